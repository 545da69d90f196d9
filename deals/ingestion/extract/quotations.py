"""Direct quotations of named persons, with who says them and for whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from deals.ingestion.extract.companies.found import Companies
from deals.ingestion.extract.layout import Layout, Quoted, Zone
from deals.ingestion.extract.people import Person, people_in
from deals.ingestion.extract.word_lists import listed
from deals.ingestion.records import Problem, QuoteDraft, Span

FEWEST_WORDS = 5
_VERBS = (
    "said|says|say|stated|states|added|adds|commented|comments|noted|notes|explained|explains|remarked|remarks|shared"
    "|shares|continued|continues|concluded|concludes|told|emphasi[sz]ed|emphasi[sz]es|wrote|writes|posted|tweeted"
    "|argued|argues|observed|observes|recalled|recalls|warned|warns|stressed|stresses|pointed out|points out|asked"
    "|asks|declared|declares|put it|puts it|exclaimed|highlighted|highlights|expressed|expresses|described|describes"
    "|called|calls|reflected|reflects|believes|acknowledged|affirmed|affirms|reiterated|joked|predicted|quipped"
    "|cautioned|insisted|insists|claimed|claims|mentioned|mentions|revealed|reveals|confirmed|confirms|advised|replied"
    "|responded|urged|thinks|suggests|suggested|offered|summed up|went on|goes on|announced|elaborated|enthused"
)
_PARTICIPLES = "saying|stating|adding|noting|explaining|commenting|remarking|telling|writing|arguing|calling|describing"
_VERB = re.compile(rf"\b(?:{_VERBS}|{_PARTICIPLES}|according to|words of)\b", re.IGNORECASE)
_VERB_FIRST = re.compile(rf"[\s,]*(?:{_VERBS})\b,?:?\s+", re.IGNORECASE)
_ATTRIBUTION_INSIDE = re.compile(rf"[,.!?]\s+(?=(?:{_VERBS})\s+[A-Z])")
_PRONOUN = re.compile(r"\W*(?:he|she)\b", re.IGNORECASE)
_PRONOUN_LAST = re.compile(r"\b(?:he|she)\s*$", re.IGNORECASE)
# What stands in quotation marks after these is the name of a work.
_TITLE = re.compile(r"\b(?:titled|entitled|named|dubbed|program|campaign|slogan|theme|called)\W*$", re.IGNORECASE)
_DASH = re.compile(r"\W{0,4}[–—-]+\s*(?=[A-Z])")
_REACH = 300
_LONGEST_SIGNATURE = 80
_NAMES_BEFORE = re.compile(r"(?:\b[A-Z][\w.’'-]* +){1,3}$")
_NAME_AFTER = re.compile(r" +[A-Z][\w’-]*")
_LONGEST_NAME = 60
_ENOUGH = 12
_UNCLOSED = Problem("unclosed_quotation", "The closing quotation mark is missing: check where the words end.")
_UNSURE = Problem("unsure_speaker", "The speaker may be an organisation: check the name.")


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who says something, where the text says so, and how it was found."""

    person: Person
    start: int
    end: int
    rule: str


def find_quotations(layout: Layout, companies: Companies | None = None) -> tuple[QuoteDraft, ...]:
    """The direct quotations of five words or more that a named person says, in the order of the text.

    A quotation that "said" splits gives one entry for each part. Words in quotation marks that nobody is said to have
    said, titles and coined terms among them, are no quotations. The speaker stands in the same sentence, or is the
    one who spoke last where the text goes on with his or her words.
    """
    return tuple(_Reader(layout, companies).quotations())


