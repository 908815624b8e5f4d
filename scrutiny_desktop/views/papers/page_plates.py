"""What is drawn of the pages on the desk: whole pages, or of very large ones the tiles in view over a coarse whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from scrutiny_desktop.flows.rendering import Want
from scrutiny_desktop.papers.plates import Tile
from scrutiny_desktop.views.papers.plate_cache import PlateCache

Key = tuple[int, int, float]
"""Page from 0, rotation in degrees, device pixels to a point."""

Piece = tuple[QRect, QImage]

MOST_WHOLE = 6_000_000
"""Pixels; a page of more is drawn in tiles."""

TILE = 1024
"""Pixels of a tile's side."""

_COARSE = 1_000_000
"""Pixels of the whole page that is there beneath its tiles until they come."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as it is to be seen: where it lies on the view, and how large it is, in pixels of the device."""

    key: Key
    place: QRect

    @property
    def is_tiled(self) -> bool:
        """Whether it is too large to be drawn as one."""
        return self.place.width() * self.place.height() > MOST_WHOLE

    @property
    def coarse(self) -> Key:
        """The whole page that lies beneath its tiles."""
        page, rotation, scale = self.key
        share = (_COARSE / (self.place.width() * self.place.height())) ** 0.5
        return page, rotation, round(scale * min(1.0, share), 4)

    @property
    def whole(self) -> Key:
        """The page that is drawn as one."""
        return self.coarse if self.is_tiled else self.key

    def tiles(self, view: QRect) -> Iterator[Tile]:
        """The tiles that reach into a part of the view, row by row."""
        seen = self.place.intersected(view).translated(-self.place.topLeft())
        if seen.isEmpty():
            return
        for top in range(seen.top() // TILE * TILE, seen.bottom() + 1, TILE):
            for left in range(seen.left() // TILE * TILE, seen.right() + 1, TILE):
                yield left, top, min(TILE, self.place.width() - left), min(TILE, self.place.height() - top)


class PagePlates:
    """The plates that are kept, and what is wanted for a sheet to be seen sharp."""

    def __init__(self) -> None:
        self._wholes, self._tiles = PlateCache[Key](), PlateCache[tuple[Key, Tile]]()

    def limit(self, most: int) -> None:
        """Keep no more than so many bytes of whole pages, and as many of tiles."""
        self._wholes.limit(most)
        self._tiles.limit(most)

    def clear(self) -> None:
        """Keep nothing."""
        self._wholes.clear()
        self._tiles.clear()

    def put(self, key: Key, plate: QImage, tile: Tile | None = None) -> None:
        """Keep a plate of a page, or of a tile of it."""
        if tile is None:
            self._wholes.put(key, plate)
        else:
            self._tiles.put((key, tile), plate)

    def wants(self, sheet: Sheet, view: QRect) -> list[Want]:
        """What has still to be drawn for the part of a sheet that reaches into a part of the view."""
        whole = sheet.whole
        missing = [] if self.has(whole) else [Want(whole[0], whole[2], whole[1])]
        if sheet.is_tiled:
            page, rotation, scale = sheet.key
            tiles = (tile for tile in sheet.tiles(view) if not self._tiles.has((sheet.key, tile)))
            missing += [Want(page, scale, rotation, tile) for tile in tiles]
        return missing

    def has(self, key: Key) -> bool:
        """Whether this very page is there as one."""
        return self._wholes.has(key)

    def best(self, key: Key) -> QImage | None:
        """The page as one, or the same page as one at the scale that is nearest."""
        return nearest(self._wholes, key)

    def pieces(self, sheet: Sheet, view: QRect) -> list[Piece]:
        """What to paint where, in pixels of the device, so that the part of the sheet in view is covered; else nothing.

        The lower ones come first.
        """
        tiles = list(sheet.tiles(view)) if sheet.is_tiled else []
        sharp = [(_part(sheet, tile), plate) for tile in tiles if (plate := self._tiles.get((sheet.key, tile)))]
        if tiles and len(sharp) == len(tiles):
            return sharp
        whole = self.best(sheet.key)
        return [(sheet.place, whole), *sharp] if whole is not None else []


def nearest(kept: PlateCache[Key], key: Key) -> QImage | None:
    """The plate, or the one of the same page and rotation whose scale is nearest."""
    alike = [each for each in kept if each[:2] == key[:2]]
    return kept.get(key if key in alike else min(alike, key=lambda each: abs(each[2] - key[2]), default=key))


def _part(sheet: Sheet, tile: Tile) -> QRect:
    left, top, width, height = tile
    return QRect(sheet.place.left() + left, sheet.place.top() + top, width, height)
