"""The dark bar near a selected passage: what can be done with it, and by which key."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.keyed_words import worded
from scrutiny_desktop.views.papers.toolbar import PASSAGE_ACTS, short_words
from scrutiny_desktop.views.pieces import column
from scrutiny_desktop.views.wrapping import Wrapping


class SelectionBar(QFrame):
    """Floats over the text, never over the passage; its buttons leave the focus where it is."""

    def __init__(self, desk: Desk, doers: Mapping[str, Callable[[], object]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setAccessibleName(self.tr("What to do with the passage"))
        self._desk, self._over, self._passage = desk, parent, QRect()
        self._rows = Wrapping(0)
        self.buttons = {name: self._button(name, doers[name]) for name in PASSAGE_ACTS}
        for each in self.buttons.values():
            self._rows.addWidget(each)
        self._layout = column(desk, margin="s1", gap="")
        self._layout.addLayout(self._rows)
        self.setLayout(self._layout)
        self.hide()

    def float_by(self, passage: QRect) -> None:
        """Show it below the passage, else above; where there is room for neither it stays away."""
        self._passage = passage
        gap = self._desk.theme.size("s2")
        self.resize(self._size(self._over.width() - 2 * gap))
        place = _place(self.size(), passage, self._over.rect(), gap)
        self.setVisible(place is not None)
        if place is not None:
            self.move(place)
            self.raise_()

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self.float_by(self._passage)  # the letters have got another size
        return is_done

    def _size(self, room: int) -> QSize:
        """As wide as its buttons, or on several rows where there is no room for that."""
        edge = 2 * (self._layout.contentsMargins().left() + 1)
        width = min(self._rows.sizeHint().width() + edge, room)
        return QSize(width, self._rows.heightForWidth(width - edge) + edge)

    def _button(self, name: str, doer: Callable[[], object]) -> QToolButton:
        act, made = BY_NAME[name], QToolButton()
        worded(made, f"{short_words(act)}\n{{{name}}}")
        made.setAccessibleName(act.plain_words)
        made.setToolTip(act.plain_words)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: doer())
        return made


def _place(size: QSize, passage: QRect, room: QRect, gap: int) -> QPoint | None:
    """The corner where a bar of that size stands clear of the passage."""
    left = min(max(room.left() + gap, passage.center().x() - size.width() // 2), room.right() - size.width() - gap)
    for top in (passage.bottom() + gap, passage.top() - gap - size.height()):
        if room.top() <= top and top + size.height() <= room.bottom() and not passage.isNull():
            return QPoint(max(room.left(), left), top)
    return None
