"""The admin: articles with the desk where they are reviewed, the records that come of them, and keys to the API."""

from django.contrib import admin

from deals.admin import api_keys, articles, publications, records

__all__ = ["api_keys", "articles", "publications", "records"]

admin.site.site_header = admin.site.site_title = "Dealtrace"
admin.site.index_title = "Desk"
