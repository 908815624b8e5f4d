"""A paper on no known form that says at its head which meeting it is for."""

from datetime import date

import pytest

from scrutiny_desktop.papers.reader import read_file
from tests import made_papers as made

PANEL = "Examplebridge Children's Scrutiny Panel"


@pytest.fixture
def head(tmp_path, forms_folder):
    def read(*lines, table=()):
        def write(document):
            for line in lines:
                document.add_paragraph(line)
            if table:
                rows = document.add_table(len(table), 2).rows
                for row, cells in zip(rows, table, strict=True):
                    row.cells[0].text, row.cells[1].text = cells
            document.add_paragraph("The service has improved since the last report, and more is planned.")

        return read_file(made.word(tmp_path / "report.docx", write), forms_folder)

    return read


@pytest.mark.parametrize("label", ["Date:", "Date of meeting:", "Meeting date:", "Date of the meeting"])
def test_a_date_line_at_the_head_names_the_day_of_the_meeting(head, label):
    told = [(label, "10 December 2026"), ("Agenda item:", "7"), ("Title:", "Progress of the plan")]
    for reading in (head(PANEL, table=told), head(PANEL, *(f"{each.rstrip(':')}: {words}" for each, words in told))):
        assert reading.header.date == date(2026, 12, 10)
        assert reading.header.decision_maker == PANEL
        assert reading.title == "Progress of the plan"


def test_a_date_beside_nothing_of_a_meeting_names_none(head):
    assert head("The ferry review", "Date: 3 October 2025", "Version: 4").header.date is None
    assert head(PANEL, "Date: to be agreed").header.date is None


def test_a_meeting_date_needs_no_panel_beside_it(head):
    reading = head("Progress of the plan", "Meeting date: Thursday 10 December 2026")
    assert (reading.header.date, reading.header.decision_maker) == (date(2026, 12, 10), "")


def test_the_words_of_the_head_stay_in_the_text(head):
    reading = head(PANEL, "Date: 10 December 2026", "Agenda item: 7", "Title: Progress of the plan")
    text = " ".join(
        each.text for each in (*reading.printed, *(one for part in reading.sections for one in part.paragraphs))
    )
    assert all(words in text for words in (PANEL, "10 December 2026", "Progress of the plan"))
