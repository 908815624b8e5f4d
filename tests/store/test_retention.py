"""What leaves the library is written over, and what stands beside it stays."""

from dataclasses import replace
from datetime import date

import pytest

from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows import letting_go
from scrutiny_desktop.store import contents, passwords, picture_words, questions, retention, rows, search, seen, vault
from scrutiny_desktop.store.check import check
from scrutiny_desktop.store.library import open_library

ORIGINAL = b"%PDF planted-original-bytes " * 9_000
WORD = "zebralantern"


@pytest.fixture
def paper(db, ledger, meeting, question, reading, anchor) -> Paper:
    content = vault.put(db, ORIGINAL)
    contents.put(db, content, replace(reading, title=f"{WORD} {WORD}", sections=(
        replace(reading.sections[0], heading=WORD), *reading.sections,
    )))  # fmt: skip
    passwords.keep(db, content, WORD)
    picture_words.put(db, content, 1, (((WORD, 0.1, 0.1, 0.4, 0.2),),))
    assert picture_words.of(db, content, 1)[0][0][0] == WORD
    kept = Paper(id="paper1", meeting_id="m1", title="Report", content=content)
    seen.add(db, "paper1", [1, 2])
    for each in (meeting, kept, question, Note(id="n1", meeting_id="m1", text="Mine", anchor=anchor)):
        ledger.swap(None, each)
    return kept


def _take_out(access, db, ledger, clock, leaving):
    ledger.swap_all(leaving.pairs, label="remove from the library")
    return letting_go.take_out(access, clock, leaving, lambda *_: None)


def _everything(access) -> bytes:
    return b"".join(each.read_bytes() for each in access.folder.iterdir() if each.is_file())


def test_a_paper_leaves_with_its_file_text_and_index_and_the_notes_stay(access, db, ledger, clock, paper, meeting):
    assert WORD.encode() in _everything(access)
    leaving = letting_go.of_meeting(db, meeting, date(2031, 7, 1), with_notes=False)
    _take_out(access, db, ledger, clock, leaving)
    assert rows.get(db, Note, "n1").text == "Mine"
    assert questions.for_meeting(db, "m1")
    gone = rows.get(db, Paper, "paper1")
    assert (gone.is_supplied, gone.has_left, gone.is_awaited, gone.left_on) == (False, True, False, date(2031, 7, 1))
    assert not vault.every(db)
    assert not search.find(db, WORD)
    db.close()
    assert WORD.encode() not in _everything(access)
    assert b"planted-original" not in _everything(access)
    assert check(access, clock).is_sound


def test_a_meeting_that_is_removed_with_its_notes_leaves_none_of_their_words(access, db, ledger, clock, paper, meeting):
    leaving = letting_go.of_meeting(db, meeting, date(2031, 7, 1), with_notes=True)
    _take_out(access, db, ledger, clock, leaving)
    assert not rows.every(db, Note)
    assert not questions.for_meeting(db, "m1")
    assert not search.find(db, "visits")
    db.close()
    assert b"Who checks the visits" not in _everything(access)
    assert check(access, clock).is_sound


def test_a_file_that_another_meeting_has_stays(access, db, ledger, clock, paper, meeting):
    ledger.swap(None, replace(paper, id="paper2", meeting_id="m2"))
    _take_out(access, db, ledger, clock, letting_go.of_meeting(db, meeting, date(2031, 7, 1), with_notes=False))
    assert vault.read(db, paper.content) == ORIGINAL
    assert search.find(db, WORD)


@pytest.mark.parametrize(
    ("change", "today", "leaves"),
    [
        ({}, date(2040, 1, 1), False),
        ({"leaves_on": date(2031, 7, 1)}, date(2031, 6, 30), False),
        ({"leaves_on": date(2031, 7, 1)}, date(2031, 7, 1), True),
        ({"leaves_after_meeting": True}, date(2031, 6, 12), False),
        ({"leaves_after_meeting": True}, date(2031, 6, 13), True),
    ],
)
def test_a_paper_leaves_when_its_time_is_over_and_not_before(db, ledger, paper, change, today, leaves):
    ledger.swap(paper, replace(paper, **change))
    assert [each.id for each in retention.due(db, today)] == (["paper1"] if leaves else [])


def test_a_library_made_before_papers_could_leave_is_brought_up_to_date(access, clock):
    from scrutiny_desktop.store.migrations import MIGRATIONS

    open_library(access, clock=clock, steps=MIGRATIONS[:-2]).close()
    with open_library(access, clock=clock) as library:
        assert retention.due(library, date(2031, 7, 1)) == []
