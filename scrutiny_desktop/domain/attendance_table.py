"""Who was at a meeting, from when until when, and when its steps were taken, as a table."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from scrutiny_desktop.domain.attendance import Attendance, Declaration
from scrutiny_desktop.domain.meeting import AgendaItem, Spell
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.proceeding import Proceeding, Proceedings
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.tracker import Tracker


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceWords:
    """The words of the table: heads of columns by their names, states by their values."""

    title: str = "Attendance and times"
    heads: Mapping[str, str] = field(default_factory=lambda: {
        "name": "Name", "title": "Title", "capacity": "As", "presence": "Presence", "for": "In place of",
        "event": "Event", "item": "Item", "arrived": "From", "left": "Until", "declared": "Declared",
    })  # fmt: skip
    states: Mapping[str, str] = field(default_factory=dict)
    time: Callable[[datetime | None], str] = lambda at: f"{at:%H:%M}" if at else ""
    day: Callable[[date | None], str] = lambda on: on.isoformat() if on else ""
    declared_in: str = "{interest} (item {item})"
    withheld_one: str = "1 declaration was made in private, and is left out."
    withheld_many: str = "{count} declarations were made in private, and are left out."
    public: str = "Public"

    def state(self, state: str) -> str:
        """A state in words."""
        return self.states.get(state, str(state).capitalize())


def attendance_table(
    people: Iterable[Attendance], held: Proceedings, words: AttendanceWords, public: Publication, *,
    meeting: str, items: Iterable[AgendaItem] = (),
) -> Tracker:  # fmt: skip
    """A line for each time that a person came, then one for each step; no words of a step are in it."""
    listed = list(people)
    table = _Table(
        words=words,
        public=public,
        known={each.id: one_line(each.name) for each in listed},
        items={each.id: one_line(each.number or each.title) for each in items},
        has_days=len(set(map(_day, _times(listed, held)))) > 1,
    )
    cells = [line for each in listed for line in table.person(each)] + [table.step(each) for each in held.steps]
    names = [name for name in words.heads if any(each.get(name) for each in cells) or name == "name"]
    withheld = sum(len(each.declarations) - len(table.heard(each)) for each in listed)
    said = words.withheld_one if withheld == 1 else words.withheld_many
    return Tracker(
        title=words.title,
        meeting=meeting,
        classification=words.public,
        columns=tuple(names),
        heads=tuple(words.heads[name] for name in names),
        lines=tuple(tuple(each.get(name, "") for name in names) for each in cells),
        left_out=(said.format(count=withheld),) if withheld else (),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    words: AttendanceWords
    public: Publication
    known: Mapping[str, str]
    items: Mapping[str, str]
    has_days: bool
    """Whether a time alone does not tell the day."""

    def person(self, person: Attendance) -> Iterator[dict[str, str]]:
        for spell in person.spells or (Spell(),):
            yield {
                "name": one_line(person.name),
                "title": one_line(person.title),
                "capacity": self.words.state(person.capacity),
                "presence": self.words.state(person.presence),
                "for": self.known.get(person.substitute_for, ""),
                "arrived": self._time(spell.arrived),
                "left": self._time(spell.left),
                "declared": "; ".join(map(self._declared, self.heard(person))),
            }

    def step(self, step: Proceeding) -> dict[str, str]:
        return {"event": self.words.state(step.kind), "item": self.items.get(step.agenda_item_id, ""),
                "arrived": self._time(step.at)}  # fmt: skip

    def heard(self, person: Attendance) -> list[Declaration]:
        """What was declared with the public in the room."""
        return [each for each in person.declarations if self.public.of_declaration(person.meeting_id, each).is_free]

    def _declared(self, declaration: Declaration) -> str:
        interest, item = self.words.state(declaration.kind), self.items.get(declaration.agenda_item_id, "")
        return self.words.declared_in.format(interest=interest, item=item) if item else interest

    def _time(self, at: datetime | None) -> str:
        return " ".join(filter(None, (self.words.day(_day(at)) if at and self.has_days else "", self.words.time(at))))


def _times(people: Iterable[Attendance], held: Proceedings) -> Iterator[datetime]:
    yield from (each.at for each in held.steps)
    for spell in (each for person in people for each in person.spells):
        yield from filter(None, (spell.arrived, spell.left))


def _day(at: datetime) -> date:
    return at.astimezone().date()
