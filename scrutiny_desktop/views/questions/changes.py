"""What the questions screen does to the running order, each as one change with one undo."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.merging import in_order, merged, verify_apart
from scrutiny_desktop.domain.panel import keeps_order
from scrutiny_desktop.domain.question import Question, Standing, Theme
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.domain.running_order import Group, Place, grouped, one_down, one_up, placed, ranked
from scrutiny_desktop.store import questions, themes
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.many_at_once import change_many

Pairs = list[Pair]
Then = Callable[[Any], object]
"""Called with what came about, once it is written: at once, or for very many records a little later."""


def _nothing(_: object) -> None:
    """What is done next where nothing is."""


class Changes(QObject):
    """Adds, moves and removes questions and themes of the meeting on the desk, from what the library holds now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def add_question(self, meeting_id: str, place: Place, then: Then = _nothing, **fields: Any) -> None:
        """Add a draft of my own at a place, empty but for what is said of it."""
        me = self._desk.me
        bare = Question(id=self._desk.ids.new(), owner=me.id, meeting_id=meeting_id, asker=me.name)
        added = replace(bare, **fields)
        pairs = self._pairs(placed(self._groups(meeting_id), added, place), meeting_id)
        change_many(self._desk, self.tr("add question"), pairs, partial(then, added))

    def move(self, question: Question, place: Place) -> None:
        """Move a question to a place, within its theme or into another."""
        if (now := self._desk.now(question)) is None or not isinstance(now, Question):
            return
        order = placed(self._groups(now.meeting_id), now, place)
        change_many(self._desk, self.tr("move question"), self._pairs(order, now.meeting_id))

    def step(self, question: Question, shown: Sequence[Group], *, is_up: bool) -> None:
        """Move a question one step among the questions that are shown."""
        place = (one_up if is_up else one_down)(shown, question.id)
        if place is not None:
            self.move(question, place)

    def remove_question(self, question: Question) -> None:
        """Take a question away; those after it move up."""
        rest = [replace(each, questions=tuple(one for one in each.questions if one.id != question.id))
                for each in self._groups(question.meeting_id)]  # fmt: skip
        pairs: Pairs = [(self._desk.now(question), None), *self._pairs(ranked(rest), question.meeting_id)]
        change_many(self._desk, self.tr("remove question"), pairs)

    def add_theme(self, meeting_id: str, name: str = "") -> Theme:
        """Add a theme after all others."""
        added = self._theme(meeting_id, name)
        self._desk.change(self.tr("add theme"), old=None, new=added)
        return added

    def put_in_theme(self, question: Question, name: str) -> None:
        """Put a question last in the theme of that name, which is made where there is none; no name is no theme."""
        groups = self._groups(question.meeting_id)
        named = (each.theme for each in groups if each.theme and each.theme.name.casefold() == name.casefold())
        known = next(named, None)
        if known is not None and known.id == question.theme_id:
            return
        pairs: Pairs = []
        if name and known is None:
            known = self._theme(question.meeting_id, name)
            pairs.append((None, known))
            groups = grouped([each.theme for each in groups if each.theme] + [known],
                             [one for each in groups for one in each.questions])  # fmt: skip
        order = placed(groups, question, (known.id if known else "", ""))
        label = self.tr("add theme") if pairs else self.tr("change theme")
        change_many(self._desk, label, pairs + self._pairs(order, question.meeting_id))

    def remove_theme(self, theme: Theme) -> None:
        """Take a theme away; its questions stay, without one."""
        groups = self._groups(theme.meeting_id)
        rest = [each.theme for each in groups if each.theme and each.theme.id != theme.id]
        loose = [replace(one, theme_id="") if one.theme_id == theme.id else one
                 for each in groups for one in each.questions]  # fmt: skip
        order = ranked(grouped(rest, loose))
        pairs: Pairs = [(self._desk.now(theme), None), *self._pairs(order, theme.meeting_id)]
        change_many(self._desk, self.tr("remove theme"), pairs)

    def step_theme(self, theme: Theme, *, is_up: bool) -> None:
        """Move a theme, with its questions, one step."""
        order = [each.theme for each in self._groups(theme.meeting_id) if each.theme]
        at = next(place for place, each in enumerate(order) if each.id == theme.id)
        to = at - 1 if is_up else at + 1
        if not 0 <= to < len(order):
            return
        order[at], order[to] = order[to], order[at]
        moved = [replace(each, rank=rank) for rank, each in enumerate(order)]
        asked = questions.for_meeting(self._desk.library, theme.meeting_id)
        before = {each.id: each for each in order}
        pairs: Pairs = [(before[each.id], each) for each in moved]
        pairs += self._pairs(ranked(grouped(moved, asked)), theme.meeting_id)
        change_many(self._desk, self.tr("move theme"), pairs)

    def split_theme(self, question: Question, then: Then = _nothing) -> bool:
        """Make a theme of a question and those after it in its own; False where it is the first: nothing is left."""
        groups = self._groups(question.meeting_id)
        group = next((each for each in groups if question.id in (one.id for one in each.questions)), None)
        shown = in_order(group.questions) if group else ()
        at = next((place for place, one in enumerate(shown) if one.id == question.id), 0)
        if group is None or (group.theme is not None and at == 0):
            return False
        moved = {one.id for one in shown[at:]}
        order = [each.theme for each in groups if each.theme]
        before = {each.id: each for each in order}
        added = self._theme(question.meeting_id, "")
        order.insert(order.index(group.theme) + 1 if group.theme else len(order), added)
        ranked_themes = [replace(each, rank=rank) for rank, each in enumerate(order)]
        asked = [replace(one, theme_id=added.id) if one.id in moved else one
                 for each in groups for one in each.questions]  # fmt: skip
        pairs: Pairs = [(before.get(each.id), each) for each in ranked_themes]
        pairs += self._pairs(ranked(grouped(ranked_themes, asked)), question.meeting_id)
        change_many(self._desk, self.tr("split theme"), pairs, partial(then, added))
        return True

    def join_theme(self, theme: Theme, then: Then = _nothing) -> bool:
        """Put a theme's questions and minutes to the theme above; False where there is none above."""
        groups = self._groups(theme.meeting_id)
        named = [each for each in groups if each.theme]
        at = next((place for place, each in enumerate(named) if each.theme_id == theme.id), 0)
        above = named[at - 1].theme if at else None
        if above is None:
            return False
        gone, kept = named[at], named[at - 1]
        has_minutes = bool(above.minutes or theme.minutes)
        joined = replace(above, minutes=_minutes(kept) + _minutes(gone) if has_minutes else 0)
        rest = [joined if each.theme_id == above.id else each.theme for each in named if each.theme_id != theme.id]
        asked = [replace(one, theme_id=above.id) if one.theme_id == theme.id else one
                 for each in groups for one in each.questions]  # fmt: skip
        pairs: Pairs = [(above, joined), (self._desk.now(theme), None)]
        pairs += self._pairs(ranked(grouped([each for each in rest if each], asked)), theme.meeting_id)
        change_many(self._desk, self.tr("join themes"), pairs, partial(then, joined))
        return True

    def merge(self, together: Sequence[Question], then: Then = _nothing) -> None:
        """Put questions as one, before the first of them; each stays as it was written."""
        desk, first = self._desk, together[0]
        standing = Standing.PLANNED if keeps_order(desk.me.role) else Standing.DRAFT
        bare = Question(id=desk.ids.new(), owner=desk.me.id, meeting_id=first.meeting_id, standing=standing)
        entry = merged(together, bare)
        order = placed(self._groups(first.meeting_id), entry, (first.theme_id, first.id))
        pairs = self._pairs(order, first.meeting_id)
        change_many(self._desk, self.tr("put questions as one"), pairs, partial(then, entry))

    def take_apart(self, entry: Question, then: Then = _nothing) -> None:
        """Put the questions of an entry by themselves again; refused once it was put."""
        now = self._desk.now(entry)
        if now is None:
            return
        verify_apart(now)
        rest = [replace(each, questions=tuple(one for one in each.questions if one.id != entry.id))
                for each in self._groups(entry.meeting_id)]  # fmt: skip
        pairs: Pairs = [(now, None), *self._pairs(ranked(rest), entry.meeting_id)]
        change_many(self._desk, self.tr("take questions apart"), pairs, partial(then, now))

    def _theme(self, meeting_id: str, name: str) -> Theme:
        known = themes.for_meeting(self._desk.library, meeting_id)
        rank = max((each.rank for each in known), default=-1) + 1
        return Theme(id=self._desk.ids.new(), owner=self._desk.me.id, meeting_id=meeting_id, name=name, rank=rank)

    def _pairs(self, order: Sequence[Question], meeting_id: str) -> Pairs:
        before = {one.id: one for one in questions.for_meeting(self._desk.library, meeting_id)}
        return [(before.get(one.id), one) for one in order if before.get(one.id) != one]

    def _groups(self, meeting_id: str) -> tuple[Group, ...]:
        db = self._desk.library
        return grouped(themes.for_meeting(db, meeting_id), questions.for_meeting(db, meeting_id))


def _minutes(group: Group) -> int:
    """What a theme is planned for, merged questions counted once."""
    return replace(group, questions=in_order(group.questions)).minutes
