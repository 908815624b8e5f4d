"""What the database itself lets members do, by whatever program they come."""

import psycopg
import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.sharing.postgres import Postgres
from scrutiny_desktop.sharing.refusals import NotYet, Refused
from tests.real.servers import PASSWORD, SETUP

PEOPLE = {"amina": "chair", "ben": "member", "carys": "member", "mallory": "member"}


@pytest.fixture
def panel(server, database):
    for name, role in PEOPLE.items():
        server.add(database, name, name, role)
    return database


@pytest.fixture
def reach(server, panel):
    """Opens a member's own connection by the program."""
    made = []

    def reach(name, **more):
        made.append(Postgres(server.place(panel, name, **more), PASSWORD))
        made[-1].greet()
        return made[-1]

    yield reach
    for each in made:
        each.__exit__(None, None, None)


@pytest.fixture
def by_hand(server, panel):
    """Runs a member's own words, with their own password and no program between."""

    def by_hand(name, words, *values):
        with psycopg.connect(
            host="localhost", port=server.port, dbname=panel, user=name, password=PASSWORD, sslmode="verify-full",
            sslrootcert=str(server.authority), autocommit=True,
        ) as connection:  # fmt: skip
            cursor = connection.execute(words, values or None)
            return cursor.fetchall() if cursor.description else cursor.rowcount

    return by_hand


def names(reached):
    return sorted(each.name for each in reached.look())


def refused(by_hand, name, words, *values):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        by_hand(name, words, *values)
    return True


def test_what_is_put_is_there_whole_with_a_mark_that_changes(reach):
    ben = reach("ben")
    first = ben.put("ben.d1.tracker.panel.sds", b"words")
    again = ben.put("ben.d1.tracker.panel.sds", b"words")
    assert first != again == ben.mark("ben.d1.tracker.panel.sds")
    assert [(each.name, each.mark, each.size) for each in reach("carys").look()] == [
        ("ben.d1.tracker.panel.sds", again, 5)
    ]
    assert reach("carys").read("ben.d1.tracker.panel.sds") == b"words"
    assert reach("carys").start("ben.d1.tracker.panel.sds") == b"words"


def test_each_member_is_shown_what_is_for_them_alone(server, panel, reach):
    server.run("INSERT INTO scrutiny.circles VALUES ('p-examplebridge', 'item-7', 'carys')", database=panel)
    ben = reach("ben")
    for audience in ("panel", "chair", "item-7"):
        ben.put(f"ben.d1.tracker.{audience}.sds", b"words")
    assert [each.split(".")[3] for each in names(ben)] == ["chair", "item-7", "panel"]
    assert [each.split(".")[3] for each in names(reach("amina"))] == ["chair", "panel"]
    assert [each.split(".")[3] for each in names(reach("carys"))] == ["item-7", "panel"]
    assert [each.split(".")[3] for each in names(reach("mallory"))] == ["panel"]


def test_a_circle_that_one_is_not_in_is_not_read_by_any_way(server, panel, reach, by_hand):
    server.run("INSERT INTO scrutiny.circles VALUES ('p-examplebridge', 'item-7', 'carys')", database=panel)
    reach("ben").put("ben.d1.tracker.item-7.sds", b"exempt")
    with pytest.raises(NotYet):
        reach("mallory").read("ben.d1.tracker.item-7.sds")
    assert by_hand("mallory", "SELECT content FROM scrutiny.envelopes") == []
    assert refused(by_hand, "mallory", "INSERT INTO scrutiny.circles VALUES ('p-examplebridge', 'item-7', 'mallory')")
    assert refused(by_hand, "mallory", "SELECT * FROM scrutiny.circles")
    assert refused(by_hand, "mallory", "SELECT * FROM scrutiny.members")
    assert refused(by_hand, "mallory", "SELECT scrutiny.hold_to('{}', '{\"item-7\": [\"mallory\"]}')")
    assert refused(by_hand, "mallory", "UPDATE scrutiny.members SET role = 'chair' WHERE login = 'mallory'")
    assert refused(by_hand, "mallory", "ALTER TABLE scrutiny.envelopes DISABLE ROW LEVEL SECURITY")
    assert refused(by_hand, "mallory", "SELECT scrutiny.add_member('mallory', 'carys')")
    assert refused(by_hand, "mallory", "SET ROLE carys")


