import pytest

from deals.ingestion.extract.companies import find_companies
from deals.ingestion.extract.figures import find_figures, find_figures_in
from deals.ingestion.extract.figures.find import MOST_FIGURES
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.records import CleanText, FigureDraft
from deals.vocabulary import Basis, Bound, Change, Measure, Modality

STORY = """# Example Power posts record year

Example Power Inc. (NYSE: EXP) reported revenue of $1.2 billion for 2025, up 20% from $1.0 billion a year earlier.
Net loss narrowed to $35 million. The company expects to reach over $2 billion in annualized revenue in 2027.

Example Power Inc. plans to invest up to $400 million in a 250 MW solar plant near Springfield, creating 300 jobs.
The company was founded on March 3, 1998. Call 555-123-4567 or visit Suite 400.
"""


def figures_of(text: str) -> dict[str, FigureDraft]:
    layout = read_layout(CleanText(text=text))
    return {figure.raw: figure for figure in find_figures(layout, find_companies(layout), ())}


@pytest.fixture(scope="module")
def story() -> dict[str, FigureDraft]:
    return figures_of(STORY)


def test_reads_an_amount_with_its_measure(story: dict[str, FigureDraft]) -> None:
    revenue = story["$1.2 billion"]

    assert (revenue.measure, revenue.modality, revenue.low) == (Measure.REVENUE, Modality.ACTUAL, 1.2e9)
    assert revenue.subject == "Example Power"


def test_a_rate_of_growth_takes_the_measure_of_what_grew(story: dict[str, FigureDraft]) -> None:
    growth = story["20%"]

    assert (growth.measure, growth.change, growth.unit) == (Measure.REVENUE, Change.INCREASE, "percent")


def test_a_loss_is_a_negative_profit(story: dict[str, FigureDraft]) -> None:
    assert (story["$35 million"].measure, story["$35 million"].low) == (Measure.NET_PROFIT, -35e6)


def test_a_hedged_forecast_keeps_hedge_basis_and_doubt(story: dict[str, FigureDraft]) -> None:
    forecast = story["$2 billion"]

    assert (forecast.bound, forecast.high, forecast.modality) == (Bound.AT_LEAST, None, Modality.EXPECTED)
    assert forecast.basis is Basis.ANNUALISED


def test_units_settle_the_measure(story: dict[str, FigureDraft]) -> None:
    assert story["250 MW"].measure is Measure.CAPACITY_POWER
    assert story["300"].measure is Measure.JOBS
    assert story["$400 million"].bound is Bound.AT_MOST


def test_dates_telephones_and_rooms_are_no_figures(story: dict[str, FigureDraft]) -> None:
    assert not {"3", "1998", "555", "123", "4567", "400"} & story.keys()


def test_each_figure_stands_in_its_quote_and_names_its_rule(story: dict[str, FigureDraft]) -> None:
    for figure in story.values():
        assert figure.quote.covers(figure.span)
        assert STORY[figure.span.start : figure.span.end] == figure.raw
        assert figure.rule.startswith("figure-")


def test_a_repeat_is_one_figure() -> None:
    text = STORY.replace("# Example Power posts record year", "# Example Power posts revenue of $1.2 billion")
    layout = read_layout(CleanText(text=text))
    raws = [figure.raw for figure in find_figures(layout, find_companies(layout), ())]

    assert raws.count("$1.2 billion") == 1


def test_proposes_what_a_reviewer_selects() -> None:
    layout = read_layout(CleanText(text=STORY))
    start = STORY.index("Suite 400")
    at = STORY.index("250 MW")
    companies = find_companies(layout)

    assert [f.raw for f in find_figures_in(layout, at + 1, at + 2, companies)] == ["250 MW"]
    assert find_figures_in(layout, start, start + 5, companies) == ()


@pytest.mark.parametrize(
    "text", ["", "no numbers here", "12", "٣٤٥ ١٢", "💰 5💰", "<b>$5</b> million", "a" * 500 + " 5"]
)
def test_odd_texts_have_drafts(text: str) -> None:
    for figure in figures_of(text).values():
        assert text[figure.span.start : figure.span.end] == figure.raw


@pytest.mark.parametrize(
    "text",
    [
        "Halden Power Inc. opened its doors at 21046 Commercial Trail, Springfield, in May.",
        "Halden Power Inc. reaches an audience of ages 13 to 34 with its films.",
    ],
)
def test_addresses_and_ages_are_no_figures(text: str) -> None:
    assert not figures_of(text)


def test_a_text_with_too_many_numbers_says_that_not_all_were_read() -> None:
    sentences = "".join(f"Halden Power Inc. reported revenue of ${number} million.\n" for number in range(2, 1500))
    figures = list(figures_of(sentences).values())

    assert len(figures) == MOST_FIGURES
    assert [figure.raw for figure in figures if any(p.code == "more-figures" for p in figure.problems)] == [
        f"${MOST_FIGURES + 1} million"
    ]
