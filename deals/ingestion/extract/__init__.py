"""What each kind of statement looks like in an article: one idea per module, all of them reading a `Layout`."""
