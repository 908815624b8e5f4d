"""Web Annotations: as their schema says, and read back as they were."""

import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from scrutiny_desktop.domain.anchor import Box
from scrutiny_desktop.domain.note import Colour, Grade, MarkKind, PenStroke, Visibility
from scrutiny_desktop.domain.web_mark import CONTENT, OURS, QUESTION, WebMark, WebPlace
from scrutiny_desktop.outputs.web_annotation import web_annotations
from scrutiny_desktop.papers.web_annotations import read_web_annotations

sides = some.floats(0, 1).map(lambda each: round(each, 6))
words = some.text("aB9 é—ŵ’\U0001f600=#<&", max_size=20).map(str.strip)
said = words.filter(bool)
boxes = some.builds(Box, page=some.integers(1, 99), left=sides, top=sides, right=sides, bottom=sides)
strokes = some.builds(
    PenStroke, page=some.integers(1, 9), points=some.lists(some.tuples(sides, sides, sides), max_size=4).map(tuple)
)
places = some.builds(
    WebPlace,
    source=some.just(CONTENT + "ab" * 32), pages=some.sampled_from(("", "4-9")), quote=said, before=words, after=words,
    start=some.integers(0, 10**6), end=some.integers(0, 10**6), page=some.none() | some.integers(1, 2_000),
    boxes=some.lists(boxes, max_size=2).map(tuple), citation=words,
)  # fmt: skip
dates = some.datetimes().map(lambda each: f"{each.isoformat()}+00:00")
common = {
    "id": some.uuids().map(lambda each: f"{OURS}{each}"), "author": words, "created": dates, "changed": dates,
    "visibility": some.sampled_from(list(Visibility)).map(str),
    "places": some.lists(places, min_size=1, max_size=3).map(tuple),
}  # fmt: skip
notes = some.builds(
    WebMark, kind=some.sampled_from(list(MarkKind)).map(str), words=words,
    tags=some.lists(said, unique=True, max_size=3).map(tuple),
    grade=some.sampled_from(list(Grade)).map(str), colour=some.sampled_from(list(Colour)).map(str),
    ink=some.lists(strokes, max_size=2).map(tuple), **common,
)  # fmt: skip
asked = some.builds(
    WebMark, kind=some.just(QUESTION), words=said, supplementary=some.lists(said, max_size=3).map(tuple), **common
)


@pytest.fixture(scope="session")
def schema(resources):
    held = json.loads((resources / "schemas" / "web-annotations.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(held)
    for part in (held, *held["$defs"].values(), *held["$defs"]["selector"]["oneOf"]):
        if part.get("type") == "object":
            part["additionalProperties"] = False
    return jsonschema.Draft202012Validator(held)


def test_the_schema_names_every_kind_grade_and_colour(resources):
    held = json.loads((resources / "schemas" / "web-annotations.schema.json").read_text(encoding="utf-8"))
    known = held["$defs"]["annotation"]["properties"]
    assert known["sd:kind"]["enum"] == [*map(str, MarkKind), QUESTION]
    for name, kinds in (("sd:grade", Grade), ("sd:colour", Colour), ("sd:visibility", Visibility)):
        assert known[name]["enum"] == list(map(str, kinds))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(some.lists(notes | asked, max_size=3), words)
def test_what_is_written_keeps_to_the_schema_and_is_read_back_as_it_was(schema, marks, label):
    data = web_annotations(label, marks)
    schema.validate(json.loads(data))
    found = read_web_annotations(data)
    motiveless = [{**_fields(mark), "motivation": ""} for mark in found.marks]
    assert motiveless == [_fields(mark) for mark in marks]
    assert found.warnings == ()


def _fields(mark):
    return {name: getattr(mark, name) for name in WebMark.__slots__}


def test_the_same_marks_are_the_same_bytes_and_the_context_comes_first():
    mark = WebMark(id=f"{OURS}1", kind="note", visibility="private", words="Why?", places=(WebPlace(quote="so"),))
    data = web_annotations("Ferries", [mark])
    assert data == web_annotations("Ferries", [mark])
    plain = json.loads(data)
    assert next(iter(plain)) == "@context"
    (one,) = plain["first"]["items"]
    assert one["motivation"] == "commenting"
    assert one["target"]["selector"][0]["exact"] == "so"
