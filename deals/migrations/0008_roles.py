"""Contributors submit, editors review and publish, administrators do everything; everybody else reads."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

READ = [("deals", "view_article"), ("deals", "view_proposal")]
SUBMIT = [*READ, ("deals", "submit_article")]
RECORDS = {
    "companies": ["company", "companyname", "place", "facility"],
    "deals": [
        "deal",
        "party",
        "statusstep",
        "scopeitem",
        "dealplace",
        "project",
        "quantity",
        "figure",
        "speaker",
        "quotation",
    ],
}
REVIEW = [
    *SUBMIT,
    ("deals", "change_article"),
    ("deals", "review_article"),
    ("deals", "publish_article"),
    ("deals", "add_proposal"),
    ("deals", "change_proposal"),
    ("deals", "view_publication"),
    *(
        (app, f"{verb}_{model}")
        for app, models in RECORDS.items()
        for model in models
        for verb in ("view", "add", "change")
    ),
]
ADMINISTER = [
    *REVIEW,
    *(("auth", f"{verb}_{model}") for model in ("user", "group") for verb in ("view", "add", "change")),
]
ROLES = {"Contributors": SUBMIT, "Editors": REVIEW, "Administrators": ADMINISTER}
NAMES = {
    "submit_article": "Can submit articles",
    "review_article": "Can review drafts",
    "publish_article": "Can publish and withdraw",
}


def make_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Django makes permissions only after all migrations, so those that the roles need are made here first."""
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    for role, permissions in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        for app, codename in permissions:
            verb, model = codename.split("_", 1)
            content_type, _ = ContentType.objects.get_or_create(app_label=app, model=model)
            permission, _ = Permission.objects.get_or_create(
                content_type=content_type,
                codename=codename,
                defaults={"name": NAMES.get(codename, f"Can {verb} {model}")},
            )
            group.permissions.add(permission)


def remove_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("deals", "0007_records_are_withdrawn_not_deleted"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, remove_roles)]
