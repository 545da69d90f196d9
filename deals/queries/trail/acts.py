from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Model, Q

from deals.models import Article, Change, Deal, Figure, Quotation
from deals.queries.trail.lines import Line, line_of
from deals.queries.trail.names import Names
from deals.vocabulary import ChangeVerb

PAGE_SIZE = 300  # changes: a draft of an article has some fifty of them
MANY = 4  # lines of a kind that are shown one by one

# What the addresses and actions that write are called, where their own names do not say it.
DEEDS = {
    "desk-submit": "handed in",
    "desk-retry": "set going again",
    "desk-accept": "decided on the desk",
    "desk-accept-all": "decided on the desk",
    "desk-reject": "decided on the desk",
    "desk-undo": "undone on the desk",
    "desk-edit": "edited on the desk",
    "desk-add": "added on the desk",
    "desk-company": "matched on the desk",
    "desk-deal": "matched on the desk",
    "desk-describe": "described on the desk",
    "desk-resolve": "conflict resolved",
    "submit": "handed in",
    "fetch": "fetched",
    "draft": "read by the extractor",
    "fail": "given up",
    "resume": "taken up again",
    "review": "reviewed",
    "publish": "published",
    "withdraw": "withdrawn",
}


@dataclass(frozen=True, slots=True)
class Bundle:
    """Lines of one kind of an act; `many` where they are better folded."""

    verb: str
    things: str
    lines: list[Line]

    @property
    def many(self) -> bool:
        """Whether they are more than one reads at a glance."""
        return len(self.lines) > MANY


@dataclass(frozen=True, slots=True)
class Act:
    """What one person did at one time. `outside` is true of what did not come from the program, such as SQL by hand."""

    at: datetime
    who: str
    outside: bool
    deed: str
    reason: str
    article: Article | None
    bundles: list[Bundle]


@dataclass(frozen=True, slots=True)
class Trail:
    """The acts, the newest first; `older` is the cursor of the page after this one, None on the last."""

    acts: list[Act]
    older: int | None


def trail_of(record: Model, *, before: int | None = None) -> Trail:
    """What happened to the record and to its parts, in a fixed number of queries; `before` is a cursor of `Trail`."""
    changes = Change.objects.filter(_of(record)).select_related("by", "article")
    changes = changes.defer("article__submission", "article__text").order_by("-pk")
    if before is not None:
        changes = changes.filter(pk__lt=before)
    rows = list(changes[: PAGE_SIZE + 1])
    page = rows[:PAGE_SIZE]
    names = Names.of(page)
    told = [(change, line) for change in page if (line := line_of(change, names))]
    acts = [_act(list(part)) for _, part in groupby(told, key=_same_act)]
    return Trail(acts, page[-1].pk if len(rows) > PAGE_SIZE else None)


def _of(record: Model) -> Q:
    """A record's own changes and those of its parts; of a deal also what is stated of it, of an article what came of
    it, of a figure what it is a statement of.
    """
    of = _rows(type(record)._meta.db_table, [record.pk])
    if isinstance(record, Deal):
        of |= _rows("deals_figure", Figure.objects.filter(quantity__deal=record).values("pk"))
        of |= _rows("deals_quotation", Quotation.objects.filter(deal=record).values("pk"))
    if isinstance(record, Figure):
        of |= _rows("deals_quantity", [record.quantity_id])
    if isinstance(record, Article):
        of |= Q(article=record.pk)
    return of


def _rows(table: str, ids: object) -> Q:
    return Q(record_table=table, record_id__in=ids)


def _same_act(told: tuple[Change, Line]) -> tuple[object, ...]:
    change, _ = told
    return change.transaction, change.by_id, change.action, change.reason, change.article_id


def _act(told: list[tuple[Change, Line]]) -> Act:
    """The changes of one act, those that came first in front."""
    newest, _ = told[0]
    lines = [line for _, line in reversed(told)]
    return Act(
        at=newest.at,
        who=_who(newest),
        outside=not newest.action,
        deed=DEEDS.get(newest.action, _deed(newest.action)),
        reason=newest.reason,
        article=newest.article,
        bundles=list(_bundled(lines)),
    )


def _who(change: Change) -> str:
    if change.by is not None:
        return change.by.get_full_name() or change.by.get_username()
    return "the program" if change.action else change.database_user


def _deed(action: str) -> str:
    """ "companies_company_change" is Django's name of a form."""
    if action.endswith(("_change", "_add", "_changelist")):
        return "in the admin"
    return action.removeprefix("desk-").replace("-", " ").replace("_", " ")


def _bundled(lines: Iterable[Line]) -> Iterable[Bundle]:
    kinds: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        kinds.setdefault((line.verb, line.thing), []).append(line)
    for wanted in (ChangeVerb.CHANGED, ChangeVerb.ADDED, ChangeVerb.REMOVED):
        yield from (Bundle(verb, thing, of_kind) for (verb, thing), of_kind in kinds.items() if verb == wanted)
