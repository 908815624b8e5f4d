"""Recommendations in tables: one for each row, with the rows that go on with it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scrutiny_desktop.domain.above import Above, kind_of_name
from scrutiny_desktop.domain.column_heads import Heads
from scrutiny_desktop.domain.finding_cards import cards_in
from scrutiny_desktop.domain.printed_rows import Printed, Words
from scrutiny_desktop.domain.proposal import Flaw, Proposal, ProposedField
from scrutiny_desktop.domain.quoting import SHIFTED, Quoting, judged
from scrutiny_desktop.domain.recommendation import Rating
from scrutiny_desktop.domain.reported_words import UNKNOWN_SHADE, rating_of_shade
from scrutiny_desktop.domain.table_columns import Columns, columns_of, is_head, looks_numbered, shifted

Fields = dict[str, ProposedField]

_NOTHING = re.compile(r"\s*(?:n/?a|none|nil|not applicable|[-–—.]*)\s*", re.IGNORECASE)
_STOPS = '.:;?!”"’)'
_NUMBERED = re.compile(r"(\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]+)[.)])\s+(?=\S)")
_ABOVE = ("series", "theme", "finding")


class TableFinding:
    """Looks through the tables of one paper, one after the other."""

    def __init__(self, quoting: Quoting, said: Heads) -> None:
        self._quoting, self._said = quoting, said
        self._columns: Columns | None = None
        self.remarks: list[str] = []
        self.heads: list[tuple[str, ...]] = []
        """Those of each table that was found to be a tracker."""

    def interrupted(self) -> None:
        """A heading stands between this table and the next, which then goes on with none."""
        self._columns = None

    def proposals(self, rows: Sequence[Printed], above: Above) -> list[Proposal]:
        """What one table holds; nothing where it is no tracker."""
        if cards := list(cards_in(rows, self._quoting, above)):
            return cards
        told = columns_of(rows, self._said)
        if told is None:
            told = self._carried_on(rows)
        if told is None:
            return []
        columns, head = told
        if columns.heads:
            self.heads.append(columns.heads)
        if columns is not self._columns and columns.unknown:
            named = ", ".join(f"“{each}”" for each in columns.unknown)
            self.remarks.append(f"Not taken in, since their heads are not known: {named}.")
        self._columns = columns
        for row in rows[:head]:
            self._name(row, above)
        return list(_Table(self._quoting, columns, above, rows[head:], self._said).proposals())

    def _carried_on(self, rows: Sequence[Printed]) -> tuple[Columns, int] | None:
        """The columns of the table before, where this one has as many and no head of its own."""
        columns = self._columns
        if columns is None or any(row.paragraph.heads for row in rows):
            return None
        if all(len(row.cells) == len(columns.fields) for row in rows):
            return columns, 0
        where = f" on page {rows[0].paragraph.page}" if rows[0].paragraph.page else ""
        self.remarks.append(f"A table{where} goes on in other columns, without a head; its rows were not taken in.")
        return None

    @staticmethod
    def _name(row: Printed, above: Above) -> None:
        if (band := band_of(row)) and (kind := kind_of_name(band.text)):
            above.band(band, kind)


def band_of(row: Printed) -> Words | None:
    """The one cell of a row that has no other."""
    full = [cell for cell in row.cells if cell.text]
    return full[0] if len(full) == 1 else None


class _Table:
    """One table's rows, joined where one goes on with another."""

    def __init__(
        self, quoting: Quoting, columns: Columns, above: Above, rows: Sequence[Printed], said: Heads
    ) -> None:  # fmt: skip
        self._said = said
        self._quoting, self._columns, self._above, self._rows = quoting, columns, above, rows
        self._shifted = shifted(rows, columns)
        self._shades = self._coloured_column()
        self._key = "text" if "text" in columns.fields else "action"

    def proposals(self) -> Iterator[Proposal]:
        now: Fields | None = None
        last: Printed | None = None
        for at, printed in enumerate(self._rows):
            row = _without_heads(printed, self._columns.heads)
            if is_head(row, self._said) or self._is_band(row):
                continue
            fields = self._fields(row, is_shifted=at in self._shifted)
            if not fields or all(_NOTHING.fullmatch(each.text) for each in fields.values()):
                continue
            is_torn = now is not None and last is not None and _is_torn(now, fields, last, row)
            if now is not None and (is_torn or self._goes_on(now, fields)):
                now = _joined(now, fields, is_torn=is_torn)
            else:
                if now:
                    yield _proposal(now)
                now = {**self._told_above(), **fields}
            last = row
        if now:
            yield _proposal(now)

    def _is_band(self, row: Printed) -> bool:
        """Whether a row is only the name of those below it; it is then remembered."""
        band = band_of(row)
        is_coloured = any(shade != UNKNOWN_SHADE for shade in row.paragraph.shades if shade)
        if band is None or (is_coloured and not kind_of_name(band.text)):
            return False
        kind = kind_of_name(band.text)
        is_across = not row.paragraph.heads and bool(self._columns.heads) and row.cells[0].text != ""
        if not kind and not (is_across and not looks_numbered(band.text)):
            return False
        if row.cells[0].text or kind:
            self._above.band(band, kind or "theme")
        return True

    def _told_above(self) -> Fields:
        told = ((name, self._above.words(name)) for name in _ABOVE)
        return {name: self._quoting.field(words, 0.9) for name, words in told if words}

    def _fields(self, row: Printed, *, is_shifted: bool) -> Fields:
        made: Fields = {}
        beside: Fields = {}  # words in one column that belong to another, such as a reason behind “Accepted”
        for name, words in zip(self._columns.fields, row.cells, strict=False):
            if name and words.text:
                for each, field in self._quoting.fields(name, words, self._columns.sureness).items():
                    is_beside = each != name and each in self._columns.fields
                    (beside if is_beside else made).setdefault(each, field)
        for each, field in beside.items():
            own = made.get(each)
            made[each] = replace(own, text=f"{field.text}\n{own.text}") if own else field
        self._part_number(made, row)
        if row.paragraph.last_page and (key := made.get(self._key)):
            made[self._key] = replace(key, flaws=(*key.flaws, Flaw.TORN))
        if "rating" not in made and (rating := self._coloured(row)):
            made["rating"] = self._quoting.colour(rating, row.words)
        elif "rating" not in made and self._is_coloured_otherwise(row):
            made["rating"] = self._quoting.unread(row.words)
        if is_shifted:
            made = {name: replace(each, sureness=SHIFTED, flaws=(*each.flaws, Flaw.SHIFTED))
                    for name, each in made.items()}  # fmt: skip
        return made

    def _part_number(self, made: Fields, row: Printed) -> None:
        """A number that begins the words, where it has no column of its own."""
        at = self._columns.at(self._key)
        if "number" in self._columns.fields or at is None or at >= len(row.cells):
            return
        words = row.cells[at]
        if found := _NUMBERED.match(words.text):
            made["number"] = self._quoting.field(words.part(0, found.end(1)))
            made[self._key] = self._quoting.field(words.part(found.end()), self._columns.sureness)

    def _goes_on(self, now: Fields, fields: Fields) -> bool:
        """Whether a row tells more of the recommendation above it: it has no words of its own for one, or the same."""
        number, key = fields.get("number"), fields.get(self._key)
        same_number = number is None or ("number" in now and now["number"].text == number.text)
        if self._key == "text":
            return same_number and (key is None or ("text" in now and now["text"].text == key.text))
        has_numbers = "number" in self._columns.fields
        return same_number and (key is None or (has_numbers and "number" in now and number is None))

    def _coloured_column(self) -> int | None:
        """The column whose colours are ratings: that of ratings, else that of progress, where its colours differ."""
        at = self._columns.at("rating")
        if at is not None:
            return at
        at = self._columns.at("progress")
        shades = {rating for row in self._rows if at is not None and (rating := _rating_at(row, at))}
        return at if len(shades) > 1 else None

    def _coloured(self, row: Printed) -> Rating | None:
        return None if self._shades is None else _rating_at(row, self._shades)

    def _is_coloured_otherwise(self, row: Printed) -> bool:
        """Whether a cell of the ratings' own column has a colour of its own that says none."""
        at = self._columns.at("rating")
        return at is not None and bool(_own_shade(row, at))


