from django.db import migrations

REFUSE_DELETE = """
CREATE FUNCTION record_is_withdrawn_not_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% % is withdrawn with a reason, not deleted', TG_TABLE_NAME, OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'record_is_withdrawn_not_deleted';
END $$;
CREATE TRIGGER record_is_withdrawn_not_deleted BEFORE DELETE ON companies_company
    FOR EACH ROW EXECUTE FUNCTION record_is_withdrawn_not_deleted();
CREATE TRIGGER record_is_withdrawn_not_deleted BEFORE DELETE ON companies_facility
    FOR EACH ROW EXECUTE FUNCTION record_is_withdrawn_not_deleted();
"""


class Migration(migrations.Migration):
    dependencies = [("companies", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE_DELETE, "DROP FUNCTION record_is_withdrawn_not_deleted CASCADE")]
