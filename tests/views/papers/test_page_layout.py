"""Where pages lie, of whatever size."""

import pytest
from PySide6.QtCore import QSizeF

from scrutiny_desktop.views.papers.page_layout import PAGE, PageLayout, PageView

ROOM = QSizeF(800, 600)


@pytest.mark.parametrize("size", [(20_000, 20_000), (595, 20_000), (14_400, 200), (595, 842)])
def test_a_page_that_is_to_fit_does_so_however_large(size):
    rect = PageLayout([size], PageView(as_pages=True, fit=PAGE), ROOM).page_rect(0)
    assert rect.width() <= ROOM.width()
    assert rect.height() <= ROOM.height()
