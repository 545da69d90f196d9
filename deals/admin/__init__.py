"""The admin: articles with the desk where they are reviewed, the records that come of them, and keys to the API."""

from deals.admin import api_keys, articles, merging, publications, records

__all__ = ["api_keys", "articles", "merging", "publications", "records"]
