"""What the review desk shows: the text in marked pieces, its proposals as cards, and what blocks publication."""

from deals.queries.review.cards import Card, wording_of
from deals.queries.review.page import Blocker, Group, Review, ReviewPage, blockers_of, review_of, review_page

__all__ = ["Blocker", "Card", "Group", "Review", "ReviewPage", "blockers_of", "review_of", "review_page", "wording_of"]
