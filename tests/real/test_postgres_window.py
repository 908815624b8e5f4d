"""Two members at their Share screens, and a real database between them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.note import Visibility
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.flows import seats
from scrutiny_desktop.flows.standing_line import REST
from scrutiny_desktop.views import offering
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.live.screen import LiveScreen
from scrutiny_desktop.views.share.database import DatabaseDialog
from scrutiny_desktop.views.share.outgoing import SendDialog
from scrutiny_desktop.views.share.screen import ShareScreen
from scrutiny_desktop.views.share.six import ComparingDialog
from tests.made_library import PANEL, clock, copy, make_panel, opened
from tests.real.servers import PASSWORD

MEETING = Meeting(id="m1", panel_id=PANEL.id)
ASKED = Question(id="q1", owner="ben", meeting_id="m1", text="Who checks the visits?")


@pytest.fixture(scope="module")
def panel_made(memory):
    make_panel(memory / "three")
    return memory / "three"


@pytest.fixture
def screen_of(qtbot, qapp, resources, panel_made, tmp_path):
    """Opens a member's Share screen, at the page of people."""
    made = []

    def screen_of(name):
        if (panel_made / name).exists():
            copy(panel_made / name, tmp_path / name)
        desk = Desk(opened(tmp_path / name), resources=resources, clock=clock)
        screen = ShareScreen(desk)
        made.append(screen)
        qtbot.addWidget(screen)
        with qtbot.waitExposed(screen):
            screen.show()
        qtbot.waitUntil(lambda: not desk.jobs.is_busy, timeout=30_000)
        screen.show_page("people")
        return screen

    yield screen_of
    for each in made:
        each.hide()
        each.desk.close()


def fill(screen, place):
    screen.handlers()["choose_shared_database"]()
    return fill_in(screen.findChildren(DatabaseDialog)[-1], place)


def fill_in(dialog, place):
    for field, words in (
        (dialog.host, place.host), (dialog.database, place.database), (dialog.user, place.user),
        (dialog.authority, place.authority), (dialog.password, PASSWORD),
    ):  # fmt: skip
        field.setText(words)
    dialog.port.setValue(place.port)
    return dialog


def use(qtbot, screen, place):
    dialog = fill(screen, place)
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.people.line.text() == "Connected", timeout=30_000)


def test_a_question_goes_by_the_database_also_after_the_server_was_away(qtbot, server, database, screen_of):
    ben, amina = screen_of("ben"), screen_of("amina")
    dialog = fill(amina, server.place(database, "nobody-yet"))
    dialog.attempt.click()
    qtbot.waitUntil(lambda: "does not let nobody-yet in" in dialog.said.text(), timeout=30_000)
    server.run(dialog.order.text(), database=database)
    server.run(f"ALTER ROLE \"nobody-yet\" PASSWORD '{PASSWORD}'")
    server.add(database, "ben", "ben")
    dialog.attempt.click()
    qtbot.waitUntil(lambda: "It works" in dialog.said.text(), timeout=30_000)
    dialog.decide.click()
    qtbot.waitUntil(lambda: amina.people.line.text() == "Connected", timeout=30_000)
    use(qtbot, ben, server.place(database, "ben"))

    ben.desk.change_all("", [(None, MEETING), (None, ASKED)])
    offering.share(ben.desk, [ASKED], "chair")
    ben.handlers()["go_round"]()
    qtbot.waitUntil(lambda: bool(amina.seen.came), timeout=30_000)

    server.stop()
    qtbot.waitUntil(lambda: ben.people.line.text() == amina.people.line.text() == "Offline", timeout=30_000)
    assert "tried again by itself" in ben.people.state.text()
    later = Question(id="q2", owner="ben", meeting_id="m1", text="And who reads the answers?")
    ben.desk.change_all("", [(None, later)])
    offering.share(ben.desk, [later], "chair")
    server.start()
    for screen in (ben, amina):
        screen.people.look.click()
    qtbot.waitUntil(lambda: len(amina.seen.came) == 2, timeout=30_000)
    assert ben.people.line.text() == "Connected"


