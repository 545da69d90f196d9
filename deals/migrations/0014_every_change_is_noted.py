"""Every change of a record is noted with who, when, why and from which article, whatever wrote it.

The trigger runs with the rights of the owner of the tables, so that a database user who may write a table needs no
right to the log, and cannot leave it out; `session_user` is still the one who wrote. What the program says of itself
is read from the setting `dealtrace.acting` (deals/acting.py).

A table joins by `CREATE TRIGGER note_change ... EXECUTE FUNCTION note_change('deal_id', 'deals_deal')`; the arguments
name the record that its rows are parts of, and are left out where each row is a record by itself.
"""

from django.db import migrations

NOTE_CHANGE = """
CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    acting jsonb := nullif(current_setting('dealtrace.acting', true), '')::jsonb;
    before jsonb := '{}';
    after jsonb := '{}';
    changed jsonb;
    row_id bigint;
BEGIN
    -- What is large and kept elsewhere stays out: an article's words (a change shows in its text_key), and what the
    -- machine read, which stands in the proposal for good.
    IF TG_TABLE_NAME = 'deals_article' THEN
        IF TG_OP <> 'INSERT' THEN OLD.submission := NULL; OLD.text := NULL; END IF;
        IF TG_OP <> 'DELETE' THEN NEW.submission := NULL; NEW.text := NULL; END IF;
    ELSIF TG_TABLE_NAME = 'deals_proposal' THEN
        IF TG_OP <> 'INSERT' THEN OLD.proposed := NULL; END IF;
        IF TG_OP <> 'DELETE' THEN NEW.proposed := NULL; END IF;
        IF TG_OP = 'INSERT' THEN NEW.value := '{}'; END IF;  -- equals what was read, or the value before the first edit
    END IF;
    IF TG_OP <> 'INSERT' THEN before := to_jsonb(OLD); row_id := OLD.id; END IF;
    IF TG_OP <> 'DELETE' THEN after := to_jsonb(NEW); row_id := NEW.id; END IF;
    IF TG_OP = 'UPDATE' THEN
        SELECT jsonb_object_agg(name, jsonb_build_array(before -> name, value)) INTO changed
            FROM jsonb_each(after) AS a (name, value) WHERE value IS DISTINCT FROM before -> name;
        IF changed IS NULL THEN
            RETURN NULL;
        END IF;
    ELSE
        SELECT jsonb_object_agg(name, jsonb_build_array(before -> name, after -> name)) INTO changed
            FROM jsonb_each(before || after) AS a (name, value)
            WHERE name <> 'id' AND value NOT IN ('null', '""', '[]', '{}');
    END IF;
    -- What moves from one record to another is a change of both.
    INSERT INTO deals_change (at, transaction, "table", row_id, record_table, record_id, verb, fields, by_id, action,
            reason, article_id, database_user)
        SELECT clock_timestamp(), pg_current_xact_id()::text::bigint, TG_TABLE_NAME, row_id,
            coalesce(TG_ARGV[1], TG_TABLE_NAME), record,
            CASE TG_OP WHEN 'INSERT' THEN 'added' WHEN 'UPDATE' THEN 'changed' ELSE 'removed' END,
            coalesce(changed, '{}'), (acting ->> 'by')::bigint, left(coalesce(acting ->> 'action', ''), 100),
            coalesce(acting ->> 'reason', ''), (acting ->> 'article')::bigint, session_user
        FROM (SELECT DISTINCT coalesce((part ->> TG_ARGV[0])::bigint, row_id) FROM (VALUES (before), (after)) AS r (part)
            WHERE part <> '{}') AS records (record);
    RETURN NULL;
END $$;
"""

STANDS = """
CREATE FUNCTION change_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was noted of change % stands', OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'change_stands';
END $$;
CREATE TRIGGER change_stands BEFORE UPDATE OR DELETE ON deals_change FOR EACH ROW EXECUTE FUNCTION change_stands();
"""

# From each table to the column and the table of the record that its rows are parts of; None where they are records.
TABLES = {
    "companies_company": None,
    "companies_companyname": ("company_id", "companies_company"),
    "companies_place": None,
    "companies_facility": None,
    "deals_article": None,
    "deals_credit": ("article_id", "deals_article"),
    "deals_mention": ("article_id", "deals_article"),
    "deals_proposal": ("article_id", "deals_article"),
    "deals_deal": None,
    "deals_party": ("deal_id", "deals_deal"),
    "deals_statusstep": ("deal_id", "deals_deal"),
    "deals_scopeitem": ("deal_id", "deals_deal"),
    "deals_dealplace": ("deal_id", "deals_deal"),
    "deals_siting": ("facility_id", "companies_facility"),
    "deals_project": None,
    "deals_speaker": None,
    "deals_quantity": None,
    "deals_figure": None,
    "deals_quotation": None,
}


def noting(table: str) -> migrations.RunSQL:
    part_of = TABLES[table]
    arguments = ", ".join(f"'{name}'" for name in part_of or ())
    return migrations.RunSQL(
        f"CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION note_change({arguments})",
        f"DROP TRIGGER note_change ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0002_records_are_withdrawn_not_deleted"),
        ("deals", "0013_changes"),
    ]

    operations = [
        migrations.RunSQL(NOTE_CHANGE, "DROP FUNCTION note_change"),
        migrations.RunSQL(STANDS, "DROP FUNCTION change_stands CASCADE"),
        *(noting(table) for table in TABLES),
    ]
