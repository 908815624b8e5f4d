"""A program that works through a protected library in the real window until it is killed."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit

from scrutiny_desktop.app.start import make_application, now, open_window, settle_in
from scrutiny_desktop.app.traces import leave_no_trace
from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.roster import PANEL
from scrutiny_desktop.flows import handing_on, seats
from scrutiny_desktop.store import keys, papers, questions
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.database_post import KEPT_PASSWORD
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.typed import keep_typed
from scrutiny_desktop.views.window import Window


def newer(window: Window, inbox: Path, words: str, rest: Callable[[], None]) -> None:
    """Sharing, previews, drafts, Live, the clipboard, and a dialog that a lock would find open."""
    desk = window.desk
    introduce(desk, "Cllr Example", Role.CHAIR)
    held = seats.found(desk.library, desk.panel)
    handing_on.share(desk.library, held, questions.for_meeting(desk.library, desk.meeting.id), PANEL, now)
    shared = inbox.parent / "outside" / "shared"
    shared.mkdir()
    window.errands.posting.use(shared)
    rest()
    desk.keep(KEPT_PASSWORD, f"password {words}")
    window.run("new_meeting")
    asking = standing("new_meeting")
    QTest.keyClicks(asking.findChild(QLineEdit), words)
    keep_typed(desk, "new_meeting")
    asking.reject()
    paper = next(each for each in papers.for_meeting(desk.library, desk.meeting.id) if each.file_name.endswith(".pdf"))
    for act in ("print", "large_print"):
        window.show_record("papers", paper.id)
        rest()
        window.run(act)
        shown = standing(act)
        rest()
        shown.reject()
    window.run("take_in_recommendations")
    rest()
    if (shown := QApplication.activeModalWidget()) is not None:
        shown.close()
    window.go("live")
    window.run("start_meeting")
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.run("point_action")
    QTest.keyClicks(QApplication.focusWidget(), f"live {words}")
    window.run("room_window")
    window.run("room_blank")
    QTest.qWait(300)
    QApplication.clipboard().setText(words)
    window.go("record")
    rest()
    QSettings().setValue("planted", words)


def standing(act: str) -> QDialog:
    """The dialog that an act opened."""
    for _ in range(200):
        if isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            QTest.qWait(200)
            return dialog
        QTest.qWait(50)
    raise AssertionError(f"{act} opened no dialog")


def main(folder: Path, inbox: Path, words: str, passphrase: str) -> None:
    leave_no_trace()
    application = make_application(Path(__file__).parents[2] / "resources")
    access = keys.unlock(folder, passphrase)
    window = open_window(open_library(access, clock=now), Path(__file__).parents[2] / "resources")
    window.show()
    desk = window.desk

    def rest() -> None:
        while desk.jobs.is_busy:
            QTest.qWait(50)
        QTest.qWait(300)

    def work() -> None:
        desk.keep("me", "")
        settle_in(window)
        window.errands.take_in(sorted(inbox.iterdir()))
        rest()
        for paper in papers.for_meeting(desk.library, desk.meeting.id):
            if paper.is_supplied:
                window.show_record("papers", paper.id)
                rest()
        note = Note(id=desk.ids.new(), meeting_id=desk.meeting.id, text=f"note {words}",
                    anchor=Anchor(paper_id=paper.id, content=paper.content, quote=words))  # fmt: skip
        desk.change("add note", old=None, new=note)
        asked = Question(id=desk.ids.new(), meeting_id=desk.meeting.id, text=f"question {words}")
        desk.change("add question", old=None, new=asked)
        window.go("papers")
        window.run("page_thumbnails")
        window.run("find_in_paper")
        QTest.keyClicks(QApplication.focusWidget(), words)
        window.run("search")
        found = QApplication.activeModalWidget()
        QTest.keyClicks(found.findChild(QLineEdit), words)
        rest()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        window.run("add_question")
        QTest.keyClicks(QApplication.focusWidget(), f"typed {words}")
        window.run("add_papers")
        asking = window.findChild(QFileDialog)
        asking.setDirectory(str(inbox))
        asking.selectFile(str(next(inbox.iterdir())))
        QTest.qWait(300)
        asking.accept()
        rest()
        window.run("back_up")
        rest()
        newer(window, inbox, words, rest)
        sys.excepthook(ValueError, ValueError("a mistake of the program"), None)
        window.desk.change("add question", old=None, new=Question(id=desk.ids.new(), meeting_id="m", text=words))
        sys.stdout.write(f"worked through {len(papers.for_meeting(desk.library, desk.meeting.id))} papers\n")
        sys.stdout.flush()

    def work_or_end() -> None:
        try:
            work()
        except BaseException:
            application.exit(1)
            raise

    QTimer.singleShot(0, window, work_or_end)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4])
