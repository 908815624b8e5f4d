"""Work on very many records that have no cycles among them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_at_work: list[object] = []
"""One for each such work in this process: there is one collector for all its threads."""


@contextmanager
def unswept(*, is_kept: bool = False) -> Iterator[None]:
    """Without the search for cycles: it would find none, take a sixth more and stop all threads meanwhile.

    What ``is_kept`` is passed over by later searches, too, and goes with the last who holds it.
    """
    was_on, work = gc.isenabled(), object()
    gc.disable()
    _at_work.append(work)
    try:
        yield
    finally:
        _at_work.remove(work)
        if is_kept:
            gc.freeze()
        if was_on:
            gc.enable()


def is_unswept() -> bool:
    """Whether such work is going on, on any thread."""
    return bool(_at_work)
