"""Two statements that cannot both hold, and the editor's word on them, as pages and programs get it."""

import json
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from deals.actions.publications import publish_article
from deals.actions.resolutions import resolve
from deals.comparison import Verdict
from deals.errors import NotInConflict, ReasonMissing
from deals.models import Figure, Listing, Publication, Resolution
from deals.queries.conflicts import rivals_of
from deals.vocabulary import Conflict, ProposalKind, Resource
from tests.factories.articles import PRICE, accepted, accepted_story, article, rival_of_the_story, user

pytestmark = pytest.mark.django_db
WHY = "The analysts count without the turbines."


@pytest.fixture
def rivals() -> tuple[Figure, Figure]:
    publish_article(accepted_story(), by=user())
    publish_article(rival_of_the_story(), by=user())
    return Figure.objects.get(raw="$4 billion"), Figure.objects.get(raw="$3 billion")


def document(resource: Resource, subject_id: int) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(Listing.objects.get(resource=resource, subject_id=subject_id).document)
    return read


def test_a_word_stands_beside_the_verdict_and_hides_neither(rivals: tuple[Figure, Figure], client: Client) -> None:
    one, other = rivals
    resolution = resolve(one=other, other=one, verdict=Verdict.DIFFERENT_SCOPE, reason=f" {WHY} ", by=user())
    for resource, number in (
        (Resource.FIGURE, one.pk),
        (Resource.FIGURE, other.pk),
        (Resource.QUANTITY, one.quantity_id),
    ):
        [pair] = document(resource, number)["comparisons"]
        assert (pair["figures"], pair["verdict"]) == ([one.pk, other.pk], "conflict")
        assert pair["resolution"] == {
            "verdict": "different_scope",
            "holds": None,
            "reason": WHY,
            "resolved_on": resolution.resolved_at.date().isoformat(),
        }
    for page in (f"/figures/{one.pk}/", f"/quantities/{one.quantity_id}/", "/companies/northwind/"):
        shown = client.get(page).content.decode()
        assert WHY in shown
        assert "over $4 billion" in shown
        assert "$3 billion" in shown
        assert "These conflict" not in shown


def test_the_newest_word_counts_and_the_log_keeps_both(rivals: tuple[Figure, Figure]) -> None:
    one, other = rivals
    resolve(one=one, other=other, verdict=Verdict.CONFLICT, reason="Nobody knows.", by=user())
    resolve(one=one, other=other, verdict=Verdict.SUPERSEDED, holds=other, reason=WHY, by=user())
    [pair] = document(Resource.FIGURE, one.pk)["comparisons"]
    assert (pair["resolution"]["holds"], pair["resolution"]["reason"]) == (other.pk, WHY)
    assert Resolution.objects.count() == 2
    notes = Publication.objects.filter(resource="figure", subject_id=one.pk).order_by("version")
    assert [note for note in notes.values_list("note", flat=True) if note] == [
        "Conflict resolved: Nobody knows.",
        f"Conflict resolved: {WHY}",
    ]


def test_what_is_open_and_what_is_resolved_is_asked_for_alike(rivals: tuple[Figure, Figure], client: Client) -> None:
    def counts(asked: str) -> list[int]:
        lists = [
            client.get(f"/api/v1/{name}/", {"conflict": asked}).json() for name in ("figures", "quantities", "deals")
        ]
        return [len(answer["results"]) for answer in lists]

    assert (counts("open"), counts("resolved")) == ([2, 1, 0], [0, 0, 0])
    assert client.get("/figures/", {"conflict": "open"}).content.decode().count('class="parties-line"') == 2
    one, other = rivals
    resolve(one=one, other=other, verdict=Verdict.DIFFERENT_SCOPE, reason=WHY, by=user())
    assert (counts("open"), counts("resolved")) == ([0, 0, 0], [2, 1, 0])
    assert client.get("/api/v1/figures/", {"conflict": "perhaps"}).status_code == 400


def test_editors_get_each_pair_once(rivals: tuple[Figure, Figure]) -> None:
    one, other = rivals
    assert [(pair.one["id"], pair.other["id"]) for pair in rivals_of(Conflict.OPEN)] == [(one.pk, other.pk)]
    assert rivals_of(Conflict.RESOLVED) == []
    resolve(one=one, other=other, verdict=Verdict.COMPATIBLE, reason=WHY, by=user())
    assert rivals_of(Conflict.OPEN) == []
    [pair] = rivals_of(Conflict.RESOLVED)
    assert pair.resolution is not None
    assert (pair.resolution.reason, pair.resolution.resolved_by) == (WHY, user())


def test_one_clause_does_not_contradict_itself() -> None:
    source = article("Northwind will spend $1 billion in Ohio and $3 billion in Texas.")
    accepted(source, ProposalKind.COMPANY, "Northwind", name="Northwind", role="party", kind="company")
    for billions in (1, 3):
        amount = {"raw": f"${billions} billion", "low": billions * 1e9, "high": billions * 1e9, "bound": "exact"}
        spent = {**PRICE, **amount, "measure": "investment", "subject": "Northwind"}
        accepted(source, ProposalKind.FIGURE, "$1 billion in Ohio and $3 billion in Texas", **spent)
    publish_article(source, by=user())
    assert rivals_of(Conflict.OPEN) == []


def test_a_word_needs_a_reason_and_a_conflict(rivals: tuple[Figure, Figure]) -> None:
    one, other = rivals
    price = Figure.objects.get(raw="$2.5 billion")
    with pytest.raises(ReasonMissing):
        resolve(one=one, other=other, verdict=Verdict.COMPATIBLE, reason=" ", by=user())
    for second, holds in ((price, None), (one, None), (other, price)):
        with pytest.raises(NotInConflict):
            resolve(one=one, other=second, verdict=Verdict.COMPATIBLE, holds=holds, reason=WHY, by=user())
    assert not Resolution.objects.exists()


@pytest.mark.parametrize("wrong", [{"reason": " "}, {"verdict": "maybe"}, {"swapped": True}, {"stray": True}])
def test_the_database_refuses_what_is_no_word(rivals: tuple[Figure, Figure], wrong: dict[str, Any]) -> None:
    one, other = rivals
    row = {"one": one, "other": other, "verdict": "compatible", "reason": WHY, "resolved_by": user()}
    if wrong.pop("swapped", False):
        row |= {"one": other, "other": one}
    if wrong.pop("stray", False):
        row |= {"holds": Figure.objects.get(raw="$2.5 billion")}
    with pytest.raises(IntegrityError), transaction.atomic():
        Resolution.objects.create(**(row | wrong))
    Resolution.objects.create(one=one, other=other, verdict="compatible", reason=WHY, resolved_by=user())
