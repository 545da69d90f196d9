import pytest

from deals.ingestion.extract.companies import find_companies
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.extract.places.candidates import find_mentions
from deals.ingestion.extract.places.grouping import grouped
from deals.ingestion.records import CleanText


def places(sentence: str) -> list[tuple[str, str, str, str]]:
    layout = read_layout(CleanText("New plant opens\n\n" + sentence))
    found = grouped(layout.plain, find_mentions(layout, find_companies(layout)))
    return [(c.first.name(layout.plain), c.first.kind, c.first.country, c.first.admin1) for c in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It builds a plant in Dayton, Ohio.", [("Dayton, Ohio", "city", "US", "OH")]),
        ("It builds a plant in Smallville, Kan., this year.", [("Smallville, Kan.", "city", "US", "KS")]),
        ("Its sites are in Smallville (KS) and Dayton (OH).",
         [("Smallville (KS)", "city", "US", "KS"), ("Dayton (OH)", "city", "US", "OH")]),
        ("It runs plants in Iowa, Idaho and Utah.",
         [("Iowa", "state", "US", "IA"), ("Idaho", "state", "US", "ID"), ("Utah", "state", "US", "UT")]),
        ("It drills in southern Utah.", [("southern Utah", "region", "US", "UT")]),
        ("It farms in Marin County, California.", [("Marin County, California", "county", "US", "CA")]),
        ("It mines in the Pilbara Region of Western Australia.",
         [("Pilbara Region", "region", "AU", "WA"), ("Western Australia", "state", "AU", "WA")]),
        ("It mines gold in Ghana and Kenya.", [("Ghana", "country", "GH", ""), ("Kenya", "country", "KE", "")]),
        ("It drills in Nunavut, Canada.", [("Nunavut", "state", "CA", "NU")]),
        ("It opened in Seoul.", [("Seoul", "city", "KR", "11")]),
        ("It has a plant in Nova Scotia, located in Sydney.",
         [("Nova Scotia", "state", "CA", "NS"), ("Sydney", "city", "CA", "NS")]),
        ("The UK-based maker grows.", [("UK", "country", "GB", "")]),
        ("It grows in New York State.", [("New York", "state", "US", "NY")]),
        ("It sells in the United States.", []),
        ("It sells in Europe, India and Kenya.",
         [("Europe", "region", "", ""), ("India", "country", "IN", ""), ("Kenya", "country", "KE", "")]),
        ("It hires Ann Lee, MD, and others.", []),
        ("It sells to Bank of America and Texas Instruments.", []),
    ],
)  # fmt: skip
def test_places_that_a_sentence_names(sentence: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert places(sentence) == expected


def test_datelines_are_no_places() -> None:
    assert places("DAYTON, Ohio, May 3, 2026 (A WIRE) -- The plant opened.") == []
