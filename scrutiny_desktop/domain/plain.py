"""Frozen dataclasses to plain values (what JSON can hold) and back, by their own type hints."""

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Mapping
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


def for_json(value: Any) -> Any:
    """One level of the plain form, as ``json`` asks for what it has no word for; the quickest way to a long text."""
    kind: Any = type(value)
    if names := _names(kind):
        return {name: getattr(value, name) for name in names}
    if isinstance(value, (Enum, date)):
        return to_plain(value)
    raise TypeError(f"{type(value).__name__} has no plain form")


def from_plain(kind: type[T], plain: Mapping[str, Any]) -> T:
    """A dataclass from its plain form; unknown names are passed over, missing ones take defaults.

    Raises TypeError or ValueError where a value is not what the type says.
    """
    readers = readers_of(typing.cast(type, kind))
    return kind(**{name: readers[name](value) for name, value in plain.items() if name in readers})


@functools.cache
def _names(kind: type) -> tuple[str, ...]:
    """Of a dataclass its fields; a long paper is written as a hundred thousand values of a few kinds."""
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


@functools.cache
def readers_of(kind: type) -> Mapping[str, Callable[[Any], Any]]:
    """Of a dataclass, what makes each field from its plain form."""
    return {name: _reader(hint) for name, hint in typing.get_type_hints(kind).items()}


@functools.cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """What reads a value that such a type says; made once for each type, as a long paper has so many values."""
    if isinstance(hint, types.UnionType):
        inner = _reader(_inner(hint))
        return lambda plain: None if plain is None else inner(plain)
    if typing.get_origin(hint) is tuple:
        each = _reader(typing.get_args(hint)[0])
        return lambda plain: tuple(map(each, _plainly(plain, list, tuple)))
    if dataclasses.is_dataclass(hint):
        return lambda plain: from_plain(typing.cast(type, hint), _plainly(plain, Mapping))
    if hint in (date, datetime):
        return lambda plain: hint.fromisoformat(_plainly(plain, str))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if hint is float:
        return lambda plain: float(_plainly(plain, float, int))
    return lambda plain: plain if type(plain) is hint else _plainly(plain, hint)


def _plainly(plain: Any, *kinds: type) -> Any:
    # In JSON true is no number, though to Python it is one.
    if not isinstance(plain, kinds) or (isinstance(plain, bool) and bool not in kinds):
        raise TypeError(f"{type(plain).__name__} where {' or '.join(each.__name__ for each in kinds)} was meant")
    return plain


def _inner(union: types.UnionType) -> Any:
    return next(each for each in union.__args__ if each is not type(None))
