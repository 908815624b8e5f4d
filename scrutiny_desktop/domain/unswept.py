"""Work on very many records that have no cycles among them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept(*, is_kept: bool = False) -> Iterator[None]:
    """Without the search for cycles: it would find none, take a sixth more and stop all threads meanwhile.

    What ``is_kept`` is passed over by later searches, too, and goes with the last who holds it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_kept:
            gc.freeze()
        if was_on:
            gc.enable()
