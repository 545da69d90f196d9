from typing import Any

import structlog
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError

from config.client_address import client_address
from config.counting import count, counted

log = structlog.get_logger("dealtrace.login")


class ThrottledLoginForm(AdminAuthenticationForm):
    """The admin's log-in, which stops listening after too many refusals: to one address, and to one user name."""

    def clean(self) -> dict[str, Any]:
        """Refuses before the password is looked at; a right one does not end the wait."""
        counters = self._counters()
        if any(counted(settings.LOGIN_RATE, *counter).remaining == 0 for counter in counters):
            raise ValidationError("Too many failed log-ins. Try again later.", code="throttled")
        try:
            return super().clean()
        except ValidationError:
            for counter in counters:
                count(settings.LOGIN_RATE, *counter)
            log.warning("log-in refused", address=self._address())
            raise

    def _counters(self) -> list[tuple[str, str]]:
        if settings.LOGIN_RATE is None:
            return []
        name = self.cleaned_data.get("username", "")
        return [("login address", self._address()), ("login name", name.casefold())]

    def _address(self) -> str:
        return client_address(self.request) if self.request else ""
