"""Marks out as lists and Web Annotations, and Web Annotations in: placed where their words are, or said not to be."""

import csv
import io
import json
from dataclasses import replace

import jsonschema
import pytest

from scrutiny_desktop.domain.anchor import Box
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.leaving import Choice
from scrutiny_desktop.domain.note import Colour, Grade, MarkKind, Note, PenStroke, Visibility
from scrutiny_desktop.domain.panel import Person
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.flows.exporting import Listed, ListForm, save_marks
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.flows.web_marks import as_records, found_in_file
from scrutiny_desktop.store import contents
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library
from tests import made_papers as made

LINES = (
    "1. The harbour ferry sails daily in summer.",
    "2. It is paid for by the borough.",
    "3. It is paid for by the county.",
)
ALL = Choice(with_private=True)


class Desk:
    """A library with one exempt paper, a note of each kind and a question."""

    def __init__(self, library, clock, resources, folder):
        self.library, self.clock, self.folder, self.ids = library, clock, folder, Ids(clock)
        file = made.pdf(folder / "a.pdf", [made.text(*LINES)])
        (taken,) = take_in(library.access, clock, [file], resources / "forms", _quietly)
        exempt = Classification(secrecy=Secrecy.EXEMPT, citation="paragraph 3")
        self.paper = Paper(id="p1", meeting_id="m1", title="Ferries", content=taken.content, classification=exempt)
        self.flow = flowing(contents.reading(library, taken.content))
        self.put = Ledger(library, author=lambda: "me", clock=clock, ids=self.ids).swap_all
        self.put([(None, self.paper), (None, Person(id="me", name="Cllr Example"))])

    def anchor(self, quote, **fields):
        start = self.flow.text.index(quote)
        return replace(self.flow.anchor(self.paper, start, start + len(quote)), **fields)

    def note(self, quote, **fields):
        held = {"visibility": Visibility.PANEL, "owner": "me"} | fields
        anchor = self.anchor(quote, **held.pop("at", {}))
        return Note(id=self.ids.new(), meeting_id="m1", anchor=anchor, **held)

    def save(self, form, choice=ALL, **fields):
        out = self.folder / f"marks.{form.value}"
        listed = Listed(meeting_id="m1", title="Marks", choice=choice, **fields)
        return save_marks(self.library.access, self.clock, listed, form, out, _quietly), out

    def found(self, file, papers=None, now=None):
        papers = [self.paper] if papers is None else papers
        return found_in_file(self.library.access, self.clock, file, papers, now, _quietly).marks

    def web(self, *said):
        file = self.folder / "in.json"
        file.write_text(json.dumps(said), encoding="utf-8")
        return self.found(file, now=self.paper)

    def records(self, found, notes=(), questions=()):
        return as_records(found, notes, questions, "m1", self.ids, "me", "in.json")


def _quietly(*_):
    pass


@pytest.fixture
def desk(access, clock, resources, tmp_path):
    with open_library(access, clock=clock) as library:
        yield Desk(library, clock, resources, tmp_path)


@pytest.fixture
def kept(desk):
    """A note of each kind, and a question from two passages."""
    box = Box(page=1, left=0.1, top=0.2, right=0.3, bottom=0.4)
    notes = [
        desk.note("sails daily", text="=Who pays?", tags=("money", "ferry"), colour=Colour.CONCERN),
        desk.note("the borough", kind=MarkKind.EVIDENCE, grade=Grade.DOCUMENTED, visibility=Visibility.PRIVATE),
        desk.note("the county", kind=MarkKind.AREA, text="Look", at={"boxes": (box,)}),
        desk.note("the county", kind=MarkKind.PEN, ink=(PenStroke(page=1, points=((0.1, 0.2, 0.5), (0.2, 0.2, 1.0))),)),
        Note(id=desk.ids.new(), meeting_id="m1", text="On no paper", owner="me"),
    ]
    question = Question(id=desk.ids.new(), owner="me", meeting_id="m1", text="Why?", supplementary=("And when?",),
                        passages=(desk.anchor("daily in summer"), desk.anchor("county")))  # fmt: skip
    desk.put([(None, each) for each in (*notes, question)])
    return notes, question


def test_the_table_cites_each_mark_and_names_who_may_see_it(desk, kept):
    saved, out = desk.save(ListForm.TABLE)
    head, *lines = csv.reader(io.StringIO(out.read_bytes().decode("utf-8-sig"), newline=""))
    assert (saved, len(lines)) == (6, 8)  # a question from two passages has two lines, the secrecy one
    assert (head[0], lines[-1]) == ("Paper", ["Exempt: paragraph 3"])
    words = {line[4]: line for line in lines[:-1]}
    assert words["'=Who pays?"][:4] == ["Ferries", "Ferries, page 1, paragraph 1", "Note", "sails daily"]
    assert words["'=Who pays?"][5:8] == ["Cllr Example", "panel", "money, ferry"]
    assert words["On no paper"][:2] == ["", ""]
    assert [line[3] for line in lines[:-1] if line[2] == "Question"] == ["daily in summer", "county"]


