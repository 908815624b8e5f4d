"""Trackers as bad as they come, taken in by the window and its keys: kept as printed, flagged, never invented."""

import csv

import openpyxl
import pytest
from openpyxl.styles import Color, PatternFill
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.proposal import Flaw
from scrutiny_desktop.flows import intake
from scrutiny_desktop.store import recommendations
from scrutiny_desktop.views.taking_in.dialog import TakingInDialog
from scrutiny_desktop.views.taking_in.errand import take_in_from
from tests import made_papers as made
from tests import made_trackers

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
HEAD = ("No.", "Recommendation", "Lead agency", "By when", "Progress", "RAG")


@pytest.fixture
def emptied(sample_desk):
    before = recommendations.for_meeting(sample_desk.library, sample_desk.meeting.id)
    sample_desk.change_all("clear", [(each, None) for each in before])
    sample_desk.stack.clear()
    return sample_desk


@pytest.fixture
def opened(qtbot, emptied):
    """The dialog on what a file holds, once it was added to the meeting."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()

    def open_on(file):
        (taken,) = intake.take_in(emptied.library.access, emptied.clock, [file], emptied.resources / "forms",
                                  lambda *_: None)  # fmt: skip
        paper = Paper(id=emptied.ids.new(), meeting_id=emptied.meeting.id, title="Tracker", content=taken.content,
                      file_name=taken.file_name)  # fmt: skip
        emptied.change("add paper", old=None, new=paper)
        take_in_from(emptied, window, paper)
        qtbot.waitUntil(lambda: window.findChild(TakingInDialog) is not None, timeout=60_000)
        dialog = window.findChild(TakingInDialog)
        qtbot.waitUntil(dialog.list.hasFocus)
        return dialog

    return open_on


def known(desk):
    return recommendations.for_meeting(desk.library, desk.meeting.id)


def down_to(qtbot, dialog, wanted):
    """Press Down until a proposal is chosen that is wanted."""
    for _ in range(len(dialog.proposals)):
        if wanted(dialog.row().proposal):
            return dialog.row()
        qtbot.keyClick(dialog.list, Key.Key_Down)
    raise AssertionError("no such proposal")


def has_flaw(flaw):
    return lambda proposal: any(flaw in field.flaws for field in proposal.fields.values())


def written(file, rows, coding):
    with file.open("w", encoding=coding, newline="") as opened_file:
        csv.writer(opened_file).writerows(rows)
    return file


def a_workbook(file, rows):
    book = openpyxl.Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    book.save(file)
    return file


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "csv"])
def test_columns_that_shift_half_way_are_flagged_left_out_and_put_right_by_hand(qtbot, emptied, opened, tmp_path, kind):
    dialog = opened(made_trackers.KINDS[kind](tmp_path / f"tracker.{kind}"))
    row = down_to(qtbot, dialog, has_flaw(Flaw.SHIFTED))
    assert row.state[0] == "Not taken in" and "the columns shift here" in row.doubts
    qtbot.keyClick(dialog.list, Key.Key_Space)
    qtbot.keyClick(dialog.list, Key.Key_Return)
    field = dialog.form.fields["text"]
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Key.Key_A, Ctrl)
    qtbot.keyClicks(field, "The watch is handed over in person.")
    qtbot.keyClick(field, Key.Key_Return, Ctrl)
    qtbot.waitUntil(lambda: len(known(emptied)) == len(dialog.proposals))
    assert "The watch is handed over in person." in [each.text for each in known(emptied)]
    emptied.undo()
    assert known(emptied) == []


def test_rows_that_a_page_cuts_are_one_and_merged_cells_stand_with_both_actions(qtbot, opened, tmp_path):
    dialog = opened(made_trackers.KINDS["pdf"](tmp_path / "tracker.pdf"))
    row = down_to(qtbot, dialog, lambda proposal: proposal.text_of("number") == "2")
    assert row.proposal.text_of("action").split("\n") == ["Agree a way of sharing.", "Train all crews in it."]
    assert dialog.form.fields["action"].toPlainText().count("\n") == 1


def test_odd_dates_and_numbers_stay_as_printed_and_say_so(qtbot, opened, tmp_path):
    dates = ("31/04/2021", "ongoing", "Q3", "immediate", "N/A")
    rows = [(number, f"Lamp {at} should be lit.", "Police", day, "In progress", "Green")
            for at, (number, day) in enumerate(zip(("1", "1", "5", "6", "7"), dates, strict=True))]  # fmt: skip
    dialog = opened(a_workbook(tmp_path / "tracker.xlsx", rows))
    said = []
    for _ in rows:
        said.append((dialog.form.fields["timescale"].toPlainText(), dialog.row().doubts))
        qtbot.keyClick(dialog.list, Key.Key_Down)
    assert [words for words, _ in said] == list(dates)
    assert "no such day" in said[0][1] and "this number stands twice" in said[0][1] and "not a date" in said[1][1]
    assert "numbers are left out before it" in said[2][1]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_words_in_any_of_the_usual_encodings_are_read(qtbot, opened, tmp_path, coding):
    rows = [HEAD, ("1", "Staff should read the child’s own words – “as said” – at £5 cafés.", "Police", "Q3", "", "")]
    dialog = opened(written(tmp_path / "tracker.csv", rows, coding))
    assert dialog.form.fields["text"].toPlainText() == rows[1][1]


def test_a_formula_is_never_worked_out_and_what_excel_last_showed_is_read(qtbot, opened, tmp_path):
    file = a_workbook(tmp_path / "tracker.xlsx", [
        (1, "Light the quay.", "Police", "ongoing", '=HYPERLINK("http://example.org/steal","Complete")', "Green"),
        (2, "Call the crews.", "Police", "ongoing", "In progress", "Green"),
    ])  # fmt: skip
    dialog = opened(file)
    assert dialog.row().proposal.text_of("progress") == ""
    qtbot.keyClick(dialog.list, Key.Key_Down)
    assert dialog.form.fields["progress"].toPlainText() == "In progress"


def test_a_workbook_with_macros_is_read_and_they_are_not(qtbot, emptied, opened, tmp_path):
    file = a_workbook(tmp_path / "plain.xlsx", [(1, "Light the quay.", "Police", "Q3", "Complete", "Green")])
    with_macros = tmp_path / "tracker.xlsm"
    with_macros.write_bytes(file.read_bytes())
    made.repacked(with_macros, {"xl/vbaProject.bin": b'Sub Auto_Open()\nKill "*.*"\nEnd Sub'})
    (taken,) = intake.take_in(emptied.library.access, emptied.clock, [with_macros], emptied.resources / "forms",
                              lambda *_: None)  # fmt: skip
    assert isinstance(taken, intake.TakenIn), taken
    dialog = opened(with_macros)
    assert dialog.form.fields["text"].toPlainText() == "Light the quay."
    assert "The workbook holds macros; they were not run." in taken.reading.warnings


def test_a_rating_by_the_colour_of_a_theme_is_read_and_says_that_it_is_the_colour_alone(qtbot, opened, tmp_path):
    rows = [(1, "Light the quay.", "Police", "Q3", "In progress", ""), (2, "Call.", "Police", "Q3", "In progress", "")]
    file = a_workbook(tmp_path / "tracker.xlsx", rows)
    book = openpyxl.load_workbook(file)
    for at, colour in ((2, Color(theme=5)), (3, Color(rgb="FFFF0000"))):
        book.active.cell(at, 6).fill = PatternFill("solid", fgColor=colour)
    book.save(file)
    dialog = opened(file)
    assert dialog.form.fields["rating"].toPlainText() == "red"
    assert "told by its colour alone" in dialog.form.doubts["rating"].text()


def test_five_thousand_rows_are_walked_and_taken_in_as_one_change(qtbot, emptied, opened, tmp_path):
    rows = [(at, f"Lamp {at} of the quay should be lit from dusk.", "Police", "Q3", "In progress", "Amber")
            for at in range(1, 5001)]  # fmt: skip
    dialog = opened(a_workbook(tmp_path / "tracker.xlsx", rows))
    qtbot.keyClick(dialog.list, Key.Key_End)
    assert dialog.form.fields["number"].toPlainText() == "5000"
    qtbot.keyClick(dialog.list, Key.Key_Return, Ctrl)
    qtbot.waitUntil(lambda: emptied.stack.count() == 2, timeout=120_000)  # the paper, and all of them as one change
    assert len(known(emptied)) == 5000


def test_a_recommendation_whose_words_go_on_over_the_page_is_one_whole_and_says_so(qtbot, opened, tmp_path):
    first = ("Recommendations", "", "Recommendation 1: The partnership should make sure that every ferry which",
             "leaves the quay after dusk carries a lamp that is lit, and that")  # fmt: skip
    rest = ("the harbour office audits each lamp every month.", "",
            "Recommendation 2: Crews should be told of the lamps.")  # fmt: skip
    dialog = opened(made.pdf(tmp_path / "review.pdf", [made.text(*first, top=700), made.text(*rest)]))
    told = [proposal.text_of("text") for proposal in dialog.proposals]
    assert told[0].endswith("lit, and that the harbour office audits each lamp every month.")
    assert told[1] == "Crews should be told of the lamps."
    assert "runs over two pages" in dialog.row().doubts


def test_bytes_of_two_encodings_in_one_file_lose_no_row_and_no_word_that_can_be_read(qtbot, opened, tmp_path):
    file = tmp_path / "tracker.csv"
    rows = [",".join(HEAD), "1,Read the child\u2019s own words.,Police,Q3,,", "2,Serve it in caf\u00e9s.,Police,Q3,,"]
    file.write_bytes(b"\r\n".join((rows[0].encode(), rows[1].encode("utf-8"), rows[2].encode("cp1252"))))
    dialog = opened(file)
    assert [proposal.text_of("number") for proposal in dialog.proposals] == ["1", "2"]
    assert all(word in dialog.proposals[1].text_of("text") for word in ("Serve it in caf", "s."))


def test_the_same_words_under_another_number_are_not_taken_in_unasked(qtbot, emptied, opened, tmp_path):
    words = "Conduct a survey of everyone who crosses the harbour at night."

    def write(document):
        document.add_heading("Findings", 1)
        document.add_paragraph(f"Recommendation 19: {words}")
        document.add_heading("Summary", 1)
        table = document.add_table(rows=2, cols=2)
        for row, cells in zip(table.rows, (("Reference", "Recommendation"), ("29", words)), strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text

    dialog = opened(made.word(tmp_path / "review.docx", write))
    row = down_to(qtbot, dialog, has_flaw(Flaw.OTHERWISE_NUMBERED))
    assert row.state[0] == "Not taken in"
    assert "the same words stand under another number" in row.doubts
    dialog.accept()
    qtbot.waitUntil(lambda: bool(known(emptied)))
    assert [each.number for each in known(emptied)] == ["19"]
