"""The top of the window: which meeting, which screen, the way to search, and who is at the desk."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button
from scrutiny_desktop.views.words import on_day, on_day_briefly, word

_APART = " "
"""Between a sign and its words, where the style leaves as good as nothing at larger text."""
_BEHIND = "  ›  "
_LEAST = 8
"""Letters of the panel's name, fewer of which would tell nobody which panel it is."""


class Top(QWidget):
    """A line of crumbs on the left; search and the person on the right."""

    meeting_wanted = Signal()
    search_wanted = Signal()
    person_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk, self._screen = desk, ""
        self._crumbs, self._day, self._sought = ["", "", ""], "", [""]
        self.panel = button("", self.meeting_wanted.emit, face="bare")
        self.panel.setObjectName("crumbs")
        self.panel.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.search = button("", self.search_wanted.emit)
        self.person = button("", self.person_wanted.emit, face="bare")
        row = QHBoxLayout(self)
        size = desk.theme.size
        row.setContentsMargins(size("s3"), size("s1"), size("s3"), size("s1"))
        row.setSpacing(size("s2"))
        row.addWidget(self.panel, 1)
        row.addWidget(self.search)
        row.addWidget(self.person)
        desk.changed.connect(self.fill)
        desk.meeting_changed.connect(self.fill)
        desk.theme_changed.connect(self.fill)
        self.fill()

    def name_screen(self, words: str) -> None:
        """Say which screen is shown."""
        self._screen = words
        self.fill()

    def fill(self) -> None:
        """Say it all anew."""
        desk, meeting, panel = self._desk, self._desk.meeting, self._desk.panel
        crumbs = [
            panel.name if panel else "",
            on_day(meeting.on) if meeting else self.tr("No meeting yet"),
            self._screen,
        ]
        words = _BEHIND.join(word for word in crumbs if word)
        self._crumbs = crumbs
        keys = BY_NAME["search"].keys
        self._sought = [_APART + each.format(keys=keys) for each in (
            self.tr("Search and commands   {keys}"), self.tr("Search   {keys}"), "{keys}")]  # fmt: skip
        self._day = on_day_briefly(meeting.on) if meeting else ""
        self.panel.setAccessibleName(self.tr("Meeting: {words}. Choose another.").format(words=words))
        self.panel.setToolTip(self.tr("{words}. Choose another meeting ({keys})").format(
            words=words, keys=BY_NAME["choose_meeting"].keys))  # fmt: skip
        for each in (self.search, self.person):
            each.setIconSize(QSize(desk.theme.size("s4"), desk.theme.size("s4")))
        self.search.setIcon(desk.icon("search", "quiet"))
        self.search.setAccessibleName(self.tr("Search and commands"))
        self._name_person()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As much of the crumbs as there is room for: the panel’s name gives way, then the day is said briefly."""
        metrics, (panel, day, screen) = self.panel.fontMetrics(), self._crumbs
        least = metrics.horizontalAdvance(_BEHIND.join(filter(None, (self._day or day, screen))))
        for words in self._sought:  # which meeting it is comes before the words of the search
            self.search.setText(words)
            if (room := self._room()) >= least:
                break
        shown = _cut(metrics, panel, (day, screen), room) or _cut(metrics, panel, (self._day or day, screen), room)
        if not shown:
            words = _BEHIND.join(filter(None, (self._day or day, screen)))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.panel.setText(shown.replace("&", "&&"))

    def _room(self) -> int:
        """Pixels that the crumbs have beside search and person."""
        size, edges = self._desk.theme.size, self.contentsMargins()
        others = sum(each.sizeHint().width() + size("s2") for each in (self.search, self.person))
        return self.width() - edges.left() - edges.right() - 4 * size("s3") - others - 2

    def _name_person(self) -> None:
        me = self._desk.me
        words = f"{me.name} · {word(me.role)}" if me.name else self.tr("Who are you?")
        self.person.setText(_APART + words)
        self.person.setIcon(self._desk.icon("witness", "quiet"))
        self.person.setAccessibleName(self.tr("You: {words}").format(words=words))


def _cut(metrics: QFontMetrics, panel: str, behind: tuple[str, ...], room: int) -> str:
    """The crumbs with so much of the panel's name as there is room for; nothing where that is too little of it."""
    rest = _BEHIND.join(filter(None, behind))
    before = f"{_BEHIND}{rest}" if panel else rest
    left = room - metrics.horizontalAdvance(before)
    name = metrics.elidedText(panel, Qt.TextElideMode.ElideRight, max(0, left))
    is_told = left >= 0 if not panel else name == panel or len(name) >= _LEAST
    return f"{name}{before}" if is_told else ""
