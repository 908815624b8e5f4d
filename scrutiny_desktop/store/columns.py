"""A record's fields as columns, by its type hints."""

import dataclasses
import types
import typing
from typing import Any

from scrutiny_desktop.domain.record import KINDS


def _type(hint: Any) -> type:
    return int if hint in (int, bool) else str


def _is_nested(hint: Any) -> bool:
    if isinstance(hint, types.UnionType):
        return any(_is_nested(each) for each in typing.get_args(hint))
    return typing.get_origin(hint) is tuple or dataclasses.is_dataclass(hint)


_HINTS: dict[type[Any], dict[str, Any]] = {kind: typing.get_type_hints(kind) for kind in KINDS.values()}

TABLES: dict[type[Any], str] = {kind: name for name, kind in KINDS.items()}
"""The name of each kind's table."""

TYPES = {kind: {name: _type(hint) for name, hint in hints.items()} for kind, hints in _HINTS.items()}
"""Each kind's column types: numbers and truths as int, all else (nested values as JSON) as str."""

NESTED = {kind: {name for name, hint in hints.items() if _is_nested(hint)} for kind, hints in _HINTS.items()}
"""The fields of each kind whose column holds JSON."""

TRUTHS = {kind: {name for name, hint in hints.items() if hint is bool} for kind, hints in _HINTS.items()}
"""The fields of each kind that the engine keeps as 0 or 1."""

PLAIN = {kind: {name: hint for name, hint in hints.items() if hint in (str, int)} for kind, hints in _HINTS.items()}
"""The fields of each kind that are in their column as they are."""

WORDS = {
    kind: {name for name, hint in hints.items() if hint not in (str, int, bool) and name not in NESTED[kind]}
    for kind, hints in _HINTS.items()
}
"""The fields of each kind whose column is a word of a few, or a day."""
