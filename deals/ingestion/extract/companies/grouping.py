"""Which runs of capitalised words name the same thing: one candidate for all written forms of a name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from deals.ingestion.extract.companies.forms import LEGAL_FORMS, key
from deals.ingestion.extract.companies.known import regions
from deals.ingestion.extract.companies.likeness import abbreviates, other_spellings, spelt_out
from deals.ingestion.extract.companies.runs import Run, Token, name_runs, sentence_runs, tokens_of
from deals.ingestion.extract.companies.titles import name_tails
from deals.ingestion.extract.layout import Layout, Sentence
from deals.ingestion.extract.lexicon import words
from deals.ingestion.extract.word_lists import listed

Key = tuple[str, ...]

_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z0-9&]{1,6}$")
_BRACKET = re.compile(r"[®™,. ]{0,3}\(([^()\n]{1,160})\)")
_EXCHANGES = (
    r"NASDAQ|NYSE(?:[ -](?:American|Arca|MKT|A))?|AMEX|OTC(?:QB|QX|ID|PK|PINK| Pink| Markets)?|TSX(?:[ -]?V)?|CSE|ASX"
    r"|LSE|AIM|FSE|Frankfurt|HKEX|SEHK|HKSE|TSE|TYO|KRX|KOSDAQ|BMV|BSE|NSE|SGX|XETRA|Euronext(?: \w+)?|EPA|ETR|BIT|BME"
    r"|SIX|JSE|OSE|Cboe(?: CA)?|NEO|WKN|ISIN|NZX|TWSE|OMX"
)
_TICKER = re.compile(rf"\b(?:{_EXCHANGES})\s?[:\s]\s?([A-Z0-9]{{1,6}}(?:\.[A-Z]{{1,2}})?)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"‘']\s?([^“”\"‘’']{1,40}?),?\s?[”\"’']")
# Possessives looked up all over the text; more would make a long text slow.
_MOST_PAIRS = 40
_INNER_GAPS = frozenset({" of ", " for ", " of the ", " for the ", " at ", " by "})
# A number or an ordinal may be the head of a name: "42 Networks", "First Acme".
_HEAD = re.compile(r"(?<![\w$€£¥.,-])(?:\d{1,3}(?:\.\d)?|One|First|Second|Two|Three|Next) $")
_LONGEST_HEAD = 9
_GENERIC = words("company corporation parent buyer seller purchaser issuer group firm fund bank client partner")
_ALSO = re.compile(
    r",?\s(?:\(?formerly(?: known as)?|f/?k/?a|d/?b/?a|doing business as|also known as|a/?k/?a|operating as)\s+[“\"]?",
    re.IGNORECASE,
)


class Mention(NamedTuple):
    """Where a candidate is named: `plain[start:end]`, and the sentence."""

    start: int
    end: int
    sentence: Sentence
    first: bool
    title: bool
    possessive: bool


@dataclass(slots=True)
class Candidate:
    """Something that is named, under all its written forms."""

    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[Mention] = field(default_factory=list)
    traits: set[str] = field(default_factory=set)
    tickers: set[str] = field(default_factory=set)

    def is_full(self) -> bool:
        """Whether the text shows that no word of the name is left out: by its legal form or its ticker."""
        return bool(self.tickers) or any(trait.startswith("legal ") for trait in self.traits)

    def absorb(self, other: "Candidate") -> None:
        """Takes over the forms and mentions of another candidate for the same thing."""
        self.forms.update(other.forms)
        self.mentions.extend(other.mentions)
        self.traits |= other.traits
        self.tickers |= other.tickers


class Grouping:
    """Collects runs by name, then puts together what the text says is one."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.plain = layout.plain
        self.table: dict[Key, Candidate] = {}
        self.aliases: dict[Key, Key] = {}
        self.runs = list(name_runs(layout))
        self._heads_tried = 0

    def candidates(self) -> list[Candidate]:
        """All candidates of the article, in the order in which they are first named."""
        prose = [run for run in self.runs if not run.title]
        for run in self._settled(prose):
            self._add(run)
        self._merge_introduced()
        self._merge_short_forms()
        self._read_titles()
        self._merge_alike()
        self._merge_short_forms()
        found = {id(candidate): candidate for candidate in self.table.values()}
        for candidate in found.values():
            candidate.mentions.sort()
        return sorted(found.values(), key=lambda candidate: candidate.mentions[0].start)

    def _settled(self, runs: list[Run]) -> Iterator[Run]:
        """Runs with their ends decided, by how often each form stands.

        "Rodney's Club" and "Circle of Care" are joined, "Building Acme" is cut.
        """
        counts = Counter(key(self._text(run)) for run in runs if not run.first)
        joined = self._joined_names(runs)
        skip = -1
        for position, run in enumerate(runs):
            if position == skip:
                continue
            if (position, position + 1) in joined:
                following = runs[position + 1]
                skip = position + 1
                yield run._replace(end=following.end, tokens=run.tokens + following.tokens)
                continue
            yield self._with_head(self._without_opening(run, counts))

    def _with_head(self, run: Run) -> Run:
        """The run with the number or ordinal before it, where it stands so at least twice and half of the time."""
        head = _HEAD.search(self.plain, max(run.sentence.start, run.start - _LONGEST_HEAD), run.start)
        if not head or self._heads_tried >= _MOST_PAIRS:
            return run
        self._heads_tried += 1
        times = self.plain.count(self.plain[head.start() : run.end])
        if times < 2 or 2 * times < self.plain.count(self._text(run)):
            return run
        token = Token(head.start(), head.end() - 1, head[0].strip(), possessive=False)
        return run._replace(start=token.start, tokens=(token, *run.tokens))

    def _text(self, run: Run) -> str:
        return self.plain[run.start : run.end]

    def _joined_names(self, runs: list[Run]) -> set[tuple[int, int]]:
        pairs: dict[str, list[int]] = defaultdict(list)
        alone = Counter(self._text(run) for run in runs)
        for position, (run, following) in enumerate(pairwise(runs)):
            gap = self.plain[run.end : following.start]
            if run.sentence is following.sentence and _may_join(run, gap):
                pairs[self.plain[run.start : following.end]].append(position)
        found = set()
        for joined, positions in list(pairs.items())[:_MOST_PAIRS]:
            times = max(len(positions), self.plain.count(joined))
            if times >= 2 and 2 * times >= alone[self._text(runs[positions[0]])]:
                found |= {(position, position + 1) for position in positions}
        return found

    def _without_opening(self, run: Run, counts: Counter[Key]) -> Run:
        """The run without a first word that has its capital only because it opens the sentence."""
        words = run.words()
        if not run.first or len(words) < 2 or words[0].casefold() not in listed("common_words"):
            return run
        rest = run.tokens[1:]
        shorter = self.plain[rest[0].start : run.end]
        if counts[key(shorter)] > counts[key(self._text(run))]:
            return run._replace(start=rest[0].start, tokens=rest)
        return run

    def _add(self, run: Run) -> None:
        text = self._text(run)
        name = key(text)
        if not name or not _worth_keeping(run, name):
            return
        candidate = self.table.setdefault(self._root(name), Candidate())
        candidate.forms[text] += 1
        candidate.mentions.append(
            Mention(run.start, run.end, run.sentence, run.first, run.title, run.tokens[-1].possessive)
        )
        if run.tokens[-1].text.casefold() in LEGAL_FORMS and len(run.tokens) > 1:
            candidate.traits.add(f"legal {run.tokens[-1].text.casefold()}")

    def _merge_introduced(self) -> None:
        """Names in brackets after a name, tickers, and "also known as"."""
        for name, candidate in list(self.table.items()):
            for mention in list(candidate.mentions[:8]):
                for alias in self._introduced_by(candidate, mention.end):
                    self._join(name, key(alias))

    def _introduced_by(self, candidate: Candidate, end: int) -> Iterable[str]:
        """The other names that the text gives to a candidate right after `end`."""
        bracket = _BRACKET.match(self.plain, end)
        while bracket:
            inside = bracket[1]
            tickers = [match[1] for match in _TICKER.finditer(inside)]
            if tickers:
                candidate.traits.add("ticker")
                candidate.tickers.update(tickers)
                yield from (ticker for ticker in tickers if not ticker.isdigit())
            yield from self._bracketed_names(candidate, inside)
            bracket = _BRACKET.match(self.plain, bracket.end())
        also = _ALSO.match(self.plain, end)
        if also:
            after = tokens_of(self.plain, also.end(), min(also.end() + 80, len(self.plain)))
            sentence = self.layout.sentence_at(end)
            run = next(sentence_runs(self.plain, sentence, after), None) if sentence and after else None
            if run and run.start - also.end() <= 4:
                yield self._text(run)

    def _bracketed_names(self, candidate: Candidate, inside: str) -> Iterable[str]:
        for match in _QUOTED.finditer(inside):
            alias = match[1].strip()
            word = alias.casefold().removeprefix("the ")
            if word in _GENERIC:
                candidate.traits.add("the company" if word == "company" else "generic alias")
            elif alias[:1].isupper():
                candidate.traits.add("introduced")
                yield alias
        bare = inside.strip()
        if _ACRONYM.match(bare) and abbreviates(bare, candidate.forms):
            candidate.traits.add("abbreviated")
            yield bare

    def _join(self, name: Key, alias: Key) -> None:
        """Says that `alias` is another name of what is called `name`."""
        name = self._root(name)
        if not alias or self._root(alias) == name:
            return
        other = self.table.pop(self._root(alias), None)
        self.aliases[self._root(alias)] = name
        if other:
            self.table[name].absorb(other)

    def _root(self, name: Key) -> Key:
        while name in self.aliases:
            name = self.aliases[name]
        return name

    def _merge_short_forms(self) -> None:
        """ "Acme" is "Acme Robotics" where nothing else begins so more often, and "Acme" is no full name itself."""
        longer: dict[Key, Key] = {}
        for name, candidate in self.table.items():
            for length in range(1, min(len(name), 6)):
                best = longer.get(name[:length])
                if best is None or len(candidate.mentions) > len(self.table[best].mentions):
                    longer[name[:length]] = name
        for name in list(self.table):
            if name in longer and name in self.table and self._may_be_short(name, longer[name]):
                self._join(longer[name], name)

    def _may_be_short(self, name: Key, longer: Key) -> bool:
        """Whether `name` may be short for `longer`.

        One ordinary word ("Energy") is so only after the full name, and with a capital that no sentence gives it.
        """
        candidate, full = self.table[name], self.table[self._root(longer)]
        if candidate.is_full() or " ".join(name) in regions():
            return False
        if len(name) > 1 or name[0] not in listed("common_words"):
            return len("".join(name)) > 1
        if not full.is_full() or name[0] in name_tails():
            return False
        inside = [mention for mention in candidate.mentions if not mention.first and not mention.title]
        return bool(inside) and min(full.mentions).start < min(candidate.mentions).start

    def _merge_alike(self) -> None:
        """Other spellings of a name, and its initials."""
        for alike in (other_spellings, spelt_out):
            for name, other in list(alike({name: candidate.forms for name, candidate in self.table.items()})):
                if self._root(name) in self.table:
                    self._join(name, other)

    def _read_titles(self) -> None:
        """Names in capitalised lines: those that the prose knows, then what is left."""
        known = self._known_forms()
        for sentence in _title_sentences(self.runs):
            taken = self._known_in(sentence, known)
            for run in self.runs_of(sentence):
                if not any(start < run.end and run.start < end for start, end in taken):
                    self._add(run)
        self._merge_introduced()

    def runs_of(self, sentence: Sentence) -> list[Run]:
        """The runs of one capitalised line."""
        return self._by_sentence().get(sentence.start, [])

    def _by_sentence(self) -> dict[int, list[Run]]:
        by_sentence: dict[int, list[Run]] = defaultdict(list)
        for run in self.runs:
            if run.title:
                by_sentence[run.sentence.start].append(run)
        return by_sentence

    def _known_forms(self) -> dict[str, list[Key]]:
        known: dict[str, list[Key]] = defaultdict(list)
        for name in [*self.table, *self.aliases]:
            if len(known[name[0]]) < 12:
                known[name[0]].append(name)
        for names in known.values():
            names.sort(key=len, reverse=True)
        return known

    def _known_in(self, sentence: Sentence, known: dict[str, list[Key]]) -> list[tuple[int, int]]:
        tokens = [token for token in tokens_of(self.plain, sentence.start, sentence.end) if key(token.text)]
        folded = [key(token.text)[0] for token in tokens]
        taken: list[tuple[int, int]] = []
        at = 0
        while at < len(tokens):
            name = next((n for n in known.get(folded[at], ()) if tuple(folded[at : at + len(n)]) == n), None)
            if name is None or not _as_name(tokens[at], len(name)):
                at += 1
                continue
            end = _with_legal_form(self.plain, tokens, at + len(name))
            self._mention_in_title(self._root(name), tokens[at], tokens[end - 1], sentence)
            taken.append((tokens[at].start, tokens[end - 1].end))
            at = end
        return taken

    def _mention_in_title(self, name: Key, first: Token, last: Token, sentence: Sentence) -> None:
        candidate = self.table.get(name)
        if candidate is None:
            return
        candidate.forms[self.plain[first.start : last.end]] += 1
        candidate.mentions.append(
            Mention(
                first.start, last.end, sentence, first.start == sentence.start, title=True, possessive=last.possessive
            )
        )


def _may_join(run: Run, gap: str) -> bool:
    """Whether what stands between two runs may stand inside a name."""
    if run.tokens[-1].possessive:
        return gap in {"’s ", "'s "}
    return gap in _INNER_GAPS and (len(run.tokens) > 1 or gap != " by ")


def _as_name(token: Token, length: int) -> bool:
    """Whether a word of a capitalised line can be the name that it looks like."""
    return not token.text[0].islower() or length > 1 or not token.text.islower()


def _with_legal_form(plain: str, tokens: list[Token], end: int) -> int:
    while end < len(tokens) and tokens[end].text.casefold() in LEGAL_FORMS and tokens[end].text[0].isupper():
        if plain[tokens[end - 1].end : tokens[end].start].strip(" ,."):
            break
        end += 1
    return end


def _title_sentences(runs: list[Run]) -> list[Sentence]:
    return list({run.sentence.start: run.sentence for run in runs if run.title}.values())


def _worth_keeping(run: Run, name: Key) -> bool:
    if len(run.tokens) > 1:
        return any(token.text.casefold() not in listed("common_words") for token in run.tokens) or not run.title
    word = run.tokens[0].text
    if len(word) < 2:
        return False
    return not run.first or word.casefold() not in listed("common_words") or word.isupper()
