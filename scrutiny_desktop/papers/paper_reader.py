"""The child that reads papers: it asks for the bytes it needs, and answers with what was understood, as JSON."""

import argparse
import gc
import json
import os
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any

import docx

from scrutiny_desktop.domain.errors import LockedError, ScrutinyError
from scrutiny_desktop.domain.plain import for_json, from_plain
from scrutiny_desktop.domain.reading import Part
from scrutiny_desktop.papers.ear import MOST_SECONDS, OWN_WORK
from scrutiny_desktop.papers.fence import fence
from scrutiny_desktop.papers.form import form_from
from scrutiny_desktop.papers.limits import die_with, gauge, limit_a_page, limit_memory, limit_work
from scrutiny_desktop.papers.original import asked_for
from scrutiny_desktop.papers.pdf import read_back
from scrutiny_desktop.papers.printout import BEGUN, THROUGH
from scrutiny_desktop.papers.reader import read_original
from scrutiny_desktop.papers.shares import BackShare, FrontShare
from scrutiny_desktop.papers.speech import hear, say

_GRACE = 5.0


def main(arguments: Sequence[str]) -> int:
    """The child: read one file after another until the pipe ends."""
    parser = argparse.ArgumentParser(description="Reads papers for Scrutiny Desktop.")
    parser.add_argument("--parent", type=int, required=True)
    wanted = parser.parse_args(arguments)
    ears, voice = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer of ours
    limit_memory()
    held, on_page = gauge(), limit_a_page()
    fence([Path(docx.__file__).with_name("templates")])
    die_with(wanted.parent)
    gc.disable()  # a reading has no cycles worth the search while somebody waits
    while True:
        try:
            request, _ = hear(ears)
        except EOFError:
            return 0
        read = _said(ears, voice, on_page, **request)
        say(voice, {"answer": True, "held": held()}, json.dumps(read, default=for_json).encode())
        del read
        gc.collect()


def _said(
    ears: IO[bytes], voice: IO[bytes], on_page: Callable[[bool], None], *, name: str, size: int,
    forms: Sequence[Sequence[str]], seconds: float, without: int, password: str, parts: Sequence[Any] = (),
    is_second: bool = False,
) -> dict[str, Any]:  # fmt: skip
    watch = threading.Timer(MOST_SECONDS + _GRACE, os._exit, [3])  # an orphan ends by itself on every system
    watch.daemon = True
    watch.start()
    limit_work(seconds + _GRACE)
    say(voice, {"told": "begun"})
    try:
        original = asked_for(name, size, ears, voice)
        told = partial(_tell, voice, on_page, seconds)
        if is_second:
            read_back(original, told, BackShare(ears, voice), without=without, password=password)
            return {}
        known = tuple(form_from(*each) for each in forms)
        papers = [from_plain(Part, each) for each in parts]
        share = FrontShare(ears, voice)
        return {"reading": read_original(original, known, told, without, password, papers, share)}
    except ScrutinyError as error:
        return {"what_happened": error.what_happened, "what_to_do": error.what_to_do,
                "is_locked": isinstance(error, LockedError)}  # fmt: skip
    except MemoryError:
        return {
            "what_happened": f"“{name}” needs more memory than a paper may take.",
            "what_to_do": "Check that it is the paper, or split it.",
        }
    finally:
        watch.cancel()


def _tell(voice: IO[bytes], on_page: Callable[[bool], None], seconds: float, sign: str) -> None:
    on_page(sign == BEGUN)
    if sign == BEGUN:
        return
    say(voice, {"told": sign})
    limit_work(seconds * (OWN_WORK if sign == THROUGH else 1) + _GRACE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
