"""Keys of the API: issued once, shown once, revoked for good."""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from deals.errors import ApiKeyRefused
from deals.models import ApiKey
from deals.vocabulary import RateClass

_KEY = re.compile(r"dt_(?P<prefix>[0-9a-f]{8})_[A-Za-z0-9_-]{43}", re.ASCII)
# Noting each use would make every read a write.
_NOTED_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """A new key: `secret` is the whole of it, and cannot be had again."""

    key: ApiKey
    secret: str

    def __repr__(self) -> str:
        return f"IssuedKey({self.key})"  # whatever prints or logs it, the secret stays out


def issue(*, owner: User, label: str, rate_class: RateClass, by: User) -> IssuedKey:
    """Makes a key for the owner."""
    prefix = secrets.token_hex(4)
    secret = f"dt_{prefix}_{secrets.token_urlsafe(32)}"
    key = ApiKey.objects.create(
        prefix=prefix, sha256=_digest(secret), owner=owner, label=label, rate_class=rate_class, issued_by=by
    )
    return IssuedKey(key, secret)


def revoke(key: ApiKey, *, by: User) -> None:
    """Ends the key; who revoked it first stays on record."""
    ApiKey.objects.standing().filter(pk=key.pk).update(revoked_at=timezone.now(), revoked_by=by)


def use(secret: str) -> ApiKey:
    """The key that was shown, noted as used. Raises ApiKeyRefused for one that is unknown or was revoked."""
    if not (shaped := _KEY.fullmatch(secret)):
        raise ApiKeyRefused
    key = ApiKey.objects.standing().filter(prefix=shaped["prefix"]).first()
    if key is None or not hmac.compare_digest(key.sha256, _digest(secret)):
        raise ApiKeyRefused
    now = timezone.now()
    if key.last_used_at is None or key.last_used_at < now - _NOTED_EVERY:
        stale = Q(last_used_at__isnull=True) | Q(last_used_at__lt=now - _NOTED_EVERY)
        ApiKey.objects.filter(stale, pk=key.pk).update(last_used_at=now)
    return key


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
