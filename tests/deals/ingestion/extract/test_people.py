import pytest

from deals.ingestion.extract.people import people_in


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Ann Lee, Chairman and CEO of Acme, when asked", "Ann Lee"),
        ("Acme vice president Ann Lee in the release.", "Ann Lee"),
        ("Dr. Ann Lee Chief Medical Officer for Acme, Inc. About", "Ann Lee"),
        ("Acme’s VP Ann Lee", "Ann Lee"),
        ("Ann B. Lee Jr., CEO", "Ann B. Lee Jr"),
        ("Ann “Annie” van der Lee, head of Acme", "Ann “Annie” van der Lee"),
        ("Cher, Founder of Acme", "Cher"),
        ("the company's CEO, Ann Lee", "Ann Lee"),
    ],
)
def test_names_the_person_and_not_the_employer(phrase: str, name: str) -> None:
    people = people_in(phrase)
    assert people[0].name.rstrip(".") == name


@pytest.mark.parametrize(
    "phrase", ["the Acme Group", "an Acme spokesperson", "the firm", "", "Acme Bank and the board"]
)
def test_organisations_are_no_persons(phrase: str) -> None:
    assert not [person for person in people_in(phrase) if person.sure]


@pytest.mark.parametrize(("phrase", "surname"), [("Ann B. Lee Jr., CEO", "Lee"), ("Cher, founder", "Cher")])
def test_surname_is_the_last_word_without_suffix(phrase: str, surname: str) -> None:
    assert people_in(phrase)[0].surname == surname
