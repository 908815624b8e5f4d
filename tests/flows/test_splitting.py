"""A pack parted otherwise than it was: papers, items, marks and what is remembered, all of it one change."""

from dataclasses import replace
from pathlib import Path

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Classification, PaperRole, Secrecy
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.splitting import joined, started, worded
from scrutiny_desktop.flows import splitting
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.flows.machine_reading import read_pictures, reader_there
from scrutiny_desktop.papers.lines import Line
from scrutiny_desktop.papers.pictures import with_words
from scrutiny_desktop.store import agenda, contents, corrections, meetings, notes, papers, questions, seen
from scrutiny_desktop.store.check import check
from tests import made_papers as made

SHARED = Path(__file__).parents[3] / "shared" / "papers"
needs_tesseract = pytest.mark.skipif(not reader_there(), reason="Tesseract is not installed here")
AFRESH = "A bridge was promised."


def _silent(*_):
    """Hears of progress."""


def _add(desk, file):
    taken = take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", _silent)
    desk.change_all("add", Filing(desk.library, desk.ids, "me").filed(taken, None))
    return meetings.every(desk.library)[0]


def _unsure(file):
    """The ferry pack with an item that its outline does not know."""
    front = made.text("Agenda Item No", "5. Ferry services (Pages 1 - 2)", "6. Harbour plan (Pages 3 - 4)")
    pages = [front, made.stamped(made.text("Report on ferry services.", AFRESH), 1, "5"),
             made.stamped(made.text("It goes on here.", AFRESH), 2),
             made.stamped(made.text("The harbour plan."), 3, "6"),
             made.stamped(made.text("Its second page."), 4)]  # fmt: skip
    outline = [(0, "Agenda", 1, True), (0, "5 Ferry services", 2, True)]
    return made.pack(file, "(Public Pack)Agenda Document for Harbour Scrutiny Panel, 14/09/2031 10:00", pages, outline)


def _shown(desk, meeting):
    items = {item.id: item.number for item in agenda.for_meeting(desk.library, meeting.id)}
    return [(items.get(each.agenda_item_id, ""), each.role.value, each.label, each.first_page, each.last_page)
            for each in papers.for_meeting(desk.library, meeting.id)]  # fmt: skip


def _split(desk, paper, parts):
    outcome = splitting.split(desk.library.access, desk.clock, paper, parts, desk.resources / "forms", "me", _silent)
    desk.change_all("correct the split", outcome.pairs)
    corrections.keep(desk.library, paper.content, parts)
    return outcome


def _note(desk, paper, words, at=0):
    flow = flowing(contents.reading(desk.library, paper.text_key))
    start = -1
    for _ in range(at + 1):
        start = flow.text.index(words, start + 1)
    note = Note(id=desk.ids.new(), meeting_id=paper.meeting_id, anchor=flow.anchor(paper, start, start + len(words)))
    desk.change("note", old=None, new=note)
    return note


SURE = [("", "agenda", "", 1, 1), ("5", "cover report", "", 2, 3), ("5", "appendix", "Appendix A", 4, 5),
        ("6", "cover report", "", 6, 7)]  # fmt: skip


def test_an_unsure_pack_is_one_paper_whose_proposal_is_kept(desk, tmp_path):
    meeting = _add(desk, _unsure(tmp_path / "pack.pdf"))
    (whole,) = papers.for_meeting(desk.library, meeting.id)
    proposed = splitting.proposal(desk.library, whole)
    assert [(each.item, each.first_page, each.last_page) for each in proposed.parts] == [("", 1, 1), ("5", 2, 5)]
    assert proposed.pages == 5 and proposed.facts[1].pack_number == "1"


