"""What part of a page a paragraph is: headline, story, list, "About" section, page noise or advertising."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from deals.ingestion.extract.dateline import dateline_end


class Zone(StrEnum):
    """The part of the page in which a sentence stands."""

    HEADLINE = "headline"
    HEADING = "heading"
    DATELINE = "dateline"
    BODY = "body"
    LIST = "list"
    ABOUT = "about"
    BOILERPLATE = "boilerplate"
    PROMOTION = "promotion"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, list item or heading: `text[start:end]`, and the part of the page that it belongs to."""

    start: int
    end: int
    zone: Zone


_HEADING_MARK = re.compile(r"\s{0,3}#{1,6}\s|\s*<h[1-6]", re.IGNORECASE)
_LIST_MARK = re.compile(r"\s*(?:[*•●▪◦‣·–-]|\(?\d{1,2}[.)]|\|)\s+(?=\S)")
_ABOUT = re.compile(r"\W*about\s+(?:the\s+)?([A-Z0-9“\"'].{0,90})", re.IGNORECASE)
# The publisher's words around a story; each line is noise by itself, wherever it stands.
_NOISE_OPENINGS = (
    r"leave a reply|leave a comment|post a comment|your email address will not|required fields are marked"
    r"|special offer|read more|read next|click here|learn more(?: at)?\W*$|share this|share on|subscribe|sign up"
    r"|follow us|related (?:articles|stories|posts|news)|recommended (?:for you|reading)|you may also like"
    r"|most (?:read|popular)|advertisement\W*$|sponsored|cookies? polic|privacy polic|terms of (?:use|service)"
    r"|all rights reserved|copyright|©|view (?:source version|the original|original|in browser)"
    r"|to view (?:the )?(?:full|this|original)|pickup\b|reddit post|newsramp|original/source|blockchain registration"
    r"|source version|featured photo|photo (?:by|credit)|image (?:by|credit|source)|disseminated on behalf"
    r"|disclosure\W*$|the post .{1,200} appeared first"
    r"|this (?:press )?release (?:was|is) (?:distributed|published|issued) (?:by|on)",
    r"for (?:more|further|additional) (?:information|details)\b.{0,80}(?:visit|contact|call|email|see|go to|please)"
    r"|for (?:media|press|investor) (?:inquir|enquir)|please (?:visit|see full|contact|follow|click)"
    r"|to (?:learn|find out|read) more\b.{0,60}(?:visit|at|about|go to|click)|visit (?:our|us|the) (?:web|at)"
    r"|to receive sms|(?:telephone|tel|e-?mail|phone|fax|website|web)\s*[:.]|--news direct--|company website"
    r"|skip to|(?:home|menu|search)\W*$|tags?\s*:|(?:\w+ )?is powered by|corporate communications\W*$"
    r"|by [a-z]\w+ [a-z]\w+, benzinga|source:\s",
)
_NOISE = re.compile(rf"\W*(?:{'|'.join(_NOISE_OPENINGS)})", re.IGNORECASE)
# Headings under which everything is noise until another section begins.
_NOISE_SECTIONS = (
    r"(?:(?:media|press|investor|company|corporate|public|sales|ir|pr|for)?[ /&]*(?:media |investor |press )?"
    r"(?:relations )?contacts?(?: details| info\w*| us)?\b(?=\W|[A-Z]|$)"
    r"|media (?:relations|inquiries)\W*$|investor relations\W*$)",
    r"(?:\w+ ){0,5}forward[- ]looking\s+(?:statement|information)|safe[- ]harbou?r"
    r"|cautionary (?:note|statement|language)|(?:legal |important )?(?:disclaimers?|disclosures?|notice)\b"
    r"|no offer or solicitation|additional information and where to find|participants in the solicitation"
    r"|notice to investors|important (?:information|notice)|non-?gaap",
    r"leave a reply|comments\W*$|related (?:articles|stories|posts)|useful links",
)
_NOISE_SECTION = re.compile(rf"\W*(?:{'|'.join(_NOISE_SECTIONS)})", re.IGNORECASE)
_NOISE_PHRASES = (
    "forward-looking statement", "forward looking statement", "forward-looking information",
    "private securities litigation reform act", "no obligation to update", "no obligation to revise",
    "no duty to update", "any obligation to update", "any obligation to publicly update", "securities act of 1933",
    "should not be construed as", "not a solicitation", "investment advice", "financial advice", "neither the tsx",
    "responsibility for the adequacy", "is a specialized communications platform", "dynamic brand portfolio",
    "full terms of use and disclaimers", "your email address will not be published",
    "has neither approved nor disapproved", "past performance is no",
)  # fmt: skip
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,}|={3,}|#{2,}|(?:-\s*){3,})\s*$")
# Praise of a company that the story does not need: a paid mention.
_PROMOTION = re.compile(
    r"\b(?:established|positioned) itself as (?:the|a|one of the) (?:\w+ ){0,3}?"
    r"(?:leading|premier|top|best|trusted|go-to|number one|#1|no\. 1)\b"
    r"|\b(?:is|remains|stands as) the (?:#1|number one|no\. 1|premier|top|go-to) (?:\w+ ){0,3}"
    r"(?:provider|supplier|source|destination)\b"
)
_PROMOTION_HINTS = (
    "itself as",
    " the #1 ",
    " the number one ",
    " the no. 1 ",
    " the premier ",
    " the top ",
    " the go-to ",
)
_TITLE_LENGTH = 220
_HEADING_LENGTH = 110
_LETTERS = re.compile(r"[^\W\d_]")


