"""Taking in recommendations by the window: proposed, corrected, confirmed, undone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.recommendation import Progress, Response
from scrutiny_desktop.flows import intake
from scrutiny_desktop.store import papers, progress_reports, recommendations
from scrutiny_desktop.views.taking_in.columns import ColumnsDialog, said
from scrutiny_desktop.views.taking_in.dialog import TakingInDialog
from scrutiny_desktop.views.taking_in.errand import ChoosePaperDialog, take_in_from

Key = Qt.Key


def paper(desk, label):
    return next(each for each in papers.for_meeting(desk.library, desk.meeting.id) if each.label == label)


def bring(desk, file):
    """A file taken into the library as a paper of the meeting on the desk."""
    (taken,) = intake.take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", lambda *_: None)
    made = Paper(id=desk.ids.new(), meeting_id=desk.meeting.id, title="Log", content=taken.content,
                 file_name=taken.file_name)  # fmt: skip
    desk.change("add paper", old=None, new=made)
    return made


def known(desk):
    return recommendations.for_meeting(desk.library, desk.meeting.id)


@pytest.fixture
def emptied(sample_desk):
    """The sample's desk once all its recommendations were taken away."""
    sample_desk.change_all("clear", [(each, None) for each in known(sample_desk)])
    return sample_desk


@pytest.fixture
def opened(qtbot):
    owners = []

    def open_on(desk, label):
        owner = QWidget()
        owners.append(owner)  # the dialog goes with its owner
        qtbot.addWidget(owner)
        owner.resize(1300, 800)
        take_in_from(desk, owner, paper(desk, label))
        qtbot.waitUntil(lambda: owner.findChild(TakingInDialog) is not None)
        return owner.findChild(TakingInDialog)

    yield open_on
    owners.clear()


def test_a_report_s_recommendations_are_taken_in_with_their_sources_and_undone_as_one(emptied, opened):
    dialog = opened(emptied, "Appendix 1")
    assert [each.text_of("number") for each in dialog.proposals][:3] == ["1", "2", "3"]
    dialog.accept()
    assert len(known(emptied)) == 10
    first = known(emptied)[0]
    assert first.text.startswith("The Partnership should assure itself")
    assert first.anchor.quote == first.text
    emptied.undo()
    assert known(emptied) == []


def test_a_response_tells_more_about_what_is_known(emptied, opened):
    opened(emptied, "Appendix 1").accept()
    dialog = opened(emptied, "Appendix 2")
    assert dialog.rows.index(2).data(256).state[0] == "More about 3"
    dialog.accept()
    third = known(emptied)[2]
    assert (third.response, third.lead_agency) == (
        Response.ACCEPTED, "Examplebridge Safeguarding Children Partnership",
    )  # fmt: skip
    assert third.source("action").quote.startswith("a new course")
    reports = progress_reports.of_recommendation(emptied.library, third.id)
    assert [each.progress for each in reports] == [Progress.COMPLETE]
    assert len(known(emptied)) == 10


def test_a_correction_is_taken_in_and_survives_closing_the_dialog(qtbot, emptied, opened):
    dialog = opened(emptied, "Appendix 1")
    dialog.list.setCurrentIndex(dialog.rows.index(1))
    dialog.form.fields["number"].setPlainText("2a")
    qtbot.keyClick(dialog.list, Key.Key_Space)
    dialog.reject()
    again = opened(emptied, "Appendix 1")
    assert again.proposals[1].text_of("number") == "2a"
    assert not again.proposals[1].is_taken
    again.accept()
    assert len(known(emptied)) == 9


def test_a_field_is_shown_where_it_stands(emptied, opened):
    dialog = opened(emptied, "Appendix 1")
    dialog.form.looked_at.emit("text")
    (shown,) = dialog.source.text.extraSelections()
    assert shown.cursor.selectedText() == dialog.proposals[0].text_of("text")
    assert "Appendix 1" in dialog.source.place.text()
    dialog.reject()


def test_another_recommendation_can_be_chosen_for_a_proposal(emptied, opened):
    opened(emptied, "Appendix 1").accept()
    dialog = opened(emptied, "Appendix 2")
    dialog.form.about.emit("")
    assert dialog.row().state[0] == "New"
    dialog.form.about.emit(known(emptied)[4].id)
    assert dialog.row().state[0] == "More about 5"
    dialog.reject()


