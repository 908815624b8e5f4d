"""The bar across the live screen: how the meeting stands, its item and that item's clock, and the Chair's keys."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.attendance import Quorum
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.proceeding import Phase, Proceedings
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.chairing import since, time_of
from scrutiny_desktop.views.live.flat_key import FlatKey
from scrutiny_desktop.views.pieces import chip, column, label, refaced
from scrutiny_desktop.views.words import shortened, tone, word
from scrutiny_desktop.views.wrapping import Rows, Wrapping

_LONGEST, _BRIEF = 60, 16
"""Letters of an item's name, and those where the window is low for its text."""
_LOW = 16
"""Rows of keys that such a window would be high; all that is said then stands on one line, the rest in its tip."""
_SHARE = 12
"""The keys take up to this part of the window's height, and at least one row."""
SHAPES = {"good": "✓", "fair": "◐", "poor": "✕", "plain": "○", "info": "●"}
"""The sign that stands before the words of a chip, by its tone."""


class BusinessBar(QWidget):
    """What a glance should tell of the meeting itself; ``doers`` are the acts of its buttons."""

    def __init__(self, desk: Desk, doers: Mapping[str, Callable[[], object]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tones = desk, dict[QWidget, str]()
        self.setObjectName("business")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.phase, self.quorum, self.mark = chip(""), chip(""), chip("")
        self.item, self.time = label("", "heading"), label("", "quiet")
        self.keys = {name: self._key(name, words, doers[name]) for name, words in self._words().items()}
        self._lay_out()
        desk.theme_changed.connect(self._fit)
        desk.keys_changed.connect(self._fit)

    def show_business(self, held: Proceedings | None, items: Sequence[AgendaItem], quorum: Quorum | None) -> None:
        """Show how the meeting stands now."""
        self.setVisible(held is not None)
        if held is None:
            return
        now = self._desk.clock()
        stands = held.at(now)
        self._show_phase(stands.phase, since(held, now))
        item = next((each for each in items if each.id == stands.agenda_item_id), None)
        self.item.setText(self._name(item))
        self.item.setToolTip(item.title if item else "")
        self._show_time(item, held.seconds_on(item.id, now) if item else 0)
        self._show_mark(item)
        self._show_quorum(quorum, has_begun=stands.phase is not Phase.BEFORE)
        is_on = stands.phase is Phase.SITTING
        goes_on = stands.phase in (Phase.PAUSED, Phase.ADJOURNED, Phase.OVER)
        self.keys["pause_meeting"].say(self.tr("Resume") if goes_on else self.tr("Pause"))
        self.keys["pause_meeting"].setEnabled(stands.phase is not Phase.BEFORE)
        self.keys["adjourn_meeting"].setEnabled(is_on or stands.phase is Phase.PAUSED)
        self.keys["end_meeting"].setEnabled(is_on or stands.phase in (Phase.PAUSED, Phase.ADJOURNED))
        closed = stands.exclusion is not None
        self.keys["exclude_public"].say(self.tr("Readmit public") if closed else self.tr("Exclude public"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        """Where the text is so large that the keys would crowd the question out, the longest lose their signs first."""
        most = max(1, self._rows_in_window() // _SHARE)
        for key in self.keys.values():
            key.show_key(True)
        for key in sorted(self.keys.values(), key=lambda each: -each.sizeHint().width()):
            if self._rows() > most:
                key.show_key(False)

    def _rows_in_window(self) -> int:
        return self.window().height() // next(iter(self.keys.values())).sizeHint().height()

    def _is_low(self) -> bool:
        return self._rows_in_window() < _LOW

    def _rows(self) -> int:
        size, rows, used = self._desk.theme.size, 1, 0
        for key in self.keys.values():
            wide = key.sizeHint().width()
            if used and used + wide > self.width() - 2 * size("s4"):
                rows, used = rows + 1, 0
            used += wide + size("s1")
        return rows

    def _words(self) -> Mapping[str, str]:
        return {
            "pause_meeting": self.tr("Pause"), "adjourn_meeting": self.tr("Adjourn"), "end_meeting": self.tr("End"),
            "next_item": self.tr("Next item"), "items": self.tr("Items"),
            "exclude_public": self.tr("Exclude public"), "attendance": self.tr("Attendance"),
        }  # fmt: skip

    def _key(self, name: str, words: str, doer: Callable[[], object]) -> FlatKey:
        made = FlatKey(self._desk, BY_NAME[name], words=words)
        made.clicked.connect(lambda: doer())
        return made

    def _lay_out(self) -> None:
        size = self._desk.theme.size
        told, keys = Wrapping(size("s2")), Wrapping(size("s1"))
        for each in (self.item, self.time, self.phase, self.quorum, self.mark):
            told.addWidget(each)
        for button in self.keys.values():
            keys.addWidget(button)
        layout = column(self._desk, margin="", gap="s1")
        layout.setContentsMargins(size("s4"), size("s1"), size("s4"), size("s1"))
        for line in (told, keys):
            layout.addWidget(Rows(line))
        self.setLayout(layout)

    def _show_phase(self, phase: Phase, at: str) -> None:
        words = word(phase) if phase is Phase.BEFORE or not at else self.tr("{state} since {time}").format(
            state=word(phase), time=at)  # fmt: skip
        self._chip(self.phase, word(phase) if self._is_low() else words, tone(phase))
        self.phase.setToolTip(words)

    def _show_time(self, item: AgendaItem | None, seconds: int) -> None:
        planned = item.minutes * 60 if item else 0
        left, words = planned - seconds, ""
        if item is not None and not planned:
            words = self.tr("{time} on this item").format(time=time_of(seconds))
        elif item is not None:
            rest = self.tr("{time} left") if left >= 0 else self.tr("{time} over")
            words = self.tr("{time} of {plan} for this item").format(time=time_of(seconds), plan=time_of(planned))
            brief = rest.format(time=time_of(abs(left)))
            self.time.setToolTip(f"{words} · {brief}")
            words = brief if self._is_low() else self.time.toolTip()
        self.time.setText(words)
        self.time.setVisible(bool(words))
        face = "poor" if planned and left < 0 else "quiet"
        if self.time.property("face") != face:
            refaced(self.time, face=face)

    def _show_mark(self, item: AgendaItem | None) -> None:
        late = self.tr("Late: {why}").format(why=item.urgency or self.tr("no reason for urgency given")) if item else ""
        secret = self.tr("Exempt item: {rule}").format(rule=item.citation or self.tr("no rule named")) if item else ""
        words = [late if item and item.is_late else "", secret if item and item.is_exempt else ""]
        self.mark.setVisible(any(words))
        self._chip(self.mark, " · ".join(filter(None, words)), "poor" if words[1] else "fair")

    def _show_quorum(self, quorum: Quorum | None, *, has_begun: bool) -> None:
        self.quorum.setVisible(quorum is not None)
        if quorum is not None and not quorum.is_set:
            self._chip(self.quorum, self.tr("Quorum not entered: {n} present").format(n=quorum.present), "plain")
            self.quorum.setToolTip(not_entered(quorum))
        elif quorum is not None:
            words = self.tr("Quorum {needed}: {present} present") if quorum.is_met or not has_begun else self.tr(
                "No quorum: {present} of {needed} present")  # fmt: skip
            self._chip(self.quorum, words.format(needed=quorum.needed, present=quorum.present),
                       "good" if quorum.is_met else "poor" if has_begun else "plain")  # fmt: skip
            self.quorum.setToolTip(quorum.source)

    def _chip(self, shown: QWidget, words: str, face: str) -> None:
        text = f"{SHAPES[face]} {words}"
        if shown.property("text") != text:
            shown.setProperty("text", text)
        if shown.property("chip") != face:
            refaced(shown, chip=face)

    def _name(self, item: AgendaItem | None) -> str:
        if item is None:
            return self.tr("No item taken")
        longest = _BRIEF if self._is_low() else _LONGEST
        title = shortened(item.title, longest) or self.tr("An item that has no title yet")
        return self.tr("Item {number} · {title}").format(number=item.number, title=title) if item.number else title


def not_entered(quorum: Quorum) -> str:
    """That nobody has said what the quorum is, and where it would be said."""
    words = QCoreApplication.translate(
        "BusinessBar",
        "Quorum not entered (a quarter of {seats} would be {needed}), {present} present: it is for {source}. "
        "Enter it on the Meeting screen.",
    )
    return words.format(seats=quorum.seats, needed=quorum.needed, present=quorum.present, source=quorum.source)
