"""Articles of our own with what a person accepted in them, as rows."""

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from deals.ingestion.identity import text_key
from deals.ingestion.quotes import locate
from deals.models import Article, Citation, Proposal
from deals.vocabulary import ArticleState, Decision, Origin, ProposalKind, SubmissionKind

STORY = (
    "Northwind and Borealis sign a supply deal\n\n"
    "Northwind will supply Borealis with up to 400 turbines, the companies said on 4 March 2025. "
    "The agreement is worth about $2.5 billion, according to Harbour Daily.\n\n"
    "The turbines will be built at Northwind's plant in Tulsa, Oklahoma. "
    "“This is the order that our plant was built for,” said Ada Holm, chief executive of Northwind. "
    "Northwind expects over $4 billion in revenue this year."
)


def user(name: str = "editor") -> User:
    """The user of that name, made where there is none."""
    found, _ = User.objects.get_or_create(username=name)
    return found


def article(text: str = STORY, *, published_on: str = "2025-03-04", **fields: Any) -> Article:
    """A drafted article with that text."""
    return Article.objects.create(
        submission=text.encode(),
        submission_kind=SubmissionKind.TEXT,
        submitted_by=user(),
        text=text,
        text_key=text_key(text),
        title=fields.pop("title", text.partition("\n")[0]),
        publisher=fields.pop("publisher", "Harbour Wire"),
        published_on=published_on,
        state=fields.pop("state", ArticleState.DRAFTED),
        **fields,
    )


def cite(source: Article, quote: str) -> Citation:
    """The citation of those words, made where it is new."""
    span = locate(source.text, quote)
    citation, _ = Citation.objects.get_or_create(
        article=source, start=span.start, end=span.end, defaults={"quote": span.quote}
    )
    return citation


def accepted(source: Article, kind: ProposalKind, quote: str, /, **value: Any) -> Proposal:
    """What a person entered and accepted."""
    now, by = timezone.now(), user()
    return Proposal.objects.create(
        article=source,
        kind=kind,
        citation=cite(source, quote),
        origin=Origin.PERSON,
        position=source.proposals.count(),
        value=value,
        decision=Decision.ACCEPTED,
        decided_at=now,
        decided_by=by,
        edited_at=now,
        edited_by=by,
    )


def accepted_story(**fields: Any) -> Article:
    """The story with everything in it accepted."""
    source = article(**fields)
    for name in ("Northwind", "Borealis"):
        accepted(source, ProposalKind.COMPANY, name, name=name, role="party", kind="company")
    accepted(
        source,
        ProposalKind.DEAL,
        "Northwind will supply Borealis with up to 400 turbines",
        parties=[{"name": "Northwind", "role": "supplier"}, {"name": "Borealis", "role": "customer"}],
        kind="supply",
        status="signed",
        binding="binding",
        announced_on="2025-03-04",
        primary=True,
        scope=["turbines"],
    )
    accepted(
        source,
        ProposalKind.LOCATION,
        "Northwind's plant in Tulsa, Oklahoma",
        name="Tulsa",
        kind="city",
        country="US",
        admin1="OK",
        company="Northwind",
        facility="Tulsa plant",
        facility_kind="plant",
    )
    accepted(source, ProposalKind.FIGURE, "worth about $2.5 billion", **PRICE)
    accepted(source, ProposalKind.FIGURE, "expects over $4 billion in revenue this year", **REVENUE)
    accepted(
        source,
        ProposalKind.QUOTATION,
        "This is the order that our plant was built for,",
        speaker="Ada Holm",
        affiliation="Northwind",
        text="This is the order that our plant was built for,",
    )
    accepted(source, ProposalKind.CREDIT, "Harbour Daily", name="Harbour Daily")
    return source


PRICE = {
    "raw": "$2.5 billion",
    "measure": "deal_value",
    "low": 2.5e9,
    "high": 2.5e9,
    "unit": "USD",
    "bound": "about",
    "modality": "commitment",
    "change": None,
    "basis": "total",
    "period": None,
    "subject": "deal:Northwind+Borealis",
    "speaker": None,
}
REVENUE = {
    "raw": "$4 billion",
    "measure": "revenue",
    "low": 4e9,
    "high": None,
    "unit": "USD",
    "bound": "at_least",
    "modality": "expected",
    "change": None,
    "basis": "not_stated",
    "period": "this year",
    "subject": "Northwind",
    "speaker": None,
}


def rival_of_the_story() -> Article:
    """An article, four months later, whose revenue of Northwind cannot be that of the story; all of it accepted."""
    source = article(
        "Northwind expects $3 billion in revenue this year, analysts of Quayside Research wrote on Tuesday.",
        published_on="2025-07-01",
        publisher="Pier News",
    )
    accepted(source, ProposalKind.COMPANY, "Northwind", name="Northwind", role="party", kind="company")
    value = {**REVENUE, "raw": "$3 billion", "low": 3e9, "high": 3e9, "bound": "exact"}
    accepted(source, ProposalKind.FIGURE, "expects $3 billion in revenue this year", **value)
    return source
