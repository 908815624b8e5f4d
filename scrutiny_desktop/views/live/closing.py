"""The closing summary: what the meeting came to, read out before people leave, and put right where it stands."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.closing import Closing, closing, read_aloud
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.paper import Secrecy
from scrutiny_desktop.domain.question import OUTCOMES, Question, Standing, may_become
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.store import agenda, discussion_points, questions
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.fields import Choice
from scrutiny_desktop.views.live.capturing import Capturing
from scrutiny_desktop.views.live.point_card import PointCard
from scrutiny_desktop.views.many_at_once import change_many
from scrutiny_desktop.views.pieces import button, column, holder, label, row, scrolled
from scrutiny_desktop.views.words import shortened, word

_AT_A_TIME = 6
"""Cards made between two turns of the window, so that a long evening opens at once."""

_LONGEST = 140

_SHOWN = ("", "discussion_points", "questions", "agenda", "proceedings", "papers")
"""Kinds of record that it tells of, or that decide what is read aloud."""


class ClosingDialog(Dialog):
    """A card for each point, by kind, with the resolutions as they are read aloud, and what was not reached."""

    def __init__(
        self, desk: Desk, capturing: Capturing, missed: Sequence[Recommendation], follow_up: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Closing summary"))
        self._capturing, self._missed = capturing, missed
        self.cards: dict[str, PointCard] = {}
        self.choices: dict[str, Choice] = {}
        self.aloud = label("", "heading", wrap=True)
        self.counted, self.late = label("", "quiet", wrap=True), label("", "poor", wrap=True)
        self._list = column(desk, margin="s2", gap="s2")
        self.body.addWidget(self.counted)
        self.area = scrolled(holder(self._list), self.tr("Closing summary"))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.addWidget(self.area, 1)
        after = button(self.tr("&After the meeting…"), partial(self._go_on, follow_up))
        self.buttons.addButton(after, self.buttons.ButtonRole.ActionRole)
        self.closes()
        self._still_to_make = self._parts(self._read())
        self._soon = QTimer(self, interval=0)
        self._soon.timeout.connect(self._make_some)
        self._soon.start()
        desk.changed.connect(self._changed)
        unit = desk.theme.size("s8")
        room = (parent or self).screen().availableSize()
        self.resize(min(unit * 26, room.width()), min(unit * 21, room.height() - unit))
        self._tell()
        self.area.setFocus()

    def make_all(self) -> None:
        """Make every card now."""
        while self._soon.isActive():
            self._make_some()

    def _go_on(self, follow_up: Callable[[], object]) -> None:
        self.accept()
        follow_up()

    def done(self, result: int) -> None:
        self.desk.flush()
        super().done(result)

    def _read(self) -> Closing:
        meeting, db = self.desk.meeting, self.desk.library
        key = meeting.id if meeting else ""
        planned = [each for each in questions.for_meeting(db, key)
                   if each.standing in (Standing.PLANNED, Standing.ASKED, *OUTCOMES)]  # fmt: skip
        return closing(discussion_points.for_meeting(db, key), planned, self._missed)

    def _parts(self, summed: Closing) -> Iterator[QWidget]:
        tr = self.tr
        yield self.late
        yield from self._section(tr("Draft resolutions"), summed.resolutions, tr("Nothing was resolved."))
        yield self.aloud
        yield from self._section(tr("Actions"), summed.actions, tr("No actions."))
        yield from self._section(tr("Information requested"), summed.information, tr("No information was asked for."))
        yield from self._section(tr("Noted and concerns"), summed.noted, tr("Nothing was noted."))
        yield self._heading(tr("Not reached"), len(summed.not_reached))
        if summed.not_reached:
            yield button(tr("All that are still open were &not reached"), self._reach_none)
        for each in summed.not_reached:
            yield self._question(each)
        if summed.missed:
            numbers = ", ".join(each.number or "–" for each in summed.missed)
            words = tr("Recommendations with no question asked and nothing marked: {numbers}.")
            yield label(words.format(numbers=numbers), wrap=True)

    def _section(self, name: str, points: Sequence[DiscussionPoint], none: str) -> Iterator[QWidget]:
        yield self._heading(name, len(points))
        if not points:
            yield label(none, "quiet", wrap=True)
        for each in points:
            card = self.cards[each.id] = PointCard(self.desk, each, self._capturing)
            card.removed.connect(self._remove)
            yield card

    def _heading(self, name: str, many: int) -> QWidget:
        return label(f"{name} · {many}", "title")

    def _question(self, question: Question) -> QWidget:
        words = shortened(question.text, _LONGEST) or self.tr("A question that has no words yet")
        across = row(self.desk)
        across.addWidget(label(f"{words} · {question.asker}" if question.asker else words, wrap=True), 1)
        choice = self.choices[question.id] = Choice(self.tr("What came of it: {words}").format(words=words))
        kinds = [each for each in (question.standing, *OUTCOMES) if may_become(question.standing, each)]
        choice.fill([(each, word(each)) for each in dict.fromkeys(kinds)], question.standing)
        choice.chosen.connect(lambda standing: self._stand(question, standing))
        across.addWidget(choice)
        return holder(across)

    def _make_some(self) -> None:
        for _ in range(_AT_A_TIME):
            if (part := next(self._still_to_make, None)) is None:
                self._soon.stop()
                self._list.addStretch()
                return
            self._list.addWidget(part)

    def _remove(self, point: DiscussionPoint) -> None:
        card = self.cards.pop(point.id)
        card.flush()
        now = self.desk.now(point)
        card.record = None
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()
        self.desk.change(self.tr("remove a discussion point"), old=now, new=None)

    def _stand(self, question: Question, standing: Standing) -> None:
        if (now := self.desk.now(question)) is not None:
            label = self.tr("mark a question “{outcome}”").format(outcome=word(standing))
            self.desk.change(label, old=now, new=now.now(standing))

    def _reach_none(self) -> None:
        open_still = [each for each in self._read().not_reached if each.is_open]
        pairs: list[Pair] = [(each, replace(each, standing=Standing.NOT_REACHED)) for each in open_still]
        change_many(self.desk, self.tr("mark what was not reached"), pairs)

    def _changed(self, kind: str) -> None:
        if kind not in _SHOWN or not self.desk.is_open:
            return
        for card in list(self.cards.values()):
            if card.record is not None and (now := self.desk.now(card.record)) is not None:
                card.show_point(now, "")
        for key, choice in self.choices.items():
            now_asked = next((each for each in self._read().not_reached if each.id == key), None)
            if now_asked is not None:
                choice.fill([(each, word(each)) for each in dict.fromkeys((now_asked.standing, *OUTCOMES))],
                            now_asked.standing)  # fmt: skip
        self._tell()

    def _tell(self) -> None:
        summed = self._read()
        late = self._unexplained()
        self.late.setText(late)
        self.late.setVisible(bool(late))
        said = "\n\n".join(filter(None, (*self._aloud(summed.resolutions), self._unsaid(summed.resolutions))))
        self.aloud.setText(said)
        self.aloud.setVisible(bool(said))
        counted = self.tr("{noted} noted · {information} requested · {actions} actions · {resolutions} resolutions · "
                          "{missed} questions not reached")  # fmt: skip
        self.counted.setText(counted.format(
            noted=len(summed.noted), information=len(summed.information), actions=len(summed.actions),
            resolutions=len(summed.resolutions), missed=len(summed.not_reached)))  # fmt: skip

    def _aloud(self, resolutions: Sequence[DiscussionPoint]) -> Iterator[str]:
        """What the room may hear, item by item and numbered as in the minutes."""
        said = [each for each in resolutions if not self._is_closed(each)]
        names = {each.id: self._name(each) for each in self._agenda()}
        groups = [(names.get(key, ""), [each for each in said if each.agenda_item_id == key])
                  for key in ("", *names)]  # fmt: skip
        known = [(name, lines) for name, points in groups if (lines := read_aloud(points))]
        for name, lines in known:
            yield "\n".join((*filter(None, [name if len(known) > 1 else ""]), self.tr("RESOLVED:"), *lines))

    def _unsaid(self, resolutions: Sequence[DiscussionPoint]) -> str:
        many = sum(map(self._is_closed, resolutions))
        one, more = self.tr("1 exempt resolution"), self.tr("{n} exempt resolutions").format(n=many)
        told = self.tr("Not to be read aloud: {what}").format(what=one if many == 1 else more)
        return told if many else ""

    def _is_closed(self, point: DiscussionPoint) -> bool:
        return self.desk.doors().secrecy(point) is not Secrecy.PUBLIC

    def _agenda(self) -> Sequence[AgendaItem]:
        meeting = self.desk.meeting
        return agenda.for_meeting(self.desk.library, meeting.id) if meeting else []

    def _name(self, item: AgendaItem) -> str:
        return " · ".join(filter(None, (item.number, item.title.strip() or self.tr("An item that has no title yet"))))

    def _unexplained(self) -> str:
        told = self.tr("{item} was taken late: no reason for urgency given. The minutes must give one "
                       "(Local Government Act 1972, section 100B(4)(b)).")  # fmt: skip
        return "\n".join(told.format(item=self._name(each)) for each in self._agenda() if each.lacks_urgency)
