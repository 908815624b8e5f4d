"""Two members at their desks, each with a library of their own, and a folder that both have."""

from datetime import date

import pytest

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.share.screen import ShareScreen
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
def screen_on(qtbot):
    """Shows the Share screen of a desk, read to its end."""
    made = []

    def screen_on(desk):
        screen = ShareScreen(desk)
        qtbot.addWidget(screen)
        screen.resize(1204, 612)
        with qtbot.waitExposed(screen):
            screen.show()
        rested(qtbot, screen)
        made.append(screen)
        return screen

    yield screen_on
    for screen in made:
        screen.hide()


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


def rested(qtbot, screen):
    """Wait until all is read and shown."""
    qtbot.waitUntil(lambda: not (screen._is_stale or screen.desk.jobs.is_busy), timeout=20_000)


def look(qtbot, *screens):
    """Each goes round by the folder once, in this order."""
    for screen in screens:
        with qtbot.waitSignal(screen._posting.went, timeout=20_000):
            screen._posting.go_round()
        rested(qtbot, screen)
