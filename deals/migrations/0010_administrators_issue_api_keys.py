from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ROLE = "Administrators"
VERBS = ("view", "add", "change")


def allow(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Django makes permissions only after all migrations, so these are made here first (see 0008)."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    content_type, _ = ContentType.objects.get_or_create(app_label="deals", model="apikey")
    group = apps.get_model("auth", "Group").objects.get(name=ROLE)
    for verb in VERBS:
        permission, _ = Permission.objects.get_or_create(
            content_type=content_type, codename=f"{verb}_apikey", defaults={"name": f"Can {verb} API key"}
        )
        group.permissions.add(permission)


def disallow(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    codenames = [f"{verb}_apikey" for verb in VERBS]
    apps.get_model("auth", "Permission").objects.filter(codename__in=codenames).delete()


class Migration(migrations.Migration):
    dependencies = [("deals", "0009_programs_show_api_keys")]

    operations = [migrations.RunPython(allow, disallow)]
