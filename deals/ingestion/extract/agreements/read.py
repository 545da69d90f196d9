"""From the companies of an article to its agreements."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from deals.ingestion.extract.agreements.background import background_deals
from deals.ingestion.extract.agreements.models import Models, stored_models
from deals.ingestion.extract.agreements.news import news_features, settles_dispute
from deals.ingestion.extract.agreements.primary import primary_deals
from deals.ingestion.extract.agreements.projects import projects_of
from deals.ingestion.extract.agreements.story import Story, read_story
from deals.ingestion.extract.companies.found import Companies
from deals.ingestion.extract.layout import Layout, Zone
from deals.ingestion.records import CompanyDraft, DealDraft, ProjectDraft
from deals.vocabulary import CompanyRole

_NEWS = 0.3


@dataclass(frozen=True, slots=True)
class Agreements:
    """What an article says about agreements: whether they are its news, which, and what each company is to it."""

    is_partnership_news: bool
    companies: tuple[CompanyDraft, ...]
    deals: tuple[DealDraft, ...]
    projects: tuple[ProjectDraft, ...]

    @property
    def parties(self) -> frozenset[str]:
        """The companies that are party to the news."""
        return frozenset(company.name for company in self.companies if company.role is CompanyRole.PARTY)


def read_agreements(layout: Layout, companies: Companies, models: Models | None = None) -> Agreements:
    """All agreements and projects of the article, primary ones first, and its companies with their roles.

    `models` decide what is news, who is party and what each deal is; the stored ones unless others are given.
    """
    models = models or stored_models()
    story = read_story(layout, companies)
    news = models.news.probability(news_features(story)) >= _NEWS and not settles_dispute(story)
    primary = primary_deals(story, models) if news else ()
    parties = [frozenset(party.name for party in deal.parties) for deal in primary]
    known = companies.accepted.union(*parties)
    background = background_deals(story, models, parties, known)
    return Agreements(
        is_partnership_news=bool(primary),
        companies=tuple(_with_roles(story, known, frozenset().union(*parties))),
        deals=primary + background,
        projects=projects_of(story, known),
    )


def _with_roles(story: Story, known: frozenset[str], parties: frozenset[str]) -> Iterable[CompanyDraft]:
    for draft in story.companies.drafts:
        if draft.name not in known:
            continue
        if draft.name in parties:
            yield replace(draft, role=CompanyRole.PARTY)
        elif _only_promoted(story, draft.name):
            yield replace(draft, role=CompanyRole.PROMOTIONAL, rule="advertising")
        else:
            yield draft


def _only_promoted(story: Story, name: str) -> bool:
    """Whether a company stands nowhere but in advertising."""
    zones = {mention.sentence.zone for mention in story.companies.candidates[name].mentions}
    return Zone.PROMOTION in zones and zones <= {Zone.PROMOTION, Zone.BOILERPLATE}
