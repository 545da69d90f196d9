"""Statements that cannot both hold, and the editor's word on them."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from deals.actions.resolutions import resolve
from deals.admin.access import PUBLISH, REVIEW, needs, person
from deals.comparison import Verdict
from deals.errors import DealtraceError
from deals.models import Figure
from deals.queries.conflicts import rivals_of
from deals.vocabulary import Conflict

# An editor who looked into it may also say that it is a conflict, and which of the two is wrong.
VERDICTS = [(verdict.value, verdict.label) for verdict in Verdict]


class ResolutionForm(forms.Form):
    """What an editor says of two figures."""

    one = forms.ModelChoiceField(Figure.objects.live())
    other = forms.ModelChoiceField(Figure.objects.live())
    holds = forms.ModelChoiceField(Figure.objects.live(), required=False)
    verdict = forms.ChoiceField(choices=VERDICTS)
    reason = forms.CharField(required=False)


@needs(REVIEW)
@require_GET
def conflicts(request: HttpRequest) -> HttpResponse:
    """All pairs in conflict: those that wait first, then those that an editor has looked into."""
    return _drawn(request)


@needs(PUBLISH)
@require_POST
def resolve_conflict(request: HttpRequest) -> HttpResponse:
    """Records a word with its reason and publishes it; the page again, with what was typed, if it cannot be."""
    form = ResolutionForm(request.POST)
    if not form.is_valid():
        return _drawn(request, refusal="Say of which two statements, and with which verdict.", status=422)
    typed = form.cleaned_data
    try:
        resolve(
            one=typed["one"],
            other=typed["other"],
            holds=typed["holds"],
            verdict=Verdict(typed["verdict"]),
            reason=typed["reason"],
            by=person(request),
        )
    except DealtraceError as error:
        return _drawn(request, refusal=str(error), status=422)
    messages.success(request, "Kept and published: both statements are shown with your verdict and reason.")
    return redirect("admin:desk-conflicts")


def _drawn(request: HttpRequest, *, refusal: str = "", status: int = 200) -> HttpResponse:
    context = {
        "open": rivals_of(Conflict.OPEN),
        "resolved": rivals_of(Conflict.RESOLVED),
        "verdicts": VERDICTS,
        "may_publish": request.user.has_perm(PUBLISH),
        "refusal": refusal,
        "typed": request.POST,
    }
    return render(request, "desk/conflicts.html", context, status=status)
