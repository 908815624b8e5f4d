"""The child that reads the marks in files and writes them into copies: foreign bytes meet their parsers here only."""

import argparse
import io
import os
import sys
from collections.abc import Mapping, Sequence
from typing import IO, Any, BinaryIO

import pikepdf

from scrutiny_desktop.domain.annotation import Agreed, Annotation
from scrutiny_desktop.domain.plain import from_plain, to_plain
from scrutiny_desktop.papers.annotating import marked_copy
from scrutiny_desktop.papers.annotations import read_annotations
from scrutiny_desktop.papers.fence import fence
from scrutiny_desktop.papers.limits import die_with, limit_memory, limit_work
from scrutiny_desktop.papers.original import asked_for
from scrutiny_desktop.papers.speech import hear, say
from scrutiny_desktop.papers.web_annotations import UnreadableError, read_web_annotations

SECONDS = 60
"""Of the processor for one request."""

Answer = tuple[dict[str, Any], bytes]


class _Desk:
    """What is asked of the child, one method for each."""

    def __init__(self, ears: IO[bytes], voice: IO[bytes]) -> None:
        self._ears, self._voice = ears, voice

    def found(self, _: bytes, size: int, password: str) -> Answer:
        with pikepdf.open(self._original(size), password=password) as pdf:
            return to_plain(read_annotations(pdf)), b""

    def mark(
        self, summary: bytes, size: int, password: str, marks: Sequence[Mapping[str, Any]], choices: Mapping[str, Any]
    ) -> Answer:
        annotations = [from_plain(Annotation, each) for each in marks]
        # Not recovered from damage: what can only be guessed at may lose something in its copy.
        with pikepdf.open(self._original(size), password=password, attempt_recovery=False) as pdf:
            return marked_copy(pdf, annotations, summary, from_plain(Agreed, choices), password)

    def web(self, data: bytes) -> Answer:
        try:
            return to_plain(read_web_annotations(data)), b""
        except UnreadableError:
            return {"is_spoilt": True}, b""

    def _original(self, size: int) -> BinaryIO:
        return io.BufferedReader(asked_for("", size, self._ears, self._voice).opened())


def main(arguments: Sequence[str]) -> int:
    """The child: answer one request after another until the pipe ends."""
    parser = argparse.ArgumentParser(description="Reads and writes marks for Scrutiny Desktop.")
    parser.add_argument("--parent", type=int, required=True)
    wanted = parser.parse_args(arguments)
    ears, voice = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer of ours
    die_with(wanted.parent)
    limit_memory()
    _warm_up()
    fence()
    desk = _Desk(ears, voice)
    while True:
        try:
            request, payload = hear(ears)
        except EOFError:
            return 0
        limit_work(SECONDS)
        say(voice, *_answered(desk, request, payload))


def _warm_up() -> None:
    """Write a file once, so that what pikepdf imports when it is first used is there before files can't be read."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        with pdf.open_metadata() as metadata:
            metadata["dc:title"] = ""
        pdf.save(io.BytesIO(), min_version="1.5")


def _answered(desk: _Desk, request: dict[str, Any], payload: bytes) -> Answer:
    try:
        answer: Answer = getattr(desk, request.pop("do"))(payload, **request)
    except pikepdf.PasswordError:
        return {"is_locked": True}, b""
    except (pikepdf.PdfError, MemoryError):
        return {"is_spoilt": True}, b""
    return answer


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
