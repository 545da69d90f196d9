"""The admin: articles with the desk where they are reviewed, and the records that come of them."""

from deals.admin import articles, publications, records

__all__ = ["articles", "publications", "records"]
