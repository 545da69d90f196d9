"""What changed between two versions, by example and in general."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.changes import Difference, differences
from deals.vocabulary import Bound, DealStatus, DifferenceKind, Modality

Document = dict[str, Any]

CITATION = {"article": 1, "before": "Aurora said that it ", "quote": "will invest $10 billion", "after": "."}
NORTHWIND = {"kind": "company", "id": 1, "slug": "northwind", "name": "Northwind", "url": "/companies/northwind/"}
BOREALIS = {"kind": "company", "id": 2, "slug": "borealis", "name": "Borealis", "url": "/companies/borealis/"}


def day(value: str) -> Document:
    return {"value": value, "precision": {4: "year", 7: "month", 10: "day"}[len(value)]}


def figure(number: int = 1, **changes: Any) -> Document:
    return {
        "id": number,
        "quantity": 7,
        "measure": "investment",
        "low": 10_000_000_000,
        "high": 10_000_000_000,
        "unit": "USD",
        "bound": "exact",
        "modality": "commitment",
        "change": None,
        "basis": "total",
        "period": "",
        "perimeter": "",
        "text": "$10 billion, committed",
        "raw": "$10 billion",
        "subject": {"kind": "deal", "id": 3, "name": "Northwind and Borealis"},
        "speaker": None,
        "stated_on": day("2025-03-04"),
        "citation": CITATION,
        **changes,
    }


def party(company: Document | None, role: str, description: str = "") -> Document:
    return {"company": company, "description": description, "role": role, "citation": CITATION}


def step(status: str, on: str) -> Document:
    return {"status": status, "on": day(on) if on else None, "citation": CITATION}


def source(number: int, publisher: str) -> Document:
    return {"id": number, "title": f"Story {number}", "publisher": publisher, "published_on": day("2025-03-04")}


def deal(**changes: Any) -> Document:
    return {
        "id": 3,
        "title": "Northwind and Borealis: supply agreement",
        "summary": "",
        "kind": "supply",
        "status": "signed",
        "binding": "binding",
        "announced_on": day("2025-03-04"),
        "scope": ["turbines"],
        "parties": [party(NORTHWIND, "supplier"), party(BOREALIS, "customer")],
        "places": [],
        "status_steps": [step("signed", "2025-03-04")],
        "figures": [figure()],
        "party_figures": [],
        "comparisons": [],
        "quotations": [],
        "sources": [source(1, "Harbour Wire")],
        "part_of": None,
        "parts": [],
        "not_stated": ["term"],
        "version": 1,
        "published_at": "2025-03-05T00:00:00+00:00",
        **changes,
    }


def restated(number: int = 2, quote: str = "may invest $10 billion", **changes: Any) -> Document:
    """The deal with a newer statement of the quantity before the one that it has."""
    newer = figure(number, citation={**CITATION, "article": 2, "before": "Aurora ", "quote": quote}, **changes)
    return deal(figures=[newer, figure()])


EXAMPLES = [
    (
        restated(modality="option", text="$10 billion, as an option"),
        "hedge_weakened",
        "figures/2/modality",
        "hedge weakened: “will invest” became “may invest” (investment)",
    ),
    (
        restated(quote="has spent $10 billion", modality="actual", text="$10 billion"),
        "hedge_strengthened",
        "figures/2/modality",
        "hedge strengthened: “$10 billion, committed” became “$10 billion” (investment)",
    ),
    (
        restated(bound="at_most", low=None, text="up to $10 billion, committed"),
        "hedge_weakened",
        "figures/2/bound",
        "bound weakened: “$10 billion, committed” became “up to $10 billion, committed” (investment)",
    ),
    (
        restated(low=12e9, high=12e9, text="$12 billion, committed"),
        "value_up",
        "figures/2/value",
        "value up: “$10 billion, committed” became “$12 billion, committed” (investment)",
    ),
    (
        restated(low=12e9, high=None, bound="at_least", text="over $12 billion, committed"),
        "value_up",
        "figures/2/value",
        "value up: “$10 billion, committed” became “over $12 billion, committed” (investment)",
    ),
    (
        deal(figures=[figure(low=8e9, high=8e9, text="$8 billion, committed")]),
        "value_down",
        "figures/1/value",
        "value down: “$10 billion, committed” became “$8 billion, committed” (investment)",
    ),
    (
        restated(quote="will invest $10 billion"),
        "figure_added",
        "figures/2",
        "stated again: investment: $10 billion, committed",
    ),
    (
        deal(figures=[figure(), figure(9, quantity=8, measure="jobs", text="400 jobs")]),
        "figure_added",
        "figures/9",
        "figure added: jobs: 400 jobs",
    ),
    (
        deal(figures=[]),
        "figure_withdrawn",
        "figures/1",
        "figure withdrawn: investment: $10 billion, committed",
    ),
    (
        deal(figures=[figure(period="by 2030", text="$10 billion, committed by 2030")]),
        "figure_corrected",
        "figures/1/period",
        "figure corrected: period “nothing” became “by 2030” ($10 billion, committed by 2030)",
    ),
    (
        deal(status_steps=[step("signed", "2025-03-04"), step("cancelled", "2026-01")], status="cancelled"),
        "step_down",
        "status_steps/cancelled/2026-01",
        "step down: cancelled, January 2026",
    ),
    (
        deal(status_steps=[step("signed", "2025-03-04"), step("active", "")], status="active"),
        "step_added",
        "status_steps/active",
        "step added: active, no date stated",
    ),
    (
        deal(status_steps=[step("signed", "2025-03")]),
        "corrected",
        "status_steps/signed/2025-03",
        "date of “signed”: “4 March 2025” became “March 2025”",
    ),
    (
        deal(status_steps=[]),
        "step_taken_back",
        "status_steps/signed/2025-03-04",
        "step taken back: signed, 4 March 2025",
    ),
    (
        deal(sources=[source(1, "Harbour Wire"), source(2, "Inc")]),
        "new_source",
        "sources/2",
        "new source: Inc, “Story 2”, 4 March 2025",
    ),
    (deal(sources=[]), "source_withdrawn", "sources/1", "source withdrawn: Harbour Wire, “Story 1”, 4 March 2025"),
    (
        deal(parties=[*deal()["parties"], party(None, "customer", "a city")]),
        "party_added",
        "parties/a city",
        "party added: a city, customer",
    ),
    (
        deal(parties=[party(NORTHWIND, "supplier")]),
        "party_withdrawn",
        "parties/2",
        "party withdrawn: Borealis, customer",
    ),
    (
        deal(parties=[party(NORTHWIND, "supplier"), party({**BOREALIS, "name": "Borealis Energy"}, "customer")]),
        "renamed",
        "parties/2/name",
        "party renamed: “Borealis” became “Borealis Energy”",
    ),
    (
        deal(parties=[party(NORTHWIND, "manufacturer"), party(BOREALIS, "customer")]),
        "corrected",
        "parties/1/role",
        "role of Northwind: “supplier” became “manufacturer”",
    ),
    (deal(title="Turbines"), "renamed", "title", f"renamed: “{deal()['title']}” became “Turbines”"),
    (deal(kind="joint_venture"), "corrected", "kind", "kind: “supply” became “joint venture”"),
    (deal(summary="Turbines."), "corrected", "summary", "summary added"),
    (deal(scope=["turbines", "service"]), "added", "scope", "scope added: service"),
    (
        deal(binding="non_binding"),
        "hedge_weakened",
        "binding",
        "hedge weakened: “binding” became “non binding” (whether the parties are bound)",
    ),
    (
        deal(comparisons=[{"figures": [1, 2], "verdict": "conflict"}]),
        "disputed",
        "comparisons/1-2",
        "disputed: “$10 billion, committed” and figure 2 cannot both hold",
    ),
    (
        deal(part_of={"deal": {"name": "Stargate"}, "citation": CITATION}),
        "corrected",
        "part_of",
        "part of a larger deal: “nothing” became “Stargate”",
    ),
    (
        deal(figures=[figure(citation={**CITATION, "after": ", it said."})]),
        "rerendered",
        "figures",
        "shown anew; nothing that is stated has changed",
    ),
    (
        {"id": 3, "merged_into": "/deals/turbines/", "reason": "The same."},
        "merged",
        "merged_into",
        "merged into /deals/turbines/",
    ),
    ({"id": 3, "withdrawn": True, "reason": "A hoax."}, "withdrawn", "withdrawn", "withdrawn: A hoax."),
]


@pytest.mark.parametrize(("after", "kind", "field", "text"), EXAMPLES, ids=[text[:40] for *_, text in EXAMPLES])
def test_a_change_reads_as_an_editor_would_say_it(after: Document, kind: str, field: str, text: str) -> None:
    assert differences(deal(), after) == [Difference(DifferenceKind(kind), field, text)]


def test_two_numbers_of_one_article_stand_beside_each_other() -> None:
    beside = figure(2, low=12e9, high=12e9, text="$12 billion, committed")
    [added] = differences(deal(), deal(figures=[figure(), beside]))
    assert added.text == "figure added: investment: $12 billion, committed"


def test_what_was_withdrawn_and_stands_again_says_so() -> None:
    [back] = differences({"id": 3, "withdrawn": True, "reason": "A hoax."}, deal())
    assert back.kind is DifferenceKind.RESTORED
    [back] = differences({"id": 3, "merged_into": "/deals/turbines/", "reason": "The same."}, deal())
    assert back.kind is DifferenceKind.RESTORED


def test_a_conflict_that_is_no_more_is_settled() -> None:
    disputed = deal(comparisons=[{"figures": [1, 2], "verdict": "conflict"}])
    assert [change.kind for change in differences(disputed, deal())] == [DifferenceKind.SETTLED]


def test_a_figure_by_itself_is_compared_too() -> None:
    alone = {**figure(), "rivals": [], "deals": []}
    changes = differences(
        alone, {**alone, "modality": "expected", "text": "$10 billion, expected", "rivals": [figure(2)]}
    )
    assert [change.field for change in changes] == ["modality", "rivals/2"]


def test_a_company_is_compared_by_its_own_fields() -> None:
    company = {"id": 2, "name": "Borealis", "names": [], "country": "", "parent": None, "deals": [], "figures": []}
    summary = {"id": 3, "title": "Turbines"}
    later = {**company, "name": "Borealis Energy", "names": ["Borealis"], "country": "NO", "parent": NORTHWIND}
    later["deals"] = [{"deal": summary, "roles": ["customer"]}]
    assert [change.text for change in differences(company, later)] == [
        "renamed: “Borealis” became “Borealis Energy”",
        "deal added: Turbines",
        "name added: Borealis",
        "country: “nothing” became “NO”",
        "parent: “nothing” became “Northwind”",
    ]


figures = st.builds(
    figure,
    st.integers(1, 3),
    quantity=st.integers(7, 8),
    modality=st.sampled_from(Modality.values()),
    bound=st.sampled_from(Bound.values()),
    low=st.none() | st.integers(0, 3),
    high=st.integers(0, 3),
    period=st.sampled_from(["", "2030"]),
    text=st.sampled_from(["$1", "$2"]),
)
documents = st.builds(
    deal,
    title=st.sampled_from(["A", "B"]),
    binding=st.sampled_from(["binding", "option", "non_binding", "not_stated"]),
    parties=st.lists(
        st.builds(party, st.sampled_from([NORTHWIND, BOREALIS]), st.sampled_from(["supplier", "customer"])), max_size=3
    ),
    status_steps=st.lists(
        st.builds(step, st.sampled_from(DealStatus.values()), st.sampled_from(["", "2025"])), max_size=3
    ),
    figures=st.lists(figures, max_size=3, unique_by=lambda stated: stated["id"]),
    sources=st.lists(st.builds(source, st.integers(1, 3), st.just("Inc")), max_size=2, unique_by=lambda row: row["id"]),
    version=st.integers(1, 9),
)


def content(document: Document) -> Document:
    return {key: value for key, value in document.items() if key not in ("version", "published_at")}


@given(documents, documents)
def test_documents_differ_exactly_if_there_is_a_difference_and_each_names_its_field(
    before: Document, after: Document
) -> None:
    found = differences(before, after)
    assert bool(found) is (content(before) != content(after))
    for difference in found:
        field = difference.field.partition("/")[0].split(", ")[0]
        assert before[field] != after[field]
        assert difference.text


@given(documents, st.integers(1, 9))
def test_a_document_is_not_different_from_itself(document: Document, version: int) -> None:
    assert differences(document, {**document, "version": version}) == []


OPPOSITE = {
    DifferenceKind.HEDGE_WEAKENED: DifferenceKind.HEDGE_STRENGTHENED,
    DifferenceKind.VALUE_UP: DifferenceKind.VALUE_DOWN,
}


@given(figures, figures)
def test_what_is_weaker_or_more_one_way_is_stronger_or_less_the_other_way(one: Document, other: Document) -> None:
    other = {**other, "id": one["id"], "quantity": one["quantity"]}
    there = [change.kind for change in differences(deal(figures=[one]), deal(figures=[other]))]
    back = [change.kind for change in differences(deal(figures=[other]), deal(figures=[one]))]
    for kind, opposite in OPPOSITE.items():
        assert there.count(kind) == back.count(opposite)
