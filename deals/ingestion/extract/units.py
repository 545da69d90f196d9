"""Units of figures as text writes them, and the one spelling under which they are stored.

Units of measure follow the SI brochure and the Energy Institute's oil units. Currencies: ISO 4217 codes as Unicode
CLDR lists them (through babel), and the signs and words below for those that reports of deals use.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from babel import Locale
from babel.numbers import get_territory_currencies


class Kind(StrEnum):
    """What sort of thing a unit measures; `COUNT` is a bare number, of whatever noun follows."""

    MONEY = "money"
    PERCENT = "percent"
    POWER = "power"
    ENERGY = "energy"
    AREA = "area"
    DURATION = "duration"
    PHYSICAL = "physical"
    DATA = "data"
    MULTIPLE = "multiple"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit under its stored name."""

    name: str
    kind: Kind


def _table(kind: Kind, rows: dict[str, str]) -> dict[str, Unit]:
    return {spelling: Unit(name, kind) for name, spellings in rows.items() for spelling in spellings.split("|")}


_POWER = {
    "kW": "kw|kilowatt|kilowatts|kwp|kwdc|kwac",
    "MW": "mw|megawatt|megawatts|mwp|mwdc|mwac|mw-dc|mw-ac|mwe|mw dc|mw ac|mws",
    "GW": "gw|gigawatt|gigawatts|gwp|gwdc|gwac|gw-dc|gw-ac|gw dc|gw ac|gws",
}
_ENERGY = {
    "kWh": "kwh|kilowatt-hour|kilowatt-hours|kilowatt hours|kilowatt hour",
    "MWh": "mwh|megawatt-hour|megawatt-hours|megawatt hours|megawatt hour",
    "GWh": "gwh|gigawatt-hour|gigawatt-hours|gigawatt hours|gigawatt hour",
    "TWh": "twh|terawatt-hour|terawatt-hours|terawatt hours|terawatt hour",
}
_AREA = {
    "acres": "acre|acres|net acres|gross acres",
    "hectares": "hectare|hectares|ha",
    "square feet": "square foot|square feet|square-foot|square-feet|sq. ft.|sq ft|sq. ft|sqft|sf",
    "square metres": "square metre|square metres|square meter|square meters|square-meter|square-metre|sqm|sq m|m²|m2",
    "square kilometres": "square kilometre|square kilometres|square kilometer|square kilometers|square-kilometer"
    "|square-kilometre|km²|km2|sq km|sq. km",
    "square miles": "square mile|square miles|square-mile",
}
_DURATION = {
    "years": "year|years|yr|yrs",
    "months": "month|months",
    "weeks": "week|weeks",
    "days": "day|days|business days",
    "hours": "hour|hours|hrs",
    "minutes": "minute|minutes|mins",
    "seconds": "second|seconds",
    "decades": "decade|decades",
}
_PHYSICAL = {
    "tonnes": "tonne|tonnes|metric ton|metric tons|metric tonnes|mt|tpa|tpy|tpd|ktpa|mtpa",
    "tons": "ton|tons|short tons",
    "pounds": "lb|lbs|pound|pounds",
    "ounces": "ounce|ounces|oz|koz|moz",
    "kilograms": "kg|kgs|kilogram|kilograms",
    "grams": "gram|grams|g/t|mg|milligrams",
    "barrels": "barrel|barrels|bbl|bbls|bpd|bbl/d|bopd",
    "gallons": "gallon|gallons",
    "litres": "litre|litres|liter|liters",
    "cubic feet": "cubic foot|cubic feet|cubic-foot|mcf|mmcf|bcf|tcf",
    "cubic metres": "cubic metre|cubic metres|cubic meter|cubic meters|m³|m3",
    "Boe/d": "boe/d|boepd",
    "Boe": "boe",
    "Mboe": "mboe",
    "MMBoe": "mmboe",
    "meters": "meter|meters|metre|metres|m|drill meters",
    "kilometers": "kilometer|kilometers|kilometre|kilometres|km|kms",
    "miles": "mile|miles",
    "feet": "foot|feet|ft",
    "inches": "inch|inches",
    "centimetres": "cm|centimeters|centimetres",
    "millimetres": "mm|millimeters|millimetres",
    "nanometres": "nm|nanometer|nanometers|nanometre|nanometres",
    "volts": "v|kv|volt|volts|kilovolt",
    "hertz": "hz|khz|mhz|ghz",
    "degrees": "°c|°f|degrees",
    "hash rate": "eh/s|th/s|ph/s|exahash",
    "horsepower": "hp|horsepower",
}
_DATA = {
    "gigabytes": "gb|gigabyte|gigabytes",
    "terabytes": "tb|terabyte|terabytes",
    "petabytes": "pb|petabyte|petabytes",
    "megabytes": "mb|megabyte|megabytes",
    "bit rate": "gbps|mbps|tbps|kbps|gb/s|tb/s",
    "operations": "petaflops|exaflops|teraflops|tops",
}
_PERCENT = {
    "percent": "%|percent|per cent|pct|percentage points|percentage point|pp",
    "basis points": "bps|basis points|basis point",
}
_MULTIPLE = {"times": "times|x|-fold|fold"}

