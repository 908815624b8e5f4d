"""How long very large changes keep the window waiting: thousands of recommendations, marks and questions at once.

Run: ``QT_QPA_PLATFORM=offscreen python -m tests.bench.bench_big_changes [--why] [advice] [marks] [order]``. Each line
tells the longest time between two turns of the window's loop, from an act until a second after it; 100 ms is the limit.
"""

import csv
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from scrutiny_desktop.app.start import make_application, now, open_window
from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Response
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.resource_folder import resource_folder
from scrutiny_desktop.store import meetings, papers, themes
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.bringing_forward import BringForwardDialog
from scrutiny_desktop.views.checklist.screen import ChecklistScreen
from scrutiny_desktop.views.papers import bringing_in, moving
from scrutiny_desktop.views.papers.screen import PapersScreen
from scrutiny_desktop.views.questions.changes import Changes as Asking
from scrutiny_desktop.views.questions.screen import QuestionsScreen
from scrutiny_desktop.views.taking_in import errand
from scrutiny_desktop.views.taking_in.dialog import TakingInDialog
from scrutiny_desktop.views.window import Window
from tests.bench.loop_watch import LoopWatch, turn

MANY = 5_000
HEADS = ("No", "Recommendation", "Action", "Lead agency", "Timescale", "Progress")
Step = tuple[str, Callable[[], object], Callable[[], bool]]


def sheet(place: Path) -> Path:
    """A tracker of five thousand rows."""
    file = place / "tracker.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(HEADS)
        for at in range(MANY):
            table.writerow((at + 1, f"The partnership should review lamp {at} of the quay and report to the panel.",
                            f"The harbour office will count lamp {at} each month.", f"Agency {at % 9}",
                            f"{1 + at % 28} March 2031", "In progress"))  # fmt: skip
    return file


def prose(place: Path) -> Path:
    file = place / "long.txt"
    file.write_text("\n\n".join(f"{at} The panel asked who checks pier {at}." for at in range(MANY)), encoding="utf-8")
    return file


def _advice(window: Window, paper: Paper) -> Iterator[Step]:
    desk, screen = window.desk, window.screens["checklist"]
    assert isinstance(screen, ChecklistScreen)

    def dialog() -> TakingInDialog | None:
        return next((each for each in window.findChildren(TakingInDialog) if each.isVisible()), None)

    def is_idle() -> bool:
        return not desk.jobs.is_busy and QApplication.activeModalWidget() is None

    def chosen() -> list[object]:
        return [each.recommendation for each in screen._table.rows.lines() if isinstance(each, ChecklistRow)]

    def shows(many: int) -> bool:
        return is_idle() and screen._table.rows.rowCount() == many

    def forward() -> BringForwardDialog | None:
        return next((each for each in window.findChildren(BringForwardDialog) if each.isVisible()), None)

    window.go("checklist")
    start = partial(errand.take_in_from, desk, window, paper)
    yield "found, new", start, lambda: dialog() is not None
    yield "taken in", lambda: dialog().accept(), lambda: shows(MANY)
    words = screen._looking.line.words
    yield "first key", lambda: words.setText("l"), lambda: True
    yield "second key", lambda: words.setText("lamp 49"), lambda: True
    yield "no filter", lambda: words.setText(""), lambda: True
    respond = lambda: screen._acts.changes.respond(chosen(), Response.ACCEPTED)  # noqa: E731
    yield "all accepted", respond, is_idle
    yield "undone", desk.undo, is_idle
    yield "done again", desk.redo, is_idle
    yield "found, matched", start, lambda: dialog() is not None
    yield "next proposal", lambda: dialog()._step(1), lambda: True
    yield "taken in again", lambda: dialog().accept(), is_idle
    later = Meeting(id="later", panel_id="panel", on=date(2032, 6, 12))
    desk.change("make a meeting", old=None, new=later)
    yield "later meeting", lambda: desk.choose_meeting("later"), is_idle
    yield "forward opened", lambda: window.run("bring_forward"), lambda: forward() is not None
    yield "brought forward", lambda: forward().accept(), lambda: shows(MANY)
    yield "not brought", desk.undo, lambda: shows(0)
    yield "brought again", desk.redo, lambda: shows(MANY)
    for name in ("questions", "record", "promises", "live", "meeting", "papers", "checklist"):
        yield f"screen {name}", partial(window.go, name), is_idle