def test_a_proposal_made_so_is_one_change_that_can_be_undone(desk, tmp_path):
    meeting = _add(desk, _unsure(tmp_path / "pack.pdf"))
    (whole,) = papers.for_meeting(desk.library, meeting.id)
    before = agenda.for_meeting(desk.library, meeting.id)
    parts = started(splitting.proposal(desk.library, whole).parts, 4, "Harbour plan")
    parts = worded(parts, 2, item="6", item_title="Harbour plan", label="", title="Harbour plan",
                   role=PaperRole.COVER_REPORT)  # fmt: skip
    outcome = _split(desk, whole, parts)
    assert outcome.left == 0 and outcome.kept == ()
    assert _shown(desk, meeting) == [("", "agenda", "", 1, 1), ("5", "cover report", "", 2, 3),
                                     ("6", "cover report", "", 4, 5)]  # fmt: skip
    assert check(desk.library.access, desk.clock).findings == ()
    harbour = papers.for_meeting(desk.library, meeting.id)[2]
    assert "harbour plan" in flowing(contents.reading(desk.library, harbour.text_key)).text
    desk.undo()
    assert papers.for_meeting(desk.library, meeting.id) == [whole]
    assert agenda.for_meeting(desk.library, meeting.id) == before
    desk.stack.redo()
    assert len(_shown(desk, meeting)) == 3


def test_a_sure_split_is_corrected_and_papers_that_stay_keep_their_place(desk, tmp_path):
    meeting = _add(desk, made.ferry_pack(tmp_path / "pack.pdf"))
    old = papers.for_meeting(desk.library, meeting.id)
    assert _shown(desk, meeting) == SURE
    proposed = splitting.proposal(desk.library, old[0])
    assert [(each.item, each.label, each.first_page, each.last_page) for each in proposed.parts] == [
        ("", "", 1, 1), ("5", "", 2, 3), ("5", "Appendix A", 4, 5), ("6", "", 6, 7)
    ]  # fmt: skip
    _split(desk, old[2], joined(proposed.parts, 4))
    now = papers.for_meeting(desk.library, meeting.id)
    assert [each.id for each in now] == [old[0].id, old[1].id, old[3].id]
    assert (now[1].first_page, now[1].last_page) == (2, 5)


def test_marks_go_to_the_paper_that_holds_their_page(desk, tmp_path):
    meeting = _add(desk, _unsure(tmp_path / "pack.pdf"))
    (whole,) = papers.for_meeting(desk.library, meeting.id)
    first, second = _note(desk, whole, AFRESH), _note(desk, whole, AFRESH, at=1)
    flow = flowing(contents.reading(desk.library, whole.text_key))
    start = flow.text.index("second page")
    asked = Question(id="q1", meeting_id=meeting.id, text="Why?",
                     passages=(flow.anchor(whole, start, start + 11), first.anchor))  # fmt: skip
    desk.change("ask", old=None, new=asked)
    proposed = splitting.proposal(desk.library, whole).parts
    outcome = _split(desk, whole, started(started(proposed, 3, "More"), 4, "Harbour"))
    assert outcome.left == 0
    by_page = {page: each for each in outcome.papers for page in range(each.first_page, each.last_page + 1)}
    for note, page in ((first, 2), (second, 3)):
        anchor = next(each for each in notes.for_meeting(desk.library, meeting.id) if each.id == note.id).anchor
        assert (anchor.paper_id, anchor.content) == (by_page[page].id, by_page[page].text_key)
        text = flowing(contents.reading(desk.library, anchor.content)).text
        assert text[anchor.start : anchor.end] == AFRESH
    (question,) = questions.for_meeting(desk.library, meeting.id)
    assert [each.paper_id for each in question.passages] == [by_page[5].id, by_page[2].id]
    desk.undo()
    assert {each.anchor for each in notes.for_meeting(desk.library, meeting.id)} == {first.anchor, second.anchor}


