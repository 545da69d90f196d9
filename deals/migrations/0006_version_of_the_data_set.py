from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("deals", "0005_proposals_keep_what_the_machine_read")]

    operations = [
        migrations.RunSQL(
            "INSERT INTO deals_datasetversion (id, number, changed_at) VALUES (1, 0, now())",
            "DELETE FROM deals_datasetversion",
        )
    ]
