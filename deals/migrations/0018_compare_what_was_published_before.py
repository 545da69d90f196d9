"""Says of the versions that are there already what changed in each. The log stands: only the new column is filled."""

import json
from dataclasses import asdict

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from deals.changes import differences

STANDS = "TRIGGER publication_is_only_appended"


def compare(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Publication = apps.get_model("deals", "Publication")
    schema_editor.execute(f"ALTER TABLE deals_publication DISABLE {STANDS}")
    last = None
    for row in Publication.objects.order_by("resource", "subject_id", "version").iterator(chunk_size=200):
        if last and (last.resource, last.subject_id) == (row.resource, row.subject_id):
            found = differences(json.loads(last.document), json.loads(row.document))
            Publication.objects.filter(pk=row.pk).update(differences=[asdict(difference) for difference in found])
        last = row
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute(f"ALTER TABLE deals_publication ENABLE {STANDS}")


class Migration(migrations.Migration):
    dependencies = [("deals", "0017_publications_say_what_changed")]

    operations = [migrations.RunPython(compare, migrations.RunPython.noop)]
