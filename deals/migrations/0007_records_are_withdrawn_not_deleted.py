from django.db import migrations

TABLES = ["article", "deal", "figure", "project", "quotation"]


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0002_records_are_withdrawn_not_deleted"),
        ("deals", "0006_version_of_the_data_set"),
    ]

    operations = [
        migrations.RunSQL(
            f"CREATE TRIGGER record_is_withdrawn_not_deleted BEFORE DELETE ON deals_{table} "
            "FOR EACH ROW EXECUTE FUNCTION record_is_withdrawn_not_deleted()",
            f"DROP TRIGGER record_is_withdrawn_not_deleted ON deals_{table}",
        )
        for table in TABLES
    ]
