"""How good an extraction is, against annotations made by reading."""
