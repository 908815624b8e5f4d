"""What is shown before it leaves says what is left out, whatever it is."""

from scrutiny_desktop.domain.question_plan import QuestionPlan
from scrutiny_desktop.domain.shown_pages import plan_shown


def test_a_plan_says_what_it_leaves_out_where_it_is_looked_at():
    said = ("1 question rests on Annex (Exempt), or is put with such a one, and is left out.",)
    made = QuestionPlan(title="Plan", meeting="", footer="Public", blocks=(), questions=0, left_out=said)
    assert plan_shown(made).left_out == said
