"""The live screen's records are those of the library, whatever has changed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import discussion_points, questions
from scrutiny_desktop.views.live.records import Records


@pytest.fixture
def records(sample_desk):
    made = Records(sample_desk)
    made.points(sample_desk.meeting.id)
    return made


def test_a_point_that_is_made_changed_or_taken_away_is_so_in_the_list_at_its_place(sample_desk, records):
    desk, meeting_id = sample_desk, sample_desk.meeting.id
    first, *_, last = discussion_points.for_meeting(desk.library, meeting_id)
    late = DiscussionPoint(id=desk.ids.new(), meeting_id=meeting_id, at=last.at + timedelta(hours=1))
    early = replace(first, id=desk.ids.new(), at=first.at - timedelta(minutes=1))
    for old, new in ((None, late), (None, early), (first, replace(first, words="Otherwise")), (last, None),
                     (early, replace(early, at=late.at + timedelta(hours=1)))):  # fmt: skip
        desk.change("change a point", old=old, new=new)
        assert records.points(meeting_id) == discussion_points.for_meeting(desk.library, meeting_id)
    desk.undo()
    desk.undo()
    assert records.points(meeting_id) == discussion_points.for_meeting(desk.library, meeting_id)


def test_many_points_at_once_are_all_there(sample_desk, records):
    desk, meeting_id = sample_desk, sample_desk.meeting.id
    last = discussion_points.for_meeting(desk.library, meeting_id)[-1]
    desk.change_all("mark many", [(None, replace(last, id=desk.ids.new())) for _ in range(50)])
    assert records.points(meeting_id) == discussion_points.for_meeting(desk.library, meeting_id)


def test_what_has_not_changed_is_not_read_again(sample_desk, records):
    desk, meeting_id = sample_desk, sample_desk.meeting.id
    read = list[str]()

    def reading(db, of):
        read.append(of)
        return questions.for_meeting(db, of)

    for _ in range(2):
        known = records.of(meeting_id, reading, "questions")
    desk.change("mark a point", old=None, new=DiscussionPoint(id=desk.ids.new(), meeting_id=meeting_id,
                                                              at=desk.clock()))  # fmt: skip
    assert records.of(meeting_id, reading, "questions") is known
    assert read == [meeting_id]
    desk.change("add a question", old=None, new=Question(id=desk.ids.new(), meeting_id=meeting_id, text="Why?"))
    assert len(records.of(meeting_id, reading, "questions")) == len(known) + 1
    desk.changed.emit("", "")
    records.of(meeting_id, reading, "questions")
    assert records.of("another", reading, "questions") == []
    assert read == [meeting_id, meeting_id, meeting_id, "another"]
