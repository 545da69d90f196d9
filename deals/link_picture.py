"""The picture that a link shows where it is shared (Open Graph): what it is about, and one figure with its hedge."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from math import ceil

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630  # the size that the networks agree on: https://ogp.me
_MARGIN = 72
_ROOM = WIDTH - 2 * _MARGIN
_TITLE_SIZES = (76, 66, 56, 48)
_MOST_LINES = 3
_PAPER, _INK, _SOFT, _ACCENT = "#fcfbf7", "#191b1d", "#5b5e62", "#0f5663"
_WORDMARK = "Dealtrace"
_MISSING = "\uffff"  # no font has it, so what is drawn for it stands for any character that a font lacks


@dataclass(frozen=True, slots=True)
class LinkPicture:
    """The words of a picture: `amount` is the figure with its sign ("≥ $20 bn"), `said` how sure it is and of what."""

    kicker: str
    title: str
    amount: str = ""
    said: str = ""

    @property
    def words(self) -> str:
        """Every character that has to be drawn."""
        return f"{self.kicker}{self.title}{self.amount}{self.said}"


def can_draw(picture: LinkPicture) -> bool:
    """Whether the font has every character; names in other scripts would be rows of empty boxes."""
    font = _font("Semibold", _TITLE_SIZES[0])
    missing = bytes(font.getmask(_MISSING))
    return all(char.isspace() or bytes(font.getmask(char)) != missing for char in set(picture.words))


def draw(picture: LinkPicture) -> bytes:
    """The picture as PNG, 1200 by 630 pixels."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 14), fill=_ACCENT)
    pen.text((_MARGIN, 62), _WORDMARK, font=_font("Bold", 40), fill=_INK)
    pen.text((WIDTH - _MARGIN, 72), picture.kicker, font=_sans(28), fill=_SOFT, anchor="ra")
    pen.line((_MARGIN, 128, WIDTH - _MARGIN, 128), fill=_INK, width=2)
    _draw_title(pen, picture.title)
    if picture.amount:
        pen.line((_MARGIN, 474, WIDTH - _MARGIN, 474), fill="#d8d3c7", width=2)
        pen.text((_MARGIN, 552), picture.amount, font=_font("Bold", 66), fill=_ACCENT, anchor="ls")
    pen.text((_MARGIN, 596), _fitted(picture.said, _sans(28)), font=_sans(28), fill=_SOFT, anchor="ls")
    return _as_png(image)


def _draw_title(pen: ImageDraw.ImageDraw, title: str) -> None:
    for size in _TITLE_SIZES:
        font = _font("Semibold", size)
        lines = _lines(title, font)
        if len(lines) <= _MOST_LINES and all(font.getlength(line) <= _ROOM for line in lines):
            break
    shown = [*lines[: _MOST_LINES - 1], " ".join(lines[_MOST_LINES - 1 :])]
    fitted = "\n".join(_fitted(line, font) for line in shown)
    pen.multiline_text((_MARGIN, 164), fitted, font=font, fill=_INK, spacing=size // 6)


def _lines(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= _ROOM:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fitted(line: str, font: ImageFont.FreeTypeFont) -> str:
    """The line, or as much of it as fits with a sign that there was more."""
    if font.getlength(line) <= _ROOM:
        return line
    fits = bisect_right(range(len(line)), _ROOM, key=lambda length: ceil(font.getlength(f"{line[:length]}…")))
    return f"{line[: max(fits - 1, 0)].rstrip()}…"


def _as_png(image: Image.Image) -> bytes:
    packed = BytesIO()
    # Flat areas and letters in few colours: a palette is a third of the size and looks the same.
    image.quantize(32, Image.Quantize.FASTOCTREE).save(packed, "PNG")
    return packed.getvalue()


@lru_cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(files("font_source_serif_pro") / "files" / f"SourceSerifPro-{weight}.ttf"), size)


@lru_cache
def _sans(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(files("font_source_sans_pro") / "files" / "SourceSansPro-Regular.ttf"), size)
