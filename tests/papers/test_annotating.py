"""A marked copy: real annotations that other programs read, on the pages as they are shown, and nothing lost."""

import io
import itertools
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pikepdf import Array, Dictionary, Name

from scrutiny_desktop.domain.anchor import Box
from scrutiny_desktop.domain.annotation import Agreed, Annotation, AnnotationKind, page_parts
from scrutiny_desktop.domain.errors import LockedError, ScrutinyError, SignedError
from scrutiny_desktop.papers.annotated import Annotator
from scrutiny_desktop.papers.annotating import marked_copy
from scrutiny_desktop.papers.annotations import read_annotations
from tests import made_papers as made
from tests.foreign_marks import annotated, changed, mark, source

SESAME = "sesame"
SHARED = Path(__file__).parents[3] / "shared" / "papers"

WRITTEN = (AnnotationKind.HIGHLIGHT, AnnotationKind.UNDERLINE, AnnotationKind.SQUIGGLY, AnnotationKind.STRIKE,
           AnnotationKind.SQUARE, AnnotationKind.CIRCLE)  # fmt: skip


@pytest.fixture(scope="module")
def annotator():
    with Annotator() as annotator:
        yield annotator


@pytest.fixture
def file(tmp_path):
    return made.pdf(tmp_path / "a.pdf", [made.text("The ferry sails daily."), made.text("Second page.")])


def _box(page=1, left=0.1, top=0.2, right=0.5, bottom=0.22):
    return Box(page=page, left=left, top=top, right=right, bottom=bottom)


def _mark(kind=AnnotationKind.HIGHLIGHT, **fields):
    said = {"id": "m1", "page": 1, "boxes": (_box(),), "words": "Who pays — ŵ?", "author": "Cllr Example",
            "created": "2031-06-12T18:05:00+01:00", "changed": "2031-06-12T18:06:00+01:00",
            "colour": "#ffd933"}  # fmt: skip
    return Annotation(kind=kind, **(said | fields))


def _turned(file, degrees, crop=(50, 60, 500, 700)):
    def turn(pdf):
        for page in pdf.pages:
            page.obj.Rotate, page.obj.CropBox = degrees, Array(crop)

    return changed(file, turn)


def _same(found, marks):
    """The marks as they were, but for what a number of four places of a point takes away."""
    assert [replace(each, boxes=(), strokes=()) for each in found] == [
        replace(each, boxes=(), strokes=()) for each in marks]  # fmt: skip
    for one, other in zip(found, marks, strict=True):
        assert _numbers(one) == pytest.approx(_numbers(other), abs=1e-5)


def _numbers(annotation):
    boxes = [[box.left, box.top, box.right, box.bottom] for box in annotation.boxes]
    return [*itertools.chain(*boxes), *(each for stroke in annotation.strokes for point in stroke for each in point)]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_marks_come_back_as_they_were_on_cropped_and_turned_pages(annotator, file, degrees):
    marks = [_mark(kind, id=kind.value) for kind in WRITTEN]
    marks.append(_mark(AnnotationKind.INK, id="pen", boxes=(), strokes=(((0.1, 0.1), (0.2, 0.3)), ((0.5, 0.5),))))
    marks.append(_mark(page=2, id="two columns", boxes=(_box(2, bottom=0.9), _box(2, 0.6, 0.1, 0.9, 0.4))))
    copied = annotator.marked(source(_turned(file, degrees)), marks)
    file.write_bytes(copied)
    found = annotator.found(source(file))
    _same(found.marks, marks)
    assert found.warnings == ()


sides = some.floats(0.0, 0.98).map(lambda each: round(each, 4))


@settings(max_examples=40, deadline=None)
@given(some.lists(some.tuples(some.sampled_from(WRITTEN), sides, sides, some.text(max_size=60)), max_size=6),
       some.sampled_from((0, 90, 180, 270)))  # fmt: skip
