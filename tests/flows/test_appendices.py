"""An appendix that a report lists is matched to the file that arrives, by its label, or by order and words together."""

from pathlib import Path

import pytest

from scrutiny_desktop.domain.paper import Paper, PaperRole
from scrutiny_desktop.domain.reading import Paragraph, Reading, Section
from scrutiny_desktop.flows.appendices import Arrived, match
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.store import meetings, papers

COUNCIL = Path(__file__).parents[3] / "shared" / "papers" / "council"
FERRY = "Letter from the Harbour Authority of Examplebridge on lamps, 3 May 2031"
FARES = "Timetable and fares for the winter"


def _listed(*named):
    return [Paper(id=label, meeting_id="m", role=PaperRole.APPENDIX, label=label, title=each) for label, each in named]


def _said(words):
    return Reading(kind="text", title="x", sections=(Section(heading="", paragraphs=(Paragraph(text=words),)),))


NUMBERS = _listed(("Appendix 1", FERRY), ("Appendix 2", FARES))
LETTERS = _listed(("Appendix A", FERRY), ("Appendix B", FARES))


@pytest.mark.parametrize(("waiting", "label"), [(NUMBERS, "Appendix B"), (LETTERS, "Appendix 2")])
def test_the_other_kind_of_label_is_the_same_where_order_and_title_agree(waiting, label):
    assert match(Arrived(label, ("Winter timetable and fares",)), waiting).sure is waiting[1]


def test_where_the_title_is_another_the_first_words_of_the_paper_may_agree():
    words = "The Harbour Authority of Examplebridge writes about lamps. This letter was sent on 3 May 2031."
    arrived = Arrived("Appendix A", ("03.05.31 Scan",), _said(words))
    assert match(arrived, NUMBERS).sure is NUMBERS[0]


@pytest.mark.parametrize(
    ("label", "title", "likely"),
    [("Appendix A", "Winter timetable and fares", 1), ("Appendix B", "Something else", 1)],
)
def test_where_order_or_words_alone_agree_nothing_is_guessed_and_it_is_said(label, title, likely):
    found = match(Arrived(label, (title,)), NUMBERS)
    assert (found.sure, found.perhaps) == (None, NUMBERS[likely])


def test_two_reports_with_an_appendix_of_one_number_are_told_apart_by_words_or_not_at_all():
    waiting = _listed(("Appendix 1", FERRY), ("Appendix 1", FARES))
    assert match(Arrived("Appendix 1", (FARES,)), waiting).sure is waiting[1]
    assert match(Arrived("Appendix 1", ()), waiting).sure is None


def test_the_same_number_on_a_loose_file_with_quite_another_title_is_not_taken_for_it():
    found = match(Arrived("Appendix 2", ("Annual accounts of the library",)), NUMBERS)
    assert (found.sure, found.perhaps) == (None, NUMBERS[1])
    assert match(Arrived("Appendix 2", ("Annual accounts of the library",), is_beside=True), NUMBERS).sure is NUMBERS[1]


def test_one_word_or_the_words_of_a_text_alone_tell_nothing_of_a_file_without_a_label():
    waiting = _listed(("", "Decision Report"), ("", "Draft Responses to Consultation Feedback"))
    arrived = Arrived("", ("Decision Recording Form",), _said("Responses and feedback came from the consultation."))
    assert (match(arrived, waiting).sure, match(arrived, waiting).perhaps) == (None, None)


REAL = {
    "kent/ba4b": [("Appendix 1", 11), ("Appendix 2", 15)],
    "kent/a742": [("Appendix A", 0), ("Appendix B", 13), ("Appendix C", 0)],
}


@pytest.mark.parametrize("name", REAL)
def test_the_appendices_of_real_supplements_are_those_that_their_report_lists(name, desk):
    if not COUNCIL.is_dir():
        pytest.skip("the papers are not here")
    filing = _added(desk, *COUNCIL.glob(f"{name}*"))
    (meeting,) = meetings.every(desk.library)
    there = papers.for_meeting(desk.library, meeting.id)
    assert [(each.label, each.first_page) for each in there if each.role is PaperRole.APPENDIX] == REAL[name]
    assert filing.doubts == []


def test_a_real_appendix_of_another_report_is_said_and_not_taken(desk):
    if not COUNCIL.is_dir():
        pytest.skip("the papers are not here")
    _added(desk, *COUNCIL.glob("kent/000f*"))
    filing = _added(desk, *COUNCIL.glob("kent/66ba*"), meeting=meetings.every(desk.library)[0])
    assert [(listed.title, came.title) for listed, came in filing.doubts] == [
        ("Service Offer Comparison", "2024 Annual Report")
    ]


def _added(desk, *files, meeting=None):
    taken = take_in(desk.library.access, desk.clock, files, desk.resources / "forms",
                    lambda *_: None)  # fmt: skip
    filing = Filing(desk.library, desk.ids, "me")
    desk.change_all("add", filing.filed(taken, meeting))
    return filing
