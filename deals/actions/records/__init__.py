"""From accepted proposals to rows: what a person said yes to becomes companies, deals, places and figures."""

from django.contrib.auth.models import User
from django.db import transaction

from deals.actions.records import companies, figures, locations, quotations
from deals.actions.records import deals as deal_records
from deals.actions.records.writing import LeftOut, Writing
from deals.models import Article

__all__ = ["LeftOut", "Writing", "materialise"]


@transaction.atomic
def materialise(article: Article, *, by: User) -> Writing:
    """Writes the article's accepted proposals as rows and says which records were touched and what was left out, why.

    May run again after further proposals are accepted: what is already there stays as it is. The order matters, since
    deals name companies, places hang on deals, and figures measure any of them.
    """
    writing = Writing(article=article, by=by)
    companies.write(writing)
    deal_records.write(writing)
    locations.write(writing)
    figures.write(writing)
    quotations.write(writing)
    return writing
