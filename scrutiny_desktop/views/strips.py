"""The strips that the window shows: at most two at once, and none that speaks of what is over."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.notices import Notice

MOST = 2


class Strips(QWidget):
    """Shows the newest strips, the newest last; those before them wait until there is room again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._open: list[Notice] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        desk.changed.connect(self._let_go_what_is_over)

    def shown(self) -> list[Notice]:
        """The strips that are seen."""
        return self._open[-MOST:]

    def add(self, notice: Notice) -> None:
        """Show a strip in the place of those that said the same, or that answered the same."""
        for earlier in list(self._open):
            if earlier.accessibleName() == notice.accessibleName() or (earlier.kind and earlier.kind == notice.kind):
                earlier.close_notice()
        self._open.append(notice)
        self._column.addWidget(notice)
        notice.closed.connect(partial(self._take_out, notice))
        self._show()
        notice.announce()

    def let_pass(self) -> None:
        """Take away the answer to the last act."""
        for notice in list(self._open):
            if notice.is_passing:
                notice.close_notice()

    def follow(self, paper_id: str) -> None:
        """Another paper may be before the reader: what was told of one goes with it, what is offered stays."""
        for notice in list(self._open):
            if notice.about not in ("", paper_id) and not notice.is_offer:
                notice.close_notice()

    def _let_go_what_is_over(self) -> None:
        for notice in list(self._open):
            if notice.about and rows.get(self._desk.library, Paper, notice.about) is None:
                notice.close_notice()

    def _take_out(self, notice: Notice) -> None:
        if notice in self._open:
            self._open.remove(notice)
            self._show()

    def _show(self) -> None:
        for notice in self._open:
            notice.setVisible(notice in self.shown())
