"""Photographs on dark paper stay as they are; what is written or drawn on white does not."""

import io
from array import array

import pytest
from PIL import Image
from PySide6.QtGui import QColor
from reportlab.lib.utils import ImageReader

from scrutiny_desktop.papers.plates import Plate, PlateMaker
from scrutiny_desktop.views.papers.page_source import image_of
from tests import made_papers as made

HARBOUR, CREST = (72, 400, 300, 200), (420, 700, 100, 100)


def _drawn(colour, place, *, box=None):
    """A picture on white; with a ``box`` only that part of it has the colour."""

    def draw(canvas):
        picture = Image.new("RGB", (60, 40), "white" if box else colour)
        if box:
            picture.paste(Image.new("RGB", (box[2] - box[0], box[3] - box[1]), colour), box)
        stored = io.BytesIO()
        picture.save(stored, "PNG")
        canvas.drawImage(ImageReader(stored), *place)

    return draw


@pytest.fixture
def draw(tmp_path):
    """Draws a page of some things, turned as told, or a tile of it."""
    makers = []

    def drawn(*things, rotation=0, tile=None):
        maker = PlateMaker()
        makers.append(maker)
        original = made.pdf(tmp_path / "ferry.pdf", [made.both(*things)]).read_bytes()
        maker.open(len(original), lambda start, length: original[start : start + length])
        return maker.draw(0, 1.0, rotation, tile)

    yield drawn
    for maker in makers:
        maker.close()


def test_a_photograph_is_told_of_and_a_crest_on_white_is_not(draw):
    plate = draw(_drawn("teal", HARBOUR), _drawn("red", CREST, box=(25, 15, 35, 25)), made.text("The harbour."))
    assert plate.photographs == ((72, 242, 300, 200),)


def test_a_scan_is_darkened_like_any_page(draw):
    assert draw(made.picture).photographs == ()


@pytest.mark.parametrize(("rotation", "place"), [(90, (400, 72, 200, 300)), (180, (223, 400, 300, 200)),
                                                 (270, (242, 223, 200, 300))])  # fmt: skip
def test_a_photograph_turns_with_the_page(draw, rotation, place):
    (found,) = draw(_drawn("teal", HARBOUR), rotation=rotation).photographs
    assert found == pytest.approx(place, abs=1)


def test_a_tile_tells_of_its_own_part(draw):
    assert draw(_drawn("teal", HARBOUR), tile=(100, 300, 100, 50)).photographs == ((0, 0, 100, 50),)
    assert draw(_drawn("teal", HARBOUR), tile=(0, 0, 60, 60)).photographs == ()


def test_dark_paper_leaves_a_photograph_as_it_is():
    pixels = bytes(array("I", [0xFF204060] * 16))
    image = image_of(Plate(4, 4, 16, 1.0, pixels, photographs=((1, 1, 2, 2),)), is_dark=True)
    assert image.pixelColor(1, 1) == image.pixelColor(2, 2) == QColor(0x20, 0x40, 0x60)
    assert image.pixelColor(0, 0) == image.pixelColor(3, 3) == QColor(0xDF, 0xBF, 0x9F)
