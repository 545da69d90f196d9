"""Persons as news names them: "Acme founder and CEO Ann Lee", "Ann Lee, Chief Executive of Acme", "Mr. Lee"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from deals.ingestion.extract.lexicon import words

_HONORIFICS = words("Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady Hon Sheikh Sheikha Senator Sen Rep Gov")
_ROLES = words(
    "ceo cfo coo cto cio cmo cso cpo cro chairman chairwoman chair chairperson chief president vice vp svp evp avp "
    "executive officer director founder co-founder cofounder head manager partner principal chancellor provost dean "
    "secretary minister governor mayor commissioner senator spokesperson spokesman spokeswoman analyst strategist "
    "lead leader owner treasurer general managing senior regional deputy interim acting former "
    "operating financial technology commercial marketing product strategy administrative information science medical "
    "scientific revenue sales business development board member chairman-elect superintendent administrator advisor "
    "adviser economist engineer architect scientist attorney counsel editor author researcher professor doctor coach "
    "investor entrepreneur host country supervisor representative ambassador executive-vice-president co-ceo "
    "co-chairman co-chair co-owner co-head billionaire"
)
_ROLE_JOINTS = words("and & of the")
_JOINTS = ([","], ["，"], ["–"], ["—"], ["-"])
_ARTICLES = words("a an the")
_PARTICLES = words("de da di del della der den van von bin ibn al el la le du dos das ter y ben")
_SUFFIXES = words("Jr Sr II III IV MD PhD Esq CPA MBA")
_BEFORE_ORGANISATIONS = words("of at for from with in by to on via and & as")
_ORGANISATIONS = words(
    "inc corp corporation company co ltd limited llc plc group holdings holding ag sa gmbh bank university institute "
    "department ministry agency association foundation council committee commission authority government capital "
    "partners ventures technologies technology systems energy pharma therapeutics resources mining minerals power "
    "solutions services media news wire times journal post press magazine report reuters bloomberg forbes network "
    "networks labs studios motors airlines international industries enterprises international team management board "
    "house fund trust center centre hospital school college city county state party court police today"
)
_NOT_NAMES = words(
    "the a an this that it its he she they we his her their our in on at as for but and or if when while with by from "
    "to according monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december you your i who about"
)
_TOKEN = re.compile(r"[“\"(]?[\w&$][\w&$.’'-]*[”\")]?|,|;|:|[–—]|\S")
_MOST_TOKENS = 28
_INITIAL = re.compile(r"[A-Z]\.?$|(?:[A-Z]\.)+[A-Z]?\.?$")


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a phrase names them.

    `sure` where the words around the name say that it is a person's; `last` where the phrase ends with the name.
    """

    name: str
    sure: bool
    last: bool = False

    @property
    def surname(self) -> str:
        """The last word of the name, without a suffix."""
        parts = [part for part in self.name.split() if part.strip(".,") not in _SUFFIXES]
        return parts[-1] if parts else self.name


@dataclass(slots=True)
class _Run:
    """Neighbouring words of a phrase that are of one sort: a name, a role, or anything else."""

    sort: str
    words: list[str]
    after: str
    honoured: bool = False


def people_in(phrase: str) -> tuple[Person, ...]:
    """The persons that a phrase names, up to its first full stop, in order.

    "Acme vice president Ann Lee" and "Ann Lee, vice president of Acme" name Ann Lee; "the Acme Group" names nobody.
    A name whose surroundings do not tell a person from an organisation is given too, and is not `sure`.
    """
    return tuple(_people(list(_runs(phrase))))


def _people(runs: list[_Run]) -> Iterator[Person]:
    for position, run in enumerate(runs):
        before = runs[position - 1] if position else None
        rest = runs[position + 1 :]
        if run.sort != "name" or not _may_be_person(run, before) or _is_employer(run, rest):
            continue
        last = not rest and not (before and before.words == [","])
        yield Person(_name(run), _is_sure(run, before, rest), last)


def _is_employer(run: _Run, rest: list[_Run]) -> bool:
    """Whether a name is only the organisation in front of a role: "Acme founder Ann Lee", "an Acme spokesperson"."""
    if run.honoured or not rest or rest[0].sort != "role":
        return False
    if run.after in _ARTICLES:
        return True
    named = next((later for later in rest if later.sort != "role" and later.words not in _JOINTS), None)
    return named is not None and named.sort == "name" and not _organisation(named)


def _is_sure(run: _Run, before: _Run | None, rest: list[_Run]) -> bool:
    if run.honoured or (before is not None and before.sort == "role" and len(run.words) > 1):
        return True
    if rest and rest[0].words in _JOINTS:
        rest = rest[1:]
    return bool(rest) and rest[0].sort == "role"


def _may_be_person(run: _Run, before: _Run | None) -> bool:
    if (
        _organisation(run)
        or len(run.words) > 6
        or run.words[0][0] in '“"('
        or run.words[-1].endswith(("’s", "'s", "s’", "s'"))
    ):
        return False
    return run.honoured or run.after not in _BEFORE_ORGANISATIONS or before is None


def _organisation(run: _Run) -> bool:
    return run.words[-1].strip(".,").lower() in _ORGANISATIONS


def _name(run: _Run) -> str:
    return " ".join(run.words).removesuffix(".") if not _ends_in_suffix(run) else " ".join(run.words)


def _ends_in_suffix(run: _Run) -> bool:
    return run.words[-1].strip(".") in _SUFFIXES


def _runs(phrase: str) -> Iterator[_Run]:
    """The phrase as runs of names, roles and other words."""
    run: _Run | None = None
    previous = ""
    honoured = False
    for token in _tokens(phrase):
        bare = token.strip(".,")
        if bare in _HONORIFICS and not (run and run.sort == "name"):
            honoured, previous = True, token
            continue
        sort = _sort(token, run)
        if run is None or run.sort != sort or sort == "other":
            if run is not None:
                yield run
            run = _Run(sort, [], previous.lower(), honoured)
        run.words.append(token)
        honoured = False
        previous = token
    if run is not None:
        yield run


def _tokens(phrase: str) -> Iterator[str]:
    for count, match in enumerate(_TOKEN.finditer(phrase)):
        token = match[0]
        if count >= _MOST_TOKENS:
            return
        if token.endswith(".") and not _keeps_its_stop(token, phrase[match.end() :]):
            yield token[:-1]
            return
        yield token
        if token in {";", "?", "!", "“", '"', "”"}:
            return


def _keeps_its_stop(token: str, rest: str) -> bool:
    bare = token[:-1]
    if bare in _HONORIFICS or bare in _SUFFIXES or _INITIAL.match(token):
        return True
    return bare.lower() in _ORGANISATIONS and not rest[1:2].isupper()


def _sort(token: str, run: _Run | None) -> str:
    bare = token.strip(".,’'“”\"()")
    low = bare.lower()
    if low in _ROLES or low.removesuffix("s") in _ROLES:
        return "role"
    if run is not None and run.sort == "role" and low in _ROLE_JOINTS - {"of", "the"}:
        return "role"
    if run is not None and run.sort == "name" and (low in _PARTICLES or bare in _SUFFIXES):
        return "name"
    if bare[:1].isupper() and low not in _NOT_NAMES and any(char.isalpha() for char in bare):
        return "name"
    return "other"
