from deals.ingestion.extract.agreements.evidence import evidence_for
from deals.ingestion.extract.agreements.story import Line, Story, read_story
from deals.ingestion.extract.companies import find_companies
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.extract.model import LinearModel
from deals.ingestion.records import CleanText

TEXT = (
    "Kestrel Power Names Its Partners for 2026\n\n"
    "OSLO, March 3, 2026 - Kestrel Power Inc. has signed agreements with Bolt Turbines Inc. and Cobalt Dams Inc. "
    "today. Kestrel Power will buy forty turbines from Bolt Turbines under a supply agreement. "
    "Cobalt Dams and Kestrel Power formed a joint venture for a dam.\n"
)


def story() -> Story:
    layout = read_layout(CleanText(TEXT))
    return read_story(layout, find_companies(layout, LinearModel(("yes",), (9.0,), {})))


def words(told: Story, line: Line | None) -> str:
    assert line is not None
    return told.layout.plain[line.sentence.start : line.sentence.end]


def test_the_first_line_that_names_the_parties_with_a_cue_is_the_evidence() -> None:
    told = story()
    assert "has signed agreements" in words(told, evidence_for(told, {"Kestrel Power", "Bolt Turbines"}))


def test_a_line_without_the_parties_of_other_agreements_says_more() -> None:
    told = story()
    line = evidence_for(told, {"Kestrel Power", "Bolt Turbines"}, {"Cobalt Dams"})
    assert "forty turbines" in words(told, line)
