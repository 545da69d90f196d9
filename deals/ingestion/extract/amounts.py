"""Single amounts: a number in digits or words with its currency, scale and unit, as a phrase gives it.

Each pattern is anchored at a number and bounded, so reading takes time in proportion to the length of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from deals.ingestion.extract import number_words
from deals.ingestion.extract.units import CODES, CURRENCY_WORDS, SIGNS, UNIT, Kind, unit_named

MOST_DIGITS = 15  # a longer run of digits is an identifier, and beyond what a float holds exactly


@dataclass(frozen=True, slots=True)
class Amount:
    """A number before hedges and ranges: `text[start:end]`, from `low` to `high`, equal unless the words are vague.

    `mantissa` is the number as written and `scale` what multiplied it; `sign` a written "+" or "-".
    """

    start: int
    end: int
    low: float
    high: float
    mantissa: float
    scale: float
    unit: str
    kind: Kind
    sign: str = ""
    spelled: bool = False
    vague: bool = False
    currency_first: bool = False


_DIGITS = r"(?:\d{1,3}(?:,\d{2,3})++(?!\d)|\d++)(?:\.\d++)?+"
_WORDS = (
    rf"(?:(?P<figures>{number_words.FIGURES})|(?P<plural>{number_words.PLURAL})"
    rf"|(?P<multiple>{number_words.MULTIPLE})|(?P<words>{number_words.CARDINAL})|(?P<scale>{number_words.LONE_SCALE}))(?!\w)"
)
# For lower case. It starts with a letter or digit and looks at nothing before it, so that the search can skip ahead.
_NUMBER = re.compile(rf"{_WORDS}|(?P<digits>{_DIGITS})")
_INSIDE = {"digits": re.compile(r"[\d.,]\Z"), "word": re.compile(r"[\w\-]\Z")}
_SCALE_WORD = (
    r"[\s\-\u2010\u2011]?(?P<word>trillion|billion|million|thousand|hundred|dozen|crore|lakh|bln|mln|mil|bn|mn|tn)s?"
)
_SCALE = re.compile(rf"(?i:{_SCALE_WORD})(?![a-z])|(?P<letter>MM|[MBKTmbk])(?![A-Za-z0-9²³])")
_SPACED_LETTER = re.compile(r"\s(?P<letter>MM|[MBK])(?![A-Za-z0-9/])")
_LETTERS = {"M": 1e6, "MM": 1e6, "B": 1e9, "K": 1e3, "T": 1e12}
_SHORT = {"bln": 1e9, "mln": 1e6, "mil": 1e6, "bn": 1e9, "mn": 1e6, "tn": 1e12}
_SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
_PREFIX = re.compile(
    rf"(?P<sign>(?<![\w+\-\u2013])[+\-\u2013\u2212])?"
    rf"(?:(?<![A-Za-z])(?P<code>[A-Z]{{3}}|US|CDN)?\s?(?P<mark>{_SIGN})|(?<![A-Za-z])(?P<bare>[A-Z]{{3}}))?\s?(?P<open>\()?\Z"
)
_CURRENCY_WORD = "|".join(re.escape(word) for word in sorted(CURRENCY_WORDS, key=len, reverse=True))
_CURRENCY_AFTER = re.compile(
    rf"[\s\-]?(?:(?P<code>[A-Z]{{3}})(?![A-Za-z])|(?P<words>(?i:{_CURRENCY_WORD}))s?(?![A-Za-z]))"
)
_GOES_ON = re.compile(r"[.:]\d|[A-Za-z_]|-[A-Z](?![a-z])")
_RUNS_IN = re.compile(r"(?:[A-Za-z_]|[A-Za-z][\-\u2010\u2011]|\d[:/])\Z")
_RATIO = re.compile(r"(?P<first>\d{1,2})\s?[/:]\s?(?P<second>\d{1,2})(?![\d/:.])")
_AGAIN = re.compile(r"\s\((?P<digits>\d{1,3}(?:,\d{3})*+)\)")


def read_amounts(text: str) -> Iterator[Amount]:
    """Every amount of `text` in order, none overlapping another; see `numbers.read_numbers` for what is left out."""
    end = 0
    for found in _NUMBER.finditer(lowercase(text)):
        inside = _INSIDE["digits" if found.lastgroup == "digits" else "word"]
        if found.start() < end or inside.search(text, max(0, found.start() - 1), found.start()):
            continue
        for amount in _read(text, found, end):
            end = amount.end
            yield amount


def lowercase(text: str) -> str:
    """`text` in lower case, each character in its place: the few whose lower case is longer stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _read(text: str, found: re.Match[str], floor: int) -> list[Amount]:
    if found.lastgroup == "digits":
        return _ratio(text, found.start()) or _from_digits(text, found, floor)
    return _from_words(text, found, floor)