def test_nobody_writes_as_somebody_else(reach, by_hand):
    put = "INSERT INTO scrutiny.envelopes (panel, member, device, scope, audience, content) VALUES "
    assert refused(by_hand, "mallory", f"{put}('p-examplebridge', 'ben', 'd1', 'tracker', 'panel', 'x')")
    assert refused(by_hand, "mallory", f"{put}('p-elsewhere', 'mallory', 'd1', 'tracker', 'panel', 'x')")
    with pytest.raises(ScrutinyError, match="does not let you"):
        reach("mallory").put("ben.d1.tracker.panel.sds", b"x")
    assert names(reach("ben")) == []


def test_nobody_changes_or_deletes_what_is_anothers(reach, by_hand):
    reach("ben").put("ben.d1.tracker.panel.sds", b"words")
    assert by_hand("mallory", "UPDATE scrutiny.envelopes SET content = 'x' WHERE member = 'ben'") == 0
    assert refused(by_hand, "mallory", "UPDATE scrutiny.envelopes SET member = 'mallory'")
    assert refused(by_hand, "mallory", "DELETE FROM scrutiny.envelopes WHERE member = 'ben'")
    assert refused(by_hand, "ben", "DELETE FROM scrutiny.envelopes WHERE member = 'ben'")
    assert refused(by_hand, "mallory", "TRUNCATE scrutiny.envelopes")
    assert reach("carys").read("ben.d1.tracker.panel.sds") == b"words"


def test_only_an_editor_puts_a_list_of_people_there(reach):
    reach("amina").put("amina.sdr", b"people")
    assert names(reach("ben")) == ["amina.sdr"]
    with pytest.raises(ScrutinyError, match="does not let you"):
        reach("mallory").put("mallory.sdr", b"people")


def test_a_row_says_its_own_size_and_hash_and_no_more_than_a_file_may_hold(server, panel, reach, by_hand):
    put = "INSERT INTO scrutiny.envelopes (panel, member, device, scope, audience, content, size) VALUES "
    with pytest.raises(psycopg.errors.GeneratedAlways):
        by_hand("ben", f"{put}('p-examplebridge', 'ben', 'd1', 'tracker', 'panel', 'x', 9)")
    put = "INSERT INTO scrutiny.envelopes (panel, member, device, scope, audience, content) "
    huge = "SELECT 'p-examplebridge', 'ben', 'd1', 'tracker', 'panel', decode(repeat('00', 67117057), 'hex')"
    with pytest.raises(psycopg.errors.CheckViolation):
        by_hand("ben", put + huge)
    server.run("ALTER TABLE scrutiny.envelopes DROP CONSTRAINT envelopes_content_check", database=panel)
    by_hand("ben", put + huge)
    with pytest.raises(Refused, match="larger"):
        reach("carys").read("ben.d1.tracker.panel.sds")
    for device, scope in (("../d", "tracker"), ("d1", "../../x"), ("D1", "tracker"), ("d1", "")):
        with pytest.raises(psycopg.errors.CheckViolation):
            by_hand("ben", f"{put} VALUES ('p-examplebridge', 'ben', %s, %s, 'panel', 'x')", device, scope)


def test_a_member_may_have_two_thousand_files_and_still_rewrite_them(reach, by_hand):
    many = ("INSERT INTO scrutiny.envelopes (panel, member, device, scope, audience, content) "
            "SELECT 'p-examplebridge', 'mallory', 'd' || n, 'tracker', 'panel', 'x' "
            "FROM generate_series(1, {}) AS n")  # fmt: skip
    with pytest.raises(psycopg.errors.ProgramLimitExceeded):
        by_hand("mallory", many.format(2001))
    by_hand("mallory", many.format(2000))
    mallory = reach("mallory")
    assert mallory.put("mallory.d7.tracker.panel.sds", b"again")
    with pytest.raises(ScrutinyError, match="as many files"):
        mallory.put("mallory.more.tracker.panel.sds", b"x")
    assert reach("ben").put("ben.d1.tracker.panel.sds", b"words")


def test_who_left_by_the_chairs_list_is_shown_nothing_and_comes_back_by_it(reach):
    amina, ben = reach("amina"), reach("ben")
    amina.put("amina.d1.tracker.panel.sds", b"words")
    amina.hold_to(["ben"], {})
    assert names(ben) == []
    with pytest.raises(ScrutinyError, match="off the panel's list"):
        ben.greet()
    with pytest.raises(ScrutinyError, match="does not let you"):
        ben.put("ben.d1.tracker.panel.sds", b"words")
    amina.hold_to([], {})
    assert names(ben) == ["amina.d1.tracker.panel.sds"]


