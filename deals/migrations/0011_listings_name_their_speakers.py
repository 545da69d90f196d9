import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deals", "0010_administrators_issue_api_keys"),
    ]

    operations = [
        migrations.AddField(
            model_name="listing",
            name="speakers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), default=list, help_text="Slugs of those who state it.", size=None
            ),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=django.contrib.postgres.indexes.GinIndex(fields=["speakers"], name="listing_speakers"),
        ),
    ]
