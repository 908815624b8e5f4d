from datetime import date

from scrutiny_desktop.domain.brought_forward import BroughtForward
from scrutiny_desktop.domain.continuity import Forward, before, bring_forward, still_open
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Ending, EndingKind, Recommendation

MARCH, JUNE = date(2031, 3, 6), date(2031, 6, 12)
FIRST, NOW = Meeting(id="m1", panel_id="p1", on=MARCH), Meeting(id="m2", panel_id="p1", on=JUNE)
OPEN = Recommendation(id="r1", meeting_id="m1")
CLOSED = Recommendation(id="r2", meeting_id="m1", ending=Ending(kind=EndingKind.CLOSED, on=MARCH))


def test_only_the_panels_own_earlier_meetings_come_before():
    others = [Meeting(id="m3", panel_id="p2", on=MARCH), Meeting(id="m4", panel_id="p1", on=date(2031, 9, 1)),
              Meeting(id="m5", panel_id="p1")]  # fmt: skip
    assert before(NOW, [NOW, FIRST, *others]) == (FIRST,)


def test_what_is_closed_kept_or_here_already_is_not_offered():
    kept = Promise(id="o1", meeting_id="m1", received_on=MARCH)
    owed, here = Promise(id="o2", meeting_id="m1"), Promise(id="o3", meeting_id="m1")
    brought = [BroughtForward(id="b1", meeting_id="m2", record_id="o3")]
    offered = still_open([OPEN, CLOSED], [kept, owed, here], [], brought)
    assert (offered.recommendations, offered.promises, len(offered)) == ((OPEN,), (owed,), 2)


def test_records_keep_their_ids_and_a_question_is_put_again(clock):
    asked = Question(id="q1", meeting_id="m1", text="Why?", standing=Standing.NOT_REACHED, answer="none")
    brought = [BroughtForward(id="b1", meeting_id="m2", record_id="x", rank=4)]
    pairs = bring_forward(Forward(recommendations=(OPEN,), questions=(asked,)), NOW, ids=Ids(clock), owner="me",
                          brought=brought, rank=7)  # fmt: skip
    (_, record), (_, again) = pairs
    assert (record.record_id, record.meeting_id, record.rank) == ("r1", "m2", 5)
    assert (again.earlier_id, again.meeting_id, again.text, again.standing, again.answer, again.rank) == (
        "q1", "m2", "Why?", Standing.DRAFT, "", 7,
    )  # fmt: skip
