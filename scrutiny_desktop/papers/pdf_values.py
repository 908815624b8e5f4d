"""What stands in a foreign PDF's dictionaries, as far as it makes sense; runs in a child only."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from math import isfinite
from typing import Any

import pikepdf

from scrutiny_desktop.domain.annotation import printed
from scrutiny_desktop.papers.foreign_words import MOST_SIGNS, clean, undressed
from scrutiny_desktop.papers.page_frame import Frame, frame

_FARTHEST = 1e7
_DEEPEST = 40
_DATE = re.compile(
    r"(?:D:)?(?P<year>\d{4})(?P<month>\d\d)?(?P<day>\d\d)?(?P<hour>\d\d)?(?P<minute>\d\d)?(?P<second>\d\d)?"
    r"(?P<zone>Z|[-+]\d\d'?(?:\d\d'?)?)?"
)


def words(value: Any, most: int = MOST_SIGNS) -> str:
    """A text string, or a stream that holds one; of what no encoding explains, what can be read."""
    if isinstance(value, pikepdf.Stream):
        with suppress(pikepdf.PdfError):
            return clean(_decoded(value.read_bytes()[: 4 * most]), most)
        return ""
    return clean(_decoded(bytes(value)[: 4 * most]), most) if isinstance(value, pikepdf.String) else ""


def plain_words(value: Any) -> str:
    """The words of rich text, a line for each paragraph."""
    return undressed(words(value, 4 * MOST_SIGNS))


def number(value: Any) -> float | None:
    """A number that a page can have; None for anything else."""
    with suppress(TypeError, ValueError, OverflowError, ArithmeticError):
        found = float(value)
        return found if isfinite(found) and abs(found) < _FARTHEST else None
    return None


def numbers(value: Any, most: int) -> list[float | None]:
    """The numbers of an array, None for each that is none; empty where there is no array."""
    if not isinstance(value, pikepdf.Array):
        return []
    return [number(value[at]) for at in range(min(len(value), most))]


def corners(value: Any) -> tuple[float, ...] | None:
    """The four numbers of a rectangle; None where they aren't all there."""
    found = [each for each in numbers(value, 4) if each is not None]
    return tuple(found) if len(found) == 4 else None


def name(value: Any) -> str:
    """A name without its stroke; empty where there is none."""
    return str(value)[1:] if isinstance(value, pikepdf.Name) else ""


def flag(value: Any) -> int:
    """A whole number; 0 where there is none."""
    return int(number(value) or 0)


def iso_date(value: Any) -> str:
    """A date as ISO text with as much of it as was said; empty where it is none."""
    found = _DATE.match(words(value, 40).strip())
    if found is None:
        return ""
    parts = found.groupdict(default="")
    day = "-".join(part for part in (parts["year"], parts["month"], parts["day"]) if part)
    if not parts["day"] or not parts["hour"]:
        said, whole = day, f"{day}{'-01-01'[len(day) - 4 :]}"
    else:
        said = whole = (
            f"{day}T{parts['hour']}:{parts['minute'] or '00'}:{parts['second'] or '00'}{_zone(parts['zone'])}"
        )
    with suppress(ValueError):
        datetime.fromisoformat(whole)
        return said
    return ""


def colour(value: Any) -> str:
    """A colour of one, three or four inks as printed; empty where there is none."""
    inks = [each for each in numbers(value, 5) if each is not None]
    if len(inks) == 1:
        return printed(inks[0], inks[0], inks[0])
    if len(inks) == 3:
        return printed(inks[0], inks[1], inks[2])
    if len(inks) == 4:
        cyan, magenta, yellow, black = inks
        return printed(*((1 - min(1.0, ink)) * (1 - min(1.0, black)) for ink in (cyan, magenta, yellow)))
    return ""


def frame_of(page: Any) -> Frame:
    """How a page is shown, by what it or a node above it says."""
    turned = number(inherited(page, "/Rotate")) or 0.0
    return frame(corners(inherited(page, "/MediaBox")), corners(inherited(page, "/CropBox")), int(turned))


def inherited(page: Any, key: str) -> Any:
    """A page's own entry, or that of the nearest node above it."""
    return next((node[key] for node in _upwards(page) if key in node), None)


def _upwards(page: Any) -> Iterator[Any]:
    node = page
    for _ in range(_DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            return
        yield node
        node = node.get("/Parent")


def _zone(said: str) -> str:
    if said in ("", "Z"):
        return "+00:00" if said else ""
    digits = said[1:].replace("'", "")
    return f"{said[0]}{digits[:2]}:{digits[2:4] or '00'}"


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8")):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return data.decode("pdfdoc_pikepdf", "replace")
