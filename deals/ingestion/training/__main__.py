"""`python -m deals.ingestion.training FOLDER`: fits every model from the annotated articles in FOLDER."""

import argparse
from pathlib import Path

from deals.ingestion.extract.agreements import models
from deals.ingestion.extract.companies.find import MODEL as ORGANISATION_MODEL
from deals.ingestion.extract.model import DATA
from deals.ingestion.extract.places.find import MODEL as PLACE_MODEL
from deals.ingestion.training import agreements, figures, organisations, places
from deals.ingestion.training.annotations import ANNOTATIONS, read_annotations
from deals.ingestion.training.articles import fingerprint, read_articles
from deals.ingestion.training.choices import fit_choice
from deals.ingestion.training.found_deals import found_deals
from deals.ingestion.training.linear import Example, Recipe, fit, write
from deals.ingestion.training.readings import READINGS, read_readings
from deals.ingestion.training.stories import confirmed_story, told_stories, untold_stories

ARCHIVE = "unlabelled.jsonl.gz"  # beside the folder of annotated articles; what the annotations and readings point into


def main() -> None:
    """Reads the articles, fits the models, writes them beside the word lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="records with raw_text and gold")
    folder = parser.parse_args().folder
    articles = read_articles(folder)
    if not articles:
        parser.error(f"no records in {folder}")
    further = read_annotations(folder.parent / ARCHIVE)
    annotated = {article.name for article in further}
    readings = [article for article in read_readings(folder.parent / ARCHIVE) if article.name not in annotated]
    names = organisations.examples([*articles, *further])
    stories = told_stories([*articles, *further], names)
    noted = untold_stories(readings, names)
    news = agreements.news_examples(stories) + agreements.lighter(agreements.news_examples(noted))
    parties = agreements.party_examples(stories) + agreements.lighter(agreements.party_examples(noted))
    pairs = agreements.pair_examples(stories)
    kinds = agreements.kind_examples(stories) + agreements.lighter(agreements.kind_examples(noted))
    statuses = agreements.status_examples(stories) + agreements.lighter(agreements.status_examples(noted))
    found = found_deals(stories)
    settled = [confirmed_story(told, found[told.article.name]) for told in stories]
    learnt: list[tuple[str, str, list[Example], Recipe]] = [
        (ORGANISATION_MODEL, "whether a capitalised name is an organisation", names, organisations.RECIPE),
        (models.NEWS_MODEL, "whether an agreement is the news", news, agreements.NEWS),
        (models.PARTY_MODEL, "whether a company is party", parties, agreements.PARTY),
        (models.PAIR_MODEL, "whether two companies made an agreement", pairs, agreements.PAIR),
        (models.KIND_MODEL, "what an agreement is about", kinds, agreements.KIND),
        (PLACE_MODEL, "whether a place is one of facilities or works", places.examples(settled), places.RECIPE),
        (models.STATUS_MODEL, "how far an agreement has come", statuses, agreements.STATUS),
    ]
    numbers = figures.examples(settled, found)
    learnt += [(name, figures.DECIDES[name], numbers[name], recipe) for name, recipe in figures.RECIPES.items()]
    trained_on = fingerprint(folder, *([ANNOTATIONS, READINGS] if further else []))
    for name, decides, examples, recipe in learnt:
        path = DATA / f"{name}.json"
        write(fit(examples, recipe), path, decides=decides, trained_on=trained_on, examples=len(examples))
    choices = list(figures.subject_choices(settled, found))
    chooser, decides = fit_choice(choices, figures.SUBJECT), figures.DECIDES["figure_subject"]
    write(chooser, DATA / "figure_subject.json", decides=decides, trained_on=trained_on, examples=len(choices))


if __name__ == "__main__":
    main()
