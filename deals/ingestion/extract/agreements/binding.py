"""Whether an agreement binds: what it is called says so."""

import re

from deals.vocabulary import Binding

_NOT_BINDING = re.compile(
    r"\b(?:non-?\s?binding|memorand(?:um|a) of understanding|mo[uU]s?|letters? of intent|loi|term sheet|in principle"
    r"|heads of terms"
    r"|preliminary (?:agreement|terms)|framework agreement)\b",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"\b(?:option (?:agreement|to (?:acquire|purchase|buy|earn))|earn-in|right of first refusal)\b", re.IGNORECASE
)
_BINDING = re.compile(r"\b(?:definitive|binding|legally binding|purchase order|final agreement)\b", re.IGNORECASE)


def binding_of(words: str) -> Binding:
    """What the words of a sentence say about an agreement; a "binding letter of intent" binds."""
    if re.search(r"(?<!non-)(?<!non )\bbinding\b", words, re.IGNORECASE):
        return Binding.BINDING
    if _NOT_BINDING.search(words):
        return Binding.NON_BINDING
    if _OPTION.search(words):
        return Binding.OPTION
    return Binding.BINDING if _BINDING.search(words) else Binding.NOT_STATED
