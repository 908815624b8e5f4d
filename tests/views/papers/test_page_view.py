"""A PDF as its pages: what is selected there is the passage that the text has, and stays where it was left."""

from array import array
from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, qGray
from PySide6.QtWidgets import QApplication, QMessageBox

from scrutiny_desktop.domain.letter_rows import rows_of
from scrutiny_desktop.domain.paper import Classification, Secrecy
from scrutiny_desktop.papers.letters import letters_of
from scrutiny_desktop.papers.plates import Letters
from scrutiny_desktop.store import notes, page_views, seen, vault
from scrutiny_desktop.views.papers.choosing_pages import PagesDialog
from scrutiny_desktop.views.papers.classifying import ClassifyDialog
from scrutiny_desktop.views.papers.page_letters import PageLetters
from tests import made_papers as made


def _spot(pages, words):
    """Where the first letter of some words stands in the view."""
    start = pages.opened.text.index(words)
    page = pages._page_of(start)
    return pages._passage_rects(page, start, start + len(words))[0]


def test_words_dragged_over_on_a_page_become_a_note_on_the_same_words_of_the_text(qtbot, desk, shown):
    pages, words = shown.reader.pages, "ferry of crossing 1 sails on day 3"
    rect = _spot(pages, words)
    y = round(rect.center().y())
    qtbot.mousePress(pages.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(rect.left()) + 1, y))
    qtbot.mouseMove(pages.viewport(), QPoint(round(rect.right()) - 1, y))
    qtbot.mouseRelease(pages.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(rect.right()), y))
    assert pages.selected_text() == words
    qtbot.keyClick(pages, Qt.Key.Key_H)
    (note,) = notes.for_meeting(desk.library, desk.meeting.id)
    assert (note.anchor.quote, note.anchor.page) == (words, 1)
    assert shown.marks[0].is_placed


