"""What the Chair does with the meeting itself: start, pause, adjourn, end, take an item, clear the room."""

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.in_exempt import InExempt, made_in_exempt, rule_of
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.proceeding import Phase, Proceeding, Proceedings, Step, Stretch
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.store import agenda, discussion_points, papers, proceedings, rows, versions
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.words import at_time, at_time_beside

_MISTAKE = timedelta(minutes=2)
"""For so long a step can have been a mistake; nobody can have left the room by then, spoken, and come back."""

_RUNS = frozenset({Phase.SITTING, Phase.PAUSED, Phase.ADJOURNED})


class Chairing(QObject):
    """Each act is one change, done at once and undone at once; what cannot be done now is said, never asked."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def held(self) -> Proceedings | None:
        """The steps of the meeting on the desk."""
        meeting = self._desk.meeting
        return proceedings.of(self._desk.library, meeting) if meeting else None

    def stands(self) -> Stretch:
        """How the meeting on the desk stands now."""
        now = self._desk.clock()
        held = self.held()
        return held.at(now) if held else Stretch(begun=now, until=now, phase=Phase.BEFORE)

    def start(self) -> None:
        """Start the meeting, or go on with it."""
        meeting, now = self._desk.meeting, self._desk.clock()
        phase = self.stands().phase
        if meeting is None or phase is Phase.SITTING:
            self._refuse(self.tr("Meeting since {time}").format(time=at_time(meeting.started)) if meeting else "")
        elif phase is Phase.BEFORE:
            self._step(self.tr("start the meeting"), Step.STARTED, (meeting, replace(meeting, started=now)))
        else:
            self._resume(meeting)

    def pause(self) -> None:
        """Pause the meeting, or go on with it."""
        meeting, phase = self._desk.meeting, self.stands().phase
        if meeting is None or phase is Phase.BEFORE:
            self._not_begun()
        elif phase is Phase.SITTING:
            self._step(self.tr("pause the meeting"), Step.PAUSED)
        else:
            self._resume(meeting)

    def adjourn(self) -> None:
        """Adjourn the meeting; it goes on with the key that resumes it, if need be on another day."""
        if self.stands().phase in (Phase.SITTING, Phase.PAUSED):
            self._step(self.tr("adjourn the meeting"), Step.ADJOURNED)
        else:
            self._not_begun()

    def end(self) -> None:
        """End the meeting."""
        meeting = self._desk.meeting
        if meeting is None or self.stands().phase not in _RUNS:
            self._not_begun()
            return
        ended = replace(meeting, ended=self._desk.clock())
        self._step(self.tr("end the meeting"), Step.ENDED, (meeting, ended))

    def take(self, item: AgendaItem) -> None:
        """Take an item, before the meeting has begun too; the one before the panel already is left alone."""
        if item.id != self.stands().agenda_item_id:
            label = self.tr("take item {number}").format(number=item.number or item.title)
            self._step(label, Step.ITEM_TAKEN, agenda_item_id=item.id)

    def take_next(self) -> None:
        """Take the item after the one before the panel."""
        items, now = self.items(), self.stands().agenda_item_id
        here = next((place for place, each in enumerate(items) if each.id == now), -1)
        if here + 1 < len(items):
            self.take(items[here + 1])
        else:
            self._refuse(self.tr("That was the last item of the agenda."))

    def clear_the_room(self) -> None:
        """Exclude the press and public, by the rule that the item or its papers name; or let them in again.

        Pressed once more at once, with nothing done meanwhile, it was a mistake: no step is left of it.
        """
        stands = self.stands()
        if stands.exclusion is not None:
            if not self._took_back(self.tr("readmit the press and public"), Step.EXCLUDED):
                self._step(self.tr("readmit the press and public"), Step.READMITTED)
            return
        if self._took_back(self.tr("exclude the press and public"), Step.READMITTED):
            return
        item = self.taken(stands)
        citation = rule_of(item, self._papers(item)) if item else ""
        self._step(self.tr("exclude the press and public"), Step.EXCLUDED, citation=citation,
                   agenda_item_id=stands.agenda_item_id)  # fmt: skip

    def _took_back(self, label: str, kind: Step) -> bool:
        """Take the last step away where it was a mistake of this kind."""
        held = self.held()
        last = held.steps[-1] if held and held.steps else None
        if last is None or last.kind is not kind or self._desk.clock() - last.at >= _MISTAKE:
            return False
        if not versions.is_newest(self._desk.library, "proceedings", last.id):
            return False
        self._desk.change(label, old=last, new=None)
        return True

    def cite(self, citation: str, burst: str = "") -> None:
        """Say by which rule the public is excluded, for what was marked meanwhile too."""
        step = self.stands().exclusion
        if step is None:
            return
        said = discussion_points.for_meeting(self._desk.library, step.meeting_id)
        pairs: list[Pair] = [(step, replace(step, citation=citation))]
        pairs += [(each, replace(each, citation=citation)) for each in said if _of(each, step)]
        self._desk.change_all(self.tr("cite the rule"), pairs, burst=burst)

    def add_late(self) -> AgendaItem | None:
        """A late item at the end of the agenda, its title and the reason for urgency to be written."""
        if (meeting := self._desk.meeting) is None:
            return None
        last = max((each.rank for each in self.items()), default=-1)
        made = AgendaItem(id=self._desk.ids.new(), owner=self._desk.me.id, meeting_id=meeting.id, title="",
                          rank=last + 1, is_late=True)  # fmt: skip
        self._desk.change(self.tr("add a late item"), old=None, new=made)
        return made

    def items(self) -> list[AgendaItem]:
        """The agenda."""
        meeting = self._desk.meeting
        return agenda.for_meeting(self._desk.library, meeting.id) if meeting else []

    def taken(self, stands: Stretch) -> AgendaItem | None:
        """The item that is before the panel as the meeting stands."""
        return rows.get(self._desk.library, AgendaItem, stands.agenda_item_id) if stands.agenda_item_id else None

    def within(self) -> InExempt | None:
        """What makes exempt that which is put or heard now."""
        stands = self.stands()
        item = self.taken(stands)
        return made_in_exempt(stands, item, self._papers(item) if item and item.is_exempt else ())

    def _papers(self, item: AgendaItem) -> list[Paper]:
        return [] if item.citation else papers.for_meeting(self._desk.library, item.meeting_id)

    def _resume(self, meeting: Meeting) -> None:
        self._step(self.tr("resume the meeting"), Step.RESUMED, (meeting, replace(meeting, ended=None)))

    def _step(self, label: str, kind: Step, *with_it: Pair, agenda_item_id: str = "", citation: str = "") -> None:
        desk, meeting = self._desk, self._desk.meeting
        if meeting is None:
            self._refuse(self.tr("There is no meeting on the desk."))
            return
        made = Proceeding(id=desk.ids.new(), owner=desk.me.id, meeting_id=meeting.id, at=desk.clock(), kind=kind,
                          agenda_item_id=agenda_item_id, citation=citation)  # fmt: skip
        desk.change_all(label, [*with_it, (None, made)])

    def _not_begun(self) -> None:
        keys = BY_NAME["start_meeting"].keys
        self._refuse(self.tr("The meeting is not running. {keys} starts it, or goes on with it.").format(keys=keys))

    def _refuse(self, words: str) -> None:
        if words:
            self._desk.noticed.emit(words)


def _of(point: DiscussionPoint, step: Proceeding) -> bool:
    """Whether a point was marked under an exclusion and has its citation, or none."""
    return point.is_exempt and point.at >= step.at and point.citation == step.citation


def time_of(seconds: float) -> str:
    """Minutes and seconds, as clocks show them; of a long time the hours too."""
    whole = int(seconds)
    minutes = f"{whole // 60 % 60:02}:{whole % 60:02}" if whole >= 3600 else f"{whole // 60:02}:{whole % 60:02}"
    return f"{whole // 3600}:{minutes}" if whole >= 3600 else minutes


def since(held: Proceedings, now: datetime) -> str:
    """The hour at which the meeting came to stand as it does, and the day where that is over."""
    return at_time_beside(held.since(now), now)
