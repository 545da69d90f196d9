"""Two records that are one: what merging them would change, doing it, and undoing it (docs/decisions/merging.md)."""

from deals.actions.merging.doing import merge
from deals.actions.merging.preview import PageChange, page_changes
from deals.actions.merging.undoing import obstacles_to_undoing, undo

__all__ = ["PageChange", "merge", "obstacles_to_undoing", "page_changes", "undo"]