def test_a_double_click_takes_the_word_and_it_can_be_copied(qtbot, shown):
    pages = shown.reader.pages
    spot = _spot(pages, "crossing 1").center().toPoint() - QPoint(10, 0)
    qtbot.mouseDClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert pages.selected_text() == "crossing"
    qtbot.keyClick(pages, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "crossing"


def test_what_is_copied_over_the_ends_of_lines_has_its_words_whole_and_one_space_between(tmp_path):
    draw = made.text("The boat carries pas-", "sengers to the har- ", "bour of Examplebridge ", "every day.", step=14)
    with pypdfium2.PdfDocument(made.pdf(tmp_path / "broken.pdf", [draw])) as pdf:
        text, boxes = letters_of(pdf[0])
    letters = PageLetters(Letters(text, boxes, array("i", [-1] * len(text)), tuple(rows_of(text, boxes))))
    assert letters.copied(0, len(text)) == "The boat carries passengers to the harbour of Examplebridge every day."


def test_what_is_copied_from_a_page_that_is_shown_sideways_has_its_words_whole(tmp_path):
    file = made.pdf(tmp_path / "plan.pdf", [made.text("The boat carries passengers.", "It sails every day.")])
    with pypdfium2.PdfDocument(file) as pdf:
        pdf[0].set_rotation(90)
        text, boxes = letters_of(pdf[0])
    letters = PageLetters(Letters(text, boxes, array("i", [-1] * len(text)), tuple(rows_of(text, boxes))))
    assert letters.copied(0, len(text)) == "The boat carries passengers. It sails every day."


def test_the_exact_place_is_kept_as_soon_as_the_view_rests_so_that_no_end_of_the_program_loses_it(qtbot, desk, shown):
    pages = shown.reader.pages
    with qtbot.waitSignal(shown.side.places.rested):
        pages.verticalScrollBar().setValue(pages.verticalScrollBar().maximum() * 2 // 3)
    kept = page_views.of(desk.library, shown.paper.id)
    assert (kept["page"], kept["top"]) == pages.place_on_desk()


def test_a_place_far_away_is_shown_and_selected_when_its_letters_arrive(qtbot, shown):
    pages = shown.reader.pages
    start = pages.opened.text.index("crossing 5 sails on day 2")
    pages.select(start, start + 10)
    qtbot.waitUntil(lambda: pages.selected_text() == "crossing 5", timeout=20_000)
    assert pages.passage() == (start, start + 10)
    assert 4 in list(pages._pages_in_view())


def test_sentences_are_taken_and_words_found_on_pages_too(qtbot, shown):
    pages = shown.reader.pages
    qtbot.keyClick(pages, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not pages.passage_box().isNull())
    shown.handlers()["find_in_paper"]()
    qtbot.keyClicks(shown.reader.find_bar.words, "crossing 6")
    qtbot.waitUntil(lambda: 5 in list(pages._pages_in_view()), timeout=20_000)
    qtbot.waitUntil(lambda: 5 in pages._letters, timeout=20_000)


def test_zooming_keeps_what_is_under_the_pointer(qtbot, shown):
    pages = shown.reader.pages
    pages.go_to_page(3, 0.4)
    middle = pages.viewport().rect().center()
    page = pages.page_in_view()
    before = pages.square_of(page, middle.toPointF())
    pages.zoom_by(1.7)
    after = pages.square_of(page, middle.toPointF())
    assert abs(after.y() - before.y()) < 0.01


@pytest.mark.parametrize("act", ["rotate_pages", "two_pages", "fit_page", "fit_width"])
def test_each_way_of_looking_stays_on_the_page_and_is_kept(qtbot, desk, shown, act):
    pages = shown.reader.pages
    pages.go_to_page(2)
    shown.handlers()[act]()
    assert pages.place_on_desk()[0] in (2, 3)
    kept = page_views.of(desk.library, shown.paper.id)
    assert kept["as_pages"] is True
    qtbot.waitUntil(lambda: pages._plates.has(pages._key(pages.page_in_view())), timeout=20_000)


def test_the_same_page_at_the_same_height_comes_back(qtbot, desk, shown, open_screen):
    pages = shown.reader.pages
    pages.zoom_by(1.3)
    pages.go_to_page(3, 0.25)
    place, zoom = pages.place_on_desk(), pages.zoom
    shown.hide()
    again = open_screen(desk).reader
    qtbot.waitUntil(lambda: again.pages.page_count == 6, timeout=20_000)
    assert again.surface is again.pages
    assert again.pages.place_on_desk()[0] == place[0]
    assert abs(again.pages.place_on_desk()[1] - place[1]) < 0.01
    assert again.pages.zoom == pytest.approx(zoom)


def test_keys_scroll_turn_pages_and_lengthen_a_selection(qtbot, shown):
    pages = shown.reader.pages
    qtbot.keyClick(pages, Qt.Key.Key_Right)
    assert pages.page_in_view() == 1
    qtbot.keyClick(pages, Qt.Key.Key_Home)
    assert pages.page_in_view() == 0
    start = pages.opened.text.index("ferry of")
    pages.select(start, start + 5)
    qtbot.keyClick(pages, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(pages, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert pages.selected_text() == "ferry of"
    qtbot.keyClick(pages, Qt.Key.Key_Escape)
    assert pages.selected_text() == ""


def test_a_link_shows_its_address_and_asks(qtbot, shown):
    pages = shown.reader.pages
    pages.go_to_page(0, 0.3)
    rect = pages._page_rect(0)
    spot = QPoint(round(rect.left() + rect.width() * 0.25), round(rect.top() + rect.height() * 0.85))
    qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    asked = shown.findChild(QMessageBox)
    assert "https://examplebridge.example/ferry" in asked.text()
    asked.reject()


def test_a_link_is_reached_and_followed_by_keys_alone(qtbot, desk, shown):
    pages = shown.reader.pages
    pages.setFocus()
    with qtbot.waitSignal(desk.placed) as said:
        qtbot.keyClick(pages, Qt.Key.Key_L)
    assert said.args == ["Return follows the link to https://examplebridge.example/ferry."]
    with qtbot.waitSignal(pages.link_pressed):
        qtbot.keyClick(pages, Qt.Key.Key_Return)
    shown.reader.findChild(QMessageBox).reject()
    qtbot.keyClick(pages, Qt.Key.Key_Escape)
    assert pages._link is None
    pages.go_to_page(5)
    with qtbot.waitSignal(desk.placed) as said:
        qtbot.keyClick(pages, Qt.Key.Key_L)
    assert said.args == ["There is no link in view."]


def test_turning_back_to_the_text_keeps_the_place(qtbot, shown):
    pages = shown.reader.pages
    start = pages.opened.text.index("crossing 4 sails on day 2")
    pages.select(start, start + 10)
    qtbot.waitUntil(lambda: pages.passage() == (start, start + 10), timeout=20_000)
    shown.handlers()["pages_or_text"]()
    assert shown.reader.surface is shown.text
    assert shown.text.place() == start


def test_turning_to_the_text_goes_on_at_the_first_line_in_view_and_back_again_nothing_has_moved(qtbot, shown):
    pages = shown.reader.pages
    pages.zoom_by(1.3)
    pages.go_to_page(3, 0.2)
    qtbot.waitUntil(lambda: pages.letters_on(3) is not None, timeout=20_000)
    at = pages.verticalScrollBar().value()
    seen = pages.opened.text.index("crossing 4 sails on day 3")
    assert seen - 20 <= pages.place_in_view() < seen
    shown.handlers()["pages_or_text"]()
    assert seen - 20 <= shown.text.place_in_view() < seen
    shown.handlers()["pages_or_text"]()
    assert pages.verticalScrollBar().value() == at


@pytest.mark.parametrize("page", [2, 4, 5])
def test_two_pages_and_one_again_is_the_same_place(shown, page):
    pages = shown.reader.pages
    pages.go_to_page(page, 0.1)
    at = pages.verticalScrollBar().value()
    for _ in range(2):
        shown.handlers()["two_pages"]()
    assert pages.verticalScrollBar().value() == at


def test_a_jump_leaves_a_place_to_come_back_to(qtbot, shown):
    pages = shown.reader.pages
    pages.go_to_page(1, 0.4)
    before = pages.place_on_desk()
    shown.go_to_page(5)
    assert pages.page_in_view() == 4
    shown.handlers()["go_back"]()
    assert pages.place_on_desk() == pytest.approx(before, abs=0.01)
    shown.handlers()["go_forward"]()
    assert pages.page_in_view() == 4
    assert pages.hasFocus()


def test_a_third_click_takes_the_line(qtbot, shown):
    pages = shown.reader.pages
    spot = _spot(pages, "crossing 1 sails").center().toPoint()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(pages.viewport(), left, pos=spot)
    qtbot.mouseDClick(pages.viewport(), left, pos=spot)
    word = pages.selected_text()
    qtbot.mousePress(pages.viewport(), left, pos=spot)
    qtbot.mouseRelease(pages.viewport(), left, pos=spot)
    assert word in pages.selected_text()
    assert len(pages.selected_text()) > len(word)


def test_dark_paper_is_drawn_light_on_dark_and_kept(qtbot, desk, shown):
    pages = shown.reader.pages
    qtbot.waitUntil(lambda: pages._plates.has(pages._key(0)), timeout=20_000)
    assert pages._plates.best(pages._key(0)).pixelColor(5, 5).lightness() == 255
    shown.handlers()["dark_paper"]()
    qtbot.waitUntil(lambda: pages._plates.has(pages._key(0)), timeout=20_000)
    assert pages._plates.best(pages._key(0)).pixelColor(5, 5).lightness() == 0
    assert desk.setting("dark_paper", False) is True


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_marks_and_hits_are_painted_on_either_paper_in_every_theme(qtbot, desk, shown, theme):
    pages = shown.reader.pages
    start = pages.opened.text.index("crossing 1")
    for act in ("highlight", "ask"):
        pages.select(start, start + 10)
        qtbot.waitUntil(lambda: pages.passage() == (start, start + 10), timeout=20_000)
        shown.handlers()[act]()
    shown.handlers()["find_in_paper"]()
    shown.reader.find_bar.words.setText("crossing")
    desk.dress(theme, 100)
    bright = pages.grab()
    shown.handlers()["dark_paper"]()
    qtbot.waitUntil(lambda: pages._plates.has(pages._key(0)), timeout=20_000)
    assert pages.grab().toImage() != bright.toImage()


def test_what_was_found_is_shown_along_the_scroll_bar(qtbot, shown):
    shown.handlers()["find_in_paper"]()
    qtbot.keyClicks(shown.reader.find_bar.words, "crossing 1")
    assert shown.reader.pages._bar.accessibleDescription().endswith("places found")
    shown.handlers()["pages_or_text"]()
    shown.reader.find_bar.words.setText("crossing 2")
    assert shown.text._bar.accessibleDescription().endswith("places found")


def test_a_page_counts_as_read_when_it_stayed_in_view(qtbot, desk, shown, open_screen):
    assert shown.progress.said.text().startswith("0 of 6 pages read")
    qtbot.waitUntil(lambda: len(shown.places.seen) > 0, timeout=20_000)
    first = len(shown.places.seen)
    assert shown.progress.said.text().startswith(f"{first} of 6 pages read")
    shown.reader.pages.go_to_page(5)
    qtbot.waitUntil(lambda: 6 in shown.places.seen, timeout=20_000)
    assert seen.of(desk.library, shown.paper.id) == shown.places.seen
    shown.hide()
    assert open_screen(desk).places.seen == shown.places.seen


def test_who_may_see_a_paper_is_said_on_its_pages_changed_by_key_and_undone(qtbot, desk, shown):
    plain = shown.reader.pages.grab().toImage()
    qtbot.keyClick(
        shown.reader.pages, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    dialog = shown.findChild(ClassifyDialog)
    dialog.choices[Secrecy.EXEMPT].setChecked(True)
    dialog.citation.setText("paragraph 1 of Schedule 12A")
    dialog.accept()
    shown.fill()
    assert shown.paper.classification == Classification(
        secrecy=Secrecy.EXEMPT, citation="paragraph 1 of Schedule 12A", is_confirmed=True
    )
    assert "paragraph 1 of Schedule 12A" in shown.reader.pages.secrecy
    assert not shown.reader.secrecy.isHidden()
    assert shown.reader.secrecy.confirm.isHidden()
    assert shown.reader.pages.grab().toImage() != plain
    desk.stack.undo()
    shown.fill()
    assert (shown.reader.pages.secrecy, shown.reader.secrecy.isHidden()) == ("", True)


def test_what_was_guessed_of_a_paper_is_confirmed_by_a_button(qtbot, desk, shown):
    guessed = replace(shown.paper, classification=Classification(secrecy=Secrecy.EXEMPT))
    desk.change("guess", old=shown.paper, new=guessed)
    shown.fill()
    assert shown.reader.secrecy.said.text().startswith("Exempt, by its own words")
    shown.reader.secrecy.confirm.click()
    shown.fill()
    assert shown.paper.classification.is_confirmed
    assert shown.reader.secrecy.confirm.isHidden()


def test_what_may_withhold_only_an_appendix_is_to_be_looked_at_before_it_is_confirmed(desk, shown):
    doubtful = Classification(secrecy=Secrecy.EXEMPT, is_doubtful=True)
    desk.change("guess", old=shown.paper, new=replace(shown.paper, classification=doubtful))
    shown.fill()
    strip = shown.reader.secrecy
    assert "name an appendix" in strip.said.text()
    assert (strip.change.property("face"), strip.confirm.property("face")) == ("main", "")
    strip.confirm.click()
    shown.fill()
    assert shown.paper.classification == Classification(secrecy=Secrecy.EXEMPT, is_confirmed=True)


def test_pages_are_saved_as_they_were_published(qtbot, desk, shown, tmp_path):
    shown.handlers()["save_pages"]()
    dialog = shown.findChild(PagesDialog)
    dialog.field.setText("2-3, 9")
    assert "There is no page 9" in dialog.said.text()
    dialog.field.setText("2-3, 6")
    assert dialog.pages() == (2, 3, 6)
    with qtbot.waitSignal(desk.noticed, timeout=20_000):
        dialog.save(tmp_path / "some.pdf")
    saved = pypdfium2.PdfDocument(tmp_path / "some.pdf")
    first = saved[0].get_textpage().get_text_range()
    assert (len(saved), "crossing 2" in first or "page 2" in first.lower()) == (3, True)
    saved.close()


def test_pages_with_marks_are_those_that_hold_one_and_a_withheld_paper_says_so(qtbot, desk, shown):
    pages = shown.reader.pages
    start = pages.opened.text.index("crossing 3")
    pages.select(start, start + 8)
    qtbot.waitUntil(lambda: pages.passage() == (start, start + 8), timeout=20_000)
    shown.handlers()["highlight"]()
    exempt = replace(shown.paper, classification=Classification(secrecy=Secrecy.EXEMPT))
    desk.change("exempt", old=shown.paper, new=exempt)
    shown.fill()
    shown.handlers()["save_pages"]()
    dialog = shown.findChild(PagesDialog)
    dialog.marks.setChecked(True)
    assert dialog.pages() == (shown.marks[0].anchor.page,)
    assert "(exempt)" in dialog.file_name()
    dialog.close()


def test_the_text_is_made_ready_once_the_first_page_is_there(qtbot, desk, shown, monkeypatch):
    monkeypatch.setattr("scrutiny_desktop.views.papers.opened.LARGE", 0)
    pages, order = shown.reader.pages, []
    pages.shown.connect(lambda: order.append("page"))
    desk.jobs.started.connect(lambda words: order.append(words))
    pages.open_pages(pages.opened, "", (0, 0), pages.view)
    order.clear()
    shown.side._load(-1)
    assert not pages.is_shown
    qtbot.waitUntil(lambda: len(order) == 2 and not desk.jobs.is_busy, timeout=20_000)
    assert order == ["page", "Opening the paper…"]
    assert shown.text.opened.text.startswith("ferry\n1.1 The ferry")


def _drawn_directly(original, sheet, cut):
    """A part of the first page, at the scale and rotation of a sheet."""
    document = pypdfium2.PdfDocument(original)
    page = document[0]
    bitmap = pypdfium2.PdfBitmap.new_native(cut.width(), cut.height(), pypdfium2.raw.FPDFBitmap_BGRx)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, cut.width(), cut.height())
    where = (-cut.left(), -cut.top(), sheet.place.width(), sheet.place.height(), sheet.key[1] // 90)
    pypdfium2.raw.FPDF_RenderPageBitmap(bitmap.raw, page.raw, *where, pypdfium2.raw.FPDF_ANNOT)
    drawn = bytes(bitmap.buffer)
    image = QImage(drawn, cut.width(), cut.height(), bitmap.stride, QImage.Format.Format_RGB32).copy()
    document.close()
    return image


def _grey(image):
    return [qGray(image.pixel(x, y)) for y in range(image.height()) for x in range(image.width())]


@pytest.mark.parametrize("rotation", [0, 90])
@pytest.mark.parametrize("is_dark", [False, True])
def test_at_eight_times_the_size_the_middle_of_the_view_is_as_sharp_as_it_can_be_drawn(
    qtbot, desk, shown, rotation, is_dark
):
    pages = shown.reader.pages
    pages.darken(is_dark)
    pages.look(replace(pages.view, zoom=8.0, rotation=rotation))
    qtbot.waitUntil(lambda: not pages._is_awaited(0), timeout=20_000)
    away = _spot(pages, "crossing 1 sails on day 3").center() - pages.viewport().rect().center().toPointF()
    pages.verticalScrollBar().setValue(pages.verticalScrollBar().value() + round(away.y()))
    pages.horizontalScrollBar().setValue(pages.horizontalScrollBar().value() + round(away.x()))
    qtbot.waitUntil(lambda: not pages._is_awaited(0), timeout=20_000)
    sheet, view = pages._sheet(0), pages._view_in_dots()
    assert sheet.is_tiled
    size = QSize(min(240, view.width()), min(160, view.height()))
    middle = QRect(QPoint(), size)
    middle.moveCenter(view.center())
    middle = middle.intersected(sheet.place)
    seen = pages.viewport().grab().toImage().copy(middle)
    cut = middle.translated(-sheet.place.topLeft())
    image = _drawn_directly(vault.read(desk.library, shown.paper.content), sheet, cut)
    if is_dark:
        image.invertPixels()
    off = [abs(one - other) for one, other in zip(_grey(seen), _grey(image), strict=True)]
    assert len(set(_grey(image))) > 10
    assert sum(each > 40 for each in off) <= len(off) // 200
