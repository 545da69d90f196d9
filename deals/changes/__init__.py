"""What changed between two versions of a published record, as an editor would say it. Plain functions of documents."""

from deals.changes.difference import Difference
from deals.changes.documents import differences

__all__ = ["Difference", "differences"]
