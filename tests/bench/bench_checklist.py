"""The checklist at size: 2,000 recommendations with 20,000 reports, opened, filtered key by key, and changed.

The same on 20 recommendations stands beside it, in one run, so that the ratio tells what the size costs.
Run it offscreen: ``QT_QPA_PLATFORM=offscreen python -m tests.bench.bench_checklist``.
"""

import gc
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.app.start import make_application
from scrutiny_desktop.domain.checklist_filter import Need
from scrutiny_desktop.domain.checklist_order import Column, Grouping
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.panel import Panel, Role
from scrutiny_desktop.domain.recommendation import Progress, ProgressReport, Recommendation
from scrutiny_desktop.domain.record import Record
from scrutiny_desktop.resource_folder import resource_folder
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.library import Access, Library, open_library
from scrutiny_desktop.store.rows import Mark
from scrutiny_desktop.views.checklist.screen import ChecklistScreen
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.introduction import introduce
from tests.bench.loop_watch import clocks

MANY, FEW, REPORTS = 2_000, 20, 10
WORDS = "The partnership should review the thresholds that are applied at the ferry, and report back to the panel. "


def clock() -> datetime:
    return datetime(2031, 6, 12, 18, tzinfo=UTC)


def records(many: int) -> list[Record]:
    """A meeting with so many recommendations, and ten reports on each."""
    made: list[Record] = [Panel(id="panel", name="Ferries"), Meeting(id="m", panel_id="panel", on=date(2031, 6, 12))]
    for at in range(many):
        one = Recommendation(
            id=f"r{at:05}", meeting_id="m", number=str(at + 1), text=WORDS * (1 + at % 2) + f"Pier {at}.", rank=at,
            lead_agency=f"Agency {at % 9}", series=f"Series {at % 4}", due=date(2031, 1, 1) + timedelta(days=at % 300),
        )  # fmt: skip
        made.append(one)
        for turn in range(REPORTS):
            made.append(ProgressReport(
                id=f"p{at:05}{turn}", recommendation_id=one.id, on=date(2030, 1, 1) + timedelta(days=30 * turn),
                progress=list(Progress)[(at + turn) % 3], words=f"Training of crew {turn} has begun.", meeting_id="m",
            ))  # fmt: skip
    return made


def filled(library: Library, many: int) -> Library:
    mark = Mark(version="v", created="2031-01-01", changed="2031-01-01")
    with library.atomic():
        for each in records(many):
            rows.put(library, each, mark)
    return library


Took = tuple[float, float, float]
"""Milliseconds by the clock, of work of the window's thread, and of work of all threads."""


def timed(job: Callable[[], object]) -> Took:
    """What it took until it was done and drawn."""
    start = clocks()
    job()
    QApplication.processEvents()
    clock, window, program = ((now - before) * 1000 for now, before in zip(clocks(), start, strict=True))
    return clock, window, program


def measured(folder: Path, many: int) -> dict[str, Took]:
    desk = Desk(filled(open_library(Access(folder), clock=clock), many), resources=resource_folder(), clock=clock)
    introduce(desk, "Cllr Example", Role.CHAIR)
    desk.choose_meeting("m")
    screen = ChecklistScreen(desk)
    screen.resize(1200, 700)

    def until_read(act: Callable[[], object]) -> Callable[[], None]:
        def done() -> None:
            act()
            while desk.jobs.is_busy or screen._reading.is_reading:
                QTest.qWait(1)

        return done

    took = {"open": timed(until_read(screen.show))}
    looking, table = screen._looking, screen._table
    took["open again"] = timed(until_read(lambda: (screen._told.add(("", "")), screen.fill())))

    def typed(words: str) -> None:
        looking.line.words.setText(words)
        looking.line.flush()

    took["first key of a filter"] = timed(lambda: typed("p"))
    keys = [timed(lambda words=words: typed(words)) for words in ("pi", "pie", "pier", "pier 1", "pier 12", "")]
    keys.sort(key=lambda each: each[1])
    took["a key of a filter, median"], took["a key of a filter, most"] = keys[len(keys) // 2], keys[-1]
    took["a need"] = timed(lambda: looking.line.toggle(Need.OVERDUE))
    took["no need"] = timed(lambda: looking.line.toggle(Need.OVERDUE))
    took["sort by due"] = timed(lambda: looking.views.change(sorted_by=Column.DUE))
    took["group by agency"] = timed(lambda: looking.views.change(grouping=Grouping.AGENCY))
    looking.views.change(grouping=Grouping.NONE, sorted_by=Column.NUMBER)
    QTest.qWait(50)
    one = rows.get(desk.library, Recommendation, f"r{many // 2:05}")
    assert one is not None

    def changed() -> None:
        desk.change("edit", old=one, new=replace(one, text="Another text."))
        screen.fill_if_stale()

    took["one record changed"] = timed(changed)
    took["next row"] = timed(lambda: table.setCurrentIndex(table.rows.index(7, Column.TEXT)))
    took["judge 100 rows"] = timed(lambda: _judge(screen, 100 if many > 100 else 10))
    desk.close()
    return took


def _judge(screen: ChecklistScreen, many: int) -> None:
    known = screen._known
    assert known is not None
    screen._acts.changes.report([row.recommendation for row in known.rows[:many]], Progress.COMPLETE)
    while screen.desk.jobs.is_busy:
        QApplication.processEvents()
    screen.fill_if_stale()


def main() -> None:
    make_application(resource_folder())
    gc.disable()  # as in the program, which sweeps when it is at rest
    with TemporaryDirectory() as place:
        few, many = measured(Path(place) / "few", FEW), measured(Path(place) / "many", MANY)
    for name, took in many.items():
        told = f"{took[0]:7.1f} ms; work {took[1]:6.1f} of the window, {took[2]:6.1f} of all threads"
        sys.stdout.write(f"{name:26} {told}   with {FEW}: {few[name][1]:6.1f}  {took[1] / few[name][1]:5.1f} x\n")


if __name__ == "__main__":
    main()
