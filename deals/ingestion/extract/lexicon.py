"""Short lists of words, written as prose. Long ones are files: see `word_lists`."""


def words(listed: str) -> frozenset[str]:
    """The words of a text separated by white space, as a set: `words("inc corp co")`."""
    return frozenset(listed.split())
