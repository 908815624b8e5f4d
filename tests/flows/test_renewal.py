"""From a paper in the library and the same paper as it came again to what became of its marks."""

from dataclasses import replace
from datetime import datetime

import pytest

from scrutiny_desktop.domain.anchor import Placement
from scrutiny_desktop.domain.errors import ScrutinyError, Stopped
from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.passages import passages
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.reading import Paragraph, Reading, Section
from scrutiny_desktop.domain.recommendation import ProgressReport, Recommendation, Revision, Source
from scrutiny_desktop.flows.renewal import alike_in, likely_earlier, place_all
from scrutiny_desktop.flows.versions import as_change, carry_over
from scrutiny_desktop.store import carried, contents, rows
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library

AUDIT = "An audit of forty case records found that nine had no plan and that visits were late in most of them."
TRAINING = "Every social worker is to be trained in keeping chronologies before the summer, and managers check."
NOW = datetime(2031, 6, 12, 18, 5).astimezone()
PLAN = "nine had no plan and that visits"
LETTER = "The partnership will write to the Panel in the autumn with the figures and what each agency has done."
OLD = Paper(id="old", meeting_id="m", agenda_item_id="a", title="Appendix 1: Learning report", content="1" * 64)
NEW = replace(OLD, id="new", title="Appendix 2: Learning report", content="2" * 64)
OTHER = Paper(id="other", meeting_id="m", title="Budget", content="3" * 64)


def reading(*paragraphs: str) -> Reading:
    made = tuple(Paragraph(text=text, number=f"{at}", page=at) for at, text in enumerate(paragraphs, start=1))
    return Reading(kind="text", title="Learning report", sections=(Section(heading="Findings", paragraphs=made),))


READINGS = {
    OLD: reading(AUDIT, TRAINING, LETTER),
    NEW: reading("A summary comes first in this edition.", AUDIT.replace("nine", "seven"), LETTER),
    OTHER: reading("Money was spent on roads and harbours through the whole of the year, as planned in the spring."),
}


def marked(quote: str, paper: Paper = OLD):
    flow = flowing(READINGS[paper])
    start = flow.text.index(quote)
    return flow.anchor(paper, start, start + len(quote))


@pytest.fixture
def library(access, clock):
    with open_library(access, clock=clock) as db:
        for paper, read in READINGS.items():
            contents.put(db, paper.content, read)
        ledger = Ledger(db, author=lambda: "", clock=clock, ids=Ids(clock))
        records = (
            *READINGS,
            AgendaItem(id="a", meeting_id="m", title="Serious case review"),
            Note(id="n", meeting_id="m", anchor=marked("visits were late")),
            Note(id="elsewhere", meeting_id="m", anchor=marked("roads and harbours", OTHER)),
            Question(id="q", meeting_id="m", passages=(marked("roads", OTHER), marked(PLAN))),
            Recommendation(id="r", meeting_id="m", text="Train", anchor=marked(TRAINING)),
            ProgressReport(id="p", recommendation_id="r", on=clock().date(), anchor=marked("in the autumn")),
        )  # fmt: skip
        ledger.swap_all([(None, each) for each in records])
        yield db


def test_every_mark_on_the_old_paper_is_placed_in_the_new_one(library, access, clock):
    told = []
    placed = {each.record.id: each for each in place_all(access, clock, OLD, NEW, lambda *step: told.append(step))}
    text = flowing(READINGS[NEW]).text
    assert {name: each.found.placement for name, each in placed.items()} == {
        "n": Placement.IN_PLACE, "q": Placement.TEXT_CHANGED, "r": Placement.UNPLACED, "p": Placement.IN_PLACE,
    }  # fmt: skip
    assert placed["q"].passage == 1
    assert text[placed["q"].found.start : placed["q"].found.end] == "seven had no plan and that visits"
    assert told == sorted(told) and told[0] == (0, 100) and told[-1] == (100, 100)


THIRD = replace(OLD, id="third", title="Appendix 2: Learning report", content="5" * 64)


@pytest.fixture
def third(library):
    """A third edition: its audit is that of the second, said in yet other words, and the training is back."""
    said = AUDIT.replace("nine", "seven").replace("late in most of them", "late")
    contents.put(library, THIRD.content, reading("A summary comes first in this edition.", said, LETTER, TRAINING))
    ledger = Ledger(library, author=lambda: "", clock=lambda: NOW, ids=Ids(lambda: NOW))
    ledger.swap(None, THIRD)
    renewal = carry_over(library.access, lambda: NOW, OLD, NEW, lambda *_: None)
    ledger.swap_all(as_change(library, Ids(lambda: NOW), "", renewal))
    return ledger


