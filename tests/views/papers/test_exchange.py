"""Marks to and from other programs, from the papers screen: what leaves is named first, what comes in can be undone."""

import json
from dataclasses import replace

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.note import MarkKind, Visibility
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.paper import Classification, Secrecy
from scrutiny_desktop.flows.exporting import ListForm
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.store import meetings, notes
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.papers.bringing_in import BringInDialog, bring_in_from
from scrutiny_desktop.views.papers.mark_copying import SignedDialog
from tests import made_papers as made
from tests.foreign_marks import annotated, changed, mark, quads


@pytest.fixture
def opened(desk, open_screen, tmp_path):
    """A PDF with another member's highlight in it, open."""

    def open_paper(change=lambda pdf: None):
        introduce(desk, "Cllr Example", Role.CHAIR)
        theirs = mark("Highlight", 0, 0, 9, 9, QuadPoints=quads((72, made.HEIGHT - 123, 300, made.HEIGHT - 110)),
                      Contents="Theirs", T="Cllr Other")  # fmt: skip
        lines = made.text("The ferry sails daily.", "Nobody says who pays.")
        file = changed(annotated(tmp_path / "ferry.pdf", theirs, of=[lines]), change)
        taken = take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", lambda *_: None)
        desk.change_all("add papers", Filing(desk.library, desk.ids, desk.me.id).filed(taken, None))
        desk.choose_meeting(meetings.every(desk.library)[0].id)
        return open_screen(desk)

    return open_paper


def _note(screen, quote, **fields):
    flow = screen.text.opened.flow
    start = flow.text.index(quote)
    anchor = flow.anchor(screen.paper, start, start + len(quote))
    made_note = screen.doing.marking.note(screen.paper, anchor)
    screen.desk.change("write", old=made_note, new=replace(made_note, **fields))


def _marks(desk):
    return notes.for_meeting(desk.library, desk.meeting.id)


def _accept(dialog):
    box, role = dialog.buttons, QDialogButtonBox.ButtonRole.AcceptRole
    next(each for each in box.buttons() if box.buttonRole(each) is role).click()


def _choose(screen, file):
    (dialog,) = screen.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()


def test_marks_in_the_papers_file_come_in_once_and_go_with_one_undo(qtbot, desk, opened):
    screen = opened()
    for count in (1, 0):
        with qtbot.waitSignal(desk.noticed, timeout=60_000) as said:
            _accept(screen.exchange.bring_in())
        assert f"brought in: {count}" in said.args[0]
    (note,) = _marks(desk)
    assert (note.text, note.anchor.quote, note.origin.author) == ("Theirs", "The ferry sails daily.", "Cllr Other")
    assert (note.owner, note.visibility) == (desk.me.id, Visibility.PRIVATE)
    desk.undo()
    assert _marks(desk) == []


def test_the_dialog_counts_what_leaves_and_names_an_exempt_paper(desk, opened):
    screen = opened()
    _note(screen, "sails daily", text="Private")
    _note(screen, "who pays", text="Shown", visibility=Visibility.PANEL)
    exempt = Classification(secrecy=Secrecy.EXEMPT, citation="paragraph 3")
    desk.change("classify", old=screen.paper, new=replace(screen.paper, classification=exempt))
    dialog = screen.exchange.save_marked_copy()
    choices = dialog.choices
    assert choices.said.text() == "Marks that leave: 1, of which private: 0."
    choices.private.click()
    assert choices.said.text() == "Marks that leave: 2, of which private: 1."
    assert choices.warned.text() == "Exempt: paragraph 3. Do not pass it on."
    assert choices.kinds[MarkKind.NOTE.value].text() == "Note (2)"
    assert not choices.kinds[MarkKind.PEN.value].isVisible()
    choices.kinds[MarkKind.NOTE.value].click()
    assert choices.leaving().marks == 0
    dialog.reject()


def test_a_marked_copy_is_saved_with_its_list(qtbot, desk, opened, tmp_path):
    screen = opened()
    _note(screen, "who pays", text="Shown", visibility=Visibility.PANEL)
    _accept(screen.exchange.save_marked_copy())
    with qtbot.waitSignal(desk.noticed, timeout=60_000) as said:
        _choose(screen, tmp_path / "copy.pdf")
    assert "Marks in it: 1" in said.args[0]
    with pikepdf.open(tmp_path / "copy.pdf") as pdf:
        assert [str(each.Contents) for each in pdf.pages[0].obj.Annots] == ["Theirs", "Shown"]
        assert len(pdf.pages) == 2


def test_a_signed_paper_asks_once_more(qtbot, desk, opened, tmp_path):
    screen = opened(lambda pdf: pdf.Root.update(pikepdf.Dictionary(AcroForm=pikepdf.Dictionary(SigFlags=3))))
    _note(screen, "who pays", text="Shown", visibility=Visibility.PANEL)
    _accept(screen.exchange.save_marked_copy())
    _choose(screen, tmp_path / "copy.pdf")
    qtbot.waitUntil(lambda: screen.findChild(SignedDialog) is not None, timeout=60_000)
    assert not (tmp_path / "copy.pdf").exists()
    with qtbot.waitSignal(desk.noticed, timeout=60_000):
        _accept(screen.findChild(SignedDialog))
    assert (tmp_path / "copy.pdf").exists()


@pytest.mark.parametrize("form", list(ListForm))
def test_marks_are_exported_in_each_form_and_web_annotations_add_nothing_to_their_own_library(
    qtbot, desk, opened, tmp_path, form
):
    screen = opened()
    _note(screen, "who pays", text="Shown", visibility=Visibility.PANEL)
    dialog = screen.exchange.export()
    dialog.forms[form].click()
    dialog.all.click()
    _accept(dialog)
    out = tmp_path / f"out.{form.value}"
    with qtbot.waitSignal(desk.noticed, timeout=60_000):
        _choose(screen, out)
    assert "Shown" in out.read_text(encoding="utf-8")
    if form is ListForm.WEB:
        with qtbot.waitSignal(desk.noticed, timeout=60_000) as said:
            bring_in_from(desk, screen.paper, out)
        assert "Here already: 1" in said.args[0]
        assert len(_marks(desk)) == 1


def test_web_annotations_of_another_program_come_in_by_their_dialog(qtbot, desk, opened, tmp_path):
    screen = opened()
    quote = {"type": "TextQuoteSelector", "exact": "who pays"}
    file = tmp_path / "in.json"
    file.write_text(json.dumps([{"id": "1", "text": "Whose?", "target": {"source": "x", "selector": quote}}]))
    dialog = screen.exchange.bring_in()
    dialog.web.click()
    _accept(dialog)
    with qtbot.waitSignal(desk.noticed, timeout=60_000):
        _choose(screen, file)
    assert [(each.text, each.anchor.quote) for each in _marks(desk)] == [("Whose?", "who pays")]


def test_the_act_is_reached_by_its_key_and_a_paper_without_pages_offers_what_it_can(qtbot, screen):
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(screen.reader.surface, Qt.Key.Key_I, both)
    dialog = screen.findChild(BringInDialog)
    assert dialog.isVisible()
    assert not dialog.own.isEnabled()
    assert dialog.web.isChecked()
    dialog.reject()
    with pytest.raises(ScrutinyError, match="no pages"):
        screen.exchange.save_marked_copy()
