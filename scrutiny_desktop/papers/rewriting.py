"""A mark that was in a file already, written anew in its copy: the same object, so that what answers it still does."""

from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from scrutiny_desktop.domain.annotation import Annotation, AnnotationKind, digest, rgb
from scrutiny_desktop.papers.annotations import name_of, read_one
from scrutiny_desktop.papers.appearance import bounds
from scrutiny_desktop.papers.page_frame import Frame

_HIDDEN_IN_PRINT = 30
"""The flags that readers give a reviewer's tick: hidden, printed with its page, and neither zoomed nor turned."""

_LEFT_AS_DRAWN = frozenset({AnnotationKind.STAMP, AnnotationKind.CARET})
_DRAWN_BY_READERS = frozenset({AnnotationKind.TEXT, AnnotationKind.FREE_TEXT})


def names_of(annotation: Any, frame: Frame, page: int) -> tuple[str, ...]:
    """What a mark in a file may be called: its own name, else the digest of what it says."""
    own, read = name_of(annotation), read_one(annotation, frame, page)
    return tuple(filter(None, (own, digest(read) if read is not None else "")))


def rewrite(annotation: Any, mark: Annotation, said: dict[str, Any], frame: Frame) -> Annotation | None:
    """Give a mark in the file the words and colour of ours; returns what has to be drawn anew, None for nothing."""
    there = read_one(annotation, frame, mark.page)
    if there is None:
        return None
    for key in ("/Contents", "/M"):
        annotation[key] = said.get(key) or String("")
    if "/RC" in annotation:  # the same words in rich text, which readers would show instead
        del annotation["/RC"]
    if mark.colour and (parts := rgb(mark.colour)):
        annotation.C = Array([round(each, 4) for each in parts])
    shown = replace(there, colour=mark.colour or there.colour)
    if mark.kind.is_on_words and there.kind.is_on_words and mark.kind is not there.kind:
        annotation.Subtype = said["/Subtype"]
        shown = replace(shown, kind=mark.kind)
    if shown.kind in _DRAWN_BY_READERS and "/AP" in annotation:
        del annotation["/AP"]
    is_ours_to_draw = shown.kind not in _LEFT_AS_DRAWN | _DRAWN_BY_READERS
    return shown if is_ours_to_draw and (shown.boxes or shown.strokes) else None


def tick(annotation: Any, mark: Annotation, said: dict[str, Any], page: Any, frame: Frame) -> Any:
    """A reviewer's "completed" on a mark, as readers list it; it is no mark of its own."""
    rectangle = annotation.get("/Rect") or Array([round(each, 4) for each in bounds(mark, frame)])
    return Dictionary({
        key: value for key, value in {
            "/Type": Name.Annot, "/Subtype": Name.Text, "/P": page, "/Rect": rectangle, "/F": _HIDDEN_IN_PRINT,
            "/NM": String(f"{mark.id}/done"), "/T": said.get("/T"), "/M": said.get("/M"),
            "/Contents": String("Completed"), "/StateModel": String("Review"), "/State": String("Completed"),
            "/IRT": annotation,
        }.items() if value is not None
    })  # fmt: skip


def is_ticked(annotations: list[Any], mark: Any) -> bool:
    """Whether a reviewer has completed a mark already."""
    return any(isinstance(each, pikepdf.Dictionary) and each.get("/State") == "Completed"
               and isinstance(each.get("/IRT"), pikepdf.Dictionary) and each.IRT.objgen == mark.objgen
               for each in annotations)  # fmt: skip
