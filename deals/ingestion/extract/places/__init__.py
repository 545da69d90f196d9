"""Places of facilities and works, at the precision that the text gives them."""

from deals.ingestion.extract.places.find import find_locations

__all__ = ["find_locations"]
