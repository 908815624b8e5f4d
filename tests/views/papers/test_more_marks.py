"""Marks of every kind: on words by one key, on pages by hand or by Return; changed, tagged, sifted, turned."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.note import Colour, MarkKind
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.turned import note_of
from scrutiny_desktop.store import notes, questions
from scrutiny_desktop.views.papers.all_marks import AllMarks
from scrutiny_desktop.views.papers.drawing import Tool
from scrutiny_desktop.views.papers.mark_exporting import MarkExportDialog
from scrutiny_desktop.views.papers.marks import turnable
from scrutiny_desktop.views.papers.pen_paths import pen_path, simplified
from tests.views.papers.dropping import dropped_on

PASSAGE = "it has not been independently verified"


def noted(desk):
    return {note.id: note for note in notes.for_meeting(desk.library, desk.meeting.id)}


def the_new(desk, before):
    (found,) = [note for key, note in noted(desk).items() if key not in before]
    return found


@pytest.mark.parametrize(
    ("key", "kind", "colour"),
    [
        (Qt.Key.Key_U, MarkKind.UNDERLINE, Colour.PLAIN),
        (Qt.Key.Key_X, MarkKind.STRIKE, Colour.PLAIN),
        (Qt.Key.Key_B, MarkKind.BOOKMARK, Colour.PLAIN),
        (Qt.Key.Key_1, MarkKind.HIGHLIGHT, Colour.KEY),
        (Qt.Key.Key_2, MarkKind.HIGHLIGHT, Colour.CONCERN),
        (Qt.Key.Key_3, MarkKind.HIGHLIGHT, Colour.GOOD),
        (Qt.Key.Key_4, MarkKind.HIGHLIGHT, Colour.CHECK),
    ],
)
def test_one_key_marks_the_passage_and_undo_takes_it_back(qtbot, screen, take, sample_desk, key, kind, colour):
    before = noted(sample_desk)
    take("BRIEF SUMMARY")
    qtbot.keyClick(screen.text, key)
    note = the_new(sample_desk, before)
    assert (note.kind, note.colour, note.anchor.quote) == (kind, colour, "BRIEF SUMMARY")
    assert screen.cards.mark().record == note
    sample_desk.undo()
    assert noted(sample_desk) == before


def test_a_colour_without_a_passage_is_given_to_the_chosen_mark(qtbot, screen, take, sample_desk):
    before = noted(sample_desk)
    take("BRIEF SUMMARY")
    qtbot.keyClick(screen.text, Qt.Key.Key_U)
    qtbot.keyClick(screen.text, Qt.Key.Key_2)
    note = the_new(sample_desk, before)
    assert (note.kind, note.colour) == (MarkKind.UNDERLINE, Colour.CONCERN)
    screen.remark()
    assert "Cause for concern" in screen.cards.live.card.spoken or "Concern" in screen.cards.live.card.spoken


def test_a_colour_with_nothing_to_give_it_to_says_what_to_do(screen):
    screen.cards.choose(None)
    with pytest.raises(ScrutinyError, match="Select a passage"):
        screen.handlers()["colour_key"]()


def test_a_place_in_the_text_takes_a_note_of_its_own(qtbot, screen, sample_desk):
    before = noted(sample_desk)
    place = screen.text.opened.text.index(PASSAGE)
    screen.text.go_to(place)
    qtbot.keyClick(screen.text, Qt.Key.Key_M)
    qtbot.keyClicks(screen.cards.live.words, "Who verifies?")
    screen.cards.live.editor.flush()
    note = the_new(sample_desk, before)
    assert (note.kind, note.text, note.anchor.quote, note.anchor.start) == (MarkKind.PLACE, "Who verifies?", "", place)
    (mark,) = [mark for mark in screen.marks if mark.record.id == note.id]
    assert mark.is_placed
    assert (mark.found.start, mark.found.end) == (place, place)


def test_tags_are_typed_on_the_card_and_sift_the_cards(qtbot, screen, take, sample_desk):
    before = noted(sample_desk)
    take("BRIEF SUMMARY")
    qtbot.keyClick(screen.text, Qt.Key.Key_N)
    screen.cards.live.words.clearFocus()
    screen.handlers()["tag_mark"]()
    qtbot.keyClicks(screen.cards.live.tags, " training,audit , training")
    screen.cards.live.editor.flush()
    note = the_new(sample_desk, before)
    assert note.tags == ("training", "audit")
    screen.remark()
    panel = screen.panel
    panel.tag.setCurrentIndex(1)
    panel.tag.activated.emit(1)
    assert [mark.record.id for mark in panel.cards.rows.marks()] == [note.id]
    sample_desk.undo()
    assert noted(sample_desk)[note.id].tags == ()
    screen.remark()
    assert len(panel.cards.rows.marks()) == len(screen.marks), "a tag that is gone sifts nothing"


def test_cards_are_sifted_by_words_and_by_what_is_not_done(qtbot, screen, take, sample_desk):
    take("BRIEF SUMMARY")
    qtbot.keyClick(screen.text, Qt.Key.Key_H)
    chosen = screen.cards.mark()
    qtbot.keyClick(screen.text, Qt.Key.Key_K)
    assert noted(sample_desk)[chosen.record.id].is_resolved
    screen.remark()
    panel = screen.panel
    panel.open_only.click()
    assert chosen.key not in [mark.key for mark in panel.cards.rows.marks()]
    screen.choose(chosen.key)
    assert screen.cards.key == chosen.key, "choosing a mark leaves the filters that hide it"
    panel.words.setText("brief summary")
    assert [mark.key for mark in panel.cards.rows.marks()] == [chosen.key]


def test_a_note_becomes_a_question_and_back_with_all_it_says(qtbot, screen, take, sample_desk):
    before = noted(sample_desk)
    take("BRIEF SUMMARY")
    qtbot.keyClick(screen.text, Qt.Key.Key_N)
    qtbot.keyClicks(screen.cards.live.words, "Who checks?")
    screen.cards.live.editor.flush()
    note = the_new(sample_desk, before)
    mark = next(mark for mark in screen.marks if mark.record.id == note.id)
    assert "question" in turnable(mark)
    screen.doing.turn_into(mark, "question")
    asked = [each for each in questions.for_meeting(sample_desk.library, sample_desk.meeting.id)
             if each.text == "Who checks?"]  # fmt: skip
    assert len(asked) == 1
    assert asked[0].passages[0].quote == "BRIEF SUMMARY"
    assert note.id not in noted(sample_desk)
    mark = next(mark for mark in screen.marks if mark.record.id == asked[0].id)
    screen.doing.turn_into(mark, "note")
    again = the_new(sample_desk, before)
    assert (again.text, again.anchor, again.visibility) == (note.text, note.anchor, note.visibility)
    sample_desk.undo()
    sample_desk.undo()
    assert noted(sample_desk)[note.id].text == "Who checks?"


def test_all_marks_of_the_meeting_are_in_one_list_and_lead_to_their_papers(qtbot, screen, sample_desk):
    dialog = screen.handlers()["all_marks"]()
    assert isinstance(dialog, AllMarks)
    count = len(noted(sample_desk)) + sum(
        max(1, len(each.passages))
        for each in questions.for_meeting(sample_desk.library, sample_desk.meeting.id)
    )  # fmt: skip
    assert dialog.rows.rowCount() == count
    dialog.words.setText("chronology")
    shown = [dialog.rows.index(at).data(Qt.ItemDataRole.UserRole) for at in range(dialog.rows.rowCount())]
    assert all("chronology" in f"{line.words} {line.mark.anchor.quote}".casefold() for line in shown)
    dialog.words.setText("")
    other = next(at for at in range(dialog.rows.rowCount())
                 if dialog.rows.index(at).data(Qt.ItemDataRole.UserRole).mark.anchor.paper_id
                 not in ("", screen.paper.id))  # fmt: skip
    dialog.list.setCurrentIndex(dialog.rows.index(other))
    with qtbot.waitSignal(sample_desk.wanted) as wanted:
        dialog.open_chosen()
    assert wanted.args[1] == dialog.rows.index(other).data(Qt.ItemDataRole.UserRole).mark.record.id


# On pages


def drag(qtbot, pages, start, end, *between, button=Qt.MouseButton.LeftButton):
    view = pages.viewport()
    qtbot.mousePress(view, button, pos=start)
    for point in (*between, end):
        qtbot.mouseMove(view, point)
    qtbot.mouseRelease(view, button, pos=end)


def at(pages, x, y):
    return pages.box_on(0, (x, y, x, y)).topLeft().toPoint()


def the_note(desk):
    (found,) = noted(desk).values()
    return found


def test_a_frame_drawn_on_a_page_is_an_area_with_the_words_inside(qtbot, desk, shown):
    pages = shown.reader.pages
    words = "The ferry of crossing 1 sails on day 3."
    start = pages.opened.text.index(words)
    (box,) = pages._passage_rects(0, start, start + len(words))
    qtbot.keyClick(pages, Qt.Key.Key_A)
    assert shown.side.hand.tool is Tool.AREA
    drag(qtbot, pages, box.topLeft().toPoint() - QPoint(3, 3), box.bottomRight().toPoint() + QPoint(3, 3))
    note = the_note(desk)
    assert (note.kind, note.anchor.quote, note.anchor.page) == (MarkKind.AREA, words, 1)
    (framed,) = note.anchor.boxes
    assert 0 < framed.left < framed.right < 1
    assert 0 < framed.top < framed.bottom < 1
    assert shown.side.hand.tool is Tool.NONE
    shown.cards.choose(None)
    qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert shown.cards.mark().record.id == note.id
    desk.undo()
    assert not noted(desk)


def test_a_frame_that_cuts_words_in_two_quotes_them_whole(qtbot, desk, shown):
    pages = shown.reader.pages
    words = "ferry of crossing"
    start = pages.opened.text.index(words)
    (box,) = pages._passage_rects(0, start + 2, start + len(words) - 3)
    qtbot.keyClick(pages, Qt.Key.Key_A)
    drag(qtbot, pages, box.topLeft().toPoint() - QPoint(0, 3), box.bottomRight().toPoint() + QPoint(0, 3))
    assert the_note(desk).anchor.quote == words


def test_return_frames_what_is_selected_without_a_mouse(qtbot, desk, shown):
    pages = shown.reader.pages
    start = pages.opened.text.index("ferry of crossing 1")
    pages.select(start, start + 5)
    qtbot.keyClick(pages, Qt.Key.Key_A)
    qtbot.keyClick(pages, Qt.Key.Key_Return)
    assert (the_note(desk).kind, the_note(desk).anchor.quote) == (MarkKind.AREA, "ferry")


def test_a_note_is_put_on_the_place_that_is_pressed(qtbot, desk, shown):
    pages = shown.reader.pages
    qtbot.keyClick(pages, Qt.Key.Key_M)
    qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=at(pages, 0.7, 0.6))
    note = the_note(desk)
    (box,) = note.anchor.boxes
    assert (note.kind, box.page) == (MarkKind.PLACE, 1)
    assert abs(box.left - 0.7) < 0.01
    assert (box.left, box.top) == (box.right, box.bottom)
    assert shown.cards.live.words.hasFocus()


def test_the_pen_draws_one_mark_of_several_strokes_and_the_right_button_rubs_out(qtbot, desk, shown):
    pages = shown.reader.pages
    qtbot.keyClick(pages, Qt.Key.Key_D)
    for top in (0.55, 0.6):
        drag(qtbot, pages, at(pages, 0.2, top), at(pages, 0.5, top), at(pages, 0.3, top + 0.01))
    note = the_note(desk)
    assert note.kind is MarkKind.PEN
    assert [stroke.page for stroke in note.ink] == [1, 1]
    assert note.anchor.boxes[0].top < 0.56 < 0.59 < note.anchor.boxes[0].bottom
    desk.undo()
    assert len(the_note(desk).ink) == 1
    desk.redo()
    shown.remark()
    drag(qtbot, pages, at(pages, 0.4, 0.54), at(pages, 0.4, 0.57), at(pages, 0.4, 0.553),
         button=Qt.MouseButton.RightButton)  # fmt: skip
    assert len(the_note(desk).ink) == 1
    qtbot.keyClick(pages, Qt.Key.Key_Escape)
    assert shown.side.hand.tool is Tool.NONE


def test_marks_of_pages_are_drawn_on_them_and_bear_turning(qtbot, desk, shown):
    pages = shown.reader.pages
    blank = pages.grab().toImage()
    qtbot.keyClick(pages, Qt.Key.Key_D)
    drag(qtbot, pages, at(pages, 0.2, 0.55), at(pages, 0.6, 0.55))
    qtbot.keyClick(pages, Qt.Key.Key_Escape)
    spot = at(pages, 0.4, 0.55)
    assert pages.grab().toImage().pixel(spot) != blank.pixel(spot)
    shown.handlers()["rotate_pages"]()
    turned = at(pages, 0.4, 0.55)
    assert turned != spot
    assert shown.side.on_page.strokes_under(turned.toPointF())


def test_a_line_keeps_its_shape_with_fewer_points():
    points = [(x / 100, 0.5 if x < 50 else 0.5 + (x - 50) / 100, 0.5) for x in range(101)]
    assert simplified(points, 0.001) == (points[0], points[50], points[100])
    assert not pen_path([(5.0, 5.0, 0.5)], 4.0).isEmpty()
    thick, thin = pen_path([(0, 0, 1.0), (50, 0, 1.0)], 4.0), pen_path([(0, 0, 0.1), (50, 0, 0.1)], 4.0)
    assert thick.boundingRect().height() > thin.boundingRect().height()


def test_a_question_that_is_turned_keeps_what_a_note_has_no_place_for():

    question = Question(
        id="q", meeting_id="m", text="Who?", why="Nobody says", supplementary=("When?",), answer="Later"
    )
    assert note_of(question, "n").text == "Who?\nNobody says\nWhen?\nLater"


def test_a_passage_dragged_onto_a_question_is_tied_to_it_with_its_place(screen, take, sample_desk):
    row = next(at for at, mark in enumerate(screen.cards.rows.marks()) if mark.kind == "question")
    question = screen.cards.rows.marks()[row].record
    start = take("BRIEF SUMMARY")
    mime = screen.text.createMimeDataFromSelection()
    place = screen.cards.visualRect(screen.cards.rows.index(row)).center()
    assert dropped_on(screen.cards, place, mime)
    assert [(each.quote, each.start) for each in sample_desk.now(question).passages[-1:]] == [("BRIEF SUMMARY", start)]
    assert mime.text() == "BRIEF SUMMARY"
    before = sample_desk.now(question)
    screen.remark()
    screen.doing.adding.to_mark(screen.cards.rows.marks()[row], start, start + 13)
    assert sample_desk.now(question) == before, "once is enough"
    sample_desk.undo()
    assert sample_desk.now(question) == question


def test_a_passage_is_not_taken_by_a_card_that_is_no_question(screen, take):
    row = next(at for at, mark in enumerate(screen.cards.rows.marks()) if mark.kind == "highlight")
    take("BRIEF SUMMARY")
    place = screen.cards.visualRect(screen.cards.rows.index(row)).center()
    assert not dropped_on(screen.cards, place, screen.text.createMimeDataFromSelection())


def test_pressing_a_selection_on_a_page_keeps_it_until_it_is_let_go(qtbot, shown):
    pages = shown.reader.pages
    start = pages.opened.text.index("ferry of crossing 1")
    pages.select(start, start + 19)
    spot = pages.passage_box().center()
    qtbot.mousePress(pages.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert pages.passage() == (start, start + 19)
    qtbot.mouseRelease(pages.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert pages.passage()[0] == pages.passage()[1]


def test_a_list_of_marks_is_saved_after_its_dialog_is_gone(qtbot, screen, sample_desk, tmp_path):
    dialog = MarkExportDialog(sample_desk, screen.paper, screen)
    dialog.choices.private.setChecked(True)
    dialog.open()
    dialog.decide.click()
    asking = next(each for each in screen.findChildren(QFileDialog))
    qtbot.waitUntil(lambda: not isValid(dialog))
    with qtbot.waitSignal(sample_desk.jobs.finished):
        asking.fileSelected.emit(str(tmp_path / "marks.md"))
    assert "**Learning review – Robin, paragraph" in (tmp_path / "marks.md").read_text(encoding="utf-8")


def test_nothing_is_saved_where_no_mark_would_leave(screen, sample_desk):
    dialog = MarkExportDialog(sample_desk, screen.paper, screen)
    for check in (*dialog.choices.kinds.values(), dialog.choices.private):
        check.setChecked(False)
    assert not dialog.decide.isEnabled()
