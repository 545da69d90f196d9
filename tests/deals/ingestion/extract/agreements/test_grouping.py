from deals.ingestion.extract.agreements.grouping import deals_among

AB, AC, BC = frozenset({"Acme", "Bolt"}), frozenset({"Acme", "Cobalt"}), frozenset({"Bolt", "Cobalt"})


def test_two_parties_make_one_agreement() -> None:
    assert deals_among({"Acme": 0.9, "Bolt": 0.8, "Cobalt": 0.1}, {AB: 0.7}) == [["Acme", "Bolt"]]


def test_two_who_never_stand_together_with_each_other_agreed_apart() -> None:
    shares = {"Acme": 0.9, "Bolt": 0.8, "Cobalt": 0.7}
    assert deals_among(shares, {AB: 0.9, AC: 0.8}) == [["Acme", "Bolt"], ["Acme", "Cobalt"]]


def test_three_who_are_told_together_made_one_agreement() -> None:
    shares = {"Acme": 0.9, "Bolt": 0.8, "Cobalt": 0.7}
    assert deals_among(shares, {AB: 0.9, AC: 0.8, BC: 0.5}) == [["Acme", "Bolt", "Cobalt"]]


def test_parties_of_whom_no_two_are_told_together_are_taken_for_one_agreement() -> None:
    assert deals_among({"Acme": 0.9, "Bolt": 0.8, "Cobalt": 0.7}, {}) == [["Acme", "Bolt", "Cobalt"]]


def test_who_surely_agreed_with_a_party_is_one() -> None:
    assert deals_among({"Acme": 0.9, "Bolt": 0.2}, {AB: 0.8}) == [["Acme", "Bolt"]]
    assert deals_among({"Acme": 0.9, "Bolt": 0.2}, {AB: 0.5}) == [["Acme"]]


def test_the_most_probable_company_stands_alone_where_none_is_probable() -> None:
    assert deals_among({"Acme": 0.2, "Bolt": 0.3}, {}) == [["Bolt"]]
    assert deals_among({}, {}) == []


def test_a_roundup_tells_an_agreement_of_each_circle_of_companies() -> None:
    names = ["Acme", "Bolt", "Cobalt", "Delta", "Ember", "Fjord", "Gale"]
    circles = [("Acme", "Bolt"), ("Cobalt", "Delta"), ("Ember", "Fjord")]
    pairs = {frozenset(circle): 0.5 for circle in circles}
    assert deals_among(dict.fromkeys(names, 0.1), pairs) == [list(circle) for circle in circles]


def test_companies_linked_through_a_third_are_one_circle() -> None:
    shares = {"Acme": 0.9, "Bolt": 0.8, "Cobalt": 0.7, "Delta": 0.1, "Ember": 0.1}
    pairs = {AB: 0.9, BC: 0.8, frozenset({"Delta", "Ember"}): 0.9}
    assert deals_among(shares, pairs) == [["Acme", "Bolt"], ["Bolt", "Cobalt"]]
