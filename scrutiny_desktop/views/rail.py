"""The rail of screens at the window's edge."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dropping import OpensToPassages

SCREENS = ("meeting", "papers", "questions", "checklist", "live", "record", "promises", "share")

LARGEST_ICON, SMALLEST_ICON = 28, 18
"""Pixels; the larger the text, the more the words need the room, in a window of 720 pixels."""


MOST_SHOWN = 99
"""What is more is shown as more than this; the words say how many."""


class RailButton(QToolButton):
    """A button whose corner bears a number where there is something new."""

    def __init__(self) -> None:
        super().__init__()
        self.badge = QLabel(self)
        self.badge.setObjectName("badge")
        self.badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.badge.hide()

    def show_number(self, count: int) -> None:
        """Bear this number; none where it is 0."""
        self.badge.setText(f"{MOST_SHOWN}+" if count > MOST_SHOWN else str(count))
        self.badge.setVisible(count > 0)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self.badge.adjustSize()
        beside = self.width() // 2 + self.iconSize().width() // 4
        self.badge.move(max(0, min(beside, self.width() - self.badge.width() - 2)), 2)


class Rail(QWidget):
    """A button for each screen, and one for the settings; the one that is shown is marked."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Screens"))
        self._desk, self._group, self.buttons = desk, QButtonGroup(self), dict[str, RailButton]()
        self._column = QVBoxLayout(self)
        for name in SCREENS:
            self._add(name, f"go_{name}", checkable=True)
        self._column.addStretch()
        self._add("settings", "settings", checkable=False)
        self.dress()
        desk.theme_changed.connect(self.dress)

    def mark(self, name: str) -> None:
        """Show which screen is before the reader."""
        self.buttons[name].setChecked(True)

    def show_new(self, name: str, count: int) -> None:
        """Say how much new lies on a screen: a number for the eye, words for who listens."""
        words, button = BY_NAME[f"go_{name}"].plain_words, self.buttons[name]
        said = self.tr("{screen}, {count} new").format(screen=words, count=count) if count else words
        button.setAccessibleName(said)
        button.show_number(count)
        self._hint(name)

    def dress(self) -> None:
        """Size and colour by the theme, and the keys as they are now."""
        size = self._desk.theme.size
        self._column.setContentsMargins(size("s1"), size("s2"), size("s1"), size("s2"))
        self._column.setSpacing(size("s1"))
        for name, button in self.buttons.items():
            self._hint(name)
            button.setIcon(self._desk.icon(name, "rail_ink"))
            side = min(size("title"), max(SMALLEST_ICON, 2 * LARGEST_ICON - size("title")))
            button.setIconSize(QSize(side, side))

    def _hint(self, name: str) -> None:
        act, button = BY_NAME[name if name in BY_NAME else f"go_{name}"], self.buttons[name]
        button.setToolTip(f"{button.accessibleName()} ({act.keys})")

    def _add(self, name: str, act: str, *, checkable: bool) -> None:
        button = RailButton()
        button.setText(BY_NAME[act].plain_words)
        button.setCheckable(checkable)
        button.setObjectName("rail_button")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(BY_NAME[act].plain_words)
        button.clicked.connect(lambda: self.chosen.emit(name))
        if name == "checklist":
            OpensToPassages(button, lambda: self.chosen.emit(name))
        if checkable:
            self._group.addButton(button)
        self.buttons[name] = button
        self._column.addWidget(button)
