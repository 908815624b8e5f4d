"""The dialog that saves the checklist as a tracker."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.flows.tracking import TrackerForm
from scrutiny_desktop.views.checklist.exporting import TrackerDialog, save_as
from scrutiny_desktop.views.papers.printing import new_printer
from scrutiny_desktop.views.printing_made import PrintDialog
from scrutiny_desktop.views.questions.plan_dialog import PlanDialog


def test_what_leaves_is_said_as_it_is_chosen_and_saved_as_a_job(qtbot, sample_desk, tmp_path):
    dialog = TrackerDialog(sample_desk)
    qtbot.addWidget(dialog)
    assert dialog.told.text() == "Recommendations: 10. Public."
    dialog.with_own.setChecked(True)
    assert "Private" in dialog.told.text()
    dialog.forms[TrackerForm.WORKBOOK].setChecked(True)
    with qtbot.waitSignal(sample_desk.noticed) as told:
        save_as(sample_desk, dialog.order(), dialog.form(), tmp_path / "tracker.xlsx")
    assert "tracker.xlsx" in told.args[0]
    assert (tmp_path / "tracker.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("kind", [TrackerDialog, PlanDialog])
def test_tracker_and_plan_are_seen_sheet_by_sheet_and_printed_as_they_were_seen(qtbot, sample_desk, tmp_path, kind):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = kind(sample_desk, window, prints=True)
    dialog.open()
    assert dialog.printing.isDefault()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(PrintDialog) is not None, timeout=20_000)
    preview = window.findChild(PrintDialog)
    qtbot.waitUntil(lambda: preview.said.text().startswith("Sheet 1 of"), timeout=20_000)
    seen = [preview.sheet.grab().toImage()]
    while preview.on.isEnabled():
        qtbot.keyClick(preview, Qt.Key.Key_PageDown)
        qtbot.waitUntil(lambda: preview.said.text().startswith(f"Sheet {len(seen) + 1} of"), timeout=20_000)
        seen.append(preview.sheet.grab().toImage())
    printer = new_printer("made")
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    with qtbot.waitSignal(sample_desk.noticed, timeout=20_000) as told:
        preview.print_on(printer)
    assert told.args == [f"Sheets sent to the printer: {len(seen)}"]
    printed = PrintDialog(sample_desk, (tmp_path / "out.pdf").read_bytes(), "printed", window)
    printed.open()
    for at, sheet in enumerate(seen, start=1):
        qtbot.waitUntil(lambda at=at: printed.said.text() == f"Sheet {at} of {len(seen)}", timeout=20_000)
        assert _ink(printed.sheet.grab().toImage()) == pytest.approx(_ink(sheet), abs=6)
        printed.turn(1)


def _ink(sheet):
    """How dark each part of a sheet is, as a printer and a screen agree on."""
    small = sheet.scaled(8, 12, mode=Qt.TransformationMode.SmoothTransformation)
    return [small.pixelColor(x, y).lightness() for y in range(12) for x in range(8)]


def test_where_there_is_no_printer_that_is_said_where_the_sheets_are_shown(qtbot, sample_desk):
    window = QWidget()
    qtbot.addWidget(window)
    TrackerDialog(sample_desk, window, prints=True).printing.click()
    qtbot.waitUntil(lambda: window.findChild(PrintDialog) is not None, timeout=20_000)
    preview = window.findChild(PrintDialog)
    preview.printing.click()
    assert "No printer" in preview.told.text()
