from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import history, questions, rows, search, versions
from scrutiny_desktop.store.check import check
from scrutiny_desktop.store.engine import EngineError
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import Access, open_library


def test_a_new_question_is_written_with_its_version_and_can_be_found(db, ledger, question, clock):
    ledger.swap(None, question, label="Add question")
    assert questions.for_meeting(db, "m1") == [question]
    (version,) = history.of(db, "questions", "q1")
    assert (version.record, version.author, version.at, version.label) == (question, "amina", clock(), "Add question")
    assert version.supersedes == ()
    assert [hit.record_id for hit in search.find(db, "visits")] == ["q1"]


def test_a_row_says_which_version_it_shows_and_when_it_changed(db, ledger, question, clock):
    ledger.swap(None, question)
    clock.move_on(minutes=5)
    ledger.swap(question, replace(question, rank=1))
    first, second = history.of(db, "questions", "q1")
    row = next(db.table("questions").rows)
    assert row["version"] == second.id
    assert row["supersedes"] == f'["{first.id}"]'
    assert (row["created"], row["changed"]) == ("2031-06-12T14:02:11.000000+00:00", "2031-06-12T14:07:11.000000+00:00")


def test_each_change_supersedes_the_one_before_even_over_an_absence(db, ledger, question, clock):
    ledger.swap(None, question)
    clock.move_on(days=1)
    ledger.swap(question, None, label="Delete question")
    ledger.swap(None, question, label="Undo delete question")
    added, gone, back = history.of(db, "questions", "q1")
    assert [each.supersedes for each in (added, gone, back)] == [(), (added.id,), (gone.id,)]
    assert gone.record is None
    assert versions.heads(db, "questions", "q1") == (back.id,)
    assert next(db.table("questions").rows)["created"] == "2031-06-12T14:02:11.000000+00:00"


def test_undo_takes_a_new_question_away(db, ledger, question):
    ledger.swap(None, question)
    ledger.swap(question, None)
    assert questions.for_meeting(db, "m1") == []
    assert search.find(db, "visits") == []


@pytest.mark.parametrize("old", [None, Question(id="q1", meeting_id="m1", text="An older text")])
def test_a_change_made_elsewhere_is_not_overwritten(db, ledger, question, old):
    ledger.swap(None, question)
    with pytest.raises(ScrutinyError, match="changed elsewhere"):
        ledger.swap(old, replace(question, text="Mine"))
    assert questions.for_meeting(db, "m1") == [question]
    assert len(history.of(db, "questions", "q1")) == 1


def test_a_question_taken_away_elsewhere_is_not_brought_back_unseen(db, ledger, question):
    with pytest.raises(ScrutinyError, match="changed elsewhere"):
        ledger.swap(question, replace(question, text="Mine"))
    assert questions.for_meeting(db, "m1") == []


def test_typing_in_one_burst_leaves_one_version(db, ledger, question, clock):
    ledger.swap(None, question)
    text = question
    for word in ("When", "When are", "When are they?"):
        clock.move_on(seconds=1)
        longer = replace(text, text=word)
        ledger.swap(text, longer, burst="b1")
        text = longer
    added, typed = history.of(db, "questions", "q1")
    assert typed.record == replace(question, text="When are they?")
    assert (typed.at, typed.supersedes) == (clock(), (added.id,))
    assert questions.for_meeting(db, "m1") == [text]
    assert [hit.record_id for hit in search.find(db, "when are they")] == ["q1"]
    assert search.find(db, "checks") == []


def test_another_burst_another_author_or_none_is_a_new_version(db, ledger, question, clock, ids):
    other = Ledger(db, author=lambda: "ben", clock=clock, ids=ids)
    steps = [replace(question, rank=each) for each in range(6)]
    ledger.swap(None, steps[0], burst="b1")
    ledger.swap(steps[0], steps[1], burst="b1")
    ledger.swap(steps[1], steps[2], burst="b2")
    other.swap(steps[2], steps[3], burst="b2")
    ledger.swap(steps[3], steps[4])
    ledger.swap(steps[4], steps[5])
    kept = [each.record.rank for each in history.of(db, "questions", "q1") if isinstance(each.record, Question)]
    assert kept == [1, 2, 3, 4, 5]


def test_taking_away_within_a_burst_keeps_what_was_typed(db, ledger, question):
    ledger.swap(None, question, burst="b1")
    ledger.swap(question, None, burst="b1")
    ledger.swap(None, question, burst="b1")
    assert [each.record for each in history.of(db, "questions", "q1")] == [question, None, question]


def test_a_change_that_changes_nothing_leaves_no_version(db, ledger, question):
    ledger.swap(None, question)
    ledger.swap(question, question)
    assert len(history.of(db, "questions", "q1")) == 1


def test_several_changes_are_all_made_or_none(db, ledger, question):
    ledger.swap(None, question)
    with pytest.raises(ScrutinyError):
        ledger.swap_all([(question, replace(question, rank=4)), (None, replace(question, id="q2")), (None, question)])
    assert questions.for_meeting(db, "m1") == [question]
    assert len(history.latest(db, 10)) == 1


