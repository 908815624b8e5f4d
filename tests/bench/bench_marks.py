"""Marks at size, in a window: making one with 10,000 in the library, a page with 300 of them, the list of all.

Beside each stands the same with hardly any marks, in one run, so that the ratio tells what the marks cost.
Run it offscreen: ``QT_QPA_PLATFORM=offscreen python -m tests.bench.bench_marks``.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtTest import QTest

from scrutiny_desktop.app.start import make_application, open_window
from scrutiny_desktop.domain.note import MarkKind, Note
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.resource_folder import resource_folder
from scrutiny_desktop.store import meetings
from scrutiny_desktop.store.library import Access, open_library
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.papers.all_marks import AllMarks
from scrutiny_desktop.views.papers.screen import PapersScreen
from scrutiny_desktop.views.window import Window
from tests import made_papers

PAGES, LINES, MARKS, ON_A_PAGE, TURNS = 40, 44, 10_000, 300, 60


def clock() -> datetime:
    return datetime.now(UTC)


def paper(file: Path) -> Path:
    """Pages dense with numbered lines."""

    def page(number: int) -> made_papers.Draw:
        lines = [f"{number}.{line} The ferry of crossing {number} sails on day {line} and returns by the evening tide."
                 for line in range(1, LINES)]  # fmt: skip
        return made_papers.text(*lines)

    return made_papers.pdf(file, [page(number) for number in range(1, PAGES + 1)])


def shown(window: Window, file: Path) -> PapersScreen:
    """The window on the paper's pages, with the letters of the first known."""
    desk = window.desk
    introduce(desk, "Cllr Example", Role.CHAIR)
    taken = take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", lambda *_: None)
    desk.change_all("add papers", Filing(desk.library, desk.ids, desk.me.id).filed(taken, None))
    desk.choose_meeting(meetings.every(desk.library)[0].id)
    window.resize(1440, 900)
    window.show()
    window.go("papers")
    screen = window.screens["papers"]
    assert isinstance(screen, PapersScreen)
    while screen.reader.pages.letters_on(0) is None or not screen.text.opened.text:
        QTest.qWait(20)
    return screen


def marks(screen: PapersScreen, many: int, first_page: int) -> list[Note]:
    """Highlights, so many of them on the first page of the paper, the others on another paper of the meeting."""
    assert screen.paper is not None
    flow, made = screen.text.opened.flow, []
    end_of_first = flow.start_of_page(2)
    for at in range(many):
        on_first = at < first_page
        room = end_of_first if on_first else len(screen.text.opened.text) - 40
        start = (at * 13) % room if on_first else end_of_first + (at * 29) % (room - end_of_first)
        on = screen.paper if on_first else replace(screen.paper, id="another")
        quote = screen.text.opened.text[start : start + 24]
        anchor = replace(flow.place(on, start), quote=quote, end=start + 24)
        made.append(Note(id=f"m{at:06}", meeting_id=screen.paper.meeting_id, kind=MarkKind.HIGHLIGHT, anchor=anchor))
    return made


def timed(turns: int, job: Callable[[int], object]) -> list[float]:
    """Milliseconds of each turn."""
    took = []
    for turn in range(turns):
        start = perf_counter()
        job(turn)
        took.append((perf_counter() - start) * 1000)
    return took


def measured(screen: PapersScreen) -> dict[str, list[float]]:
    """Each of the three, as it is with the marks that are there now."""
    pages, desk = screen.reader.pages, screen.desk

    saved: list[float] = []
    desk.saved.connect(lambda _: saved.append(perf_counter()))
    kept: list[float] = []

    def mark(turn: int) -> None:
        pages.select(turn * 40, turn * 40 + 20)
        start = perf_counter()
        screen.handlers()["highlight"]()
        kept.append((saved[-1] - start) * 1000)

    def listed(_: int) -> None:
        dialog = AllMarks(desk, screen)
        dialog.show()
        dialog.repaint()
        assert dialog.rows.rowCount()
        dialog.close()
        dialog.deleteLater()

    pages.go_to_page(0)
    QTest.qWait(200)
    shown = timed(TURNS, mark)
    return {
        "mark to saved": kept,
        "mark to shown": shown,
        "paint a page": timed(TURNS, lambda _: pages.viewport().repaint()),
        "list of all marks": timed(5, listed),
    }


def main() -> None:
    resources = resource_folder()
    make_application(resources)
    with TemporaryDirectory() as place:
        window = open_window(open_library(Access(Path(place) / "library"), clock=clock), resources, clock)
        screen = shown(window, paper(Path(place) / "ferry.pdf"))
        few = measured(screen)
        other = replace(screen.paper, id="another", rank=1)
        window.desk.change_all("many", [(None, other), *((None, each) for each in marks(screen, MARKS, ON_A_PAGE))])
        QTest.qWait(500)
        many = measured(screen)
        window.close()
        window.desk.close()
    for name, took in many.items():
        base = few[name]
        worst = quantiles(took, n=100)[98] if len(took) > 5 else max(took)
        sys.stdout.write(f"{name:18} p50 {median(took):7.1f} ms  p99 {worst:7.1f} ms  with hardly any marks "
                         f"p50 {median(base):7.1f} ms  {median(took) / median(base):5.1f} x\n")  # fmt: skip


if __name__ == "__main__":
    main()
