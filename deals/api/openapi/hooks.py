"""Where drf-spectacular, which assembles the schema, takes from us what no view says."""

from typing import Any

from deals.api.openapi.components import components


def add_components(result: dict[str, Any], **_: object) -> dict[str, Any]:
    """Puts our components into the assembled document (the setting POSTPROCESSING_HOOKS names this)."""
    return {**result, "components": components()}
