from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from companies.models.constraints import filled
from deals.models.article import Article


class Citation(models.Model):
    """A span of an article: `article.text[start:end] == quote`, always; offsets count code points, end exclusive.

    A trigger of the database (migration `citations_stand_in_their_text`) refuses a quote that is not the text at its
    offsets, any change of a stored citation, and any change of the text of a cited article.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="citations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()

    class Meta:
        ordering = ["article", "start", "end"]
        constraints = [
            CheckConstraint(condition=Q(end__gt=F("start")), name="citation_end_after_start"),
            filled("quote", name="citation_quote_filled"),
            UniqueConstraint(fields=["article", "start", "end"], name="citation_span_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}:{self.start}-{self.end}"
