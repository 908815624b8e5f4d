"""A damaged library is overlaid with what its member has shared, after its backup."""

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from scrutiny_desktop.cli import main
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.roster import CHAIR, PANEL
from scrutiny_desktop.flows import exchange, handing_on, mending, seats
from scrutiny_desktop.sharing.folder import Folder
from scrutiny_desktop.store import backup, history, questions, rows, settings, shared
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.check import check
from scrutiny_desktop.store.ledger import Ledger
from tests.flows.test_exchange import ASKED, MEETING
from tests.made_library import clock, copy, ledger, opened

LATER = replace(ASKED, id="q2", text="Who pays for the visits?")


def later():
    return clock() + timedelta(hours=1)


def nothing(*_):
    """Hears of progress."""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "folder").mkdir()
    return Folder(tmp_path / "folder", nothing)


@pytest.fixture
def ben(template, tmp_path, folder):
    """Ben's library: backed up, then a question changed, another asked, and both shared; then it is spoilt."""
    copy(template / "ben", tmp_path / "ben")
    with opened(tmp_path / "ben") as db:
        ledger(db).swap_all([(None, MEETING), (None, ASKED)])
        settings.keep(db, settings.SHARED_FOLDER, str(folder.path))
    access = Access(tmp_path / "ben")
    backup.back_up(access, clock, "by hand")
    with opened(tmp_path / "ben") as db:
        ledger(db).swap_all([(ASKED, replace(ASKED, text="Who checks them now?")), (None, LATER)])
        shown = [rows.get(db, Question, each) for each in ("q1", "q2")]
        handing_on.share(db, seats.seat(db), shown, CHAIR, later)
        handing_on.share(db, seats.seat(db), shown[:1], PANEL, later)
        exchange.send(db, folder, later)
    access.file.write_bytes(b"\7" * access.file.stat().st_size)
    return access


def _asked(access):
    with opened(access.folder) as db:
        return {each.id: each.text for each in questions.for_meeting(db, "m1")}


def test_what_was_shared_since_the_backup_comes_back_as_ones_own(ben):
    done = mending.mend(ben, later, (), nothing)
    assert _asked(ben) == {"q1": "Who checks them now?", "q2": LATER.text}
    assert done.salvaged.helped_by is not None
    assert done.shared.records == {"questions": 2}
    assert "From your own shared files in" in str(done)
    assert "questions 2" in str(done)
    assert check(ben, later).is_sound
    with opened(ben.folder) as db:
        assert [each.label for each in history.of(db, "questions", "q1")][-1:] == [mending.FOUND]
        assert {each.audience for each in shared.of_record(db, "ben", "questions", "q1")} == {CHAIR, PANEL}


def test_after_it_the_next_round_takes_nothing_from_others(ben, folder):
    before = {each.name: each.read_bytes() for each in folder.path.iterdir()}
    mending.mend(ben, later, (), nothing)
    with opened(ben.folder) as db:
        exchange.receive(db, folder, later)
        exchange.send(db, folder, later)
        sent = {each.id for each in shared.of_panel(db, "p-examplebridge")}
    assert {each.name for each in folder.path.iterdir()} == set(before)
    assert len(sent) == 3


def test_files_that_were_sent_by_hand_help_too_and_a_folder_that_is_away_is_said(ben, folder, tmp_path):
    sent = tmp_path / "sent"
    shutil.move(folder.path, sent)
    done = mending.mend(ben, later, sorted(sent.glob("*.sds")), nothing)
    assert _asked(ben) == {"q1": "Who checks them now?", "q2": LATER.text}
    assert "cannot be read now" in str(done)


def test_what_was_removed_or_changed_since_it_was_shared_stays_so(ben, folder):
    mending.mend(ben, later, (), nothing)
    after = later() + timedelta(hours=1)
    with opened(ben.folder) as db:
        own = Ledger(db, author=lambda: "ben", clock=lambda: after, ids=mending.Ids(lambda: after))
        first, second = (rows.get(db, Question, each) for each in ("q1", "q2"))
        own.swap_all([(first, replace(first, text="My own words since")), (second, None)])
        assert not mending.from_shared(db, lambda: after, ()).records
    assert _asked(ben) == {"q1": "My own words since"}


def test_files_of_which_the_keys_are_lost_are_said_to_stay_closed(ben):
    shutil.rmtree(ben.backups)
    done = mending.mend(ben, later, (ben.folder.parent / "folder",), nothing)
    assert "keys that open them are lost" in str(done)
    assert _asked(ben) == {}


def test_another_members_file_brings_back_nothing_as_ones_own(ben, template, tmp_path, folder):
    copy(template / "carys", tmp_path / "carys")
    with opened(tmp_path / "carys") as db:
        ledger(db).swap_all([(None, MEETING), (None, replace(ASKED, id="q9", text="Hers"))])
        handing_on.share(db, seats.seat(db), [rows.get(db, Question, "q9")], PANEL, later)
        exchange.send(db, folder, later)
    done = mending.mend(ben, later, (), nothing)
    assert "q9" not in _asked(ben)
    assert done.shared.copies > 0


def test_the_command_says_what_came_back_from_where(ben, folder, capsys):
    assert main(["check", "--library", str(ben.folder), "--mend", "--shared", str(folder.path)]) == 0
    said = capsys.readouterr().out
    assert "From the backup of" in said
    assert "From your own shared files in" in said
    assert "The library is sound." in said
