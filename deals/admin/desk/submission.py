"""The form that hands an article in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import ProhibitNullCharactersValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from deals.actions.articles import Details, Receipt, Upload, retry, submit
from deals.admin.access import REVIEW, SUBMIT, needs, person
from deals.errors import ArticleRefused, FetchError
from deals.ingestion.items.fields import HOW_TO_WRITE_DATES
from deals.models import Article
from deals.tasks import queue_next_step
from deals.values import PartialDate
from deals.vocabulary import ArticleState

# What the largest pages that are fetched have, too.
MOST_BYTES = 10_000_000


class WordsField(forms.CharField):
    """Text as it was pasted: what cannot be stored is dropped and counted later, not refused."""

    def __init__(self, **options: Any) -> None:
        super().__init__(strip=False, **options)
        self.validators = [rule for rule in self.validators if not isinstance(rule, ProhibitNullCharactersValidator)]


class DetailsForm(forms.Form):
    """What a person knows of an article."""

    url = forms.CharField(
        required=False,
        max_length=2000,
        label="Address",
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
        help_text="Where the article stands. Without text or file, it is fetched from there.",
    )
    title = forms.CharField(required=False, max_length=500, label="Title", help_text="The first line, if empty.")
    publisher = forms.CharField(required=False, max_length=200, label="Publisher")
    published_on = forms.CharField(
        required=False, label="Published on", help_text="As precisely as it is known: 2025, 2025-11 or 2025-11-20."
    )

    def clean_published_on(self) -> str:
        """The stored form of the date."""
        typed = self.cleaned_data["published_on"].strip()
        try:
            return str(PartialDate.parse(typed)) if typed else ""
        except ValueError as error:
            raise ValidationError(HOW_TO_WRITE_DATES) from error


class SubmissionForm(DetailsForm):
    """An article as text, as a file, or by its address, and what is known of it."""

    text = WordsField(required=False, label="Text of the article", widget=forms.Textarea(attrs={"rows": 14}))
    upload = forms.FileField(required=False, label="Or a text or HTML file", allow_empty_file=True)

    field_order = ("text", "upload", "url", "title", "publisher", "published_on")

    def clean_upload(self) -> UploadedFile | None:
        """A file of a size that articles have."""
        upload: UploadedFile | None = self.cleaned_data["upload"]
        if upload and upload.size and upload.size > MOST_BYTES:
            raise ValidationError(
                f"The file has {upload.size:,} bytes and the limit is {MOST_BYTES:,}: paste the article's text instead."
            )
        return upload

    def clean(self) -> dict[str, Any]:
        """Text or file, not both: nobody could say which of them is the article."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("upload") and (cleaned.get("text") or "").strip():
            self.add_error("upload", "Give the text or a file, not both.")
        return cleaned

    def hand_in(self, request: HttpRequest) -> Receipt | None:
        """What became of it; None, with the reason beside the field that is to blame, if it was refused."""
        cleaned = self.cleaned_data
        file: UploadedFile | None = cleaned["upload"]
        upload = Upload(file.read(), file.content_type or "") if file else None
        details = Details(cleaned["url"], cleaned["title"], cleaned["publisher"], cleaned["published_on"])
        try:
            return submit(by=person(request), text=cleaned["text"], upload=upload, details=details)
        except FetchError as error:
            self.add_error("url", str(error))
        except ArticleRefused as error:
            self.add_error("upload" if upload else "text", str(error))
        return None


@needs(SUBMIT)
@require_http_methods(["GET", "POST"])
def submit_article(request: HttpRequest) -> HttpResponse:
    """The form, and what comes of it: the article's own page, or the form again with what was typed and why not."""
    if request.method != "POST":
        return render(
            request, "desk/submit.html", {"form": SubmissionForm(initial={"url": request.GET.get("url", "")})}
        )
    form = SubmissionForm(request.POST, request.FILES)
    receipt = form.hand_in(request) if form.is_valid() else None
    if receipt is None:
        return render(request, "desk/submit.html", {"form": form}, status=422)
    if not receipt.is_new:
        messages.info(request, "This article was handed in before: here is the first one.")
    return _on_its_way(request, receipt.article)


@needs(SUBMIT)
@require_http_methods(["POST"])
def retry_article(request: HttpRequest, article_id: int) -> HttpResponse:
    """Sets a failed article going again."""
    article = Article.objects.get(pk=article_id)
    if article.state == ArticleState.FAILED:
        article = retry(article=article, by=person(request))
    return _on_its_way(request, article)


def _on_its_way(request: HttpRequest, article: Article) -> HttpResponse:
    """Queues what the article waits for and leads to where its state can be seen."""
    if not queue_next_step(article):
        messages.warning(request, "It is kept, but the queue cannot be reached: it is read as soon as a worker runs.")
    name = "admin:desk-review" if request.user.has_perm(REVIEW) else "admin:desk-state"
    return redirect(name, article.pk)
