import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deals.ingestion.output import as_json, from_json
from deals.ingestion.pipeline import extract
from deals.ingestion.records import ArticleDraft, CleanText

SHARED = Path(__file__).resolve().parents[4] / "shared" / "articles"
needs_articles = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the annotated articles beside the checkout")

STORY = """Acme and Bolt to Build a Plant

DAYTON, Ohio, May 3, 2026 (A WIRE) -- According to Reuters, Acme Inc. (NYSE: ACM) and Bolt Corp. signed a supply
agreement worth over $5 million on Monday. Acme will make racks at its plants in Ohio, Iowa and Utah.

“We could not be happier about it,” said Ann Lee, CEO of Acme. “The plant is the best we have.”
"""


def spans(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "quote"}:
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def assert_sound(draft: ArticleDraft) -> None:
    text = draft.page.text
    document = as_json(draft)
    for span in spans(document):
        assert text[int(str(span["start"])) : int(str(span["end"]))] == span["quote"]
    assert from_json(document) == draft
    assert all(quote.evidence.quote == quote.text for quote in draft.quotes)
    assert all(figure.span.quote == figure.raw for figure in draft.figures)
    assert all(place.evidence.covers(place.span) for place in draft.locations)


def test_a_release_is_read_whole() -> None:
    draft = extract(CleanText(STORY))
    assert_sound(draft)
    assert [credit.name for credit in draft.via] == ["Reuters"]
    assert {company.name for company in draft.companies} >= {"Acme", "Bolt"}
    assert [place.admin1 for place in draft.locations] == ["OH", "IA", "UT"]
    assert [quote.speaker for quote in draft.quotes] == ["Ann Lee", "Ann Lee"]
    assert [(figure.raw, figure.low, figure.high) for figure in draft.figures] == [("$5 million", 5e6, None)]
    assert draft.problems == ()


def test_the_same_text_gives_the_same_draft() -> None:
    assert extract(CleanText(STORY)) == extract(CleanText(STORY))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", {"empty_text"}),
        ("\n \u200b\n", {"empty_text"}),
        ("Menu\n\nSubscribe\n\nLeave a Reply", {"no_story"}),
        ("Les deux sociétés ont signé lundi un accord pour la construction de trois usines dans le nord. " * 3,
         {"not_english"}),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_problem(text: str, codes: set[str]) -> None:
    draft = extract(CleanText(text))
    assert_sound(draft)
    assert {problem.code for problem in draft.problems} == codes


@pytest.mark.parametrize(
    "text",
    [
        STORY.upper(),
        STORY.replace(".", ""),
        STORY.replace(" ", "\u00a0"),
        STORY.replace("“", '"').replace("”", '"'),
        STORY.replace("”", ""),
        STORY.replace("Acme", "**[Acme](https://acme.example/a(b))**"),
        f"<html><body><p>{STORY}</p><script>var a = '$5 million';</script>",
        "شركة Acme وقعت اتفاقا بقيمة $5 million مع Bolt 🚀\u200b في Ohio. " * 20,
        "* " + STORY.replace("\n\n", "\n* "),
        "".join(f"[link {n}](https://acme.example/{n})\n" for n in range(200)),
    ],
)
def test_odd_texts_give_sound_drafts(text: str) -> None:
    assert_sound(extract(CleanText(text)))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_a_sound_draft(text: str) -> None:
    assert_sound(extract(CleanText(text)))


MARKS = [
    "\n\n",
    "$1.2-$1.4bn",
    "“",
    "”",
    '"',
    "17%",
    "U.S.",
    "About",
    "—",
    "\u200b",
    "🚀",
    "(",
    ")",
    ";",
    "Inc.",
    "said",
]
PIECES = [*STORY.split(), *MARKS]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=80))
def test_any_shuffled_release_gives_a_sound_draft(pieces: list[str]) -> None:
    assert_sound(extract(CleanText(" ".join(pieces))))


@needs_articles
@pytest.mark.shared
def test_the_seed_article() -> None:
    record = json.loads((SHARED / "dev" / "001-openai-foxconn.json").read_text(encoding="utf-8"))
    draft = extract(CleanText(record["raw_text"]))
    assert [credit.name for credit in draft.via] == ["Inc"]
    assert [quote.speaker for quote in draft.quotes] == ["Sam Altman", "Alexis Bjorlin"]
    assert [(place.name, place.kind) for place in draft.locations] == [
        ("Wisconsin", "state"),
        ("Ohio", "state"),
        ("Texas", "state"),
    ]


@needs_articles
@pytest.mark.shared
def test_articles_as_published_give_sound_drafts() -> None:
    with gzip.open(SHARED / "unlabelled.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % 40 == 0:
                assert_sound(extract(CleanText(json.loads(line)["text"])))
