"""The models that decide about agreements, together."""

from dataclasses import dataclass
from functools import cache

from deals.ingestion.extract.model import LinearModel, load_model

NEWS_MODEL = "news_model"
PARTY_MODEL = "party_model"
PAIR_MODEL = "deal_pair_model"
KIND_MODEL = "deal_kind_model"
STATUS_MODEL = "deal_status_model"


@dataclass(frozen=True, slots=True)
class Models:
    """What is news, who is party to it, who agreed with whom, what a deal is about, how far it has come."""

    news: LinearModel
    party: LinearModel
    pair: LinearModel
    kind: LinearModel
    status: LinearModel


@cache
def stored_models() -> Models:
    """The trained models of the data folder."""
    return Models(
        news=load_model(NEWS_MODEL),
        party=load_model(PARTY_MODEL),
        pair=load_model(PAIR_MODEL),
        kind=load_model(KIND_MODEL),
        status=load_model(STATUS_MODEL),
    )