def test_the_windows_are_told_once_it_is_on_the_disk(access, db, clock, ids, question):
    heard: list[tuple[str, str, bool]] = []

    def told(kind: str, record_id: str) -> None:
        with open_library(access, clock=clock) as other:
            heard.append((kind, record_id, rows.get(other, Question, record_id) is not None))

    ledger = Ledger(db, author=lambda: "amina", clock=clock, ids=ids, told=told)
    second = replace(question, id="q2")
    ledger.swap_all([(None, question), (question, replace(question, rank=1)), (None, second)])
    assert heard == [("questions", "q1", True), ("questions", "q2", True)]
    with pytest.raises(ScrutinyError):
        ledger.swap(None, question)
    assert len(heard) == 2


@pytest.mark.parametrize(
    "pair", [(None, None), (Question(id="q1", meeting_id="m1"), Question(id="q2", meeting_id="m1"))]
)
def test_a_swap_is_of_one_record(ledger, pair):
    with pytest.raises(ValueError, match="one record"):
        ledger.swap(*pair)


def test_a_full_disk_is_told_and_nothing_is_half_written(db, ledger, question):
    ledger.swap(None, question)
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    longer = replace(question, text="word " * 200_000)
    with pytest.raises(ScrutinyError, match="no room left"):
        ledger.swap(question, longer)
    assert questions.for_meeting(db, "m1") == [question]
    assert len(history.of(db, "questions", "q1")) == 1
    db.execute(f"PRAGMA max_page_count = {pages + 10_000}")
    ledger.swap(question, longer)
    assert questions.for_meeting(db, "m1") == [longer]


def test_a_library_that_someone_else_holds_is_told(access, db, ledger, question, clock):
    db.execute("PRAGMA busy_timeout = 0")
    with open_library(access, clock=clock) as other, other.atomic(), pytest.raises(ScrutinyError, match="busy"):
        ledger.swap(None, question)
    ledger.swap(None, question)
    assert questions.for_meeting(db, "m1") == [question]


def test_an_error_that_no_member_can_mend_is_not_made_to_look_like_one(db):
    with pytest.raises(EngineError, match="no such table"), db.atomic():
        db.execute("INSERT INTO nowhere VALUES (1)")


class LedgerBesideDict(RuleBasedStateMachine):
    """The ledger against a dict, with undo in any order that a stack allows."""

    known = Bundle("known")

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._seconds = 0
        self.access = Access(Path(self._folder.name))
        self.db = open_library(self.access, clock=self.clock)
        self.ledger = Ledger(self.db, author=lambda: "amina", clock=self.clock, ids=Ids(self.clock))
        self.model: dict[str, Question] = {}
        self.done: list[tuple[Question | None, Question | None]] = []

    def clock(self):
        self._seconds += 1
        return datetime(2031, 6, 12, tzinfo=UTC) + timedelta(seconds=self._seconds)

    def change(self, old: Question | None, new: Question | None, burst: str = "") -> None:
        self.ledger.swap(old, new, burst=burst)
        for each in (old, new):
            if each is not None:
                self.model.pop(each.id, None)
        if new is not None:
            self.model[new.id] = new

    @rule(target=known, number=st.integers(0, 5), text=st.text(alphabet='abé \n"', max_size=8))
    def put(self, number: int, text: str) -> str:
        name = f"q{number}"
        new = Question(id=name, meeting_id="m1", text=text)
        self.done.append((self.model.get(name), new))
        self.change(*self.done[-1])
        return name

    @rule(name=known, more=st.sampled_from(["x", " y", "é"]), burst=st.sampled_from(["", "b1", "b2"]))
    def type_on(self, name: str, more: str, burst: str) -> None:
        old = self.model.get(name)
        if old is not None:
            self.done.append((old, replace(old, text=old.text + more)))
            self.change(*self.done[-1], burst=burst)

    @rule(name=consumes(known))
    def take_away(self, name: str) -> None:
        old = self.model.get(name)
        if old is not None:
            self.done.append((old, None))
            self.change(old, None)

    @rule()
    def undo(self) -> None:
        if self.done:
            old, new = self.done.pop()
            self.change(new, old)

    @rule(number=st.integers(0, 5))
    def meddle(self, number: int) -> None:
        stale = Question(id=f"q{number}", meeting_id="m1", text="never written")
        with pytest.raises(ScrutinyError):
            self.ledger.swap(stale, None)

    @invariant()
    def rows_are_the_dict(self) -> None:
        assert {each.id: each for each in questions.for_meeting(self.db, "m1")} == self.model

    @invariant()
    def each_record_has_one_current_version(self) -> None:
        for name in {each.record_id for each in history.latest(self.db, 1000)}:
            (head,) = versions.heads(self.db, "questions", name)
            current = history.at_version(self.db, head)
            assert current is not None
            assert current.record == self.model.get(name)

    def teardown(self) -> None:
        self.db.close()
        report = check(self.access, self.clock)
        self._folder.cleanup()
        assert report.is_sound, report.findings


LedgerBesideDict.TestCase.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestLedgerBesideDict = LedgerBesideDict.TestCase
