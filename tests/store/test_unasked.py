"""Which questions of a meeting a later one may take up again."""

from dataclasses import replace

from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.store import questions


def asked(name, standing, **more):
    return Question(id=name, meeting_id="m1", text=f"Question {name}?", standing=standing, **more)


def test_questions_not_reached_or_never_put_are_unasked_until_they_are_put_again(db, ledger):
    made = [asked("a", Standing.NOT_REACHED), asked("b", Standing.PLANNED, rank=1), asked("c", Standing.ANSWERED),
            asked("d", Standing.WITHDRAWN), replace(asked("e", Standing.DRAFT), text=" ")]  # fmt: skip
    ledger.swap_all([(None, each) for each in made])
    assert [each.id for each in questions.unasked(db, "m1")] == ["a", "b"]
    again = made[0].again("f", "m2")
    assert (again.earlier_id, again.text, again.standing, again.meeting_id) == (
        "a", "Question a?", Standing.DRAFT, "m2",
    )  # fmt: skip
    ledger.swap(None, again)
    assert [each.id for each in questions.unasked(db, "m1")] == ["b"]


def test_a_merged_question_is_unasked_as_its_entry_and_not_beside_it(db, ledger):
    made = [asked("a", Standing.PLANNED), asked("b", Standing.PLANNED),
            asked("e", Standing.NOT_REACHED, merged_ids=("a", "b"))]  # fmt: skip
    ledger.swap_all([(None, each) for each in made])
    assert [each.id for each in questions.unasked(db, "m1")] == ["e"]
