"""Web Annotations of other programs, and files that lie."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.papers.annotated import Annotator
from scrutiny_desktop.papers.web_annotations import MOST, UnreadableError, read_web_annotations

HYPOTHESIS = {
    "id": "aBc", "created": "2031-06-12T18:05:00.123456+00:00", "updated": "2031-06-13T08:00:00+00:00",
    "user": "acct:councillor@hypothes.is", "user_info": {"display_name": "Cllr Example"}, "uri": "https://example.org/a.pdf",
    "text": "Who pays?", "tags": ["money", "money", "ferry"], "references": ["first", "second"],
    "target": [{"source": "https://example.org/a.pdf", "selector": [
        {"type": "TextPositionSelector", "start": 10, "end": 30},
        {"type": "TextQuoteSelector", "exact": "paid for by\nthe borough", "prefix": "It is ", "suffix": " and"},
        {"type": "PageSelector", "index": 3, "label": "4"}]}],
}  # fmt: skip


def _read(said):
    return read_web_annotations(json.dumps(said).encode())


@pytest.mark.parametrize("wrap", [lambda one: {"total": 1, "rows": [one]}, lambda one: [one], lambda one: one,
                                  lambda one: {"export_date": "2031", "annotations": [one]},
                                  lambda one: {"first": {"items": [one]}}])  # fmt: skip
def test_marks_of_hypothesis_are_read_however_they_were_saved(wrap):
    (mark,) = _read(wrap(HYPOTHESIS)).marks
    assert (mark.id, mark.words, mark.author, mark.tags) == ("aBc", "Who pays?", "Cllr Example", ("money", "ferry"))
    assert (mark.created[:10], mark.changed[:10], mark.reply_to) == ("2031-06-12", "2031-06-13", "second")
    (place,) = mark.places
    assert (place.quote, place.before, place.page, place.start) == ("paid for by\nthe borough", "It is ", 4, 10)
    assert place.content == ""


def test_the_standards_other_forms_are_read():
    (mark,) = _read({
        "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation",
        "motivation": ["oa:questioning", "tagging"],
        "creator": "https://example.org/people/1",
        "body": ["https://example.org/a",
                 {"type": "TextualBody", "value": "<p>Who <b>pays</b>?</p>", "format": "text/html"}],
        "target": {"source": {"id": "urn:sha256:ab"}, "selector": {"type": "FragmentSelector", "value": "page=7",
                   "refinedBy": {"type": "TextQuoteSelector", "exact": "ferry"}}},
    }).marks  # fmt: skip
    assert (mark.motivation, mark.supplementary, mark.author) == (
        "questioning",
        ("Who pays?",),
        "https://example.org/people/1",
    )
    assert (mark.places[0].page, mark.places[0].quote, mark.places[0].content) == (7, "ferry", "ab")


json_like = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=6),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(
        some.sampled_from(("target", "body", "selector", "source", "type", "exact", "start", "items", "sd:boxes",
                           "sd:ink", "id", "value", "refinedBy", "page", "points", "tags", "creator")),
        inner, max_size=5),
    max_leaves=30,
)  # fmt: skip


@given(some.lists(json_like, max_size=4))
def test_no_shape_of_json_breaks_the_reader(said):
    found = _read(said)
    assert len(found.marks) + bool(found.warnings) <= len(said) + 1


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"[1, 2", b"7", b'"x"', b"{}", b"null", b"[" * 100_000])
def test_what_is_no_file_of_marks_is_refused(data):
    with pytest.raises(UnreadableError):
        read_web_annotations(data)


def test_numbers_that_are_none_and_places_off_the_page_are_left_out():
    selectors = [{"type": "TextPositionSelector", "start": -1, "end": 1e400},
                 {"type": "FragmentSelector", "value": "page=0"}]  # fmt: skip
    boxes = [{"page": 1, "left": 2, "top": 0, "right": 1, "bottom": 1}]
    wild = {"id": "x", "bodyValue": "Words", "target": {"source": "a", "selector": selectors, "sd:boxes": boxes},
            "sd:ink": [{"page": 1, "points": [[0, 1]]}]}  # fmt: skip
    (mark,) = _read([wild]).marks
    assert (mark.places[0].start, mark.places[0].end, mark.places[0].page) == (None, None, None)
    assert (mark.places[0].boxes, mark.ink) == ((), ())


def test_a_file_of_too_many_marks_is_read_as_far_as_it_can_be_held():
    found = _read([{"id": str(at), "bodyValue": "x", "target": "a"} for at in range(MOST + 5)])
    assert len(found.marks) == MOST
    assert found.warnings


def test_the_child_reads_them_and_refuses_what_it_cannot_read():
    with Annotator() as annotator:
        assert annotator.web(json.dumps(HYPOTHESIS).encode()).marks[0].words == "Who pays?"
        for bad in (b"", b"[" * 1_000_000):
            with pytest.raises(ScrutinyError, match="no marks"):
                annotator.web(bad)
