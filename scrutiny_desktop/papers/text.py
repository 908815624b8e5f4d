"""A file's bytes to words, or a sentence that says why not; a guess at its letters is told as a guess."""

import re
from dataclasses import dataclass

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.papers.original import Original, too_large

LARGEST = 32 * 1024 * 1024
"""Bytes; the longest public pack seen is a tenth of this once it is text."""

_OLDER = b"\xd0\xcf\x11\xe0"
_KINDS = (
    (b"PK\x05\x06", "a packed file"),
    (_OLDER, "an older Word document or Excel workbook"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a packed file"),
)
_INSTEAD = {
    "a packed file": "Unpack it, and add the papers that are in it.",
    "an older Word document or Excel workbook": "Open it in Word or Excel, save it as .docx or .xlsx, and add that.",
    "a rich text document": "Open it in Word, save it as .docx, and add that.",
    "a picture": "Print or save it as a PDF, and add that.",
}
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_GUESSED = (
    "The file does not say how its letters are coded; Windows-1252 was assumed. "
    "Check pound signs, quotation marks and accents against the paper."
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|\x0b|\x85|\u2028|\u2029")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, its lines ended by line feeds, with what the reader should know of it."""

    text: str
    warnings: tuple[str, ...] = ()


def read_text(original: Original) -> Decoded:
    """The words of a text file; raises ScrutinyError for anything that is not surely text."""
    if original.size > LARGEST:
        raise too_large(original.name, original.size, "a text", LARGEST)
    text, warnings = _decoded(original.name, original.opened().read())
    text = _BREAKS.sub("\n", text.removesuffix("\x1a"))
    if _CONTROLS.search(text):
        raise _not_text(original.name)
    if not text.strip("\ufeff\u200b \t\n\f\xa0"):
        raise ScrutinyError(f"There are no words in “{original.name}”.", "Choose another copy of the paper.")
    return Decoded(text, warnings)


def _decoded(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    _refuse_by_kind(name, data)
    for mark, coding in (*_MARKS, *_unmarked_wide(data)):
        if data.startswith(mark):
            return _strictly(name, data[len(mark) :], coding), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _guessed(name, data), (_GUESSED,)


def _refuse_by_kind(name: str, data: bytes) -> None:
    start = data[:1024].lstrip()
    if data.startswith(_OLDER) and "EncryptedPackage".encode("utf-16-le") in data:
        raise ScrutinyError(f"“{name}” is protected by a password.", "Save a copy without the password and add that.")
    for magic, kind in _KINDS:
        if data.startswith(magic) or start.startswith(magic):
            raise ScrutinyError(f"“{name}” is {kind}, which cannot be read yet.", _INSTEAD[kind])
    if start[:14].lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise ScrutinyError(f"“{name}” is a web page, which cannot be read yet.", "Print it to a PDF and add that.")


def _unmarked_wide(data: bytes) -> tuple[tuple[bytes, str], ...]:
    """UTF-16 without its mark: Latin letters leave every second byte zero, and no other."""
    sample = data[:4096]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    enough = len(sample) / 2 * 0.4
    if high > enough and low == 0:
        return ((b"", "utf-16-le"),)
    return ((b"", "utf-16-be"),) if low > enough and high == 0 else ()


def _strictly(name: str, data: bytes, coding: str) -> str:
    try:
        return data.decode(coding)
    except UnicodeDecodeError as error:
        raise _not_text(name) from error


def _guessed(name: str, data: bytes) -> str:
    replaced = data.decode("utf-8", "replace")
    faults = replaced.count("\ufffd")
    sound = sum(1 for letter in replaced if letter > "\x7f") - faults
    strange = sum(1 for byte in data if byte > 0x7F)
    if sound > faults or strange > len(data) * 0.3:
        raise _not_text(name)
    return _strictly(name, data, "cp1252")


def _not_text(name: str) -> ScrutinyError:
    if name.lower().endswith(".pdf"):
        return ScrutinyError(f"“{name}” is damaged: it is not a whole PDF.",
                             "Fetch it again, or ask for another copy of the file.")  # fmt: skip
    return ScrutinyError(
        f"“{name}” cannot be read yet: it is not a text, or its letters are damaged.",
        "Open it in the program it was made with and save it as plain text (UTF-8).",
    )
