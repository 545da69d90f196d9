from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils import timezone

from companies.models.constraints import one_of, withdrawn_whole
from deals.models.dates import PartialDateField, partial_date
from deals.vocabulary import ArticleState, CompanyRole, SubmissionKind


class ArticleQuerySet(models.QuerySet["Article"]):
    """How articles are asked for."""

    def originals(self) -> "ArticleQuerySet":
        """Articles that are not a second copy of one already here."""
        return self.filter(duplicate_of__isnull=True)

    def unfinished(self) -> "ArticleQuerySet":
        """Articles whose ingestion has begun and neither ended nor failed."""
        return self.filter(state__in=[ArticleState.SUBMITTED, ArticleState.FETCHED])

    def to_review(self) -> "ArticleQuerySet":
        """Drafts that wait for a person, the oldest first."""
        return self.filter(state=ArticleState.DRAFTED, withdrawn_at__isnull=True).order_by("submitted_at")


class Article(models.Model):
    """One text from one publisher. What was handed in stays as it came; `text` is immutable once it is cited.

    Three clocks stay apart: `published_on` (when it was stated), `submitted_at` (when it was recorded here) and
    `checked_at` (when a person last looked at the source).
    """

    submission = models.BinaryField(editable=False, help_text="The bytes as they were handed in or fetched.")
    submission_kind = models.CharField(max_length=10, choices=SubmissionKind.choices(), editable=False)
    submission_type = models.CharField(max_length=200, blank=True, editable=False, help_text="Content type as claimed.")
    submitted_at = models.DateTimeField(default=timezone.now, editable=False)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)

    text = models.TextField(
        blank=True, editable=False, help_text="The article's own text, cleaned; all offsets count in it."
    )
    text_key = models.CharField(max_length=64, blank=True, editable=False)
    url = models.URLField(max_length=2000, blank=True)
    address_key = models.CharField(max_length=2000, blank=True, editable=False)
    title = models.CharField(max_length=500, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    authors = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    language = models.CharField(max_length=10, blank=True)
    published_on = PartialDateField()
    checked_at = models.DateTimeField(null=True, blank=True, editable=False)

    state = models.CharField(
        max_length=10, choices=ArticleState.choices(), default=ArticleState.SUBMITTED, editable=False, db_index=True
    )
    state_changed_at = models.DateTimeField(default=timezone.now, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    failure = models.TextField(blank=True, editable=False, help_text="Why ingestion failed, and what to do.")
    problems = models.JSONField(default=list, blank=True, editable=False)
    duplicate_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="duplicates", editable=False
    )

    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )
    withdrawn_reason = models.TextField(blank=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-submitted_at"]
        permissions = [
            ("submit_article", "Can submit articles"),
            ("review_article", "Can review drafts"),
            ("publish_article", "Can publish and withdraw"),
        ]
        constraints = [
            one_of("state", ArticleState, name="article_state_known"),
            one_of("submission_kind", SubmissionKind, name="article_submission_kind_known"),
            partial_date("published_on", name="article_published_on_is_partial_date"),
            withdrawn_whole(name="article_withdrawn_by_whom_and_why"),
            CheckConstraint(
                condition=Q(text="", text_key="") | (~Q(text="") & ~Q(text_key="")),
                name="article_text_has_key",
            ),
            CheckConstraint(
                condition=~Q(state__in=[ArticleState.DRAFTED, ArticleState.PUBLISHED]) | ~Q(text=""),
                name="article_draft_has_text",
            ),
            CheckConstraint(condition=~Q(state=ArticleState.FAILED) | ~Q(failure=""), name="article_failure_says_why"),
            CheckConstraint(
                condition=Q(state=ArticleState.DUPLICATE, duplicate_of__isnull=False)
                | (~Q(state=ArticleState.DUPLICATE) & Q(duplicate_of__isnull=True)),
                name="article_duplicate_names_the_first",
            ),
            CheckConstraint(
                condition=Q(duplicate_of__isnull=True) | ~Q(duplicate_of=F("id")), name="article_not_its_own_duplicate"
            ),
            UniqueConstraint(
                fields=["address_key"],
                condition=~Q(address_key="") & Q(duplicate_of__isnull=True),
                name="article_address_unique",
            ),
            UniqueConstraint(
                fields=["text_key"],
                condition=~Q(text_key="") & Q(duplicate_of__isnull=True),
                name="article_text_unique",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url or f"Article {self.pk}"

    def get_absolute_url(self) -> str:
        """The article's public page."""
        return f"/articles/{self.pk}/"


class Credit(models.Model):
    """A publication that the article names as the source of its news ("According to Inc, ...")."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="reported_from")
    name = models.CharField(max_length=200)
    citation = models.ForeignKey("deals.Citation", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name"]
        constraints = [UniqueConstraint(fields=["article", "name"], name="credit_once_an_article")]

    def __str__(self) -> str:
        return self.name


class Mention(models.Model):
    """A company that an article names, and as what: party to the news, in passing, or as an advertisement."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="mentions")
    company = models.ForeignKey("companies.Company", models.PROTECT, related_name="mentions")
    role = models.CharField(max_length=12, choices=CompanyRole.choices())
    citation = models.ForeignKey("deals.Citation", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["company__name"]
        constraints = [
            one_of("role", CompanyRole, name="mention_role_known"),
            UniqueConstraint(fields=["article", "company"], name="mention_once_an_article"),
        ]

    def __str__(self) -> str:
        return f"{self.company} in {self.article}"
