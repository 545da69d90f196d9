import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.ingestion.extract.layout import Layout, Zone, read_layout
from deals.ingestion.records import CleanText


def sentences(text: str) -> list[str]:
    layout = read_layout(CleanText(text))
    return [layout.text[s.start : s.end] for s in layout.sentences]


def zones(text: str) -> list[Zone]:
    return [s.zone for s in read_layout(CleanText(text)).sentences]


def quoted(text: str) -> list[str]:
    layout = read_layout(CleanText(text))
    return [text[q.start : q.end] for q in layout.quoted]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met. They left.", ["We met.", "They left."]),
        (
            "Acme Inc. bought Bolt Ltd. in May. The price is secret.",
            ["Acme Inc. bought Bolt Ltd. in May.", "The price is secret."],
        ),
        ("It sells in the U.S. and Canada. It grew.", ["It sells in the U.S. and Canada.", "It grew."]),
        ("It sells in the U.S. The rest is small.", ["It sells in the U.S.", "The rest is small."]),
        ("It paid $1.5 billion to Dr. J. Smith on Nov. 5.", ["It paid $1.5 billion to Dr. J. Smith on Nov. 5."]),
        ("Acme Corp. (NYSE: ACM) said so.", ["Acme Corp. (NYSE: ACM) said so."]),
        ("“We grow. We hire.” She left.", ["“We grow.", "We hire.”", "She left."]),
        ("“Why not?” asked Ms. Lee.", ["“Why not?” asked Ms. Lee."]),
        ("It cut costs.With that done, it hired.", ["It cut costs.", "With that done, it hired."]),
        ("See https://acme.example/a.b?c=D. Then call.", ["See https://acme.example/a.b?c=D.", "Then call."]),
        ("Rule No. 5 holds. See No. 7.", ["Rule No. 5 holds.", "See No. 7."]),
        ("No stop at all", ["No stop at all"]),
        ("", []),
        (" \u200b\n\u00a0\n", []),
    ],
)
def test_sentences_end_at_full_stops_that_are_no_abbreviation(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_hard_wrapped_lines_make_one_paragraph() -> None:
    text = (
        "The firm said on Monday that it would build a second plant\nbeside the first one, opened last year.\n\nNext."
    )
    assert sentences(text) == text.split("\n\n")


def test_prose_without_a_stop_is_cut_at_a_space() -> None:
    found = sentences("a plant and " * 1000)
    assert all(len(sentence) <= 3000 for sentence in found)
    assert " ".join(found) == ("a plant and " * 1000).strip()


def test_list_items_stand_alone() -> None:
    text = "The plan has three parts, which the board approved on Monday:\n* a plant\n* a port\n* a power line"
    assert zones(text)[1:] == [Zone.LIST] * 3


STORY = """# Acme and Bolt to Build a Plant

OSLO, Norway, May 3, 2026 (SOME NEWSWIRE) -- Acme today signed a deal with Bolt.

Special Offer Banner

## What comes next

Speaking of which, Widget.example has established itself as the leading provider of panels.

About Acme Inc.

Acme makes things. It is based in Oslo.

Forward-Looking Statements

This may change. We will see.

---

[Original](https://acme.example/x)
"""


def test_zones_of_a_press_release() -> None:
    assert zones(STORY) == [
        Zone.HEADLINE,
        Zone.DATELINE,
        Zone.BODY,
        Zone.BOILERPLATE,
        Zone.HEADING,
        Zone.PROMOTION,
        *[Zone.ABOUT] * 3,
        *[Zone.BOILERPLATE] * 5,
    ]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("PARIS – Acme opened a plant.", "PARIS"),
        (
            "OSLO, NORWAY - [A Newswire](https://wire.example/) – 9 June 2026 – Acme opened a plant.",
            "OSLO, NORWAY -  A Newswire                         – 9 June 2026",
        ),
        ("Austin, Texas, June 2, 2026 -- Acme opened a plant.", "Austin, Texas, June 2, 2026"),
        ("NEW YORK, NY - May 1, 2026 (A WIRE) - Acme grew.", "NEW YORK, NY - May 1, 2026 (A WIRE)"),
        (
            "SEOUL, KOREA, May 08, 2025 /SomePressRelease/ -- Acme grew.",
            "SEOUL, KOREA, May 08, 2025 /SomePressRelease/",
        ),
    ],
)
def test_dateline_is_apart(text: str, dateline: str) -> None:
    layout = read_layout(CleanText("Acme Opens Plant\n\n" + text))
    assert [layout.words(s) for s in layout.sentences if s.zone is Zone.DATELINE] == [dateline]


def test_a_dash_in_a_sentence_is_no_dateline() -> None:
    assert Zone.DATELINE not in zones("Acme Opens Plant\n\nThe plant – the third of its kind – opened today.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “It works.” Then “again”.", ["It works.", "again"]),
        ('He said, "It works," and "again".', ["It works,", "again"]),
        ('A 19" rack and a 21" rack.', []),
        ("“It works and goes on\n\n“and ends here.”", ["It works and goes on", "and ends here."]),
        ("‘It works, don’t you think,’ he said.", ["It works, don’t you think,"]),
        ("The firm's plan and the firms’ plans.", []),
    ],
)
def test_quoted_regions(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_lookups_by_offset() -> None:
    text = "One here. “Two there.” Three."
    layout = read_layout(CleanText(text))
    assert layout.sentence_at(0) == layout.sentences[0]
    assert layout.sentence_at(text.index("Two")) == layout.sentences[1]
    assert layout.sentences_in(text.index("here"), text.index("there")) == layout.sentences[:2]
    assert layout.quoted_at(text.index("Two")) is not None
    assert layout.quoted_at(0) is None
    assert layout.quoted_at(text.index("Three")) is None


def assert_consistent(layout: Layout) -> None:
    assert len(layout.plain) == len(layout.text)
    ends = 0
    for sentence in layout.sentences:
        assert ends <= sentence.start < sentence.end <= len(layout.text)
        assert not layout.words(sentence)[0].isspace()
        ends = sentence.end
    for region in layout.quoted:
        assert 0 <= region.start < region.end <= len(layout.text)


@given(st.text(max_size=400))
def test_any_text_has_a_layout(text: str) -> None:
    assert_consistent(read_layout(CleanText(text)))


MARKS = '“ ” " . # * [a](b) <p> About U.S. Acme \u200b 🚀 \u202b -- ¡ $1.5 ]( ![ www. @a.b ‘ ’'


@given(st.lists(st.sampled_from([*MARKS.split(), " ", "\n", "\n\n"]), max_size=60))
def test_any_mixture_of_marks_has_a_layout(parts: list[str]) -> None:
    assert_consistent(read_layout(CleanText("".join(parts))))
