"""Marks into a copy of a PDF, as annotations that every reader of PDF shows; runs in a child only."""

import io
import secrets
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from scrutiny_desktop.domain.annotation import Agreed, Annotation, AnnotationKind, rgb
from scrutiny_desktop.papers import pdf_values as values
from scrutiny_desktop.papers.annotated import MOST_COPIED
from scrutiny_desktop.papers.appearance import PEN, bounds, icon_box, look, quad, xy
from scrutiny_desktop.papers.page_frame import Frame
from scrutiny_desktop.papers.rewriting import is_ticked, names_of, rewrite, tick

_PRINT = 4
"""The flag by which a mark is printed with its page."""

_SIGNED = 1
_YELLOW = (1.0, 0.85, 0.2)
_MOST_FIELDS = 10_000

_SUBTYPES = {
    AnnotationKind.HIGHLIGHT: Name.Highlight, AnnotationKind.UNDERLINE: Name.Underline,
    AnnotationKind.SQUIGGLY: Name.Squiggly, AnnotationKind.STRIKE: Name.StrikeOut, AnnotationKind.INK: Name.Ink,
    AnnotationKind.LINE: Name.Ink, AnnotationKind.POLYGON: Name.Ink, AnnotationKind.SQUARE: Name.Square,
    AnnotationKind.CIRCLE: Name.Circle,
}  # fmt: skip
"""Any other kind is written as a note at its place."""


def marked_copy(
    pdf: pikepdf.Pdf, marks: Iterable[Annotation], summary: bytes, agreed: Agreed, password: str = ""
) -> tuple[dict[str, Any], bytes]:
    """The copy's bytes, whose last pages are those of a summary where there is one; or why there is none."""
    if is_signed(pdf) and not agreed.may_break_signature:
        return {"is_signed": True}, b""
    ordered = sorted(marks, key=lambda mark: mark.page)
    for page, on_page in groupby(ordered, key=lambda mark: mark.page):
        if not 1 <= page <= len(pdf.pages):
            return {"has_no_page": page}, b""
        _write(pdf, pdf.pages[page - 1].obj, list(on_page))
    keeps_lock = pdf.is_encrypted and not agreed.may_leave_unlocked
    with ExitStack() as opened:
        kept = opened.enter_context(_part(pdf, agreed.first_page, agreed.last_page)) if agreed.first_page else pdf
        if summary:
            kept.pages.extend(opened.enter_context(pikepdf.open(io.BytesIO(summary))).pages)
        room = io.BytesIO()
        lock = _lock_of(pdf, password) if keeps_lock and kept is not pdf else keeps_lock
        kept.save(room, encryption=lock, min_version="1.4")
        if room.tell() > MOST_COPIED:
            return {"is_too_large": room.tell()}, b""
    return {"is_locked_still": keeps_lock}, room.getvalue()


def _part(pdf: pikepdf.Pdf, first: int, last: int) -> pikepdf.Pdf:
    """Some pages with their labels, and nothing that leads to the others: those may be papers nobody else may see."""
    part = pikepdf.new()
    pages = pdf.pages[first - 1 : last]
    labels = [page.label for page in pages] if "/PageLabels" in pdf.Root else []
    part.pages.extend(pages)
    if labels:
        named = [each for at, label in enumerate(labels) for each in (at, Dictionary(P=String(label)))]
        part.Root.PageLabels = Dictionary(Nums=Array(named))
    return part


def _lock_of(pdf: pikepdf.Pdf, password: str) -> pikepdf.Encryption:
    """The same password and permissions for a file that is another one; an owner that nobody knows stays so."""
    return pikepdf.Encryption(owner=password or secrets.token_urlsafe(24), user=password, allow=pdf.allow)


def is_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether a person has signed the file, or its maker certified it."""
    if "/Perms" in pdf.Root:
        return True
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return False
    return bool(values.flag(form.get("/SigFlags")) & _SIGNED) or any(map(_is_signature, _fields(form)))


def _fields(form: Any) -> list[Any]:
    """The form's fields and those below them, each once."""
    found: list[Any] = []
    waiting, met = _list(form.get("/Fields")), set[tuple[int, int]]()
    while waiting and len(found) < _MOST_FIELDS:
        field = waiting.pop()
        if not isinstance(field, Dictionary) or field.objgen in met:
            continue
        if field.objgen[0]:
            met.add(field.objgen)
        found.append(field)
        waiting += _list(field.get("/Kids"))
    return found


def _is_signature(field: Any) -> bool:
    return values.name(field.get("/FT")) == "Sig" and isinstance(field.get("/V"), Dictionary)


def _list(value: Any) -> list[Any]:
    return [value[at] for at in range(len(value))] if isinstance(value, Array) else []


