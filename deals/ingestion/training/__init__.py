"""Fits the small linear models of the extractor from annotated articles; the only place that needs scikit-learn."""
