"""What a piece of the text that somebody selected may say: a first value for what they are about to enter."""

from collections.abc import Iterable, Sequence

from deals.ingestion.extract.agreements import read_agreements
from deals.ingestion.extract.companies import confirmed, find_companies
from deals.ingestion.extract.figures import find_figures_in
from deals.ingestion.extract.layout import Layout, read_layout
from deals.ingestion.extract.places import find_locations
from deals.ingestion.extract.quotations import find_quotations
from deals.ingestion.items import Item, Value, items_of
from deals.ingestion.records import ArticleDraft, CleanText, Span
from deals.vocabulary import ProposalKind

_QUOTATION_MARKS = "“”\"„‟«»‘’' "

# What nobody can know from the selection, at its most usual.
_BLANK: dict[ProposalKind, Value] = {
    ProposalKind.COMPANY: {"role": "mentioned", "kind": "company"},
    ProposalKind.DEAL: {"kind": "other", "status": "announced", "binding": "not_stated", "primary": True, "scope": []},
    ProposalKind.PROJECT: {"status": "announced"},
    ProposalKind.LOCATION: {"kind": "city"},
    ProposalKind.FIGURE: {"bound": "exact", "modality": "actual", "basis": "not_stated"},
    ProposalKind.QUOTATION: {},
    ProposalKind.CREDIT: {},
}
_FROM_SELECTION = {
    ProposalKind.COMPANY: "name",
    ProposalKind.PROJECT: "name",
    ProposalKind.LOCATION: "name",
    ProposalKind.FIGURE: "raw",
    ProposalKind.QUOTATION: "text",
    ProposalKind.CREDIT: "name",
}
_FEW_WORDS = 4  # a name in quotation marks has fewer
_NEEDS_CLAUSE = (ProposalKind.LOCATION, ProposalKind.PROJECT, ProposalKind.FIGURE)


def suggested(kind: ProposalKind | None, page: CleanText, selected: Span) -> Item:
    """The item of that kind that the pipeline reads in the selection, likely or not; else little but its words.

    Without a kind, the one that the selection holds: a number, a quotation, the longest name of a place or a company.
    """
    layout = read_layout(page)
    read = items_of(_read(layout, page, selected))
    kind = kind or _kind_of(read, selected)
    found = next((item for item in read if item.kind is kind and _lies_in(item, selected)), None)
    if found is not None:
        return found
    if kind is ProposalKind.QUOTATION:
        selected = _without_marks(page.text, selected)
    value = dict(_BLANK[kind])
    if kind is ProposalKind.DEAL:
        value["parties"] = [{"name": name, "role": "partner"} for name in _companies_in(read, selected)]
    else:
        value[_FROM_SELECTION[kind]] = " ".join(selected.quote.split())
    return Item(kind, value, _clause(layout, page.text, selected) if kind in _NEEDS_CLAUSE else selected)


def _kind_of(read: Sequence[Item], selected: Span) -> ProposalKind:
    """What a person most likely means who selects these words; names that nobody knows are mostly companies'."""
    if any(item.kind is ProposalKind.FIGURE for item in read):
        return ProposalKind.FIGURE
    if selected.quote[:1] in _QUOTATION_MARKS and len(selected.quote.split()) > _FEW_WORDS:
        return ProposalKind.QUOTATION
    places = [item.value["name"] for item in read if item.kind is ProposalKind.LOCATION]
    names = [(len(name), ProposalKind.LOCATION) for name in places if name in selected.quote]
    names += [(len(name), ProposalKind.COMPANY) for name in _companies_in(read, selected)]
    return max(names, key=lambda name: name[0], default=(0, ProposalKind.COMPANY))[1]


def _clause(layout: Layout, text: str, selected: Span) -> Span:
    """The selection with the rest of its sentence: a name alone says nothing of a place or a project."""
    sentence = layout.sentence_at(selected.start)
    return Span.of(text, sentence.start, sentence.end) if sentence and selected.end <= sentence.end else selected


def _read(layout: Layout, page: CleanText, selected: Span) -> ArticleDraft:
    companies = find_companies(layout)
    agreements = read_agreements(layout, companies)
    companies = confirmed(layout, companies, agreements.parties)
    quotes = find_quotations(layout, companies)
    return ArticleDraft(
        page=page,
        companies=agreements.companies,
        locations=find_locations(layout, companies),
        figures=find_figures_in(layout, selected.start, selected.end, companies, agreements.deals, quotes),
        quotes=quotes,
    )


def _lies_in(item: Item, selected: Span) -> bool:
    """Whether the item is what was selected; figures are already those of the selection."""
    if item.kind is ProposalKind.FIGURE:
        return True
    if item.kind is ProposalKind.LOCATION:
        return (
            item.value["name"] in selected.quote and item.span.start < selected.end and selected.start < item.span.end
        )
    return item.kind is ProposalKind.QUOTATION and selected.start < item.span.end and item.span.start < selected.end


def _companies_in(read: Iterable[Item], selected: Span) -> list[str]:
    """Names of companies that the selection mentions."""
    companies = [item for item in read if item.kind is ProposalKind.COMPANY]
    return [item.value["name"] for item in companies if any(_starts_in(selected, m) for m in _mentions(item))]


def _mentions(item: Item) -> list[int]:
    return [item.span.start, *(mention["start"] for mention in item.value.get("mentions", ()))]


def _starts_in(selected: Span, start: int) -> bool:
    return selected.start <= start < selected.end


def _without_marks(text: str, selected: Span) -> Span:
    """The words without the quotation marks around them."""
    words = selected.quote.strip(_QUOTATION_MARKS)
    start = selected.start + selected.quote.find(words)
    return Span.of(text, start, start + len(words)) if words else selected
