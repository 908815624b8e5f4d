"""Types into a question until it is killed, and says each word once it is saved."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import Access, open_library


def clock() -> datetime:
    return datetime.now(UTC)


def main(folder: str) -> None:
    with open_library(Access(Path(folder)), clock=clock) as db:
        ledger = Ledger(db, author=lambda: "amina", clock=clock, ids=Ids(clock))
        question = rows.get(db, Question, "q1")
        if question is None:
            ledger.swap(None, question := Question(id="q1", meeting_id="m1"))
        while True:
            number = int(question.text.rpartition(" ")[2] or 0) + 1
            longer = replace(question, text=f"{question.text[-5_000:]} {number}")
            ledger.swap(question, longer, burst=str(number // 7))
            question = longer
            print(number, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
