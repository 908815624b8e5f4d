"""The reader process: a foreign file is parsed in a child under limits, and the window only hands over its bytes."""

import json
import time
from collections.abc import Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

from scrutiny_desktop.domain.errors import LockedError, ScrutinyError
from scrutiny_desktop.domain.plain import from_plain, to_plain
from scrutiny_desktop.domain.reading import Part, Reading
from scrutiny_desktop.domain.unswept import unswept
from scrutiny_desktop.papers.child import Child
from scrutiny_desktop.papers.ear import OWN_WORK, Ear
from scrutiny_desktop.papers.form import form_texts
from scrutiny_desktop.papers.hearing import Hearing, Pulse
from scrutiny_desktop.papers.original import Original, on_disk
from scrutiny_desktop.papers.readers import MOST_HELD, Readers

PATIENCE = 12.0
"""Seconds without another page done after which a file is given up; with a child's start and end less than 15."""

_LEAST_LEFT = 3.0
"""Seconds that must be left for a second reader to be worth its start."""

_LONGEST_TROUBLE = 4_000


def _carry_on(pages: int) -> None:
    """Asked while reading; nothing to say."""


def read_apart(
    file: Path, *, forms: Path, seconds: float = PATIENCE, pulse: Pulse = _carry_on, password: str = "",
    readers: Readers | None = None, parts: Sequence[Part] = (),
) -> Reading:  # fmt: skip
    """Read a file on the disk in a process of its own; see ``read_original_apart``."""
    with on_disk(file) as original:
        return read_original_apart(
            original, forms=forms, seconds=seconds, pulse=pulse, password=password, readers=readers, parts=parts
        )


def read_original_apart(
    original: Original, *, forms: Path, seconds: float = PATIENCE, pulse: Pulse = _carry_on, password: str = "",
    readers: Readers | None = None, parts: Sequence[Part] = (),
) -> Reading:  # fmt: skip
    """Read a file in a process of its own: one of those kept ready, or one for this file alone.

    Its pieces are asked for on the thread that calls. Where a page of it breaks the reader, another one reads the
    rest. Raises ScrutinyError where the file cannot be read, breaks the second reader too, or keeps one for longer
    than ``seconds`` without another page done. ``parts`` are the papers in it, where a person has said which.
    """
    asked = {"name": original.name, "size": original.size, "forms": form_texts(forms), "password": password,
             "parts": [to_plain(replace(each, reading=None)) for each in parts]}  # fmt: skip
    with nullcontext(readers) if readers is not None else Readers() as hands:
        without, left = 0, seconds
        for is_last in (False, True):
            try:
                return _read_once(hands, original, {**asked, "seconds": left, "without": without}, pulse)
            except _BreakdownError as broken:
                left = seconds - broken.silent
                if is_last or left < _LEAST_LEFT or (broken.has_begun and not broken.page):
                    raise
                without = broken.page
    raise AssertionError("the second reader either reads or raises")


class _BreakdownError(ScrutinyError):
    """The reader died on a ``page``, counted from 1 (0: not known), ``silent`` seconds after the one before it."""

    page = 0
    silent = 0.0
    has_begun = False


def _read_once(readers: Readers, original: Original, request: dict[str, Any], pulse: Pulse) -> Reading:
    with ExitStack() as lent:
        borrowed = [lent.enter_context(readers.one())]

        def second() -> Child:
            borrowed.append(lent.enter_context(readers.one()))
            return borrowed[-1].child

        hearing = Hearing(borrowed[0].child, original, request["seconds"], pulse, second)
        answer = hearing.answer(request)
        failed = hearing.failed
        if failed.is_late:
            raise _late(original.name, failed, request["seconds"])
        if answer is None:
            raise _broken(original.name, failed, borrowed[hearing.ears.index(failed)].child.trouble())
        said = _understood(answer)
        if said is None:
            raise _broken(original.name, failed, "")
        for each, ear in zip(borrowed, hearing.ears, strict=True):
            each.is_good = ear.is_done and ear.held < MOST_HELD
    if isinstance(said, Reading):
        return said
    raise said


def _understood(answer: bytes) -> Reading | ScrutinyError | None:
    """The reading, or why there is none; None where the answer makes no sense."""
    try:
        with unswept():
            said = json.loads(answer, object_hook=_giving_way)
            if "reading" in said:
                return from_plain(Reading, said["reading"])
        kind = LockedError if said.get("is_locked") else ScrutinyError
        return kind(str(said["what_happened"]), str(said["what_to_do"]))
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def _giving_way(plain: dict[str, Any]) -> dict[str, Any]:
    """Called for each paragraph, so that other threads, the window's first, have their turn while a long answer is
    decoded."""
    return plain


def _late(name: str, ear: Ear, seconds: float) -> ScrutinyError:
    patience = seconds * (OWN_WORK if ear.is_through else 1)
    at = f" over page {ear.page}" if ear.page > 1 and not ear.is_through else ""
    return ScrutinyError(
        f"Reading “{name}” took longer than {patience:g} seconds{at} and was stopped.",
        "Check that it is the paper, or split it.",
    )


def _broken(name: str, ear: Ear, trouble: str) -> _BreakdownError:
    broken = _BreakdownError(
        f"The reader broke down over “{name}”; nothing else was touched.",
        "Save the paper as plain text from another program and add that.",
    )
    broken.has_begun = ear.has_begun and ear.page > 0
    broken.page = ear.page if ear.has_begun and not ear.is_through else 0
    broken.silent = time.monotonic() - ear.last
    broken.add_note(trouble[-_LONGEST_TROUBLE:])
    return broken
