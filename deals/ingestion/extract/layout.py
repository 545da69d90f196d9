"""How an article is laid out: paragraphs, sentences, and which of them are the story."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from deals.ingestion.extract.dateline import dateline_end
from deals.ingestion.extract.markup import readable
from deals.ingestion.extract.quoted import Quoted, quoted_regions, region_at
from deals.ingestion.extract.sentences import sentence_ends
from deals.ingestion.extract.zones import Paragraph, Zone, is_noise_sentence, is_promotion, zoned
from deals.ingestion.records import CleanText, Span

__all__ = ["Layout", "Paragraph", "Quoted", "Sentence", "Zone", "read_layout"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or list item: `text[start:end]`, without the white space around it.

    `paragraph` and `index` count from 0 in the article.
    """

    start: int
    end: int
    zone: Zone
    paragraph: int
    index: int


@dataclass(frozen=True, slots=True)
class Layout:
    """An article cut into sentences, with a reading of which of them are its story.

    `plain` is `text` with markup and invisible characters turned into spaces, in the same length: patterns match
    there and their offsets hold in `text`. `quoted` are the regions between quotation marks.
    """

    page: CleanText
    text: str
    plain: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    quoted: tuple[Quoted, ...]
    _starts: tuple[int, ...] = field(repr=False, compare=False)
    _quoted_starts: tuple[int, ...] = field(repr=False, compare=False)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers `offset`; in the white space between two, the one before; None before the first."""
        index = bisect_right(self._starts, offset) - 1
        return self.sentences[index] if index >= 0 else None

    def sentences_in(self, start: int, end: int) -> tuple[Sentence, ...]:
        """All sentences that overlap `start` to `end` (exclusive)."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_left(self._starts, end)
        return tuple(s for s in self.sentences[first:last] if s.end > start)

    def quoted_at(self, offset: int) -> Quoted | None:
        """The quoted region that covers `offset`; None outside quotation marks."""
        return region_at(self.quoted, self._quoted_starts, offset)

    def span(self, sentence: Sentence) -> Span:
        """The sentence as a citation."""
        return Span.of(self.text, sentence.start, sentence.end)

    def words(self, sentence: Sentence) -> str:
        """The sentence without its markup, in the same length as in the text."""
        return self.plain[sentence.start : sentence.end]


def read_layout(page: CleanText) -> Layout:
    """The layout of a page, in time linear in its length. Any text has one; an empty text has no sentence."""
    plain = readable(page.text)
    paragraphs = zoned(page.text, plain, list(_paragraph_spans(page.text, plain)))
    sentences = tuple(_sentences(plain, paragraphs))
    quoted = quoted_regions(plain, ((p.start, p.end) for p in paragraphs if p.zone is not Zone.BOILERPLATE))
    return Layout(
        page=page,
        text=page.text,
        plain=plain,
        paragraphs=paragraphs,
        sentences=sentences,
        quoted=quoted,
        _starts=tuple(s.start for s in sentences),
        _quoted_starts=tuple(q.start for q in quoted),
    )


_LINE = re.compile(r"[^\n]+")
_BEGINS_ANEW = re.compile(r"\s*(?:#{1,6}\s|[*•●▪◦‣|>]|[–-]\s|\(?\d{1,2}[.)]\s)")
# A line shorter than this did not end because the column was full, one longer than the second never wraps.
_SHORTEST_WRAP = 45
_LONGEST_WRAP = 110
# Seven times the longest sentences of the press; lists without full stops are longer.
_LONGEST_SENTENCE = 3000


def _paragraph_spans(text: str, plain: str) -> Iterator[tuple[int, int]]:
    """Blocks between line breaks, with the lines of hard-wrapped prose put together."""
    start = end = -1
    for line in _LINE.finditer(plain):
        if line[0].isspace():
            continue
        if start >= 0 and not _continues(text, plain, (start, end), line):
            yield _trimmed(plain, start, end)
            start = -1
        if start < 0:
            start = line.start()
        end = line.end()
    if start >= 0:
        yield _trimmed(plain, start, end)


def _continues(text: str, plain: str, block: tuple[int, int], line: re.Match[str]) -> bool:
    """Whether `line` goes on with the paragraph `block`, as a line does that was broken at a full column."""
    start, end = block
    if line.start() - end != 1 or text.startswith("#", start) or _BEGINS_ANEW.match(text, line.start(), line.end()):
        return False
    last_line = plain[max(plain.rfind("\n", start, end) + 1, start) : end].rstrip()
    if not _SHORTEST_WRAP <= len(last_line) <= _LONGEST_WRAP:
        return False
    return line[0].lstrip()[:1].islower() or last_line[-1] not in '.!?:”"'


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    piece = plain[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _sentences(plain: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[Sentence]:
    index = 0
    for number, paragraph in enumerate(paragraphs):
        for start, end, zone in _pieces(plain, paragraph):
            yield Sentence(start, end, zone, number, index)
            index += 1


def _pieces(plain: str, paragraph: Paragraph) -> Iterator[tuple[int, int, Zone]]:
    start = paragraph.start
    if paragraph.zone is Zone.BODY:
        place_ends, story_begins = dateline_end(plain, paragraph.start, paragraph.end)
        if place_ends:
            yield start, place_ends, Zone.DATELINE
            start = story_begins
    if paragraph.zone in {Zone.HEADLINE, Zone.HEADING} and paragraph.end - start <= _LONGEST_SENTENCE:
        yield start, paragraph.end, paragraph.zone
        return
    for end in [*sentence_ends(plain, start, paragraph.end), paragraph.end]:
        for cut in (*_cuts(plain, start, end), end):
            left, right = _trimmed(plain, start, cut)
            if left < right:
                yield left, right, _zone_of(plain[left:right], paragraph.zone)
            start = cut


def _cuts(plain: str, start: int, end: int) -> Iterator[int]:
    """Where a sentence too long to be one is cut, so that what is read by sentence stays linear in the text."""
    while end - start > _LONGEST_SENTENCE:
        space = plain.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        start = space if space > 0 else start + _LONGEST_SENTENCE
        yield start


def _zone_of(sentence: str, zone: Zone) -> Zone:
    if zone in {Zone.BODY, Zone.ABOUT, Zone.LIST} and is_noise_sentence(sentence):
        return Zone.BOILERPLATE
    return Zone.PROMOTION if zone is Zone.BODY and is_promotion(sentence) else zone
