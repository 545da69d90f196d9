from django.apps import AppConfig


class DealsConfig(AppConfig):
    """What happened between organisations, and how we know."""

    name = "deals"
    default_auto_field = "django.db.models.BigAutoField"
