"""What a reviewer should know of a cleaned text before relying on it, as data."""

from collections.abc import Iterator

from deals.ingestion.language import language_name
from deals.ingestion.page.facts import PageFacts
from deals.ingestion.page.walls import ends_at_wall
from deals.ingestion.records import Problem


def text_doubts(text: str, *, language: str, dropped: int) -> Iterator[Problem]:
    """Doubts about any text in a guessed `language`; `dropped` counts the characters that could not be stored."""
    if dropped:
        message = f"{dropped} control characters that cannot be stored were dropped: check that no word is missing."
        yield Problem("dropped_characters", message)
    if broken := text.count("\ufffd"):
        message = f"{broken} characters could not be read and show as \ufffd: compare the text with its source."
        yield Problem("broken_characters", message)
    if language not in ("", "en"):
        message = (
            f"The text seems to be in {language_name(language)} and only English is read: enter an English report."
        )
        yield Problem("language", message)
    if ends_at_wall(text):
        yield Problem(
            "cut_short", "The text ends with an offer to subscribe: paste the whole article if there is more."
        )


def page_doubts(facts: PageFacts) -> Iterator[Problem]:
    """Doubts about a page that was fetched or uploaded."""
    if facts.published is None:
        yield Problem("no_date", "The page gives no date of publication: enter it.")
    elif facts.modified and facts.modified.earliest > facts.published.latest:
        message = f"The page was changed on {facts.modified.in_words()}, after it was published: see what was changed."
        yield Problem("changed_later", message)
    if not facts.is_free:
        yield Problem(
            "subscribers_only", "Only subscribers see all of this article: paste it if the text is not whole."
        )
    if facts.original:
        yield Problem("other_original", f"The page names {facts.original} as its original: consider entering that one.")
