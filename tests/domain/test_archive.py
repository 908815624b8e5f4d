"""The archive of a meeting: as its schema says, and read back as it was."""

import json
from dataclasses import fields

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from scrutiny_desktop.domain.archive import archived, from_archive, whole_archive
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.record import KINDS
from tests.flows.leaving import meetings


@pytest.fixture(scope="module")
def schema(resources):
    held = json.loads((resources / "schemas" / "meeting.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(held)
    return held


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(planted=meetings())
def test_an_archive_keeps_to_its_schema_and_is_read_back_as_it_was(schema, planted):
    held = json.loads(json.dumps(archived(whole_archive(planted.records, classification="Private"), made="2031-06-12")))
    jsonschema.Draft202012Validator(schema).validate(held)
    again = from_archive(held)
    assert {each.id: each for each in again.records} == {each.id: each for each in planted.records}
    assert again.classification == "Private"


def test_the_schema_describes_each_kind_and_each_of_its_fields(schema):
    told = schema["properties"]["records"]["properties"]
    assert set(told) == set(KINDS)
    for name, kind in KINDS.items():
        described = schema["$defs"][told[name]["items"]["$ref"].rpartition("/")[2]]
        assert set(described["properties"]) == {each.name for each in fields(kind)}


@pytest.mark.parametrize("plain", [{}, {"form": "urn:scrutiny-desktop:meeting:1"}, {
    "form": "urn:scrutiny-desktop:meeting:1", "classification": "x", "left_out": {}, "records": {"notes": [{"id": 3}]},
}])  # fmt: skip
def test_what_is_no_archive_is_refused_in_a_sentence(plain):
    with pytest.raises(ScrutinyError):
        from_archive(plain)
