"""Marks that other programs left in a PDF: all that makes sense of them, and never more than can be held."""

from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as some
from pikepdf import Array, Dictionary, Name, String

from scrutiny_desktop.domain.annotation import AnnotationKind
from scrutiny_desktop.domain.errors import LockedError, ScrutinyError
from scrutiny_desktop.papers import pdf_values as values
from scrutiny_desktop.papers.annotated import Annotator
from scrutiny_desktop.papers.annotations import MOST_MARKS, MOST_POINTS, read_annotations
from scrutiny_desktop.papers.page_frame import frame
from tests import made_papers as made
from tests.foreign_marks import annotated, changed, mark, quads, source

SHARED = Path(__file__).parents[3] / "shared" / "papers"


def _read(file):
    with pikepdf.open(file) as pdf:
        return read_annotations(pdf)


def _only(file):
    (found,) = _read(file).marks
    return found


@pytest.fixture
def file(tmp_path):
    return tmp_path / "a.pdf"


def test_a_highlight_says_who_when_what_and_where(file):
    found = _only(annotated(file, mark(
        "Highlight", 0, 0, 10, 10, QuadPoints=quads((72, 700, 172, 712)), Contents="Who decides?", T="Cllr Example",
        CreationDate="D:20310612180500+01'00'", M="D:20310613", C=Array([1, 0.5, 0]), NM="abc",
    )))  # fmt: skip
    assert (found.kind, found.id, found.words, found.author) == (
        AnnotationKind.HIGHLIGHT, "abc", "Who decides?", "Cllr Example")  # fmt: skip
    assert (found.created, found.changed, found.colour) == ("2031-06-12T18:05:00+01:00", "2031-06-13", "#ff8000")
    (box,) = found.boxes
    assert box.left == pytest.approx(72 / made.WIDTH, abs=1e-4)
    assert box.bottom == pytest.approx(1 - 700 / made.HEIGHT, abs=1e-4)
    assert (box.page, found.page) == (1, 1)


@pytest.mark.parametrize(("turned", "place"), [(0, (0, 1)), (90, (0, 0)), (180, (1, 0)), (270, (1, 1))])
def test_a_box_at_the_papers_lower_left_stands_where_the_turned_page_shows_it(file, turned, place):
    annotated(file, mark("Square", 100, 200, 110, 210))
    changed(file, lambda pdf: pdf.pages[0].obj.update(_turned(turned)))
    (box,) = _only(file).boxes
    assert (round(box.left), round(box.bottom)) == place or (round(box.right), round(box.top)) == place
    assert box.right - box.left < 0.06


def _turned(degrees):
    return Dictionary(Rotate=degrees, CropBox=Array([100, 200, 400, 700]))


@given(
    some.tuples(*[some.floats(0, 50)] * 2, *[some.floats(60, 900)] * 2),
    some.sampled_from((0, 90, 180, 270, -90)), some.floats(0, 1), some.floats(0, 1),
)  # fmt: skip
def test_a_place_shown_is_where_it_was_printed(crop, turned, across, down):
    shown = frame((0, 0, 1000, 1000), crop, turned)
    back = shown.shown(*shown.printed(across, down))
    assert back == pytest.approx((across, down), abs=1e-6)


def test_every_kind_a_person_makes_is_read_and_links_and_windows_are_not(file):
    line, inked = Array([10, 10, 50, 50]), Array([Array([10, 10, 50, 50, 60, 20])])
    marks = [mark(kind, 10, 10, 50, 50, QuadPoints=quads((10, 10, 50, 20)), InkList=inked, L=line, Vertices=line,
                  Contents=kind) for kind in ("Highlight", "Underline", "Squiggly", "StrikeOut", "Text", "FreeText",
                  "Ink", "Line", "Polygon", "Square", "Circle", "Stamp", "Caret", "Link", "Popup")]  # fmt: skip
    found = _read(annotated(file, *marks)).marks
    assert [each.kind for each in found] == list(AnnotationKind)
    assert [len(each.strokes) for each in found if each.kind.is_drawn] == [1, 1, 1]
    assert all(each.boxes for each in found if not each.kind.is_drawn)


def test_answers_name_what_they_answer_and_a_tick_in_a_list_is_no_mark(file):
    annotated(file)

    def write(pdf):
        first = pdf.make_indirect(mark("Text", 10, 10, 30, 30, Contents="Is that so?"))
        answer = pdf.make_indirect(mark("Text", 10, 10, 30, 30, Contents="It is.", IRT=first, RT=Name.R))
        again = mark("Text", 10, 10, 30, 30, Contents="Thanks.", IRT=answer)
        tick = mark("Text", 10, 10, 30, 30, Contents="Accepted", IRT=first, StateModel="Review", State="Accepted")
        pdf.pages[0].obj.Annots = Array([first, answer, again, tick])

    question, answer, again = _read(changed(file, write)).marks
    assert (question.reply_to, answer.reply_to, again.reply_to) == ("", question.id, answer.id)


