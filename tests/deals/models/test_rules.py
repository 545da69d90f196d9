"""Each rule of the database, from both sides: what it lets in and what it refuses, by raw SQL where code could help."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from companies.models import Company, Place
from deals.models import Article, Citation, Deal, Figure, Party, Proposal, Publication, Quantity, StatusStep
from tests.factories.articles import STORY, accepted_story, article, cite, user

pytestmark = pytest.mark.django_db

Make = Callable[[], Any]


def sql(statement: str, *parameters: int | str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def refused(rule: str, make: Make) -> None:
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        make()


def company(name: str = "Northwind", **fields: Any) -> Company:
    return Company.objects.create(name=name, slug=fields.pop("slug", name.lower()), created_by=user(), **fields)


def deal(**fields: Any) -> Deal:
    slug = fields.pop("slug", "a-deal")
    return Deal.objects.create(title="A deal", slug=slug, kind="supply", created_by=user(), **fields)


def figure(low: float | None, high: float | None, bound: str, **fields: Any) -> Figure:
    source = Article.objects.first() or article()
    subject = Company.objects.first() or company()
    quantity, _ = Quantity.objects.get_or_create(company=subject, measure="revenue", unit="USD")
    return Figure.objects.create(
        quantity=quantity,
        citation=cite(source, "worth about $2.5 billion"),
        raw=fields.pop("raw", "$2.5 billion"),
        low=low,
        high=high,
        bound=bound,
        modality=fields.pop("modality", "actual"),
        created_by=user(),
        **fields,
    )


class TestCitations:
    def test_the_words_at_their_offsets_are_taken(self) -> None:
        source = article()
        start = STORY.index("turbines")
        sql(
            'INSERT INTO deals_citation (article_id, start, "end", quote) VALUES (%s, %s, %s, %s)',
            source.pk, start, start + 8, "turbines",
        )  # fmt: skip
        assert Citation.objects.get().quote == "turbines"

    @pytest.mark.parametrize(
        ("shift", "quote"), [(0, "turbinez"), (0, "Turbines"), (1, "turbines"), (0, "turbine"), (10_000, "turbines")]
    )
    def test_one_changed_character_is_refused(self, shift: int, quote: str) -> None:
        source = article()
        start = STORY.index("turbines") + shift
        refused(
            "not what stands in article",
            lambda: sql(
                'INSERT INTO deals_citation (article_id, start, "end", quote) VALUES (%s, %s, %s, %s)',
                source.pk,
                start,
                start + 8,
                quote,
            ),
        )

    def test_offsets_count_code_points(self) -> None:
        source = article("🚀 İstanbul’s grid — ÅSEN pays €3 for it.")
        assert cite(source, "ÅSEN pays €3").start == 20

    def test_a_stored_citation_never_changes(self) -> None:
        citation = cite(article(), "turbines")
        refused("never changed", lambda: sql("UPDATE deals_citation SET start = start + 1 WHERE id = %s", citation.pk))

    def test_the_text_of_a_cited_article_never_changes(self) -> None:
        source = article()
        sql("UPDATE deals_article SET text = text || ' more' WHERE id = %s", source.pk)
        source.refresh_from_db()
        cite(source, "turbines")
        refused("is cited and never changes", lambda: sql("UPDATE deals_article SET text = upper(text)"))
        sql("UPDATE deals_article SET title = 'Another title'")

    def test_an_empty_span_is_refused(self) -> None:
        source = article()
        refused(
            "citation_end_after_start|citation_quote_filled|not what stands",
            lambda: sql(
                'INSERT INTO deals_citation (article_id, start, "end", quote) VALUES (%s, 5, 5, %s)', source.pk, ""
            ),
        )


class TestFigures:
    @pytest.mark.parametrize(
        ("low", "high", "bound"),
        [(1, 1, "exact"), (1, 1, "about"), (1, None, "at_least"), (None, 1, "at_most"), (1, 2, "range"),
         (1, None, "vague"), (-2, -2, "exact")],
    )  # fmt: skip
    def test_ends_that_fit_their_bound_are_taken(self, low: float | None, high: float | None, bound: str) -> None:
        assert figure(low, high, bound).pk

    @pytest.mark.parametrize(
        ("low", "high", "bound"),
        [(1, 2, "exact"), (1, None, "about"), (1, 1, "at_least"), (None, 1, "at_least"), (1, None, "at_most"),
         (None, 2, "range"), (2, 1, "range"), (2, 1, "vague"), (None, None, "vague"), (None, None, "exact"),
         (1, 1, "precise")],
    )  # fmt: skip
    def test_ends_that_do_not_are_refused(self, low: float | None, high: float | None, bound: str) -> None:
        refused("figure_", lambda: figure(low, high, bound))

    def test_the_number_stands_in_the_quote(self) -> None:
        refused("does not stand in the quote", lambda: figure(1, 1, "exact", raw="$2.6 billion"))

    @pytest.mark.parametrize("field", [{"modality": "sure"}, {"change": "up"}, {"stated_on": "2025-13"}, {"raw": " "}])
    def test_words_outside_the_vocabulary_are_refused(self, field: dict[str, str]) -> None:
        refused("figure_", lambda: figure(1, 1, "exact", **field))

    def test_a_quantity_has_exactly_one_subject(self) -> None:
        firm, agreement = company(), deal()
        Quantity.objects.create(company=firm, measure="jobs", unit="jobs")
        refused("one_subject", lambda: Quantity.objects.create(measure="jobs", unit="jobs"))
        refused(
            "one_subject",
            lambda: Quantity.objects.create(company=firm, deal=agreement, measure="jobs", unit="jobs"),
        )

    def test_a_quantity_is_there_once(self) -> None:
        firm = company()
        Quantity.objects.create(company=firm, measure="jobs", unit="jobs")
        Quantity.objects.create(company=firm, measure="jobs", unit="jobs", period="2027")
        refused("identity_unique", lambda: Quantity.objects.create(company=firm, measure="jobs", unit="jobs"))


class TestDeals:
    @pytest.mark.parametrize("date", ["", "2026", "2026-03", "2026-03-31", "2026-Q3"])
    def test_dates_keep_their_precision(self, date: str) -> None:
        assert Deal.objects.get(pk=deal(announced_on=date).pk).announced_on == date

    @pytest.mark.parametrize("date", ["March", "2026-3", "2026-13", "26", "2026-Q5"])
    def test_what_is_no_date_is_refused(self, date: str) -> None:
        refused("partial_date", lambda: deal(announced_on=date))

    def test_a_party_is_named_or_described(self) -> None:
        agreement, firm = deal(), company()
        citation = cite(article(), "Northwind")
        Party.objects.create(deal=agreement, company=firm, citation=citation)
        Party.objects.create(deal=agreement, description="a utility in Texas", citation=citation)
        for wrong in ({}, {"company": firm, "description": "a firm"}, {"description": " "}):
            refused(
                "named_or_described",
                partial(Party.objects.create, deal=agreement, citation=citation, **wrong),
            )

    def test_a_part_is_cited_and_not_of_itself(self) -> None:
        umbrella, part = deal(slug="umbrella"), deal(slug="part")
        citation = cite(article(), "The agreement")
        Deal.objects.filter(pk=part.pk).update(part_of=umbrella, part_of_citation=citation)
        refused("part_of_is_cited", lambda: Deal.objects.filter(pk=umbrella.pk).update(part_of=part))
        refused(
            "not_part_of_itself",
            lambda: Deal.objects.filter(pk=umbrella.pk).update(part_of=umbrella, part_of_citation=citation),
        )

    def test_a_step_needs_a_citation(self) -> None:
        refused("null value", lambda: StatusStep.objects.create(deal=deal(), status="signed"))


class TestRecords:
    def test_a_withdrawal_says_who_when_and_why(self) -> None:
        firm = company()
        Company.objects.filter(pk=firm.pk).update(
            withdrawn_at=timezone.now(), withdrawn_by=user(), withdrawn_reason="Entered twice"
        )
        for wrong in ({"withdrawn_by": None}, {"withdrawn_at": None}, {"withdrawn_reason": " "}):
            refused("by_whom_and_why", partial(Company.objects.filter(pk=firm.pk).update, **wrong))

    @pytest.mark.parametrize("table", ["companies_company", "deals_deal", "deals_article"])
    def test_nothing_is_deleted(self, table: str) -> None:
        company(), deal(), article()
        refused("withdrawn with a reason, not deleted", lambda: sql(f"DELETE FROM {table}"))  # noqa: S608  table names of ours

    def test_code_is_told_so_too(self) -> None:
        with pytest.raises(TypeError, match="withdrawn, not deleted"):
            company().delete()

    def test_points_only_where_the_text_is_precise(self) -> None:
        point = {"latitude": 36.15, "longitude": -95.99}
        Place.objects.create(name="Tulsa", kind="city", country="US", admin1="OK", slug="tulsa", **point)
        refused(
            "point_only_where_precise",
            lambda: Place.objects.create(name="Oklahoma", kind="state", country="US", admin1="OK", slug="ok", **point),
        )
        refused(
            "point_whole",
            lambda: Place.objects.create(name="Enid", kind="city", country="US", admin1="OK", slug="enid", latitude=36),
        )
        refused("state_has_code", lambda: Place.objects.create(name="Ohio", kind="state", country="US", slug="ohio"))


class TestProposals:
    def test_what_the_machine_read_never_changes(self) -> None:
        source = article()
        proposal = Proposal.objects.create(
            article=source, kind="credit", citation=cite(source, "Harbour Daily"), origin="machine", rule="r",
            position=1, proposed={"name": "Harbour Daily"}, value={"name": "Harbour Daily"},
        )  # fmt: skip
        Proposal.objects.filter(pk=proposal.pk).update(value={"name": "The Harbour Daily"})
        for change in ({"proposed": {"name": "X"}}, {"rule": "other"}, {"origin": "person", "proposed": None}):
            refused("what was read", partial(Proposal.objects.filter(pk=proposal.pk).update, **change))

    def test_a_decision_says_who_and_when(self) -> None:
        proposal = accepted_story().proposals.first()
        assert proposal is not None
        refused("decided_by_whom_and_when", lambda: Proposal.objects.filter(pk=proposal.pk).update(decided_by=None))


class TestPublications:
    def test_are_only_appended(self) -> None:
        Publication.objects.create(
            resource="deal", subject_id=1, version=1, reason="new_record", by=user(), document="{}", sha256="0" * 64
        )
        refused("publish a new version", lambda: sql("UPDATE deals_publication SET document = 'x'"))
        refused("publish a new version", lambda: sql("DELETE FROM deals_publication"))
        refused(
            "version_unique",
            lambda: Publication.objects.create(
                resource="deal", subject_id=1, version=1, reason="rename", by=user(), document="{}", sha256="1" * 64
            ),
        )
