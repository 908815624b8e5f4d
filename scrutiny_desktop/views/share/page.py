"""One of the Share screen's pages: a list at the left, and the chosen row at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QListView, QMenu, QSplitter, QStackedWidget, QVBoxLayout

from scrutiny_desktop.domain.roster import Roster
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import column, holder, label, scrolled
from scrutiny_desktop.views.row_list import ROW
from scrutiny_desktop.views.screen import Handlers
from scrutiny_desktop.views.share.faces import Face, Faced, Row, Rows


class Page(QSplitter):
    """A list, what is said where it is empty, and a column for the chosen row."""

    chosen = Signal()

    def __init__(self, desk: Desk, name: str, nothing: str, acts: Sequence[str] = ()) -> None:
        super().__init__(childrenCollapsible=False)
        self.desk, self.acts = desk, acts
        self._faced = faced = Faced()
        self.list, self.rows = QListView(), Rows(faced, self)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(Face(desk, self.list, faced))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(name)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self.nothing = label(nothing, "quiet", wrap=True)
        self._left = QStackedWidget()
        empty = column(desk, margin="s5")
        empty.addWidget(self.nothing)
        empty.addStretch(1)
        for part in (self.list, holder(empty)):
            self._left.addWidget(part)
        self.side = column(desk, gap="s2")
        self.lay_side(self.side)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(scrolled(holder(self.side), self.tr("About what is chosen")))
        self.addWidget(self._left)
        self.addWidget(holder(right, "panel"))
        self.setStretchFactor(0, 1)
        self._scale = 0.0
        self._share_out()
        desk.theme_changed.connect(self._share_out)

    @property
    def row(self) -> Row | None:
        """The chosen row."""
        found: Row | None = self.list.currentIndex().data(ROW)
        return found

    def show_rows(self, rows: Sequence[Row], roster: Roster) -> None:
        """Show these; what was chosen stays chosen where it is still there."""
        self._faced.roster = roster
        kept = self.rows._key(self.row) if self.row is not None else None
        self.rows.show_rows(rows)
        self._left.setCurrentIndex(0 if rows else 1)
        if rows:
            self.list.setCurrentIndex(self.rows.index(max(self.rows.row_of(kept), 0)))
        self._show_chosen()

    def lay_side(self, side: QVBoxLayout) -> None:
        """Put into the right column what it shows."""
        raise NotImplementedError

    def show_chosen(self) -> None:
        """Show the chosen row at the right."""
        raise NotImplementedError

    def offer(self, handlers: Handlers) -> None:
        """Give the list its menu."""
        self.list.customContextMenuRequested.connect(lambda place: self._open_menu(place, handlers))

    def _share_out(self) -> None:
        """Give the right column the room that its words need, anew where they became larger or smaller."""
        if self._scale != self.desk.theme.scale:
            self._scale = self.desk.theme.scale
            wide = round(220 + 200 * self._scale)
            whole = max(self.width(), 2 * wide) if self.isVisible() else 1200
            self.setSizes([whole - wide, wide])

    def _show_chosen(self) -> None:
        self.show_chosen()
        self.chosen.emit()

    def _open_menu(self, place: QPoint, handlers: Handlers) -> None:
        menu = QMenu(self)
        for name in self.acts:
            act = BY_NAME[name]
            menu.addAction(self.desk.icon(act.icon, "quiet"), act.words, handlers[name]).setShortcut(act.keys)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(place))
