"""What every dialog has: a title, a body, its buttons, and a size that fits the screen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import column, holder, label, refaced, scrolled

FRAME = 40
"""Pixels that a window's title bar takes of the screen, at the most."""


class Dialog(QDialog):
    """A dialog on a desk; ``body`` is where its widgets go."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._dress()
        desk.theme_changed.connect(self._dress)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._whole = column(desk, margin="s5", gap="s3")
        self.setLayout(self._whole)
        title = label("", "title")
        self.windowTitleChanged.connect(title.setText)
        self._whole.addWidget(title)
        self.body = column(desk, margin="", gap="s2")
        self._inner, self._is_scrolled = holder(self.body), False
        self._whole.addWidget(self._inner, 1)
        self.buttons, self.decide = QDialogButtonBox(), QPushButton()
        """``decide`` is the button that accepts, once ``decides`` has given the dialog one."""
        self._whole.addWidget(self.buttons)
        self.buttons.rejected.connect(self.reject)
        self.fit(18, 14)

    def fit(self, across: int, down: int) -> None:
        """Be so large, in steps of s8, or as large as the screen has room for."""
        unit, around = self.desk.theme.size("s8"), self.parentWidget() or self
        self.resize(QSize(unit * across, unit * down).boundedTo(around.screen().availableSize()))

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self._keep_on_screen()
        super().showEvent(event)

    def _keep_on_screen(self) -> None:
        """Scroll the body where the screen is too low for it, so that the buttons are always in reach."""
        room = self.screen().availableSize() - QSize(0, FRAME)
        if self.minimumSizeHint().height() > room.height() and not self._is_scrolled:
            self._is_scrolled = True
            place = self._whole.indexOf(self._inner)
            self._whole.removeWidget(self._inner)
            area = scrolled(self._inner, self.windowTitle(), self, is_upright=True)  # within: Tab keeps its order
            self._whole.insertWidget(place, area, 1)
            self._whole.activate()
        self.resize(self.size().boundedTo(room))

    def reject(self) -> None:
        """Leave it; one that is at work, and so cannot be used, is not left before that is over."""
        if self.isEnabled():
            super().reject()

    def _dress(self) -> None:
        self.setStyleSheet(self.desk.sheet)

    def closes(self) -> None:
        """Give it a Close button alone."""
        self.buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)

    def decides(self, words: str) -> None:
        """Give it a button that accepts, by these words, and one that cancels."""
        main = self.decide = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        refaced(main, face="main")
        main.setDefault(True)
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
