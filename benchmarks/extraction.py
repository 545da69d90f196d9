"""How fast articles are read, as ratios against baselines of the same run, and that time grows with length only.

    python -m benchmarks.extraction

Baselines: one pass of a compiled regular expression for names, amounts and quotation marks, about the least that an
extractor could do; and trafilatura taking the same text out of a small web page. CPU time of this process, the median
of several rounds, the rounds of all subjects in turn, so that a busy machine disturbs them alike.
"""

import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from html import escape
from statistics import median

from deals.ingestion.clean import clean_html
from deals.ingestion.pipeline import extract
from deals.ingestion.records import CleanText

ARTICLE = 4_000
ROUNDS = 7
# Lengths whose times per character are compared; 1.0 is exactly linear.
LENGTHS = (4_000, 40_000, 400_000, 1_000_000)
_BASELINE = re.compile(r"(?:[A-Z][\w&.’'-]+ ?)+|[$€£]?\d[\d,.]*(?: ?(?:%|million|billion|trillion|MW|GW))?|[“”]")

_FIRMS = ("Halden Power", "Brightwater Foods", "Corvane Labs", "Ostrava Metals", "Pinecrest Mobility", "Quillon Data")
_TOWNS = ("Dayton, Ohio", "Tampere, Finland", "Kingman, Arizona", "Porto, Portugal", "Halifax, Nova Scotia")
# About as many names, figures and quotations for their length as press releases have: six figures in an article.
_NEWS = (
    "{a} and {b} said on Monday that they had signed a supply agreement for batteries worth about ${n} million. ",
    "Under its terms {a} will deliver {n} MWh of storage to the plant of {b} in {town} by 2029. ",
    "“We have looked for a partner like {b} for a long time,” said Ann Lindqvist, chief executive of {a}. ",
    "{b} runs factories across Iowa, Ohio and Texas; its revenue rose {m}% in the last quarter. ",
)
_PROSE = (
    "The companies did not say how the cost will be shared, and neither wished to comment on its other suppliers. ",
    "Analysts had expected the order to go to a rival that has built most of the storage in the region so far. ",
    "A decision on a second line is due in the spring, according to people who know the plans of the board. ",
    "The industry has struggled with the price of materials, long waits for permits and a shortage of fitters. ",
    "Batteries of this kind store power when it is cheap and give it back when the machines need it most. ",
    "The first containers are to be set up beside the cold store, where the grid connection is already in place. ",
    "Neighbours were told of the project at a meeting in the town hall and asked about noise and fire safety. ",
    "Its engineers will train the staff of the customer and keep the system running for as long as it is used. ",
)


def story(length: int) -> str:
    """A made-up article of a given length: headline, paragraphs with deals, figures, places and quotations."""
    pieces = ["Halden Power to Supply Brightwater Foods With Batteries\n\n"]
    size = len(pieces[0])
    for number in range(length):
        sentence = _PROSE[number % len(_PROSE)] if number % 5 else _NEWS[number // 5 % len(_NEWS)]
        firms = {"a": _FIRMS[number // 40 % len(_FIRMS)], "b": _FIRMS[(number // 40 + 1) % len(_FIRMS)]}
        words = sentence.format(**firms, town=_TOWNS[number % len(_TOWNS)], n=20 + number % 70, m=2 + number % 8)
        pieces.append(words if number % 4 else words.strip() + "\n\n")
        size += len(pieces[-1])
        if size >= length:
            break
    return "".join(pieces)[:length]


def hostile(length: int) -> Iterator[tuple[str, str]]:
    """Texts that make careless patterns go back and forth."""
    units = {
        "open brackets": "[", "link starts": "[a](b ", "quotation marks": "“", "full stops": ".", "digits": "1",
        "thousands": "1,", "blanks": "\u00a0", "hash signs": "#", "stars": "*", "one word": "a", "tags": "<a ",
        "names": "Acme ", "capitals": "ACME ", "initials": "J. ", "lines": "a\n", "places": "Ohio, Texas, ",
        "amounts": "$1 ", "ranges": "1-", "no stop": "Acme signed a deal worth $5 million with Bolt and ",
    }  # fmt: skip
    for name, unit in units.items():
        yield name, (unit * (length // len(unit) + 1))[:length]


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process for one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compared(subjects: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median CPU seconds of each subject, measured in turn."""
    taken: dict[str, list[float]] = {name: [] for name in subjects}
    for _ in range(rounds):
        for name, work in subjects.items():
            taken[name].append(seconds(work))
    return {name: median(times) for name, times in taken.items()}


def speed() -> float:
    """Prints articles a second beside the baselines; returns the seconds for one article."""
    text = story(ARTICLE)
    page = f"<html><head><title>t</title></head><body><article>{paragraphs(text)}</article></body></html>"
    times = compared(
        {
            "one regular expression": lambda: _BASELINE.findall(text),
            "trafilatura on its page": lambda: clean_html(page),
            "extraction": lambda: extract(CleanText(text)),
        },
        rounds=5 * ROUNDS,
    )
    print(f"an article of {ARTICLE:,} characters, CPU")
    for name, taken in times.items():
        ratio = taken / times["one regular expression"]
        print(f"  {name:26}{taken * 1000:9.2f} ms{1 / taken:10.0f} a second{ratio:10.1f} times the expression")
    return times["extraction"]


def paragraphs(text: str) -> str:
    """The text as HTML paragraphs."""
    return "".join(f"<p>{escape(block)}</p>" for block in text.split("\n\n"))


def growth() -> None:
    """Prints the time per character at growing lengths as a ratio to that of one article."""
    texts = {length: CleanText(story(length)) for length in LENGTHS}
    first = 0.0
    print("growth with length (1.0 is linear)")
    for length, page in texts.items():
        rounds = ROUNDS if length < LENGTHS[-2] else 1
        taken = median(seconds(lambda page=page: extract(page)) for _ in range(rounds)) / length  # type: ignore[misc]
        first = first or taken
        print(f"  {length:>9,} characters{taken * length:8.2f} s{taken / first:8.2f} times the first per character")


def resistance(usual: float) -> None:
    """Prints the slowest hostile texts per character, as a ratio to an ordinary article."""
    length = 10 * ARTICLE
    ratios = {
        name: seconds(lambda text=text: extract(CleanText(text))) / 10 / usual  # type: ignore[misc]
        for name, text in hostile(length)
    }
    print(f"hostile texts of {length:,} characters, times the time per character of an article")
    for name, ratio in sorted(ratios.items(), key=lambda pair: -pair[1])[:8]:
        print(f"  {name:26}{ratio:8.2f}")


def main() -> None:
    """Prints all measurements; needs no database and no network."""
    extract(CleanText(story(ARTICLE)))
    usual = speed()
    growth()
    resistance(usual)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"peak memory {peak / (1024 * 1024 if sys.platform == 'darwin' else 1024):.0f} MB")


if __name__ == "__main__":
    main()
