"""Where a text names a place: what the tables know, "Town, State", counties, and parts of states."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from deals.ingestion.extract.companies.found import Companies
from deals.ingestion.extract.layout import Layout, Sentence, Zone
from deals.ingestion.extract.lexicon import words
from deals.ingestion.extract.places.gazetteer import (
    Entry,
    areas_pattern,
    by_first_word,
    qualifier_pattern,
    qualifiers,
)
from deals.vocabulary import PlaceKind

Names = tuple[tuple[str, tuple[Entry, ...]], ...]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in the text: `text[start:end]`, with the state or country that was written behind it.

    `head` is where the place's own name ends: before the comma of "Mishawaka, Indiana".
    """

    start: int
    end: int
    head: int
    kind: PlaceKind
    country: str
    admin1: str
    sentence: Sentence
    known: bool

    def name(self, plain: str) -> str:
        """The name as the text writes it, on one line."""
        return " ".join(plain[self.start : self.end].split())


_CAPITAL = re.compile(r"(?<![\w/@.$#-])[A-ZÀ-Þ][\w’'-]*(?:\.[A-Z]\.?)*")
_TOWN = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]*\.? |(?:de|del|la|los|of|the|upon|sur|am) |St\. |Ft\. ){0,3}[A-ZÀ-Þ][\w’'-]+$")
_WORD_BEFORE = re.compile(r"([A-ZÀ-Þ][\w-]*\.?) $")
_WORD_AFTER = re.compile(r" ([A-ZÀ-Þ][a-z]\w*)")
_WORD = re.compile(r"\S+")
_FIRST_PART = re.compile(r"[-’']")
_LONGEST_TOWN = 44
_NATURE = (
    "Basin|Valley|Belt|District|Region|Formation|Islands?|Peninsula|Coast|Delta|Desert|Bay|Gulf|River|Mountains"
    "|Triangle|Corridor|Plateau|Shelf|Goldfields|Trend|Atoll|Archipelago|Highlands|Panhandle|Metroplex|Province"
    "|Township|Parish|County|County,|region|area|basin|province"
)
_AREA = re.compile(rf"((?:[A-ZÀ-Þ][\w’'-]*[ -]){{1,3}})({_NATURE})(?![\w-])")
_WORLD = re.compile(
    r"\b(North America|South America|Latin America|Central America|Southeast Asia|Central Asia|Asia[- ]Pacific"
    r"|Middle East|Europe|Asia|Africa|APAC|EMEA|Scandinavia|Caribbean|Rockies|Appalachia|Midwest|New England"
    r"|Silicon Valley|Permian|Bay Area|Persian Gulf|Benelux|Balkans)(?![\w-])"
)
_NO_TOWN = words(
    "The A An In At On Of For And From To With By As Its Our Their His Her This That Store Suite Street Avenue Road "
    "Inc Corp Ltd LLC Co Company Mr Ms Dr Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February "
    "March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct "
    "Nov Dec CEO CFO COO President Chairman Director Officer Manager Founder University College Department"
)
_NO_AREA = words("The A An In At On Of For And From To With By As Its Our This That New Each Other Any Every School")
_DEGREES = frozenset({"MD", "MA", "PA", "PE", "DO", "MS"})
_COUNTY = frozenset({"County", "Parish"})


def find_mentions(layout: Layout, companies: Companies) -> list[PlaceMention]:
    """All places that the text names, in order, none inside another or inside a longer name of an organisation."""
    found: list[PlaceMention] = []
    for sentence in layout.sentences:
        if sentence.zone is not Zone.BOILERPLATE:
            found += _in_sentence(layout, sentence)
    return [mention for mention in found if not _inside_organisation(mention, companies)]


def _inside_organisation(place: PlaceMention, companies: Companies) -> bool:
    """Whether a place is only a word of an organisation's name: "Bank of America"."""
    near = companies.in_span(place.start - 60, place.head)
    return any(
        not m.resolved and m.start <= place.start and m.end >= place.head and m.end - m.start > place.head - place.start
        for m in near
    )


def _in_sentence(layout: Layout, sentence: Sentence) -> list[PlaceMention]:
    free = _Free()
    readers = (_towns, _areas, _parts, _regions, _known)
    found = (mention for reader in readers for mention in reader(layout.plain, sentence))
    taken = [mention for mention in found if free.take(mention.start, mention.end)]
    taken.sort(key=lambda mention: mention.start)
    return [m for before, m in zip([None, *taken], taken, strict=False) if not _qualifies(layout.plain, before, m)]


def _qualifies(plain: str, before: PlaceMention | None, mention: PlaceMention) -> bool:
    """Whether a country only says where the state or region before it lies: "Nunavut, Canada"."""
    if before is None or mention.kind is not PlaceKind.COUNTRY or before.kind is PlaceKind.COUNTRY:
        return False
    lies_there = before.country == mention.country or not (before.country or before.known)
    return lies_there and plain[before.end : mention.start].strip() == ","


class _Free:
    """What of a sentence no place has taken yet; the stretches taken never overlap, so two neighbours tell all."""

    def __init__(self) -> None:
        self._taken: list[tuple[int, int]] = []

    def take(self, start: int, end: int) -> bool:
        place = bisect_left(self._taken, (start, end))
        if place and start < self._taken[place - 1][1]:
            return False
        if place < len(self._taken) and self._taken[place][0] < end:
            return False
        self._taken.insert(place, (start, end))
        return True


def _towns(plain: str, sentence: Sentence) -> Iterator[PlaceMention]:
    """ "Mishawaka, Indiana", "Alpharetta (GA)", "Hanoi, Vietnam"."""
    for match in qualifier_pattern().finditer(plain, sentence.start, sentence.end):
        town = _town_before(plain, max(sentence.start, match.start() - _LONGEST_TOWN), match.start())
        if town < 0:
            continue
        country, admin1 = qualifiers()[match[1]]
        name = plain[town : match.start()]
        # Capitals are a dateline without its dash, and "Ann Lee, MD" is a doctor.
        if name.isupper() or _WORLD.fullmatch(name) or (match[1] in _DEGREES and not meanings_of(name)):
            continue
        if match[1] not in {"D.C.", "DC"} and _is_list(name, match[1], country, admin1):
            continue
        state = next((e for e in meanings_of(name) if e.kind is PlaceKind.STATE and e.country == country), None)
        if state and not admin1:
            yield _mention(town, match.start(), state, sentence)
            continue
        kind = PlaceKind.COUNTY if name.endswith((" County", " Parish")) else PlaceKind.CITY
        end = match.end() if not match[2] or match[0].startswith(" (") else match.end() - 1
        yield PlaceMention(town, end, match.start(), kind, country, admin1, sentence, known=bool(meanings_of(name)))


def _town_before(plain: str, start: int, end: int) -> int:
    """Where the capitalised name begins that ends at `end`; -1 where none does."""
    match = _TOWN.search(plain, start, end)
    if not match:
        return -1
    at = match.start()
    for word in _WORD.finditer(plain, match.start(), end):
        if (
            word[0].strip(".") in _NO_TOWN
            or word[0].endswith(("’s", "'s"))
            or (word.start() == at and word[0].islower())
        ):
            at = word.end() + 1
    return at if at < end else -1


def _is_list(name: str, qualifier: str, country: str, admin1: str) -> bool:
    """Whether "Wisconsin, Ohio" or "Chicago, New York" lists places of one rank instead of naming a town's state."""
    entries = meanings_of(name)
    if not entries:
        return False
    if name == qualifier or any(entry.country == country and entry.admin1 in {admin1, ""} for entry in entries):
        return any(entry.kind is not PlaceKind.CITY for entry in entries[:1]) and name != qualifier and bool(admin1)
    return entries[0].kind is not PlaceKind.CITY or len(qualifier) > 2


def meanings_of(name: str) -> tuple[Entry, ...]:
    """What the tables know under a name, the likeliest first."""
    first = name.split()[0] if name else ""
    return next((entries for full, entries in by_first_word().get(first, ()) if full == name), ())


def _areas(plain: str, sentence: Sentence) -> Iterator[PlaceMention]:
    """ "Lake County", "Permian Basin", "Guangdong Province"."""
    for match in _AREA.finditer(plain, sentence.start, sentence.end):
        start = match.start()
        for word in _WORD.finditer(plain, match.start(), match.end(1)):
            if word[0] in _NO_AREA | _NO_TOWN or word[0].endswith(("’s", "'s")):
                start = word.end() + 1
        if start >= match.start(2):
            continue
        own = meanings_of(plain[start : match.start(2) - 1])
        noun = match[2]
        if noun.lower() == "province" and own and own[0].kind is PlaceKind.STATE:
            yield _mention(start, match.end(), own[0], sentence)
            continue
        kind = PlaceKind.COUNTY if noun in _COUNTY else PlaceKind.REGION
        yield PlaceMention(start, match.end(), match.end(), kind, "", "", sentence, known=False)


def _parts(plain: str, sentence: Sentence) -> Iterator[PlaceMention]:
    """ "southern Arkansas", "Southeast New Mexico"."""
    for match in areas_pattern().finditer(plain, sentence.start, sentence.end):
        entry = meanings_of(match[2])[0]
        if match[2] in {"Virginia", "Korea", "Africa", "Dakota", "Carolina", "Australia", "Sudan", "Macedonia"}:
            continue
        yield PlaceMention(
            match.start(), match.end(), match.end(), PlaceKind.REGION, entry.country, entry.admin1, sentence, known=True
        )


def _regions(plain: str, sentence: Sentence) -> Iterator[PlaceMention]:
    for match in _WORLD.finditer(plain, sentence.start, sentence.end):
        yield PlaceMention(match.start(), match.end(), match.end(), PlaceKind.REGION, "", "", sentence, known=True)


def _known(plain: str, sentence: Sentence) -> Iterator[PlaceMention]:
    """Names of the tables, the longest at each word."""
    index = by_first_word()
    position = sentence.start
    for word in _CAPITAL.finditer(plain, sentence.start, sentence.end):
        if word.start() < position:
            continue
        for name, entries in _starting(word[0], index):
            end = word.start() + len(name)
            if plain.startswith(name, word.start()) and not plain[end : end + 1].isalnum():
                position = end
                if _is_part_of_name(plain, word.start(), end, sentence):
                    break
                yield _mention(word.start(), end, _meant(entries, plain[end : end + 6]), sentence)
                break


def _starting(word: str, index: Mapping[str, Names]) -> Names:
    """The names that begin with a word, or with its part before a hyphen or apostrophe: "UK-based", "Ohio’s"."""
    return index.get(word) or index.get(_FIRST_PART.split(word, 1)[0], ())


def _is_part_of_name(plain: str, start: int, end: int, sentence: Sentence) -> bool:
    """Whether capitalised words beside a place make it part of a longer name: "South Miami", "Alaska Airlines"."""
    if sentence.zone in {Zone.HEADLINE, Zone.HEADING}:
        return False
    before = _WORD_BEFORE.search(plain, max(sentence.start, start - 20), start)
    if before and before.start() > sentence.start and before[1] not in _NO_AREA and before[1] not in _NO_TOWN:
        return True
    after = _WORD_AFTER.match(plain, end)
    return after is not None and after[1] not in {"State", "Province", "and"}


def _meant(entries: tuple[Entry, ...], following: str) -> Entry:
    """What a name means: "New York State" is the state, "New York" the city."""
    states = [entry for entry in entries if entry.kind is PlaceKind.STATE]
    return states[0] if states and following.lower() == " state" else entries[0]


def _mention(start: int, end: int, entry: Entry, sentence: Sentence) -> PlaceMention:
    return PlaceMention(start, end, end, entry.kind, entry.country, entry.admin1, sentence, known=True)
