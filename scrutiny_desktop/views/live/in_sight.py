"""Keeps the question in sight while words are written of it, where the pane is too low for both."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QTextEdit, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.fitted import FittedWords
from scrutiny_desktop.views.live.now import NowPane
from scrutiny_desktop.views.pieces import column, holder, line

_SHARE = 36
"""Of a hundred parts of the height, the most that the question takes while it stands above."""


class InSight(QWidget):
    """The scrolled pane, with the question's words above it while a field of it has the keys and they do not fit."""

    def __init__(self, desk: Desk, now: NowPane, area: QScrollArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._desk, self._now, self._area = desk, now, area
        self.words = FittedWords(desk, 14, 20)
        above = column(desk, margin="s2", gap="")
        above.setContentsMargins(desk.theme.size("s4"), desk.theme.size("s1"), desk.theme.size("s4"), 0)
        above.addWidget(self.words)
        whole = column(desk, margin="", gap="")
        self._above = holder(above)
        whole.addWidget(self._above)
        self._edge = line()
        whole.addWidget(self._edge)
        whole.addWidget(area, 1)
        self.setLayout(whole)
        self._keep(shown=False)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._bring)
        now.shown.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def look(self) -> None:
        """See whether the question needs to stand above now."""
        before = (self._above.isHidden(), self.words.text())
        self.words.setText(self._now.question.text())
        is_needed = self._written_in() is not None and self._now.heightForWidth(self._now.width()) > self.height()
        if is_needed:
            most = self.height() * _SHARE // 100
            self.words.setFixedHeight(min(most, self.words.height_at_most(self._area.viewport().width())))
        self._keep(shown=is_needed)
        if before != (self._above.isHidden(), self.words.text()):
            self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.look()
        self._soon.start()

    def _keep(self, *, shown: bool) -> None:
        self._above.setVisible(shown)
        self._edge.setVisible(shown)

    def _bring(self) -> None:
        focused = self._written_in()
        if focused is None:
            self._area.verticalScrollBar().setValue(0)  # the question is the first of what is read
            return
        for layout in (self.layout(), self._now.layout()):
            if layout is not None:
                layout.activate()
        # All of the field, where ensureWidgetVisible() would bring no more of it than the cursor.
        top = focused.mapTo(self._now, QPoint(0, 0)).y()
        bottom = top + focused.height() + self._desk.theme.size("s05")
        self._area.verticalScrollBar().setValue(min(top, bottom - self._area.viewport().height()))

    def _written_in(self) -> QWidget | None:
        focused = QApplication.focusWidget()
        is_field = isinstance(focused, QTextEdit | QLineEdit) and self._now.isAncestorOf(focused)
        return focused if is_field else None

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        was_here, is_here = (each is not None and self._now.isAncestorOf(each) for each in (old, new))
        if was_here or is_here:
            self.look()
        if is_here and self._written_in() is not None:
            self._soon.start()
