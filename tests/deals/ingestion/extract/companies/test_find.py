import pytest

from deals.ingestion.extract.companies import Companies, confirmed, find_companies
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.records import CleanText

RELEASE = (
    "Brightwater Turbines and Oslo Grid Sign Supply Agreement\n\n"
    'BERGEN, Norway, March 3, 2026 - Brightwater Turbines ASA (OSE: BWT) ("Brightwater" or the "Company"), a maker of '
    "wind turbines, today announced a supply agreement with Kestrel Power Inc. (NASDAQ: KPWR), a utility in Maine.\n\n"
    "Under the agreement Brightwater will deliver 40 turbines. The Company expects the first of them in 2027. Kestrel "
    "Power said it will pay $300 million, and that its own crews will build the foundations.\n\n"
    "About Kestrel Power\n\n"
    "Kestrel Power Inc. runs wind farms in Maine. It was founded in 1998 by Anna Lindqvist.\n"
)


def read(text: str) -> Companies:
    layout = read_layout(CleanText(text))
    return confirmed(layout, find_companies(layout), ())


def called(companies: Companies, text: str, words: str) -> set[tuple[str, bool]]:
    return {(m.company, m.resolved) for m in companies.mentions if text[m.start : m.end] == words}


@pytest.fixture(scope="module")
def companies() -> Companies:
    return read(RELEASE)


def test_names_are_listed_once_without_legal_forms(companies: Companies) -> None:
    assert [draft.name for draft in companies.drafts] == ["Brightwater Turbines", "Kestrel Power"]


def test_a_short_form_is_the_same_company(companies: Companies) -> None:
    assert called(companies, RELEASE, "Brightwater") == {("Brightwater Turbines", False)}


def test_people_places_and_exchanges_are_no_companies(companies: Companies) -> None:
    assert not {"Anna Lindqvist", "Maine", "NASDAQ", "Norway"} & set(companies.certainty)


def test_the_company_is_the_one_that_calls_itself_so(companies: Companies) -> None:
    assert called(companies, RELEASE, "The Company") == {("Brightwater Turbines", True)}


def test_it_is_whom_the_sentence_is_about(companies: Companies) -> None:
    assert called(companies, RELEASE, "it") == {("Kestrel Power", True)}
    assert called(companies, RELEASE, "It") == {("Kestrel Power", True)}


def test_mentions_stand_where_they_say(companies: Companies) -> None:
    for draft in companies.drafts:
        for span in draft.mentions:
            assert RELEASE[span.start : span.end] == span.quote
    assert list(companies.mentions) == sorted(companies.mentions)


def test_mentions_are_found_by_place(companies: Companies) -> None:
    start = RELEASE.index("Under the agreement")
    assert companies.in_span(start, start + 40)[0].company == "Brightwater Turbines"
    last = companies.last_before(start)
    assert last is not None
    assert last.company == "Kestrel Power"
    assert companies.last_before(0) is None


def test_a_selected_piece_of_text_names_a_company(companies: Companies) -> None:
    start = RELEASE.index("Kestrel Power Inc")
    assert companies.at(start + 2, start + 12) == "Kestrel Power"
    assert companies.at(RELEASE.index("40 turbines"), RELEASE.index("40 turbines") + 4) is None


@pytest.mark.parametrize("text", ["", " ", "no capital letters here", "Ω" * 500, "A" * 5000, "(" * 3000, "The Company"])
def test_any_text_is_read(text: str) -> None:
    assert read(text).drafts == ()


def test_a_number_may_be_the_head_of_a_name() -> None:
    text = "Today 42 Networks Inc. signed an agreement with Kestrel Power Inc. The network of 42 Networks grew."
    assert "42 Networks" in read(text).certainty


def test_a_count_is_no_head_of_a_name() -> None:
    text = "Kestrel Power Inc. bought 42 Brightwater Inc. turbines. Brightwater is in Bergen, and Brightwater grew."
    assert "Brightwater" in read(text).certainty


def test_a_doubtful_name_stays_where_it_is_party_to_an_agreement() -> None:
    layout = read_layout(CleanText(RELEASE))
    companies = find_companies(layout)
    doubtful = companies.candidates.keys() - companies.accepted
    assert doubtful
    for name in doubtful:
        kept = confirmed(layout, companies, {name})
        assert kept.candidates.keys() == companies.accepted | {name}
