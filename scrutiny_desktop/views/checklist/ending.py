"""How the Panel ends a recommendation: closed, or with another in its place; and how it is opened again."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from scrutiny_desktop.domain.recommendation import Ending, EndingKind, Recommendation
from scrutiny_desktop.views.day_field import Day
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import Choice, GrowingText
from scrutiny_desktop.views.pieces import button, chip, column, label, refaced, row
from scrutiny_desktop.views.reason_form import ReasonForm
from scrutiny_desktop.views.words import on_day_briefly, shortened, tone, word

_LONGEST = 60
"""Characters of a recommendation that are shown where one is chosen."""


class Ended(QWidget):
    """Shows the ending, or the form for it: ``ended(recommendation, ending)``, ``reopened(recommendation)``."""

    ended = Signal(object, object)
    reopened = Signal(object)
    opened = Signal(object)
    """A recommendation that stands in place of this one is to be shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._recommendation: Recommendation | None = None
        self._others: Mapping[str, Recommendation] = {}
        self._make_told()
        self.open = button(self.tr("The Panel ends it…"), self.ask, face="link")
        self.form = self._make_form()
        self.form.given.connect(self._end)
        whole = column(desk, margin="", gap="s1")
        for part in (self.told, self.open, self.form):
            whole.addWidget(part)
        self.setLayout(whole)

    def flush(self) -> None:
        """Keep a reason that is half typed."""
        self.form.flush()

    def fill(self, recommendation: Recommendation, others: Sequence[Recommendation]) -> None:
        """Show how a recommendation ended, if it did; ``others`` may stand in its place."""
        if self._recommendation is None or self._recommendation.id != recommendation.id:
            self.form.hide()
        self._recommendation = recommendation
        self._others = {each.id: each for each in others if each.id != recommendation.id}
        ending = recommendation.ending
        if ending is not None and not self.form.isHidden():
            self.form.forget()
        self.told.setVisible(ending is not None)
        self.open.setVisible(ending is None and self.form.isHidden())
        if ending is not None:
            self._tell(ending)

    def ask(self) -> None:
        """Open the form, for the day of the meeting on the desk."""
        if self._recommendation is None or self._recommendation.ending is not None:
            return
        meeting = self._desk.meeting
        self.on.show_day((meeting.on if meeting else None) or self._desk.clock().date(), self._recommendation.id)
        self.kind.fill([(each, word(each)) for each in EndingKind], EndingKind.CLOSED)
        self.successor.fill([(each.id, _named(each)) for each in self._others.values()], None)
        self._kind_chosen(EndingKind.CLOSED)
        self.form.ask(self.kind)

    def _make_told(self) -> None:
        self.state, self.day = chip("", "good"), label("", "small")
        self.reason = label("", wrap=True)
        self.place = button("", self._show_successor, face="link")
        self.again = button(self.tr("Open it again"), self._reopen, face="link")
        inside, top = column(self._desk, margin="s2", gap="s1"), row(self._desk)
        top.addWidget(self.state)
        top.addWidget(self.day, 1)
        inside.addLayout(top)
        for part in (self.reason, self.place, self.again):
            inside.addWidget(part)
        self.told = QFrame()
        self.told.setObjectName("card")
        self.told.setLayout(inside)

    def _make_form(self) -> ReasonForm:
        self.why = GrowingText(self.tr("The Panel’s reason"), hint=self.tr("Why it ends, in the Panel’s words"))
        self.kind, self.successor = Choice(self.tr("How it ends")), Choice(self.tr("What stands in its place"))
        self.kind.chosen.connect(self._kind_chosen)
        self.on = Day(self._desk, self.tr("The day the Panel ended it"))
        done = button(self.tr("End it"), lambda: None, face="main", name=self.tr("End this recommendation"))
        cancel = button(self.tr("Cancel"), lambda: None, name=self.tr("Leave it open"))
        fields = (self.kind, self.successor, self.on)
        return ReasonForm(self._desk, self.open, fields, self.why, done, cancel, self._name)

    def _kind_chosen(self, kind: object) -> None:
        self.successor.setVisible(kind is not EndingKind.CLOSED)

    def _tell(self, ending: Ending) -> None:
        self.state.setText(word(ending.kind))
        refaced(self.state, chip=tone(ending.kind))
        self.day.setText(on_day_briefly(ending.on))
        self.reason.setText(ending.why)
        successor = self._others.get(ending.successor_id)
        self.place.setVisible(successor is not None)
        self.place.setText(self.tr("In its place: {name}").format(name=_named(successor)) if successor else "")
        self.place.setAccessibleName(self.place.text())

    def _end(self, why: str) -> None:
        if (recommendation := self._recommendation) is None or not self.on.is_settled():
            return
        kind = EndingKind(str(self.kind.value()))
        successor = "" if kind is EndingKind.CLOSED else str(self.successor.value() or "")
        meeting = self._desk.meeting
        ending = Ending(kind=kind, on=self.on.day(), why=why,
                        meeting_id=meeting.id if meeting else "", successor_id=successor)  # fmt: skip
        self.ended.emit(recommendation, ending)

    def _reopen(self) -> None:
        if self._recommendation is not None:
            self.reopened.emit(self._recommendation)

    def _show_successor(self) -> None:
        ending = self._recommendation.ending if self._recommendation else None
        if ending is not None and ending.successor_id in self._others:
            self.opened.emit(self._others[ending.successor_id])

    def _name(self) -> str:
        return f"checklist.ending of {self._recommendation.id}" if self._recommendation else "checklist.ending"


def _named(recommendation: Recommendation) -> str:
    return f"{recommendation.number} {shortened(recommendation.text, _LONGEST)}".strip()
