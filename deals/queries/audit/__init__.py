"""How well the extractor reads, by what editors decided on its proposals."""

from deals.queries.audit.page import AuditPage, Period, audit_page

__all__ = ["AuditPage", "Period", "audit_page"]
