"""The colour of a workbook's cells, whichever way the file says it; runs in the reader process only.

A rule of the sheet is followed where it compares the cell with words or a figure that stand in it. No formula is ever
worked out: where another rule may colour a cell, its colour is not known.
"""

import colorsys
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from defusedxml.ElementTree import ParseError, fromstring
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.worksheet.cell_range import MultiCellRange

from scrutiny_desktop.domain.reported_words import UNKNOWN_SHADE

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
"""The colours of a theme, in the order in which cells number them."""

_RULES = re.compile(rb"<conditionalFormatting\b.*</conditionalFormatting>", re.DOTALL)
_WHITE = "f" * 6
_COMPARED: Mapping[str, Callable[[Any, Any], bool]] = {
    "equal": lambda one, other: one == other,
    "notEqual": lambda one, other: one != other,
    "greaterThan": lambda one, other: one > other,
    "greaterThanOrEqual": lambda one, other: one >= other,
    "lessThan": lambda one, other: one < other,
    "lessThanOrEqual": lambda one, other: one <= other,
}
_SAID: Mapping[str, Callable[[str, str], bool]] = {
    "containsText": lambda words, sought: sought in words,
    "notContainsText": lambda words, sought: sought not in words,
    "beginsWith": str.startswith,
    "endsWith": str.endswith,
}


@dataclass(frozen=True, slots=True)
class _Rule:
    """One rule: where it holds, what it colours, and whether it holds for a value; None where that is not known."""

    place: MultiCellRange
    priority: int
    shade: str
    holds: Callable[[object], bool | None]


class Shades:
    """The colours of one workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._theme = _theme(book.loaded_theme)

    def rules(self, sheet: Any) -> tuple[_Rule, ...]:
        """The rules that colour a sheet, the strongest first; none that cannot be read."""
        found = _RULES.search(self._book._archive.read(sheet._worksheet_path))
        if found is None:
            return ()
        try:
            parts = fromstring(b'<all xmlns="' + _MAIN.encode() + b'">' + found[0] + b"</all>")
        except ParseError:
            return ()
        made = (self._rule(part.get("sqref", ""), rule) for part in parts for rule in part.iter(f"{{{_MAIN}}}cfRule"))
        return tuple(sorted(filter(None, made), key=lambda each: each.priority))

    def of(self, cell: Any, rules: tuple[_Rule, ...]) -> str:
        """A cell's colour as six hexadecimal digits; empty for none and for white, "?" where a rule may change it."""
        for rule in rules:
            if any(_is_in(cell, place) for place in rule.place.ranges):
                holds = rule.holds(cell.value)
                if holds is None:
                    return UNKNOWN_SHADE
                if holds and rule.shade:
                    return "" if rule.shade == _WHITE else rule.shade
        fill = cell.fill
        if fill is None or fill.fill_type != "solid":
            return ""
        shade = self._shade(fill.fgColor)
        return "" if shade == _WHITE else shade

    def _rule(self, place: str, rule: Any) -> _Rule | None:
        style, known = rule.get("dxfId"), self._book._differential_styles.styles
        fill = known[int(style)].fill if style is not None and int(style) < len(known) else None
        # A solid fill of such a style is in its background colour, other than that of a cell.
        shade = self._shade(fill.bgColor) if fill is not None and fill.fill_type in (None, "solid") else ""
        if not shade and rule.get("type") in (*_SAID, "cellIs"):
            return None
        return _Rule(MultiCellRange(place), int(rule.get("priority", "0")), shade, _holding(rule))

    def _shade(self, colour: Any) -> str:
        """A colour of any kind; empty where it names none."""
        if colour is None:
            return ""
        named = ""
        if colour.type == "rgb":
            named = str(colour.rgb)[-6:]
        elif colour.type == "theme" and colour.theme < len(self._theme):
            named = self._theme[colour.theme]
        elif colour.type == "indexed" and colour.indexed < len(COLOR_INDEX):
            named = COLOR_INDEX[colour.indexed][-6:]
        return _tinted(named.lower(), colour.tint or 0.0) if re.fullmatch("[0-9A-Fa-f]{6}", named) else ""


def _theme(theme: bytes | None) -> tuple[str, ...]:
    try:
        whole = fromstring(theme) if theme else None
    except ParseError:
        return ()
    scheme = whole.find(f".//{_DRAWING}clrScheme") if whole is not None else None
    if scheme is None:
        return ()
    parts = {part.tag.removeprefix(_DRAWING): next(iter(part), None) for part in scheme}
    named = (parts.get(each) for each in _THEME)
    return tuple((part.get("lastClr") or part.get("val") or "") if part is not None else "" for part in named)


def _tinted(shade: str, tint: float) -> str:
    """A colour made lighter, or by a tint below none darker."""
    if not tint:
        return shade
    hue, light, strong = colorsys.rgb_to_hls(*(int(shade[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), strong)
    return "".join(f"{round(each * 255):02x}" for each in parts)


def _is_in(cell: Any, place: Any) -> bool:
    return bool(place.min_row <= cell.row <= place.max_row and place.min_col <= cell.column <= place.max_col)


def _holding(rule: Any) -> Callable[[object], bool | None]:
    """Whether a rule holds for a value, as far as it can be told without working anything out."""
    kind, formulas = rule.get("type"), [part.text or "" for part in rule.iter(f"{{{_MAIN}}}formula")]
    if kind in _SAID and rule.get("text"):
        sought, said = str(rule.get("text")).casefold(), _SAID[kind]
        return lambda value: said("" if value is None else str(value).casefold(), sought)
    compared = _COMPARED.get(rule.get("operator", ""))
    literal = _literal(formulas[0]) if kind == "cellIs" and len(formulas) == 1 else None
    if compared is None or literal is None:
        return lambda value: None
    return lambda value: _compare(compared, value, literal)


def _literal(formula: str) -> str | float | None:
    """The words or the figure that a formula is; None where it is more than that."""
    words = re.fullmatch(r'\s*"((?:[^"]|"")*)"\s*', formula)
    if words:
        return words[1].replace('""', '"').casefold()
    return float(formula) if re.fullmatch(r"\s*-?\d+(?:\.\d+)?\s*", formula) else None


def _compare(compared: Callable[[Any, Any], bool], value: object, literal: str | float) -> bool | None:
    if isinstance(literal, str):
        return compared("" if value is None else str(value).casefold(), literal)
    return compared(value, literal) if isinstance(value, int | float) else None
