"""Fifteen members who share by a database, each by a standing line; one is cut off, and comes back."""

from queue import Queue

import pytest

from scrutiny_desktop.domain.database_place import LineState
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.roster import CHAIR
from scrutiny_desktop.flows import exchange, handing_on, seats
from scrutiny_desktop.flows.standing_line import StandingLine, find_panel
from scrutiny_desktop.sharing.folder import Folder
from scrutiny_desktop.sharing.postgres import Postgres
from tests.made_library import clock
from tests.real.members import CUT_OFF, NAMES, Members
from tests.real.relay import Relay
from tests.real.servers import PASSWORD

FOR_EVER = 600.0


@pytest.fixture(scope="module")
def made(memory):
    members = Members(memory / "database")
    yield members
    members.close()


@pytest.fixture
def members(made, server, database):
    for name in NAMES:
        server.add(database, name, name, "chair" if name == "amina" else "member")
    return made


@pytest.fixture
def line(members, server, database):
    """Begins a member's standing line, which goes round only when it hears of news or is rung."""
    begun = []

    def line(name, told=None, **more):
        place, access = server.place(database, name, **more), members.libraries[name].access
        tell = told or (lambda _: members.stirred.put(name))
        begun.append(StandingLine(access, clock, place, PASSWORD, tell, rest=FOR_EVER))
        return begun[-1]

    yield line
    for each in begun:
        each.close()


def test_fifteen_members_converge_and_so_does_one_who_was_cut_off(members, line, server):
    relay = Relay(server.port)
    for name in NAMES:
        members.share(name, 1)
    lines = {name: line(name, **({"port": relay.port} if name == CUT_OFF else {})) for name in NAMES}
    members.wait_until(lambda: members.all_have(1))
    relay.cut()
    for name in NAMES:
        members.share(name, 2)
        lines[name].ring()
    members.wait_until(lambda: members.all_have(2, but=CUT_OFF))
    assert not any(each.startswith("Question 2") for each in members.has(CUT_OFF))
    relay.mend()
    lines[CUT_OFF].ring()
    members.wait_until(lambda: members.all_have(2))
    relay.cut()


def test_a_line_says_how_it_stands_through_a_power_cut_of_the_server(members, line, server):
    told = Queue()
    ben = line("ben", told.put)

    def until(state):
        while (now := told.get(timeout=60)).state is not state:
            assert not isinstance(now, Exception)
        return now

    until(LineState.CATCHING_UP)
    assert until(LineState.CONNECTED).round.trouble == ""
    server.stop()
    away = until(LineState.OFFLINE)
    assert "tried again by itself" in away.trouble
    ben.ring()
    assert until(LineState.OFFLINE).since == away.since
    server.start()
    ben.ring()
    until(LineState.CATCHING_UP)
    until(LineState.CONNECTED)


def test_the_same_files_go_by_the_database_and_by_a_folder(members, server, database, tmp_path):
    db = members.libraries["ben"]
    asked = Question(id="chair-only", owner="ben", meeting_id="", text="Who checks the visits?")
    handing_on.share(db, seats.seat(db), [asked], CHAIR, clock)
    with Postgres(server.place(database, "ben"), PASSWORD) as reached:
        assert exchange.send(db, reached, clock) > 0
        assert exchange.send(db, reached, clock) == 0
    folder = Folder(tmp_path, lambda _: None)
    with Postgres(server.place(database, "amina"), PASSWORD) as reached:
        for each in reached.look():
            folder.put(each.name, reached.read(each.name))
    exchange.receive(members.libraries["amina"], folder, clock)
    assert "Who checks the visits?" in members.has("amina")


def test_whoever_has_not_joined_finds_the_list_of_people_in_the_database(members, server, database, resources):
    with Postgres(server.place(database, "amina"), PASSWORD) as reached:
        exchange.send(members.libraries["amina"], reached, clock)
    offers = find_panel(resources, server.place(database, "ben"), PASSWORD)
    assert offers.founder.name == "Amina"
    assert len(offers.words.split()) == 6


def test_forged_and_foreign_rows_are_refused_and_change_nothing(members, server, database):
    chair = members.libraries["amina"]
    with Postgres(server.place(database, "ben"), PASSWORD) as reached:
        reached.put("ben.d9.tracker.chair.sds", b"no file of this program")
        reached.put("ben.d8.tracker.panel.sds", exchange.file_for(members.libraries["carys"], "tracker", "panel")[1])
    before = members.has("amina")
    with Postgres(server.place(database, "amina"), PASSWORD) as reached:
        assert exchange.receive(chair, reached, clock).refused == 2
        assert exchange.receive(chair, reached, clock).refused == 0
    assert members.has("amina") == before
