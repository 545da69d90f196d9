"""A quote is the text at its offsets, and stays so: rule 1 of the data model, kept by the database itself."""

from django.db import migrations

CITATION_STANDS = """
CREATE FUNCTION citation_stands_in_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    found text;
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.article_id, OLD.start, OLD."end", OLD.quote)
            IS DISTINCT FROM (NEW.article_id, NEW.start, NEW."end", NEW.quote) THEN
        RAISE EXCEPTION 'citation % is never changed: make a new one', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    SELECT substring(text FROM NEW.start + 1 FOR NEW."end" - NEW.start) INTO found
        FROM deals_article WHERE id = NEW.article_id FOR SHARE;  -- the text cannot change meanwhile
    IF found IS DISTINCT FROM NEW.quote THEN
        RAISE EXCEPTION 'the quote is not what stands in article % at %-%', NEW.article_id, NEW.start, NEW."end"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_stands_in_text';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER citation_stands_in_text BEFORE INSERT OR UPDATE ON deals_citation
    FOR EACH ROW EXECUTE FUNCTION citation_stands_in_text();
"""

CITED_TEXT_STAYS = """
CREATE FUNCTION cited_text_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.text IS DISTINCT FROM OLD.text AND EXISTS (SELECT FROM deals_citation WHERE article_id = OLD.id) THEN
        RAISE EXCEPTION 'the text of article % is cited and never changes', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'cited_text_stays';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cited_text_stays BEFORE UPDATE OF text ON deals_article
    FOR EACH ROW EXECUTE FUNCTION cited_text_stays();
"""

NUMBER_STANDS = """
CREATE FUNCTION figure_number_stands_in_quote() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF strpos((SELECT quote FROM deals_citation WHERE id = NEW.citation_id), NEW.raw) = 0 THEN
        RAISE EXCEPTION 'the number % does not stand in the quote that is cited for it', NEW.raw
            USING ERRCODE = 'check_violation', CONSTRAINT = 'figure_number_stands_in_quote';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER figure_number_stands_in_quote BEFORE INSERT OR UPDATE ON deals_figure
    FOR EACH ROW EXECUTE FUNCTION figure_number_stands_in_quote();
"""


class Migration(migrations.Migration):
    dependencies = [("deals", "0002_records")]

    operations = [
        migrations.RunSQL(CITATION_STANDS, "DROP FUNCTION citation_stands_in_text CASCADE"),
        migrations.RunSQL(CITED_TEXT_STAYS, "DROP FUNCTION cited_text_stays CASCADE"),
        migrations.RunSQL(NUMBER_STANDS, "DROP FUNCTION figure_number_stands_in_quote CASCADE"),
    ]