def _write(pdf: pikepdf.Pdf, page: Any, marks: Sequence[Annotation]) -> None:
    """Put marks on a page, above what was there; a list that pages share stays as it is for the others."""
    there = _list(page.get("/Annots"))
    frame = values.frame_of(page)
    number = marks[0].page
    known = {name: each for each in there if isinstance(each, Dictionary) for name in names_of(each, frame, number)}
    _write_anew(pdf, page, frame, [(known[each.id], each) for each in marks if each.is_there and each.id in known])
    new = [each for each in marks if not (each.is_there and each.id in known) and _has_place(each)]
    made = {mark.id: pdf.make_indirect(_annotation(pdf, mark, page, frame)) for mark in new}
    for mark in new:
        other = made.get(mark.reply_to) or known.get(mark.reply_to)
        if mark.reply_to and mark.id in made and other is not None and other.is_indirect:
            made[mark.id].IRT = other
            made[mark.id].RT = Name.R
    done = [(made.get(each.id) or known.get(each.id), each) for each in marks if each.is_done]
    ticks = [pdf.make_indirect(tick(on, each, _said(each, page), page, frame)) for on, each in done
             if on is not None and on.is_indirect and not is_ticked(there, on)]  # fmt: skip
    page.Annots = pdf.make_indirect(Array([*there, *made.values(), *ticks]))


def _write_anew(pdf: pikepdf.Pdf, page: Any, frame: Frame, marks: Sequence[tuple[Any, Annotation]]) -> None:
    for annotation, mark in marks:
        shown = rewrite(annotation, mark, _said(mark, page), frame)
        if shown is not None:
            rectangle = [round(each, 4) for each in bounds(shown, frame)]
            colour = rgb(shown.colour) or _YELLOW
            form = _form(pdf, look(shown, frame, colour), rectangle, _graphics(shown.kind))
            annotation.Rect, annotation.AP = Array(rectangle), Dictionary(N=form)


def _said(mark: Annotation, page: Any) -> dict[str, Any]:
    """What a mark says in a file, whatever its shape."""
    return {
        "/Type": Name.Annot, "/Subtype": _SUBTYPES.get(mark.kind, Name.Text), "/P": page, "/F": _PRINT,
        "/NM": _text(mark.id), "/T": _text(mark.author), "/Contents": _text(mark.words),
        "/CreationDate": _date(mark.created), "/M": _date(mark.changed or mark.created),
    }  # fmt: skip


def _has_place(mark: Annotation) -> bool:
    return bool(mark.boxes or mark.strokes)


def _annotation(pdf: pikepdf.Pdf, mark: Annotation, page: Any, frame: Frame) -> Any:
    subtype = _SUBTYPES.get(mark.kind, Name.Text)
    if subtype == Name.Text:
        mark = replace(mark, boxes=tuple(icon_box(box, frame) for box in mark.boxes[:1]))
    rectangle = [round(each, 4) for each in bounds(mark, frame)]
    colour = rgb(mark.colour) or _YELLOW
    said = {
        **_said(mark, page), "/Rect": Array(rectangle), "/C": Array([round(each, 4) for each in colour]),
        **_shape(mark, subtype, frame),
        "/AP": Dictionary(N=_form(pdf, look(mark, frame, colour), rectangle, _graphics(mark.kind))),
    }  # fmt: skip
    return Dictionary({key: value for key, value in said.items() if value is not None})


def _shape(mark: Annotation, subtype: Any, frame: Frame) -> Mapping[str, Any]:
    if subtype == Name.Text:
        return {"/Name": Name.Comment}
    if subtype == Name.Ink:
        strokes = mark.strokes or tuple(((box.left, box.top), (box.right, box.bottom)) for box in mark.boxes)
        points = ([each for point in stroke for each in frame.printed(*xy(point))] for stroke in strokes)
        inked = Array([Array([round(each, 4) for each in stroke]) for stroke in points])
        return {"/InkList": inked, "/BS": Dictionary(W=PEN, S=Name.S)}
    if subtype in (Name.Square, Name.Circle):
        return {"/BS": Dictionary(W=PEN, S=Name.S)}
    return {"/QuadPoints": Array([round(each, 4) for box in mark.boxes for each in quad(box, frame)])}


def _form(pdf: pikepdf.Pdf, commands: str, rectangle: Sequence[float], graphics: Any) -> Any:
    form = Stream(pdf, f"/G gs\n{commands}\n".encode("ascii"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array(rectangle)
    form.Resources = Dictionary(ExtGState=Dictionary(G=graphics))
    return pdf.make_indirect(form)


def _graphics(kind: AnnotationKind) -> Any:
    """A highlight lets the words through."""
    return Dictionary(Type=Name.ExtGState, BM=Name.Multiply if kind is AnnotationKind.HIGHLIGHT else Name.Normal)


def _text(words: str) -> Any:
    return String(words.encode("utf-16", "replace").decode("utf-16")) if words else None


def _date(said: str) -> Any:
    """A date as PDF writes it; nothing where none was said in full."""
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return None
    zone = moment.strftime("%z")
    return String(moment.strftime("D:%Y%m%d%H%M%S") + (f"{zone[:3]}'{zone[3:5]}'" if zone else ""))
