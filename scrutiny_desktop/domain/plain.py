"""Frozen dataclasses to plain values (what JSON can hold) and back, by their own type hints."""

import dataclasses
import functools
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

T = TypeVar("T")

_PLAIN = frozenset({str, int, float, bool, type(None)})


def to_plain(value: Any) -> Any:
    """The value as dicts, lists, strings, numbers and None; dates in ISO 8601."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if names := _names(kind):
        return {name: to_plain(getattr(value, name)) for name in names}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (tuple, list)):
        return [to_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_plain(kind: type[T], plain: Mapping[str, Any]) -> T:
    """A dataclass from its plain form; unknown names are passed over, missing ones take defaults.

    Raises TypeError or ValueError where a value is not what the type says.
    """
    hints = _hints(typing.cast(type, kind))
    return kind(**{name: _value(hints[name], value) for name, value in plain.items() if name in hints})


@functools.cache
def _names(kind: type) -> tuple[str, ...]:
    """Of a dataclass its fields; a long paper is written as a hundred thousand values of a few kinds."""
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


@functools.cache
def _hints(kind: type) -> Mapping[str, Any]:
    return typing.get_type_hints(kind)


def _value(hint: Any, plain: Any) -> Any:
    if isinstance(hint, types.UnionType):
        return None if plain is None else _value(_inner(hint), plain)
    if typing.get_origin(hint) is tuple:
        return tuple(_value(typing.get_args(hint)[0], each) for each in _plainly(plain, list, tuple))
    if dataclasses.is_dataclass(hint):
        return from_plain(typing.cast(type, hint), _plainly(plain, Mapping))
    if hint in (date, datetime):
        return hint.fromisoformat(_plainly(plain, str))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(plain)
    if hint is float:
        return float(_plainly(plain, float, int))
    return _plainly(plain, hint)


def _plainly(plain: Any, *kinds: type) -> Any:
    # In JSON true is no number, though to Python it is one.
    if not isinstance(plain, kinds) or (isinstance(plain, bool) and bool not in kinds):
        raise TypeError(f"{type(plain).__name__} where {' or '.join(each.__name__ for each in kinds)} was meant")
    return plain


def _inner(union: types.UnionType) -> Any:
    return next(each for each in union.__args__ if each is not type(None))
