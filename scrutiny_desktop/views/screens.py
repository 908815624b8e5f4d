"""The screens, each made when it is first asked for: a start waits only for the one it shows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from scrutiny_desktop.later import later
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.rail import SCREENS
from scrutiny_desktop.views.screen import Screen

_MODULES = {key: later(f"scrutiny_desktop.views.{key}", "screen")[0] for key in SCREENS}
"""Each is imported, with the modules that it alone needs, when the screen is wanted, or once there is time."""


class Screens(QStackedWidget):
    """A stack that holds the screens asked for so far; ``screens[key]`` makes one that is not there yet."""

    made = Signal(object)
    """A screen is there for the first time."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._made: dict[str, Screen] = {}

    def __getitem__(self, key: str) -> Screen:
        if key not in self._made:
            self._made[key] = getattr(_MODULES[key], f"{key.title()}Screen")(self._desk)
            self.addWidget(self._made[key])
            self.made.emit(self._made[key])
        return self._made[key]

    def __contains__(self, key: str) -> bool:
        return key in SCREENS

    def go(self, key: str) -> None:
        """Show a screen."""
        screen = self[key]
        screen.dress()  # first: what is shown already would be dressed twice
        self.setCurrentWidget(screen)
