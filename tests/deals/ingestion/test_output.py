import json

import pytest

from deals.ingestion.output import as_json, from_json
from deals.ingestion.records import (
    ArticleDraft,
    CleanText,
    CompanyDraft,
    CreditDraft,
    DealDraft,
    FigureDraft,
    LocationDraft,
    PartyDraft,
    Problem,
    ProjectDraft,
    QuoteDraft,
    Span,
)
from deals.vocabulary import (
    Basis,
    Bound,
    Change,
    CompanyRole,
    DealKind,
    DealStatus,
    Measure,
    Modality,
    PartyRole,
    PlaceKind,
)

TEXT = "Acme and Bolt signed in Ohio 🚀, said Reuters: “we are happy”, up 5%."


def span(words: str) -> Span:
    return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


DRAFT = ArticleDraft(
    page=CleanText(TEXT, title="A deal", url="https://news.example/1", published="2026-05", authors=("Ann Lee",)),
    is_partnership_news=True,
    via=(CreditDraft("Reuters", span("said Reuters"), "told"), CreditDraft("Reuters", span("Reuters"), "told")),
    companies=(CompanyDraft("Acme", CompanyRole.PARTY, (span("Acme"),), rule="name"),),
    deals=(
        DealDraft(
            (PartyDraft("Acme", PartyRole.SUPPLIER), PartyDraft("Bolt")),
            DealKind.SUPPLY,
            DealStatus.SIGNED,
            span("Acme and Bolt signed"),
            scope=("bolts", "nuts"),
            problems=(Problem("doubt", "Check it.", span("signed")), Problem("other", "Check that, too.")),
        ),
    ),
    projects=(ProjectDraft("Acme", "plant", DealStatus.PLANNED, span("Acme")),),
    locations=(LocationDraft("Ohio", PlaceKind.STATE, "US", span("in Ohio"), span("Ohio"), "OH", company="Acme"),),
    figures=(
        FigureDraft(
            "5%", span("5%"), span("up 5%"), Measure.PERCENTAGE, 5.0, None, "percent", Bound.AT_LEAST, Modality.ACTUAL,
            None, change=Change.INCREASE, basis=Basis.TOTAL,
        ),
    ),
    quotes=(QuoteDraft("Ann Lee", "we are happy", span("we are happy"), "Acme"),),
    problems=(Problem("no_story", "Nothing here."),),
)  # fmt: skip


def test_a_draft_survives_json() -> None:
    assert from_json(json.loads(json.dumps(as_json(DRAFT)))) == DRAFT


def test_the_shape_is_the_contract() -> None:
    document = as_json(DRAFT)
    assert document["schema"] == 1
    assert document["text"] == TEXT
    assert document["via"] == ["Reuters"]
    assert document["companies"][0]["mentions"] == [{"start": 0, "end": 4, "quote": "Acme"}]
    assert document["deals"][0]["parties"] == [
        {"name": "Acme", "role": "supplier"},
        {"name": "Bolt", "role": "partner"},
    ]
    assert document["figures"][0]["quote"] == {"start": 62, "end": 67, "quote": "up 5%"}
    assert {"rule", "problems"} <= document["locations"][0].keys()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": 2}, "schema 2 is not 1"),
        ({"text": 5}, "draft.page.text: str expected, not int"),
        ({"companies": {}}, "draft.companies: a list expected, not dict"),
        ({"companies": [{"name": "Acme", "role": "boss", "mentions": []}]}, r"draft.companies\[0\].role: 'boss'"),
        ({"companies": [{"name": "Acme"}]}, r"draft.companies\[0\]: .* 'role'"),
        ({"quotes": ["x"]}, r"draft.quotes\[0\]: QuoteDraft expected, not str"),
    ],
)
def test_a_wrong_shape_is_named_with_its_place(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        from_json(as_json(DRAFT) | change)
