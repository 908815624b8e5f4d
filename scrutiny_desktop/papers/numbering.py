"""The numbers Word prints before its paragraphs, worked out from its definitions; none where they do not say."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50), ("xl", 40),
          ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))  # fmt: skip
_MOST_LETTERS = 780
_MOST_ROMAN = 3_999
BULLET = "•"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restarts: bool = True


class Numbering:
    """Counts a document's numbered paragraphs in printed order."""

    def __init__(self, root: Any | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._define(root)

    def next(self, list_id: str, level: int) -> str:
        """The number of the next paragraph on a list's level; "" where none can be told."""
        if list_id not in self._lists:
            return ""
        of, starts = self._lists[list_id]
        levels, counts = self._abstract.get(of, {}), self._counts[of]
        if level not in levels:
            return ""
        if level in starts and (list_id, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((list_id, level))
        begin = starts.get(level, levels[level].start)
        counts[level] = counts[level] + 1 if level in counts else begin
        for deeper in [each for each in counts if each > level and levels.get(each, Level()).restarts]:
            del counts[deeper]
        return self._printed(levels, counts, level)

    def _printed(self, levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
        if levels[level].form == "bullet":
            return BULLET
        text = levels[level].text
        for place in _PLACE.findall(text):
            at = int(place) - 1
            form = levels.get(at, Level()).form
            number = numeral(counts.get(at, levels.get(at, Level()).start), form)
            if not number:
                return ""
            text = text.replace(f"%{place}", number)
        return text.strip() if _PLACE.search(levels[level].text) else ""

    def _define(self, root: Any) -> None:
        for made in root.iterchildren(qn("w:abstractNum")):
            self._abstract[made.get(qn("w:abstractNumId"))] = dict(_levels(made.iterchildren(qn("w:lvl"))))
        for used in root.iterchildren(qn("w:num")):
            of = _value(used, "w:abstractNumId")
            starts = {
                int(each.get(qn("w:ilvl"), "0")): int(start)
                for each in used.iterchildren(qn("w:lvlOverride"))
                if (start := _value(each, "w:startOverride")).isdecimal()
            }
            self._lists[used.get(qn("w:numId"))] = (of, starts)


def _levels(defined: Iterable[Any]) -> Iterable[tuple[int, Level]]:
    for each in defined:
        start = _value(each, "w:start")
        yield int(each.get(qn("w:ilvl"), "0")), Level(
            form=_value(each, "w:numFmt") or "decimal", text=_value(each, "w:lvlText"),
            start=int(start) if start.isdecimal() else 0 if start else 1,
            restarts=_value(each, "w:lvlRestart") != "0",
        )  # fmt: skip


def _value(element: Any, name: str) -> str:
    found = element.find(qn(name))
    return "" if found is None else found.get(qn("w:val"), "")


def numeral(number: int, form: str) -> str:
    """A number as Word writes it in one of the forms it can be told in; else ""."""
    if form == "decimal":
        return str(number)
    if form == "decimalZero":
        return f"{number:02}"
    if form in ("lowerLetter", "upperLetter") and 0 < number <= _MOST_LETTERS:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number <= _MOST_ROMAN:
        roman = ""
        for sign, worth in _ROMAN:
            roman += sign * (number // worth)
            number %= worth
        return roman if form == "lowerRoman" else roman.upper()
    return ""
