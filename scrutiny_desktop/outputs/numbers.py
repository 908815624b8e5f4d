"""Rows of numbers under their heads, as CSV."""

import csv
import io
from collections.abc import Iterable, Sequence

from scrutiny_desktop.outputs.mark_list import safe


def numbers_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """CSV as spreadsheets read it, the first row being the heads; no cell is taken for a formula."""
    room = io.StringIO(newline="")
    csv.writer(room).writerows([safe(cell) for cell in row] for row in rows)
    return room.getvalue().encode("utf-8-sig", "replace")
