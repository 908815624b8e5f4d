import pytest
from PySide6.QtCore import QPoint, Qt

from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.reading import Paragraph, Reading, Section
from scrutiny_desktop.views.papers.faces import Faces
from scrutiny_desktop.views.papers.in_view import blocks_in_view, unit_at
from scrutiny_desktop.views.papers.ink import hits_between
from scrutiny_desktop.views.papers.opened import ready
from scrutiny_desktop.views.papers.text import PaperText

PROSE = "The Panel are asked to scrutinise progress on implementing the endorsed recommendations. " * 3


def opened(reading, content="c"):
    return ready(content, flowing(reading))


def paper(*sections, title="A report"):
    return Reading(kind="council report", title=title, sections=sections)


def section(heading, *paragraphs, printed=""):
    return Section(heading=heading, as_printed=printed, repaired=bool(printed), paragraphs=paragraphs)


@pytest.fixture
def text(qtbot, desk):
    shown = PaperText(Faces(desk.theme))
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


LONG = paper(
    *(section(f"PART {at}", *(Paragraph(number=f"{at}.{n}", text=PROSE) for n in range(6))) for at in range(40))
)


def test_the_document_holds_the_flowing_text_letter_by_letter(text):
    shown = opened(paper(section("DETAIL 😀", Paragraph(number="1.", text="First 𐍈 and last."), Paragraph(text="End"))))
    text.show_paper(shown, text.faces)
    assert text.toPlainText() == shown.text


def test_a_passage_beyond_the_basic_plane_is_selected_by_its_characters(text):
    text.show_paper(opened(paper(section("A 😀 HEADING", Paragraph(text="😀 before the word 𐍈 after it")))), text.faces)
    start = text.opened.text.index("word 𐍈")
    text.select(start, start + 6)
    assert text.passage() == (start, start + 6)
    assert text.textCursor().selectedText() == "word 𐍈"


def test_no_line_is_longer_than_seventy_five_characters(text):
    text.resize(1600, 600)
    text.show_paper(opened(LONG), text.faces)
    block, longest = text.document().firstBlock(), 0
    while block.isValid():
        lines = [block.layout().lineAt(at) for at in range(block.layout().lineCount())]
        longest = max([longest, *(line.textLength() for line in lines)])
        block = block.next()
    assert 60 <= longest <= 75


def test_the_column_narrows_with_the_view_and_widens_with_the_letters(text, desk):
    text.show_paper(opened(LONG), text.faces)
    full = text.lineWrapColumnOrWidth()
    text.resize(400, 600)
    assert text.lineWrapColumnOrWidth() < 400
    text.resize(1800, 600)
    text.redress(Faces(desk.theme, 150))
    assert text.lineWrapColumnOrWidth() > full


def test_the_reader_keeps_the_place_when_the_letters_grow(qtbot, text, desk):
    text.show_paper(opened(LONG), text.faces)
    middle = len(opened(LONG).text) // 2
    text.go_to(middle)
    qtbot.waitUntil(lambda: text.top() > 0)
    top = text.top()
    text.redress(Faces(desk.theme, 130))
    qtbot.waitUntil(lambda: text.bottom() > top)
    assert text.top() <= top <= text.bottom()
    assert text.place() == middle


def test_a_paper_opens_where_the_reader_stopped(qtbot, text):
    shown = opened(LONG)
    at = shown.text.index("PART 20")
    text.show_paper(shown, text.faces, at)
    qtbot.waitUntil(lambda: not text.is_filling)
    assert text.top() == at


def test_a_long_text_fills_a_little_at_a_time(qtbot, text):
    shown = opened(paper(*(section(f"PART {at}", *(Paragraph(text=PROSE) for _ in range(40))) for at in range(40))))
    with qtbot.waitSignal(text.filled, timeout=20_000):
        text.show_paper(shown, text.faces)
        assert text.document().characterCount() < len(shown.text) / 2
    assert text.toPlainText() == shown.text


def test_the_keyboard_alone_walks_and_selects(qtbot, text):
    text.show_paper(opened(LONG), text.faces)
    qtbot.waitUntil(lambda: not text.is_filling)
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Down)
    start = text.place()
    assert start > 0
    with qtbot.waitSignal(text.selected) as told:
        qtbot.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
    assert told.args[0] == start
    assert text.passage()[1] > start
    with qtbot.waitSignal(text.escaped):
        qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert text.passage()[0] == text.passage()[1]


def test_white_space_at_the_ends_is_no_part_of_a_passage(text):
    text.show_paper(opened(paper(section("H", Paragraph(text="one two three")))), text.faces)
    start = text.opened.text.index(" two ")
    text.select(start, start + 5)
    assert text.opened.text[slice(*text.passage())] == "two"


def test_a_repaired_heading_says_what_was_printed(qtbot, text):
    text.show_paper(opened(paper(section("RESOURCE IMPLICATIONS", Paragraph(text="None"), printed="RCE IMPLICATIONS"))),
                    text.faces)  # fmt: skip
    assert text.repair() == ""
    text.go_to(text.opened.text.index("RESOURCE"))
    assert text.repair() == "Repaired; printed as “RCE IMPLICATIONS”"
    assert text.repair_at(text.cursorRect().center()) == text.repair()