def test_any_marks_make_the_round_trip(said, degrees):
    room = io.BytesIO()
    marks = [_mark(kind, id=str(at), boxes=(_box(1, x, y, x + 0.02, y + 0.015),), words=words)
             for at, (kind, x, y, words) in enumerate(said)]  # fmt: skip
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(400, 900))
        pdf.pages[0].obj.Rotate = degrees
        pdf.save(room)
    with pikepdf.open(room) as pdf:
        _, copied = marked_copy(pdf, marks, b"", Agreed())
    with pikepdf.open(io.BytesIO(copied)) as pdf:
        found = read_annotations(pdf).marks
    _same([replace(each, words="") for each in found], [replace(each, words="") for each in marks])
    assert all(one.words == other.words for one, other in zip(found, marks, strict=True) if other.words.isprintable()
               and other.words == other.words.strip())  # fmt: skip


def test_a_note_on_a_place_keeps_its_corner_and_stays_on_the_page(annotator, file):
    marks = [
        _mark(AnnotationKind.TEXT, boxes=(_box(1, *place, *place),), id=str(place)) for place in ((0.3, 0.4), (1, 1))
    ]
    file.write_bytes(annotator.marked(source(file), marks))
    first, last = (each.boxes[0] for each in annotator.found(source(file)).marks)
    assert (first.left, first.top) == pytest.approx((0.3, 0.4), abs=1e-4)
    assert (last.right, last.bottom) == pytest.approx((1, 1), abs=1e-4)


def test_a_passage_over_two_pages_is_marked_on_both_and_says_its_words_once(annotator, file):
    whole = _mark(boxes=(_box(1), _box(2)))
    file.write_bytes(annotator.marked(source(file), page_parts(whole)))
    one, other = annotator.found(source(file)).marks
    assert (one.page, other.page, other.words) == (1, 2, "")
    assert one.words == whole.words


def test_answers_hang_on_what_they_answer_also_where_it_was_there_before(annotator, tmp_path):
    file = annotated(tmp_path / "a.pdf", mark("Text", 50, 50, 70, 70, Contents="Theirs", NM="theirs"))
    place = (_box(1, 0.5, 0.5, 0.53, 0.52),)
    ours = [_mark(AnnotationKind.TEXT, id="a", boxes=place, reply_to="theirs"),
            _mark(AnnotationKind.TEXT, id="b", boxes=place, reply_to="a")]  # fmt: skip
    file.write_bytes(annotator.marked(source(file), ours))
    assert [each.reply_to for each in annotator.found(source(file)).marks] == ["", "theirs", "a"]


def test_everything_else_of_the_file_is_kept_and_the_original_untouched(annotator, file):
    def furnish(pdf):
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r, St=4)]))
        pdf.attachments["note.txt"] = pikepdf.AttachedFileSpec(pdf, b"kept")
        pdf.docinfo.Title = "The ferry"
        pdf.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.Link, Rect=Array([1, 1, 9, 9]))])
        pdf.pages[1].obj.Annots = pdf.pages[0].obj.Annots  # one list for both pages

    before = changed(file, furnish).read_bytes()
    copied = annotator.marked(source(file), [_mark()])
    assert file.read_bytes() == before
    with pikepdf.open(io.BytesIO(copied)) as pdf:
        assert [page.label for page in pdf.pages] == ["iv", "v"]
        assert pdf.attachments["note.txt"].get_file().read_bytes() == b"kept"
        assert str(pdf.docinfo.Title) == "The ferry"
        assert [len(page.obj.Annots) for page in pdf.pages] == [2, 1]


def test_the_summary_comes_last(annotator, file, tmp_path):
    summary = made.pdf(tmp_path / "s.pdf", [made.text("One mark.")])
    with pikepdf.open(io.BytesIO(annotator.marked(source(file), [_mark()], summary.read_bytes()))) as pdf:
        assert len(pdf.pages) == 3


def test_a_locked_paper_stays_locked_unless_its_member_says_otherwise(annotator, tmp_path):
    file = made.pdf(tmp_path / "a.pdf", [made.text("One.")], opened_by=SESAME)
    with pytest.raises(LockedError):
        annotator.marked(source(file), [_mark()])
    locked = annotator.marked(source(file, SESAME), [_mark()])
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(locked))
    with pikepdf.open(io.BytesIO(locked), password=SESAME) as pdf:
        assert len(pdf.pages[0].obj.Annots) == 1
    with pikepdf.open(
        io.BytesIO(annotator.marked(source(file, SESAME), [_mark()], agreed=Agreed(may_leave_unlocked=True)))
    ) as pdf:
        assert not pdf.is_encrypted


