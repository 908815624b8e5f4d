"""Two lists of people that parted, side by side with what differs: one is chosen and signed anew, over both."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.roster import Roster, RosterPerson
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.pieces import button, column, holder, label, row, scrolled
from scrutiny_desktop.views.share.faces import member_name
from scrutiny_desktop.views.words import on_day_briefly, word


class TwoListsDialog(Dialog):
    """What each list says that the other does not; ``chosen`` says whether the other one is to hold."""

    chosen = Signal(bool)

    def __init__(self, desk: Desk, held: Seat, other: Roster, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Choose between two lists of people"))
        self._mine, self._other = held.roster, other
        self.body.addWidget(label(self.tr(
            "Two people signed different lists after the same one. Choose the one that is to hold: you sign it anew, "
            "and everybody's program takes it in the place of both. What only the other says is made again by hand."
        ), "quiet", wrap=True))  # fmt: skip
        may = held.roster.may_edit(held.me) and other.may_edit(held.me)
        self.uses = [self._use(at, may=may) for at in range(2)]
        beside = row(desk, gap="s4")
        sides = ((self.tr("The list in force here"), self._mine, self._other),
                 (self.tr("The list that came"), self._other, self._mine))  # fmt: skip
        for use, (title, one, rival) in zip(self.uses, sides, strict=True):
            beside.addWidget(self._side(title, one, rival, use), 1)
        self.body.addWidget(scrolled(holder(beside), self.tr("The two lists")), 1)
        if not may:
            self.body.addWidget(label(self.tr("Only somebody who may sign both lists can choose: the Chair, or the "
                                              "Scrutiny Manager."), "strong", wrap=True))  # fmt: skip
        self.closes()
        self.fit(24, 16)

    def lines(self, one: Roster, other: Roster) -> tuple[list[str], int]:
        """What one list says that the other does not, and how much both say."""
        rival = set(self._said(other, one))
        said = list(self._said(one, other))
        return [each for each in said if each not in rival], sum(each in rival for each in said)

    def _side(self, title: str, one: Roster, other: Roster, use: QWidget) -> QWidget:
        inner = column(self.desk, margin="s3", gap="s2")
        inner.addWidget(label(title, "heading", wrap=True))
        inner.addWidget(
            label(self.tr("Signed by {name}").format(name=member_name(one.signer, one)), "small", wrap=True)
        )
        only, both = self.lines(one, other)
        for each in only:
            inner.addWidget(label(self.tr("Only here: {line}").format(line=each), "strong", wrap=True))
        if not only:
            inner.addWidget(label(self.tr("It says nothing that the other does not."), wrap=True))
        inner.addWidget(label(self.tr("{count} lines are the same in both.").format(count=both), "small", wrap=True))
        inner.addStretch(1)
        inner.addWidget(use)
        return holder(inner, "card")

    def _use(self, at: int, *, may: bool) -> QWidget:
        words = self.tr("Sign the one that came") if at else self.tr("Sign mine again")
        made = button(words, partial(self._choose, bool(at)))
        made.setEnabled(may)
        return made

    def _choose(self, is_other: bool) -> None:
        self.chosen.emit(is_other)
        self.accept()

    def _said(self, one: Roster, other: Roster) -> Iterable[str]:
        for person in one.people:
            yield self._person(person, other.person(person.id))
        for circle in one.circles:
            names = ", ".join(member_name(each, one) for each in circle.holders) or self.tr("nobody")
            words = self.tr("{circle}, 1 paper, held by {names}") if len(circle.papers) == 1 else self.tr(
                "{circle}, {count} papers, held by {names}")  # fmt: skip
            yield words.format(circle=circle.name, count=len(circle.papers), names=names)
        yield (self.tr("The Scrutiny Manager acts for the Chair") if one.manager_acts_for_chair
               else self.tr("The Scrutiny Manager does not act for the Chair"))  # fmt: skip

    def _person(self, person: RosterPerson, rival: RosterPerson | None) -> str:
        words = [person.name, word(person.role)]
        if person.until:
            words.append(self.tr("left {day}").format(day=on_day_briefly(person.until)))
        if rival is not None and (rival.signing, rival.recipient) != (person.signing, person.recipient):
            words.append(self.tr("with keys {key}").format(key=person.signing[:8]))
        return ", ".join(words)