def test_the_chairs_list_says_who_is_in_a_circle(reach):
    amina, ben, carys = reach("amina"), reach("ben"), reach("carys")
    ben.put("ben.d1.tracker.item-7.sds", b"exempt")
    assert names(carys) == []
    amina.hold_to([], {"item-7": ["carys"], "item-8": ["ben"]})
    assert names(carys) == ["ben.d1.tracker.item-7.sds"]
    amina.hold_to([], {"item-7": ["amina"]})
    assert names(carys) == []
    assert names(amina) == ["ben.d1.tracker.item-7.sds"]


def test_whom_the_administrator_revokes_is_cut_off_and_let_in_no_more(server, panel, reach):
    ben = reach("ben")
    server.run("SELECT scrutiny.revoke_member('ben')", database=panel)
    with pytest.raises(ScrutinyError, match="connection to the database was lost"):
        list(ben.look())
    with pytest.raises(ScrutinyError, match="does not let ben in"):
        reach("ben")
    server.add(panel, "ben", "ben")
    assert names(reach("ben")) == []


def test_one_panel_sees_nothing_of_another_in_the_same_database(server, panel, reach):
    server.add(panel, "elsewhere", "elsewhere", "chair", panel="p-elsewhere")
    reach("amina").hold_to([], {"item-7": ["carys"]})
    for audience in ("panel", "chair", "item-7"):
        reach("ben").put(f"ben.d1.tracker.{audience}.sds", b"words")
    other = reach("elsewhere")
    other.hold_to(["ben"], {"item-7": ["elsewhere"]})
    assert names(other) == []
    assert len(names(reach("amina"))) == 2
    assert len(names(reach("ben"))) == 3
    assert len(names(reach("carys"))) == 2


def test_a_member_may_call_what_the_program_needs_and_nothing_else(by_hand):
    asked = """SELECT proname FROM pg_proc WHERE pronamespace = 'scrutiny'::regnamespace
               AND has_function_privilege(oid, 'EXECUTE') ORDER BY proname"""
    may = [name for (name,) in by_hand("mallory", asked)]
    assert may == ["hello", "hold_to", "is_editor", "my_circles", "my_member", "my_panel"]


def test_whoever_administers_the_server_is_not_made_a_member(server, panel):
    with pytest.raises(psycopg.errors.RaiseException, match="administers"):
        server.run("SELECT scrutiny.add_member('postgres', 'postgres')", database=panel)


def test_an_administrator_needs_no_power_over_the_whole_server(server, database):
    server.run("CREATE ROLE council CREATEROLE")
    server.run("CREATE DATABASE councils OWNER council")
    with server.administrator("councils") as connection:
        connection.execute("SET SESSION AUTHORIZATION council")
        connection.execute(SETUP.read_text(encoding="utf-8"))
        connection.execute("SELECT scrutiny.add_member('dara', 'dara', 'chair', 'p-examplebridge')")
        connection.execute(f"ALTER ROLE dara PASSWORD '{PASSWORD}'")
        with Postgres(server.place("councils", "dara"), PASSWORD) as reached:
            assert reached.greet("dara").role == "chair"
            reached.put("dara.d1.tracker.panel.sds", b"words")
            reached.hold_to(["ben"], {"item-7": ["dara"]})
        connection.execute("SELECT scrutiny.revoke_member('dara')")
    with pytest.raises(ScrutinyError, match="does not let dara in"):
        Postgres(server.place("councils", "dara"), PASSWORD)


def test_the_file_is_run_once_and_says_so_the_second_time(server, panel):
    with pytest.raises(psycopg.errors.DuplicateSchema):
        server.run(SETUP.read_text(encoding="utf-8"), database=panel)


def test_a_table_that_holds_what_it_should_not_is_passed_over(server, panel, reach):
    ben = reach("ben")
    server.run(
        """DROP TABLE scrutiny.envelopes;
           CREATE TABLE scrutiny.envelopes (name text, version text, sha256 text, size text, content text);
           INSERT INTO scrutiny.envelopes VALUES ('../../a.sds', NULL, NULL, 'x', 'y'), ('b.txt', '1', '', '', ''),
               (repeat('a', 401) || '.sds', '1', '', '', ''), (NULL, NULL, NULL, NULL, NULL);
           GRANT SELECT ON scrutiny.envelopes TO scrutiny_member""",
        database=panel,
    )
    assert names(ben) == ["../../a.sds"]
    with pytest.raises(NotYet):
        ben.read("../../a.sds")
    with pytest.raises(ScrutinyError, match="older version"):
        ben.put("ben.d1.tracker.panel.sds", b"words")
