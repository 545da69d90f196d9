"""The history of a record as people read it: who changed what from ... to ..., when, why and from which article."""

from deals.queries.trail.acts import Act, Trail, trail_of

__all__ = ["Act", "Trail", "trail_of"]
