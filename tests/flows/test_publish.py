"""From the library to a minute, and to its file."""

from dataclasses import replace

import pypdfium2
import pytest

from scrutiny_desktop.domain.errors import ScrutinyError, Stopped
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.minute_block import MinuteKind
from scrutiny_desktop.domain.paper import Classification, PaperRole, Secrecy
from scrutiny_desktop.flows import sample
from scrutiny_desktop.flows.publish import minute_of, minuted_items, save_minute, text_of, wording_in
from scrutiny_desktop.store import agenda, contents, papers, questions, recommendations
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library


@pytest.fixture
def library(access, clock):
    with open_library(access, clock=clock) as db:
        yield db


@pytest.fixture
def ids(clock):
    return Ids(clock)


@pytest.fixture
def ledger(library, clock, ids):
    return Ledger(library, author=lambda: "", clock=clock, ids=ids)


@pytest.fixture
def meeting_id(library, ledger, ids, sample_read):
    _, read = sample_read
    for taken in read.papers.values():
        contents.put(library, taken.content, taken.reading)
    pairs, meeting_id = sample.filed(read, ids, "")
    ledger.swap_all(pairs)
    return meeting_id


@pytest.fixture
def wording(resources):
    return wording_in(resources)


@pytest.fixture
def printed(access, clock, resources, tmp_path):
    def save(meeting_id, **more):
        out = tmp_path / "minute.pdf"
        assert save_minute(access, clock, meeting_id, resources, out, lambda *_: None, **more) == out
        with pypdfium2.PdfDocument(out) as pdf:
            return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())

    return save


def item(library, meeting_id, number):
    return next(each for each in agenda.for_meeting(library, meeting_id) if each.number == number)


def test_the_minute_is_of_the_item_that_was_taken_up(library, meeting_id, wording):
    minute = minute_of(library, meeting_id, wording=wording)
    assert [each.number for each in minuted_items(library, meeting_id)] == ["7"]
    assert minute.blocks[0].words.startswith("7. LEARNING REVIEW")
    assert "Independent Chair of the Examplebridge Safeguarding Children Partnership" in minute.blocks[1].text
    assert [each.label for each in minute.blocks if each.kind is MinuteKind.RESOLUTION] == ["(i)", "(ii)"]


def test_a_point_on_an_exempt_paper_is_left_out_and_said_to_be(library, meeting_id, wording):
    minute = minute_of(library, meeting_id, wording=wording)
    assert "chronology" not in text_of(minute)
    assert "Appendix 3" in " ".join(minute.left_out)


def test_who_asked_what_is_in_it_only_when_wanted(library, meeting_id, wording):
    asked = "Cllr Example – What has changed since the review"
    assert asked not in text_of(minute_of(library, meeting_id, wording=wording))
    assert asked in text_of(minute_of(library, meeting_id, wording=wording, with_askers=True))


def test_the_subject_of_a_report_that_is_not_public_is_not_told(library, ledger, meeting_id, wording):
    cover = next(each for each in papers.for_meeting(library, meeting_id) if each.role is PaperRole.COVER_REPORT)
    ledger.swap(cover, replace(cover, classification=Classification(secrecy=Secrecy.EXEMPT)))
    assert (
        "Independent Chair of the Examplebridge" not in minute_of(library, meeting_id, wording=wording).blocks[1].text
    )


def test_what_belongs_to_another_item_is_in_the_minute_of_that_item_alone(library, ledger, ids, meeting_id, wording):
    work = item(library, meeting_id, "8")
    paper = papers.for_meeting(library, meeting_id)[0]
    other = replace(paper, id=ids.new(), agenda_item_id=work.id, title="Work programme")
    advice = recommendations.for_meeting(library, meeting_id)[4]
    asked = questions.for_meeting(library, meeting_id)[0]
    next_one = replace(asked, id=ids.new(), text="What is next?", recommendation_ids=(),
                       passages=(replace(asked.passages[0], paper_id=other.id),))  # fmt: skip
    moved = replace(advice, anchor=replace(advice.anchor, paper_id=other.id))
    ledger.swap_all([(None, other), (advice, moved), (None, next_one)])
    review = text_of(minute_of(library, meeting_id, wording=wording, with_askers=True))
    programme = text_of(minute_of(library, meeting_id, wording=wording, with_askers=True, agenda_item_id=work.id))
    assert [each.number for each in minuted_items(library, meeting_id)] == ["7", "8"]
    assert ("What is next?" in review, "What is next?" in programme) == (False, True)
    assert "Recommendations 2, 6, 7, 8 and 10 were not reached" in review
    assert programme.startswith("8. WORK PROGRAMME")


def test_the_pdf_says_what_the_minute_says(library, meeting_id, wording, printed):
    words = printed(meeting_id)
    for block in minute_of(library, meeting_id, wording=wording).blocks:
        for part in block.words.split("–"):
            assert " ".join(part.split()) in words


def test_the_pdf_names_the_askers_when_wanted(meeting_id, printed):
    assert "Cllr Mockford" not in printed(meeting_id)
    assert "The following questions were put" in printed(meeting_id, with_askers=True)


def test_points_without_an_agenda_are_minuted_once_there_is_one(library, ledger, wording):
    meeting = Meeting(id="m", panel_id="p")
    ledger.swap(None, meeting)
    with pytest.raises(ScrutinyError, match="nothing on the agenda"):
        minute_of(library, "m", wording=wording)
    ledger.swap(None, AgendaItem(id="i", meeting_id="m", title="Any other business"))
    assert minute_of(library, "m", wording=wording).blocks[0].text == "ANY OTHER BUSINESS"


def test_a_meeting_that_is_not_there_is_refused(library, wording):
    with pytest.raises(ScrutinyError, match="no such meeting"):
        minute_of(library, "nobody", wording=wording)


def test_a_job_that_is_stopped_leaves_no_file(access, clock, resources, meeting_id, tmp_path):
    def stop(*_):
        raise Stopped

    with pytest.raises(Stopped):
        save_minute(access, clock, meeting_id, resources, tmp_path / "minute.pdf", stop)
    assert list(tmp_path.glob("*.pdf")) == []
