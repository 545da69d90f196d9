"""What the review desk shows: the text in marked pieces, its proposals as cards, and what blocks publication."""

from deals.queries.review.cards import Card, shown, wording_of
from deals.queries.review.page import Blocker, Group, Review, ReviewPage, blockers_of, review_of, review_page
from deals.queries.review.presence import Presence, presence_at

__all__ = [
    "Blocker",
    "Card",
    "Group",
    "Presence",
    "Review",
    "ReviewPage",
    "blockers_of",
    "presence_at",
    "review_of",
    "review_page",
    "shown",
    "wording_of",
]