class _Reader:
    """Reads the quotations of an article from top to bottom, remembering who has spoken."""

    def __init__(self, layout: Layout, companies: Companies | None) -> None:
        self.layout = layout
        self.plain = layout.plain
        self.regions = [_without_attribution(layout.plain, region) for region in layout.quoted]
        self.companies = companies
        self.known: dict[str, Person] = {}
        self.last: _Speaker | None = None
        self.anonymous: set[int] = set()

    def quotations(self) -> Iterator[QuoteDraft]:
        for number, region in enumerate(self.regions):
            if not _is_long(self.plain, region, FEWEST_WORDS):
                continue
            speaker = self._speaker(number) or self._speaks_later(number)
            if speaker is None:
                self.anonymous.add(number)
            else:
                self.last = speaker
                yield self._draft(region, speaker)

    def _draft(self, region: Quoted, speaker: _Speaker) -> QuoteDraft:
        evidence = Span.of(self.layout.text, region.start, region.end)
        doubts = [] if region.closed else [_UNCLOSED]
        if not speaker.person.sure:
            doubts.append(_UNSURE)
        return QuoteDraft(
            speaker=speaker.person.name,
            text=evidence.quote,
            evidence=evidence,
            affiliation=self._affiliation(speaker),
            rule=speaker.rule,
            problems=tuple(doubts),
        )

    def _affiliation(self, speaker: _Speaker) -> str | None:
        """The first company named in the words around the speaker's name."""
        named = self.companies.in_span(speaker.start, speaker.end) if self.companies else ()
        own = set(speaker.person.name.split())
        others = (m.company for m in named if not m.resolved and not own.intersection(m.company.split()[:1]))
        return next(others, None)

    def _speaker(self, number: int) -> _Speaker | None:
        return self._said_after(number) or self._said_before(number) or self._goes_on(number)

    def _paragraph(self, number: int) -> tuple[int, int]:
        sentence = self.layout.sentence_at(self.regions[number].start)
        if sentence is None:
            return 0, len(self.plain)
        paragraph = self.layout.paragraphs[sentence.paragraph]
        return paragraph.start, paragraph.end

    def _said_after(self, number: int) -> _Speaker | None:
        """`…,” said Ann Lee, who …` and `…,” Lee said.`"""
        region = self.regions[number]
        end = min(self._paragraph(number)[1], region.end + _REACH)
        following = next(
            (later for later in self.regions[number + 1 : number + 3] if _is_long(self.plain, later, 3)), None
        )
        if following is not None:
            end = min(end, following.start - 1)
        start = _past_marks(self.plain, region.end, end)
        tail = self.plain[start:end]
        verb = _VERB_FIRST.match(tail)
        if verb:
            return self._who(tail[verb.end() :], start + verb.end(), "said after", nearest=False)
        verb = _VERB.search(tail)
        if verb is None:
            return self._signed(start, end)
        if not _is_subject(tail[: verb.start()], self.plain[region.end - 1]):
            return None
        return self._who(tail[: verb.start()] + _apposition(tail, verb), start, "said after", nearest=False)

    def _signed(self, start: int, end: int) -> _Speaker | None:
        """`“…” Ann Lee, Chief Executive`, or the same after a dash, and nothing else behind it."""
        dash = _DASH.match(self.plain, start)
        if dash:
            start, end = dash.end(), max(end, min(dash.end() + _LONGEST_SIGNATURE, len(self.plain)))
        phrase = self.plain[start:end].split("\n")[0]
        if len(phrase) > _LONGEST_SIGNATURE:
            return None
        speaker = self._who(phrase, start, "signed", nearest=False)
        return speaker if speaker and speaker.person.sure else None

    def _said_before(self, number: int) -> _Speaker | None:
        """`Ann Lee said: “…`, in the same sentence or at the end of the paragraph before."""
        region = self.regions[number]
        start = self._sentence_start(number)
        lead = self.plain[start : max(region.start - 1, start)]
        if not lead.strip(' “"'):
            return self._introduced(number)
        verbs = list(_VERB.finditer(lead))
        if not verbs or _TITLE.search(lead):
            return None
        verb = verbs[-1]
        if verb.start() == 0:
            return self._who(lead[verb.end() :], start + verb.end(), "said before", nearest=False)
        if verb[0].lower() in {"according to", "words of"}:
            return self._who(lead[verb.end() :], start + verb.end(), "according to", nearest=False)
        return self._who(lead[: verb.start()], start, "said before", nearest=True)

    def _sentence_start(self, number: int) -> int:
        """Where the words before a quotation begin that may say whose it is."""
        region = self.regions[number]
        sentence = self.layout.sentence_at(region.start)
        start = sentence.start if sentence else 0
        if number and start < self.regions[number - 1].end < region.start:
            return self.regions[number - 1].end + 1
        return max(start, region.start - _REACH)

    def _introduced(self, number: int) -> _Speaker | None:
        """The paragraph before ends in a colon: `Ann Lee, who runs Acme, said:`."""
        start, _ = self._paragraph(number)
        if self.regions[number].start > start + 2:
            return None
        sentence = self.layout.sentence_at(start - 1) if start else None
        lead = self.plain[sentence.start : sentence.end] if sentence else ""
        if sentence is None or not lead.endswith(":") or not _VERB.search(lead):
            return None
        return self._who(lead, sentence.start, "introduced", nearest=False)

    def _goes_on(self, number: int) -> _Speaker | None:
        """A whole sentence in quotation marks with nobody beside it: the one who spoke before, or was just named."""
        region = self.regions[number]
        whole = self.plain[region.end - 1] in ".!?," or _is_long(self.plain, region, 2 * FEWEST_WORDS)
        if self.plain[region.start].islower() or not whole or number - 1 in self.anonymous:
            return None
        start, _ = self._paragraph(number)
        earlier = self.regions[number - 1] if number else None
        if self.last and earlier and (earlier.start >= start or (not earlier.closed and region.start <= start + 2)):
            return _Speaker(self.last.person, self.last.start, self.last.end, "goes on")
        sentence = self.layout.sentence_at(region.start - 2)
        if sentence is None or sentence.start < start:
            return None
        return self._who(self.layout.words(sentence), sentence.start, "named before", nearest=False)

    def _speaks_later(self, number: int) -> _Speaker | None:
        """A quotation over several paragraphs names its speaker in a later one."""
        if self.regions[number].closed or number + 1 >= len(self.regions):
            return None
        return self._said_after(number + 1)

    def _who(self, phrase: str, start: int, rule: str, *, nearest: bool) -> _Speaker | None:
        """The person that the words around a verb of saying name; `nearest` prefers the last of several."""
        if self.last and (_PRONOUN.match(phrase) or (nearest and _PRONOUN_LAST.search(phrase))):
            return _Speaker(self.last.person, self.last.start, self.last.end, "pronoun")
        people = [person for person in map(self._resolved, people_in(phrase)) if person is not None]
        if rule == "named before":
            people = [person for person in people if person.sure]
        if not people:
            return None
        person = people[-1] if nearest and people[-1].last else people[0]
        return _Speaker(person, start, start + len(phrase), rule)

    def _resolved(self, person: Person) -> Person | None:
        """The person by full name where the article gives it; None for one word that nothing shows to be a person."""
        if " " not in person.name:
            return self._by_one_name(person)
        self.known.setdefault(person.surname, person)
        self.known.setdefault(person.name.split()[0], person)
        return person

    def _by_one_name(self, person: Person) -> Person | None:
        if person.name in self.known:
            return Person(self.known[person.name].name, sure=True, last=person.last)
        found = self._full_name(person.name)
        if found is not None:
            self.known[person.name] = found
            return Person(found.name, sure=True, last=person.last)
        return person if person.sure else None

    def _full_name(self, name: str) -> Person | None:
        """Where the story, or else its headline, gives the name in full."""
        story = next((s.start for s in self.layout.sentences if s.zone is Zone.BODY), 0)
        for at in (*_occurrences(self.plain, name, story, len(self.plain)), *_occurrences(self.plain, name, 0, story)):
            before = _NAMES_BEFORE.search(self.plain, max(0, at - _LONGEST_NAME), at)
            after = _NAME_AFTER.match(self.plain, at + len(name))
            start, end = before.start() if before else at, after.end() if after else at + len(name)
            for found in people_in(self.plain[start:end]):
                parts = found.name.split()
                if len(parts) > 1 and name in parts and (found.sure or parts[0] in listed("given_names")):
                    return found
        return None


