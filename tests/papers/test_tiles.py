"""A tile is the very part of the page that it is cut from."""

import pytest

from scrutiny_desktop.papers.plates import PlateMaker
from tests import made_papers as made

SCALE, SIDE = 3.7331, 1024

MOST_APART = 0.002
"""Of all pixels: a letter on the edge between two pixels may fall to either, and nothing else differs."""


@pytest.fixture(scope="module")
def maker(tmp_path_factory):
    lines = [f"{line}. The ferry of Examplebridge sails on day {line}, whatever the weather." for line in range(1, 30)]
    original = made.pdf(tmp_path_factory.mktemp("tiles") / "ferry.pdf", [made.text(*lines, step=24)]).read_bytes()
    started = PlateMaker()
    started.open(len(original), lambda start, length: original[start : start + length])
    yield started
    started.close()


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_tiles_put_together_are_the_whole_page(maker, rotation):
    whole = maker.draw(0, SCALE, rotation)
    rows = [bytearray(whole.stride) for _ in range(whole.height)]
    for top in range(0, whole.height, SIDE):
        for left in range(0, whole.width, SIDE):
            tile = (left, top, min(SIDE, whole.width - left), min(SIDE, whole.height - top))
            plate = maker.draw(0, SCALE, rotation, tile)
            assert (plate.width, plate.height) == tile[2:]
            for row in range(plate.height):
                cut = plate.pixels[row * plate.stride : row * plate.stride + 4 * plate.width]
                rows[top + row][4 * left : 4 * (left + plate.width)] = cut
    put_together = b"".join(rows)
    apart = sum(one != other for one, other in zip(put_together[::4], whole.pixels[::4], strict=True))
    assert len(set(whole.pixels)) > 10
    assert apart <= MOST_APART * whole.width * whole.height