def test_private_marks_are_in_no_list_unless_they_are_chosen(desk, kept):
    for form in ListForm:
        saved, out = desk.save(form, Choice())
        assert saved == 3
        assert "On no paper" not in out.read_text(encoding="utf-8")
        assert "Why?" not in out.read_text(encoding="utf-8")


def test_markdown_says_the_paper_once_and_lists_in_its_order(desk, kept):
    _, out = desk.save(ListForm.MARKDOWN)
    said = out.read_text(encoding="utf-8")
    assert said.startswith("# Marks\n\n**Exempt: paragraph 3**\n\n## Ferries\n\n**Ferries, page 1, paragraph 1**")
    assert said.count("## Ferries") == 1
    assert said.index("sails daily") < said.index("the borough") < said.index("On no paper")


def test_only_one_papers_marks_where_it_is_named_and_none_is_an_answer(desk, kept):
    assert desk.save(ListForm.TABLE, paper_id="p1")[0] == 5
    with pytest.raises(ScrutinyError, match="no marks"):
        desk.save(ListForm.TABLE, paper_id="other")
    with pytest.raises(ScrutinyError, match="no marks"):
        desk.save(ListForm.WEB, Choice(kinds=frozenset(), with_questions=False))


def test_web_annotations_keep_to_the_schema_and_ones_own_add_nothing(desk, kept, resources):
    notes, question = kept
    _, out = desk.save(ListForm.WEB)
    schema = json.loads((resources / "schemas" / "web-annotations.schema.json").read_text(encoding="utf-8"))
    said = json.loads(out.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(said)
    first = said["first"]["items"][0]
    assert first["target"]["source"] == f"urn:sha256:{desk.paper.content}"
    assert first["target"]["sd:citation"] == "Ferries, page 1, paragraph 1"
    assert desk.records(desk.found(out), notes, [question]) == []


def test_they_come_into_another_library_as_they_were_but_private(desk, kept):
    notes, question = kept
    _, out = desk.save(ListForm.WEB)
    found = desk.found(out)
    assert all(each.is_placed for each in found)
    back = {each.id: each for each in desk.records(found)}
    assert {each.visibility for each in back.values()} == {Visibility.PRIVATE}
    for note in notes:
        came = back[note.id]
        assert (came.kind, came.text, came.tags, came.grade, came.colour, came.ink) == (
            note.kind, note.text, note.tags, note.grade, note.colour, note.ink)  # fmt: skip
        assert came.anchor == note.anchor
    assert back[question.id] == replace(question, visibility=Visibility.PRIVATE)
    assert desk.records(desk.found(out), [each for each in back.values() if isinstance(each, Note)], [question]) == []


def _foreign(exact, prefix="", suffix="", **fields):
    quote = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    return {"id": "h1", "text": "Whose money?", "user": "acct:other@hypothes.is",
            "target": [{"source": "https://example.org/a.pdf", "selector": [quote]}], **fields}  # fmt: skip


def test_marks_of_other_programs_stand_on_their_words_whatever_the_white_space(desk):
    found = desk.web(
        _foreign("paid for by", "2. It is ", " the borough", id="1"),
        _foreign("paid  for\nby the coun-\nty.", id="2"))  # fmt: skip
    assert [each.anchors[0].quote for each in found] == ["paid for by", "paid for by the county."]
    first, second = desk.records(found)
    assert (first.kind, first.text, first.origin.author, first.anchor.page) == (
        MarkKind.NOTE,
        "Whose money?",
        "other",
        1,
    )
    assert desk.records(desk.web(_foreign("paid for by", "2. It is ", id="1")), [first, second]) == []


def test_what_stands_nowhere_or_twice_keeps_its_words_and_is_guessed_nowhere(desk):
    found = desk.web(_foreign("It is paid for by", id="1"), _foreign("the airship sails", id="2"), _foreign("", id="3"))
    assert [each.is_placed for each in found] == [False, False, True]
    twice, gone, none = desk.records(found)
    assert (twice.anchor.content, twice.anchor.quote, twice.anchor.paper_id) == ("", "It is paid for by", "p1")
    assert gone.text == "Whose money?"
    assert none.anchor is None


def test_an_id_that_lies_or_is_said_twice_does_no_harm(desk):
    found = desk.web(_foreign("sails daily", id="urn:uuid:../../x"), _foreign("sails daily", id="urn:uuid:../../x"),
                     {**_foreign("sails daily"), "id": None}, {**_foreign("sails daily"), "id": 7})  # fmt: skip
    records = desk.records(found)
    assert [each.id.count("-") for each in records] == [4, 4]
    assert len({each.origin.identity for each in records}) == 2


def test_a_file_that_is_not_there_or_no_list_of_marks_is_refused(desk, tmp_path):
    (tmp_path / "bad.json").write_bytes(b"\x00\x01")
    for name in ("bad.json", "none.json"):
        with pytest.raises(ScrutinyError):
            desk.found(tmp_path / name)
