"""Begins a large change of the library in a folder, says how far it is, and waits to be killed before it goes on."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.flows.changing import change_many
from scrutiny_desktop.store.access import Access

MANY = 200


def main(folder: Path) -> None:
    """Stop at each report until a line is read."""

    def report(done: int, total: int, name: str = "", pages: int = 0, /) -> None:
        del name, pages
        sys.stdout.write(f"{done} of {total}\n")
        sys.stdout.flush()
        sys.stdin.readline()

    asked = [(None, Question(id=f"q{at:03}", meeting_id="m1", text=f"Who checks pier {at}?")) for at in range(MANY)]
    change_many(Access(folder), lambda: datetime(2031, 6, 12, 18, tzinfo=UTC), "amina", "add questions", asked, report)
    sys.stdout.write("written\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