def test_answers_in_a_circle_or_to_nothing_are_marks_of_their_own(file):
    annotated(file)

    def write(pdf):
        one = pdf.make_indirect(mark("Text", 10, 10, 30, 30, Contents="One"))
        other = pdf.make_indirect(mark("Text", 10, 10, 30, 30, Contents="Other", IRT=one))
        own = pdf.make_indirect(mark("Text", 10, 10, 30, 30, Contents="Itself"))
        one.IRT, own.IRT = other, own
        lost = mark("Text", 10, 10, 30, 30, Contents="Lost", IRT=mark("Text", 1, 1, 2, 2, NM="elsewhere"))
        pdf.pages[0].obj.Annots = Array([one, other, own, lost])

    found = _read(changed(file, write))
    assert [each.reply_to for each in found.marks] == ["", found.marks[0].id, "", ""] or [
        each.reply_to for each in found.marks] == ["", "", "", ""]  # fmt: skip
    assert {each.words for each in found.marks} == {"One", "Other", "Itself", "Lost"}
    assert "circle" in found.warnings[0]


@pytest.mark.parametrize(("said", "words"), [
    (String("plain"), "plain"),
    (String(b"\xfe\xff\x00W\x20\x19\x00s"), "W’s"), (String(b"\xff\xfeW\x00s\x00"), "Ws"),
    (String("caf\u00e9 \u2014 \u0175".encode("utf-8-sig")), "café — ŵ"), (String(b"caf\xe9 \x85"), "café –"),
    (String(b"\xfe\xff\xd8\x00\x00a\x00"), "\ufffda\ufffd"), (String(b"\xef\xbb\xbf\xff\xfe!"), "\ufffd\ufffd!"),
    (String(b"a\x00b\x07c\r\nd\re"), "abc\nd\ne"), (String(b"\xfe\xff\x00\x1b\x00e\x00n\x00\x1b\x00h\x00i"), "hi"),
    (Name.Contents, ""), (None, ""), (7, ""), (Array([String("a")]), ""),
])  # fmt: skip
def test_words_are_read_in_any_encoding_that_was_meant(said, words):
    assert values.words(said) == words


def test_rich_words_lose_their_dress_and_plain_ones_come_first(file):
    rich = "<?xml version='1.0'?><body><p>Who&#160;pays <b>&amp;</b> when?</p><p>And why?</p></body>"
    assert _only(annotated(file, mark("Text", 10, 10, 30, 30, RC=rich))).words == "Who pays & when?\nAnd why?"
    assert _only(annotated(file, mark("Text", 10, 10, 30, 30, RC=rich, Contents="Plain."))).words == "Plain."


@pytest.mark.parametrize(("said", "when"), [
    ("D:20310612180500Z00'00'", "2031-06-12T18:05:00+00:00"), ("D:2031", "2031"), ("D:203106", "2031-06"),
    ("20310612", "2031-06-12"), ("D:2031061218", "2031-06-12T18:00:00"),
    ("D:20310612180500-0530", "2031-06-12T18:05:00-05:30"),
    ("D:20319912", ""), ("D:00000000", ""), ("yesterday", ""), ("", ""), ("D:20310612256199+99'99'", ""),
])  # fmt: skip
def test_dates_are_as_full_as_they_were_said(said, when):
    assert values.iso_date(String(said)) == when


@given(some.binary(max_size=60))
def test_no_bytes_break_words_or_dates(data):
    for read in (values.words, values.plain_words, values.iso_date):
        assert read(String(data)).encode("utf-8") is not None


def test_rectangles_that_lie_leave_the_words(file):
    annotated(file)

    def write(pdf):
        far = mark("Highlight", 9000, 9000, 9100, 9100, QuadPoints=quads((-500, -500, -400, -400)), Contents="Far")
        none = mark("Text", 1, 2, Contents="None")
        words = mark("Square", 0, 0, 1, 1, Contents="Words")
        words.Rect = Array([Name.a, String("b"), Dictionary(), Array()])
        half = mark("Square", 500, 700, 90000, 90000, Contents="Half")
        flat = mark("Highlight", 10, 10, 60, 20, QuadPoints=Array([1, 2, 3]), Contents="Flat")
        empty = mark("Highlight", 9000, 9000, 9100, 9100)
        pdf.pages[0].obj.Annots = Array([far, none, words, half, flat, empty, 7, Name.x, String("y"), Array()])

    found = _read(changed(file, write))
    assert {each.words: len(each.boxes) for each in found.marks} == {
        "Far": 0, "None": 0, "Words": 0, "Half": 1, "Flat": 1}  # fmt: skip
    assert all(0 <= side <= 1 for each in found.marks for box in each.boxes
               for side in (box.left, box.top, box.right, box.bottom))  # fmt: skip
    assert len(found.warnings) == 2


