"""The invented meeting comes and goes as a whole."""

from scrutiny_desktop.domain.record import KINDS
from scrutiny_desktop.flows import sample
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
    pairs = sample.removal(desk.library)
    desk.change_all("remove the sample", pairs)
    assert all(not held for held in _held(desk.library).values())
    assert meetings.every(desk.library) == []
    desk.undo()
    assert _held(desk.library) == before
