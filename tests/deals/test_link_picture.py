import hashlib
from io import BytesIO

import pytest
from PIL import Image

from deals.link_picture import HEIGHT, WIDTH, LinkPicture, can_draw, draw

PICTURE = LinkPicture("Supply · signed", "Northwind and Borealis", "≈ $2.5 bn", "deal value · committed")


def pixels(packed: bytes) -> Image.Image:
    return Image.open(BytesIO(packed)).convert("RGB")


def test_it_has_the_size_that_is_announced() -> None:
    assert pixels(draw(PICTURE)).size == (WIDTH, HEIGHT)


def test_the_same_words_make_the_same_picture_and_others_another() -> None:
    pictures = [PICTURE, PICTURE, LinkPicture("Supply · signed", "Northwind and Borealis", "≥ $2.5 bn")]
    assert len({hashlib.sha256(draw(picture)).hexdigest() for picture in pictures}) == 2


@pytest.mark.parametrize(
    "title", ["A", "Supply " * 60, "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 3, ""]
)
def test_no_title_runs_out_of_its_frame(title: str) -> None:
    image = pixels(draw(LinkPicture("Supply", title, "$1 bn", "committed " * 40)))
    margins = [image.crop((0, 20, 40, HEIGHT)), image.crop((0, HEIGHT - 16, WIDTH, HEIGHT))]
    assert [len(margin.getcolors() or ()) for margin in margins] == [1, 1]


@pytest.mark.parametrize(
    ("title", "drawable"),
    [("Škoda & Łódź: 5 %", True), ("Газпром", True), ("≥ ≤ ≈ − …", True), ("富士康", False), ("أرامكو", False)],
)
def test_names_that_the_font_lacks_are_not_drawn_as_boxes(title: str, drawable: bool) -> None:
    assert can_draw(LinkPicture("Supply", title)) is drawable
