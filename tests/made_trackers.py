"""An invented review of Examplebridge as a tracker in four kinds of file, and what a careful reader finds in it.

It has two series, one recommendation with two actions, rows that a page cuts, ratings told by colour alone, a column
that shifts half way, a number that stands twice and one that is left out.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.styles import Font, PatternFill
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from tests import made_papers as made

HEADS = ("Ref", "Recommendation", "What we will do", "Lead agency", "By when", "Progress", "RAG")
FIELDS = ("number", "text", "action", "lead_agency", "timescale", "progress", "rating")
GREEN, AMBER, RED = "00b050", "ffc000", "ff0000"
SERIES = ("Multi-agency recommendations", "Single-agency: Examplebridge Police")


@dataclass(frozen=True)
class TrackerRow:
    """One printed row: its cells, and the colour behind the last; ``down`` rows share its first two cells."""

    cells: tuple[str, ...]
    shade: str = ""
    down: int = 1
    is_shifted: bool = False


MULTI = (
    TrackerRow(("1", "Every ferry should carry a lamp that is lit from dusk until the last boat is home.",
                "Buy forty lamps and fit them.", "Examplebridge Council", "31 July 2031", "Complete. All are fitted.",
                ""), GREEN),
    TrackerRow(("2", "Crews and the harbour office must share what they know of passengers at risk.",
                "Agree a way of sharing.", "Harbour Partnership", "September 2031", "In progress", "Amber"), down=2),
    TrackerRow(("", "", "Train all crews in it.", "Ferry Company", "31 March 2032", "Not started", "Amber")),
    TrackerRow(("4", "The partnership should review how it hears from passengers who do not speak in meetings.",
                "Hold four evenings on the quay.", "Examplebridge Council", "31/04/2031", "Two have been held so far.",
                ""), RED),
    TrackerRow(("5", "Night staff should know whom to call when a passenger is missing.", "Print a card.",
                "Ferry Company", "ongoing", "Completed", "Green")),
)  # fmt: skip
SINGLE = (
    TrackerRow(("1", "The police should keep one record of calls from the quay.", "Open one record.",
                "Examplebridge Police", "Q3 2031/32", "In progress – trial has begun", ""), AMBER),
    TrackerRow(("2", "Officers should be told of the lamps.", "Tell them at briefings.", "Examplebridge Police", "N/A",
                "Superseded", "Blue")),
    TrackerRow(("3", "The watch should be handed over in person.", "Examplebridge Police", "30 June 2031",
                "Complete", "Green", ""), is_shifted=True),
    TrackerRow(("3", "Calls after midnight should be answered within a minute.", "Add a second line.",
                "Examplebridge Police", "within 6 months", "On hold", "R")),
)  # fmt: skip


def gold(*, colours_told: bool = True) -> list[dict[str, str]]:
    """Each recommendation as a careful reader has it: its fields as printed, a rating by colour as that colour.

    Of a row whose columns shift only what can be told: what stands in its first two, and its series.
    """
    made_list: list[dict[str, str]] = []
    named = {GREEN: "green", AMBER: "amber", RED: "red", "": ""}
    for series, rows in zip(SERIES, (MULTI, SINGLE), strict=True):
        for row in rows:
            told = {name: words for name, words in zip(FIELDS, row.cells, strict=True) if words}
            if row.is_shifted:
                told = {name: told[name] for name in ("number", "text")}
            if colours_told and row.shade and "rating" not in told:
                told["rating"] = named[row.shade]
            if "number" in told:
                made_list.append({"series": series, **told})
                continue
            last = made_list[-1]
            for name, words in told.items():
                if name in ("action", "timescale", "progress") or last.get(name) != words:
                    last[name] = f"{last[name]}\n{words}"
    return made_list


def pdf(file: Path) -> Path:
    """Set across the page, heads repeated on each; a row is cut where a page ends."""
    words = ParagraphStyle("cell", fontName="Helvetica", fontSize=11, leading=14)
    head = ParagraphStyle("head", parent=words, fontName="Helvetica-Bold")
    title = ParagraphStyle("title", parent=head, fontSize=18, leading=24)
    story: list = [Paragraph("Response to the ferry review", title), Spacer(1, 8)]
    for series, rows in zip(SERIES, (MULTI, SINGLE), strict=True):
        story += [Spacer(1, 8), Paragraph(series, ParagraphStyle("series", parent=head, fontSize=14, leading=18)),
                  Spacer(1, 4), _table(rows, words, head)]  # fmt: skip
    SimpleDocTemplate(str(file), pagesize=landscape(A4), invariant=1, topMargin=40, bottomMargin=40).build(story)
    return file


def _table(rows: Sequence[TrackerRow], words: ParagraphStyle, head: ParagraphStyle) -> Table:
    style: list = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    for at, row in enumerate(rows, start=1):
        if row.shade:
            style.append(("BACKGROUND", (6, at), (6, at), colors.HexColor(f"#{row.shade}")))
        if row.down > 1:
            style += [("SPAN", (column, at), (column, at + row.down - 1)) for column in (0, 1)]
    cells = [[Paragraph(each, head) for each in HEADS]] + [
        [Paragraph(each, words) for each in row.cells] for row in rows
    ]
    return Table(cells, colWidths=[40, 190, 130, 110, 90, 110, 60], repeatRows=1, splitInRow=1, style=style)


def word(file: Path) -> Path:
    """A Word document with a heading for each series and a table below it."""
    return made.word(file, _write)


def _write(document: Document) -> None:
    document.add_heading("Response to the ferry review", 0)
    for series, rows in zip(SERIES, (MULTI, SINGLE), strict=True):
        document.add_heading(series, 1)
        table = document.add_table(rows=1 + len(rows), cols=len(HEADS))
        for cell, each in zip(table.rows[0].cells, HEADS, strict=True):
            cell.paragraphs[0].add_run(each).bold = True
        for at, row in enumerate(rows, start=1):
            for cell, each in zip(table.rows[at].cells, row.cells, strict=True):
                cell.text = each
            if row.shade:
                own = table.rows[at].cells[6]._tc.get_or_add_tcPr()
                own.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{row.shade.upper()}"/>'))
        for at, row in enumerate(rows, start=1):
            if row.down > 1:
                for column in (0, 1):
                    below = table.cell(at + row.down - 1, column)
                    below.text = ""
                    table.cell(at, column).merge(below).text = row.cells[column]


def workbook(file: Path) -> Path:
    """A workbook with a sheet for each series, the first two cells of some rows merged."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for series, rows in zip(SERIES, (MULTI, SINGLE), strict=True):
        sheet = book.create_sheet(series.replace(":", " -")[:31])
        sheet.append([series])
        sheet.append([])
        sheet.append(list(HEADS))
        for cell in sheet[3]:
            cell.font = Font(bold=True)
        for at, row in enumerate(rows, start=4):
            sheet.append(list(row.cells))
            if row.shade:
                sheet.cell(at, 7).fill = PatternFill("solid", fgColor=f"FF{row.shade.upper()}")
            if row.down > 1:
                for column in "AB":
                    sheet.merge_cells(f"{column}{at}:{column}{at + row.down - 1}")
    book.save(file)
    return file


def separated(file: Path) -> Path:
    """Values parted by semicolons, the series in a row of its own; colours are lost."""
    with file.open("w", encoding="cp1252", newline="") as opened:
        write = csv.writer(opened, delimiter=";")
        write.writerow(HEADS)
        for series, rows in zip(SERIES, (MULTI, SINGLE), strict=True):
            write.writerow([series, *[""] * (len(HEADS) - 1)])
            write.writerows(row.cells for row in rows)
    return file


KINDS = {"pdf": pdf, "docx": word, "xlsx": workbook, "csv": separated}