def _ratio(text: str, start: int) -> list[Amount]:
    """Both shares of "55:45" or the one of "50/50": parts of a whole, told from times and dates by their sum of 100."""
    found = _RATIO.match(text, start)
    if not found or int(found["first"]) + int(found["second"]) != 100:
        return []
    spans = [found.span("first"), found.span("second")]
    if found["first"] == found["second"]:
        spans = [found.span()]
    return [_share(text, *span) for span in spans]


def _share(text: str, start: int, end: int) -> Amount:
    value = float(re.split(r"\D", text[start:end])[0])
    return Amount(start, end, value, value, value, 1.0, "percent", Kind.PERCENT)


def _from_digits(text: str, found: re.Match[str], floor: int) -> list[Amount]:
    digits = found.group().replace(",", "")
    if len(digits) > MOST_DIGITS:
        return []
    prefix = _prefix(text, found.start(), floor)
    if prefix is None:
        return []
    value = float(digits)
    return _with_unit(text, found.end(), prefix, value, value)


def _from_words(text: str, found: re.Match[str], floor: int) -> list[Amount]:
    words, start, end = found.group(), found.start(), found.end()
    if found["scale"]:
        article = number_words.ARTICLE.search(text, max(floor, start - 7), start)
        if not article:
            return []
        words, start = article.group() + words, article.start()
    prefix = _Prefix(start, "", "", opened=False)
    if found["plural"]:
        low, high = number_words.plural(words)
        return [replace(a, vague=True, spelled=True) for a in _with_unit(text, end, prefix, low, high)]
    if found["figures"]:
        low, high = number_words.digits(words)
        unit, kind = ("USD", Kind.MONEY) if "figure" in words.lower() else ("percent", Kind.PERCENT)
        return [Amount(start, end, low, high, low, 1.0, unit, kind, spelled=True, vague=True)]
    if found["multiple"]:
        low = number_words.SCALES[words.lower()[5:].lstrip("- \u2010\u2011")]
        return [_multiple(a) for a in _with_unit(text, end, prefix, low, float("inf"))]
    value = number_words.cardinal(words)
    again = _AGAIN.match(text, end)
    if again and float(again["digits"].replace(",", "")) == value:
        end = again.end()
    amounts = _with_unit(text, end, prefix, value, value)
    scaled = any(scale in words.lower() for scale in ("thousand", "illion", "lakh", "crore"))
    return [replace(a, spelled=True, scale=a.scale if not scaled else max(a.scale, 1e3)) for a in amounts]


def _multiple(amount: Amount) -> Amount:
    """ "Multi-billion deals" are worth that much money, though no currency is named."""
    if amount.kind is Kind.COUNT:
        amount = replace(amount, kind=Kind.MONEY, unit="USD")
    return replace(amount, vague=True, spelled=True)


@dataclass(frozen=True, slots=True)
class _Prefix:
    """What stands before the digits: where it starts, a currency, a sign, an opened bracket of accounting."""

    start: int
    currency: str
    sign: str
    opened: bool


