"""From an article's own text to its draft: what each reader finds, put together."""

from dataclasses import replace

from deals.ingestion.extract.agreements import read_agreements
from deals.ingestion.extract.companies import confirmed, find_companies
from deals.ingestion.extract.credits import find_credits
from deals.ingestion.extract.doubts import doubts_about
from deals.ingestion.extract.figures import find_figures
from deals.ingestion.extract.layout import read_layout
from deals.ingestion.extract.places import find_locations
from deals.ingestion.extract.quotations import find_quotations
from deals.ingestion.records import ArticleDraft, CleanText


def extract(page: CleanText) -> ArticleDraft:
    """The draft of an article: the same text always gives the same draft, and every span stands in the text.

    No text is refused: one that cannot be read as an English article gives a draft with a problem that says why.
    """
    layout = read_layout(page)
    companies = find_companies(layout)
    agreements = read_agreements(layout, companies)
    companies = confirmed(layout, companies, agreements.parties)
    quotes = find_quotations(layout, companies)
    return ArticleDraft(
        page=replace(page, problems=()),
        via=find_credits(layout),
        is_partnership_news=agreements.is_partnership_news,
        companies=agreements.companies,
        deals=agreements.deals,
        projects=agreements.projects,
        locations=find_locations(layout, companies),
        figures=find_figures(layout, companies, agreements.deals, quotes),
        quotes=quotes,
        problems=(*page.problems, *doubts_about(layout)),
    )
