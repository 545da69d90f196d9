"""The sample articles: handed in like any other, then reviewed by somebody who knows the truth, and published."""

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction

from companies.actions import add_company, learn_name
from companies.models import Company
from deals.acting import acting
from deals.actions import review
from deals.actions.articles import Details, Receipt, submit
from deals.ingestion import items
from deals.ingestion.reading import Accept, Add, Edit, Reject, decisions_on
from deals.ingestion.records import Span
from deals.ingestion.sample_items import items_of_sample
from deals.ingestion.samples import KnownCompany, Sample
from deals.models import Article, Deal, Proposal
from deals.vocabulary import CompanyKind, ProposalKind

EDITOR = "sample-editor"
NOTE = "A sample article that comes with the project."


def sample_editor() -> User:
    """Who reviews the samples; nobody can log in as them."""
    editor, is_new = User.objects.get_or_create(username=EDITOR)
    if is_new:
        editor.set_unusable_password()
        editor.save()
    return editor


def submit_sample(sample: Sample) -> Receipt:
    """Hands the sample in as an editor would paste it."""
    details = Details(
        url=sample.url, title=sample.title, publisher=sample.publisher, published_on=sample.published.isoformat()
    )
    by = sample_editor()
    with acting("submit", by=by):
        return submit(by=by, text=sample.raw_text, details=details)


@transaction.atomic
def review_sample(article: Article, sample: Sample, known: Sequence[KnownCompany]) -> None:
    """Decides on every proposal as the sample's reading says, and publishes. The umbrellas of its deals come first."""
    with acting("review", by=sample_editor(), reason=NOTE, article=article.pk):
        _review(article, sample, known, by=sample_editor())


def _review(article: Article, sample: Sample, known: Sequence[KnownCompany], *, by: User) -> None:
    kinds = {company["name"]: company["kind"] for company in known}
    reading = [_with_umbrella(item) for item in items_of_sample(sample.gold, article.text, kinds)]
    proposals = list(article.proposals.select_related("citation").order_by("pk"))
    for decision in decisions_on([_item(proposal) for proposal in proposals], reading):
        match decision:
            case Reject(number, reason):
                review.reject(proposal=proposals[number], reason=reason, by=by)
            case Add(true):
                _add(article, true, known, by=by)
            case Accept(number, true):
                _accept(proposals[number], true, known, by=by)
            case Edit(number, true, quote):
                _correct(proposals[number], true, quote, by=by)
                _accept(proposals[number], true, known, by=by)
    review.publish(article=article, by=by, note=NOTE)


def _item(proposal: Proposal) -> items.Item:
    citation = proposal.citation
    return items.Item(ProposalKind(proposal.kind), proposal.value, Span(citation.start, citation.end, citation.quote))


def _with_umbrella(item: items.Item) -> items.Item:
    """The umbrella by its id in place of its key; without it where the larger deal is not here."""
    umbrella = item.value.pop("part_of", None)
    if umbrella and (deal := _deal_with_key(umbrella.pop("key"))):
        item.value["part_of"] = {"deal": deal.pk, **umbrella}
    return item


def _deal_with_key(key: str) -> Deal | None:
    """The deal that an earlier sample told of: its key is its slug."""
    return Deal.objects.filter(slug=key).first()


def _add(article: Article, true: items.Item, known: Sequence[KnownCompany], *, by: User) -> None:
    span = true.span
    proposal = review.add(article=article, kind=true.kind, start=span.start, end=span.end, value=true.value, by=by)
    _match(proposal, true, known, by=by)


def _correct(proposal: Proposal, true: items.Item, quote: str, *, by: User) -> None:
    review.edit(proposal=proposal, value=true.value, quote=quote, by=by)


def _accept(proposal: Proposal, true: items.Item, known: Sequence[KnownCompany], *, by: User) -> None:
    _match(proposal, true, known, by=by)
    review.accept(proposal=proposal, by=by)


def _match(proposal: Proposal, true: items.Item, known: Sequence[KnownCompany], *, by: User) -> None:
    match true.kind:
        case ProposalKind.COMPANY:
            company = known_company(true.value["name"], known, by=by)
            review.match_company(proposal=proposal, company=company, by=by)
        case ProposalKind.DEAL:
            review.match_deal(proposal=proposal, deal=_deal_with_key(true.value["key"]), by=by)


def known_company(name: str, known: Sequence[KnownCompany], *, by: User) -> Company:
    """The company as `companies.json` describes it, made where it is new, its parent before it."""
    company = Company.objects.live().filter(name=name).first()
    if company is not None:
        return company
    facts = next(facts for facts in known if facts["name"] == name)
    company = add_company(name=name, kind=CompanyKind(facts["kind"]), country=facts["country"], by=by)
    company.wikidata, company.website = facts["wikidata"] or "", facts["website"] or ""
    company.parent = known_company(facts["parent"], known, by=by) if facts["parent"] else None
    company.save()
    for alias in facts["aliases"]:
        learn_name(company, alias)
    return company
