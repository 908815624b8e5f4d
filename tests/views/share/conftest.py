"""Two members at their desks, each with a library of their own, and a folder that both have."""

from dataclasses import replace
from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.views import offering
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.screen import LiveScreen
from scrutiny_desktop.views.questions.screen import QuestionsScreen
from scrutiny_desktop.views.share.outgoing import SendDialog
from scrutiny_desktop.views.share.screen import ShareScreen
from scrutiny_desktop.views.window import Window
from tests.made_library import PANEL, clock, copy, make_panel, opened

PASSAGE = Anchor(paper_id="open", content="c0ffee", quote="Visits are checked each month.", page=3)
MADE = (
    Meeting(id="m1", panel_id=PANEL.id, on=date(2031, 6, 12)),
    Paper(id="open", meeting_id="m1", title="Report", content="c0ffee", label="Appendix 1"),
    Paper(id="secret", meeting_id="m1", title="Annex", content="dead",
          classification=Classification(secrecy=Secrecy.EXEMPT, citation="2")),
    Question(id="q1", owner="ben", meeting_id="m1", text="Who checks the visits?", passages=(PASSAGE,)),
    Question(id="q2", owner="ben", meeting_id="m1", text="What does the annex leave out?",
             passages=(Anchor(paper_id="secret", content="", quote="Left out."),), rank=1),
    Note(id="n1", owner="ben", meeting_id="m1", text="Mine alone"),
)  # fmt: skip


ON = date(2031, 6, 12)
MEETING = Meeting(id="m-carys", panel_id=PANEL.id, on=ON)
SIMILAR = Question(id="c1", owner="carys", meeting_id="m-carys", text="Who checks the visits each month?")
ASKED = tuple(replace(MADE[3], id=f"p{n}", owner="amina", text=f"Question number {n}?", rank=n, passages=(),
                      standing=Standing.PLANNED, visibility="panel") for n in range(3))  # fmt: skip


@pytest.fixture(scope="session")
def panel_made(tmp_path_factory):
    place = tmp_path_factory.mktemp("panel")
    make_panel(place)
    return place


@pytest.fixture
def shared_folder(tmp_path):
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


@pytest.fixture
def desk_at(qapp, resources, tmp_path):
    """Opens a desk on a library in a folder of that name."""
    made = []

    def desk_at(name):
        desk = Desk(opened(tmp_path / name), resources=resources, clock=clock)
        made.append(desk)
        return desk

    yield desk_at
    for desk in made:
        desk.close()


@pytest.fixture
def put_up(qtbot, desk_at):
    """Shows a widget until the test is over, and before its desk is closed."""
    made = []

    def put_up(widget, across, down):
        qtbot.addWidget(widget)
        widget.resize(across, down)
        with qtbot.waitExposed(widget):
            widget.show()
        made.append(widget)
        return widget

    yield put_up
    for each in made:
        each.hide()


@pytest.fixture
def screen_on(qtbot, put_up):
    """Shows the Share screen of a desk, read to its end."""

    def screen_on(desk):
        screen = put_up(ShareScreen(desk), 1204, 612)
        rested(qtbot, screen)
        return screen

    return screen_on


@pytest.fixture
def amina(panel_made, tmp_path, desk_at, screen_on):
    """The Chair's screen."""
    copy(panel_made / "amina", tmp_path / "amina")
    desk = desk_at("amina")
    desk.change_all(
        "", [(None, MADE[0]), (None, Paper(id="theirs", meeting_id="m1", title="Report", content="c0ffee"))]
    )
    return screen_on(desk)


@pytest.fixture
def ben(panel_made, tmp_path, desk_at, screen_on):
    """A member's screen, with questions of his own."""
    copy(panel_made / "ben", tmp_path / "ben")
    desk = desk_at("ben")
    desk.change_all("", [(None, each) for each in MADE])
    return screen_on(desk)


@pytest.fixture
def carys(panel_made, tmp_path, desk_at, screen_on):
    """A member who has no folder."""
    copy(panel_made / "carys", tmp_path / "carys")
    desk = desk_at("carys")
    desk.change_all("", [(None, MEETING), (None, SIMILAR)])
    return screen_on(desk)


@pytest.fixture
def live_on(put_up):
    return lambda screen: put_up(LiveScreen(screen.desk), 1204, 612)


@pytest.fixture
def asked_on(desk_at):
    """Fills the Questions screen of a desk; it goes before the desk does."""
    made = []

    def asked_on(screen):
        asked = QuestionsScreen(screen.desk)
        made.append(asked)
        asked.fill()
        return asked

    yield asked_on
    for each in made:
        shiboken6.delete(each)


@pytest.fixture
def window_on(put_up):
    def window_on(desk):
        window = put_up(Window(desk), 1280, 720)
        window.activateWindow()
        return window

    return window_on


def rested(qtbot, screen):
    """Wait until all is read and shown."""
    qtbot.waitUntil(lambda: not (screen._is_stale or screen.desk.jobs.is_busy), timeout=20_000)


def look(qtbot, *screens):
    """Each goes round by the folder once, in this order."""
    for screen in screens:
        with qtbot.waitSignal(screen._posting.went, timeout=20_000):
            screen._posting.go_round()
        rested(qtbot, screen)


def share_question(screen, question):
    offering.share(screen.desk, [question], "chair")


def with_folder(qtbot, folder, *screens):
    for screen in screens:
        screen.doing.use_folder(folder)
        rested(qtbot, screen)


def by_file(qtbot, tmp_path, scope, audience, sender, *receivers):
    out = tmp_path / f"{scope} {audience} {sender.desk.me.id}.sds"
    sender.doing.save_file(scope, audience, out)
    rested(qtbot, sender)
    for each in receivers:
        each._posting.open_files([out])
        rested(qtbot, each)


def send(qtbot, screen, door):
    """Press the button, read the dry run, and send."""
    door.click()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in screen.findChildren(SendDialog)), timeout=20_000)
    dialog = next(each for each in screen.findChildren(SendDialog) if each.isVisible())
    said = dialog.told.text()
    dialog.decide.click()
    rested(qtbot, screen)
    return said


def choose(page, key):
    page.list.setCurrentIndex(
        page.rows.index(next(at for at in range(page.rows.rowCount()) if page.rows._rows[at].key[2] == key))
    )


def plan(screen, *asked):
    """Put questions into the Chair's plan."""
    screen.desk.change_all("", [(None, each) for each in asked])


def press(qtbot, window, key, more=Qt.KeyboardModifier.NoModifier):
    """As the window hears it, once it has the keyboard again after a dialog."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, key, more)


def drop(window, *files):
    """As the system tells of files that are dragged over the window and let go."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, carried, buttons, keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, carried, buttons, keys))
