"""Known companies whose names are like those of a text: evidence for a person, who alone says that they are one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from rapidfuzz import fuzz

from companies.models import Company, CompanyName

SHOWN = 8
# On rapidfuzz's scale to 100. Tried on the names of the samples: spellings and short forms of one company lie above 75,
# different companies below, but for namesakes.
LEAST_SIMILARITY, SAME = 75.0, 100.0


@dataclass(frozen=True, slots=True)
class SimilarCompany:
    """A company, the name by which it was found, of what kind that name is, and how like it is (100: the same)."""

    company: Company
    name: CompanyName
    similarity: float

    @property
    def is_same_name(self) -> bool:
        """Whether the names are one but for case, punctuation and legal form."""
        return self.similarity == SAME

    @property
    def reason(self) -> str:
        """Why it may be meant, in words: "same name", "a former name", "like “Hon Hai Tech”"."""
        if not self.is_same_name:
            return f"like “{self.name.name}” ({self.similarity:.0f} %)"
        if self.name.name == self.company.name:
            return "same name"
        return f"known as “{self.name.name}” ({self.name.get_kind_display()})"


def similar_companies(keys: Iterable[str], *, shown: int = SHOWN) -> list[SimilarCompany]:
    """The live companies with names like one of the folded ones, best first; two queries, whatever the number."""
    wanted = set(keys)
    names = similar_names(wanted)
    return ranked(wanted, names, companies_named(names), shown=shown)


def similar_names(keys: Iterable[str]) -> list[CompanyName]:
    """The names of live companies that share enough letters with one of the folded names; by the trigram index."""
    similar = Q(pk__in=[])
    for key in sorted(keys):
        similar |= Q(key__trigram_similar=key) | Q(key=key)
    live = Q(company__withdrawn_at__isnull=True, company__merged_into__isnull=True)
    return list(CompanyName.objects.filter(live & similar).order_by("pk"))


def companies_named(names: Iterable[CompanyName]) -> dict[int, Company]:
    """The companies of the names, with their parents, by id."""
    return Company.objects.select_related("parent").in_bulk({name.company_id for name in names})


def ranked(
    keys: Iterable[str], names: Sequence[CompanyName], known: Mapping[int, Company], *, shown: int
) -> list[SimilarCompany]:
    """Each company with that of its names which is most like one of the folded ones, if it is like enough."""
    best: dict[int, SimilarCompany] = {}
    for name in names:
        similarity = max((fuzz.WRatio(key, name.key) for key in keys), default=0.0)
        before = best.get(name.company_id)
        if similarity >= LEAST_SIMILARITY and (before is None or similarity > before.similarity):
            best[name.company_id] = SimilarCompany(known[name.company_id], name, similarity)
    return sorted(best.values(), key=lambda found: (-found.similarity, found.company.name, found.company.pk))[:shown]
