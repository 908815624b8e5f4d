"""The table of contacts, whose labels stand before, beside or far from what they label."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scrutiny_desktop.domain.reading import Contact
from scrutiny_desktop.papers.lines import Line, one_row, stitched


class ContactTable:
    """Reads contacts by the labels one form uses."""

    def __init__(self, labels: Mapping[str, Sequence[str]]) -> None:
        self._fields = {word.casefold(): field for field, words in labels.items() for word in words}
        either = "|".join(sorted(map(re.escape, self._fields), key=len, reverse=True)) or r"(?!)"
        self._label = re.compile(rf"(?:^|(?<=\s))({either})(?:\s*:|$)", re.IGNORECASE)

    def read(self, lines: Sequence[Line]) -> tuple[tuple[Contact, ...], tuple[Line, ...], tuple[Line, ...]]:
        """The contacts, the lines they stood on, and the lines that name nobody."""
        made: list[Contact] = []
        used: list[Line] = []
        for line in lines:
            role, values = self._parted(line.cells)
            if not values:
                continue
            used.append(line)
            known = made[-1] if made and not role else None
            if known is None or ("name" in values and known.name):
                made.append(Contact(role=role, **values))
            else:
                made[-1] = replace(known, **values)
        return tuple(made), tuple(used), tuple(line for line in lines if line not in used)

    def one(self, role: str, rest: Sequence[str]) -> Contact:
        """A contact that stands on one line after its role: the first words are the name."""
        name, values = self._parted(rest)
        return Contact(role=role, **{"name": name, **values})

    def _parted(self, cells: Sequence[str]) -> tuple[str, dict[str, str]]:
        """The words before the first label, and each label's words."""
        before: list[str] = []
        values: dict[str, list[str]] = {}
        here = before
        for is_label, words in self._pieces(cells):
            here = values.setdefault(self._fields[words.casefold()], []) if is_label else here
            if not is_label:
                here.append(words)
        return stitched(before).rstrip(":").strip(), {field: stitched(words) for field, words in values.items()}

    def _pieces(self, cells: Sequence[str]) -> Iterator[tuple[bool, str]]:
        for cell in cells:
            at = 0
            for found in self._label.finditer(cell):
                if before := one_row(cell[at : found.start()]):
                    yield False, before
                yield True, found[1]
                at = found.end()
            if after := one_row(cell[at:]):
                yield False, after
