"""A tracker as CSV and as XLSX, both read by spreadsheets as words and never as formulas."""

import csv
import io
from datetime import datetime

from scrutiny_desktop.domain.tracker import Tracker
from scrutiny_desktop.outputs.characters import writable
from scrutiny_desktop.outputs.mark_list import safe

_WIDE = frozenset({"text", "response_words", "action", "outcome", "reported", "mine_words", "agreed_words"})
_WIDTHS = (46, 18)
"""Characters of a column of sentences, and of any other."""


def tracker_csv(tracker: Tracker) -> bytes:
    """CSV with a byte order mark; what was left out stands below the table."""
    room = io.StringIO(newline="")
    writer = csv.writer(room)
    writer.writerow(map(safe, tracker.heads))
    writer.writerows([safe(cell) for cell in line] for line in tracker.lines)
    writer.writerows([safe(said)] for said in (tracker.classification, *tracker.left_out))
    return room.getvalue().encode("utf-8-sig", "replace")


def tracker_xlsx(tracker: Tracker, *, at: datetime, author: str = "", sheet: str = "Tracker") -> bytes:
    """A workbook of one sheet with its heads fixed and filters on them; ``at`` is when it was made."""
    from openpyxl import Workbook  # a start does not wait for what writes workbooks
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page = book.active
    page.title = sheet[:31]
    about = book.properties
    about.title, about.creator, about.lastModifiedBy = tracker.title, author, author
    about.keywords, about.created, about.modified = (
        tracker.classification,
        at.replace(tzinfo=None),
        at.replace(tzinfo=None),
    )
    for at_row, line in enumerate((tracker.heads, *tracker.lines), start=1):
        for at_column, words in enumerate(line, start=1):
            cell = page.cell(at_row, at_column)
            cell.value, cell.data_type = writable(words), "s"
            cell.font = Font(bold=at_row == 1)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for said, below in zip(
        (tracker.classification, *tracker.left_out), range(len(tracker.lines) + 3, 1 << 20), strict=False
    ):
        page.cell(below, 1).value = said
    for at_column, name in enumerate(tracker.columns, start=1):
        page.column_dimensions[get_column_letter(at_column)].width = _WIDTHS[0 if name in _WIDE else 1]
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(tracker.columns))}{len(tracker.lines) + 1}"
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
