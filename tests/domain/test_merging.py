"""Similar questions put as one: no wording lost, each in the order once, what came of the entry said of each."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.merging import as_written, gathered, in_order, merged, put_as, verify_apart, with_outcomes
from scrutiny_desktop.domain.note import Visibility
from scrutiny_desktop.domain.question import Priority, Question, Standing
from scrutiny_desktop.domain.sitting import to_put

PANEL = Visibility.PANEL
FIRST = Question(id="q1", meeting_id="m1", text="What changed?", asker="Cllr A", addressee="Police", why="It matters.",
                 supplementary=("Since when?",), minutes=3, visibility=PANEL, recommendation_ids=("r1",),
                 passages=(Anchor(paper_id="p", content="c", quote="changed", start=1, end=8),))  # fmt: skip
SECOND = Question(id="q2", meeting_id="m1", text="What is different now?", asker="Cllr B", addressee="Police, NHS",
                  supplementary=("Since when?", "For whom?"), minutes=5, visibility=PANEL, priority=Priority.MUST_ASK,
                  recommendation_ids=("r1", "r2"))  # fmt: skip
NEW = Question(id="e", owner="chair", meeting_id="m1", standing=Standing.PLANNED)


def test_an_entry_names_all_askers_and_holds_everything_but_the_other_wordings():
    entry = merged((FIRST, SECOND), NEW)
    assert (entry.id, entry.owner, entry.text, entry.asker) == ("e", "chair", "What changed?", "Cllr A, Cllr B")
    assert (entry.addressee, entry.minutes, entry.priority) == ("Police, NHS", 5, Priority.MUST_ASK)
    assert entry.supplementary == ("Since when?", "For whom?")
    assert (entry.recommendation_ids, entry.passages) == (("r1", "r2"), FIRST.passages)
    assert (entry.standing, entry.merged_ids) == (Standing.PLANNED, ("q1", "q2"))


def test_the_other_wordings_stand_under_the_entry_as_they_were_written():
    entry = merged((FIRST, SECOND), NEW)
    assert gathered(entry, (FIRST, SECOND, entry)) == (FIRST, SECOND)


def test_what_was_merged_is_in_the_order_and_on_the_live_screen_once():
    entry = merged((FIRST, SECOND), NEW)
    assert in_order((FIRST, entry, SECOND)) == (entry,)
    (group,) = to_put((), (FIRST, entry, SECOND), with_unplanned=True)
    assert group.questions == (entry,)


def test_an_entry_merged_again_is_gathered_with_all_that_it_gathers():
    third = replace(SECOND, id="q3", asker="Cllr C", addressee="NHS")
    inner = merged((FIRST, SECOND), NEW)
    outer = merged((inner, third), replace(NEW, id="f"))
    known = (FIRST, SECOND, third, inner, outer)
    assert outer.asker == "Cllr A, Cllr B, Cllr C"
    assert gathered(outer, known) == (FIRST, SECOND, third)
    assert in_order(known) == (outer,)
    assert put_as(FIRST, known) == outer


def test_one_private_question_keeps_the_entry_private():
    assert merged((FIRST, replace(SECOND, visibility=Visibility.PRIVATE)), NEW).visibility is Visibility.PRIVATE


def test_what_came_of_the_entry_is_said_of_each_and_a_plan_alone_is_not():
    entry = merged((FIRST, SECOND), NEW)
    assert with_outcomes((FIRST, SECOND, entry)) == (FIRST, SECOND, entry)
    put = replace(entry, standing=Standing.PARTLY_ANSWERED, answer="In part.")
    shown = with_outcomes((FIRST, SECOND, put))[0]
    assert (shown.standing, shown.answer, shown.text) == (Standing.PARTLY_ANSWERED, "In part.", FIRST.text)


def test_a_paper_shows_what_members_wrote_and_no_entry_a_second_time():
    entry = replace(merged((FIRST, SECOND), NEW), standing=Standing.ANSWERED)
    assert [(each.id, each.standing) for each in as_written((FIRST, entry, SECOND))] == [
        ("q1", Standing.ANSWERED), ("q2", Standing.ANSWERED),
    ]  # fmt: skip


def test_an_entry_that_was_put_is_not_taken_apart():
    entry = merged((FIRST, SECOND), NEW)
    verify_apart(entry)
    for put in (replace(entry, standing=Standing.ANSWERED), replace(entry, answer="Yes.")):
        with pytest.raises(ScrutinyError):
            verify_apart(put)


@given(st.dictionaries(st.sampled_from("abcd"), st.lists(st.sampled_from("abcde")), min_size=1))
def test_entries_that_name_each_other_in_a_ring_end_too(ring):
    known = [Question(id=name, meeting_id="m1", merged_ids=tuple(ids)) for name, ids in ring.items()]
    for each in known:
        gathered(each, known)
        put_as(each, known)
