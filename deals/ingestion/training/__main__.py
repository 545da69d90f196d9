"""`python -m deals.ingestion.training FOLDER`: fits every model from the annotated articles in FOLDER."""

import argparse
from pathlib import Path

from deals.ingestion.extract.companies.find import MODEL as ORGANISATION_MODEL
from deals.ingestion.extract.model import DATA
from deals.ingestion.training import organisations
from deals.ingestion.training.articles import fingerprint, read_articles
from deals.ingestion.training.linear import fit, write


def main() -> None:
    """Reads the articles, fits the models, writes them beside the word lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="records with raw_text and gold")
    folder = parser.parse_args().folder
    articles = read_articles(folder)
    if not articles:
        parser.error(f"no records in {folder}")
    trained_on = fingerprint(folder)
    learnt = organisations.examples(articles)
    write(
        fit(learnt, organisations.RECIPE),
        DATA / f"{ORGANISATION_MODEL}.json",
        decides="whether a capitalised name is an organisation",
        trained_on=trained_on,
        examples=len(learnt),
    )


if __name__ == "__main__":
    main()
