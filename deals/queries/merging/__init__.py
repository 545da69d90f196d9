"""What a merge would do, before anybody does it."""

from deals.queries.merging.plan import Collision, MergePlan, Moves, merge_plan

__all__ = ["Collision", "MergePlan", "Moves", "merge_plan"]