def test_a_mark_without_an_exact_place_stays_on_the_paper_it_was_made_on(desk, tmp_path):
    meeting = _add(desk, _unsure(tmp_path / "pack.pdf"))
    (whole,) = papers.for_meeting(desk.library, meeting.id)
    across = _note(desk, whole, f"{AFRESH}\nIt goes")
    placed = _note(desk, whole, "harbour plan")
    proposed = splitting.proposal(desk.library, whole).parts
    outcome = _split(desk, whole, started(started(proposed, 3, "More"), 4, "Harbour"))
    assert (outcome.left, [each.id for each in outcome.kept]) == (1, [whole.id])
    kept = {each.id: each.anchor for each in notes.for_meeting(desk.library, meeting.id)}
    assert kept[across.id] == across.anchor and kept[placed.id].paper_id != whole.id
    assert [each.last_page for each in papers.for_meeting(desk.library, meeting.id)] == [1, 2, 3, 5, 0]


def test_the_same_file_again_is_parted_as_it_was_corrected(desk, tmp_path):
    file = made.ferry_pack(tmp_path / "pack.pdf")
    meeting = _add(desk, file)
    paper = papers.for_meeting(desk.library, meeting.id)[0]
    _split(desk, paper, joined(splitting.proposal(desk.library, paper).parts, 4))
    corrected = _shown(desk, meeting)
    _add(desk, file)
    assert _shown(desk, meeting) == corrected
    desk.undo()
    assert _shown(desk, meeting) == SURE
    _add(desk, file)
    assert _shown(desk, meeting) == SURE
    desk.change_all("remove", [(each, None) for each in papers.for_meeting(desk.library, meeting.id)])
    _add(desk, file)
    assert _shown(desk, meeting) == corrected


def test_no_part_is_less_secret_than_what_it_was_a_part_of(desk, tmp_path):
    meeting = _add(desk, _unsure(tmp_path / "pack.pdf"))
    (whole,) = papers.for_meeting(desk.library, meeting.id)
    secret = Classification(secrecy=Secrecy.EXEMPT, citation="paragraph 1", is_confirmed=True)
    desk.change("classify", old=whole, new=(whole := replace(whole, classification=secret)))
    outcome = _split(desk, whole, splitting.proposal(desk.library, whole).parts)
    assert {each.classification.secrecy for each in outcome.papers} == {Secrecy.EXEMPT}


def test_pages_that_were_read_stay_read(desk, tmp_path):
    meeting = _add(desk, made.ferry_pack(tmp_path / "pack.pdf"))
    old = papers.for_meeting(desk.library, meeting.id)
    seen.add(desk.library, old[2].id, [2])
    outcome = _split(desk, old[2], joined(splitting.proposal(desk.library, old[2]).parts, 4))
    assert outcome.seen == ((old[1].id, frozenset({4})),)


def test_an_original_that_is_not_in_the_library_says_so(desk, tmp_path):
    meeting = _add(desk, made.ferry_pack(tmp_path / "pack.pdf"))
    paper = papers.for_meeting(desk.library, meeting.id)[0]
    with pytest.raises(ScrutinyError, match="not in the library"):
        splitting.original_of(desk.library, replace(paper, content="0" * 64))