def _prefix(text: str, start: int, floor: int) -> _Prefix | None:
    """The currency and sign before the digits at `start`; None where the digits belong to a word ("H100")."""
    window_start = max(floor, start - 9)
    found = _PREFIX.search(text, window_start, start)
    if found is None:
        return _no_prefix(text, start)
    currency = _currency(found["code"], found["mark"], found["bare"])
    opened = bool(found["open"]) and bool(currency)
    if not currency:
        sign = found["sign"] or ""
        at = start - 1 if sign and text[start - 1] == sign else start
        return replace(prefix, start=at, sign=sign if at < start else "") if (prefix := _no_prefix(text, at)) else None
    first = (
        found.start("sign")
        if found["sign"]
        else min(i for i in found.span("code") + found.span("mark") + found.span("bare") if i >= 0)
    )
    return _Prefix(first, currency, found["sign"] or "", opened=opened)


def _no_prefix(text: str, start: int) -> _Prefix | None:
    """A bare number; None where it is the tail of a word, a model name, a time or a date ("H100", "GPT-4", "10:30")."""
    if _RUNS_IN.search(text, max(0, start - 2), start):
        return None
    return _Prefix(start, "", "", opened=False)


def _currency(code: str | None, mark: str | None, bare: str | None) -> str:
    if bare:
        return bare if bare in CODES else ""
    if mark and code in CODES:
        return code
    return SIGNS[mark.upper()] if mark else ""


def _with_unit(text: str, end: int, prefix: _Prefix, low: float, high: float) -> list[Amount]:
    """The amount whose number ends at `end`, with the scale and unit behind it; nothing if it runs on as a word."""
    scale, end_scaled = _scale(text, end, money=bool(prefix.currency))
    sign = prefix.sign
    if prefix.opened:
        if not text.startswith(")", end_scaled):
            prefix = replace(prefix, currency="") if scale == 1 else prefix
        else:
            sign, end_scaled = "-", end_scaled + 1
            if scale == 1:
                scale, end_scaled = _scale(text, end_scaled, money=True)
    unit, kind, end_unit = unit_at(text, end_scaled, prefix.currency)
    if end_unit == end and not prefix.currency and _GOES_ON.match(text, end):
        return []
    return [
        Amount(
            prefix.start,
            end_unit,
            times(low, scale),
            times(high, scale),
            low,
            scale,
            unit,
            kind,
            sign,
            currency_first=bool(prefix.currency),
        )
    ]


def _scale(text: str, end: int, *, money: bool) -> tuple[float, int]:
    found = _SCALE.match(text, end) or (money and _SPACED_LETTER.match(text, end)) or None
    if not found:
        return 1.0, end
    groups = found.groupdict()
    if word := groups.get("word"):
        word = word.lower()
        return _SHORT.get(word) or number_words.SCALES[word], found.end()
    letter = groups["letter"]
    if not money and (letter.islower() or letter in ("T", "MM")) and letter not in ("k",):
        return 1.0, end
    return _LETTERS[letter.upper()], found.end()


@dataclass(frozen=True, slots=True)
class Scale:
    """What a scale word multiplies by, and where the word ends."""

    factor: float
    end: int


def scale_at(text: str, end: int) -> Scale | None:
    """The scale word that stands at `end`, behind a hedge: "32+ million"; None without one."""
    found = _SCALE.match(text, end)
    if not found or not found["word"]:
        return None
    factor, behind = _scale(text, end, money=False)
    return Scale(factor, behind)


def times(value: float, scale: float) -> float:
    """The product as a reader would write it: 16.6 million is 16600000, though 16.6 is no binary fraction."""
    return round(value * scale, 6)


def unit_at(text: str, end: int, currency: str) -> tuple[str, Kind, int]:
    """The unit that stands at `end`, its kind, and where it ends; `currency` stood before the number, or is empty."""
    if currency:
        after = _CURRENCY_AFTER.match(text, end)
        code = after and after["code"]
        if after and code and code in CODES:
            return code, Kind.MONEY, after.end()
        return currency, Kind.MONEY, end
    found = UNIT.match(text, end)
    after = _CURRENCY_AFTER.match(text, end)
    if after and (not found or after.end() > found.end()):
        if after["words"]:
            return CURRENCY_WORDS[after["words"].lower()], Kind.MONEY, after.end()
        if after["code"] in CODES:
            return after["code"], Kind.MONEY, after.end()
    if found:
        unit = unit_named(found["unit"])
        return unit.name, unit.kind, found.end()
    return "", Kind.COUNT, end
