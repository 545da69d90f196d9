import pytest

from deals.ingestion.extract.companies import find_companies
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.extract.quotations import find_quotations
from deals.ingestion.records import CleanText, QuoteDraft


def found(text: str) -> tuple[QuoteDraft, ...]:
    return find_quotations(read_layout(CleanText("Acme Opens Plant\n\n" + text)))


def speakers(text: str) -> list[tuple[str, str]]:
    return [(quote.speaker, quote.text) for quote in found(text)]


WORDS = "We could not be happier about it"


@pytest.mark.parametrize(
    "text",
    [
        "“We could not be happier about it,” said Ann Lee, chief executive of Acme.",
        "“We could not be happier about it,” said Acme chief executive Ann Lee.",
        "“We could not be happier about it,” said Acme founder, chairman and CEO Ann Lee.",
        "“We could not be happier about it,” said Acme founder and managing director, Ann Lee.",
        "“We could not be happier about it,” Ann Lee said.",
        "“We could not be happier about it,” Dr. Ann Lee, head of Bolt, told reporters.",
        '"We could not be happier about it," added Ann Lee.',
        "Ann Lee, chief executive of Acme, commented: “We could not be happier about it.”",
        "At the opening, Acme CEO Ann Lee said the plant was a start. “We could not be happier about it.”",
        "Acme CEO Ann Lee said the plant means “We could not be happier about it” and left.",
        "Notes Ann Lee, “We could not be happier about it.”",
        "According to Ann Lee, “We could not be happier about it.”",
        "Ann Lee, who runs Acme, said:\n\n“We could not be happier about it.”",
        "“We could not be happier about it.”\n\n— Ann Lee, Chief Executive of Acme",
        "We could not be happier about it,” said Ann Lee, chief executive of Acme.",
        "“We could not be happier about it, said Ann Lee, chief executive of Acme.",
    ],
)
def test_speaker_of_a_direct_quotation(text: str) -> None:
    assert [(name, words.rstrip(".,")) for name, words in speakers(text)] == [("Ann Lee", WORDS)]


def test_a_split_quotation_gives_an_entry_for_each_part() -> None:
    text = "“We could not be happier about it,” said Ann Lee, CEO of Acme. “The plant is the best we have.”"
    assert speakers(text) == [
        ("Ann Lee", "We could not be happier about it,"),
        ("Ann Lee", "The plant is the best we have."),
    ]


def test_a_quotation_over_two_paragraphs_has_one_speaker() -> None:
    text = "“We could not be happier about it.\n\n“The plant is the best we have,” said Ann Lee, CEO of Acme."
    assert [name for name, _ in speakers(text)] == ["Ann Lee", "Ann Lee"]


def test_a_surname_or_pronoun_means_the_person_named_in_full() -> None:
    text = (
        "Ann Lee, CEO of Acme, opened the plant.\n\n“We could not be happier about it,” Lee said.\n\n"
        "“The plant is the best we have,” she added."
    )
    assert [name for name, _ in speakers(text)] == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize(
    "text",
    [
        "“We could not be happier about it,” Acme said.",
        "“We could not be happier about it,” said an Acme spokesperson.",
        "The firm calls it “a very good plant indeed for us” in its brochure.",
        "Ann Lee wrote a book titled “How We Came to Build a Plant”.",
        "“Good,” said Ann Lee, CEO of Acme.",
        "“We could not be happier about it,” the company said. “The plant is the best we have.”",
    ],
)
def test_words_of_nobody_named_are_no_quotation(text: str) -> None:
    assert speakers(text) == []


def test_the_evidence_is_exactly_the_words() -> None:
    text = "“We could not be happier about it,” said Ann Lee, CEO of Acme."
    (quote,) = found(text)
    assert quote.evidence.quote == quote.text == "We could not be happier about it,"
    assert quote.rule == "said after"


def test_a_missing_closing_mark_is_a_problem() -> None:
    (quote,) = found("“We could not be happier about it, said Ann Lee, CEO of Acme.")
    assert [problem.code for problem in quote.problems] == ["unclosed_quotation"]


def test_a_speaker_is_not_affiliated_with_himself() -> None:
    text = "“We could not be happier about it,” said Ann Lee, who founded Ann Lee Holdings Inc. with Bolt Corp."
    layout = read_layout(CleanText("Acme Opens Plant\n\n" + text))
    (quote,) = find_quotations(layout, find_companies(layout))
    assert quote.affiliation == "Bolt"
