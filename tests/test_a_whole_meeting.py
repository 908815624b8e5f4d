"""A whole meeting from an empty library to the saved minute, by keys alone."""

import re

import docx
import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.promise import PromiseKind
from scrutiny_desktop.domain.question import Standing
from scrutiny_desktop.domain.recommendation import Assurance
from scrutiny_desktop.store import (
    assessments,
    discussion_points,
    progress_reports,
    promises,
    questions,
    recommendations,
)
from scrutiny_desktop.store.library import open_library
from tests import bridge_evening as chair
from tests.bridge_papers import ADVICE, cover_report, learning_report


@pytest.fixture
def evening():
    return chair.Evening()


@pytest.fixture
def window(qtbot, access, resources, evening):
    with chair.window_on(qtbot, open_library(access, clock=evening), resources, evening) as made:
        yield made


@pytest.fixture
def hands(qtbot, window):
    return chair.hands_on(qtbot, window)


MINUTE = """7. LEARNING REVIEW - WREN

The Panel received the report of the Independent Chair of the Examplebridge Safeguarding Children Partnership on \
Learning Review - Wren.

{present} were present and, with the consent of the Chair, addressed the Panel.

Cllr Ambrose Quill declared a disclosable pecuniary interest: A governor of a school that is named in the report.

In discussions with the officers, the Panel noted the following:

• Recommendation 1 – The front door was judged stable at inspection in January 2031.
• Recommendation 3 – Training had begun, and 212 staff had attended. Concern: Attendance was reported as if it were \
impact. Information requested: Figures for children who went missing (Examplebridge Police, by 31 July 2031).
• Recommendation 4 – Action: Audit 40 records of school moves (Judith Samplewell, by 1 September 2031).
• Recommendation 5 – Information requested: What supervision found to have changed (Examplebridge Health Trust, by 30 \
June 2031).
• Recommendations 8 and 9 were not reached.

RESOLVED

(i) That a further report be added to the agenda of the September meeting of the Panel.

Draft minute · public.
"""
"""Recommendation 2 was put and answered, and nothing was noted of it."""


def test_a_meeting_goes_from_an_empty_library_to_its_saved_minute_by_keys_alone(hands, window, evening, tmp_path):
    desk = window.desk
    prepare(hands, window, [cover_report(tmp_path), learning_report(tmp_path)])
    chair.begin(hands)
    chair.hear(hands, lambda minutes: evening.pass_by(minutes=minutes))
    assert [each.number for each in window.screen_now.left.recommendations] == ["8", "9"]
    chair.close(hands)
    follows(desk)
    hands.press("Ctrl+Z")
    assert promises.for_meeting(desk.library, desk.meeting.id) == []
    hands.press("Ctrl+Y")
    follows(desk)
    pdf, word, text = chair.save_minute(hands, tmp_path)
    bodies = {body for _, _, body in chair.INVITED}
    present = [f"{name} ({title}, {body})" for name, title, body in chair.INVITED]
    assert (len(present), len(bodies)) == (7, 4)
    minute = MINUTE.format(present=f"{', '.join(present[:-1])} and {present[-1]}")
    assert text.read_text(encoding="utf-8") == minute
    for saved in (words_of_pdf(pdf), words_of_word(word)):
        for sentence in re.split(r"\n+", minute.replace("• ", "").replace("(i) ", "").rstrip()):
            assert squeezed(sentence.rstrip(".")) in squeezed(saved)


def prepare(hands, window, files):
    desk = window.desk

    def advice():
        return recommendations.for_meeting(desk.library, desk.meeting.id)

    chair.add_papers(hands, files, lambda: desk.meeting is not None and not desk.jobs.is_busy)
    chair.say_who_i_am(hands)
    chair.invite(hands)
    chair.read(hands)
    chair.take_in_recommendations(hands, QApplication.activeModalWidget, lambda: len(advice()) == len(ADVICE))
    chair.judge(hands)
    chair.plan(hands)
    planned = questions.for_meeting(desk.library, desk.meeting.id)
    numbers = {each.id: each.number for each in advice()}
    assert [numbers[each.recommendation_ids[0]] for each in planned] == list("123456789")
    assert {each.standing for each in planned} == {Standing.PLANNED}


def follows(desk):
    """What the promises and the checklist hold after the meeting."""
    db, key = desk.library, desk.meeting.id
    owed = {(each.kind, each.promised_by, f"{each.due:%d %B}") for each in promises.for_meeting(db, key)}
    assert owed == {
        (PromiseKind.FIGURES, "Examplebridge Police", "31 July"),
        (PromiseKind.ACTION, "Judith Samplewell", "01 September"),
        (PromiseKind.WRITTEN_ANSWER, "Examplebridge Health Trust", "30 June"),
    }
    numbers = {each.id: each.number for each in recommendations.for_meeting(db, key)}
    said = {(numbers[each.recommendation_id], each.words) for each in progress_reports.for_meeting(db, key)}
    assert said == {
        ("1", "The front door was judged stable at inspection in January 2031"),
        ("3", "Training had begun, and 212 staff had attended"),
    }
    agreed = {(numbers[each.recommendation_id], each.assurance) for each in assessments.agreed(db, key)}
    assert agreed == {("3", Assurance.PARTLY_ASSURED)}
    assert [each.speaker for each in discussion_points.for_meeting(db, key)][:2] == [
        "Eleri Mockridge", "Tobias Placewright",
    ]  # fmt: skip


def words_of_pdf(file):
    with pypdfium2.PdfDocument(file) as opened:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)


def words_of_word(file):
    opened = docx.Document(str(file))
    feet = [each.text for section in opened.sections for each in section.footer.paragraphs]
    return "\n".join([each.text for each in opened.paragraphs] + feet)


def squeezed(words):
    return re.sub(r"\W+", "", words)
