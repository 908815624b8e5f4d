"""Our marks as other programs know them, and theirs as ours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scrutiny_desktop.domain.anchor import Anchor, Box
from scrutiny_desktop.domain.annotation import Annotation, AnnotationKind, printed
from scrutiny_desktop.domain.note import ON_A_PAGE, MarkKind, Note, Origin, PenStroke
from scrutiny_desktop.domain.printed_colour import QUESTION, colour_of, role_of
from scrutiny_desktop.domain.question import Question

_PRESSURE = 0.5
"""Of a pen whose file does not say how hard it was pressed."""

_ABROAD = {
    MarkKind.HIGHLIGHT: AnnotationKind.HIGHLIGHT, MarkKind.UNDERLINE: AnnotationKind.UNDERLINE,
    MarkKind.STRIKE: AnnotationKind.STRIKE, MarkKind.NOTE: AnnotationKind.HIGHLIGHT,
    MarkKind.EVIDENCE: AnnotationKind.HIGHLIGHT, MarkKind.PLACE: AnnotationKind.TEXT,
    MarkKind.AREA: AnnotationKind.SQUARE, MarkKind.PEN: AnnotationKind.INK, MarkKind.BOOKMARK: AnnotationKind.TEXT,
}  # fmt: skip

_HERE = {
    AnnotationKind.HIGHLIGHT: MarkKind.HIGHLIGHT, AnnotationKind.UNDERLINE: MarkKind.UNDERLINE,
    AnnotationKind.SQUIGGLY: MarkKind.UNDERLINE, AnnotationKind.STRIKE: MarkKind.STRIKE,
    AnnotationKind.TEXT: MarkKind.PLACE, AnnotationKind.FREE_TEXT: MarkKind.PLACE,
    AnnotationKind.CARET: MarkKind.PLACE, AnnotationKind.SQUARE: MarkKind.AREA, AnnotationKind.CIRCLE: MarkKind.AREA,
    AnnotationKind.STAMP: MarkKind.AREA, AnnotationKind.INK: MarkKind.PEN, AnnotationKind.LINE: MarkKind.PEN,
    AnnotationKind.POLYGON: MarkKind.PEN,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Who made a mark here, and when (ISO 8601)."""

    author: str = ""
    created: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BearingWords:
    """The words that say what evidence bears on, with named places."""

    one: str = "Evidence for recommendation {numbers} ({grade})"
    several: str = "Evidence for recommendations {numbers} ({grade})"
    grades: Mapping[str, str] = field(default_factory=dict)


def identity(content: str, annotation: Annotation) -> str:
    """Tells a mark of a file from every other mark of every file."""
    return f"{content[:16]}/{annotation.page}/{annotation.id}"


def is_from(content: str, note: Note) -> bool:
    """Whether a mark came out of a file, and so is in it already."""
    return note.origin is not None and note.origin.identity.startswith(f"{content[:16]}/")


def note_abroad(note: Note, boxes: Sequence[Box], made: Made) -> Annotation:
    """A mark of ours at the boxes it fills now; what other programs call a note of ours is a highlight with words."""
    strokes = tuple(tuple((x, y) for x, y, _ in stroke.points) for stroke in note.ink if stroke.points)
    page = boxes[0].page if boxes else next((each.page for each in note.ink if each.points), 1)
    return Annotation(
        id=note.id, kind=_ABROAD[note.kind], page=page, boxes=() if strokes else tuple(boxes), strokes=strokes,
        words=note.text, author=made.author, created=made.created, changed=made.changed,
        colour=colour_of(note.kind, note.colour), is_done=note.is_resolved,
    )  # fmt: skip


def rewritten(note: Note, brought: Note, made: Made) -> Annotation | None:
    """What an imported mark says now, for the mark that its file has already; None where nothing of it changed.

    Its place and whatever is not ours stay as they are in the file.
    """
    if note.origin is None or _written(note) == _written(brought):
        return None
    boxes = note.anchor.boxes if note.anchor is not None else ()
    page, _, own = note.origin.identity.partition("/")[2].partition("/")
    is_recoloured = note.colour is not brought.colour or note.kind is not brought.kind
    changed = replace(made, author=made.author or note.origin.author)
    return replace(note_abroad(note, boxes, changed), id=own, page=int(page), is_there=True,
                   colour=colour_of(note.kind, note.colour) if is_recoloured else "")  # fmt: skip


def answers(notes: Iterable[Note], content: str) -> dict[str, str]:
    """For each imported mark, by its identity, what it is called in a copy of a file."""
    known = [each for each in notes if each.origin is not None]
    return {each.origin.identity: each.origin.identity.split("/", 2)[2] if is_from(content, each) else each.id
            for each in known if each.origin is not None}  # fmt: skip


def bearing(words: str, note: Note, numbers: Mapping[str, str], said: BearingWords) -> str:
    """A mark's words with the recommendations that it is evidence for."""
    known = [numbers[each] for each in note.recommendation_ids if numbers.get(each)]
    if not known:
        return words
    form = said.one if len(known) == 1 else said.several
    line = form.format(numbers=", ".join(known), grade=said.grades.get(note.grade, note.grade.value))
    return f"{words}\n{line}".lstrip("\n")


def _written(note: Note) -> tuple[object, ...]:
    return note.text, note.colour, note.kind, note.is_resolved, note.recommendation_ids, note.grade


def question_abroad(question: Question, at: int, boxes: Sequence[Box], made: Made) -> Annotation:
    """A question at one of the passages it is drawn from."""
    return Annotation(
        id=f"{question.id}/passage {at + 1}" if at else question.id, kind=AnnotationKind.HIGHLIGHT,
        page=boxes[0].page, boxes=tuple(boxes), words=asked(question), author=made.author,
        created=made.created, changed=made.changed, colour=printed(*QUESTION),
    )  # fmt: skip


def asked(question: Question) -> str:
    """A question with those that follow it, one below the other."""
    return "\n".join((question.text, *(f"– {each}" for each in question.supplementary if each)))


def note_here(note_id: str, parts: Sequence[Annotation], anchor: Anchor, content: str, source: str) -> Note:
    """A mark of another program (its parts page by page) as ours, on its words where its anchor has any."""
    first = parts[0]
    kind = _HERE[first.kind]
    if kind not in ON_A_PAGE and not anchor.quote:
        kind = MarkKind.AREA if anchor.boxes else MarkKind.PLACE
    elif kind is MarkKind.HIGHLIGHT and first.words:
        kind = MarkKind.NOTE
    elif kind is MarkKind.PEN and not first.strokes:
        kind = MarkKind.AREA
    if kind is MarkKind.PLACE:
        anchor = replace(anchor, boxes=tuple(_corner(box) for box in anchor.boxes[:1]))
    ink = tuple(PenStroke(page=first.page, points=tuple((x, y, _PRESSURE) for x, y, *_ in stroke))
                for stroke in first.strokes)  # fmt: skip
    origin = Origin(
        source=source, author=first.author, at=first.changed or first.created, identity=identity(content, first),
        colour=first.colour.removeprefix("#"),
        reply_to=identity(content, replace(first, id=first.reply_to)) if first.reply_to else "",
    )  # fmt: skip
    return Note(id=note_id, meeting_id="", kind=kind, text=first.words, anchor=anchor, ink=ink, origin=origin,
                colour=role_of(first.colour))  # fmt: skip


def _corner(box: Box) -> Box:
    return replace(box, right=box.left, bottom=box.top)
