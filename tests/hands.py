"""Hands on a keyboard: keys go to whatever has the focus, and nothing else is touched."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QWidget

MOST_TABS = 120


class Hands:
    """What somebody at the keyboard can do, and see: where the focus is, by the name a screen reader says."""

    def __init__(
        self, window: QWidget, wait: Callable[[Callable[[], bool]], object], pictures: Path | None = None
    ) -> None:
        self._window, self._wait, self._pictures = window, wait, pictures

    def press(self, *combinations: str) -> None:
        """Press keys by name, one after another: "Ctrl+Shift+S", "Down"."""
        for each in combinations:
            key = QKeySequence(each)[0]
            QTest.keyClick(self._under(), key.key(), key.keyboardModifiers())
            self.rest()

    def type(self, words: str) -> None:
        """Type words, letter by letter."""
        QTest.keyClicks(self._under(), words)
        self.rest()

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab until what has this name has the focus."""
        passed: list[str] = []
        for _ in range(MOST_TABS):
            if name in self.name():
                return
            passed.append(self.name())
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"Tab does not lead to “{name}”; it leads to {list(dict.fromkeys(passed))}")

    def choose(self, words: str) -> None:
        """In a list of choices that has the focus, go down or up to what begins with these words."""
        box = self._under()
        assert isinstance(box, QComboBox), self.name()
        self.press("Home")
        for _ in range(box.count()):
            if box.currentText().startswith(words):
                return
            self.press("Down")
        raise AssertionError(f"“{words}” is not among the choices, which end with “{box.currentText()}”")

    def name(self) -> str:
        """What has the focus, as it is said."""
        under = self._under()
        return under.accessibleName() or str(under.property("text") or "") or type(under).__name__

    def chosen(self) -> str:
        """The words of the row that has the focus in a list."""
        view = self._under()
        assert isinstance(view, QAbstractItemView), self.name()
        return str(view.currentIndex().data() or "")

    def until(self, holds: Callable[[], object]) -> None:
        """Wait for what the program does by itself."""
        self._wait(lambda: bool(holds()))
        self.rest()

    def rest(self) -> None:
        """Let what is due happen."""
        for _ in range(3):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        front = QApplication.activeModalWidget() or self._window
        if QApplication.activePopupWidget() is None and QApplication.activeWindow() is not front:
            # What a desktop does when a dialog or a list is closed, and offscreen nothing does.
            front.activateWindow()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)

    def picture(self, name: str) -> None:
        """Keep a picture of the window, where pictures are wanted."""
        if self._pictures is not None:
            for _ in range(6):
                self.rest()
            self._pictures.mkdir(parents=True, exist_ok=True)
            shown = QApplication.activeModalWidget() or self._window
            shown.grab().save(str(self._pictures / f"{name}.png"))

    def reads(self) -> str:
        """All words of the labels in the window that is in front."""
        front = QApplication.activeModalWidget() or self._window
        return "\n".join(each.text() for each in front.findChildren(QLabel) if each.isVisible())

    def _under(self) -> QWidget:
        if (popup := QApplication.activePopupWidget()) is not None:
            inside = popup.focusWidget()
            return inside if inside is not None and popup.isAncestorOf(inside) else popup
        return QApplication.focusWidget() or QApplication.activeWindow() or self._window
