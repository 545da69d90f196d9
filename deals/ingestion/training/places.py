"""Learns which places an article names are those of facilities and works."""

from collections.abc import Iterable

from deals.ingestion.extract.places.find import read_places
from deals.ingestion.scoring.matching import place_key
from deals.ingestion.training.linear import Example, Recipe
from deals.ingestion.training.stories import Told

RECIPE = Recipe(strength=0.3, fewest_articles=3)


def examples(stories: Iterable[Told]) -> list[Example]:
    """Every place that the text names: "yes" where the annotation lists it."""
    found = []
    for told in stories:
        listed = {place_key(place) for place in told.article.gold["locations"]}
        layout = told.story.layout
        for candidate, named in read_places(layout, told.story.companies):
            first = candidate.first
            place = {
                "name": first.name(layout.plain),
                "kind": first.kind,
                "country": first.country,
                "admin1": first.admin1,
            }
            found.append(Example(named, "yes" if place_key(place) in listed else "no", told.article.name))
    return found
