"""Lists of marks: tables no spreadsheet reckons with, Markdown whose words mean only themselves."""

import csv
import io
import re

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as some

from scrutiny_desktop.domain.mark_line import ListWords, MarkLine, MarkList
from scrutiny_desktop.outputs.mark_list import markdown, safe, table
from scrutiny_desktop.outputs.mark_summary import summary_pdf

LINE = MarkLine(
    paper="Ferries", place="Cover report, page 4", what="Note", quote="sails daily", words="Who pays?\nAnd when?",
    author="Cllr Example", visibility="private", tags=("money",), made="2031-06-12T18:05:00+00:00",
)  # fmt: skip
COLUMNS = ListWords().columns


@given(some.text())
def test_no_cell_is_a_formula(cell):
    kept = safe(cell)
    assert not kept.lstrip().startswith(("=", "+", "-", "@"))
    assert kept in (cell.replace("\x00", ""), "'" + cell.replace("\x00", ""))


def test_a_table_holds_every_mark_with_its_words_as_they_are():
    wicked = MarkLine(place="=cmd|'/c calc'!A1", quote="\t=1+1", words="+44 23 8083", author="@x", what="-1")
    listed = MarkList(title="x", lines=(LINE, wicked), withheld=("Exempt: paragraph 1",))
    data = table(listed, COLUMNS)
    assert data.startswith(b"\xef\xbb\xbf")
    head, first, second, note = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head == list(COLUMNS)
    assert first == ["Ferries", "Cover report, page 4", "Note", "sails daily", "Who pays?\nAnd when?", "Cllr Example",
                     "private", "money", "2031-06-12T18:05:00+00:00"]  # fmt: skip
    assert [each[:1] for each in second if each] == ["'"] * 5
    assert note == ["Exempt: paragraph 1"]


def test_markdown_names_paper_place_passage_and_words():
    said = markdown(MarkList(title="Marks on Ferries", lines=(LINE,), withheld=("Exempt",)))
    assert said == (
        "# Marks on Ferries\n\n**Exempt**\n\n## Ferries\n\n"
        "**Cover report, page 4** – Note · Cllr Example · private · \\#money\n\n"
        "> sails daily\n\nWho pays?  \nAnd when?\n"
    )


@pytest.mark.parametrize(("words", "kept"), [
    ("# no heading", r"\# no heading"), ("1. one", r"1\. one"), ("12) x", r"12\) x"), ("- a", r"\- a"),
    ("+ a", r"\+ a"), ("0\x1e=", "0  \n\\="),
    ("===", r"\==="), ("    indented", "indented"), ("a\n  - b", "a  \n\\- b"), ("<b>&amp;", r"\<b\>\&amp;"),
    ("*a* _b_ `c` [d](e) | ~f~ !", r"\*a\* \_b\_ \`c\` \[d\](e) \| \~f\~ \!"), ("3 ferries", "3 ferries"), (".5", ".5"),
])  # fmt: skip
def test_signs_of_markdown_in_words_are_only_signs(words, kept):
    assert markdown(MarkList(title="T", lines=(MarkLine(what="Note", words=words),))).endswith(f"\n\n{kept}\n")


@given(some.text(max_size=80))
def test_no_words_begin_a_heading_or_a_list(words):
    said = markdown(MarkList(title="T", lines=(MarkLine(what="Note", quote=words, words=words),)))
    lines = said.splitlines()[2:]
    assert not any(re.match(r"#|[-+=]|\d+[.)](\s|$)", line) for line in lines)


def test_the_summary_lists_long_marks_over_pages_and_signs_the_font_lacks(resources):
    long = MarkLine(
        place="Page 1", what="Note", quote="word " * 2_000, words="Sentence <b>&. \u0175 \U0001f600\n" * 200
    )
    listed = MarkList(title="Marks & more", withheld=("Exempt: 1",), lines=(LINE, long))
    data = summary_pdf(listed, fonts=resources / "fonts")
    pdf = pypdfium2.PdfDocument(data)
    first = pdf[0].get_textpage().get_text_bounded()
    assert len(pdf) > 2
    assert "Marks & more" in first
    assert "Exempt: 1" in first
    assert "Cover report, page 4 · Note · Cllr Example" in first
    assert "“sails daily”" in first
    assert data == summary_pdf(listed, fonts=resources / "fonts")
