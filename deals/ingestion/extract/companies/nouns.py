"""What the words of a name itself say that it names: a bank, a maker, a public body, a place of learning."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from deals.ingestion.extract.lexicon import words

# The noun that an organisation's name ends in, or that "of" follows, by what such organisations do.
_NOUNS = {
    "finance": words(
        "bank banks bancorp bancshares banking capital partners venture ventures equity investment "
        "investments investors investor fund funds trust finance financial financing insurance assurance "
        "reinsurance securities holdings holding assets asset wealth credit lending mortgage exchange pension"
    ),
    "industry": words(
        "industries industry industrial energy energies power electric electricity utilities petroleum oil "
        "gas lng fuels resources mining mines minerals metals gold silver lithium uranium copper nickel steel "
        "aluminum aluminium chemical chemicals materials plastics paper packaging glass cement solar wind "
        "hydro hydrogen renewables nuclear batteries battery heavy machinery manufacturing products equipment "
        "tools instruments controls cable"
    ),
    "science": words(
        "pharma pharmaceutical pharmaceuticals therapeutics biosciences bioscience biologics biotech "
        "biotechnology biotherapeutics biopharma oncology immunotherapeutics vaccines medical medicines "
        "health healthcare care diagnostics genomics genetics sciences lifesciences dental wellness nutrition"
    ),
    "technology": words(
        "technologies technology tech software systems semiconductor semiconductors microelectronics "
        "electronics devices networks network communications telecom telecommunications wireless mobile "
        "broadband fiber digital data cloud computing labs lab laboratories robotics analytics interactive "
        "cybersecurity security intelligence"
    ),
    "transport": words(
        "aerospace aviation airlines airline airways air aircraft motors motor automotive auto vehicles "
        "trucks logistics shipping shipbuilding shipyard marine maritime lines railway railways railroad rail "
        "transport transportation freight express"
    ),
    "building": words(
        "engineering construction constructors contractors builders homes housing properties property realty "
        "estate development developments developers land architects infrastructure"
    ),
    "trade": words(
        "foods food beverages beverage brewing brewery spirits wines farms brands stores retail hotels hotel "
        "resorts hospitality restaurants entertainment studios pictures media publishing games gaming sports "
        "fitness fashion apparel cosmetics beauty jewelry toys travel"
    ),
    "firm": words(
        "group company companies corporation corp enterprises enterprise international global worldwide "
        "solutions services consulting consultants advisors advisers associates management works ventures "
        "trading distribution co"
    ),
    "public": words(
        "department ministry agency administration authority commission council board bureau government city "
        "county state commonwealth treasury army navy force guard command municipality borough township "
        "district port airport secretariat office parliament"
    ),
    "learning": words(
        "university universities college institute institution school academy hospital clinic foundation "
        "association society federation confederation league club union museum center centre library charity "
        "fund"
    ),
}
_ANY = frozenset().union(*_NOUNS.values())
# "Department of Commerce", "Bank of America", "University of Ohio".
_OF = frozenset({"of", "for"})


def noun_features(name: Sequence[str]) -> Iterator[str]:
    """What the nouns of a name say; `name` is its words in lower case."""
    for sort, nouns in _NOUNS.items():
        if name[-1] in nouns and len(name) > 1:
            yield f"ends as {sort}"
        if any(word in nouns and after in _OF for word, after in pairwise(name)):
            yield f"{sort} of"
        if len(name) > 1 and any(word in nouns for word in name[:-1]):
            yield f"has {sort}"
    yield f"nouns {min(sum(word in _ANY for word in name), 3)} of {min(len(name), 4)}"
