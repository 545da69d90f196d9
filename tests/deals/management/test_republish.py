import pytest
from django.core.management import CommandError, call_command

from companies.models import Company
from deals.actions.publications import publish_article
from deals.models import Publication
from deals.vocabulary import Reason
from tests.factories.articles import accepted_story, user

pytestmark = pytest.mark.django_db


def test_only_what_reads_otherwise_gets_a_version(capsys: pytest.CaptureFixture[str]) -> None:
    publish_article(accepted_story(), by=user())
    call_command("republish", by="editor")
    assert "0 of 11 records have a new version." in capsys.readouterr().out

    Company.objects.filter(name="Borealis").update(website="https://borealis.example/")
    call_command("republish", by="editor", note="Web sites are shown")
    newest = Publication.objects.get(version=2)
    assert (newest.resource, newest.reason, newest.note) == ("company", Reason.RERENDER, "Web sites are shown")


def test_somebody_answers_for_it() -> None:
    with pytest.raises(CommandError, match="no user 'nobody'"):
        call_command("republish", by="nobody")
