"""Which column of a table holds which field: by its head, by a row that is a head, or by what stands in it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scrutiny_desktop.domain.column_heads import Heads, are_said, fields_of, is_tracker
from scrutiny_desktop.domain.printed_rows import Printed
from scrutiny_desktop.domain.quoting import is_only_rating
from scrutiny_desktop.domain.reported_words import progress_in, rating_in, response_in
from scrutiny_desktop.domain.timescale import is_like_date

GUESSED = 0.6
"""How sure a field is whose column has no head that tells it, but words of its kind."""

_HEADS_WITHIN = 4
_HALF = 0.5
_REPEATS = 0.8
_LEAST_ROWS = 3
_GENERIC = re.compile(r"(?:col|column|field|unnamed)\W*\d+", re.IGNORECASE)
_CARRIED = re.compile(r"(?:carried|brought)\s+forward|open|outstanding|overdue", re.IGNORECASE)
_OFFICER = re.compile(r"\b(?:director|head of|manager|officer|lead|chief|superintendent|inspector|nurse|chair|cllr|mrs?"
                      r"|ms|miss|dr|co-?ordinator|[A-Z]\.? ?[A-Z]\.?)\b", re.IGNORECASE)  # fmt: skip
_NUMBER = re.compile(r"(?:(?:rec(?:ommendation)?|action|r|no)\.?\s*)?[a-z]{0,4}[\s.-]?\d{1,3}(?:\.\d{1,3})*[a-z]?[.)]?"
                     r"|\(?(?:[a-z]|[ivx]{1,5})[.)]?|n/?a|[-–—]", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """The field of each column, what its head says, and how sure that is."""

    fields: tuple[str, ...]
    heads: tuple[str, ...] = ()
    sureness: float = 1.0

    def at(self, field: str) -> int | None:
        """The column of a field."""
        return self.fields.index(field) if field in self.fields else None

    @property
    def unknown(self) -> list[str]:
        """The heads of columns that are not taken in."""
        return [head for field, head in zip(self.fields, self.heads, strict=False) if head and not field]


def looks_numbered(words: str) -> bool:
    """Whether words are a recommendation's number."""
    return _NUMBER.fullmatch(words.strip()) is not None


def columns_of(rows: Sequence[Printed], said: Heads) -> tuple[Columns, int] | None:
    """The columns of a table, and how many rows, from its first, are its head; None where it is no tracker."""
    heads = next((row.paragraph.heads for row in rows if row.paragraph.heads), ())
    if heads and (is_tracker(fields := fields_of(heads, said)) or are_said(heads, said)):
        first = next(at for at, row in enumerate(rows) if row.paragraph.heads)
        return Columns(_answered(_led(fields, rows), rows), heads), first
    for at, row in enumerate(rows[:_HEADS_WITHIN]):
        if is_head(row, said):
            texts = tuple(cell.text for cell in row.cells)
            below = rows[at + 1 :]
            return Columns(_answered(_led(fields_of(texts, said), below), below), texts), at + 1
    is_named = any(map(_GENERIC.fullmatch, filter(None, heads)))
    if heads and not is_named and not any(progress_in(head) for head in heads):
        return None  # heads that say something else, such as those of a register of risks
    guessed = _by_words(rows)
    first = next((at for at, row in enumerate(rows) if row.paragraph.heads), 0) if is_named else 0
    return (Columns(guessed, heads if is_named else (), GUESSED), first) if guessed else None


def is_head(row: Printed, said: Heads) -> bool:
    """Whether a row names the columns of a tracker."""
    texts = tuple(" ".join(cell.text.split()) for cell in row.cells)
    fields = fields_of(texts, said)
    full = sum(1 for text in texts if text)
    known = sum(1 for field in fields if field)
    return is_tracker(fields) and known >= max(2, _HALF * full) and not any(map(looks_numbered, filter(None, texts)))


