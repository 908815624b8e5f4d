"""Tables of PDFs: every cell in its row and column, whatever drew them; and nothing else taken for one."""

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from reportlab.lib.colors import lightyellow, red
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desktop.domain.reading import Paragraph, Reading
from scrutiny_desktop.papers.lattice import drawn_on
from scrutiny_desktop.papers.letters import text_page
from scrutiny_desktop.papers.pieces import pieces_of
from scrutiny_desktop.papers.reader import read_file
from scrutiny_desktop.papers.tables import Tables
from tests import made_papers as made
from tests.made_papers import HEIGHT
from tests.made_tables import ACROSS_ONLY, BOLD_HEAD, EACH_ROW, RULED, SHADED, sideways, table, within_a_form

ROWS = (("Ref", "Action", "Lead agency"), ("1", "Lighting", "Harbour office"), ("2", "Ropes", "Examplebridge Police"),
        ("3", "Radio", "Port"))  # fmt: skip
WIDE = {"widths": (60, 200, 180)}


@pytest.fixture
def read(tmp_path: Path, forms_folder: Path) -> Callable[..., Reading]:
    return lambda *pages: read_file(made.pdf(tmp_path / "paper.pdf", pages), forms_folder)


def _rows(reading: Reading) -> list[Paragraph]:
    return [each for section in reading.sections for each in section.paragraphs if each.table]


def _cells(reading: Reading) -> list[tuple[str, ...]]:
    return [row.cells for row in _rows(reading)]


@pytest.mark.parametrize(
    "style", [(RULED, BOLD_HEAD), (ACROSS_ONLY, BOLD_HEAD), (ACROSS_ONLY,), (EACH_ROW, BOLD_HEAD), (SHADED, BOLD_HEAD)],
    ids=["ruled", "ruled across only", "without bold", "a rule for each row", "shaded"],
)  # fmt: skip
def test_every_cell_is_in_its_row_and_column_below_its_head(read, style) -> None:
    rows = _rows(read(table(ROWS, *style, **WIDE)))
    assert [row.cells for row in rows] == list(ROWS)
    assert [row.heads for row in rows] == [(), *[ROWS[0]] * 3]
    assert len({row.table for row in rows}) == 1


@pytest.mark.parametrize("turned", [sideways, within_a_form, lambda draw: sideways(within_a_form(draw))],
                         ids=["sideways", "in a form", "both"])  # fmt: skip
def test_a_table_is_read_as_the_page_shows_it(read, turned) -> None:
    assert _cells(read(turned(table(ROWS, RULED, **WIDE)))) == list(ROWS)


def test_the_colour_behind_a_cell_is_told_also_where_it_has_no_words(read) -> None:
    rows = [["No.", "Action", "RAG"], ["1", "Light the quay in winter", ""], ["2", "Call the crews at dusk", "late"]]
    coloured = [("BACKGROUND", (2, 1), (2, 1), red), ("BACKGROUND", (2, 2), (2, 2), lightyellow)]
    made_rows = _rows(read(table(rows, RULED, BOLD_HEAD, coloured, widths=[40, 200, 60])))
    assert [row.cells for row in made_rows] == [tuple(row) for row in rows]
    assert [row.shades for row in made_rows] == [(), ("", "", "ff0000"), ("", "", "ffffe0")]


def test_text_above_and_below_stays_where_it_is(read) -> None:
    around = made.text("What was asked of the agencies.", top=90), made.text("What was said of it.", top=300)
    reading = read(made.both(around[1], table(ROWS, RULED, **WIDE), around[0]))
    texts = [each.text for each in reading.sections[0].paragraphs]
    assert (texts[0], texts[-1], len(texts)) == ("What was asked of the agencies.", "What was said of it.", 6)


