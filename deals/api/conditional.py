"""Answers that say which version they are, and none where the client has that version already."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from deals.api.errors import PreconditionFailed
from deals.queries.published import DatasetState

# Anybody may keep an answer, and asks before using it again: a correction is seen at once.
CACHE_CONTROL = "public, no-cache"


@dataclass(frozen=True, slots=True)
class Version:
    """Which version an answer is: a strong entity tag, and when that version came about."""

    etag: str
    changed_at: datetime

    @classmethod
    def of_dataset(cls, state: DatasetState) -> "Version":
        """Of whatever is made from more than one record. The time tells apart data sets that count alike."""
        return cls(f'"{state.number:x}-{_ticks(state.changed_at):x}"', state.changed_at)

    @classmethod
    def of_record(cls, published_at: datetime) -> "Version":
        """Of one record: no two of its versions are published in one microsecond."""
        return cls(f'"{_ticks(published_at):x}"', published_at)

    @property
    def last_modified(self) -> int | None:
        """The second of the change, as HTTP counts; None while it lasts, since more may change in it unseen."""
        second = int(self.changed_at.timestamp())
        return second if second < int(datetime.now(UTC).timestamp()) else None


def unchanged(request: HttpRequest, version: Version) -> HttpResponse | None:
    """The answer 304 where the client's copy is of this version, else None; raises PreconditionFailed (412)."""
    answer = get_conditional_response(request, etag=version.etag, last_modified=version.last_modified)
    if answer is None:
        return None
    if answer.status_code == PreconditionFailed.status_code:
        raise PreconditionFailed
    stamp(answer, version)
    return answer


def stamp(answer: HttpResponseBase, version: Version) -> None:
    """Says in the headers which version the answer is."""
    answer["ETag"] = version.etag
    answer["Cache-Control"] = CACHE_CONTROL
    if version.last_modified is not None:
        answer["Last-Modified"] = http_date(version.last_modified)


def _ticks(moment: datetime) -> int:
    return int(moment.timestamp()) * 10**6 + moment.microsecond