def _led(fields: tuple[str, ...], rows: Sequence[Printed]) -> tuple[str, ...]:
    """The fields, a column of leads as of agencies or of officers, by what stands in it."""
    if "lead" not in fields:
        return fields
    at = fields.index("lead")
    if "lead_agency" in fields or "lead_officer" in fields:
        which = "lead_officer" if "lead_agency" in fields else "lead_agency"
    else:
        words = [text for row in rows if (text := _text(row, at))]
        officers = sum(1 for text in words if _OFFICER.search(text))
        which = "lead_officer" if officers > _HALF * len(words) else "lead_agency"
    return (*fields[:at], which, *fields[at + 1 :])


def _answered(fields: tuple[str, ...], rows: Sequence[Printed]) -> tuple[str, ...]:
    """The fields, those of a response the other way round where what was taken for its words only says yes or no."""
    if "response" not in fields or "response_words" not in fields:
        return fields
    answer, words = fields.index("response"), fields.index("response_words")
    if not _is_in_words(rows, words) and _is_in_words(rows, answer):
        turned = {"response": "response_words", "response_words": "response"}
        return tuple(turned.get(each, each) for each in fields)
    return fields


def _is_in_words(rows: Sequence[Printed], at: int) -> bool:
    """Whether a column says more than the words that accept or reject."""
    texts = [text for row in rows if (text := _text(row, at))]
    return any((found := response_in(text)) is None or len(text) > len(found[0]) + 1 for text in texts)


def _by_words(rows: Sequence[Printed]) -> tuple[str, ...]:
    """The fields of a log whose heads tell nothing: where one column says how far things are, beside what is to do."""
    width = max((len(row.cells) for row in rows), default=0)
    columns = [[text for row in rows if (text := _text(row, at))] for at in range(width)]
    told = [at for at, words in enumerate(columns) if len(words) >= _LEAST_ROWS and _share(words) > _HALF]
    if len(told) != 1 or width < 2:
        return ()
    lengths = [sum(map(len, words)) / max(1, len(words)) if at != told[0] else 0 for at, words in enumerate(columns)]
    action = lengths.index(max(lengths))
    fields = ["action" if at == action else "progress" if at == told[0] else "" for at in range(width)]
    for at in range(action):
        repeats = len(set(columns[at])) <= _REPEATS * len(columns[at]) and len(columns[at]) >= _LEAST_ROWS
        fields[at] = "number" if columns[at] and all(map(looks_numbered, columns[at])) else "theme" if repeats else ""
    return tuple(fields)


def _share(words: Sequence[str]) -> float:
    return sum(1 for text in words if progress_in(text) or _CARRIED.match(text) or is_only_rating(text)) / len(words)


def _text(row: Printed, at: int) -> str:
    return row.cells[at].text if at < len(row.cells) else ""


def shifted(rows: Sequence[Printed], columns: Columns) -> set[int]:
    """Which rows have words that fit the column beside their own: there the columns shift."""
    odd = {at for at, row in enumerate(rows) if _is_shifted(row, columns)}
    return odd | {at for at in range(1, len(rows) - 1) if {at - 1, at + 1} <= odd}


_MAY_DATE = ("", "number", "progress", "outcome", "response", "finding")
"""Columns in which a date, or a number that may be a year, is at home."""


def _is_shifted(row: Printed, columns: Columns) -> bool:
    return any((
        _stands_beside(row, columns, "timescale", is_like_date, _MAY_DATE),
        _stands_beside(row, columns, "rating", is_only_rating, ("", "progress")),
        _stands_beside(row, columns, "number", _is_counted, ("", "timescale", "rating", "theme", "series", "finding")),
    ))  # fmt: skip


def _is_counted(words: str) -> bool:
    return looks_numbered(words) and any(map(str.isdigit, words))


def _stands_beside(
    row: Printed, columns: Columns, field: str, fits: Callable[[str], bool], but: tuple[str, ...]
) -> bool:
    """Whether words of a kind stand in another column, and others in their own."""
    own = columns.at(field)
    if own is None or ((text := _text(row, own)) and (fits(text) or (field == "rating" and rating_in(text)))):
        return False
    others = (at for at, other in enumerate(columns.fields) if at != own and other not in but)
    return any(fits(_text(row, at)) for at in others if _text(row, at))