UNITS: dict[str, Unit] = {
    **_table(Kind.POWER, _POWER),
    **_table(Kind.ENERGY, _ENERGY),
    **_table(Kind.AREA, _AREA),
    **_table(Kind.DURATION, _DURATION),
    **_table(Kind.PHYSICAL, _PHYSICAL),
    **_table(Kind.DATA, _DATA),
    **_table(Kind.PERCENT, _PERCENT),
    **_table(Kind.MULTIPLE, _MULTIPLE),
}
_SPELLINGS = "|".join(re.escape(s).replace(r"\ ", r"[\s\-]") for s in sorted(UNITS, key=len, reverse=True))
UNIT = re.compile(rf"[\s\-\u2010\u2011]?(?P<unit>(?i:{_SPELLINGS}))(?![A-Za-z0-9])")

# Signs that stand before a number. A bare "$" is the United States dollar until the article says otherwise.
SIGNS = {
    "$": "USD",
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "CDN$": "CAD",
    "NZ$": "NZD",
    "S$": "SGD",
    "HK$": "HKD",
    "NT$": "TWD",
    "R$": "BRL",
    "MX$": "MXN",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "฿": "THB",
    "₺": "TRY",
    "₫": "VND",
    "₪": "ILS",
    "₱": "PHP",
    "₦": "NGN",
    "RMB": "CNY",
    "RS": "INR",
    "RS.": "INR",
    "R": "ZAR",
}
# Codes that are also English words or common abbreviations ("ALL 5 sites") are left out.
_WORDS = frozenset({"ALL", "TOP", "TRY", "CUP", "PEN", "MOP", "GEL", "BAM", "SOS", "LAK", "MAD", "STD", "CAR", "CDF"})
CODES = (
    frozenset(code for territory in Locale("en").territories for code in get_territory_currencies(str(territory)))
    - _WORDS
)

CURRENCY_WORDS = {
    "dollar": "USD",
    "us dollar": "USD",
    "u.s. dollar": "USD",
    "american dollar": "USD",
    "canadian dollar": "CAD",
    "australian dollar": "AUD",
    "singapore dollar": "SGD",
    "hong kong dollar": "HKD",
    "euro": "EUR",
    "pounds sterling": "GBP",
    "british pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupee": "INR",
    "peso": "MXN",
    "won": "KRW",
    "franc": "CHF",
    "swiss franc": "CHF",
    "ruble": "RUB",
    "naira": "NGN",
    "rand": "ZAR",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "baht": "THB",
    "dirham": "AED",
    "riyal": "SAR",
}


def unit_named(spelling: str) -> Unit:
    """The unit that `spelling` stands for, in any case and with blanks or hyphens inside; KeyError if there is none."""
    folded = re.sub(r"\s+", " ", spelling.lower())
    return UNITS[folded] if folded in UNITS else UNITS[folded.replace("-", " ")]
