"""The items that a person decides on: what the draft or a person says of the article, one thing at a time."""

from deals.ingestion.items.fields import (
    CompanyField,
    Field,
    FlagField,
    LinesField,
    NumberField,
    RowsField,
    SubjectField,
    TextField,
    WordField,
)
from deals.ingestion.items.item import Item, Value, deal_name, numbered, same_value, span_value
from deals.ingestion.items.of_draft import items_of
from deals.ingestion.items.renaming import with_company_renamed, with_deal_renamed
from deals.ingestion.items.shapes import SHAPES, UNSHOWN, Shape, as_typed, checked

__all__ = [
    "SHAPES",
    "UNSHOWN",
    "CompanyField",
    "Field",
    "FlagField",
    "Item",
    "LinesField",
    "NumberField",
    "RowsField",
    "Shape",
    "SubjectField",
    "TextField",
    "Value",
    "WordField",
    "as_typed",
    "checked",
    "deal_name",
    "items_of",
    "numbered",
    "same_value",
    "span_value",
    "with_company_renamed",
    "with_deal_renamed",
]
