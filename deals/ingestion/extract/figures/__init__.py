"""Stated figures: which numbers of an article are figures, what they measure, of whom, and how sure they are."""

from deals.ingestion.extract.figures.find import find_figures, find_figures_in

__all__ = ["find_figures", "find_figures_in"]
