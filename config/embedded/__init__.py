"""PostgreSQL and Valkey out of wheels, for a machine that has none; see docs/decisions/0001-embedded-services.md."""

from config.embedded.daemon import check as check_services
from config.embedded.errors import EmbeddedServiceError
from config.embedded.services import services, services_of_settings

__all__ = ["EmbeddedServiceError", "check_services", "services", "services_of_settings"]