def test_numbered_lines_of_a_cell_and_those_after_a_gap_are_paragraphs_of_it(read) -> None:
    decided = (
        "The Panel:\n1. Noted the report on the\nwinter ferry.\n2. Asked for lights.\n\nAs set out\nin the report."
    )
    row = _rows(read(table((("Ref", "Decision"), ("7", decided)), RULED, BOLD_HEAD, widths=(40, 300))))[1]
    assert row.cells[1].split("\n") == [
        "The Panel:", "1. Noted the report on the winter ferry.", "2. Asked for lights.", "As set out in the report.",
    ]  # fmt: skip
    assert row.text == "7 | " + " ".join(decided.split())


def test_lines_of_a_cell_are_one_text_and_a_broken_word_is_put_together(read) -> None:
    rows = (("Ref", "Action"), ("1", "Ask for evidence of the safeguard-\ning plan, and of all that\nwas promised"),
            ("2", "Publish the long-\nterm plan; the long-term one"))  # fmt: skip
    assert _cells(read(table(rows, RULED, BOLD_HEAD, widths=(40, 300))))[1:] == [
        ("1", "Ask for evidence of the safeguarding plan, and of all that was promised"),
        ("2", "Publish the long-term plan; the long-term one"),
    ]  # fmt: skip


def test_an_empty_cell_keeps_its_column(read) -> None:
    rows = (("Ref", "Action", "Progress", "Lead"), ("1", "Lighting", "", "Port"), ("2", "", "", "Crew"))
    assert _cells(read(table(rows, RULED, widths=(40, 150, 100, 100)))) == list(rows)


