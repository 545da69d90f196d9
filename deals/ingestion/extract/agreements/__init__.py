"""Agreements: whether they are the article's news, who made them, what about, and how far they have come."""

from deals.ingestion.extract.agreements.read import Agreements, read_agreements

__all__ = ["Agreements", "read_agreements"]
