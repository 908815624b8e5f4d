"""What each part of a PDF is, written so that a screen reader knows headings, lists, tables and pictures.

reportlab draws and knows nothing of tags: each part is drawn between marks, and the tree that names the marks
is put into the finished file. Links have no tags here, and no claim of PDF/UA is made.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

LIST_ENTRY = "LI"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a document: H1, H2, P, LI, Table, TR, TH, TD or Figure, and the part that it is within."""

    kind: str
    within: int | None = None
    says: str = ""
    """What stands for a picture to those who cannot see it."""


@dataclass
class Tags:
    """The marks of one document as it is drawn: its parts, and on which pages each stands."""

    parts: list[Part] = field(default_factory=list)
    drawn: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """By page, from 1: the parts in the order of their marks."""

    def new(self, kind: str, within: int | None = None, says: str = "") -> int:
        """One more part of the document."""
        self.parts.append(Part(kind, within, says))
        return len(self.parts) - 1

    @contextmanager
    def around(self, canvas: Canvas, part: int) -> Iterator[None]:
        """Mark what is drawn meanwhile as of that part."""
        parts = self.drawn[canvas.getPageNumber()]
        canvas._code.append(f"/{self.parts[part].kind} <</MCID {len(parts)}>> BDC")
        parts.append(part)
        yield
        canvas._code.append("EMC")


@contextmanager
def set_apart(canvas: Canvas) -> Iterator[None]:
    """Mark what is drawn meanwhile as no part of the text: heads and feet of pages."""
    canvas._code.append("/Artifact BMC")
    yield
    canvas._code.append("EMC")


class Tagged(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph that is marked as a part of its document, on each page that it reaches."""

    tags: Tags | None = None
    part = 0

    def as_part(self, tags: Tags, kind: str, within: int | None = None) -> "Tagged":
        """The same, marked as that kind of part."""
        self.tags, self.part = tags, tags.new(kind, within)
        return self

    def split(self, width: float, height: float) -> list["Tagged"]:
        """Its pieces on two pages, which are one part."""
        pieces: list[Tagged] = super().split(width, height)
        for piece in pieces:
            piece.tags, piece.part = self.tags, self.part
        return pieces

    def draw(self) -> None:
        """Draw it between its marks."""
        if self.tags is None:
            super().draw()
            return
        with self.tags.around(self.canv, self.part):
            super().draw()


class Ruled(Table):  # type: ignore[misc]
    """A table whose rules are no part of the text."""

    def _drawLines(self) -> None:
        with set_apart(self.canv):
            super()._drawLines()


def tagged(made: bytes, tags: Tags) -> bytes:
    """The finished file with the tree of its parts; the same bytes each time for the same file."""
    import pikepdf

    with pikepdf.open(BytesIO(made)) as pdf:
        root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        whole = pdf.make_indirect(_element(pikepdf.Name.Document, root))
        parts = _parts(pdf, whole, tags)
        numbers: list[Any] = []
        for number, page in enumerate(pdf.pages):
            page.obj.StructParents, page.obj.Tabs = number, pikepdf.Name.S
            marks = tags.drawn.get(number + 1, [])
            for mark, part in enumerate(marks):
                kid = pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=page.obj, MCID=mark)
                parts[part].K.append(kid)
            numbers += [number, pdf.make_indirect(pikepdf.Array([parts[part] for part in marks]))]
        root.K, root.ParentTreeNextKey = whole, len(pdf.pages)
        root.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(numbers)))
        pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, pikepdf.Dictionary(Marked=True)
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            _tell(about, {name: str(said) for name, said in pdf.docinfo.items()}, str(pdf.Root.get("/Lang", "")))
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _tell(about: Any, told: Mapping[str, str], lang: str) -> None:
    """Say once more, as libraries read it, what the file tells of itself."""
    about["dc:title"], about["dc:description"] = told.get("/Title", ""), told.get("/Subject", "")
    about["dc:creator"], about["dc:language"] = [told.get("/Author", "")], {lang}
    about["pdf:Keywords"], about["xmp:CreatorTool"] = told.get("/Keywords", ""), told.get("/Creator", "")


def _parts(pdf: Any, whole: Any, tags: Tags) -> list[Any]:
    """An element for each part; entries that follow one another are in a list of their own."""
    import pikepdf

    made: list[Any] = []
    entries: Any = None
    for part in tags.parts:
        parent = whole if part.within is None else made[part.within]
        if part.kind != LIST_ENTRY:
            entries = None
        elif entries is None:
            entries = pdf.make_indirect(_element(pikepdf.Name.L, parent))
            parent.K.append(entries)
        element = pdf.make_indirect(_element(pikepdf.Name(f"/{part.kind}"), entries or parent))
        (entries or parent).K.append(element)
        if part.kind == "TH":
            element.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
        if part.says:
            element.Alt = pikepdf.String(part.says)
        if part.kind == LIST_ENTRY:
            body = pdf.make_indirect(_element(pikepdf.Name.LBody, element))
            element.K.append(body)
            element = body
        made.append(element)
    return made


def _element(kind: Any, parent: Any) -> Any:
    import pikepdf

    return pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=kind, P=parent, K=pikepdf.Array([]))
