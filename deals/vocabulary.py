"""The controlled words of the domain: the same in the database, the API and the extraction.

Each class is one vocabulary. A member's value is what is stored and served; `label` is what people read.
"""

from companies.vocabulary import CompanyKind, FacilityKind, NameKind, PlaceKind, Vocabulary

__all__ = [
    "ArticleState",
    "Basis",
    "Binding",
    "Bound",
    "Change",
    "ChangeVerb",
    "CompanyKind",
    "CompanyRole",
    "DealKind",
    "DealStatus",
    "Decision",
    "DifferenceKind",
    "FacilityKind",
    "Measure",
    "Modality",
    "NameKind",
    "Origin",
    "PartyRole",
    "PlaceKind",
    "ProposalKind",
    "RateClass",
    "Reason",
    "Resource",
    "SubmissionKind",
    "Vocabulary",
]


class DealKind(Vocabulary):
    """What an agreement is about."""

    MANUFACTURING = "manufacturing"
    SUPPLY = "supply"
    INVESTMENT = "investment"
    JOINT_VENTURE = "joint_venture"
    CLOUD_COMPUTE = "cloud_compute"
    POWER_PURCHASE = "power_purchase"
    LICENSING = "licensing"
    ACQUISITION = "acquisition"
    CONSTRUCTION = "construction"
    RESEARCH = "research"
    DISTRIBUTION = "distribution"
    OTHER = "other"


class DealStatus(Vocabulary):
    """How far an agreement has come: `completed` has closed, `cancelled` never began, `ended` ran and stopped."""

    RUMOURED = "rumoured"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    SIGNED = "signed"
    ACTIVE = "active"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    ENDED = "ended"


class Binding(Vocabulary):
    """Whether the parties are bound; a memorandum or letter of intent is `non_binding`."""

    BINDING = "binding"
    NON_BINDING = "non_binding"
    OPTION = "option"
    NOT_STATED = "not_stated"


class PartyRole(Vocabulary):
    """What a party does in a deal."""

    SUPPLIER = "supplier"
    MANUFACTURER = "manufacturer"
    DESIGNER = "designer"
    CUSTOMER = "customer"
    INVESTOR = "investor"
    INVESTEE = "investee"
    LICENSOR = "licensor"
    LICENSEE = "licensee"
    DEVELOPER = "developer"
    OPERATOR = "operator"
    OFF_TAKER = "off_taker"
    ACQUIRER = "acquirer"
    TARGET = "target"
    SELLER = "seller"
    FUNDER = "funder"
    PARTNER = "partner"


class CompanyRole(Vocabulary):
    """What a company is to an article: party to its news, named in passing, or paid to be named."""

    PARTY = "party"
    MENTIONED = "mentioned"
    PROMOTIONAL = "promotional"


class Measure(Vocabulary):
    """What a number measures."""

    INVESTMENT = "investment"
    DEAL_VALUE = "deal_value"
    REVENUE = "revenue"
    NET_PROFIT = "net_profit"
    VALUATION = "valuation"
    SHARE_PRICE_CHANGE = "share_price_change"
    CAPACITY_POWER = "capacity_power"
    JOBS = "jobs"
    HEADCOUNT = "headcount"
    UNITS = "units"
    AREA = "area"
    PERCENTAGE = "percentage"
    DURATION = "duration"
    OWNERSHIP_STAKE = "ownership_stake"
    OTHER = "other"


class Bound(Vocabulary):
    """How a statement limits its value; says which of `low` and `high` are open (see `values.Interval`)."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    VAGUE = "vague"


class Modality(Vocabulary):
    """How sure a statement is: a fact, a pledge, a forecast, an aim, a right, or hearsay."""

    ACTUAL = "actual"
    COMMITMENT = "commitment"
    EXPECTED = "expected"
    TARGET = "target"
    OPTION = "option"
    RUMOURED = "rumoured"


class Change(Vocabulary):
    """The direction in which the measured thing moved."""

    INCREASE = "increase"
    DECREASE = "decrease"


class Basis(Vocabulary):
    """Over what an amount is counted."""

    TOTAL = "total"
    PER_YEAR = "per_year"
    ANNUALISED = "annualised"
    CUMULATIVE = "cumulative"
    UPFRONT = "upfront"
    NOT_STATED = "not_stated"


class Origin(Vocabulary):
    """Who put a proposal forward: the extractor, or a person who read the article."""

    MACHINE = "machine"
    PERSON = "person"


class ProposalKind(Vocabulary):
    """What a proposal would become once it is accepted and published."""

    COMPANY = "company"
    DEAL = "deal"
    PROJECT = "project"
    LOCATION = "location"
    FIGURE = "figure"
    QUOTATION = "quotation"
    CREDIT = "credit"


class Decision(Vocabulary):
    """What the reviewer said of a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class ArticleState(Vocabulary):
    """How far an article has come from submission to publication."""

    SUBMITTED = "submitted"
    FETCHED = "fetched"
    DRAFTED = "drafted"
    PUBLISHED = "published"
    FAILED = "failed"
    DUPLICATE = "duplicate"


class SubmissionKind(Vocabulary):
    """In what form an article was handed in."""

    TEXT = "text"
    HTML = "html"
    ADDRESS = "address"


class Resource(Vocabulary):
    """What can be published: one word per kind of page, API resource and export."""

    DEAL = "deal"
    COMPANY = "company"
    FACILITY = "facility"
    PLACE = "place"
    FIGURE = "figure"
    QUANTITY = "quantity"
    ARTICLE = "article"
    QUOTATION = "quotation"


class Conflict(Vocabulary):
    """Whether statements that cannot both hold wait for an editor's word."""

    OPEN = "open"
    RESOLVED = "resolved"


class Reason(Vocabulary):
    """Why a record was published anew."""

    NEW_RECORD = "new_record"
    NEW_SOURCE = "new_source"
    CORRECTION = "correction"
    HEDGE_WEAKENED = "hedge_weakened"
    STEP_DOWN = "step_down"
    MERGE = "merge"
    RENAME = "rename"
    RERENDER = "rerender"
    WITHDRAWAL = "withdrawal"


class DifferenceKind(Vocabulary):
    """What became of a published record between one version and the next."""

    HEDGE_WEAKENED = "hedge_weakened"
    HEDGE_STRENGTHENED = "hedge_strengthened"
    VALUE_UP = "value_up"
    VALUE_DOWN = "value_down"
    STEP_ADDED = "step_added"
    STEP_DOWN = "step_down"
    STEP_TAKEN_BACK = "step_taken_back"
    NEW_SOURCE = "new_source"
    SOURCE_WITHDRAWN = "source_withdrawn"
    PARTY_ADDED = "party_added"
    PARTY_WITHDRAWN = "party_withdrawn"
    FIGURE_ADDED = "figure_added"
    FIGURE_CORRECTED = "figure_corrected"
    FIGURE_WITHDRAWN = "figure_withdrawn"
    DISPUTED = "disputed"
    SETTLED = "settled"
    RENAMED = "renamed"
    ADDED = "added"
    REMOVED = "removed"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    RESTORED = "restored"
    RERENDERED = "rerendered"


class ChangeVerb(Vocabulary):
    """What was done to a row of the database."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class RateClass(Vocabulary):
    """How often the holder of an API key may ask; config.settings gives each class its rate."""

    STANDARD = "standard"
    BULK = "bulk"