@pytest.mark.parametrize("sign", [
    lambda pdf: pdf.Root.update(Dictionary(AcroForm=Dictionary(SigFlags=3, Fields=Array([])))),
    lambda pdf: pdf.Root.update(Dictionary(Perms=Dictionary(DocMDP=Dictionary()))),
    lambda pdf: pdf.Root.update(Dictionary(AcroForm=Dictionary(Fields=Array(
        [Dictionary(Kids=Array([Dictionary(FT=Name.Sig, V=Dictionary(Type=Name.Sig))]))])))),
])  # fmt: skip
def test_a_signed_paper_is_copied_only_where_its_member_says_so(annotator, file, sign):
    changed(file, sign)
    with pytest.raises(SignedError, match="signed"):
        annotator.marked(source(file), [_mark()])
    file.write_bytes(annotator.marked(source(file), [_mark()], agreed=Agreed(may_break_signature=True)))
    assert len(annotator.found(source(file)).marks) == 1


def test_damaged_files_and_pages_that_are_not_there_are_refused(annotator, file, tmp_path):
    with pytest.raises(ScrutinyError, match="page 9"):
        annotator.marked(source(file), [_mark(page=9)])
    damaged = tmp_path / "b.pdf"
    damaged.write_bytes(file.read_bytes().replace(b"startxref", b"stortxref"))
    with pytest.raises(ScrutinyError, match="damaged"):
        annotator.marked(source(damaged), [_mark()])


@pytest.mark.parametrize("degrees", [0, 90, 270])
def test_pdfium_draws_a_highlight_in_its_colour_where_the_page_shows_it(annotator, file, degrees):
    _turned(file, degrees, (0, 0, 400, 600))
    copied = annotator.marked(source(file), [_mark(boxes=(_box(1, 0.5, 0.6, 0.7, 0.7),), colour="#ff0000")])
    drawn = pypdfium2.PdfDocument(copied)[0].render(scale=1).to_pil()
    for (u, v), colour in {
        (0.6, 0.65): (255, 0, 0),
        (0.45, 0.65): (255, 255, 255),
        (0.6, 0.75): (255, 255, 255),
    }.items():
        assert drawn.getpixel((int(u * drawn.width), int(v * drawn.height)))[:3] == colour


@pytest.mark.skipif(shutil.which("mutool") is None, reason="mutool is not here")
def test_mutool_finds_the_corners_in_the_order_that_readers_use(annotator, file):
    file.write_bytes(annotator.marked(source(file), [_mark()]))
    said = subprocess.run(["mutool", "show", "-g", file, "grep"], capture_output=True, text=True, check=True).stdout
    assert said.count("/Subtype/Highlight") == 1
    points = re.search(r"/QuadPoints\[([^\]]*)", said)[1].split()
    (x0, y0, x1, y1, x2, y2, x3, y3) = map(float, points)
    assert x0 == x2 < x1 == x3
    assert y0 == y1 > y2 == y3


@pytest.mark.skipif(shutil.which("pdftocairo") is None, reason="poppler is not here")
def test_poppler_reads_the_copy_without_complaint(annotator, file, tmp_path):
    marks = [_mark(kind, id=kind.value) for kind in AnnotationKind]
    file.write_bytes(annotator.marked(source(file), marks))
    command = ["pdftocairo", "-png", "-r", "40", file, tmp_path / "drawn"]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert said.stderr == ""
    words = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    assert "The ferry sails daily." in words.stdout


def test_real_papers_are_copied_with_their_marks(annotator, tmp_path):
    files = sorted((SHARED / "annotated").glob("*.pdf"))
    if not files:
        pytest.skip("the papers are not here")
    for file in files:
        before = annotator.found(source(file)).marks
        copy = tmp_path / "copy.pdf"
        copy.write_bytes(annotator.marked(source(file), [_mark()], agreed=Agreed(may_break_signature=True)))
        after = annotator.found(source(copy)).marks
        assert {each.words for each in before} | {_mark().words} == {each.words for each in after}
        assert len(after) == len(before) + 1
