import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.note import Grade, Note
from scrutiny_desktop.domain.plain import for_json, from_plain, to_plain
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.domain.record import KINDS, kind_of

ZONES = st.integers(-720, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC) | ZONES))
st.register_type_strategy(float, st.floats(allow_nan=False))


@pytest.mark.parametrize("kind", [*KINDS.values(), Reading], ids=lambda kind: kind.__name__)
def test_a_record_comes_back_from_json_as_it_was(kind):
    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(st.builds(kind, **{name: st.from_type(hint) for name, hint in kind.__annotations__.items()}))
    def comes_back(record):
        plain = json.dumps(to_plain(record))
        assert from_plain(kind, json.loads(plain)) == record
        assert json.dumps(record, default=for_json) == plain

    comes_back()


def test_each_kind_of_record_is_known_by_the_name_of_its_table():
    assert kind_of(Question(id="q1", meeting_id="m1")) == "questions"
    assert len(set(KINDS.values())) == len(KINDS)


def test_names_that_are_missing_take_their_defaults_and_unknown_ones_are_passed_over():
    note = from_plain(Note, {"id": "n1", "meeting_id": "m1", "colour_of_tomorrow": "green"})
    assert note == Note(id="n1", meeting_id="m1", grade=Grade.NONE)


def test_a_date_and_a_time_are_told_apart():
    meeting = Meeting(id="m1", panel_id="p1", on=date(2031, 6, 12), started=datetime(2031, 6, 12, 17, 32, tzinfo=UTC))
    back = from_plain(Meeting, to_plain(meeting))
    assert (type(back.on), type(back.started)) == (date, datetime)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": 7},
        {"rank": "first"},
        {"rank": True},
        {"title": None},
        {"title": ["Budget"]},
    ],
)
def test_a_value_that_is_not_what_the_type_says_is_refused(wrong):
    with pytest.raises((TypeError, ValueError)):
        from_plain(AgendaItem, {"id": "a", "meeting_id": "m", "title": "Budget", **wrong})


@pytest.mark.parametrize(
    "wrong",
    [
        {"recommendation_ids": "r1"},
        {"is_exempt": "no"},
        {"kind": "gossip"},
        {"due": "soon"},
        {"at": 17},
    ],
)
def test_a_discussion_point_of_the_wrong_form_is_refused(wrong):
    plain = to_plain(DiscussionPoint(id="d", meeting_id="m", at=datetime(2031, 6, 12, tzinfo=UTC)))
    with pytest.raises((TypeError, ValueError)):
        from_plain(DiscussionPoint, {**plain, **wrong})


def test_an_anchor_that_is_no_table_is_refused():
    with pytest.raises(TypeError):
        from_plain(Note, {"id": "n1", "meeting_id": "m1", "anchor": "page 3"})


def test_what_has_no_plain_form_is_never_written():
    with pytest.raises(TypeError, match="no plain form"):
        json.dumps({"a": object()}, default=for_json)
