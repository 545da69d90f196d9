from typing import Any

from deals.vocabulary import DealKind

LONGEST = 300  # characters of a title, as many as the table holds
NAMED = 5  # parties that a title names; of more it names the first few and counts the others

# How a deal of a kind is called in a title that we make ourselves.
CALLED = {
    DealKind.MANUFACTURING: "manufacturing partnership",
    DealKind.SUPPLY: "supply agreement",
    DealKind.INVESTMENT: "investment",
    DealKind.JOINT_VENTURE: "joint venture",
    DealKind.CLOUD_COMPUTE: "cloud computing agreement",
    DealKind.POWER_PURCHASE: "power purchase agreement",
    DealKind.LICENSING: "licence",
    DealKind.ACQUISITION: "acquisition",
    DealKind.CONSTRUCTION: "construction agreement",
    DealKind.RESEARCH: "research collaboration",
    DealKind.DISTRIBUTION: "distribution agreement",
    DealKind.OTHER: "agreement",
}


def title_of(value: dict[str, Any], names: list[str]) -> str:
    """The editor's title, or the parties and what they agreed on: "OpenAI and Foxconn: manufacturing partnership".

    Never longer than LONGEST: parties that do not fit are counted, "A, B, C and 37 others: joint venture".
    """
    if title := value.get("title"):
        return str(title)
    called = CALLED[DealKind(value["kind"])]
    most = len(names) if len(names) <= NAMED else NAMED - 2
    titles = [f"{listed(_counted(names, shown))}: {called}" for shown in range(most, 0, -1)]
    return next((title for title in titles if len(title) <= LONGEST), f"{titles[-1][: LONGEST - 1]}…")


def _counted(names: list[str], shown: int) -> list[str]:
    """The first names, and how many others there are."""
    others = len(names) - shown
    return names[:shown] + ([f"{others} other{'s' if others > 1 else ''}"] if others else [])


def listed(names: list[str]) -> str:
    """The names as a sentence lists them: "A, B and C"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