def test_what_was_shared_is_undone_only_until_it_has_left_by_the_database(qtbot, server, database, screen_of):
    server.add(database, "ben", "ben")
    ben, told = screen_of("ben"), []
    ben.desk.troubled.connect(lambda trouble: told.append(str(trouble)))
    use(qtbot, ben, server.place(database, "ben"))
    ben.desk.change_all("", [(None, MEETING), (None, ASKED)])
    offering.share(ben.desk, [ASKED], "chair")
    with ben._posting.database._line._going_round:
        qtbot.waitUntil(lambda: not ben.desk.jobs.is_busy, timeout=30_000)
        ben.desk.undo()
    assert "may be leaving just now" in told[-1]
    offering.share(ben.desk, [Question(id="q3", owner="ben", meeting_id="m1", text="More?")], "chair")
    with qtbot.waitSignal(ben._posting.went, timeout=30_000):
        ben.handlers()["go_round"]()
    qtbot.waitUntil(lambda: not ben.desk.jobs.is_busy, timeout=30_000)
    ben.desk.undo()
    assert "has left already" in told[-1]


def test_whoever_is_on_the_list_joins_by_the_database(qtbot, server, database, screen_of, panel_made, tmp_path):
    dara = screen_of("dara")
    introduce(dara.desk, "Dara", Role.APPOINTED_MEMBER)
    me = dara.desk.me.id
    amina = screen_of("amina")
    seats.add(amina.desk.library, seats.ask_to_join(dara.desk.library))
    server.add(database, "amina", "amina", "chair")
    server.add(database, "dara", me)
    use(qtbot, amina, server.place(database, "amina"))
    dara.start.find_there.click()
    fill_in(dara.findChild(DatabaseDialog), server.place(database, "dara")).decide.click()
    qtbot.waitUntil(lambda: dara.findChild(ComparingDialog) is not None, timeout=30_000)
    comparing = dara.findChild(ComparingDialog)
    assert len(comparing.six.words.split()) == 6
    comparing.decide.click()
    qtbot.waitUntil(lambda: dara.people.line.text() == "Connected", timeout=30_000)
    assert me in [each.id for each in seats.seat(dara.desk.library).roster.people]


def live_of(qtbot, screen):
    live = LiveScreen(screen.desk)
    qtbot.addWidget(live)
    with qtbot.waitExposed(live):
        live.show()
    return live


def test_the_chairs_mark_stands_on_a_members_screen_as_soon_as_the_database_tells_of_it(
    qtbot, server, database, screen_of
):
    server.add(database, "amina", "amina", "chair")
    server.add(database, "ben", "ben")
    amina, ben = screen_of("amina"), screen_of("ben")
    for screen in (amina, ben):
        screen.desk.change_all("", [(None, MEETING)])
        use(qtbot, screen, server.place(database, screen.desk.me.id))
    planned = [replace(ASKED, id=f"p{n}", owner="amina", text=f"Question number {n}?", rank=n,
                       standing=Standing.PLANNED, visibility=Visibility.PANEL) for n in range(2)]  # fmt: skip
    amina.desk.change_all("", [(None, each) for each in planned])
    amina.order.click()
    qtbot.waitUntil(lambda: bool(amina.findChildren(SendDialog)), timeout=30_000)
    amina.findChild(SendDialog).decide.click()
    qtbot.waitUntil(lambda: not amina.desk.jobs.is_busy, timeout=30_000)
    amina.handlers()["go_round"]()
    chair, member = live_of(qtbot, amina), live_of(qtbot, ben)
    following = member.following
    qtbot.waitUntil(lambda: following.came is not None, timeout=30_000)
    if not following.is_on:
        following.turn()
    qtbot.waitUntil(lambda: following.came.current is not None and following.came.current.id == "p0", timeout=30_000)
    chair.step(1)
    chair.set_outcome(Standing.ANSWERED)
    # Less than the rest between two rounds that nobody asked for: it was the news that brought it.
    qtbot.waitUntil(lambda: following.came.current.id == "p1", timeout=int(REST * 750))
    assert [each.standing for each in following.came.questions] == [Standing.PLANNED, Standing.ANSWERED]
    assert following.pane.now.text() == "Now before the panel: Question number 1?"
    for live in (chair, member):
        live.hide()