def _without_heads(row: Printed, heads: Sequence[str]) -> Printed:
    """A row that a page cut, read as one with the head that the next page repeats, without that head."""
    pairs = [(cell, head) for cell, head in zip(row.cells, heads, strict=False) if cell.text]
    if not pairs or not all(cell.text.startswith(head) and head for cell, head in pairs):
        return row
    cells = tuple(cell.part(len(head)) if cell.text else cell for cell, head in zip(row.cells, heads, strict=False))
    return replace(row, cells=cells) if any(cell.text for cell in cells) else row


def _rating_at(row: Printed, at: int) -> Rating | None:
    """The rating that a cell's colour is; none where the whole row has it."""
    return rating_of_shade(_own_shade(row, at))


def _own_shade(row: Printed, at: int) -> str:
    """A cell's colour; none where the whole row has it."""
    shades = row.paragraph.shades
    own = shades[at] if at < len(shades) else ""
    return "" if all(shade == own for shade in shades) else own


def _is_torn(now: Fields, more: Fields, last: Printed, row: Printed) -> bool:
    """Whether a page cut one row in two: what it has on the next page goes on with what it had."""
    before, after = last.paragraph.last_page or last.paragraph.page, row.paragraph.page
    if not before or not after or before == after or "number" in more:
        return False
    both = [(now[name].text, field.text) for name, field in more.items() if name in now]
    return bool(both) and all(new[0].islower() or old[-1] not in _STOPS for old, new in both)


def _joined(now: Fields, more: Fields, *, is_torn: bool) -> Fields:
    """The fields with those of a row that goes on; words of several actions stay lines of their own."""
    made = dict(now)
    flaw, sign = (Flaw.TORN, " ") if is_torn else (Flaw.BEGINS_A_LIST, "\n")
    for name, field in more.items():
        old = made.get(name)
        if old is None or not old.text:
            made[name] = field
        elif not field.text:
            continue
        elif old.text != field.text or (name in ("action", "progress", "timescale") and not is_torn):
            bare = tuple(each for each in (*old.flaws, flaw) if each in (Flaw.TORN, Flaw.BEGINS_A_LIST, Flaw.SHIFTED))
            sureness = min(old.sureness, field.sureness, 0.8)
            joined = replace(old, text=f"{old.text}{sign}{field.text}", flaws=tuple(dict.fromkeys(bare)),
                             sureness=sureness)  # fmt: skip
            again = judged(name, joined)
            made[name] = replace(again, flaws=tuple(dict.fromkeys(again.flaws)))
    return made


def _proposal(fields: Fields) -> Proposal:
    return Proposal(fields=fields, is_taken=not any(Flaw.SHIFTED in each.flaws for each in fields.values()))
