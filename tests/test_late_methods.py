"""Records whose methods are written late are records like all others."""

import dataclasses
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from scrutiny_desktop import late_methods


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """Made as Python has it."""

    name: str
    rank: int = 0
    words: list[str] = field(default_factory=list, compare=False)


@pytest.fixture
def late(monkeypatch):
    """The same record, with methods that are not written yet."""
    monkeypatch.setattr(dataclasses, "_create_fn", dataclasses._create_fn)
    late_methods.put_off()
    return dataclass(frozen=True, slots=True, kw_only=True)(
        type("Plain", (), {"__annotations__": dict(Plain.__annotations__), "__module__": __name__, "rank": 0,
                           "__doc__": Plain.__doc__, "__qualname__": "Plain",
                           "words": field(default_factory=list, compare=False)})
    )  # fmt: skip


def test_a_record_is_made_compared_told_and_replaced_as_ever(late):
    one = late(name="Rosa", rank=2)
    assert (one.name, one.rank, one.words) == ("Rosa", 2, [])
    assert one == late(name="Rosa", rank=2) != replace(one, rank=3)
    assert hash(one) == hash(Plain(name="Rosa", rank=2))
    assert repr(one) == repr(Plain(name="Rosa", rank=2))
    assert [each.name for each in fields(late)] == ["name", "rank", "words"]
    with pytest.raises(FrozenInstanceError):
        one.name = "Else"
    with pytest.raises(FrozenInstanceError):
        del one.name


def test_a_wrong_word_is_refused_in_the_same_words(late):
    for each in (Plain, late, late):
        with pytest.raises(TypeError, match=r"^Plain\.__init__\(\) missing 1 required keyword-only argument: 'name'$"):
            each()


def test_a_method_is_written_once_and_then_is_the_records_own(late):
    before = late.__dict__["__init__"]
    late(name="Rosa")
    after = late.__dict__["__init__"]
    assert after is not before
    late(name="Rosa")
    assert late.__dict__["__init__"] is after


def test_a_record_of_another_kind_takes_up_what_it_stands_on(late):
    closer = dataclass(frozen=True, kw_only=True)(type("Closer", (late,), {"__annotations__": {"room": "str"}}))
    one = closer(name="Rosa", room="East")
    assert (one.name, one.room) == ("Rosa", "East")
    assert one != closer(name="Rosa", room="West")
