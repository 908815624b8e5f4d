"""The methods of records are written when they are first called: no start has need of more than a few of them.

``dataclasses`` composes six functions for each record and compiles them, a tenth of a start.
"""

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

Method = Callable[..., Any]


def put_off() -> None:
    """Let the records of all modules that are imported from now on be made so; without it they are as ever."""
    write = getattr(dataclasses, "_create_fn", None)  # another Python may write them in another way
    if write is not None:
        setattr(dataclasses, "_create_fn", lambda *words, **named: _late(write, words, named))  # noqa: B010


def _late(write: Method, words: Sequence[Any], named: dict[str, Any]) -> Method:
    """A method that takes itself away as soon as it is called, with the written one in its place."""
    written: list[Method] = []

    def method(self: object, *given: Any, **by_name: Any) -> Any:
        if not written:
            written.append(write(*words, **named))
            _put_in_place(type(self), method, written[0])
        return written[0](self, *given, **by_name)

    method.__name__ = words[0]
    return method


def _put_in_place(kind: type, late: Method, written: Method) -> None:
    for each in kind.__mro__:
        if each.__dict__.get(late.__name__) is late:
            written.__qualname__ = late.__qualname__
            type.__setattr__(each, late.__name__, written)
