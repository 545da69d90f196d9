"""Articles and proposals at the stage of ingestion or review that a test is about."""

from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User

from deals.actions.articles import Details, submit
from deals.actions.ingestion import draft
from deals.ingestion.quotes import locate
from deals.models import Article, Citation, Proposal
from deals.vocabulary import ArticleState, Origin, ProposalKind

_numbers = count(1)

STORY = """Aurora and Borealis to build batteries in Ohio

Aurora Motors Inc. and Borealis Energy Corp. signed an agreement on 3 March 2026 to build batteries together in Ohio.

Aurora will invest $2.5 billion in the plant. “We have waited for this for years,” said Jane Miller, chief executive \
of Aurora Motors. Borealis expects revenue of over $400 million a year from it.
"""


def user(role: str = "Editors", **fields: Any) -> User:
    """A member of one of the roles (`Contributors`, `Editors`, `Administrators`), or of none where it is empty."""
    made = User.objects.create_user(f"{role.lower() or 'stranger'}-{next(_numbers)}", is_staff=bool(role), **fields)
    if role:
        made.groups.add(Group.objects.get(name=role))
    return made


def submitted(text: str = STORY, **details: str) -> Article:
    """An article whose words have been handed in."""
    return submit(by=user("Contributors"), text=text, details=Details(**details)).article


def drafted(text: str = STORY, **details: str) -> Article:
    """An article that the pipeline has read."""
    article = submitted(text, **details)
    draft(article.pk)
    article.refresh_from_db()
    return article


def bare(text: str = STORY) -> Article:
    """A drafted article without any proposal."""
    article = submitted(text)
    Article.objects.filter(pk=article.pk).update(state=ArticleState.DRAFTED)
    article.refresh_from_db()
    return article


def proposed(article: Article, kind: ProposalKind, quote: str, value: dict[str, Any], **fields: Any) -> Proposal:
    """A proposal of the machine, cited at the place of the quote."""
    span = locate(article.text, quote)
    citation, _ = Citation.objects.get_or_create(
        article=article, start=span.start, end=span.end, defaults={"quote": span.quote}
    )
    return Proposal.objects.create(
        article=article,
        kind=kind,
        citation=citation,
        origin=Origin.MACHINE,
        position=next(_numbers),
        proposed=value,
        value=value,
        **fields,
    )
