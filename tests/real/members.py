"""Fifteen members with a library each, and what they have of one another's."""

from queue import Empty, Queue

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.roster import PANEL
from scrutiny_desktop.flows import handing_on, seats, shared_copies
from tests.made_library import clock, make_panel, opened

NAMES = ("amina", "ben", "carys", *(f"member-{number}" for number in range(4, 16)))
ROLES = {name: Role.CHAIR if name == "amina" else Role.MEMBER for name in NAMES}
CUT_OFF = "carys"


class Members:
    """All fifteen; ``stirred`` holds a word for each thing that may have changed what somebody has."""

    def __init__(self, place) -> None:
        make_panel(place, ROLES)
        self.libraries = {name: opened(place / name) for name in NAMES}
        self.stirred: Queue = Queue()

    def share(self, name, number) -> None:
        share(self.libraries[name], name, number)

    def has(self, name) -> set[str]:
        """What somebody has of others."""
        db = self.libraries[name]
        return {each.body["text"] for one in shared_copies.of_others(db, seats.seat(db)) for each in one.copy.shown}

    def wait_until(self, holds, seconds=180) -> None:
        """Looked at again whenever anything has stirred."""
        while not holds():
            try:
                self.stirred.get(timeout=seconds)
            except Empty:
                raise AssertionError({name: len(self.has(name)) for name in NAMES}) from None

    def all_have(self, number, but="") -> bool:
        wanted = {name: f"Question {number} of {name}" for name in NAMES if name != but}
        return all({each for other, each in wanted.items() if other != name} <= self.has(name)
                   for name in NAMES if name != but)  # fmt: skip

    def close(self) -> None:
        for each in self.libraries.values():
            each.close()


def share(db, name, number) -> None:
    """A question to the Panel."""
    asked = Question(id=f"{name}-{number}", owner=name, meeting_id="", text=f"Question {number} of {name}")
    handing_on.share(db, seats.seat(db), [asked], PANEL, clock)
