import pytest

from deals.ingestion.extract.doubts import doubts_about
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.records import CleanText

GERMAN = "Die beiden Unternehmen haben am Montag einen Vertrag unterschrieben, der bis zum Jahr 2030 gelten soll. " * 3
ENGLISH = "The two companies signed a contract on Monday that will run until 2030, and they hope for more to come. " * 3


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["empty_text"]),
        (" \n\u200b 123 —", ["empty_text"]),
        (GERMAN, ["not_english"]),
        (ENGLISH, []),
        ("Menu\n\nLeave a Reply\n\nSubscribe", ["no_story"]),
        ("こんにちは世界。" * 40, ["not_english"]),
    ],
)
def test_what_is_wrong_with_a_text_as_a_whole(text: str, codes: list[str]) -> None:
    assert [problem.code for problem in doubts_about(read_layout(CleanText(text)))] == codes