def is_promotion(sentence: str) -> bool:
    """Whether a sentence praises a company as an advertisement does."""
    words = sentence.lower()
    if words.startswith("speaking of which"):
        return True
    return any(hint in words for hint in _PROMOTION_HINTS) and bool(_PROMOTION.search(words))


def is_noise_sentence(sentence: str) -> bool:
    """Whether a sentence, wherever it stands, is the publisher's or the lawyer's and no part of the story."""
    return bool(_NOISE.match(sentence)) and len(sentence) < _TITLE_LENGTH


def zoned(text: str, plain: str, spans: Sequence[tuple[int, int]]) -> tuple[Paragraph, ...]:
    """Each paragraph span with its zone; `plain` is `text` without markup, at the same offsets.

    A section heading ("About Acme", "Forward-Looking Statements", "Contact") colours what follows until the next
    section; a line of noise colours itself only.
    """
    reader = _Sections(text, plain)
    return tuple(Paragraph(start, end, reader.zone(start, end)) for start, end in spans)


class _Sections:
    """Walks down the page and remembers the section that the paragraph stands in."""

    def __init__(self, text: str, plain: str) -> None:
        self.text = text
        self.plain = plain
        self.section: Zone | None = None
        self.story_began = False
        self.last_title = ""

    def zone(self, start: int, end: int) -> Zone:
        words = self.plain[start:end].strip()
        raw = self.text[start : min(end, start + 40)]
        heading = bool(_HEADING_MARK.match(raw)) or _looks_like_heading(words, raw)
        zone = self._new_section(words, heading=heading)
        if zone is not None:
            return zone
        if _is_noise(words):
            return Zone.BOILERPLATE
        return self._inside(words, raw, heading=heading)

    def _new_section(self, words: str, *, heading: bool) -> Zone | None:
        """The zone of a paragraph that opens a section; None for any other."""
        about = _ABOUT.match(words) if heading or self.story_began else None
        if about and (heading or len(words) < _HEADING_LENGTH or _names_itself(about[1])):
            self.section = Zone.ABOUT
            return Zone.ABOUT
        if _NOISE_SECTION.match(words) and (heading or self.story_began) and not _is_story_sentence(words):
            self.section = Zone.BOILERPLATE
            return Zone.BOILERPLATE
        if heading and self.section is not None and not _is_noise(words):
            self.section = self.section if self.section is Zone.BOILERPLATE else None
        return None

    def _inside(self, words: str, raw: str, *, heading: bool) -> Zone:
        if self.section is not None:
            return self.section
        if _LIST_MARK.match(raw):
            self.story_began = True
            return Zone.LIST
        if not self.story_began and dateline_end(words, 0, len(words))[0]:
            self.story_began = True
            return Zone.BODY
        if heading:
            return Zone.HEADING if self.story_began else Zone.HEADLINE
        if not self.story_began and len(words) < _TITLE_LENGTH and not words.endswith((".", "!", "”", '"', ":")):
            return Zone.HEADLINE
        self.story_began = True
        return Zone.BODY


def _looks_like_heading(words: str, raw: str) -> bool:
    if not words or len(words) > _HEADING_LENGTH or _LIST_MARK.match(raw) or "\n" in words:
        return False
    return words[-1] not in '.!?…;,”"' and not words[0].islower()


def _names_itself(after_about: str) -> bool:
    """ "About Acme Acme is …" or "About Acme: Acme makes …": the name stands twice when the line break was lost."""
    name = after_about.split(None, 1)[0].strip("“\"':,.")
    return len(name) > 1 and name in after_about[len(name) :]


def _is_story_sentence(words: str) -> bool:
    return ":" not in words[:60] and len(words) > _TITLE_LENGTH and not _has_noise_phrase(words)


def _is_noise(words: str) -> bool:
    if not _LETTERS.search(words) or _RULE.match(words):
        return True
    if _NOISE.match(words):
        return len(words) < 2 * _TITLE_LENGTH
    return _has_noise_phrase(words)


def _has_noise_phrase(words: str) -> bool:
    low = words.lower()
    return any(phrase in low for phrase in _NOISE_PHRASES)
