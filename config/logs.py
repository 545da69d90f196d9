from pathlib import Path
from typing import Any

import structlog
from structlog.typing import Processor

# What every line carries, whether it comes from structlog or from a library's standard logger.
ENRICHERS: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def logging_settings(level: str) -> dict[str, Any]:
    """Logs as JSON lines on standard error: those of the application, of its libraries, and of warnings."""
    structlog.configure(
        processors=[*ENRICHERS, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": ENRICHERS,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.format_exc_info,
                    structlog.processors.JSONRenderer(default=str),
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Django would add a handler of its own, and print each line twice.
            "django": {"handlers": [], "propagate": True},
            # Its every refusal (404, 403) is in the request's own line.
            "django.request": {"level": "ERROR"},
            # So is the request for a host that is not ours, of which any scanner sends many.
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "django.server": {"handlers": [], "propagate": True},
        },
    }


def into_file(logging_settings: dict[str, Any], file: Path) -> dict[str, Any]:
    """The same logs in a file, for a program that has something else to say on the terminal."""
    handler = {"class": "logging.FileHandler", "filename": str(file), "formatter": "json"}
    return {**logging_settings, "handlers": dict.fromkeys(logging_settings["handlers"], handler)}
