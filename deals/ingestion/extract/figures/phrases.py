"""Phrases that settle what a number measures, whatever is around: "a $6 million contract", "51% of the shares"."""

from deals.ingestion.extract.figures.features import Context
from deals.ingestion.extract.figures.tokens import ORGANISATION
from deals.ingestion.extract.lexicon import words
from deals.ingestion.extract.units import Kind
from deals.vocabulary import Measure

_BREAKS = frozenset(
    (",", ";", ".", "(", ")", ":", "\u2013", "and", "to", "by", "with", "from", "for", "as", "that", "at", "on")
)
_AGREED = words(
    "contract contracts agreement order orders deal transaction acquisition grant loan award lease financing buyout"
)
_LENT = words("credit finance financing loan debt")
_ELSE = words("of fund completed")
_WORKS = words("project development plant mill campus factory expansion program facility refinery complex")
_SHARES = words("shares equity stock ownership stake interest interests")
_HOLDING = words("own owns owned owning hold holds holding ownership stake shareholding retains retain")
_LISTED = words("share shares stock")
_RISES = frozenset({"growth", "fall"})
_JOBS = words("jobs job positions roles hires")
_PEOPLE = words("employees staff employee workforce workers")


def by_phrase(context: Context) -> Measure | None:
    """The measure of a number that stands in one of these phrases; None outside them."""
    match context.candidate.quantity.kind:
        case Kind.MONEY:
            return _of_money(_attached(context))
        case Kind.PERCENT:
            return _of_share(context)
        case Kind.COUNT:
            return _of_count(context)
        case _:
            return None


def _attached(context: Context) -> list[str]:
    """The noun phrase right behind the number, with what "in" or "of" ties to it: at most six forms."""
    found: list[str] = []
    for form in context.right[:6]:
        if form in _BREAKS or form.startswith("@number"):
            break
        found.append(form)
    return found


def _of_money(attached: list[str]) -> Measure | None:
    """An amount in front of an agreement is its value, one in front of a site or its works is what they cost."""
    plain = attached[: attached.index("in")] if "in" in attached else attached
    if "investment" in plain:
        at = attached.index("investment")
        return Measure.DEAL_VALUE if attached[at + 1 : at + 3] == ["in", ORGANISATION] else None
    if _LENT.intersection(plain):
        return Measure.DEAL_VALUE
    head = next((form for form in reversed(plain) if form in _AGREED or form in _WORKS), "")
    if head in _AGREED:
        return Measure.DEAL_VALUE
    return Measure.INVESTMENT if head and not _ELSE.intersection(plain) else None


def _of_share(context: Context) -> Measure | None:
    """A share of shares is a stake; what shares rise by is a change of their price."""
    moved = context.governor is not None and context.governor.moved in _RISES
    if moved or context.candidate.quantity.sign:
        listed = bool(_LISTED.intersection(context.left[:12])) and _is_of_price(context)
        return Measure.SHARE_PRICE_CHANGE if listed else None
    held = bool(_HOLDING.intersection(context.left[:3])) or _SHARES.intersection(_tied(context))
    return Measure.OWNERSHIP_STAKE if held else None


def _is_of_price(context: Context) -> bool:
    return context.governor is None or context.governor.sense in ("", "price", "count", "stake")


def _tied(context: Context) -> tuple[str, ...]:
    """What a share is said to be of: "51% of the outstanding shares", "a 20% interest"."""
    right = context.right
    return right[1:8] if right[:1] == ("of",) else () if "annual" in right[:2] else right[:2]


def _of_count(context: Context) -> Measure | None:
    """Jobs stay jobs behind two adjectives ("300 direct and indirect jobs"); a team of some is staff."""
    right = context.right[:6]
    if right[1:2] in (("and",), ("or",)) and _JOBS.intersection(right):
        return Measure.JOBS
    if right[1:2] in (("and",), ("or",)) and _PEOPLE.intersection(right):
        return Measure.HEADCOUNT
    return Measure.HEADCOUNT if context.left[:2] == ("of", "team") else None
