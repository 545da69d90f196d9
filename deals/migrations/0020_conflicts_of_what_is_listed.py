"""From here on each publication writes the column; this fills it for what was published before. Nobody had a word yet.

Resolutions join the history of records, as parts of the earlier of their two figures.
"""

from django.db import migrations

FILL = """
UPDATE deals_listing SET conflict = 'open'
WHERE resource IN ('figure', 'quantity') AND document::jsonb @? '$.comparisons[*] ? (@.verdict == "conflict")'
"""
NOTE = """
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON deals_resolution
FOR EACH ROW EXECUTE FUNCTION note_change('one_id', 'deals_figure')
"""


class Migration(migrations.Migration):
    dependencies = [("deals", "0019_resolutions")]

    operations = [
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(NOTE, "DROP TRIGGER note_change ON deals_resolution"),
    ]
