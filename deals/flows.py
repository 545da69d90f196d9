"""Who pays whom in a deal, and for what: read from the roles of its parties, which articles state.

A flow follows the money. What it buys tells flows apart: shares, computing, or goods, power, rights and works; where
nothing is stated to be bought (a grant, a loan), it is money alone. A deal whose roles name no payer has no flow.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from deals.vocabulary import Binding, DealKind, DealStatus, Measure, PartyRole

Deal = Mapping[str, Any]  # a `DealDocument` as JSON
Company = Mapping[str, Any]  # a `Reference` to a company as JSON
Figure = Mapping[str, Any]  # a `FigureShape` as JSON


class FlowKind(StrEnum):
    """What the money of a flow buys."""

    EQUITY = "equity"
    COMPUTE = "compute"
    SERVICE = "service"
    MONEY = "money"

    @property
    def words(self) -> str:
        """As it is read after an amount: "for shares"."""
        return _WORDS[self]


_WORDS = {
    FlowKind.EQUITY: "for shares",
    FlowKind.COMPUTE: "for computing",
    FlowKind.SERVICE: "for goods or services",
    FlowKind.MONEY: "as a grant or loan",
}


@dataclass(frozen=True, slots=True)
class Payment:
    """That one company pays another, by slug, and what for."""

    payer: str
    payee: str
    kind: FlowKind


@dataclass(frozen=True, slots=True)
class Flow:
    """Money from one company to another in one deal.

    `figure` tells its size where one is stated; `shared` says that the figure is of several payers or payees together,
    since the money of a deal is never split among them. `citation` shows the payee, or else the figure, in the text.
    """

    payer: Company
    payee: Company
    kind: FlowKind
    deal: Deal
    figure: Figure | None
    shared: bool
    citation: Mapping[str, Any]


_R = PartyRole
_Rule = tuple[PartyRole, tuple[PartyRole, ...], FlowKind]
_BOUGHT_FROM = (_R.SUPPLIER, _R.MANUFACTURER, _R.DEVELOPER, _R.OPERATOR)
# Payer, and who is paid: those with the first of these roles that the deal has.
_PAYS: tuple[_Rule, ...] = (
    (_R.INVESTOR, (_R.INVESTEE, _R.TARGET), FlowKind.EQUITY),
    (_R.ACQUIRER, (_R.SELLER, _R.TARGET), FlowKind.EQUITY),
    (_R.FUNDER, (_R.INVESTEE, _R.DEVELOPER, _R.OPERATOR), FlowKind.MONEY),
    (_R.CUSTOMER, _BOUGHT_FROM, FlowKind.SERVICE),
    (_R.OFF_TAKER, (*_BOUGHT_FROM, _R.SELLER), FlowKind.SERVICE),
    (_R.LICENSEE, (_R.LICENSOR,), FlowKind.SERVICE),
)
_STANDING = {DealStatus.SIGNED, DealStatus.ACTIVE, DealStatus.COMPLETED}
_OVER = {DealStatus.CANCELLED, DealStatus.ENDED}
_FOR_SHARES = {DealKind.INVESTMENT, DealKind.ACQUISITION, DealKind.JOINT_VENTURE}
_SIZES = {
    FlowKind.EQUITY: (Measure.INVESTMENT, Measure.OWNERSHIP_STAKE),
    FlowKind.COMPUTE: (Measure.CAPACITY_POWER, Measure.UNITS),
    FlowKind.SERVICE: (Measure.CAPACITY_POWER, Measure.UNITS),
    FlowKind.MONEY: (Measure.INVESTMENT,),
}


def is_over(status: str) -> bool:
    """Whether a deal was cancelled or has ended, so that nothing flows any more."""
    return status in _OVER


def is_firm(status: str, binding: str) -> bool:
    """Whether a deal counts under "binding only": what is stated to bind, and what is signed, active or completed
    unless it is stated not to bind (a letter of intent, an option).
    """
    if status in _OVER or status == DealStatus.RUMOURED or binding in {Binding.NON_BINDING, Binding.OPTION}:
        return False
    return status in _STANDING or binding == Binding.BINDING


def payments(kind: str, by_role: Mapping[str, Sequence[str]]) -> list[Payment]:
    """Who pays whom in a deal of that kind whose companies have these roles; each payer, payee and purpose once."""
    found: dict[Payment, None] = {}
    for payer_role, payee_roles, purpose in _rules(kind, by_role):
        payees = next((by_role[role] for role in payee_roles if role in by_role), ())
        for payer in by_role.get(payer_role, ()):
            found |= dict.fromkeys(Payment(payer, payee, purpose) for payee in payees if payee != payer)
    return list(found)


def _rules(kind: str, by_role: Mapping[str, Sequence[str]]) -> Iterator[_Rule]:
    """The rules as the kind of the deal bends them.

    What investors put into a joint venture goes to the venture, not to another party. Without an investee, an
    investment is one in whoever builds or makes; in works, the investor pays for these. A designer without a customer
    has the thing made for itself.
    """
    for payer, payees, purpose in _PAYS:
        is_compute = payer is _R.CUSTOMER and kind == DealKind.CLOUD_COMPUTE
        yield payer, payees, FlowKind.COMPUTE if is_compute else purpose
    if _R.INVESTEE not in by_role and _R.TARGET not in by_role:
        if kind == DealKind.INVESTMENT:
            yield _R.INVESTOR, _BOUGHT_FROM, FlowKind.EQUITY
        elif kind == DealKind.CONSTRUCTION:
            yield _R.INVESTOR, (_R.DEVELOPER,), FlowKind.SERVICE
    if _R.CUSTOMER not in by_role:
        yield _R.DESIGNER, (_R.MANUFACTURER, _R.SUPPLIER), FlowKind.SERVICE


def flows_of(deal: Deal) -> list[Flow]:
    """The flows of a deal, with what it states of their size."""
    companies = {party["company"]["slug"]: party["company"] for party in deal["parties"] if party["company"]}
    by_role: dict[str, list[str]] = {}
    for party in deal["parties"]:
        if party["company"]:
            by_role.setdefault(party["role"], []).append(party["company"]["slug"])
    paid = payments(deal["kind"], by_role)
    kinds = Counter(payment.kind for payment in paid)
    return [_flow(deal, companies, payment, sole=len(kinds) == 1, shared=kinds[payment.kind] > 1) for payment in paid]


def _flow(deal: Deal, companies: Mapping[str, Company], payment: Payment, *, sole: bool, shared: bool) -> Flow:
    figure = _size(deal, payment.kind, sole=sole)
    cited = next(party for party in deal["parties"] if party["company"] and party["company"]["slug"] == payment.payee)
    return Flow(
        payer=companies[payment.payer],
        payee=companies[payment.payee],
        kind=payment.kind,
        deal=deal,
        figure=figure,
        shared=shared and figure is not None,
        citation=(figure or cited)["citation"],
    )


def _size(deal: Deal, kind: FlowKind, *, sole: bool) -> Figure | None:
    """The newest, of those the largest, figure that tells the size of the flow: money before anything else.

    The value of a deal with several kinds of flows is that of the flow which the deal is named for.
    """
    is_named_for = sole or (kind is FlowKind.EQUITY) == (deal["kind"] in _FOR_SHARES)
    for measure in ((Measure.DEAL_VALUE,) if is_named_for else ()) + _SIZES[kind]:
        if found := [figure for figure in deal["figures"] if figure["measure"] == measure]:
            largest: Figure = max(found, key=_newest_largest)
            return largest
    return None


def _newest_largest(figure: Figure) -> tuple[str, float]:
    stated = figure["stated_on"]
    return stated["value"] if stated else "", figure["high"] or figure["low"] or 0
