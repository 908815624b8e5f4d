"""The progress chart: what it says, what it draws, and what leaves as a file."""

import csv
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from scrutiny_desktop.domain.recommendation import Progress
from scrutiny_desktop.flows.chart_saving import save_numbers, save_picture
from scrutiny_desktop.views.checklist.chart_dialog import ChartDialog


@pytest.fixture
def dialog(qtbot, screen):
    screen.handlers()["progress_chart"]()
    made = screen.findChild(ChartDialog)
    yield made
    made.close()


def test_every_agency_has_its_numbers_in_a_table_and_in_a_sentence(dialog):
    heads, *rows = dialog.rows()
    assert heads == ["Agency", "Complete", "In progress", "Paused", "Not started", "Not said", "Superseded", "All"]
    assert sum(int(row[-1]) for row in rows) == 10
    assert dialog.numbers.rowCount() == len(rows)
    assert dialog.numbers.item(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == f"Complete: {rows[0][1]}"
    assert f"{rows[0][0]}: Complete {rows[0][1]}, In progress {rows[0][2]}" in dialog.chart.accessibleDescription()


def test_each_meeting_of_the_panel_counts_what_was_reported_by_its_day(screen, dialog):
    desk, one = screen.desk, screen._known.rows[0].recommendation
    desk.change("x", old=None, new=replace(desk.meeting, id="before", on=date(2030, 12, 1), is_sample=False))
    desk.change("x", old=one, new=replace(one, meeting_id="before"))
    dialog.by.setCurrentIndex(1)
    dialog.by.chosen.emit("meeting")
    heads, *rows = dialog.rows()
    assert heads[0] == "Meeting"
    assert [(row[0], row[-1]) for row in rows] == [("12 Jun 2031", "10")]


def test_the_pictures_hold_the_chart_and_the_numbers_leave_as_they_are_shown(tmp_path, dialog):
    save_picture(tmp_path / "chart.png", dialog.chart.png())
    save_picture(tmp_path / "chart.svg", dialog.chart.svg())
    save_numbers(tmp_path / "numbers.csv", dialog.rows())
    assert not QImage(str(tmp_path / "chart.png")).isNull()
    assert QSvgRenderer(str(tmp_path / "chart.svg")).isValid()
    assert "Complete" in (tmp_path / "chart.svg").read_text("utf-8")
    with (tmp_path / "numbers.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == dialog.rows()


def test_parts_of_a_bar_differ_in_more_than_colour():
    from scrutiny_desktop.views.checklist.chart import _PATTERNS, ORDER
    from scrutiny_desktop.views.words import tone

    assert set(ORDER) == set(Progress)
    looks = [(tone(each), _PATTERNS[each]) for each in ORDER]
    assert len(set(looks)) == len(looks)
