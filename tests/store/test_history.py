from dataclasses import replace

from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import history, rows
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library


def test_history_survives_a_restart_and_anything_in_it_can_be_restored(access, db, ledger, question, clock, ids):
    reworded = replace(question, text="Who checks that visits were made?")
    ledger.swap(None, question, label="Add question")
    clock.move_on(minutes=1)
    ledger.swap(question, reworded, label="Reword question")
    db.close()
    with open_library(access, clock=clock) as again:
        newest, oldest = history.latest(again, 10)
        assert (newest.label, newest.at, newest.record) == ("Reword question", clock(), reworded)
        assert history.before(again, newest) == [oldest]
        assert oldest.record == question
        Ledger(again, author=lambda: "amina", clock=clock, ids=ids).swap(reworded, oldest.record, label="Restore")
        assert rows.get(again, Question, "q1") == question
        assert [each.label for each in history.of(again, "questions", "q1")] == [
            "Add question",
            "Reword question",
            "Restore",
        ]


def test_the_latest_are_of_all_records_and_as_many_as_asked(db, ledger, question, meeting):
    ledger.swap(None, meeting)
    for each in range(3):
        ledger.swap(None, replace(question, id=f"q{each}"))
    assert [each.record_id for each in history.latest(db, 3)] == ["q2", "q1", "q0"]
    assert [each.kind for each in history.latest(db, 9)][-1] == "meetings"


def test_a_record_without_history_has_none(db):
    assert history.of(db, "questions", "q1") == []
    assert history.at_version(db, "nothing") is None