def test_two_rows_of_heads_give_each_column_both_its_words(read) -> None:
    rows = (("Ref", "Progress", "", "Lead"), ("", "Spring", "Autumn", ""), ("1", "Begun", "Ended", "Port"))
    spans = [("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (3, 0), (3, 1)),
             ("FONT", (0, 0), (-1, 1), "Helvetica-Bold")]  # fmt: skip
    read_rows = _rows(read(table(rows, RULED, spans, widths=(40, 120, 120, 100))))
    assert [row.cells for row in read_rows] == list(rows)
    assert [row.heads for row in read_rows] == [(), (), ("Ref", "Progress, Spring", "Progress, Autumn", "Lead")]


def test_two_rows_of_heads_are_read_without_rules_down(read) -> None:
    rows = (("", "Progress in both seasons", "", "Lead"), ("Ref", "Spring", "Autumn", "agency"),
            ("1", "Begun", "Ended", "Port"), ("2", "Late", "Ended", "Crew"))  # fmt: skip
    lines = [("LINEABOVE", (0, 0), (-1, 0), 1), ("LINEBELOW", (0, 1), (-1, 1), 1), ("LINEBELOW", (0, -1), (-1, -1), 1)]
    rules = [(*line, "black") for line in lines]
    read_rows = _rows(read(table(rows, rules, [("SPAN", (1, 0), (2, 0))], widths=(60, 90, 90, 100))))
    assert [row.cells for row in read_rows] == list(rows)
    assert read_rows[-1].heads == ("Ref", "Progress in both seasons, Spring", "Progress in both seasons, Autumn",
                                   "Lead, agency")  # fmt: skip


def test_merged_cells_stand_in_their_first_column_and_row(read) -> None:
    rows = (("Theme", "Action", "Lead"), ("Harbour", "Lighting", "Port"), ("", "Ropes", "Crew"), ("All", "", ""),
            ("Ferry", "Radio", "Crew"))  # fmt: skip
    spans = [("SPAN", (0, 1), (0, 2)), ("SPAN", (0, 3), (-1, 3))]
    read_rows = _rows(read(table(rows, RULED, BOLD_HEAD, spans)))
    assert [row.cells for row in read_rows] == list(rows)
    assert [bool(row.heads) for row in read_rows] == [False, True, True, False, True]


def test_words_close_to_a_rule_are_parted_by_it(read) -> None:
    rows = (("Yes", "No", "Yes"), ("No", "Yes", "No"))
    tight = [("LEFTPADDING", (0, 0), (-1, -1), 1), ("RIGHTPADDING", (0, 0), (-1, -1), 1)]
    assert _cells(read(table(rows, RULED, tight, widths=(19, 19, 19)))) == list(rows)


def test_a_table_goes_on_over_the_page_without_its_repeated_head(read) -> None:
    head, first, second = ROWS[:1], (("1", "Lighting", "Port"),), (("2", "Ropes", "Crew"), ("3", "Radio", "Port"))
    reading = read(*(made.both(table((*head, *rows), RULED, BOLD_HEAD, **WIDE)) for rows in (first, second)))
    rows = _rows(reading)
    assert [row.cells for row in rows] == [*head, *first, *second]
    assert [(row.page, row.table) for row in rows] == [(1, 1), (1, 1), (2, 1), (2, 1)]
    assert [row.heads for row in rows[1:]] == [ROWS[0]] * 3
    assert [each.text.split() for each in reading.printed] == [["Ref", "Action", "Lead", "agency"]]


def test_a_table_goes_on_below_a_running_head(read) -> None:
    def page(number: int, *rows: tuple[str, ...]) -> made.Draw:
        return made.both(made.furnished(number, 4), table(rows, RULED, top=60, **WIDE))

    reading = read(
        *(page(at, ROWS[0], (str(at), f"Action of\nsheet {'abcd'[at - 1]}", "Port\nand\ncrew")) for at in range(1, 5))
    )
    assert [row.cells[1] for row in _rows(reading)] == ["Action", *(f"Action of sheet {letter}" for letter in "abcd")]
    assert {row.table for row in _rows(reading)} == {1}


def test_a_row_cut_by_the_page_is_made_whole(read) -> None:
    reading = read(
        table((ROWS[0], ("1", "Lighting at the harbour, and at", "Port")), RULED, BOLD_HEAD, **WIDE),
        table((ROWS[0], ("", "both of its ends", ""), ("2", "Ropes", "Crew")), RULED, BOLD_HEAD, **WIDE),
    )
    assert _cells(reading) == [ROWS[0], ("1", "Lighting at the harbour, and at both of its ends", "Port"),
                               ("2", "Ropes", "Crew")]  # fmt: skip


def test_another_table_on_the_next_page_is_another(read) -> None:
    other = (("Ward", "Boats"), ("Quayside", "12"))
    reading = read(table(ROWS, RULED, **WIDE), table(other, RULED, widths=(100, 100)))
    assert [row.table for row in _rows(reading)] == [1] * 4 + [2] * 2


def test_a_table_in_a_frame_is_read_and_the_frame_is_none(read) -> None:
    frame = made.both(_box(40, 60, 520, 500), made.text("Words in the frame.", top=90), table(ROWS, RULED, **WIDE))
    assert _cells(read(frame)) == list(ROWS)


def test_figures_are_told_from_their_head_without_bold(read) -> None:
    rows = (("Size", "Lower", "Upper"), ("Core", "8,600", "9,500"), ("City", "36,000", "57,000"))
    assert [row.heads for row in _rows(read(table(rows, RULED)))] == [(), rows[0], rows[0]]


def test_labels_beside_their_values_are_no_head(read) -> None:
    rows = (("Report of:", "The Harbour Master"), ("Date:", "12 June 2031"), ("Ward:", "Quayside"))
    assert [row.heads for row in _rows(read(table(rows, RULED)))] == [(), (), ()]


def test_no_word_of_a_table_is_lost(read, words_of) -> None:
    rows = (*ROWS, ("4", "One two three\nfour five", ""), ("", "", "six"))
    kept = words_of(read(table(rows, RULED, BOLD_HEAD, **WIDE), table(rows, RULED, BOLD_HEAD, **WIDE)))
    printed = Counter(word for row in rows for cell in row for word in cell.split())
    assert {word: count for word, count in kept.items() if word != "|"} == {word: 2 * n for word, n in printed.items()}


FORM = (
    ("DECISION-MAKER:", "CHILDREN AND FAMILIES SCRUTINY PANEL"), ("SUBJECT:", "PROGRESS ON THE FERRY REVIEW"),
    ("DATE OF DECISION:", "12 JUNE 2031"), ("REPORT OF:", "SERVICE DIRECTOR"), ("RECOMMENDATIONS:", ""),
    ("(i)", "That the Panel note the progress that\nwas made."), ("(ii)", "That the Panel asks for a timetable."),
    ("REASONS FOR REPORT RECOMMENDATIONS", ""), ("1.", "To put the Panel in a position to judge."),
    ("ALTERNATIVE OPTIONS CONSIDERED AND REJECTED", ""), ("2.", "None."),
    ("DETAIL (Including consultation carried out)", ""), ("3.", "The review was published in the spring."),
)  # fmt: skip


def test_a_report_form_set_as_a_table_is_read_by_its_parts_and_its_own_tables_as_tables(read) -> None:
    spans = [("SPAN", (0, at), (-1, at)) for at, row in enumerate(FORM) if not row[1]]
    reading = read(made.both(table(FORM, RULED, spans, top=60, left=50, widths=(130, 350)),
                             table(ROWS, RULED, BOLD_HEAD, top=500, **WIDE)))  # fmt: skip
    assert (reading.kind, str(reading.header.date)) == ("council report", "2031-06-12")
    assert reading.header.report_of == "SERVICE DIRECTOR"
    assert [(each.label, each.text) for each in reading.recommendations] == [
        ("(i)", "That the Panel note the progress that was made."), ("(ii)", "That the Panel asks for a timetable."),
    ]  # fmt: skip
    assert [each.heading for each in reading.sections][1:3] == [
        "REASONS FOR REPORT RECOMMENDATIONS", "ALTERNATIVE OPTIONS CONSIDERED AND REJECTED",
    ]  # fmt: skip
    assert _cells(reading) == list(ROWS)


def test_rows_that_no_rule_parts_are_rows_where_their_words_are_short(read) -> None:
    rows = (("Ward", "Boats", "Crew"), ("Quayside", "12", "40"), ("Harbour", "8", "31"), ("Old Town", "3", "9"))
    lines = [("BOX", (0, 0), (-1, -1), 0.5, "black"), ("LINEBELOW", (0, 0), (-1, 0), 0.5, "black"),
             ("INNERGRID", (0, 0), (-1, 0), 0.5, "black"), ("LINEAFTER", (0, 0), (1, -1), 0.5, "black")]  # fmt: skip
    assert _cells(read(table(rows, lines, widths=(100, 80, 80)))) == list(rows)


@pytest.mark.parametrize("is_each_cell", [False, True], ids=["rows", "cells"])
def test_a_table_of_which_every_second_row_is_shaded_is_read_whole(read, is_each_cell) -> None:
    rows = (*ROWS, ("4", "Alarm", "Crew"), ("5", "Buoys", "Port"), ("6", "Gates", "Port"), ("7", "Signs", "Crew"))
    places = [((column, at), (column, at)) for at in (0, 2, 4, 6) for column in range(3)] if is_each_cell else [
        ((0, at), (-1, at)) for at in (0, 2, 4, 6)]  # fmt: skip
    shades = [("BACKGROUND", *place, "lightgrey") for place in places]
    assert _cells(read(table(rows, shades, BOLD_HEAD, **WIDE))) == list(rows)


def test_short_lines_within_ruled_cells_stay_in_them(read) -> None:
    rows = (("Lead", "What was\nagreed"), ("Chair and\nthe vice-chair\nof it", "Lights\nat the harbour\nand ropes"),
            ("Harbour\nMaster", "2018 &\n2023"), ("Old\nTown", "2018\n2023"))  # fmt: skip
    flat = [tuple(cell.replace("\n", " ") for cell in row) for row in rows]
    assert _cells(read(table(rows, RULED, widths=(90, 90)))) == flat


# What is no table


def _box(left: float, top: float, width: float, height: float, *, fill: bool = False) -> made.Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(lightyellow)
        canvas.rect(left, HEIGHT - top - height, width, height, fill=fill)
        canvas.setFillGray(0)

    return draw


def _ruled(*places: tuple[float, float, float]) -> made.Draw:
    """Rules across, each from and to a place, and so far from the upper edge."""
    return lambda canvas: [canvas.line(start, HEIGHT - top, end, HEIGHT - top) for start, end, top in places] and None


PROSE = made.text("The Panel was told that the ferry had been late on every evening of the", "winter, and asked why.",
                  "", "• Lighting at the harbour was poor.", "• The timetable in winter was not kept.")  # fmt: skip


@pytest.mark.parametrize("drawing", [
    _box(60, 100, 480, 100), _box(60, 100, 480, 100, fill=True),
    made.both(_box(60, 100, 480, 50), _box(60, 150, 480, 50)),
    made.both(*(_box(60, 107 + 14 * at, 480, 14, fill=at % 2 == 0) for at in range(5))),
    _ruled((72, 400, 122), (72, 200, 136), (72, 300, 164)), _ruled(*((72, 540, 108 + 14 * at) for at in range(6))),
    made.both(_ruled((72, 540, 100), (72, 540, 300), (72, 540, 310)), _box(60, 90, 490, 240)),
], ids=["box", "shade", "two boxes", "stripes", "underlines", "rules", "rules in a box"])  # fmt: skip
def test_ordinary_text_in_a_drawing_is_no_table(read, drawing) -> None:
    plain, drawn = read(PROSE), read(made.both(drawing, PROSE))
    assert drawn.sections == plain.sections
    assert _rows(drawn) == []


def test_a_chart_with_few_words_is_no_table(read) -> None:
    def lines(canvas: Canvas) -> None:
        canvas.grid([100, 160, 220, 280, 340, 400], [300, 330, 360, 390, 420, 450])

    assert _rows(read(made.both(lines, made.text("80", "", "Late boats", top=420, left=230)))) == []


def _dense(canvas: Canvas) -> None:
    """A page with far more lines than any table has."""
    path = canvas.beginPath()
    for at in range(50_000):
        path.moveTo(at % 500, at % 700)
        path.lineTo(at % 500 + 20, at % 700)
    canvas.drawPath(path)


def _hairlines(canvas: Canvas) -> None:
    canvas.setLineWidth(0.1)
    canvas.grid([50 + 2.5 * at for at in range(201)], [50 + 3.5 * at for at in range(201)])


def _stacked(canvas: Canvas) -> None:
    for at in range(3_000):
        canvas.setFillColorRGB(at % 7 / 7, at % 5 / 5, 0.5)
        canvas.rect(50 + at % 60 * 8, 60 + at // 60 * 14, 7, 12, stroke=at % 2, fill=1)


@pytest.mark.parametrize("drawing", [_dense, _hairlines, _stacked])
def test_a_page_full_of_lines_costs_little(tmp_path: Path, drawing: made.Draw) -> None:
    file = made.pdf(tmp_path / "dense.pdf", [made.both(drawing, table(ROWS, RULED, **WIDE))])
    pdf = PdfDocument(file)
    start = time.process_time()
    with text_page(pdf[0]) as text:
        tables = Tables(drawn_on(pdf[0]))
        rows = tables.rows(pieces_of(text, tables.walls), 1)
    assert time.process_time() - start < 2  # half of it on a common laptop
    pdf.close()
    assert Counter(" ".join(row.text for row in rows).split()) == Counter(" ".join(map(" ".join, ROWS)).split())
