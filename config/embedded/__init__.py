"""PostgreSQL and Valkey out of wheels, for a machine that has none; see docs/decisions/0001-embedded-services.md."""

from config.embedded.locations import Locations
from config.embedded.services import services

__all__ = ["Locations", "services"]
