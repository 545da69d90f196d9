"""Organisations: their names, who is meant by "the company", and where each is spoken of."""

from deals.ingestion.extract.companies.find import confirmed, find_companies
from deals.ingestion.extract.companies.found import Companies, Mention

__all__ = ["Companies", "Mention", "confirmed", "find_companies"]
