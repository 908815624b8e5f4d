"""The dialog that saves the checklist as a tracker."""

from scrutiny_desktop.flows.tracking import TrackerForm
from scrutiny_desktop.views.checklist.exporting import TrackerDialog, save_as


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
