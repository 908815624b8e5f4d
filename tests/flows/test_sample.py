"""The invented meeting comes and goes as a whole, and takes nobody's own papers with it."""

from dataclasses import replace

from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.record import KINDS
from scrutiny_desktop.flows import sample
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.flows.sample_removal import removal
from scrutiny_desktop.store import meetings, notes, papers, questions, recommendations, rows


def _held(library):
    return {name: set(rows.every(library, kind)) for name, kind in KINDS.items() if name != "people"}


def test_the_sample_has_something_for_every_screen(sample_desk):
    meeting = sample.there(sample_desk.library)
    for table, least in ((papers, 4), (questions, 10), (recommendations, 10), (notes, 5)):
        assert len(table.for_meeting(sample_desk.library, meeting.id)) >= least


def test_every_passage_stands_where_its_anchor_says(sample_desk):
    from scrutiny_desktop.domain.flow import flowing
    from scrutiny_desktop.store import contents

    db, meeting = sample_desk.library, sample_desk.meeting
    flows = {paper.id: flowing(contents.reading(db, paper.content)).text
             for paper in papers.for_meeting(db, meeting.id) if paper.is_supplied}  # fmt: skip
    anchors = [note.anchor for note in notes.for_meeting(db, meeting.id) if note.anchor]
    anchors += [anchor for each in questions.for_meeting(db, meeting.id) for anchor in each.passages]
    for one in recommendations.for_meeting(db, meeting.id):
        anchors += [one.anchor, *(each.anchor for each in one.sources)]
    assert len(anchors) > 30
    for anchor in anchors:
        assert flows[anchor.paper_id][anchor.start : anchor.end] == anchor.quote


def test_removing_the_sample_leaves_what_was_there_before(desk, sample_desk):
    before = _held(desk.library)
    found = removal(desk.library, desk.ids, desk.me.id)
    assert not found.own
    assert not found.added
    desk.change_all("remove the sample", found.pairs)
    assert all(not held for held in _held(desk.library).values())
    assert meetings.every(desk.library) == []
    desk.undo()
    assert _held(desk.library) == before


def _taken(desk, tmp_path, name="shopping-streets.txt"):
    file = tmp_path / name
    file.write_text("Shopping streets\n\nThe Council keeps three of them swept.\n", encoding="utf-8")
    return take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", lambda *_: None)


def test_a_paper_added_while_the_sample_is_open_goes_to_a_meeting_of_its_own(sample_desk, tmp_path):
    desk = sample_desk
    pairs = Filing(desk.library, desk.ids, desk.me.id).filed(_taken(desk, tmp_path), desk.meeting)
    made = next(new for _, new in pairs if type(new).__name__ == "Paper")
    assert made.meeting_id != desk.meeting.id
    assert any(getattr(new, "id", "") == made.meeting_id for _, new in pairs)


def test_removing_the_sample_keeps_own_papers_with_their_marks_and_one_undo_brings_all_back(sample_desk, tmp_path):
    desk, there = sample_desk, sample_desk.meeting
    (one,) = _taken(desk, tmp_path)
    desk.change_all("open another", Filing(desk.library, desk.ids, desk.me.id).filed([one], None))
    own = next(each for each in rows.every(desk.library, type(papers.for_meeting(desk.library, there.id)[0]))
               if each.content == one.content)  # fmt: skip
    inside = replace(own, meeting_id=there.id, agenda_item_id="", rank=90)  # as earlier editions filed it
    desk.change("add papers", old=own, new=inside)
    mark = Note(id="n1", meeting_id=there.id, anchor=replace(_any_anchor(desk, there), paper_id=own.id))
    desk.change("add note", old=None, new=mark)
    desk.change("add note", old=None, new=replace(mark, id="n2", anchor=_any_anchor(desk, there)))
    before = _held(desk.library)
    found = removal(desk.library, desk.ids, desk.me.id)
    assert [each.title for each in found.own] == [own.title]
    assert found.added == 1
    desk.change_all("remove the sample", found.pairs)
    stays = rows.get(desk.library, type(own), own.id)
    assert stays.content == one.content
    assert stays.meeting_id == found.meeting_id
    assert rows.get(desk.library, Note, "n1").meeting_id == found.meeting_id
    assert rows.get(desk.library, Note, "n2") is None
    assert sample.there(desk.library) is None
    desk.undo()
    assert _held(desk.library) == before


def _any_anchor(desk, meeting):
    return next(note.anchor for note in notes.for_meeting(desk.library, meeting.id) if note.anchor)
