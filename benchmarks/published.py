"""Made-up published deals, about as long as real ones, straight into a scratch database."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import orjson
from django.contrib.auth.models import User

from deals.models import DatasetVersion, Listing, Publication
from deals.vocabulary import DealKind, DealStatus, Reason, Resource

STATES = ("US-WI", "US-OH", "US-TX", "US-AZ", "TW-HSZ", "JP-43", "DE-ST", "FR-IDF")
_AT_ONCE = 1000
_FIRST = datetime(2020, 1, 1, tzinfo=UTC)
_QUOTE = "will supply the other with equipment under an agreement worth over ${} million, the companies said"


def publish_deals(start: int, stop: int) -> None:
    """Publishes the deals of these numbers; the data set's version counts them."""
    by, _ = User.objects.get_or_create(username="bench")
    numbers = range(start, stop)
    for at in range(0, len(numbers), _AT_ONCE):
        documents = [_document(number) for number in numbers[at : at + _AT_ONCE]]
        made = Publication.objects.bulk_create(_publication(document, by) for document in documents)
        Listing.objects.bulk_create(_listing(document, row) for document, row in zip(documents, made, strict=True))
    DatasetVersion.objects.update(number=stop)


def _publication(document: dict[str, Any], by: User) -> Publication:
    return Publication(
        resource=Resource.DEAL,
        subject_id=document["id"],
        version=1,
        published_at=_FIRST + timedelta(minutes=document["id"]),
        reason=Reason.NEW_RECORD,
        by=by,
        document=orjson.dumps(document).decode(),
        sha256="0" * 64,
    )


def _listing(document: dict[str, Any], publication: Publication) -> Listing:
    day = date.fromisoformat(document["announced_on"]["value"])
    companies = [party["company"]["slug"] for party in document["parties"]]
    return Listing(
        resource=Resource.DEAL,
        subject_id=document["id"],
        publication=publication,
        slug=document["slug"],
        title=document["title"],
        document=publication.document,
        published_at=publication.published_at,
        stated_on=day.isoformat(),
        earliest=day,
        latest=day,
        kinds=[document["kind"]],
        statuses=[document["status"]],
        companies=companies,
        party_roles=[*companies, "supplier", "customer"],
        countries=[document["places"][0]["country"]],
        states=[STATES[document["id"] % len(STATES)]],
        words=f"{document['title']} {document['figures'][0]['citation']['quote']}",
    )


def _document(number: int) -> dict[str, Any]:
    kinds, statuses = DealKind.values(), DealStatus.values()
    day = date(2017, 1, 1) + timedelta(days=number % 3200)
    title = f"Company {number % 997} and Company {number % 991}: agreement {number}"
    place = {"name": "Somewhere", "kind": "state", "latitude": None, "longitude": None, "facility": None}
    country, _, admin1 = STATES[number % len(STATES)].partition("-")
    return {
        "id": number,
        "slug": f"deal-{number}",
        "url": f"/deals/deal-{number}/",
        "title": title,
        "kind": kinds[number % len(kinds)],
        "status": statuses[number % len(statuses)],
        "announced_on": {"value": day.isoformat(), "precision": "day"},
        "parties": [_party(number % 997, "supplier"), _party(number % 991, "customer")],
        "places": [{**place, "country": country, "admin1": admin1, "citation": _citation(number)}],
        "figures": list(_figures(number, title)),
        "version": 1,
        "published_at": _FIRST.isoformat(),
    }


def _figures(number: int, title: str) -> Iterator[dict[str, Any]]:
    for place in range(3):
        amount = (number % 900 + 10 * place + 1) * 1_000_000
        yield {
            "id": number * 3 + place,
            "measure": "deal_value",
            "low": amount,
            "high": None,
            "unit": "USD",
            "bound": "at_least",
            "modality": "expected",
            "text": f"over ${amount / 1e6:.0f} million, expected",
            "subject": {"kind": "deal", "id": number, "slug": f"deal-{number}", "name": title},
            "citation": _citation(number),
        }


def _party(number: int, role: str) -> dict[str, Any]:
    company = {"kind": "company", "id": number, "slug": f"company-{number}", "name": f"Company {number}"}
    return {"company": company, "description": "", "role": role, "citation": _citation(number)}


def _citation(number: int) -> dict[str, Any]:
    quote = _QUOTE.format(number % 900)
    return {
        "article": number,
        "start": 100,
        "end": 100 + len(quote),
        "quote": quote,
        "url": f"/articles/{number}/#c100",
        "before": "In a statement on Monday the first of the two said that it ",
        "after": " in a filing that was made public later on the same day.",
        "source": f"https://news.example/{number}#:~:text=will%20supply",
        "publisher": "Example Wire",
    }
