"""What no question reaches, and the time."""

from dataclasses import replace

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.coverage import coverage, minutes_for
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question, Standing, Theme
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.running_order import grouped

MEETING = Meeting(id="m1", panel_id="p", minutes=90)
THEMES = [Theme(id="t1", meeting_id="m1", name="Impact", minutes=20), Theme(id="t2", meeting_id="m1", name="Records")]
ADVICE = [Recommendation(id="r1", meeting_id="m1"), Recommendation(id="r2", meeting_id="m1", rank=1)]
WITNESSES = [Witness(id="w1", meeting_id="m1", name="Ms Odell", agency="NHS"),
             Witness(id="w2", meeting_id="m1", name="Mr Fictley", agency="Police")]  # fmt: skip
ASKED = Question(id="q1", meeting_id="m1", theme_id="t1", addressee="NHS", recommendation_ids=("r1",))


def test_what_no_question_reaches_is_named():
    found = coverage(grouped(THEMES, [ASKED]), ADVICE, WITNESSES, 15)
    assert ([each.id for each in found.recommendations], [each.id for each in found.witnesses]) == (["r2"], ["w2"])
    assert [each.id for each in found.themes] == ["t2"]
    assert (found.planned, found.over) == (20, 5)


def test_a_withdrawn_question_reaches_nothing():
    found = coverage(grouped(THEMES, [replace(ASKED, standing=Standing.WITHDRAWN)]), ADVICE, WITNESSES, 15)
    assert (len(found.recommendations), len(found.witnesses), len(found.themes)) == (2, 2, 2)


def test_the_time_there_is_is_that_of_the_agenda_item_the_questions_are_about():
    items = [AgendaItem(id="i7", meeting_id="m1", title="Review", minutes=60),
             AgendaItem(id="i8", meeting_id="m1", title="Work programme", minutes=10)]  # fmt: skip
    papers = [Paper(id="cover", meeting_id="m1", title="Cover", agenda_item_id="i7")]
    cited = replace(ASKED, passages=(Anchor(paper_id="cover", content="c", quote="so"),))
    assert minutes_for(MEETING, items, papers, [cited], ADVICE) == 60
    through = [replace(ADVICE[0], anchor=cited.passages[0])]
    assert minutes_for(MEETING, items, papers, [ASKED], through) == 60


def test_where_the_item_has_no_minutes_it_is_the_meetings():
    assert minutes_for(MEETING, (), (), [ASKED], ADVICE) == 90
