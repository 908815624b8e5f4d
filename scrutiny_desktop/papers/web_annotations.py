"""Web Annotations of any program, and Hypothesis' own form of them; runs in a child only."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from math import isfinite
from typing import Any

from scrutiny_desktop.domain.plain import from_plain
from scrutiny_desktop.domain.web_mark import WebMark, WebMarks, WebPlace
from scrutiny_desktop.papers.foreign_words import MOST_SIGNS, clean, undressed

MOST = 20_000
"""Marks of one file."""

_MOST_PARTS = 100
_LONGEST = 2_000
_CONTEXT = 200
_FAR = 2**31
_PAGE = re.compile(r"(?:^|[#&])page=(\d{1,6})")


class UnreadableError(Exception):
    """A file is no JSON, or holds nothing that could be marks."""


def read_web_annotations(data: bytes) -> WebMarks:
    """The marks in a file of JSON, in its order; raises UnreadableError where it is none."""
    try:
        said = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise UnreadableError from error
    found, left_out = list[WebMark](), 0
    for each in _annotations(said):
        if len(found) >= MOST:
            return WebMarks(marks=tuple(found), warnings=(f"Only the first {MOST} marks were read.",))
        mark = _mark(each) if isinstance(each, dict) else None
        if mark is None:
            left_out += 1
        else:
            found.append(mark)
    sentence = f"{left_out} entries that are no mark were left out."
    return WebMarks(marks=tuple(found), warnings=(sentence,) if left_out else ())


def _annotations(said: Any) -> Iterable[Any]:
    """A list of marks by any of the names that programs put it under, or the one mark that it is."""
    if isinstance(said, list):
        return said
    if not isinstance(said, dict):
        raise UnreadableError
    if isinstance(said.get("first"), dict):
        return _annotations(said["first"])
    for name in ("items", "rows", "annotations", "resources", "@graph"):
        if isinstance(said.get(name), list):
            return list(said[name])
    if "target" in said:
        return [said]
    raise UnreadableError


def _mark(said: dict[str, Any]) -> WebMark | None:
    bodies = list(_bodies(said))
    comments = [words for purpose, words in bodies if purpose != "tagging"]
    tags = [words for purpose, words in bodies if purpose == "tagging"] + [
        _text(each) for each in _list(said.get("tags"))
    ]
    places = tuple(_place(each) for each in _list(said.get("target"))[:_MOST_PARTS])
    if not (places or comments):
        return None
    mark = WebMark(
        id=_text(said.get("id")),
        kind=_text(said.get("sd:kind")),
        motivation=_text(next(iter(_list(said.get("motivation"))), "")).rpartition(":")[2],
        words=comments[0] if comments else "",
        supplementary=tuple(comments[1:_MOST_PARTS]),
        tags=tuple(dict.fromkeys(tag for tag in tags if tag))[:_MOST_PARTS],
        author=_author(said),
        created=_date(said.get("created")),
        changed=_date(said.get("modified", said.get("updated"))),
        reply_to=_text(said.get("sd:replyTo")) or _text(next(reversed(_list(said.get("references"))), "")),
        visibility=_text(said.get("sd:visibility")),
        grade=_text(said.get("sd:grade")),
        colour=_text(said.get("sd:colour")),
        places=places,
    )
    return _with_own(mark, said)


def _with_own(mark: WebMark, said: dict[str, Any]) -> WebMark:
    """With what only our own files have, where it is as we write it."""
    with suppress(TypeError, ValueError, KeyError):
        drawn = from_plain(WebMark, {"ink": said["sd:ink"]}).ink
        points = [point for stroke in drawn for point in stroke.points]
        if all(stroke.page > 0 for stroke in drawn) and all(
            len(point) == 3 and all(map(_is_unit, point)) for point in points
        ):
            return replace(mark, ink=drawn)
    return mark


def _bodies(said: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for body in [*_list(said.get("body")), *_list(said.get("bodyValue")), *_list(said.get("text"))]:
        if isinstance(body, str):
            yield "", clean(body, MOST_SIGNS)
        elif isinstance(body, dict) and isinstance(body.get("value", body.get("chars")), str):
            words = clean(body.get("value", body.get("chars")), MOST_SIGNS)
            yield _text(body.get("purpose")), undressed(words) if body.get("format") == "text/html" else words


def _place(target: Any) -> WebPlace:
    if not isinstance(target, dict):
        return WebPlace(source=_text(target))
    source = target.get("source", target.get("id"))
    selectors = [each for each in _refined(target.get("selector")) if isinstance(each, dict)]
    quote = next((each for each in selectors if each.get("type") == "TextQuoteSelector"), {})
    position = next((each for each in selectors if each.get("type") == "TextPositionSelector"), {})
    place = WebPlace(
        source=_text(source.get("id") if isinstance(source, dict) else source),
        pages=_text(target.get("sd:pages")),
        quote=clean(quote.get("exact"), MOST_SIGNS, strips=False),
        before=clean(quote.get("prefix"), _LONGEST, strips=False)[-_CONTEXT:],
        after=clean(quote.get("suffix"), _LONGEST, strips=False)[:_CONTEXT],
        start=_count(position.get("start")),
        end=_count(position.get("end")),
        page=next(filter(None, map(_page, selectors)), None),
        citation=_text(target.get("sd:citation")),
    )
    return _with_boxes(place, target)


def _with_boxes(place: WebPlace, target: dict[str, Any]) -> WebPlace:
    with suppress(TypeError, ValueError, KeyError):
        boxes = from_plain(WebPlace, {"boxes": target["sd:boxes"][:_MOST_PARTS]}).boxes
        if all(box.page > 0 and _is_unit(side) for box in boxes for side in (box.left, box.top, box.right, box.bottom)):
            return replace(place, boxes=boxes)
    return place


def _refined(selector: Any, depth: int = 0) -> Iterator[Any]:
    """The selectors of a list, and what each is refined by."""
    for each in _list(selector)[:_MOST_PARTS]:
        yield each
        if isinstance(each, dict) and "refinedBy" in each and depth < 3:
            yield from _refined(each["refinedBy"], depth + 1)


def _page(selector: dict[str, Any]) -> int | None:
    if selector.get("type") == "PageSelector":  # Hypothesis', counted from 0
        index = _count(selector.get("index"))
        return None if index is None else index + 1
    found = _PAGE.search(_text(selector.get("value")))
    return int(found[1]) or None if found and selector.get("type") == "FragmentSelector" else None


def _author(said: dict[str, Any]) -> str:
    info = said.get("user_info")
    shown = _text(info.get("display_name")) if isinstance(info, dict) else ""
    creator = next(iter(_list(said.get("creator"))), None)
    if isinstance(creator, dict):
        creator = creator.get("name", creator.get("nickname", creator.get("id")))
    return shown or _text(creator) or _text(said.get("user")).removeprefix("acct:").partition("@")[0]


def _date(value: Any) -> str:
    said = _text(value)
    with suppress(ValueError):
        datetime.fromisoformat(said)
        return said
    return ""


def _text(value: Any) -> str:
    return clean(value, _LONGEST)


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _FAR else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _is_unit(number: float) -> bool:
    return isfinite(number) and 0.0 <= number <= 1.0
