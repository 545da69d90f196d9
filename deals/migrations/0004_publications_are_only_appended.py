"""What was published stays as it was shown; TRUNCATE stays possible for the owner, who may start afresh."""

from django.db import migrations

APPEND_ONLY = """
CREATE FUNCTION publication_is_only_appended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'publication % stands: publish a new version instead', OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_is_only_appended';
END $$;
CREATE TRIGGER publication_is_only_appended BEFORE UPDATE OR DELETE ON deals_publication
    FOR EACH ROW EXECUTE FUNCTION publication_is_only_appended();
"""


class Migration(migrations.Migration):
    dependencies = [("deals", "0003_citations_stand_in_their_text")]

    operations = [migrations.RunSQL(APPEND_ONLY, "DROP FUNCTION publication_is_only_appended CASCADE")]
