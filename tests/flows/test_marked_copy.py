"""Marks out of the library into a copy and back again: the same words on the same pages, and nothing unasked."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from scrutiny_desktop.domain.anchor import Box
from scrutiny_desktop.domain.annotation import Agreed
from scrutiny_desktop.domain.errors import LockedError, ScrutinyError, SignedError
from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.leaving import Choice
from scrutiny_desktop.domain.mark_line import ListWords
from scrutiny_desktop.domain.note import Colour, Grade, MarkKind, Note, Origin, PenStroke, Visibility
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.flows.bringing_in import as_notes, found_in
from scrutiny_desktop.flows.intake import TakenIn, take_in
from scrutiny_desktop.flows.marked_copy import Wanted, save_marked_copy
from scrutiny_desktop.papers.annotated import Annotator, Source
from scrutiny_desktop.store import contents, notes
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library
from tests import made_papers as made
from tests.foreign_marks import annotated, changed, mark, quads

SESAME = "sesame"
SHARED = Path(__file__).parents[3] / "shared" / "papers"
ALL = Wanted(choice=Choice(with_private=True))

PAGES = (
    ("The harbour ferry sails daily in summer.", "It is paid for by the borough and by the county.",
     "Nobody has said who pays for the winter, which the"),
    ("Panel asked about in its spring meeting.", "The winter ferry was promised for December.",
     "It is paid for by fares."),
)  # fmt: skip


class Desk:
    """A library with one paper, and what can be done with it."""

    def __init__(self, library, clock, resources, tmp_path):
        self.library, self.clock, self.resources, self.folder = library, clock, resources, tmp_path
        self.ids = Ids(clock)
        self.ledger = Ledger(library, author=lambda: "me", clock=clock, ids=self.ids)

    def take(self, file, password="", *, part=None):
        given = {file: password} if password else None
        (taken,) = take_in(self.library.access, self.clock, [file], self.resources / "forms", _quietly, given)
        assert isinstance(taken, TakenIn), taken.trouble
        parts = taken.reading.pack.parts if taken.reading.pack else ()
        first, last = (parts[part or 0].first_page, parts[part or 0].last_page) if parts else (0, 0)
        self.paper = Paper(id=f"p{taken.content[:8]}{first}", meeting_id="m1", title="Ferries", content=taken.content,
                           file_name=file.name, first_page=first, last_page=last)  # fmt: skip
        self.flow = flowing(contents.reading(self.library, self.paper.text_key))
        return self.paper

    def note(self, quote, **fields):
        start = self.flow.text.index(quote)
        anchor = replace(self.flow.anchor(self.paper, start, start + len(quote)), boxes=fields.pop("boxes", ()))
        return self.add(Note(id=self.ids.new(), meeting_id="m1", anchor=anchor, **fields))

    def add(self, *records):
        self.ledger.swap_all([(None, each) for each in records])
        return records[0]

    def save(self, wanted=ALL, password=""):
        out = self.folder / "copy.pdf"
        return save_marked_copy(self.library.access, self.clock, self.paper, wanted, self.resources / "fonts", out,
                                password, _quietly)  # fmt: skip

    def found(self, password=""):
        return found_in(self.library.access, self.clock, self.paper, password, _quietly)

    def brought(self):
        known = notes.for_paper(self.library, self.paper.id)
        return as_notes(self.found().marks, known, self.paper, self.ids, "me")


def _quietly(*_):
    pass


@pytest.fixture
def desk(access, clock, resources, tmp_path):
    with open_library(access, clock=clock) as library:
        yield Desk(library, clock, resources, tmp_path)


@pytest.fixture
def file(tmp_path):
    return made.pdf(tmp_path / "a.pdf", [made.text(*lines) for lines in PAGES])


def _again(desk):
    """The copy, taken in as a paper of its own, and its marks."""
    desk.take(desk.folder / "copy.pdf")
    return desk.brought()


def _upright(degrees, lines):
    """Lines that are read upright on a page that its file turns."""
    moves = {90: (made.WIDTH, 0, 90), 180: (made.WIDTH, made.HEIGHT, 180), 270: (0, made.HEIGHT, -90)}
    height = made.WIDTH if degrees in (90, 270) else made.HEIGHT

    def draw(canvas):
        across, up, turn = moves.get(degrees, (0, 0, 0))
        canvas.translate(across, up)
        canvas.rotate(turn)
        for at, line in enumerate(lines):
            canvas.drawString(72, height - 120 - 14 * at, line)

    return draw


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_marks_on_words_come_back_on_the_same_words_of_turned_and_cropped_pages(desk, file, degrees):
    made.pdf(file, [_upright(degrees, lines) for lines in PAGES])
    shown = pikepdf.Dictionary(Rotate=degrees, CropBox=pikepdf.Array([20, 30, 580, 810]))
    desk.take(changed(file, lambda pdf: [page.obj.update(shown) for page in pdf.pages]))
    desk.note("paid for by the borough", kind=MarkKind.HIGHLIGHT, colour=Colour.CONCERN)
    desk.note("Nobody has said who pays", text="Ask the Treasurer – ŵ.", visibility=Visibility.PANEL)
    desk.note("promised for December", kind=MarkKind.UNDERLINE)
    assert desk.save().marks == 3
    back = _again(desk)
    assert [(each.kind, each.text, each.anchor.quote, each.anchor.page, each.colour) for each in back] == [
        (MarkKind.HIGHLIGHT, "", "paid for by the borough", 1, Colour.CONCERN),
        (MarkKind.NOTE, "Ask the Treasurer – ŵ.", "Nobody has said who pays", 1, Colour.PLAIN),
        (MarkKind.UNDERLINE, "", "promised for December", 2, Colour.PLAIN),
    ]
    assert {each.visibility for each in back} == {Visibility.PRIVATE}
    assert back[1].anchor.boxes[0].right > back[1].anchor.boxes[0].left


def test_a_passage_over_two_pages_and_one_in_columns_come_back_whole(desk, file, tmp_path):
    desk.take(file)
    start = desk.flow.text.index("which the")
    end = desk.flow.text.index("asked about") + len("asked about")
    quote = desk.flow.text[start:end]
    desk.note(quote, text="Over the page")
    desk.save()
    (back,) = _again(desk)
    assert back.anchor.quote == quote
    assert {box.page for box in back.anchor.boxes} == {1, 2}


def test_columns_are_read_in_their_order(desk, tmp_path):
    left = [f"The left column speaks of ferry number {n}." for n in range(8)]
    right = [f"The right one speaks of harbour {n} alone." for n in range(8)]
    desk.take(made.pdf(tmp_path / "a.pdf", [made.columns(left, right)]))
    quote = "ferry number 6. The left column speaks of ferry number 7."
    if quote not in desk.flow.text:
        quote = "speaks of ferry number 7."
    desk.note(quote, text="A column")
    desk.save()
    assert [each.anchor.quote for each in _again(desk)] == [quote]


def test_places_areas_pens_and_bookmarks_stand_where_they_stood(desk, file):
    desk.take(file)
    place, area = (
        Box(page=2, left=0.3, top=0.4, right=0.3, bottom=0.4),
        Box(page=1, left=0.1, top=0.1, right=0.5, bottom=0.3),
    )
    stroke = PenStroke(page=2, points=((0.1, 0.2, 0.5), (0.3, 0.25, 0.9)))
    desk.note("The winter", kind=MarkKind.PLACE, text="Here", boxes=(place,))
    desk.note("The harbour", kind=MarkKind.AREA, text="Look", boxes=(area,))
    desk.note("The winter", kind=MarkKind.PEN, ink=(stroke,))
    desk.note("The harbour", kind=MarkKind.BOOKMARK, text="Begin here")
    desk.save()
    back = {each.text: each for each in _again(desk)}
    assert _box(back["Here"]) == pytest.approx((2, 0.3, 0.4, 0.3, 0.4), abs=1e-4)
    assert _box(back["Look"]) == pytest.approx((1, 0.1, 0.1, 0.5, 0.3), abs=1e-4)
    assert back[""].ink[0].page == 2
    assert back[""].ink[0].points[1][:2] == pytest.approx((0.3, 0.25), abs=1e-4)
    assert _box(back["Begin here"])[0] == 1
    assert [each.kind for each in back.values()].count(MarkKind.PLACE) == 2


def _box(note):
    box = note.anchor.boxes[0]
    return box.page, box.left, box.top, box.right, box.bottom


def test_private_marks_stay_unless_they_are_chosen_and_questions_go_along(desk, file):
    desk.take(file)
    desk.note("sails daily", text="Private thought")
    shown = desk.note("by fares", text="Shown", visibility=Visibility.PANEL)
    desk.add(Question(id="q1", meeting_id="m1", text="Who pays?", supplementary=("And when?",),
                      passages=(shown.anchor,), visibility=Visibility.PANEL))  # fmt: skip
    assert desk.save(Wanted()).marks == 2
    copied = (desk.folder / "copy.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(copied)) as pdf:
        assert [str(each.Contents) for each in pdf.pages[1].obj.Annots] == ["Shown", "Who pays?\n– And when?"]
        assert "/Annots" not in pdf.pages[0]
    assert desk.save(Wanted(choice=Choice(kinds=frozenset({MarkKind.PEN}), with_questions=False))).marks == 0


def test_a_mark_whose_words_are_gone_is_listed_and_not_put_somewhere(desk, file):
    desk.take(file)
    note = desk.note("sails daily", text="Where?", visibility=Visibility.PANEL)
    gone = replace(note, id="n9", anchor=replace(note.anchor, quote="sank last year", content="another"))
    drawn = replace(note, id="n8", kind=MarkKind.PEN, ink=(PenStroke(page=1, points=((0.1, 0.1, 1.0),)),),
                    anchor=replace(note.anchor, content="another"))  # fmt: skip
    desk.add(gone, drawn)
    saved = desk.save(Wanted(summary=ListWords()))
    assert (saved.marks, saved.unplaced) == (1, 2)
    with pikepdf.open(saved.file) as pdf:
        assert len(pdf.pages) == 3
    import pypdfium2

    listed = pypdfium2.PdfDocument(saved.file)[2].get_textpage().get_text_bounded()
    assert "Marks on Ferries" in listed
    assert "no longer in the paper" in listed
    assert "sank last year" in listed


def test_bringing_in_twice_adds_nothing_nor_does_a_copy_of_ones_own(desk, file):
    annotated(file, mark("Highlight", 0, 0, 9, 9, QuadPoints=quads((72, made.HEIGHT - 123, 300, made.HEIGHT - 110)),
              Contents="Theirs", T="Cllr Other", C=pikepdf.Array([1, 0, 0])))  # fmt: skip
    desk.take(file)
    (theirs,) = desk.brought()
    assert (theirs.text, theirs.origin.author, theirs.origin.colour) == ("Theirs", "Cllr Other", "ff0000")
    assert theirs.anchor.quote == "The ferry sails daily."
    desk.add(theirs)
    assert desk.brought() == []
    assert desk.save().marks == 0  # it is in the file already
    ours = desk.note("ferry", text="Ours")
    assert desk.save().marks == 1
    desk.take(desk.folder / "copy.pdf")
    known = [ours, theirs]
    again = as_notes(desk.found().marks, known, desk.paper, desk.ids, "me")
    assert [each.text for each in again] == ["Theirs"]  # in another file it is another mark


def test_marks_on_no_words_are_areas_and_answers_keep_what_they_answer(desk, file):
    changed(file, _discussed)
    desk.take(file)
    area, note, answer = desk.brought()
    assert (area.kind, note.kind, answer.kind) == (MarkKind.AREA, MarkKind.PLACE, MarkKind.PLACE)
    assert (area.anchor.quote, bool(area.anchor.boxes), area.text) == ("", True, "Blank")
    assert answer.origin.reply_to == note.origin.identity
    assert note.anchor.page == 1


def _discussed(pdf):
    note = pdf.make_indirect(mark("Text", 72, 700, 90, 718, Contents="Why?"))
    blank = mark("Highlight", 0, 0, 9, 9, QuadPoints=quads((72, 100, 300, 120)), Contents="Blank")
    pdf.pages[0].obj.Annots = pikepdf.Array([blank, note, mark("Text", 72, 700, 90, 718, Contents="So.", IRT=note)])


def test_of_a_pack_only_the_papers_own_pages_and_marks_leave(desk, tmp_path):
    file = made.ferry_pack(tmp_path / "pack.pdf")
    desk.take(file, part=1)
    assert desk.paper.last_page - desk.paper.first_page == 1
    desk.note("It goes on here", text="On its second page", visibility=Visibility.PANEL)
    saved = desk.save()
    with pikepdf.open(saved.file) as pdf:
        assert len(pdf.pages) == 2
        assert str(pdf.pages[1].obj.Annots[0].Contents) == "On its second page"
        assert "/Outlines" not in pdf.Root
        words = b"".join(each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream))
    assert b"harbour plan" not in words


def test_locked_and_signed_papers_say_so_and_no_file_is_left(desk, tmp_path):
    locked = made.pdf(tmp_path / "a.pdf", [made.text("One.")], opened_by=SESAME)
    desk.take(locked, SESAME)
    with pytest.raises(LockedError):
        desk.save()
    with pytest.raises(LockedError):
        desk.found()
    assert desk.found(SESAME).marks == ()
    assert desk.save(ALL, SESAME).marks == 0
    signed = changed(made.pdf(tmp_path / "b.pdf", [made.text("Two.")]), _sign)
    desk.take(signed)
    (tmp_path / "copy.pdf").unlink()
    with pytest.raises(SignedError):
        desk.save()
    assert not (tmp_path / "copy.pdf").exists()
    assert desk.save(Wanted(agreed=Agreed(may_break_signature=True))).marks == 0


def _sign(pdf):
    pdf.Root.AcroForm = pikepdf.Dictionary(SigFlags=3, Fields=pikepdf.Array([]))


def test_a_paper_that_is_no_pdf_is_refused_with_a_sentence(desk, tmp_path):
    (tmp_path / "a.txt").write_text("The ferry sails daily.")
    desk.take(tmp_path / "a.txt")
    for do in (desk.found, desk.save):
        with pytest.raises(ScrutinyError, match="Only a PDF"):
            do()


def test_real_marks_stand_on_real_words(desk):
    file = SHARED / "annotated" / "pdfannots__hotos17.pdf"
    if not file.exists():
        pytest.skip("the papers are not here")
    desk.take(file)
    quotes = {each.text: each.anchor.quote for each in desk.brought() if each.text}
    assert quotes["This is lower in column 1"].strip()
    assert quotes["This is at the top of column two"].strip()
    assert quotes["This is a nit."].strip()


def test_real_papers_make_the_round_trip(desk):
    files = sorted((SHARED / "council").rglob("*.pdf"), key=lambda each: each.stat().st_size)[:6]
    if not files:
        pytest.skip("the papers are not here")
    tried = right = 0
    for file in files:
        desk.take(file)
        blocks = [each for each in desk.flow.blocks if each.page and len(each.text) > 80][:20]
        quotes = [each.text[20:75].strip() for each in blocks]
        quotes = [each for each in quotes if desk.flow.text.count(each) == 1]
        for quote in quotes:
            desk.note(quote, text=quote)
        desk.save()
        back = {each.text: each.anchor.quote for each in _again(desk)}
        tried += len(quotes)
        right += sum(back.get(quote) == quote for quote in quotes)
    assert tried > 40
    assert right >= 0.95 * tried, f"{right} of {tried}"


def _reviewed(file):
    """A paper in which somebody marked a passage, somebody answered, and a note has no name of its own."""
    box = (70, made.HEIGHT - 124, 300, made.HEIGHT - 108)

    def put_in(pdf):
        page = pdf.pages[0].obj
        first = pdf.make_indirect(mark("Highlight", *box, NM="h1", T="A. Reader", Contents="Daily?", RC="<p>Daily?</p>",
                                       QuadPoints=quads(box), C=pikepdf.Array([1, 1, 0])))  # fmt: skip
        reply = pdf.make_indirect(mark("Text", *box, NM="r1", T="B. Writer", Contents="Yes", IRT=first))
        nameless = pdf.make_indirect(mark("Underline", *box, T="C. Third", Contents="No name", QuadPoints=quads(box)))
        page.Annots = pikepdf.Array([first, reply, nameless])

    made.pdf(file, [made.text(*lines) for lines in PAGES])
    return changed(file, put_in)


def _imported(desk, file):
    desk.take(_reviewed(file))
    brought = desk.brought()
    desk.add(*brought)
    return {each.text: each for each in brought}


def _edit(desk, note, **fields):
    desk.ledger.swap_all([(note, replace(note, **fields))])


def _annotations(desk, page=0):
    with pikepdf.open(io.BytesIO((desk.folder / "copy.pdf").read_bytes())) as pdf:
        for each in pdf.pages[page].obj.Annots:
            said = {key: each[key] for key in list(each)}
            said |= {key: str(said[key]) for key in said if isinstance(said[key], pikepdf.String | pikepdf.Name)}
            said["answers"] = str(each.IRT.get("/NM", "")) if "/IRT" in each else ""
            said["drawn"] = each.AP.N.read_bytes().decode() if "/AP" in each else ""
            yield said


def test_an_imported_mark_that_was_edited_is_written_over_itself_and_still_answered(desk, file):
    notes_here = _imported(desk, file)
    _edit(desk, notes_here["Daily?"], text="Daily in summer only", colour=Colour.CONCERN)
    saved = desk.save()
    assert (saved.marks, saved.anew) == (0, 1)
    there = list(_annotations(desk))
    assert [each["/NM"] for each in there if "/NM" in each] == ["h1", "r1"]
    assert len(there) == 3
    first = there[0]
    assert (first["/Contents"], first["/T"]) == ("Daily in summer only", "A. Reader")
    assert "/RC" not in first
    assert [round(float(each), 2) for each in first["/C"]] == [0.95, 0.5, 0.45]
    assert first["drawn"].startswith("/G gs") and "0.949" in first["drawn"]
    assert there[1]["answers"] == "h1"
    assert (there[2]["/Contents"], there[2].get("/AP")) == ("No name", None), "what was not changed stays as it came"


def test_an_imported_mark_without_a_name_is_found_again_and_words_alone_leave_its_colour(desk, file):
    notes_here = _imported(desk, file)
    _edit(desk, notes_here["No name"], text="Named now")
    assert desk.save().anew == 1
    there = list(_annotations(desk))
    assert [each["/Contents"] for each in there] == ["Daily?", "Yes", "Named now"]
    assert "/C" not in there[2]


def test_done_is_told_as_a_reviewers_tick_and_brought_in_as_no_mark(desk, file):
    notes_here = _imported(desk, file)
    _edit(desk, notes_here["Daily?"], is_resolved=True)
    desk.note("paid for by the borough", text="Ours", is_resolved=True)
    desk.save()
    ticks = [each for each in _annotations(desk) if "/StateModel" in each]
    assert {each["/State"] for each in ticks} == {"Completed"}
    assert len(ticks) == 2 and "h1" in [each["answers"] for each in ticks]
    assert sorted(each.text for each in _again(desk)) == ["Daily?", "No name", "Ours", "Yes"]


def test_what_was_kept_private_is_left_in_the_file_as_it_was(desk, file):
    notes_here = _imported(desk, file)
    _edit(desk, notes_here["Daily?"], text="My own thought")
    assert desk.save(Wanted()).anew == 0
    assert next(iter(_annotations(desk)))["/Contents"] == "Daily?"


def test_an_answer_written_here_from_another_file_leads_to_the_mark_it_answers(desk, file):
    notes_here = _imported(desk, file)
    parent = notes_here["Daily?"]
    answer = Origin(source="marks.json", author="D. Member", identity="elsewhere/1/a", reply_to=parent.origin.identity)
    desk.note("The harbour ferry", text="I asked them", origin=answer)
    desk.save()
    (ours,) = [each for each in _annotations(desk) if each.get("/Contents") == "I asked them"]
    assert (ours["answers"], ours["/T"]) == ("h1", "D. Member")


def test_evidence_says_what_it_is_evidence_for(desk, file):
    desk.take(file)
    for key, number, text in (("r1", "3", "Pay"), ("r2", "5", "Sail"), ("r3", "", "Count fares")):
        desk.add(Recommendation(id=key, meeting_id="m1", number=number, text=text))
    desk.note("sails daily", text="The log", kind=MarkKind.EVIDENCE, recommendation_ids=("r1", "r2"),
              grade=Grade.DOCUMENTED)  # fmt: skip
    desk.note("by fares", kind=MarkKind.EVIDENCE, recommendation_ids=("r3", "gone"), grade=Grade.STATED)
    desk.save()
    assert next(iter(_annotations(desk)))["/Contents"] == "The log\nEvidence for recommendations 3, 5 (documented)"
    assert next(iter(_annotations(desk, 1)))["/Contents"] == "Evidence for recommendation Count fares (stated)"


def test_a_file_too_large_to_copy_at_once_is_refused_before_it_is_read():
    def piece(start, length):
        raise AssertionError("nothing of it is read")

    with Annotator() as annotator, pytest.raises(ScrutinyError, match=r"300 MB.*240 MB.*pages with marks") as refused:
        annotator.marked(Source(300 * 1024**2, piece), ())
    assert "damaged" not in str(refused.value)
