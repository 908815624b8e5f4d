"""Which questions are shown together: made pairs of paraphrases, near-opposites, and the merely alike."""

from dataclasses import replace

import pytest

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.flows.similar import ENOUGH, likeness, similar

PARAPHRASES = [
    ("What has changed for children since the review?",
     "What is different for children since the review was published?"),
    ("How do you know that thresholds are applied in the same way by every agency?",
     "Are thresholds applied alike by every agency, and how do you know?"),
    ("Who checks that the records were changed?", "Who has checked that records have changed?"),
    ("What did the six-month audit find?", "What were the findings of the audit after six months?"),
    ("How many staff have been trained in the new procedure?",
     "How many of your staff had the training on the new procedure?"),
    ("When will return conversations be offered to every missing child?",
     "By when will each missing child be offered a return conversation?"),
    ("What did children say about the changes?", "What have the children told you about these changes?"),
    ("How often does the group report slippage, and to whom?",
     "To whom is slippage reported by the group and how often?"),
    ("Why was recommendation 4 not accepted?", "What are the reasons for not accepting recommendation 4?"),
    ("Which posts in the front door team are vacant?", "How many vacant posts are there in the front door team?"),
    ("What evidence is there that supervision has improved?", "How do you evidence improved supervision?"),
    ("How will schools be told about escalation?", "How are schools being informed of the escalation route?"),
    ("What would a child notice that is different today?", "What would be different for a child today?"),
]  # fmt: skip
OPPOSITES = [
    ("Why was recommendation 3 accepted?", "Why was recommendation 3 not accepted?"),
    ("Why was the recommendation accepted?", "Why was the recommendation rejected?"),
    ("Which actions are complete?", "Which actions are outstanding?"),
    ("What did the police do before the review?", "What did the police do after the review?"),
    ("Which cases were referred?", "Which cases weren’t referred?"),
    ("What has been done about recommendation 2?", "What has been done about recommendation 5?"),
    ("Why have referrals increased?", "Why have referrals fallen?"),
    ("Has training been delivered to all staff?", "Why has training not been delivered to all staff?"),
]
OTHERS = [
    ("What did the audit of records find?", "Who pays for the audit of records?"),
    ("How many staff have been trained?", "How many staff have left?"),
    ("What changed?", "What changed in the way that the partnership records the views of a child who goes missing?"),
    ("What will the police do about missing children?", "What will the budget be next year?"),
    ("How are thresholds applied?", "How are complaints handled?"),
    ("When does this come back to the Panel?", "What was the cost of the review?"),
    ("Who chairs the group?", "Who told the family?"),
    ("What did children say about the front door?", "What did parents say about the school nurse?"),
]


def asked(text, **more):
    return Question(id=text, meeting_id="m1", text=text, **more)


@pytest.mark.parametrize(("one", "other"), PARAPHRASES)
def test_a_paraphrase_is_shown_together_with_its_question(one, other):
    assert likeness(asked(one), asked(other)) >= ENOUGH
    assert similar([asked(one), asked(other)])[one] == (asked(other),)


@pytest.mark.parametrize(("one", "other"), OPPOSITES + OTHERS)
def test_one_that_turns_it_round_or_asks_another_thing_is_not(one, other):
    assert likeness(asked(one), asked(other)) < ENOUGH
    assert similar([asked(one), asked(other)]) == {}


def test_what_both_are_about_tips_the_scale_and_never_alone():
    one, other = "How was the new form tested by staff?", "Was the new form tried out by staff in the office?"
    passage = Anchor(paper_id="p", content="c", quote="so", start=5, end=9)
    apart, tied = (asked(one), asked(other)), (asked(one, passages=(passage,)), asked(other, passages=(passage,)))
    assert likeness(*tied) == likeness(*apart) + 8
    unlike = asked("Who chairs the group?", passages=(passage,))
    assert likeness(tied[0], unlike) < ENOUGH


def test_a_blank_or_withdrawn_question_is_like_none():
    one, other = PARAPHRASES[0]
    assert similar([asked(one), replace(asked(other), standing=Standing.WITHDRAWN), asked("")]) == {}
