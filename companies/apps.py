from django.apps import AppConfig


class CompaniesConfig(AppConfig):
    """What exists: organisations, places, facilities."""

    name = "companies"
    default_auto_field = "django.db.models.BigAutoField"
