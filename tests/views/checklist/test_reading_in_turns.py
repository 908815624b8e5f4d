"""A long checklist is read in turns with the window, and nothing that happens meanwhile is lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from scrutiny_desktop.domain.recommendation import ProgressReport, Recommendation
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.checklist.reading import read_checklist, whose
from scrutiny_desktop.views.checklist.reading_in_turns import AT_ONCE
from scrutiny_desktop.views.checklist.screen import ChecklistScreen


@pytest.fixture
def desk(sample_desk):
    """The sample, with a long list of recommendations and a report on each."""
    meeting = sample_desk.meeting.id
    bare = Recommendation(id="", meeting_id=meeting, text="Light the piers.")
    made = [replace(bare, id=f"r{at:03}", number=str(at + 50), rank=at + 50) for at in range(AT_ONCE)]
    first = ProgressReport(id="", recommendation_id="", on=sample_desk.clock().date(), words="Lamps are lit.")
    told = [replace(first, id=f"p{each.id}", recommendation_id=each.id) for each in made]
    sample_desk.ledger.swap_all([(None, each) for each in (*made, *told)])
    return sample_desk


@pytest.fixture
def screen(on_its_way, desk):
    made = on_its_way(ChecklistScreen(desk))
    yield made
    made.hide()


def read(qtbot, screen):
    qtbot.waitUntil(lambda: not screen._reading.is_reading)
    screen.fill_if_stale()


def all_of(desk):
    return read_checklist(desk.library, whose(desk))


def test_it_says_that_it_reads_and_then_shows_all(qtbot, desk, screen):
    assert screen._known is None
    assert "Reading" in screen._empty.title.text()
    read(qtbot, screen)
    assert screen._known == all_of(desk)
    assert screen._table.rows.rowCount() == len([row for row in screen._known.rows if row.recommendation.is_open])
    assert screen._table.row() is not None


def test_what_is_changed_while_it_is_read_is_shown(qtbot, desk, screen):
    one = rows.get(desk.library, Recommendation, "r007")
    desk.change("edit", old=one, new=replace(one, text="Another text"))
    read(qtbot, screen)
    qtbot.waitUntil(lambda: screen._known.row("r007").recommendation.text == "Another text")
    assert screen._known == all_of(desk)


def test_a_recommendation_that_is_asked_for_meanwhile_is_chosen_once_it_is_read(qtbot, desk, screen):
    assert screen.show_record("recommendations", "r123", -1)
    read(qtbot, screen)
    assert screen._table.row().recommendation.id == "r123"


def test_the_table_stays_as_it_is_while_all_is_read_again(qtbot, desk, screen):
    read(qtbot, screen)
    before = screen._known
    desk.changed.emit("", "")
    screen.fill_if_stale()
    assert screen._reading.is_reading
    assert screen._known is before
    assert screen._table.rows.rowCount() > AT_ONCE
    read(qtbot, screen)
    assert all(new is old for new, old in zip(screen._known.rows, before.rows, strict=True))


def test_the_words_of_all_reports_are_ready_for_the_first_key(qtbot, desk, screen):
    read(qtbot, screen)
    said = screen._looking._arranging._said
    assert len(said) == len(screen._known.rows)
    screen._looking.line.words.setText("lamps are lit")
    screen._looking.line.flush()
    assert screen._table.rows.rowCount() == AT_ONCE


def test_another_meeting_that_is_chosen_meanwhile_is_the_one_that_is_shown(qtbot, desk, screen):
    meeting = desk.meeting
    desk.change("make a meeting", old=None, new=replace(meeting, id="other"))
    desk.choose_meeting("other")
    read(qtbot, screen)
    qtbot.waitUntil(lambda: screen._known is not None and screen._known.meeting_id == "other")
    assert screen._known.rows == ()


def test_one_that_is_added_to_a_long_list_is_written_at_once(qtbot, desk, screen):
    read(qtbot, screen)
    before = screen._known.rows
    _add_and_type(qtbot, screen, "Housing takes part.")
    assert not screen._reading.is_reading
    assert all(new is old for new, old in zip(screen._known.rows, before, strict=False))
    _is_written(qtbot, screen, "Housing takes part.", before)


def test_no_letter_is_lost_of_one_that_is_added_while_all_is_read_again(qtbot, desk, screen):
    read(qtbot, screen)
    before = screen._known.rows
    desk.changed.emit("", "")
    screen.fill_if_stale()
    assert screen._reading.is_reading
    _add_and_type(qtbot, screen, "Housing ")
    read(qtbot, screen)
    assert screen._detail.text.hasFocus()
    qtbot.keyClicks(screen._detail.text, "takes part.")
    _is_written(qtbot, screen, "Housing takes part.", before)


def test_one_that_is_added_before_the_list_is_read_is_chosen_with_the_cursor_in_its_words(qtbot, desk, screen):
    screen.add_recommendation()
    read(qtbot, screen)
    assert screen._table.row().recommendation == screen._known.rows[-1].recommendation
    assert screen._detail.text.hasFocus()
    assert screen._known == all_of(desk)


def test_adding_and_removing_leave_the_list_as_it_is_read_from_the_library(qtbot, desk, screen):
    read(qtbot, screen)
    screen.add_recommendation()
    screen.add_recommendation()
    assert screen._known == all_of(desk)
    desk.undo()
    screen.fill_if_stale()
    assert not screen._reading.is_reading
    assert screen._known == all_of(desk)


def _add_and_type(qtbot, screen, words):
    qtbot.keyClick(screen, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert screen._detail.text.hasFocus()
    qtbot.keyClicks(screen._detail.text, words)


def _is_written(qtbot, screen, words, before):
    screen.desk.flush()
    screen.fill_if_stale()
    qtbot.waitUntil(lambda: not screen._reading.is_reading)
    assert screen._table.row().recommendation.text == words
    assert [row.recommendation for row in screen._known.rows[:-1]] == [row.recommendation for row in before]
    assert screen._known == all_of(screen.desk)
