"""Words on one line that are cut at their end, with a sign, where there is no room for them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

_FRAME = 2
"""Pixels at each side that a link without padding keeps for its ring."""


class CutLabel(QLabel):
    """A line that is cut at its end where there is no room for it; the tip has it whole, or says more."""

    _words = ""

    def say(self, words: str, tip: str = "") -> None:
        """Show these words."""
        self._words = words
        self.setToolTip(tip or words)
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(0, self.contentsRect().width())
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))


class ShortLabel(QLabel):
    """A line that says it in the fullest words there is room for; the tip has the fullest, or says more."""

    _forms: tuple[str, ...] = ("",)
    _tip = ""

    def say(self, *forms: str, tip: str = "") -> None:
        """Show one of these, the fullest first."""
        self._forms, self._tip = forms or ("",), tip
        self.setAccessibleName(tip or self._forms[0])
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room, metrics = self.contentsRect().width(), self.fontMetrics()
        shown = next((each for each in self._forms if metrics.horizontalAdvance(each) <= room), self._forms[-1])
        self.setText(shown)
        self.setToolTip(self._tip or ("" if shown == self._forms[0] else self._forms[0]))


class CutLink(QPushButton):
    """A link that takes the room there is."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setProperty("face", "link")
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(0, self.width() - 2 * _FRAME)
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self._words if shown != self._words else "")
