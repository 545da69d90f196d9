class EmbeddedServiceError(Exception):
    """An embedded service cannot be started here; the message says what to do."""