def test_a_list_of_marks_that_is_none_and_marks_said_twice_add_nothing(file):
    annotated(file, mark("Text", 1, 1, 9, 9, Contents="Once", NM="n"), mark("Text", 1, 1, 9, 9, Contents="Two", NM="n"))
    found = _read(changed(file, lambda pdf: pdf.pages[0].obj.Annots.append(pdf.pages[0].obj.Annots[0])))
    assert [each.words for each in found.marks] == ["Once", "Two"]
    assert len({each.id for each in found.marks}) == 2
    assert _read(changed(file, lambda pdf: pdf.pages[0].obj.update(Dictionary(Annots=Name.Odd)))).marks == ()


def test_thousands_of_rectangles_and_points_are_cut_with_a_sentence(file):
    inked = Array([Array([5, 5] * (MOST_POINTS + 10))])
    marks = (mark("Highlight", 0, 0, 9, 9, QuadPoints=quads(*[(1, 1, 9, 9)] * 5_000)),
             mark("Ink", 0, 0, 9, 9, InkList=inked))  # fmt: skip
    found = _read(annotated(file, *marks))
    assert len(found.marks[0].boxes) == 1_000
    assert len(found.marks[1].strokes[0]) == MOST_POINTS
    assert "Of 2 only the beginning" in found.warnings[0]


def test_a_hundred_thousand_marks_are_read_as_far_as_they_can_be_held(file):
    annotated(file)

    def write(pdf):
        one = pdf.make_indirect(Array([10, 10, 30, 30]))
        pdf.pages[0].obj.Annots = Array([
            Dictionary(Subtype=Name.Text, Rect=one, Contents=str(number)) for number in range(100_000)])  # fmt: skip

    with Annotator() as annotator:
        found = annotator.found(source(changed(file, write)))
    assert 1_000 < len(found.marks) <= MOST_MARKS
    assert "from page 1 on not all" in found.warnings[-1]


def test_reading_twice_names_each_mark_alike(file):
    annotated(file, mark("Text", 1, 1, 9, 9, Contents="A"), mark("Underline", 1, 1, 9, 9, Contents="B"))
    first = _read(file).marks
    again = changed(file, lambda pdf: pdf.add_blank_page())  # other numbers of objects, the same marks
    assert [each.id for each in _read(again).marks] == [each.id for each in first]
    assert all(each.id.startswith("~") for each in first)


def test_a_locked_file_asks_for_its_password_and_a_damaged_one_is_refused(file, tmp_path):
    made.pdf(file, [made.text("One.")], opened_by="sesame")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 nothing")
    with Annotator() as annotator:
        for password in ("", "wrong"):
            with pytest.raises(LockedError):
                annotator.found(source(file, password))
        assert annotator.found(source(file, "sesame")).marks == ()
        with pytest.raises(ScrutinyError, match="damaged"):
            annotator.found(source(tmp_path / "b.pdf"))


def test_real_marks_of_many_programs_are_read():
    files = sorted((SHARED / "annotated").glob("*.pdf"))
    if not files:
        pytest.skip("the papers are not here")
    with Annotator() as annotator:
        found = {file.name: annotator.found(source(file)).marks for file in files}
    assert all(found.values())
    assert {mark.kind for marks in found.values() for mark in marks} == set(AnnotationKind)
    assert {"This is a nit.", "This is lower in column 1"} <= {
        mark.words for mark in found["pdfannots__hotos17.pdf"]}  # fmt: skip


@pytest.mark.parametrize("group", range(3))
def test_hostile_and_odd_files_are_read_or_refused(group):
    files = sorted(file for folder in ("hostile", "adversarial") for file in (SHARED / folder).glob("*.pdf"))
    if not files:
        pytest.skip("the papers are not here")
    annotator = Annotator(patience=30)
    for file in files[group::3]:
        try:
            marks = annotator.found(source(file)).marks
        except ScrutinyError as refused:
            assert refused.what_to_do
            annotator.close()
            annotator = Annotator(patience=30)
        else:
            assert all(mark.page > 0 for mark in marks)
    annotator.close()
