"""Whatever is in the way of a database is said in a sentence of its own, and the password goes to nobody unproved."""

import socket

import pytest

from scrutiny_desktop.domain.database_place import Checking, DatabasePlace
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.flows.standing_line import try_it
from tests.real.servers import PASSWORD, Server, free_port


@pytest.fixture
def panel(server, database):
    server.add(database, "amina", "amina", "chair")
    return database


@pytest.fixture
def said(server, panel):
    def said(user="amina", password=PASSWORD, member="amina", **more):
        with pytest.raises(ScrutinyError) as refused:
            try_it(server.place(panel, user, **more), password, member)
        assert password not in str(refused.value)
        return str(refused.value)

    return said


def test_a_connection_that_works_says_as_whom_one_is_known(server, panel):
    known = try_it(server.place(panel, "amina"), PASSWORD, "amina")
    assert (known.panel, known.member, known.role) == ("p-examplebridge", "amina", "chair")


@pytest.mark.parametrize("checking", Checking)
def test_each_way_of_checking_connects_where_all_is_well(server, panel, checking):
    assert try_it(server.place(panel, "amina", checking=checking), PASSWORD, "amina").member == "amina"


def test_a_server_that_is_away_cannot_be_reached(said):
    assert "cannot be reached now" in said(port=free_port())


def test_a_host_that_there_is_not_is_not_found(said):
    assert "can be found from here" in said(host="nowhere.invalid")


def test_a_wrong_password_and_a_wrong_user_are_told_alike(said):
    assert "does not take this user and password" in said(password="guessed")  # noqa: S106
    assert "does not let nobody-we-know in from here" in said(user="nobody-we-know")


def test_a_certificate_of_another_name_is_refused_unless_that_was_chosen(said, server, panel):
    assert "certificate of another name" in said(host="127.0.0.1")
    place = server.place(panel, "amina", host="127.0.0.1", checking=Checking.ISSUER)
    assert try_it(place, PASSWORD, "amina").member == "amina"


def test_a_certificate_that_nobody_vouches_for_is_refused(said, tmp_path):
    assert "not vouched for" in said(authority="")
    stranger = Server.__new__(Server)
    stranger.folder, stranger.authority = tmp_path, tmp_path / "stranger.crt"
    stranger.make_certificates()
    for checking in (Checking.WHOLE, Checking.ISSUER):
        assert "tell" in said(authority=str(stranger.authority), checking=checking)


def test_a_missing_authority_file_is_named(said, tmp_path):
    assert "CA file cannot be read" in said(authority=str(tmp_path / "none.crt"))


def test_a_server_that_does_not_encrypt_is_sent_nothing(server, panel, said):
    server.stop()
    server.start(encrypts="off")
    try:
        for checking in (Checking.WHOLE, Checking.NONE):
            assert "does not encrypt" in said(checking=checking)
    finally:
        server.stop()
        server.start()


def test_a_database_that_there_is_not_and_one_that_was_not_set_up_are_told_apart(said, server):
    assert "There is no database “elsewhere”" in said(database="elsewhere")
    server.run("CREATE DATABASE bare")
    assert "was not set up for sharing" in said(database="bare")


def test_an_older_and_a_newer_layout_are_told_apart(said, server, panel):
    told = server.run("SELECT pg_get_functiondef('scrutiny.hello'::regproc)", database=panel)[0][0]
    for number, words in ((0, "older version"), (2, "newer version")):
        server.run(told.replace("SELECT 1,", f"SELECT {number},"), database=panel)
        assert words in said()


def test_a_user_who_was_not_added_or_under_another_id_is_told_so(said, server, panel):
    server.run("CREATE ROLE stranger LOGIN")
    server.run(f"ALTER ROLE stranger PASSWORD '{PASSWORD}'")
    assert "was not added to those who share" in said(user="stranger")
    server.run("GRANT scrutiny_member TO stranger")
    assert "does not know you as a member" in said(user="stranger")
    server.run("DROP ROLE stranger")
    assert "knows this user as somebody else" in said(member="ben")


def test_a_place_without_what_it_needs_is_refused_before_anything_is_sent():
    with pytest.raises(ScrutinyError, match="are needed"):
        DatabasePlace(host="", user="ben")
    with pytest.raises(ScrutinyError, match="CA file is needed"):
        DatabasePlace(host="here", user="ben", checking=Checking.ISSUER)


def test_whoever_answers_and_is_no_database_cannot_be_reached(said):
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        from threading import Thread

        def hang_up():
            somebody.accept()[0].close()

        Thread(target=hang_up, daemon=True).start()
        assert "cannot be reached now" in said(port=somebody.getsockname()[1])
