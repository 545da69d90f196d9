from deals.ingestion.extract.companies import find_companies
from deals.ingestion.extract.figures import find_figures
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.records import CleanText, DealDraft, PartyDraft, Span
from deals.vocabulary import DealKind, DealStatus

STORY = """Halden Power signs supply agreement with Brightwater Foods

Halden Power Inc. and Brightwater Foods Inc. have signed a supply agreement worth $40 million.
Brightwater Foods Inc. reported revenue of $900 million in 2025.
"""


def subjects_of(text: str) -> dict[str, str | None]:
    layout = read_layout(CleanText(text=text))
    evidence = Span.of(text, text.index("Halden Power Inc. and"), text.index("\nBrightwater Foods Inc. reported"))
    parties = (PartyDraft("Halden Power"), PartyDraft("Brightwater Foods"))
    deal = DealDraft(parties, DealKind.SUPPLY, DealStatus.SIGNED, evidence)
    return {figure.raw: figure.subject for figure in find_figures(layout, find_companies(layout), (deal,))}


def test_the_worth_of_an_agreement_is_the_agreements() -> None:
    assert subjects_of(STORY)["$40 million"] == "deal:Halden Power+Brightwater Foods"


def test_results_are_those_of_the_company_that_reports_them() -> None:
    assert subjects_of(STORY)["$900 million"] == "Brightwater Foods"
