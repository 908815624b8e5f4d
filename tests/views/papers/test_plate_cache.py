"""Drawn pages, kept within bounds."""

from PySide6.QtGui import QImage

from scrutiny_desktop.views.papers.plate_cache import PlateCache


def plate():
    return QImage(10, 10, QImage.Format.Format_RGB32)


def test_a_lower_limit_gives_up_the_plates_looked_at_longest_ago_at_once():
    cache = PlateCache(1_000)
    cache.put((0, 0, 1.0), plate())
    cache.put((1, 0, 1.0), plate())
    assert cache.get((0, 0, 1.0)) is not None
    cache.limit(500)
    assert cache.size == 400
    assert cache.has((0, 0, 1.0))
    assert not cache.has((1, 0, 1.0))
    cache.limit(1_000)
    cache.put((1, 0, 1.0), plate())
    assert cache.size == 800
