from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

MAKE_CONFIGURATION = """
CREATE TEXT SEARCH CONFIGURATION dealtrace (COPY = english);
ALTER TEXT SEARCH CONFIGURATION dealtrace
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
"""


class Migration(migrations.Migration):
    initial = True

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(MAKE_CONFIGURATION, "DROP TEXT SEARCH CONFIGURATION dealtrace"),
    ]