def _marks(window: Window, paper: Paper) -> Iterator[Step]:
    desk = window.desk

    def is_idle() -> bool:
        return not desk.jobs.is_busy and QApplication.activeModalWidget() is None

    screen = window.screens["papers"]
    assert isinstance(screen, PapersScreen)
    window.go("papers")
    screen.open_paper(paper.id)
    turn(lambda: is_idle() and bool(screen.text.opened.text) and not screen.text.is_filling)
    places = [each.start() for each in re.finditer("who checks", screen.text.opened.text)]
    bare = Anchor(paper_id=paper.id, content=paper.content, quote="who checks")
    first = Note(id="", owner=desk.me.id, meeting_id=paper.meeting_id, text="Ask about this.")
    made = [replace(first, id=desk.ids.new(), anchor=replace(bare, start=at, end=at + 10)) for at in places]
    yield "marks brought in", partial(bringing_in._add, desk, made, MANY, ()), is_idle
    yield "undone", desk.undo, is_idle
    yield "done again", desk.redo, is_idle
    later = Meeting(id="later", panel_id="panel", on=date(2032, 6, 12))
    desk.change("make a meeting", old=None, new=later)
    yield "paper moved", lambda: moving.Moving(desk, screen)._move(paper, "later", None), is_idle
    yield "moved back", desk.undo, is_idle


def _order(window: Window, paper: Paper) -> Iterator[Step]:
    desk = window.desk

    def is_idle() -> bool:
        return not desk.jobs.is_busy and QApplication.activeModalWidget() is None

    bare = Question(id="", owner=desk.me.id, meeting_id=paper.meeting_id)
    asked = [replace(bare, id=f"q{at:05}", rank=at, text=f"Who pays for {at}?") for at in range(1_000)]
    desk.ledger.swap_all([(None, each) for each in asked])
    window.go("questions")
    changes = Asking(desk)
    yield "questions shown", lambda: desk.changed.emit("", ""), is_idle
    yield "last put first", lambda: changes.move(asked[-1], ("", asked[0].id)), is_idle
    yield "undone", desk.undo, is_idle
    screen = window.screens["questions"]
    assert isinstance(screen, QuestionsScreen)
    yield "added first", lambda: screen.add_question(("", asked[0].id)), is_idle
    yield "put as one", lambda: changes.merge(asked[:2]), is_idle
    yield "theme split", lambda: changes.split_theme(asked[5]), is_idle
    yield "split again", lambda: changes.split_theme(asked[500]), is_idle
    yield "joined", lambda: changes.join_theme(themes.for_meeting(desk.library, paper.meeting_id)[-1]), is_idle


KINDS = {"advice": (sheet, _advice), "marks": (prose, _marks), "order": (prose, _order)}


def _watched(kind: str, place: Path, *, tells_why: bool) -> None:
    resources, access = resource_folder(), Access(place / "library")
    write, steps = KINDS[kind]
    library = open_library(access, clock=now)
    taken = take_in(access, now, [write(place)], resources / "forms", lambda *_: None)
    window = open_window(library, resources)
    desk, watch = window.desk, LoopWatch(tells_why=tells_why)
    window.resize(1280, 800)
    window.show()
    desk.change_all("add", Filing(library, desk.ids, "me").filed(taken, None))
    was = meetings.every(library)[0]
    meeting = replace(was, panel_id="panel", on=date(2031, 6, 12))
    desk.change_all("name the panel", [(None, Panel(id="panel", name="Ferries")), (was, meeting)])
    desk.choose_meeting(meeting.id)
    turn(lambda: not desk.jobs.is_busy)
    paper = papers.for_meeting(library, meeting.id)[0]
    for name, act, is_over in steps(window, paper):
        sys.stdout.write(f"{kind:6} {name:18} {watch.over(act, is_over)}\n")
        sys.stdout.flush()
    watch.close()
    window.close()
    turn(lambda: False, 0.1)
    desk.close()


def main() -> None:
    application = make_application(resource_folder())
    for kind in [each for each in sys.argv[1:] if each in KINDS] or KINDS:
        with tempfile.TemporaryDirectory() as place:
            _watched(kind, Path(place), tells_why="--why" in sys.argv)
    assert isinstance(application, QApplication)


if __name__ == "__main__":
    main()
