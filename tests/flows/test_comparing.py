"""Two papers of the library to what changed between them, and which two that are."""

from dataclasses import replace

import pytest

from scrutiny_desktop.domain.changes import ChangeKind
from scrutiny_desktop.domain.errors import ScrutinyError, Stopped
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.reading import Paragraph, Reading, Section
from scrutiny_desktop.flows.comparing import compared, known_versions, likeliest_first
from scrutiny_desktop.store import contents
from scrutiny_desktop.store.library import open_library

FERRY = "The ferry of the lower crossing is to be looked at by a surveyor before each winter timetable begins."
CREW = "Each crew of the harbour service practises how a person is brought back on board, four times a year."
MAY = Paper(id="may", meeting_id="m", title="Ferries", content="1" * 64)
JUNE = replace(MAY, id="june", content="2" * 64, earlier_id="may")
ROADS = Paper(id="roads", meeting_id="m", title="Roads", content="3" * 64)
SCAN = Paper(id="scan", meeting_id="m", title="Old minutes", content="4" * 64)
LISTED = Paper(id="listed", meeting_id="m", title="Appendix")


def reading(*paragraphs):
    made = tuple(Paragraph(text=text, number=f"{at}", page=at) for at, text in enumerate(paragraphs, start=1))
    return Reading(
        kind="text", title="Ferries", sections=(Section(heading="Service", paragraphs=made),) if made else ()
    )


@pytest.fixture
def library(access, clock):
    with open_library(access, clock=clock) as db:
        contents.put(db, MAY.content, reading(FERRY, CREW))
        contents.put(db, JUNE.content, reading(FERRY, CREW.replace("four", "six")))
        contents.put(db, ROADS.content, reading("Roads were mended in the spring."))
        contents.put(db, SCAN.content, reading())
    return access, clock


def test_the_changes_come_with_the_papers_as_they_flow(library):
    told = []
    between = compared(*library, MAY, JUNE, lambda *step: told.append(step))
    (change,) = between.changes
    assert change.kind is ChangeKind.CHANGED
    assert "six times" in between.after.text[change.new[0].start : change.new[0].end]
    assert "four times" in between.before.text[change.old[0].start : change.old[0].end]
    assert told == sorted(told) and told[-1] == (100, 100)


def test_a_paper_without_words_is_said_to_have_none(library):
    with pytest.raises(ScrutinyError, match="“Old minutes” holds no words"):
        compared(*library, SCAN, JUNE, lambda *_: None)


def test_it_stops_when_the_person_asks(library):
    def stop(done, _):
        if done > 10:
            raise Stopped

    with pytest.raises(Stopped):
        compared(*library, MAY, JUNE, stop)


def test_the_earlier_version_comes_first_whichever_is_open():
    among = [ROADS, MAY, JUNE]
    assert known_versions(JUNE, among) == known_versions(MAY, among) == (MAY, JUNE)
    assert known_versions(ROADS, among) is None
    assert known_versions(JUNE, [ROADS]) is None, "the earlier version is gone"
    july = replace(JUNE, id="july", content="5" * 64, earlier_id="june")
    assert known_versions(JUNE, [*among, july]) == (MAY, JUNE)


def test_papers_to_compare_with_are_offered_likeliest_first(library):
    offered = likeliest_first(*library, JUNE, [LISTED, ROADS, MAY, JUNE], lambda *_: None)
    assert [offered[0].paper, *offered[1:]] == [MAY, ROADS] and offered[0].is_clear
