"""Items name each other: figures and places name companies and deals, deals name companies."""

from collections.abc import Callable

from deals.ingestion.items.item import Value

DEAL = "deal:"


def with_company_renamed(value: Value, old: str, new: str) -> Value:
    """The value with the new name wherever it names the company by the old one."""
    renamed = {field: new if field in _NAMES and content == old else content for field, content in value.items()}
    if "parties" in value:
        renamed["parties"] = [
            {**party, "name": new if party["name"] == old else party["name"]} for party in value["parties"]
        ]
    return _with_deal_names(renamed, lambda name: "+".join(new if part == old else part for part in name.split("+")))


def with_deal_renamed(value: Value, old: str, new: str) -> Value:
    """The value with the new "A+B" wherever it names the deal by the old one."""
    return _with_deal_names(value, lambda name: new if name == old else name)


_NAMES = frozenset({"company", "subject", "affiliation"})


def _with_deal_names(value: Value, rename: Callable[[str], str]) -> Value:
    renamed = dict(value)
    if deal := value.get("deal"):
        renamed["deal"] = rename(deal)
    subject = value.get("subject") or ""
    if subject.startswith(DEAL):
        renamed["subject"] = DEAL + rename(subject.removeprefix(DEAL))
    return renamed
