"""The row above the text: what can be done with a passage, finding, the size of the text, the place."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from scrutiny_desktop.views.acts import BY_NAME, Act
from scrutiny_desktop.views.cut_short import CutLabel
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.keyed_words import tipped
from scrutiny_desktop.views.pieces import column, label, row

PASSAGE_ACTS = ("ask", "highlight", "note", "evidence", "recommend", "copy_with_source")
"""What can be done with a selected passage, in the order of the selection bar."""

_SHOWN = ("highlight", "note", "ask", "evidence")
_WORDLESS = ("find_in_paper", "smaller", "larger")
_PLACE = 3
"""Steps of the grid, the least in which the place says anything beside the buttons."""
_SIGNS = {"smaller": "−", "larger": "+"}


class Toolbar(QWidget):
    """Buttons of acts; their words give way to their icons where there is no room for both."""

    def __init__(self, desk: Desk, doers: Mapping[str, Callable[[], object]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self.buttons = {name: self._button(name, doers[name]) for name in (*_SHOWN, *_WORDLESS)}
        self.size_words = label("100 %", "small")
        self.place = CutLabel()
        self.place.setProperty("face", "small")
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.place.setAccessibleName(self.tr("Place in the paper"))
        self._line, self._whole = self._laid_out(), column(desk, margin="s1", gap="")
        self._whole.addLayout(self._line)
        self._is_below = False
        self.setLayout(self._whole)
        desk.theme_changed.connect(self.dress)
        self.dress()

    def tell_size(self, percent: int) -> None:
        """Show the size of the text."""
        self.size_words.setText(self.tr("{percent} %").format(percent=percent))
        self.size_words.setAccessibleName(self.tr("Text size {percent} %").format(percent=percent))
        self._fit()

    def tell_place(self, words: str) -> None:
        """Show where the reader is, as far as there is room."""
        self.place.say(words)
        self.place.setAccessibleDescription(words)

    def dress(self) -> None:
        """Draw the icons in the theme's colours."""
        size = self._desk.theme.size("s4")
        for name, each in self.buttons.items():
            if name not in _SIGNS:
                each.setIcon(self._desk.icon(BY_NAME[name].icon))
                each.setIconSize(QSize(size, size))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _laid_out(self) -> QHBoxLayout:
        layout = row(self._desk, gap="s1")
        for name in (*_SHOWN, "find_in_paper"):
            layout.addWidget(self.buttons[name])
        layout.addStretch(1)
        for widget in (self.buttons["smaller"], self.size_words, self.buttons["larger"]):
            layout.addWidget(widget)
        layout.addWidget(self.place, 3)
        return layout

    def _button(self, name: str, doer: Callable[[], object]) -> QToolButton:
        act, made = BY_NAME[name], QToolButton()
        made.setText(_SIGNS.get(name, short_words(act)))
        made.setProperty("face", "tool")
        made.setAccessibleName(act.plain_words)
        tipped(made, f"{act.plain_words} ({{{name}}})" if act.keys else act.plain_words)
        made.clicked.connect(lambda: doer())
        return made

    def _fit(self) -> None:
        """First the buttons' words give way, then the words for the size of the text; then the place goes below."""
        room = self.width() - self._desk.theme.size("s8")
        self._style(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if self._needed() + self._desk.theme.size("s8") * 3 > room:
            self._style(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.size_words.setVisible(self._needed() + self.size_words.sizeHint().width() <= room)
        self._put_place(is_below=self._needed() + self._desk.theme.size("s8") * _PLACE > self.width())

    def _put_place(self, *, is_below: bool) -> None:
        if is_below == self._is_below:
            return
        self._is_below = is_below
        for line in (self._line, self._whole):
            line.removeWidget(self.place)
        if is_below:
            self._whole.addWidget(self.place)
        else:
            self._line.addWidget(self.place, 3)

    def _style(self, style: Qt.ToolButtonStyle) -> None:
        for name in _SHOWN:
            self.buttons[name].setToolButtonStyle(style)

    def _needed(self) -> int:
        return sum(each.sizeHint().width() + self._desk.theme.size("s1") for each in self.buttons.values())


def short_words(act: Act) -> str:
    """An act's words where it is plain that they mean the passage."""
    return act.plain_words.removesuffix(" from passage")