def test_a_click_tells_the_place_under_it(qtbot, text):
    text.show_paper(opened(LONG), text.faces)
    start = text.opened.text.index("endorsed")
    text.go_to(start)
    where = text.cursorRect().center() + QPoint(4, 0)
    with qtbot.waitSignal(text.pressed_at) as told:
        qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert start <= told.args[0] <= start + 1


def test_the_passage_box_lies_around_what_is_selected(text):
    text.show_paper(opened(LONG), text.faces)
    assert text.passage_box().isNull()
    start = text.opened.text.index("endorsed")
    text.select(start, start + 8)
    box = text.passage_box()
    assert box.contains(text.cursorRect().center() - QPoint(6, 0))
    assert box.width() < 120


HEADS = ("Ref", "Action", "Lead agency:")


def _row(*cells, heads=HEADS):
    return Paragraph(text=" | ".join(filter(None, cells)), table=1, cells=cells, heads=heads)


TABLE = paper(section(
    "DETAIL", Paragraph(text="Before it."), _row(*HEADS, heads=()), _row("1", "Lighting 😀", "Port"),
    _row("2", "", "Examplebridge Police"), Paragraph(text="After it."),
))  # fmt: skip


def test_a_table_is_shown_row_by_row_each_cell_below_the_head_of_its_column(text):
    text.show_paper(opened(TABLE), text.faces)
    assert text.toPlainText().split("\n")[2:] == [
        "Before it.", "Table, 3 rows, 3 columns", "Ref", "Action", "Lead agency:", "Ref: 1", "Action: Lighting 😀",
        "Lead agency: Port", "Ref: 2", "Lead agency: Examplebridge Police", "After it.",
    ]  # fmt: skip


def test_places_in_and_after_a_table_are_those_of_the_papers_own_words(text):
    text.show_paper(opened(TABLE), text.faces)
    for words in ("Before it", "Ref", "Lighting 😀", "Port", "Examplebridge Police", "After it"):
        start = text.opened.text.index(words)
        text.select(start, start + len(words))
        assert text.textCursor().selectedText() == words
        assert text.passage() == (start, start + len(words))
        assert text.place() == start + len(words)


def test_what_is_copied_of_a_table_are_the_papers_words(text):
    text.show_paper(opened(TABLE), text.faces)
    start, end = text.opened.text.index("Lighting"), text.opened.text.index(" Police")
    text.select(start, end)
    assert text.createMimeDataFromSelection().text() == "Lighting 😀\nPort\n2\nExamplebridge"


def test_a_place_on_a_label_is_that_of_its_cell(qtbot, text):
    text.show_paper(opened(TABLE), text.faces)
    start = text.opened.text.index("Port")
    cursor = text.document().find("Lead agency: ")
    text.setTextCursor(cursor)
    assert text.passage() == (start, start)
    text.go_to(start)
    assert text.textCursor().position() == cursor.selectionEnd()


def test_a_mark_over_cells_is_not_drawn_on_their_labels(text):
    text.show_paper(opened(TABLE), text.faces)
    start, end = text.opened.text.index("Lighting"), text.opened.text.index(" Police")
    drawn = hits_between(0, 10_000, [(start, end)], 0, text.opened.units)
    shown = text.toPlainText().encode("utf-16-le")
    assert [shown[2 * each.start : 2 * each.end].decode("utf-16-le").strip() for each in drawn] == [
        "Lighting 😀", "Port", "2", "Examplebridge",
    ]  # fmt: skip


def test_a_table_of_one_row_says_so(text):
    text.show_paper(opened(paper(section("H", _row("1", "Lighting", "Port")))), text.faces)
    assert "Table, 1 row, 3 columns" in text.toPlainText()


def test_a_view_that_is_for_a_moment_beside_the_text_is_painted_bare(qtbot, text):
    text.show_paper(opened(LONG), text.faces)
    bar = text.verticalScrollBar()
    bar.setRange(-100_000, 0)
    bar.setValue(-100_000)
    assert list(blocks_in_view(text)) == []
    assert not text.viewport().grab().isNull()


def test_the_top_of_the_view_is_where_the_view_itself_says(qtbot, text):
    text.show_paper(opened(LONG), text.faces)
    qtbot.waitUntil(lambda: not text.is_filling)
    corner = QPoint(0, text.faces.theme.size("s4"))
    for scrolled in range(0, 4_000, 37):
        text.verticalScrollBar().setValue(scrolled)
        assert unit_at(text, corner) == text.cursorForPosition(corner).position()


def test_another_font_of_the_program_lays_nothing_out_anew(qtbot, text):
    text.show_paper(opened(LONG), text.faces)
    qtbot.waitUntil(lambda: not text.is_filling)
    font = text.font()
    font.setPixelSize(font.pixelSize() + 8)
    with qtbot.assertNotEmitted(text.document().documentLayout().update):
        text.setFont(font)
