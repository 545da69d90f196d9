"""Lists of words, written as prose."""


def words(listed: str) -> frozenset[str]:
    """The words of a text separated by white space, as a set: `words("inc corp co")`."""
    return frozenset(listed.split())
