"""The sample articles keep the rules that an editor's reading has to keep."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from companies.vocabulary import CompanyKind, FacilityKind, PlaceKind
from deals.ingestion.samples import Sample, SampleFigure, read_companies, read_samples
from deals.vocabulary import (
    Basis,
    Binding,
    Bound,
    Change,
    CompanyRole,
    DealKind,
    DealStatus,
    Measure,
    Modality,
    PartyRole,
)

SAMPLES = read_samples()
COMPANIES = {company["name"]: company for company in read_companies()}
SITES = Path(__file__).resolve().parents[2] / "companies" / "data" / "sites.csv"
PARTIAL_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)


def quotes_of(sample: Sample) -> Iterator[str]:
    """Every clause that a record of the reading rests on."""
    gold = sample.gold
    for deal in gold["deals"]:
        yield deal["evidence"]
        yield from (party["quote"] for party in deal["parties"])
        yield from (step["quote"] for step in deal["steps"])
        if deal["part_of"]:
            yield deal["part_of"]["quote"]
    yield from (project["evidence"] for project in gold["projects"])
    yield from (location["evidence"] for location in gold["locations"])
    yield from (figure["quote"] for figure in gold["figures"])
    yield from (quotation["text"] for quotation in gold["quotes"])


def bounds_fit(figure: SampleFigure) -> bool:
    """Whether the open ends of the interval are those that its bound calls for."""
    low, high = figure["low"], figure["high"]
    match figure["bound"]:
        case Bound.EXACT | Bound.ABOUT:
            return low is not None and low == high
        case Bound.AT_LEAST:
            return low is not None and high is None
        case Bound.AT_MOST:
            return low is None and high is not None
        case Bound.RANGE:
            return low is not None and high is not None and low < high
        case Bound.VAGUE:
            return low is not None or high is not None
    return False


def subjects_of(sample: Sample) -> set[str]:
    """What a figure of the sample may be about."""
    gold = sample.gold
    deals = {"deal:" + "+".join(party["name"] for party in deal["parties"]) for deal in gold["deals"]}
    facilities = {f"facility:{location['facility']}" for location in gold["locations"] if location["facility"]}
    return deals | facilities | {company["name"] for company in gold["companies"]}


def test_there_are_enough_and_their_ids_and_addresses_are_their_own() -> None:
    assert len(SAMPLES) >= 20
    assert len({sample.id for sample in SAMPLES}) == len(SAMPLES)
    assert len({sample.url for sample in SAMPLES}) == len(SAMPLES)
    assert len({sample.raw_text for sample in SAMPLES}) == len(SAMPLES)


@each_sample
def test_each_has_a_public_source_and_a_date(sample: Sample) -> None:
    address = urlsplit(sample.url)

    assert address.scheme in {"http", "https"}
    assert "." in address.netloc
    assert sample.source
    assert sample.publisher
    assert date(2017, 1, 1) <= sample.published <= date(2026, 12, 31)


@each_sample
def test_each_is_a_short_article_that_starts_with_its_title(sample: Sample) -> None:
    assert sample.raw_text.startswith(f"{sample.title}\n\n")
    assert 120 <= len(sample.raw_text.removeprefix(sample.title).split()) <= 260


@each_sample
def test_every_clause_stands_exactly_once(sample: Sample) -> None:
    assert [quote for quote in quotes_of(sample) if sample.raw_text.count(quote) != 1] == []


@each_sample
def test_every_name_and_word_of_scope_stands_in_the_text(sample: Sample) -> None:
    gold = sample.gold
    words = [*gold["via"]]
    words += [alias for company in gold["companies"] for alias in company["aliases_in_text"]]
    words += [word for deal in gold["deals"] for word in deal["scope"]]
    words += [location["name"] for location in gold["locations"]]

    assert [word for word in words if word not in sample.raw_text] == []


@each_sample
def test_every_number_stands_whole_in_its_clause(sample: Sample) -> None:
    for figure in sample.gold["figures"]:
        whole = rf"(?<![\d.,$]){re.escape(figure['raw'])}(?!\w|[.,]\d)"
        assert len(re.findall(whole, figure["quote"])) == 1, figure["quote"]


@each_sample
def test_intervals_fit_their_bounds(sample: Sample) -> None:
    assert [figure["quote"] for figure in sample.gold["figures"] if not bounds_fit(figure)] == []


@each_sample
def test_figures_use_the_vocabularies(sample: Sample) -> None:
    for figure in sample.gold["figures"]:
        assert figure["measure"] in Measure.values()
        assert figure["bound"] in Bound.values()
        assert figure["modality"] in Modality.values()
        assert figure["basis"] in Basis.values()
        assert figure["change"] in {None, *Change.values()}
        assert figure["unit"]
        assert (figure["measure"] == Measure.JOBS) <= (figure["unit"] in {"jobs", "percent"})


@each_sample
def test_every_figure_has_a_subject_in_its_article_and_is_given_once(sample: Sample) -> None:
    figures = sample.gold["figures"]
    statements = [(figure["quote"], figure["raw"], figure["subject"]) for figure in figures]

    assert {figure["subject"] for figure in figures} <= subjects_of(sample)
    assert len(set(statements)) == len(statements)


@each_sample
def test_deals_use_the_vocabularies(sample: Sample) -> None:
    for deal in sample.gold["deals"]:
        assert deal["kind"] in DealKind.values()
        assert deal["status"] in DealStatus.values()
        assert deal["binding"] in Binding.values()
        assert deal["summary"]
        assert {party["role"] for party in deal["parties"]} <= set(PartyRole.values())
        assert {step["status"] for step in deal["steps"]} <= set(DealStatus.values())


@each_sample
def test_a_deal_has_two_parties_dates_and_a_last_step_that_is_its_status(sample: Sample) -> None:
    for deal in sample.gold["deals"]:
        dates = [deal["announced_on"], *(step["on"] for step in deal["steps"])]

        assert len({party["name"] for party in deal["parties"]}) == len(deal["parties"]) >= 2
        assert deal["steps"][-1]["status"] == deal["status"]
        for day in filter(None, dates):
            assert PARTIAL_DATE.fullmatch(day)
            assert day <= sample.published.isoformat()


@each_sample
def test_parties_of_the_news_are_the_companies_marked_as_party(sample: Sample) -> None:
    gold = sample.gold
    marked = {company["name"] for company in gold["companies"] if company["role"] == CompanyRole.PARTY}
    parties = {party["name"] for deal in gold["deals"] if deal["primary"] for party in deal["parties"]}

    assert {name for name in parties if not name.startswith("undisclosed: ")} == marked
    assert gold["is_partnership_news"] == any(deal["primary"] for deal in gold["deals"])


@each_sample
def test_every_company_is_known_by_a_name_that_its_article_uses(sample: Sample) -> None:
    companies = {company["name"]: company["aliases_in_text"] for company in sample.gold["companies"]}
    named = {party["name"] for deal in sample.gold["deals"] for party in deal["parties"]}
    named |= {location["company"] for location in sample.gold["locations"] if location["company"]}
    named |= {project["company"] for project in sample.gold["projects"]}

    assert {name for name in named if not name.startswith("undisclosed: ")} <= companies.keys() <= COMPANIES.keys()
    for name, aliases in companies.items():
        assert aliases
        assert set(aliases) <= {name, *COMPANIES[name]["aliases"]}


@each_sample
def test_locations_use_the_vocabularies_and_name_a_deal_of_their_article(sample: Sample) -> None:
    keys = {deal["key"] for deal in sample.gold["deals"]}

    for location in sample.gold["locations"]:
        assert location["kind"] in PlaceKind.values()
        assert location["facility_kind"] in {None, *FacilityKind.values()}
        assert location["name"] in location["evidence"]
        assert re.fullmatch("[A-Z]{2}", location["country"])
        assert location["deal"] in {None, *keys}


@each_sample
def test_quotations_are_five_words_or_more_between_quotation_marks(sample: Sample) -> None:
    for quotation in sample.gold["quotes"]:
        assert re.search(f"“{re.escape(quotation['text'])}[,.]?”", sample.raw_text)
        assert quotation["speaker"] in sample.raw_text


def test_articles_on_one_deal_agree_on_its_title_and_kind() -> None:
    named = defaultdict(set)
    for deal in (deal for sample in SAMPLES for deal in sample.gold["deals"]):
        named[deal["key"]].add((deal["title"], deal["kind"]))

    assert [key for key, names in named.items() if len(names) > 1] == []


def test_a_part_belongs_to_a_deal_of_the_samples() -> None:
    deals = [deal for sample in SAMPLES for deal in sample.gold["deals"]]
    parts = {deal["key"]: deal["part_of"]["key"] for deal in deals if deal["part_of"]}

    assert set(parts.values()) <= {deal["key"] for deal in deals}
    assert all(part != whole for part, whole in parts.items())


def test_companies_have_one_entry_each_and_known_parents() -> None:
    companies = read_companies()

    assert len(COMPANIES) == len(companies)
    assert {company["name"] for sample in SAMPLES for company in sample.gold["companies"]} == COMPANIES.keys()
    for company in companies:
        assert company["kind"] in CompanyKind.values()
        assert re.fullmatch("[A-Z]{2}", company["country"])
        assert company["parent"] is None or company["parent"] in COMPANIES
        assert company["wikidata"] is None or re.fullmatch(r"Q\d+", company["wikidata"])


def test_no_two_companies_share_a_name() -> None:
    names = [name for company in COMPANIES.values() for name in (company["name"], *company["aliases"])]

    assert sorted(names) == sorted(set(names))


def test_every_site_that_a_sample_names_has_a_point() -> None:
    with SITES.open(encoding="utf-8", newline="") as file:
        points = {row["name"]: (row["country"], row["admin1"]) for row in csv.DictReader(file)}
    locations = [location for sample in SAMPLES for location in sample.gold["locations"]]
    sites = [location for location in locations if location["kind"] == PlaceKind.SITE]

    assert sites
    assert [site["name"] for site in sites if points.get(site["name"]) != (site["country"], site["admin1"])] == []
