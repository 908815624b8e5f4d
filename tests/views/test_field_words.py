"""The history tells a record in the panel's words."""

import re
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum

import pytest

from scrutiny_desktop.domain.anchor import Anchor, Offer
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question, Standing, Theme
from scrutiny_desktop.domain.recommendation import Recommendation, Response, Revision, Source
from scrutiny_desktop.domain.record import KINDS
from scrutiny_desktop.views.field_words import NAMES, SILENT, told
from scrutiny_desktop.views.history import HistoryDialog
from scrutiny_desktop.views.words import word


def _within(kind: type) -> Iterator[tuple[str, object]]:
    """Every field of a kind of record, and of all that it holds."""
    hints = typing.get_type_hints(kind)
    for each in fields(kind):
        yield each.name, hints[each.name]
        for inner in (hints[each.name], *typing.get_args(hints[each.name])):
            if is_dataclass(inner) and inner not in (Anchor, Offer):
                yield from _within(typing.cast(type, inner))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_field_of_any_record_lacks_words(qapp, kind):
    named = dict(_within(kind))
    assert named.keys() <= NAMES.keys() | SILENT
    states = [each for each in named.values() if isinstance(each, type) and issubclass(each, StrEnum)]
    assert all(word(state) for each in states for state in each)


def test_no_name_of_a_field_is_for_nothing():
    assert {name for kind in KINDS.values() for name, _ in _within(kind)} >= NAMES.keys() | SILENT


def test_the_history_says_every_field_of_the_sample_in_words(qtbot, sample_desk):
    shown = HistoryDialog(sample_desk)
    qtbot.addWidget(shown)
    for at in range(shown.list.count()):
        shown.list.setCurrentRow(at)
        assert not re.search(r"\b[a-z]+_[a-z_]+\b", shown.text.toPlainText()), shown.text.toPlainText()


def test_a_recommendation_is_told_with_its_source_its_dates_and_what_it_names(desk):
    paper = Paper(id="p", meeting_id="m", title="The response", label="Appendix 2")
    desk.change("", old=None, new=paper)
    anchor = Anchor(paper_id="p", content="", quote="Police", page=4)
    one = Recommendation(
        id="r", meeting_id="m", number="3", lead_agency="Police", due=date(2031, 3, 31), response=Response.ACCEPTED,
        revisions=(Revision(was=date(2030, 3, 31), why="No staff"),),
        sources=(Source(field="lead_agency", anchor=anchor),),
    )  # fmt: skip
    assert told(desk.library, one).splitlines() == [
        "Meeting: no longer here",
        "Number: 3",
        "Lead agency: Police",
        "Due: 31 Mar 2031",
        "Earlier dates: It was: 31 Mar 2030, Why: No staff",
        "Response: Accepted",
        "Taken from: Lead agency “Police” (Appendix 2, page 4)",
    ]


def test_a_question_is_told_with_the_words_of_its_theme(desk):
    desk.change("", old=None, new=Theme(id="t", meeting_id="m", name="Training"))
    asked = Question(id="q", meeting_id="", text="Who trains?", theme_id="t", standing=Standing.PLANNED)
    lines = told(desk.library, replace(asked, supplementary=("Who else?", "Since when?"))).splitlines()
    assert lines[:3] == ["Words: Who trains?", "Theme: Training", "Supplementary questions: Who else?; Since when?"]
    assert "State: Planned" in lines
