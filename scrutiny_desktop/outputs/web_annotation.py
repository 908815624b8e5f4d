"""Notes and questions as JSON-LD by the W3C's Web Annotation model, for other programs to read."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from scrutiny_desktop.domain.note import MarkKind
from scrutiny_desktop.domain.plain import to_plain
from scrutiny_desktop.domain.web_mark import CONTENT, QUESTION, WebMark, WebPlace

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TERMS = "urn:scrutiny-desktop:terms:1:"
"""Begins the names of what only this program says; resources/schemas/web-annotations.schema.json explains them."""

PDF_FRAGMENT = "http://tools.ietf.org/rfc/rfc3778"

_MOTIVATIONS = {
    MarkKind.HIGHLIGHT: "highlighting", MarkKind.UNDERLINE: "highlighting", MarkKind.STRIKE: "editing",
    MarkKind.EVIDENCE: "assessing", MarkKind.BOOKMARK: "bookmarking", QUESTION: "questioning",
}  # fmt: skip


def web_annotations(label: str, marks: Iterable[WebMark]) -> bytes:
    """A collection of one page, the same bytes each time for the same marks."""
    named = [_annotation(mark) for mark in marks]
    digest = hashlib.sha256(json.dumps(named, sort_keys=True).encode()).hexdigest()
    collection = {
        "@context": [CONTEXT, {"sd": TERMS}],
        "id": f"{CONTENT}{digest}",
        "type": "AnnotationCollection",
        "label": label,
        "generator": {"type": "Software", "name": "Scrutiny Desktop"},
        "total": len(named),
        "first": {"id": f"{CONTENT}{digest}#1", "type": "AnnotationPage", "startIndex": 0, "items": named},
    }
    text = json.dumps(collection, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "replace")


def _annotation(mark: WebMark) -> dict[str, Any]:
    targets = [_target(place) for place in mark.places]
    said = {
        "id": mark.id,
        "type": "Annotation",
        "motivation": mark.motivation or _MOTIVATIONS.get(mark.kind, "commenting"),
        "creator": {"type": "Person", "name": mark.author} if mark.author else None,
        "created": mark.created,
        "modified": mark.changed,
        "body": list(_bodies(mark)),
        "target": targets[0] if len(targets) == 1 else targets,
        "sd:kind": mark.kind,
        "sd:visibility": mark.visibility,
        "sd:grade": mark.grade,
        "sd:colour": mark.colour,
        "sd:replyTo": mark.reply_to,
        "sd:ink": to_plain(mark.ink),
    }
    return {key: value for key, value in said.items() if value or key == "target"}


def _bodies(mark: WebMark) -> Iterator[dict[str, str]]:
    purpose = "questioning" if mark.kind == QUESTION else "commenting"
    for words in (mark.words, *mark.supplementary):
        if words or (mark.supplementary and words is mark.words):
            yield {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}
    for tag in mark.tags:
        yield {"type": "TextualBody", "value": tag, "purpose": "tagging"}


def _target(place: WebPlace) -> dict[str, Any]:
    said = {
        "type": "SpecificResource",
        "source": place.source or "about:blank",
        "selector": list(_selectors(place)),
        "sd:pages": place.pages,
        "sd:citation": place.citation,
        "sd:boxes": to_plain(place.boxes),
    }
    return {key: value for key, value in said.items() if value}


def _selectors(place: WebPlace) -> Iterator[dict[str, Any]]:
    if place.quote:
        yield {"type": "TextQuoteSelector", "exact": place.quote, "prefix": place.before, "suffix": place.after}
    if place.start is not None and place.end is not None:
        yield {"type": "TextPositionSelector", "start": place.start, "end": place.end}
    if place.page:
        yield {"type": "FragmentSelector", "conformsTo": PDF_FRAGMENT, "value": f"page={place.page}"}
