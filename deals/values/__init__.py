"""Values that are clean or refused: plain Python, shared by the database, the extraction and the pages.

Making one from bad input raises ValueError, so whoever holds one need not check it again (the idea of
followthemoney's property types, which clean or refuse).
"""

from deals.values.dates import PartialDate, Precision
from deals.values.intervals import Interval

__all__ = ["Interval", "PartialDate", "Precision"]
