"""Everything the promises log shows, read once for each time it is filled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.promise import Promise, PromiseStanding
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.store import meetings, papers, people, promises, rows, witnesses
from scrutiny_desktop.store.library import Library
from scrutiny_desktop.views.closed_chip import Chips, closed_chips
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.words import on_day_briefly, word


class Wanted(StrEnum):
    """Which promises the list shows."""

    OWED = "owed"
    LATE = "late"
    HERE = "this meeting"
    KEPT = "kept"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One promise with its meeting, as it stands on a day."""

    promise: Promise
    meeting: Meeting | None
    today: date
    chips: Chips = ()

    @property
    def standing(self) -> PromiseStanding:
        """How it stands."""
        return self.promise.standing(self.today)

    @property
    def who(self) -> str:
        """Who promised it."""
        return ", ".join(each for each in (self.promise.promised_by, self.promise.agency) if each)

    @property
    def when(self) -> str:
        """By when, and how late it is, in words."""
        tr, one = QCoreApplication.translate, self.promise
        if one.received_on:
            return tr("promises", "received {day}").format(day=on_day_briefly(one.received_on))
        if one.let_go_on:
            return tr("promises", "let go {day}").format(day=on_day_briefly(one.let_go_on))
        day = on_day_briefly(one.due) or one.timescale
        said = tr("promises", "due {day}").format(day=day) if day else tr("promises", "no date given")
        if days := one.days_late(self.today):
            late = tr("promises", "{days} day late") if days == 1 else tr("promises", "{days} days late")
            said = f"{said} · {late.format(days=days)}"
        return said

    @property
    def spoken(self) -> str:
        """The promise as a screen reader says it."""
        words = self.promise.words or QCoreApplication.translate("promises", "No words yet")
        return ", ".join(
            each
            for each in (
                word(self.promise.kind),
                words,
                self.who,
                word(self.standing),
                *(said for said, _ in self.chips),
                self.when,
            )
            if each
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisesLog:
    """All promises of the panel's meetings, those that are owed longest first."""

    rows: tuple[Owed, ...]
    here: frozenset[str]
    """Ids of those before the meeting on the desk."""
    papers: Mapping[str, Paper]
    made_on: Mapping[str, Recommendation | Question]
    """What promises were made on, by id."""
    names: tuple[str, ...]
    agencies: tuple[str, ...]

    def about(self, promise: Promise) -> tuple[Recommendation | Question, ...]:
        """The recommendations, and the question, that a promise was made on."""
        ids = (*promise.recommendation_ids, promise.question_id)
        return tuple(self.made_on[each] for each in ids if each in self.made_on)

    def listed(self, wanted: Wanted, words: str, kept: str) -> tuple[Owed, ...]:
        """The rows of one list; the promise called ``kept`` stays in it, so that it never vanishes in use."""
        sought = words.casefold().split()
        return tuple(
            each for each in self.rows
            if each.promise.id == kept
            or (self._belongs(each, wanted) and all(part in each.spoken.casefold() for part in sought))
        )  # fmt: skip

    def count(self, wanted: Wanted) -> int:
        """How many a list holds."""
        return sum(self._belongs(each, wanted) for each in self.rows)

    def words(self) -> str:
        """What the foot of the window says."""
        tr = QCoreApplication.translate
        return " · ".join((
            tr("promises", "{count} owed").format(count=self.count(Wanted.OWED)),
            tr("promises", "{count} late").format(count=self.count(Wanted.LATE)),
            tr("promises", "{count} kept").format(count=self.count(Wanted.KEPT)),
        ))  # fmt: skip

    def _belongs(self, row: Owed, wanted: Wanted) -> bool:
        return {
            Wanted.OWED: row.promise.is_open,
            Wanted.LATE: row.standing is PromiseStanding.LATE,
            Wanted.HERE: row.promise.id in self.here,
            Wanted.KEPT: row.standing is PromiseStanding.RECEIVED,
            Wanted.ALL: True,
        }[wanted]


def read_promises(desk: Desk) -> PromisesLog | None:
    """The log of the panel of the meeting on the desk; None where there is no meeting."""
    if (meeting := desk.meeting) is None:
        return None
    db, today = desk.library, desk.clock().date()
    known, chips_of = {each.id: each for each in meetings.every(db)}, closed_chips(desk)
    listed = [Owed(promise=each, meeting=known.get(each.meeting_id), today=today, chips=chips_of(each))
              for each in promises.every(db)
              if each.meeting_id not in known or known[each.meeting_id].panel_id == meeting.panel_id]  # fmt: skip
    present = witnesses.for_meeting(db, meeting.id)
    received = (rows.get(db, Paper, each.promise.received_paper_id) for each in listed)
    return PromisesLog(
        rows=tuple(sorted(listed, key=_order)),
        here=frozenset(each.id for each in promises.for_meeting(db, meeting.id)),
        papers={each.id: each for each in (*papers.for_meeting(db, meeting.id), *received) if each},
        made_on=_made_on(db, [each.promise for each in listed]),
        names=tuple(dict.fromkeys((*(each.name for each in present), *(each.promise.promised_by for each in listed),
                                   *(each.name for each in people.every(db))))),
        agencies=tuple(dict.fromkeys((*(each.agency for each in present), *(each.promise.agency for each in listed)))),
    )  # fmt: skip


def _made_on(db: Library, known: Iterable[Promise]) -> dict[str, Recommendation | Question]:
    found: dict[str, Recommendation | Question] = {}
    for each in known:
        for one in each.recommendation_ids:
            if one not in found and (advice := rows.get(db, Recommendation, one)) is not None:
                found[one] = advice
        if each.question_id and (asked := rows.get(db, Question, each.question_id)) is not None:
            found[asked.id] = asked
    return found


def _order(row: Owed) -> tuple[bool, date, int, str]:
    one = row.promise
    return not one.is_open, one.due or date.max, one.rank, one.id
