"""The scorer's table and its list of errors, as people and programs read them."""

from collections.abc import Iterator, Mapping
from typing import Any

from deals.ingestion.extract.layout import Layout, read_layout
from deals.ingestion.records import CleanText
from deals.ingestion.scoring.score import Scores
from deals.ingestion.scoring.tally import HEADLINE

_COLUMNS = f"{'':26}{'precision':>10}{'recall':>10}{'F1':>10}{'right':>8}{'wrong':>8}{'missed':>8}"


def as_json(scores: Scores) -> dict[str, Any]:
    """Everything in the table as one object."""
    rows = {name: row.as_dict() for name, row in scores.rows().items()}
    return {"articles": scores.articles, "absent": [], "mean": round(scores.mean(), 4), "rows": rows}


def table(scores: Scores) -> Iterator[str]:
    """The lines of the table."""
    yield f"{scores.articles} articles"
    yield _COLUMNS
    for name, row in scores.rows().items():
        shares = f"{row.precision:>10.3f}{row.recall:>10.3f}{row.f1:>10.3f}"
        yield f"{name:26}{shares}{row.right:>8}{row.wrong:>8}{row.missed:>8}"
    yield f"mean of {', '.join(HEADLINE)}: {scores.mean():.3f}"


def errors(scores: Scores, texts: Mapping[str, str]) -> Iterator[str]:
    """Every error with the sentence that it is about, sorted by kind and article; `texts` holds the articles by id."""
    layouts = {name: read_layout(CleanText(text)) for name, text in texts.items()}
    for fault in sorted(scores.faults, key=lambda fault: (fault.kind, fault.article)):
        yield f"{fault.kind:20} {fault.article:34} {fault.what}"
        sentence = _sentence(fault.words, layouts[fault.article])
        if sentence:
            yield f"{'':20} | {sentence}"


def _sentence(words: str, layout: Layout) -> str:
    """The first sentence in which the words of an error begin, on one line; empty where the text has them not."""
    at = layout.text.find(words) if words else -1
    sentence = layout.sentence_at(at) if at >= 0 else None
    return " ".join(layout.words(sentence).split()) if sentence else ""
