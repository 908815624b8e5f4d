"""The dialog that saves the checklist as a tracker."""

from functools import partial

from scrutiny_desktop.flows.planning import PlanForm, made_plan
from scrutiny_desktop.flows.tracking import TrackerForm, made_tracker
from scrutiny_desktop.views.checklist.exporting import TrackerDialog, save_as
from scrutiny_desktop.views.papers.printing import new_printer
from scrutiny_desktop.views.printing_made import print_on
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


def test_tracker_and_plan_are_printed_as_they_would_be_saved(qtbot, sample_desk, tmp_path):
    access, clock, resources = sample_desk.library.access, sample_desk.clock, sample_desk.resources
    tracker, plan = TrackerDialog(sample_desk, prints=True), PlanDialog(sample_desk, prints=True)
    for dialog in (tracker, plan):
        qtbot.addWidget(dialog)
        assert dialog.printing.isDefault()
    made = (
        partial(made_tracker, access, clock, tracker.order(), TrackerForm.PDF, resources),
        partial(made_plan, access, clock, plan.order(), PlanForm.PDF, resources),
    )
    for at, each in enumerate(made):
        printer = new_printer("made")
        printer.setOutputFileName(str(tmp_path / f"{at}.pdf"))
        with qtbot.waitSignal(sample_desk.noticed, timeout=20_000) as told:
            print_on(sample_desk, each, printer)
        assert told.args[0].startswith("Sheets sent to the printer: ")
        assert (tmp_path / f"{at}.pdf").read_bytes().startswith(b"%PDF")


def test_where_there_is_no_printer_that_is_said_in_the_dialog(qtbot, sample_desk):
    dialog = TrackerDialog(sample_desk, prints=True)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.printing.click()
    assert "No printer" in dialog.told.text()
    assert dialog.isVisible()
