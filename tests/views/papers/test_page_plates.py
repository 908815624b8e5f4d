"""Large pages in tiles: the part in view is covered once, and never more than that is drawn."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from scrutiny_desktop.views.papers.page_plates import MOST_WHOLE, TILE, PagePlates, Sheet

VIEW = QRect(0, 0, 1400, 900)
LARGE = Sheet((3, 0, 10.6667), QRect(-2000, -5000, 6347, 8981))


def _plate(width, height):
    return QImage(width, height, QImage.Format.Format_RGB32)


@given(st.integers(-6000, 1300), st.integers(-8900, 800))
def test_the_tiles_of_a_sheet_cover_what_is_in_view_once(left, top):
    sheet = Sheet((0, 0, 10.0), QRect(left, top, 6347, 8981))
    seen = sheet.place.intersected(VIEW)
    tiles = [QRect(*tile).translated(sheet.place.topLeft()) for tile in sheet.tiles(VIEW)]
    covered = [tile.intersected(seen) for tile in tiles]
    assert all(sheet.place.contains(tile) for tile in tiles)
    assert not any(part.isEmpty() for part in covered)
    assert sum(part.width() * part.height() for part in covered) == seen.width() * seen.height()


def test_a_page_of_common_size_is_drawn_as_one_and_a_large_one_in_tiles_over_a_coarse_whole():
    small, plates = Sheet((0, 0, 1.5), QRect(0, 0, 893, 1263)), PagePlates()
    assert [want.tile for want in plates.wants(small, VIEW)] == [None]
    wants = plates.wants(LARGE, VIEW)
    assert wants[0].tile is None
    assert wants[0].scale < LARGE.key[2] / 2
    assert 0 < len(wants[1:]) <= (VIEW.width() // TILE + 2) * (VIEW.height() // TILE + 2)
    assert all(max(want.tile[2:]) <= TILE for want in wants[1:])
    assert LARGE.place.width() * LARGE.place.height() > MOST_WHOLE


def test_the_coarse_whole_lies_beneath_until_every_tile_in_view_is_there():
    plates = PagePlates()
    assert plates.pieces(LARGE, VIEW) == []
    coarse, *tiles = plates.wants(LARGE, VIEW)
    plates.put((coarse.page, coarse.rotation, coarse.scale), _plate(840, 1190))
    plates.put(LARGE.key, _plate(*tiles[0].tile[2:]), tiles[0].tile)
    beneath, first = plates.pieces(LARGE, VIEW)
    assert beneath[0] == LARGE.place
    assert first[0].topLeft() - LARGE.place.topLeft() == QRect(*tiles[0].tile).topLeft()
    for want in tiles[1:]:
        plates.put(LARGE.key, _plate(*want.tile[2:]), want.tile)
    assert all(there.size() == plate.size() for there, plate in plates.pieces(LARGE, VIEW))
    assert plates.wants(LARGE, VIEW) == []


def test_a_page_turned_or_zoomed_is_shown_as_it_was_until_it_is_drawn_anew():
    plates, sheet = PagePlates(), Sheet((0, 0, 1.5), QRect(0, 0, 893, 1263))
    plates.put((0, 0, 1.0), _plate(595, 842))
    assert [there for there, _ in plates.pieces(sheet, VIEW)] == [sheet.place]
    turned = Sheet((0, 90, 1.5), QRect(0, 0, 1263, 893))
    assert plates.pieces(turned, VIEW) == []
