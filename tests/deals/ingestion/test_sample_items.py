from deals.ingestion.items import SHAPES, checked
from deals.ingestion.sample_items import items_of_sample
from deals.ingestion.samples import read_companies, read_samples

KINDS = {company["name"]: company["kind"] for company in read_companies()}


def test_every_item_of_every_sample_can_be_stored_as_it_is() -> None:
    for sample in read_samples():
        items = items_of_sample(sample.gold, sample.raw_text, KINDS)
        assert len(items) > len(sample.gold["companies"])
        for item in items:
            shown = {field.name for field in SHAPES[item.kind].fields} | {"quote"}
            stored = checked(item.kind, item.value, span=item.span, text=sample.raw_text)
            assert {k: v for k, v in stored.items() if v} == {k: v for k, v in item.value.items() if v}, shown
            assert sample.raw_text[item.span.start : item.span.end] == item.span.quote


def test_a_deals_parts_are_cited_where_they_stand() -> None:
    sample = next(sample for sample in read_samples() if any(deal["part_of"] for deal in sample.gold["deals"]))
    deals = [item for item in items_of_sample(sample.gold, sample.raw_text, KINDS) if "part_of" in item.value]
    for deal in deals:
        umbrella = deal.value["part_of"]
        assert sample.raw_text[umbrella["start"] : umbrella["end"]] == umbrella["quote"]
        assert umbrella["key"]
