import pytest
from django.test import Client, RequestFactory

from config import error_pages


def test_a_wrong_address_of_the_api_is_a_problem(client: Client) -> None:
    answer = client.get("/api/v1/nothing")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "Nothing is at this address.",
        "errors": [],
    }


@pytest.mark.django_db
def test_a_wrong_address_of_the_site_is_a_page(client: Client) -> None:
    answer = client.get("/nothing-is-here/")
    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(("path", "content_type"), [("/api/v1/deals/", "application/problem+json"), ("/", "text/html")])
def test_faults_of_ours_are_told_the_same_way(path: str, content_type: str) -> None:
    answer = error_pages.server_error(RequestFactory().get(path))
    assert answer.status_code == 500
    assert answer["Content-Type"].startswith(content_type)


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/deals/", "/admin/"])
@pytest.mark.parametrize("host", ["elsewhere.example", "localhost:port", "<script>"])
def test_an_unknown_host_is_refused(client: Client, path: str, host: str) -> None:
    answer = client.get(path, headers={"Host": host})
    assert answer.status_code == 400
    assert host.encode() not in answer.content