def _occurrences(plain: str, name: str, start: int, end: int) -> Iterator[int]:
    """Where a name stands in `plain[start:end]` as a word of its own; the first few places are enough."""
    for _ in range(_ENOUGH):
        at = plain.find(name, start, end)
        if at < 0:
            return
        start = at + len(name)
        if not plain[start : start + 1].isalnum() and not plain[at - 1 : at].isalnum():
            yield at


def _is_long(plain: str, region: Quoted, fewest: int) -> bool:
    """Whether a quotation has at least so many words."""
    return len(plain[region.start : region.end].split(None, fewest)) >= fewest


def _past_marks(text: str, start: int, end: int) -> int:
    while start < end and text[start] in "”\"’'»“":
        start += 1
    return start


def _is_subject(words: str, last_sign: str) -> bool:
    """Whether the words between a quotation and a verb of saying are that verb's subject."""
    if re.search(r"[.!?]\s", re.sub(r"\b(?:Dr|Mr|Mrs|Ms|[A-Z])\.", "", words)) or "\n" in words:
        return False
    return len(words.split()) <= (4 if last_sign == "." else 18)


def _apposition(tail: str, verb: re.Match[str]) -> str:
    """The words after "Lee said" are not about Lee; a subject that ends in a comma has told everything already."""
    return "" if tail[: verb.start()].rstrip().endswith(",") else ","


def _without_attribution(plain: str, region: Quoted) -> Quoted:
    """An unclosed quotation cut before "said Ann Lee", which no speaker says."""
    if region.closed:
        return region
    inside = _ATTRIBUTION_INSIDE.search(plain, region.start, region.end)
    return Quoted(region.start, inside.start() + 1, closed=False) if inside else region
