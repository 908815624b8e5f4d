"""The Chair's answers to what came: into the plan, or left with thanks; the asker is told, one undo takes it back."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.for_panel import Answer
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.flows import answering, seats, sharing_seen
from scrutiny_desktop.flows.sharing_seen import Came
from scrutiny_desktop.store import questions
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.questions.changes import Changes
from scrutiny_desktop.views.words import on_day

tr = QCoreApplication.translate


class Answering(QUndoCommand):
    """Says one answer in the place of another; what has left already is followed by what was said before."""

    def __init__(self, desk: Desk, label: str, came: Came, answer: Answer | None) -> None:
        super().__init__(label)
        self._desk, self._came, self._new = desk, came, answer
        self._old = Answer.TAKEN if came.taken else Answer.THANKED if came.is_thanked else None

    def redo(self) -> None:
        self._say(self._new)

    def undo(self) -> None:
        self._say(self._old)

    def _say(self, answer: Answer | None) -> None:
        desk = self._desk
        try:
            with desk.library.atomic():
                sharing_seen.thank(desk.library, self._came, is_thanked=answer is Answer.THANKED)
                if (held := seats.seat(desk.library)) is not None:
                    answering.reply(desk.library, held, self._came, answer, desk.clock)
        except ScrutinyError as trouble:  # Qt calls us here, so an error raised would reach nobody
            self.setObsolete(True)
            desk.troubled.emit(trouble)
        else:
            desk.changed.emit("", "")


def take(desk: Desk, came: Came) -> None:
    """Take a question into the plan, or its new words where it is there."""
    if came.taken is not None:
        wanted, now = came.as_planned(), desk.now(came.taken)
        new = now and replace(now, text=wanted.text, why=wanted.why, supplementary=wanted.supplementary,
                              passages=wanted.passages)  # fmt: skip
        desk.change(tr("share", "take the new words"), old=now, new=new)
        return
    _take([came], desk)


def take_as_one(desk: Desk, together: Sequence[Came]) -> None:
    """Take questions that ask much the same into the plan, put as one."""
    label = tr("share", "take into the plan as one")
    desk.stack.beginMacro(label)
    try:
        _take([each for each in together if each.taken is None], desk)
        now = [found for each in together if (found := desk.now(each.question)) is not None]
        open_ones = [each for each in now if each.is_open]
        if len(open_ones) > 1:
            Changes(desk).merge(open_ones)
    finally:
        desk.stack.endMacro()


def thank(desk: Desk, came: Came) -> None:
    """Leave a question with thanks, or look at it again."""
    if came.taken is None:
        answer = None if came.is_thanked else Answer.THANKED
        label = tr("share", "leave with thanks") if answer else tr("share", "look at it again")
        desk.stack.push(Answering(desk, label, came, answer))


def _take(came: Sequence[Came], desk: Desk) -> None:
    label = tr("share", "take into the plan")
    planned = [_placed(desk, each) for each in came]
    desk.stack.beginMacro(label)
    try:
        for each, question in zip(came, planned, strict=True):
            last = max((one.rank for one in questions.for_meeting(desk.library, question.meeting_id)), default=-1)
            desk.change(label, old=None, new=replace(question, rank=last + 1))
            desk.stack.push(Answering(desk, label, each, Answer.TAKEN))
    finally:
        desk.stack.endMacro()


def _placed(desk: Desk, came: Came) -> Question:
    wanted = came.as_planned()
    if came.day and not wanted.meeting_id:
        missing = tr("share", "The meeting of {day}, for which it is asked, is not in this library.")
        what_to_do = keyed(tr("share", "Make it with {new_meeting}, and take the question then."))
        raise ScrutinyError(missing.format(day=on_day(came.day)), what_to_do)
    meeting_id = wanted.meeting_id or (desk.meeting.id if desk.meeting else "")
    if not meeting_id:
        what_to_do = keyed(tr("share", "Make one with {new_meeting}."))
        raise ScrutinyError(tr("share", "There is no meeting to take it into."), what_to_do)
    return replace(wanted, meeting_id=meeting_id)
