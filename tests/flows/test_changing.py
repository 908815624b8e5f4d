"""A large change is written whole or not at all, and taking it back leaves everything as it was."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny_desktop.domain.errors import Stopped
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.flows.changing import change_many
from scrutiny_desktop.store import rows, search
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.check import check
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library

WRITER = Path(__file__).with_name("writer.py")
REPORTS = 10


def clock():
    return datetime(2031, 6, 12, 18, tzinfo=UTC)


def unheard(*_):
    """Hears of progress and says nothing."""


def held(db):
    """All records, and by which words they are found."""
    kinds = (Question, Recommendation)
    return {kind: rows.every(db, kind) for kind in kinds}, search.held(db)


def write(access, pairs, report=unheard):
    return change_many(access, clock, "amina", "change many", pairs, report)


@st.composite
def changes(draw):
    """What is there before, and a change of each: altered, taken away, left, or new."""
    before, pairs = [], []
    for at in range(draw(st.integers(1, 40))):
        kind, words = draw(st.sampled_from((Question, Recommendation))), draw(st.text(max_size=12))
        old = kind(id=f"k{at:02}", meeting_id="m1", text=words, rank=at)
        what = draw(st.sampled_from(("altered", "gone", "left", "new")))
        if what != "new":
            before.append(old)
        if what == "altered":
            pairs.append((old, replace(old, text=draw(st.text(max_size=12)), rank=draw(st.integers(0, 99)))))
        elif what != "left":
            pairs.append((None, old) if what == "new" else (old, None))
    return before, pairs


@settings(max_examples=25)
@given(changes())
def test_taking_a_large_change_back_leaves_every_record_as_it_was(made):
    before, pairs = made
    with TemporaryDirectory() as place:
        access = Access(Path(place) / "library")
        with open_library(access, clock=clock) as db:
            Ledger(db, author=lambda: "amina", clock=clock, ids=Ids(clock)).swap_all([(None, each) for each in before])
            first = held(db)
            write(access, pairs)
            after = held(db)
            write(access, [(new, old) for old, new in reversed(pairs)])
            assert held(db) == first
            write(access, pairs)
            assert held(db) == after


def test_the_records_are_known_by_the_rows_as_they_stand(access):
    asked = [Question(id=f"q{at:03}", meeting_id="m1", text=f"Who checks pier {at}?") for at in range(5)]
    known = write(access, [(None, each) for each in asked])
    with open_library(access, clock=clock) as db:
        assert rows.every(db, Question) == asked
        assert known == db.known


def test_one_that_is_stopped_writes_nothing(access):
    told = Counter()

    def stop(done, total):
        told[total] += 1
        if done > total // 2:
            raise Stopped

    with pytest.raises(Stopped):
        write(access, [(None, Question(id=f"q{at:03}", meeting_id="m1", text="Why?")) for at in range(100)], stop)
    with open_library(access, clock=clock) as db:
        assert rows.every(db, Question) == []
    assert told


@pytest.mark.parametrize("reports", [1, REPORTS // 2, REPORTS, REPORTS + 1])
def test_a_program_that_is_killed_leaves_all_of_it_or_nothing(access, reports):
    with subprocess.Popen(
        [sys.executable, WRITER, access.folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writer:
        said = ""
        for at in range(1, reports + 1):
            said = writer.stdout.readline()
            if at < reports:
                writer.stdin.write("\n")
                writer.stdin.flush()
        writer.kill()
    assert (said == "written\n") == (reports > REPORTS)
    with open_library(access, clock=clock) as db:
        there = rows.every(db, Question)
    assert len(there) == (200 if reports > REPORTS else 0)
    report = check(access, clock)
    assert report.is_sound, report.findings
