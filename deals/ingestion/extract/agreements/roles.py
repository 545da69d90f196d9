"""What each party does in an agreement, from its kind and from who acts in the sentence."""

import re
from collections.abc import Sequence

from deals.ingestion.extract.agreements.story import Line, Story
from deals.vocabulary import DealKind, PartyRole

# For each kind: the role of who acts, and of who is acted upon or with.
_ACTIVE = {
    DealKind.ACQUISITION: (PartyRole.ACQUIRER, PartyRole.TARGET),
    DealKind.INVESTMENT: (PartyRole.INVESTOR, PartyRole.INVESTEE),
    DealKind.SUPPLY: (PartyRole.SUPPLIER, PartyRole.CUSTOMER),
    DealKind.LICENSING: (PartyRole.LICENSOR, PartyRole.LICENSEE),
    DealKind.POWER_PURCHASE: (PartyRole.SUPPLIER, PartyRole.OFF_TAKER),
    DealKind.CLOUD_COMPUTE: (PartyRole.SUPPLIER, PartyRole.CUSTOMER),
    DealKind.MANUFACTURING: (PartyRole.MANUFACTURER, PartyRole.CUSTOMER),
    DealKind.CONSTRUCTION: (PartyRole.DEVELOPER, PartyRole.CUSTOMER),
    DealKind.DISTRIBUTION: (PartyRole.SUPPLIER, PartyRole.PARTNER),
}
# Verbs after which the one who acts has the second role: it receives.
_RECEIVES = {
    DealKind.ACQUISITION: re.compile(r"\b(?:sells?|sold|sale of|divest\w*|acquired by|to be acquired|merges? into)\b"),
    DealKind.INVESTMENT: re.compile(
        r"\b(?:rais(?:es?|ed|ing)|secur\w+|receiv\w+|clos\w+|led by|backed by|awarded|obtain\w*|borrow\w*|will issue"
        r"|issued?|(?:investment|funding|grant|loan|financing|round) (?:\w+ ){0,3}(?:from|by|with))\b"
    ),
    DealKind.SUPPLY: re.compile(
        r"\b(?:orders?|ordered|selects?|selected|chooses?|chose|buys?|bought|purchas\w+|sourc\w+|adopts?|deploys)\b"
    ),
    DealKind.LICENSING: re.compile(
        r"\b(?:licen[sc]e\w* (?:agreement )?(?:with|from)|in-licens\w*|rights? (?:to|from)|secures?|obtain\w*)\b"
    ),
    DealKind.POWER_PURCHASE: re.compile(r"\b(?:buys?|purchases?|chooses?|off-?tak\w+|selects?|from)\b"),
    DealKind.CLOUD_COMPUTE: re.compile(r"\b(?:buys?|uses?|using|select\w*|rents?|deploys? on|migrat\w+|runs? on)\b"),
    DealKind.MANUFACTURING: re.compile(
        r"\b(?:manufactured by|contracts?|orders?|outsourc\w+|selects?|engag\w+|manufacturing partner)\b"
    ),
    DealKind.CONSTRUCTION: re.compile(r"\b(?:selects?|awards?|hires?|engag\w+|appoints?|built by|tapped)\b"),
}


def roles_of(story: Story, evidence: Line, parties: Sequence[str], kind: DealKind) -> list[PartyRole]:
    """One role for each party, in order; partners where the kind or the sentence says nothing more."""
    if kind not in _ACTIVE or _act_together(story, evidence, parties):
        return [PartyRole.PARTNER] * len(parties)
    acting, other = _ACTIVE[kind]
    actor = next((company for company in evidence.companies if company in parties), parties[0])
    words = story.layout.plain[evidence.sentence.start : evidence.sentence.end]
    passive = _RECEIVES.get(kind)
    if passive and passive.search(words.lower()):
        acting, other = other, acting
    return [acting if party == actor else other for party in parties]


def _act_together(story: Story, evidence: Line, parties: Sequence[str]) -> bool:
    """ "Acme and Bolt agreed": the sentence does not say who does what."""
    own = [mention for mention in evidence.named if mention.company in parties]
    return len(own) > 1 and story.layout.plain[own[0].end : own[1].start] == " and "
