from django.conf import settings
from django.db import models

from companies.models.constraints import one_of
from deals.vocabulary import ChangeVerb


class Change(models.Model):
    """One change of one row, noted by a trigger of the database (migration `every_change_is_noted`), never by hand.

    `fields` is from each column that changed to its value before and after; of an addition what was set, of a removal
    what there was. `record_table` and `record_id` name the record that the row is a part of: the deal of a party, the
    article of a proposal; else the row itself. Columns hold ids where the rows hold them.
    """

    at = models.DateTimeField()
    transaction = models.BigIntegerField(help_text="Changes of one act have the same.")
    table = models.CharField(max_length=63)
    row_id = models.BigIntegerField()
    record_table = models.CharField(max_length=63)
    record_id = models.BigIntegerField()
    verb = models.CharField(max_length=8, choices=ChangeVerb.choices())
    fields = models.JSONField()
    # Not checked by the database: noting a change must never be what refuses it, and costs a look-up less.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_constraint=False)
    action = models.CharField(max_length=100, blank=True, help_text="Empty where it came from outside the program.")
    reason = models.TextField(blank=True)
    article = models.ForeignKey("deals.Article", models.PROTECT, null=True, related_name="+", db_constraint=False)
    database_user = models.CharField(max_length=63)

    class Meta:
        ordering = ["-pk"]
        constraints = [one_of("verb", ChangeVerb, name="change_verb_known")]
        indexes = [models.Index(fields=["record_table", "record_id", "-id"], name="change_by_record")]

    def __str__(self) -> str:
        return f"{self.table} {self.row_id} {self.verb}"
