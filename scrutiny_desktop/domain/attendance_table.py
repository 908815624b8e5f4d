"""Who was at a meeting, from when until when, and when its steps were taken, as a table."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from scrutiny_desktop.domain.attendance import Attendance
from scrutiny_desktop.domain.meeting import Spell
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.proceeding import Proceedings
from scrutiny_desktop.domain.tracker import Tracker


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceWords:
    """The words of the table: heads of columns by their names, states by their values."""

    title: str = "Attendance and times"
    heads: Mapping[str, str] = field(default_factory=lambda: {
        "name": "Name", "title": "Title", "capacity": "As", "presence": "Presence", "for": "In place of",
        "arrived": "From", "left": "Until", "declared": "Declared",
    })  # fmt: skip
    states: Mapping[str, str] = field(default_factory=dict)
    time: Callable[[datetime | None], str] = lambda at: f"{at:%H:%M}" if at else ""
    public: str = "Public"

    def state(self, state: str) -> str:
        """A state in words."""
        return self.states.get(state, str(state).capitalize())


def attendance_table(
    people: Iterable[Attendance], held: Proceedings, words: AttendanceWords, *, meeting: str
) -> Tracker:
    """A line for each time that a person came, then one for each step; no words of a step are in it."""
    listed = list(people)
    known = {each.id: one_line(each.name) for each in listed}
    cells = [line for each in listed for line in _lines(each, known, words)]
    cells += [{"name": words.state(each.kind), "arrived": words.time(each.at)} for each in held.steps]
    names = [name for name in words.heads if any(each.get(name) for each in cells) or name == "name"]
    return Tracker(
        title=words.title,
        meeting=meeting,
        classification=words.public,
        columns=tuple(names),
        heads=tuple(words.heads[name] for name in names),
        lines=tuple(tuple(each.get(name, "") for name in names) for each in cells),
    )


def _lines(person: Attendance, known: Mapping[str, str], words: AttendanceWords) -> Iterator[dict[str, str]]:
    for spell in person.spells or (Spell(),):
        yield {
            "name": one_line(person.name),
            "title": one_line(person.title),
            "capacity": words.state(person.capacity),
            "presence": words.state(person.presence),
            "for": known.get(person.substitute_for, ""),
            "arrived": words.time(spell.arrived),
            "left": words.time(spell.left),
            "declared": "; ".join(words.state(each.kind) for each in person.declarations),
        }
