"""The controlled words for what exists: organisations, places and facilities."""

from enum import StrEnum


class Vocabulary(StrEnum):
    """A closed list of stored words, each with the label that people read."""

    @property
    def label(self) -> str:
        """The member in words: `joint_venture` reads "joint venture"."""
        return self.value.replace("_", " ")

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs of stored value and label, in the order of definition, as Django's `choices` wants them."""
        return [(member.value, member.label) for member in cls]

    @classmethod
    def values(cls) -> list[str]:
        """The stored values, in the order of definition."""
        return [member.value for member in cls]


class CompanyKind(Vocabulary):
    """What sort of organisation a party is."""

    COMPANY = "company"
    GOVERNMENT = "government"
    FUND = "fund"
    UTILITY = "utility"
    UNIVERSITY = "university"


class NameKind(Vocabulary):
    """How a further name of a company relates to the one that it is shown under."""

    ALIAS = "alias"
    LEGAL = "legal"
    FORMER = "former"
    ABBREVIATION = "abbreviation"


class PlaceKind(Vocabulary):
    """The precision with which a place is named, finest first; only the first two are points on a map."""

    SITE = "site"
    CITY = "city"
    COUNTY = "county"
    STATE = "state"
    COUNTRY = "country"
    REGION = "region"


class FacilityKind(Vocabulary):
    """What somebody has or builds at a place."""

    PLANT = "plant"
    DATA_CENTER = "data_center"
    POWER_PLANT = "power_plant"
    MINE = "mine"
    OFFICE = "office"
    LABORATORY = "laboratory"
    OTHER = "other"
