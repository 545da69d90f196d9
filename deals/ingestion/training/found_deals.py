"""The deals that the extractor finds in annotated articles when its models have not seen them."""

from collections.abc import Sequence

from deals.ingestion.extract.agreements.models import Models
from deals.ingestion.extract.agreements.read import read_agreements
from deals.ingestion.records import DealDraft
from deals.ingestion.training import agreements
from deals.ingestion.training.linear import fit, folds
from deals.ingestion.training.stories import Told


def found_deals(stories: Sequence[Told], count: int = 5) -> dict[str, tuple[DealDraft, ...]]:
    """The deals of each article, by its name, as models fitted without its fold of `count` read them.

    What is learnt with them knows the mistakes that it will meet.
    """
    news, parties = agreements.news_examples(stories), agreements.party_examples(stories)
    pairs = agreements.pair_examples(stories)
    kinds, statuses = agreements.kind_examples(stories), agreements.status_examples(stories)
    found: dict[str, tuple[DealDraft, ...]] = {}
    for fold in folds((told.article.name for told in stories), count):
        models = Models(
            news=fit([e for e in news if e.article not in fold], agreements.NEWS),
            party=fit([e for e in parties if e.article not in fold], agreements.PARTY),
            pair=fit([e for e in pairs if e.article not in fold], agreements.PAIR),
            kind=fit([e for e in kinds if e.article not in fold], agreements.KIND),
            status=fit([e for e in statuses if e.article not in fold], agreements.STATUS),
        )
        for told in stories:
            if told.article.name in fold:
                found[told.article.name] = read_agreements(told.story.layout, told.story.companies, models).deals
    return found
