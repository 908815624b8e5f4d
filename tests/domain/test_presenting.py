"""What the room may see."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.presenting import Presented, presented
from scrutiny_desktop.domain.proceeding import Phase, Proceeding, Step, Stretch
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.question import Question, Standing, Theme

AT = datetime(2031, 6, 12, 18, 0)
SITS = Stretch(begun=AT, until=AT, phase=Phase.SITTING, agenda_item_id="i")
ITEM = AgendaItem(id="i", meeting_id="m", number="7", title="Progress")
THEME = Theme(id="t", meeting_id="m", name="Impact")
QUESTION = Question(id="q", meeting_id="m", text="What changed?", standing=Standing.PLANNED,
                    why="PRIVATE why", answer="PRIVATE answer", asker="PRIVATE asker")  # fmt: skip
OPEN = Publication([], [], [QUESTION])


def test_item_theme_and_question_are_shown_and_nothing_else_of_it():
    shown = presented(SITS, ITEM, THEME, QUESTION, OPEN)
    assert shown == Presented(agenda_item="7 Progress", theme="Impact", question="What changed?")
    assert "PRIVATE" not in repr(shown)


@given(st.sampled_from(Standing), st.booleans(), st.booleans())
def test_while_the_public_is_out_nothing_is_shown_but_that(standing, is_exempt, has_item):
    out = replace(SITS, exclusion=Proceeding(id="e", meeting_id="m", at=AT, kind=Step.EXCLUDED))
    question = replace(QUESTION, standing=standing, is_exempt=is_exempt)
    assert presented(out, ITEM if has_item else None, THEME, question, OPEN) == Presented(is_excluded=True)


@pytest.mark.parametrize("standing", [Standing.DRAFT, Standing.SHARED])
def test_what_nobody_planned_is_not_shown(standing):
    shown = presented(SITS, ITEM, THEME, replace(QUESTION, standing=standing), OPEN)
    assert (shown.theme, shown.question) == ("", "")


def test_what_rests_on_an_exempt_paper_or_was_put_in_private_is_not_shown():
    secret = Paper(id="s", meeting_id="m", title="Secret", classification=Classification(secrecy=Secrecy.EXEMPT))
    resting = replace(QUESTION, passages=(Anchor(paper_id="s", content="c", quote="x"),))
    publication = Publication([secret], [], [resting])
    assert presented(SITS, ITEM, THEME, resting, publication).question == ""
    assert presented(SITS, ITEM, THEME, replace(QUESTION, is_exempt=True), OPEN).question == ""
    exempt = replace(ITEM, is_exempt=True)
    assert presented(SITS, exempt, None, None, OPEN).agenda_item == "7"
