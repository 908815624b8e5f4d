"""What a Word document's styles say of a paragraph: whether it is a heading, and on which list it is numbered."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LOWEST = 8
_OFF = ("0", "false", "off")
_MOST_BASES = 20


class Styles:
    """A document's paragraph styles, each standing on others."""

    def __init__(self, root: Any) -> None:
        styles = list(root.iterchildren(qn("w:style")))
        self._by_id = {style.get(qn("w:styleId")): style for style in styles}
        self._default = next(
            (s.get(qn("w:styleId")) for s in styles
             if s.get(qn("w:type")) == "paragraph" and s.get(qn("w:default")) in ("1", "true")), ""
        )  # fmt: skip

    def level(self, paragraph: Any) -> int:
        """The level of a heading, or 0."""
        for properties, name in self._chain(paragraph):
            if name.casefold() == "title":
                return 1
            if found := _HEADING.fullmatch(name):
                return int(found[1])
            outline = _value(properties, "w:outlineLvl")
            if outline.isdecimal():
                return int(outline) + 1 if int(outline) <= _LOWEST else 0
        return 0

    def numbered(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and the level a paragraph is numbered on, or None."""
        level = ""
        for properties, _ in self._chain(paragraph):
            place = properties.find(qn("w:numPr")) if properties is not None else None
            if place is None:
                continue
            level = level or _value(place, "w:ilvl")
            if number := _value(place, "w:numId"):
                return (number, int(level) if level.isdecimal() else 0) if number != "0" else None
        return None

    def is_heavy(self, paragraph: Any) -> bool:
        """Whether all its words are in heavy type."""
        runs = [
            run for run in paragraph.iter(qn("w:r")) if any((each.text or "").strip() for each in run.iter(qn("w:t")))
        ]
        return bool(runs) and all(self._is_bold(run, paragraph) for run in runs)

    def _is_bold(self, run: Any, paragraph: Any) -> bool:
        own = run.find(qn("w:rPr"))
        style = self._by_id.get(_value(own, "w:rStyle"))
        named = self._by_id.get(_value(paragraph.find(qn("w:pPr")), "w:pStyle") or self._default)
        for properties in (own, *(each.find(qn("w:rPr")) for each in (style, named) if each is not None)):
            bold = properties.find(qn("w:b")) if properties is not None else None
            if bold is not None:
                return bold.get(qn("w:val"), "1") not in _OFF
        return False

    def _chain(self, paragraph: Any) -> Iterator[tuple[Any, str]]:
        """The paragraph's own properties, then those of its style and of the styles that stands on."""
        own = paragraph.find(qn("w:pPr"))
        yield own, ""
        style = self._by_id.get(_value(own, "w:pStyle") or self._default)
        for _ in range(_MOST_BASES):
            if style is None:
                return
            yield style.find(qn("w:pPr")), _value(style, "w:name")
            style = self._by_id.get(_value(style, "w:basedOn"))


def _value(element: Any, name: str) -> str:
    found = element.find(qn(name)) if element is not None else None
    return "" if found is None else str(found.get(qn("w:val"), ""))