def in_third(library):
    placed = carry_over(library.access, lambda: NOW, NEW, THIRD, lambda *_: None).taken
    return {each.placed.record.id: each for each in placed}


def test_a_second_edition_starts_from_the_place_that_was_confirmed_in_the_first(library, third):
    waiting = next(each for each in carried.of_record(library, "q"))
    assert waiting.placement is Placement.TEXT_CHANGED and waiting.is_waiting
    third.swap(waiting, waiting.accepted())
    asked = in_third(library)["q"]
    assert asked.placed.anchor.paper_id == NEW.id
    assert asked.placed.anchor.quote == "seven had no plan and that visits"
    assert asked.placed.found.placement is Placement.IN_PLACE
    assert asked.placed.record.passages[1].quote == PLAN  # what was quoted first is still what it quotes


def test_a_place_that_nobody_confirmed_is_no_start_and_nothing_carried_is_dropped(library, third):
    found = in_third(library)
    assert found.keys() == {"n", "q", "r", "p"}
    assert found["q"].placed.anchor.paper_id == OLD.id
    assert found["q"].placed.found.placement is Placement.UNPLACED  # and offered, for a person to judge
    assert [each.likeness > 0.8 for each in found["q"].placed.found.offered] == [True]
    assert found["r"].placed.found.placement is Placement.MOVED  # it was in no place in the second, and is back
    assert found["n"].placed.anchor.paper_id == NEW.id


def test_where_the_first_edition_has_left_the_library_its_marks_are_unplaced(library, third):
    library.execute("DELETE FROM contents WHERE content = ?", [OLD.content])
    assert in_third(library)["r"].placed.found.placement is Placement.UNPLACED


def test_nothing_is_written(library, access, clock):
    def version():
        return library.execute("PRAGMA data_version").fetchone()[0]

    before = version()
    place_all(access, clock, OLD, NEW, lambda *_: None)
    assert version() == before


def test_it_stops_when_the_person_asks(library, access, clock):
    def report(done, total):
        if done > 20:
            raise Stopped

    with pytest.raises(Stopped):
        place_all(access, clock, OLD, NEW, report)


def test_a_paper_that_was_never_read_is_said_so(library, access, clock):
    with pytest.raises(ScrutinyError, match="not in the library"):
        place_all(access, clock, OLD, replace(NEW, content="9" * 64), lambda *_: None)


def test_the_earlier_version_is_known_by_its_words_though_its_letter_shifted(library):
    (found,) = likely_earlier(library, NEW, [OTHER, OLD, NEW, Paper(id="l", meeting_id="m", title="Listed")])
    assert (found.paper, found.is_clear) == (OLD, True)
    assert found.likeness > 0.5


def test_a_workbook_is_no_version_of_a_running_text_however_much_they_share(library):
    sheet = replace(NEW, file_name="tracker.xlsx")
    assert likely_earlier(library, sheet, [OLD]) == ()
    assert likely_earlier(library, sheet, [replace(OLD, file_name="tracker.csv")]) != ()


def test_of_two_versions_as_like_neither_is_clear(library):
    twin = replace(OLD, id="twin", content="4" * 64)
    contents.put(library, twin.content, READINGS[OLD])
    assert [each.is_clear for each in likely_earlier(library, NEW, [OLD, twin])] == [False, False]


def test_torn_letters_are_found_where_they_are_and_strange_ones_nowhere():
    text = "It was said that n ine hadno pl an and more."
    start, end = alike_in("nine had no plan", text)
    assert text[start:end] == "n ine hadno pl an"
    assert alike_in("quite other words", text) is None
    assert alike_in("it", text) is None


def test_sources_of_fields_given_up_dates_and_promises_are_placed_too(library, access, clock):
    known = rows.get(library, Recommendation, "r")
    more = replace(known, sources=(Source(field="action", anchor=marked("with the figures")),),
                   revisions=(Revision(anchor=marked("in the autumn")),))  # fmt: skip
    promise = Promise(id="w", meeting_id="m", words="Figures", anchor=marked("what each agency has done"))
    ledger = Ledger(library, author=lambda: "", clock=clock, ids=Ids(clock))
    ledger.swap_all([(known, more), (None, promise)])
    placed = place_all(access, clock, OLD, NEW, lambda *_: None)
    numbers = passages(more)
    here = {(each.record.id, numbers.get(each.passage) == each.anchor) for each in placed if each.record.id == "r"}
    assert here == {("r", True)}
    assert sum(each.record.id == "r" for each in placed) == 3
    assert next(each for each in placed if each.record.id == "w").found.placement is Placement.IN_PLACE
