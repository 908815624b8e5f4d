"""The program's side of the child that reads marks in files and writes them into copies."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from scrutiny_desktop.domain.annotation import Agreed, Annotation, Annotations
from scrutiny_desktop.domain.errors import LockedError, ScrutinyError, SignedError
from scrutiny_desktop.domain.plain import from_plain, to_plain
from scrutiny_desktop.domain.web_mark import WebMarks
from scrutiny_desktop.papers.asking import AskedChild, BrokenError
from scrutiny_desktop.papers.original import Piece

PATIENCE = 60.0
"""Seconds for one request."""


MOST_COPIED = 240 * 1024**2
"""Bytes of a copy with marks: it is put together whole, in a child that may hold four times as much."""

MOST_WEB = 64 * 1024**2
"""Bytes of a file of Web Annotations."""


@dataclass(frozen=True, slots=True)
class Source:
    """An original: how long it is, where its bytes come from, and the password that opens it."""

    size: int
    piece: Piece
    password: str = ""


class Annotator:
    """One child; not to be asked by two threads at once."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._child = AskedChild("scrutiny_desktop.papers.annotator", patience)

    def __enter__(self) -> "Annotator":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def found(self, source: Source) -> Annotations:
        """The marks in a file."""
        said, _ = self._ask(source, "The marks in this paper can't be read: the file is damaged.", do="found")
        return from_plain(Annotations, said)

    def marked(
        self, source: Source, marks: Iterable[Annotation], summary: bytes = b"", agreed: Agreed | None = None
    ) -> bytes:
        """A copy of a file with marks in it and the pages of a summary at its end.

        Raises SignedError where the file is signed and no one said that the copy need not be.
        """
        if source.size > MOST_COPIED and not (agreed and agreed.first_page):
            raise _too_large(source.size)
        choices = to_plain(agreed or Agreed())
        damaged = "This paper can't be copied with marks: its file is damaged."
        said, copied = self._ask(source, damaged, summary, do="mark", choices=choices, marks=to_plain(tuple(marks)))
        if said.get("is_signed"):
            raise SignedError(
                "This paper is signed, and a copy with marks in it is no longer what was signed.",
                "Say that the copy may lose its signature; the paper itself keeps it.",
            )
        if "is_too_large" in said:
            raise _too_large(said["is_too_large"])
        if "has_no_page" in said:
            what = f"A mark stands on page {said['has_no_page']}, which this file does not have."
            raise ScrutinyError(what, "Add the paper's file again, or leave the mark out.")
        return copied

    def web(self, data: bytes) -> WebMarks:
        """The marks in a file of Web Annotations."""
        if len(data) > MOST_WEB:
            raise ScrutinyError("This file of marks is too large to be one.", "Choose another file.")
        refused = ScrutinyError(
            "This file holds no marks that can be read.",
            "Choose a file of Web Annotations (JSON), such as one saved here.",
        )
        try:
            said, _ = self._child.ask(data, do="web")
        except BrokenError as error:
            raise refused from error
        if said.get("is_spoilt"):
            raise refused
        return from_plain(WebMarks, said)

    def close(self) -> None:
        """End the child, whatever it is doing."""
        self._child.close()

    def _ask(self, source: Source, damaged: str, payload: bytes = b"", **request: Any) -> tuple[dict[str, Any], bytes]:
        self._child.piece = source.piece
        try:
            said, answer = self._child.ask(payload, size=source.size, password=source.password, **request)
        except BrokenError as error:
            raise ScrutinyError(damaged, "Nothing else was touched; ask for another copy of the file.") from error
        if said.get("is_locked"):
            what = "The password is wrong." if source.password else "The paper is protected by a password."
            raise LockedError(what, "Try another one." if source.password else "Type its password.")
        if said.get("is_spoilt"):
            raise ScrutinyError(damaged, "Nothing else was touched; ask for another copy of the file.")
        return said, answer


def _too_large(size: int) -> ScrutinyError:
    return ScrutinyError(
        f"The marked copy would be {size / 1024**2:.0f} MB, and no more than {MOST_COPIED // 1024**2} MB can be put "
        "together at once.",
        "Save the pages with marks as a PDF of their own, take that in and mark it, or export the marks as a list.",
    )
