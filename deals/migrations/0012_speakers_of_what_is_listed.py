"""From here on each publication writes the column; this fills it for what was published before."""

from django.db import migrations

FILL = """
UPDATE deals_listing SET speakers = ARRAY[document::jsonb #>> '{speaker,slug}']
WHERE resource IN ('figure', 'quotation') AND document::jsonb #>> '{speaker,slug}' IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("deals", "0011_listings_name_their_speakers")]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
