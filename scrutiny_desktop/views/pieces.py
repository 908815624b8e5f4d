"""Small parts that every screen is laid out from: labels, chips, buttons, lines and columns."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.keyed_words import tipped
from scrutiny_desktop.views.wrapping import Rows, Wrapping

L = TypeVar("L", QVBoxLayout, QHBoxLayout)


def label(text: str, face: str = "", *, wrap: bool = False) -> QLabel:
    """Words in one of the faces of the style sheet: display, title, heading, strong, quiet, small, caption."""
    made = QLabel(text, wordWrap=wrap or face == "caption", textFormat=Qt.TextFormat.PlainText, indent=0)
    if face:
        made.setProperty("face", face)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return made


def chip(text: str, tone: str = "plain") -> QLabel:
    """A state in words on a tinted ground: plain, good, fair, poor, info, or a kind of mark."""
    made = QLabel(text, textFormat=Qt.TextFormat.PlainText)
    made.setProperty("chip", tone)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def button(text: str, clicked: Callable[[], object], *, face: str = "", name: str = "", tip: str = "") -> QPushButton:
    """A push button; ``face`` is main, bare or link, ``name`` what a screen reader says instead of the text."""
    made = QPushButton(text, autoDefault=False)
    made.clicked.connect(lambda: clicked())
    if face:
        made.setProperty("face", face)
    made.setAccessibleName(name or text.replace("&", ""))
    if tip:
        tipped(made, tip)
    return made


def line() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setObjectName("line")
    return made


def refaced(widget: QWidget, **properties: object) -> None:
    """Set style-sheet properties on a widget that is already shown."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def column(desk: Desk, *, margin: str = "s4", gap: str = "s2") -> QVBoxLayout:
    """A vertical layout on the spacing grid."""
    return _spaced(QVBoxLayout(), desk, margin, gap)


def row(desk: Desk, *, margin: str = "", gap: str = "s2") -> QHBoxLayout:
    """A horizontal layout on the spacing grid."""
    return _spaced(QHBoxLayout(), desk, margin, gap)


def _spaced(layout: L, desk: Desk, margin: str, gap: str) -> L:
    size = desk.theme.size(margin) if margin else 0
    layout.setContentsMargins(size, size, size, size)
    layout.setSpacing(desk.theme.size(gap) if gap else 0)
    return layout


def heading(desk: Desk, words: str, *buttons: QWidget) -> QWidget:
    """The head of a part of a screen, with what is done with all of it at its right, or below it."""
    return Rows(Wrapping(desk.theme.size("s2"), label(words, "heading"), *buttons, apart=True))


def holder(layout: QLayout, name: str = "") -> QWidget:
    """A widget around a layout; ``name`` is its ground in the style sheet: aside, panel, desktop."""
    made = QWidget()
    made.setLayout(layout)
    if name:
        made.setObjectName(name)
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


class _Upright(QScrollArea):
    """Is as wide as what it shows needs, so that it is never scrolled sideways."""

    def minimumSizeHint(self) -> QSize:
        hint, inner = super().minimumSizeHint(), self.widget()
        wide = inner.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width() if inner else 0
        return QSize(max(hint.width(), wide), hint.height())


def scrolled(inner: QWidget, name: str, parent: QWidget | None = None, *, is_upright: bool = False) -> QScrollArea:
    """A scroll area with a name for screen readers; it scrolls sideways only where nothing can be narrower.

    One that ``is_upright`` takes the width from what stands beside it instead.
    """
    made = (_Upright if is_upright else QScrollArea)(parent, widgetResizable=True)
    made.setWidget(inner)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setAccessibleName(name)
    return made


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (part := layout.takeAt(0)) is not None:
        if (widget := part.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := part.layout()) is not None:
            emptied(inner)
