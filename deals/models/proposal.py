from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from companies.models.constraints import one_of, together
from deals.models.article import Article
from deals.models.citation import Citation
from deals.vocabulary import ArticleState, Decision, Origin, ProposalKind


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """How proposals are asked for."""

    def accepted(self) -> "ProposalQuerySet":
        """What a person said yes to, edited or not."""
        return self.filter(decision=Decision.ACCEPTED)

    def undecided(self) -> "ProposalQuerySet":
        """What still waits for a person."""
        return self.filter(decision=Decision.OPEN)

    def in_text_order(self) -> "ProposalQuerySet":
        """As a reader of the article meets them."""
        return self.select_related("citation").order_by("citation__start", "citation__end", "pk")


class Proposal(models.Model):
    """One item of an article's draft, and what a person said of it.

    `proposed` is the extractor's reading and never changes (null where a person entered the item); `value` is what
    publication will use. Both have the shape of one item of `manage.py extract`. So what a machine proposed, what a
    person edited and what a person entered stay distinguishable for ever.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="proposals")
    kind = models.CharField(max_length=10, choices=ProposalKind.choices())
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="proposals")
    origin = models.CharField(max_length=8, choices=Origin.choices())
    rule = models.CharField(max_length=100, blank=True, help_text="The rule of the extractor that made it.")
    position = models.PositiveIntegerField(help_text="Its number among the article's proposals of its kind and origin.")
    proposed = models.JSONField(null=True, editable=False)
    value = models.JSONField()
    problems = ArrayField(models.TextField(), default=list, blank=True)
    decision = models.CharField(max_length=8, choices=Decision.choices(), default=Decision.OPEN)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decision_reason = models.TextField(blank=True)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    edited_at = models.DateTimeField(null=True, blank=True)
    company = models.ForeignKey(
        "companies.Company",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        help_text="Of a company proposal: the known company that it is; a new one is made where this is empty.",
    )
    deal = models.ForeignKey(
        "deals.Deal",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        help_text="Of a deal proposal: the known deal that this article is a further source of.",
    )
    version = models.PositiveIntegerField(default=1, help_text="Counts the changes, so that a stale save is noticed.")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["article", "kind", "position"]
        constraints = [
            one_of("kind", ProposalKind, name="proposal_kind_known"),
            one_of("origin", Origin, name="proposal_origin_known"),
            one_of("decision", Decision, name="proposal_decision_known"),
            together("edited_at", "edited_by", name="proposal_edited_by_whom_and_when"),
            CheckConstraint(
                condition=Q(decision=Decision.OPEN, decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(decision=Decision.OPEN) & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="proposal_decided_by_whom_and_when",
            ),
            CheckConstraint(
                condition=Q(origin=Origin.MACHINE, proposed__isnull=False)
                | Q(origin=Origin.PERSON, proposed__isnull=True, edited_by__isnull=False),
                name="proposal_origin_is_plain",
            ),
            CheckConstraint(
                condition=Q(company__isnull=True) | Q(kind=ProposalKind.COMPANY), name="proposal_company_where_it_fits"
            ),
            CheckConstraint(
                condition=Q(deal__isnull=True) | Q(kind=ProposalKind.DEAL), name="proposal_deal_where_it_fits"
            ),
            UniqueConstraint(fields=["article", "kind", "origin", "position"], name="proposal_number_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.position} of article {self.article_id}"

    @property
    def is_edited(self) -> bool:
        """Whether a person changed what the machine had read."""
        return self.proposed is not None and self.value != self.proposed

    @property
    def is_published(self) -> bool:
        """Whether the last publication of the article had it; it is then corrected in its record, with a note."""
        return (
            self.decision == Decision.ACCEPTED
            and self.article.state == ArticleState.PUBLISHED
            and self.decided_at is not None
            and self.decided_at <= self.article.state_changed_at
        )
