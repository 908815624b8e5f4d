from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.ids import Ids

NOON = datetime(2031, 6, 12, 12, tzinfo=UTC)


def test_ids_of_one_millisecond_differ_and_sort_in_the_order_they_were_made():
    ids = Ids(lambda: NOON)
    made = [ids.new() for _ in range(5_000)]
    assert all(earlier < later for earlier, later in pairwise(made))


@given(st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=50))
def test_ids_sort_in_the_order_they_were_made_however_the_clock_is_set(steps):
    moments = iter([NOON + timedelta(milliseconds=step) for step in steps])
    ids = Ids(lambda: next(moments))
    made = [ids.new() for _ in steps]
    assert all(earlier < later for earlier, later in pairwise(made))


def test_an_id_is_a_version_7_uuid_that_tells_its_time():
    made = UUID(Ids(lambda: NOON).new())
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == int(NOON.timestamp() * 1000)


def test_ids_made_apart_at_the_same_time_differ():
    assert Ids(lambda: NOON).new() != Ids(lambda: NOON).new()


def test_a_millisecond_that_is_used_up_runs_on_into_the_next():
    ids = Ids(lambda: NOON)
    first = ids.new()
    ids._count = (1 << 26) - 1
    second, third = ids.new(), ids.new()
    assert first < second < third
    assert UUID(second).int >> 80 == int(NOON.timestamp() * 1000) + 1
