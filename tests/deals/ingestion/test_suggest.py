import pytest

from deals.ingestion.items import Item
from deals.ingestion.quotes import locate
from deals.ingestion.records import CleanText
from deals.ingestion.suggest import suggested
from deals.vocabulary import ProposalKind
from tests.factories.drafts import STORY


def suggest(kind: ProposalKind, quote: str) -> Item:
    return suggested(kind, CleanText(STORY), locate(STORY, quote))


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("$400 million", ProposalKind.FIGURE),
        ("Borealis", ProposalKind.COMPANY),
        ("Ohio", ProposalKind.LOCATION),
        ("“We have waited for this for years,”", ProposalKind.QUOTATION),
        ("batteries", ProposalKind.COMPANY),
    ],
)
def test_without_a_kind_it_is_what_the_selection_holds(quote: str, kind: ProposalKind) -> None:
    assert suggested(None, CleanText(STORY), locate(STORY, quote)).kind is kind


def test_a_selected_number_is_read_with_its_clause() -> None:
    item = suggest(ProposalKind.FIGURE, "$400 million")
    assert (item.value["raw"], item.value["low"], item.value["bound"]) == ("$400 million", 4e8, "at_least")
    assert "revenue of over $400 million" in item.span.quote


def test_words_without_a_number_are_still_taken() -> None:
    item = suggest(ProposalKind.FIGURE, "for years")
    assert item.value["raw"] == "for years"


def test_a_selected_deal_has_the_companies_that_are_named_in_it() -> None:
    item = suggest(ProposalKind.DEAL, "Aurora Motors Inc. and Borealis Energy Corp. signed an agreement")
    assert len(item.value["parties"]) == 2


def test_a_place_is_cited_with_its_sentence() -> None:
    item = suggest(ProposalKind.LOCATION, "the plant")
    assert (item.value["name"], item.value["kind"]) == ("the plant", "city")
    assert item.span.quote.startswith("Aurora will invest")


def test_quotation_marks_are_left_out_of_a_quotation() -> None:
    item = suggest(ProposalKind.QUOTATION, "“We have waited for this for years,”")
    assert not item.value["text"].startswith("“")
    assert item.span.quote == item.value["text"]


@pytest.mark.parametrize("kind", list(ProposalKind))
def test_every_kind_has_a_suggestion_that_stands_in_the_text(kind: ProposalKind) -> None:
    item = suggest(kind, "batteries together in Ohio")
    assert STORY[item.span.start : item.span.end] == item.span.quote
    assert item.kind is kind
