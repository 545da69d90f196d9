"""The machine's reading is evidence of how well it reads, so nobody rewrites it afterwards."""

from django.db import migrations

KEEP_READING = """
CREATE FUNCTION proposal_keeps_its_reading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.proposed, OLD.origin, OLD.rule) IS DISTINCT FROM (NEW.proposed, NEW.origin, NEW.rule) THEN
        RAISE EXCEPTION 'what was read for proposal % is never changed: edit its value', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_keeps_its_reading';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER proposal_keeps_its_reading BEFORE UPDATE ON deals_proposal
    FOR EACH ROW EXECUTE FUNCTION proposal_keeps_its_reading();
"""


class Migration(migrations.Migration):
    dependencies = [("deals", "0004_publications_are_only_appended")]

    operations = [migrations.RunSQL(KEEP_READING, "DROP FUNCTION proposal_keeps_its_reading CASCADE")]
