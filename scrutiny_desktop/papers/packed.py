"""What the package of a Word or Excel file must be before it is parsed: small enough, plain names, no entities."""

import re
import zipfile
import zlib
from pathlib import PurePosixPath
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

import defusedxml.sax
from defusedxml.common import DefusedXmlException

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.papers.original import Original

MOST_PARTS = 5_000
MOST_BYTES = 256 * 1024**2
"""Bytes of all parts together, once unpacked."""
MOST_RATIO = 200
"""How much smaller packing may have made a part of more than 4 MiB; Word's own text packs to about a thirtieth."""

_SMALL = 4 * 1024**2
_IS_LOCKED = 0x1
_MAIN = "[Content_Types].xml"
_ROOT = "_rels/.rels"
_WORKBOOK, _BINARY = "xl/workbook.xml", "xl/workbook.bin"
_STRICT = b"http://purl.oclc.org/ooxml/"
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ANOTHER = "Choose another copy of the paper."
_LEAVE = "Do not open it; ask where it came from."


def is_workbook(original: Original) -> bool:
    """Whether a package is an Excel workbook; raises ScrutinyError where it is damaged, locked, or made to do harm."""
    _check_package(original)
    with zipfile.ZipFile(original.opened()) as package:
        names = set(package.namelist())
    if _BINARY in names:
        raise ScrutinyError(
            f"“{original.name}” is a binary Excel workbook, which cannot be read yet.",
            "Open it in Excel and save it as an Excel workbook (.xlsx).",
        )
    return _WORKBOOK in names


def _check_package(original: Original) -> None:
    """Raise ScrutinyError where a Word or Excel file is damaged, locked, or made to do harm."""
    try:
        with zipfile.ZipFile(original.opened()) as package:
            _check_names(original.name, package)
            for part in package.infolist():
                _check_part(original.name, part.filename, package.read(part))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise damaged(original.name) from error


def damaged(name: str) -> ScrutinyError:
    """What is said of a Word or Excel file that cannot be unpacked or read."""
    return ScrutinyError(f"“{name}” is damaged: it is not a whole Word or Excel file.", "Fetch it again, or open it in "
                         "Word or Excel and save a new copy.")  # fmt: skip


def _check_names(name: str, package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if len(parts) > MOST_PARTS:
        raise ScrutinyError(f"“{name}” has more than {MOST_PARTS:,} parts.", _ANOTHER)
    if any(part.flag_bits & _IS_LOCKED for part in parts):
        raise ScrutinyError(f"“{name}” is protected by a password.", "Save a copy without the password and add that.")
    if any(_leads_out(part.filename) for part in parts):
        raise ScrutinyError(f"“{name}” holds names that lead out of it, as only a harmful file does.", _LEAVE)
    if sum(part.file_size for part in parts) > MOST_BYTES:
        raise ScrutinyError(f"“{name}” would unpack to more than {MOST_BYTES // 1024**2} MB.", _ANOTHER)
    if any(part.file_size > max(_SMALL, part.compress_size * MOST_RATIO) for part in parts):
        raise ScrutinyError(f"“{name}” is packed far more tightly than a paper is, as only a harmful file is.", _LEAVE)
    if _STRICT in (package.read(_ROOT) if _ROOT in package.namelist() else b""):
        raise ScrutinyError(f"“{name}” is a strict Open XML document, which cannot be read yet.", "Open it in Word or "
                            "Excel and save it in its usual form (.docx, .xlsx).")  # fmt: skip
    if _MAIN not in package.namelist():
        raise ScrutinyError(
            f"“{name}” is a packed file and no Word document or Excel workbook.", "Unpack it and add the papers in it."
        )


def _leads_out(part: str) -> bool:
    path = PurePosixPath(part.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", part) is not None


def _check_part(name: str, part: str, content: bytes) -> None:
    """Refuse a part that declares a document type or entities; these can only stand before its first element."""
    begun = _Begun()
    try:
        defusedxml.sax.parseString(content, begun, forbid_dtd=True)
    except DefusedXmlException as error:
        raise _declares(name) from error
    except (SAXException, ValueError, LookupError) as error:
        if begun.is_begun:
            return  # well begun, so nothing was declared; Word's own reader will say what is wrong
        if part.casefold().endswith((".xml", ".rels")):
            raise damaged(name) from error
        if _DECLARES.search(content.replace(b"\0", b"")):
            raise _declares(name) from error


def _declares(name: str) -> ScrutinyError:
    return ScrutinyError(f"“{name}” declares entities, which no paper needs and harmful files use.", _LEAVE)


class _Begun(ContentHandler):
    """Notices the first element."""

    def __init__(self) -> None:
        super().__init__()
        self.is_begun = False

    def startElement(self, name: str, attrs: object) -> None:
        """The first element, or a later one."""
        self.is_begun = True