def test_a_paper_without_any_says_so(qtbot, emptied, opened):
    with qtbot.waitSignal(emptied.noticed) as told:
        take_in_from(emptied, None, paper(emptied, "Appendix 3") if paper(emptied, "Appendix 3").is_supplied
                     else next(each for each in papers.for_meeting(emptied.library, emptied.meeting.id)
                               if each.is_supplied and not each.label))  # fmt: skip
    assert "No recommendation was found" in told.args[0]


def test_the_papers_of_the_meeting_are_offered(qtbot, sample_desk):
    dialog = ChoosePaperDialog(sample_desk)
    qtbot.addWidget(dialog)
    supplied = [each for each in papers.for_meeting(sample_desk.library, sample_desk.meeting.id) if each.is_supplied]
    assert dialog.list.count() == len(supplied)


def test_of_two_versions_the_newest_is_chosen_and_the_older_is_marked_and_last(qtbot, sample_desk):
    first = papers.for_meeting(sample_desk.library, sample_desk.meeting.id)[0]
    newer = replace(first, id="newer", earlier_id=first.id, rank=99)
    sample_desk.change("x", old=None, new=newer)
    dialog = ChoosePaperDialog(sample_desk)
    qtbot.addWidget(dialog)
    assert dialog.list.currentItem().data(Qt.ItemDataRole.UserRole) == newer
    words = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    assert [each.endswith(" · earlier version") for each in words] == [False] * (len(words) - 1) + [True]


def test_no_part_of_the_dialog_is_a_window_of_its_own(strays, qtbot, emptied, tmp_path):
    (tmp_path / "log.csv").write_text("No.,Recommendation,Action\n1,Light the lamp,Buy oil\n")
    owner = QWidget()
    qtbot.addWidget(owner)
    take_in_from(emptied, owner, bring(emptied, tmp_path / "log.csv"))
    qtbot.waitUntil(lambda: owner.findChild(TakingInDialog) is not None)
    assert not owner.findChild(TakingInDialog).columns.isHidden()
    assert strays == []


def test_what_there_is_none_of_is_not_counted(qtbot, emptied, tmp_path):
    (tmp_path / "log.csv").write_text("No.,Recommendation,Action\n1,Light the lamp,Buy oil\n")
    taken = bring(emptied, tmp_path / "log.csv")
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.resize(1300, 800)
    take_in_from(emptied, owner, taken)
    qtbot.waitUntil(lambda: owner.findChild(TakingInDialog) is not None)
    with qtbot.waitSignal(emptied.noticed) as noticed:
        owner.findChild(TakingInDialog).accept()
    assert noticed.args == ["Taken in: 1 new recommendation. Undo takes it out again."]


def test_columns_that_tell_nothing_are_said_once_and_remembered(qtbot, emptied, tmp_path):
    file = tmp_path / "log.csv"
    file.write_text(
        "Key,What was settled,Where it stands\n1,Publish the minutes,Complete\n2,Ask the pupils,Not started\n"
    )
    taken = bring(emptied, file)
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.resize(1300, 800)
    take_in_from(emptied, owner, taken)
    qtbot.waitUntil(lambda: owner.findChild(ColumnsDialog) is not None)
    columns = owner.findChild(ColumnsDialog)
    for head, field in (("Key", "number"), ("What was settled", "text"), ("Where it stands", "progress")):
        columns.choices[head].fill([(field, field)], field)
    columns.accept()
    qtbot.waitUntil(lambda: owner.findChild(TakingInDialog) is not None)
    dialog = owner.findChild(TakingInDialog)
    assert [each.text_of("text") for each in dialog.proposals] == ["Publish the minutes", "Ask the pupils"]
    dialog.accept()
    assert [each.number for each in known(emptied)] == ["1", "2"]
    assert said(emptied)["what was settled"] == "text"


def test_every_column_is_named_beside_what_it_holds(qtbot, emptied):
    heads = ("Ref", "What we said that we would do about it, and in which of the towns along the river", "RAG")
    dialog = ColumnsDialog(emptied, [heads])
    qtbot.addWidget(dialog)
    dialog.show()
    captions = [each for each in dialog.findChildren(QLabel) if each.buddy() in dialog.choices.values()]
    assert [each.toolTip() for each in captions] == list(heads)
    assert all(each.width() >= each.sizeHint().width() and each.height() >= each.sizeHint().height()
               for each in captions)  # fmt: skip
