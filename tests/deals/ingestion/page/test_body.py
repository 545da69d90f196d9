import pytest
from trafilatura import load_html

from deals.ingestion.page.body import article_text

LONG = "Northwind and Larkspur said on Saturday that they will build server racks in Ohio for four years."
MORE = "Northwind pays more than $2.5 billion for them, and Larkspur expects to hire some 1,200 people there."
LAST = "The first racks leave the plant in the summer of 2027, the companies said in a statement to the press."


def text_of(body: str) -> list[str]:
    page = load_html(f"<html><head><title>x</title></head><body>{body}</body></html>")
    assert page is not None
    return article_text(page).split("\n\n")


@pytest.mark.parametrize(
    "body",
    [
        f"<article><p>{LONG}</p><p>{MORE}</p><p>{LAST}</p></article>",
        f"<div>{LONG}<br><br>{MORE}<br>\n<br>{LAST}</div>",
        f"<div>{LONG}<div>{MORE}</div>{LAST}</div>",
        f"<div>{LONG}<p>{MORE}</p>{LAST}</div>",
        f"<table><tr><td>{LONG}<br><br>{MORE}<br><br>{LAST}</td></tr></table>",
        f"<table><tr><td><table><tr><td>{LONG}<p>{MORE}</p><p>{LAST}</p></td></tr></table></td></tr></table>",
        f"<article><p>{LONG.replace(' and ', '<b> and </b>')}</p>{MORE.replace('pays', '<a>pays</a>')}<p>{LAST}</p>",
    ],
)
def test_paragraphs_in_their_order_whatever_the_markup(body: str) -> None:
    assert text_of(body) == [LONG, MORE, LAST]


def test_lists_headings_tables_and_line_breaks_are_lines() -> None:
    body = f"""<article><p>{LONG}</p><h2>What was  ordered</h2>
        <ul><li>racks for <b>training</b></li><li>cables<ul><li>of copper</li><li>of glass</li></ul></li></ul>
        <table><tr><th>Year</th><th>Racks</th></tr><tr><td>2026</td><td> 400 </td></tr><tr><td></td></tr></table>
        <p>{MORE}<br>Lima,&nbsp;Ohio</p><blockquote><p>{LAST}</p></blockquote></article>"""
    assert text_of(body) == [
        LONG,
        "What was ordered",
        "- racks for training\n- cables\n  - of copper\n  - of glass",
        "Year | Racks\n2026 | 400",
        f"{MORE}\nLima,\u00a0Ohio",
        LAST,
    ]


def test_a_table_of_data_stays_a_table() -> None:
    rows = "".join(f"<tr><td>20{year}</td><td>{year * 10} racks</td></tr>" for year in range(26, 30))
    assert (
        text_of(f"<article><p>{LONG}</p><table>{rows}</table><p>{MORE}</p></article>")[1].split("\n")[0]
        == "2026 | 260 racks"
    )


def test_no_text() -> None:
    assert text_of("<div></div>") == [""]
