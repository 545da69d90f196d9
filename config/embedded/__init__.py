"""PostgreSQL and Valkey out of wheels, for a machine that has none; see docs/decisions/0001-embedded-services.md."""

from config.embedded.errors import EmbeddedServiceError
from config.embedded.services import services, services_of_settings

__all__ = ["EmbeddedServiceError", "services", "services_of_settings"]
