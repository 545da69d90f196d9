from typing import Any

from deals.vocabulary import DealKind

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
    """The editor's title, or the parties and what they agreed on: "OpenAI and Foxconn: manufacturing partnership"."""
    return value.get("title") or f"{listed(names)}: {CALLED[DealKind(value['kind'])]}"


def listed(names: list[str]) -> str:
    """The names as a sentence lists them: "A, B and C"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
