"""The admin: articles with the desk where they are reviewed, and the records that come of them."""

from deals.admin import api_keys, articles, publications, records

__all__ = ["api_keys", "articles", "publications", "records"]
