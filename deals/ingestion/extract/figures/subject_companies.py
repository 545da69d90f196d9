"""Companies that a figure may be about: those of its sentence, of the three before, and the main one."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from deals.ingestion.extract.companies import Companies, Mention
from deals.ingestion.extract.figures.features import Context
from deals.ingestion.extract.figures.relations import relation
from deals.ingestion.extract.layout import Layout, Sentence, Zone
from deals.ingestion.records import QuoteDraft

_NEARBY = 3  # how many sentences back a subject may stand
_OWN = frozenset(("we", "our", "us", "we've", "we're"))


class CompanyCandidates:
    """The companies of one article and what speaks for each as the subject of a figure."""

    def __init__(
        self, layout: Layout, companies: Companies, parties: frozenset[str], quotes: Sequence[QuoteDraft]
    ) -> None:
        self.layout = layout
        self.companies = companies
        self.parties = parties
        self.quotes = quotes
        self._last: tuple[int, tuple[tuple[int, int, str], ...]] = (-1, ())
        counts: dict[str, int] = {}
        for mention in companies.mentions:
            counts[mention.company] = counts.get(mention.company, 0) + 1
        self.ranked = sorted(counts, key=lambda name: -counts[name])
        self.rank = {name: place for place, name in enumerate(self.ranked)}
        self.headline = {m.company for m in companies.mentions if self._zone(m.start) is Zone.HEADLINE}

    @property
    def main(self) -> str:
        """The company that the article names most often; empty without any."""
        return self.ranked[0] if self.ranked else ""

    def _zone(self, offset: int) -> Zone | None:
        sentence = self.layout.sentence_at(offset)
        return sentence.zone if sentence else None

    def of(self, context: Context) -> Iterator[tuple[str, list[str]]]:
        """The candidates of one figure, each with what speaks for it."""
        sentence = context.candidate.sentence
        here = self.companies.in_span(sentence.start, sentence.end)
        found: dict[str, list[str]] = {}
        order = list(dict.fromkeys(m.company for m in here))
        for company in order:
            own = [m for m in here if m.company == company]
            found[company] = [*self._in_sentence(context, own, here), f"place {min(order.index(company), 3)}"]
            found[company].append(f"place {min(order.index(company), 3)} of {min(len(order), 3)}")
        for back, place, company in self.earlier(sentence):
            if company not in found:
                found[company] = [f"back {back}", f"back {back} place {place}", f"back alone={not here}"]
                found[company].append(f"back {back} place {place} alone={not here}")
        if self.main and self.main not in found:
            found[self.main] = ["main only", f"main only alone={not here}"]
        voice = self._voice(context)
        for company, features in found.items():
            yield company, [*features, *self._standing(context, company, voice)]

    def _in_sentence(self, context: Context, own: Sequence[Mention], here: Sequence[Mention]) -> Iterator[str]:
        position = context.candidate.quantity.start
        before = [m for m in own if m.start < position]
        nearest = before[-1] if before else own[0]
        yield "here"
        yield from relation(context, nearest.start, nearest.end)
        if before and before[-1] == max(m for m in here if m.start < position):
            yield "nearest before"
        plain = self.layout.plain
        side = "before" if before else "after"
        if plain.startswith(("'s", "’s", "’ ", "' "), nearest.end):
            yield f"owner {side}"
        if nearest.resolved:
            yield f"by {plain[nearest.start : nearest.end].split()[-1].lower()}"
        if own[0].start - context.candidate.sentence.start < 5:
            yield "opens"
        yield f"mentions {min(len(own), 3)}"

    def _standing(self, context: Context, company: str, voice: str) -> Iterator[str]:
        yield f"rank {min(self.rank[company], 3)}"
        yield f"headline={company in self.headline}"
        yield f"party={company in self.parties}"
        if voice:
            yield f"voice {voice}={company == self.main}"
        said = self._affiliation(context)
        if said:
            own = said == company or said in company or company in said
            yield f"speaks for={own}"
            yield f"speaks for={own} {voice}"

    def _voice(self, context: Context) -> str:
        """ "we" where the words before the number speak of the speaker's own firm."""
        return "we" if not _OWN.isdisjoint(context.left) or not _OWN.isdisjoint(context.right[:12]) else ""

    def _affiliation(self, context: Context) -> str:
        position = context.candidate.quantity.start
        index = bisect_right(self.quotes, position, key=lambda quote: quote.evidence.start) - 1
        within = index >= 0 and position < self.quotes[index].evidence.end
        return (self.quotes[index].affiliation or "") if within else ""

    def earlier(self, sentence: Sentence) -> Sequence[tuple[int, int, str]]:
        """Companies of the sentences before: how many back, the how manieth of its sentence, the name."""
        if self._last[0] != sentence.index:
            self._last = (sentence.index, tuple(self._earlier(sentence)))
        return self._last[1]

    def _earlier(self, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
        for back in range(1, _NEARBY + 1):
            index = sentence.index - back
            if index < 0:
                return
            before = self.layout.sentences[index]
            names = dict.fromkeys(m.company for m in self.companies.in_span(before.start, before.end))
            for place, company in enumerate(names):
                yield back, min(place, 2), company
