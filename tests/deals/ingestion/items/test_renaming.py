from deals.ingestion.items import with_company_renamed, with_deal_renamed


def test_a_company_is_renamed_wherever_it_is_named_whole() -> None:
    assert with_company_renamed({"subject": "Aurora", "speaker": "Aurora Lane"}, "Aurora", "Aurora Motors") == {
        "subject": "Aurora Motors",
        "speaker": "Aurora Lane",
    }
    assert with_company_renamed({"subject": "deal:Aurora+Borealis"}, "Aurora", "A") == {"subject": "deal:A+Borealis"}
    assert with_company_renamed({"deal": "Borealis+Aurora", "company": "Aurora"}, "Aurora", "A") == {
        "deal": "Borealis+A",
        "company": "A",
    }
    assert with_company_renamed({"affiliation": "Aurora"}, "Borealis", "B") == {"affiliation": "Aurora"}


def test_parties_keep_their_roles() -> None:
    value = {"parties": [{"name": "Aurora", "role": "supplier"}, {"name": "Borealis", "role": "customer"}]}
    assert with_company_renamed(value, "Borealis", "B")["parties"] == [
        {"name": "Aurora", "role": "supplier"},
        {"name": "B", "role": "customer"},
    ]
    assert value["parties"][1]["name"] == "Borealis"


def test_a_deal_is_renamed_where_it_is_meant() -> None:
    assert with_deal_renamed({"subject": "deal:A+B", "deal": "A+C"}, "A+B", "A+B+C") == {
        "subject": "deal:A+B+C",
        "deal": "A+C",
    }
    assert with_deal_renamed({"subject": None}, "A+B", "A+C") == {"subject": None}