@pytest.mark.skipif(not SHARED.exists(), reason="real papers are not in the repository")
@pytest.mark.parametrize("name", ["ba4b2a*.pdf", "a742c8*.pdf"])
def test_marks_on_a_real_pack_are_found_on_their_pages(desk, name):
    meeting = _add(desk, next((SHARED / "council" / "kent").glob(name)))
    old = papers.for_meeting(desk.library, meeting.id)
    longest = max((each for each in old if each.content), key=lambda each: each.last_page - each.first_page)
    flow = flowing(contents.reading(desk.library, longest.text_key))
    made_notes = []
    for block in flow.blocks[::7]:
        if block.page and len(block.text) > 60:
            anchor = flow.anchor(longest, block.start + 10, block.start + 50)
            made_notes.append(Note(id=desk.ids.new(), meeting_id=meeting.id, anchor=anchor))
    desk.change_all("notes", [(None, each) for each in made_notes])
    parts = splitting.proposal(desk.library, longest).parts
    outcome = _split(desk, longest, started(parts, (longest.first_page + longest.last_page) // 2, "The rest"))
    assert len(made_notes) > 5 and outcome.left <= len(made_notes) // 10
    ranges = {each.id: range(each.first_page, each.last_page + 1) for each in outcome.papers}
    for note in notes.for_meeting(desk.library, meeting.id):
        if note.anchor.paper_id in ranges:
            assert note.anchor.page in ranges[note.anchor.paper_id]
            text = flowing(contents.reading(desk.library, note.anchor.content)).text
            assert text[note.anchor.start : note.anchor.end] == note.anchor.quote
    assert check(desk.library.access, desk.clock).findings == ()


def test_words_that_a_machine_read_stay_on_their_pages_however_the_pack_is_parted(desk, tmp_path):
    scan = made.scan("The ferry of Examplebridge", "carries four hundred.")
    pages = [made.text("Agenda", step=30), made.text("Report on ferry services.", step=30), scan,
             made.text("The harbour plan.", step=30), scan]  # fmt: skip
    meeting = _add(desk, made.pdf(tmp_path / "pack.pdf", pages))
    (whole,) = papers.for_meeting(desk.library, meeting.id)
    _read_by_machine(desk, whole, {3: "Four hundred passengers.", 5: "A plan of the quay."})
    first = started(splitting.proposal(desk.library, whole).parts, 4, "Harbour plan")
    _split(desk, whole, first)
    assert [_machine_read(desk, each) for each in papers.for_meeting(desk.library, meeting.id)] == [
        ["Four hundred passengers."], ["A plan of the quay."],
    ]  # fmt: skip
    _split(desk, papers.for_meeting(desk.library, meeting.id)[1], started(joined(first, 4), 3, "Ferry services"))
    assert [_machine_read(desk, each) for each in papers.for_meeting(desk.library, meeting.id)] == [
        [], ["Four hundred passengers.", "A plan of the quay."],
    ]  # fmt: skip


@needs_tesseract
def test_words_that_a_machine_read_in_a_part_are_there_when_the_split_is_undone_and_done_again(desk, tmp_path):
    scan = made.scan("The ferry of Examplebridge", "carries four hundred.")
    pages = [made.text("Agenda", step=30), scan, made.text("Report on ferry services.", step=30), scan]
    meeting = _add(desk, made.pdf(tmp_path / "pack.pdf", pages))
    (whole,) = papers.for_meeting(desk.library, meeting.id)
    _split(desk, whole, started(splitting.proposal(desk.library, whole).parts, 3, "Ferry services"))
    first, second = papers.for_meeting(desk.library, meeting.id)
    assert _read_pictures(desk, second) == 1
    desk.stack.undo()
    (whole,) = papers.for_meeting(desk.library, meeting.id)
    assert _machine_read(desk, whole) == ["The ferry of Examplebridge carries four hundred."]
    assert _read_pictures(desk, whole) == 1
    desk.stack.redo()
    assert [len(_machine_read(desk, each)) for each in (first, second)] == [1, 1]


def _read_pictures(desk, paper):
    return read_pictures(desk.library.access, desk.clock, paper, desk.resources / "forms", "", _silent)


def _read_by_machine(desk, paper, words):
    lines = {page: [Line(each, True, page)] for page, each in words.items()}
    read = with_words(contents.reading(desk.library, paper.text_key), lines, (), max(1, paper.first_page))
    contents.put(desk.library, paper.text_key, read)


def _machine_read(desk, paper):
    """The words on the pages of a paper that a machine is said to have read."""
    reading, first = contents.reading(desk.library, paper.text_key), max(1, paper.first_page)
    pages = {page for page, each in enumerate(reading.page_facts, start=first) if each.is_machine_read}
    return [each.text for section in reading.sections for each in section.paragraphs if each.page in pages]
