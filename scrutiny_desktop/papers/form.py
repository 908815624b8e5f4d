"""The forms on which councils print their reports, read from files so that a new one needs no code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.plain import from_plain


class PartKind(StrEnum):
    """How a part of the form stands on the paper."""

    FIELD = "field"
    """A label with its value beside it."""
    CONTACTS = "contacts"
    """The title of the table of contacts."""
    CONTACT = "contact"
    """A label with one person beside it."""
    SECTION = "section"
    """A heading that text stands under."""
    LABEL = "label"
    """A row inside a section that says what the rows below it are."""


class Purpose(StrEnum):
    """What the program does with a part's words; most it only shows."""

    SHOWN = ""
    DECISION_MAKER = "decision_maker"
    SUBJECT = "subject"
    DATE = "date"
    REPORT_OF = "report_of"
    KEY_DECISION = "key_decision"
    WARDS = "wards"
    CONFIDENTIALITY = "confidentiality"
    RECOMMENDATIONS = "recommendations"
    APPENDICES = "appendices"
    MEMBERS_ROOMS_DOCUMENTS = "members_rooms_documents"
    ASSESSMENT = "assessment"
    BACKGROUND_DOCUMENTS = "background_documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a form, under the names by which it is printed (the first is its own)."""

    kind: PartKind
    printed: tuple[str, ...]
    purpose: Purpose = Purpose.SHOWN
    level: int = 1
    optional: bool = False
    runs_on: bool = False
    """Whether its text may begin on the heading's own line."""
    continues: bool = False
    """Whether a field's value may go on over several paragraphs, as far as the next part."""
    opens: bool = False
    """Whether the printed words only begin a row that is itself text."""
    question: str = ""
    """For an impact assessment: the question the form prints."""
    ticked: str = ""
    """For appendices: the word that says one is attached, when the form lists them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A council's report form: its parts in the order they are printed."""

    name: str
    parts: tuple[Part, ...]
    furniture: tuple[str, ...] = ()
    """Lines repeated on every page, which belong to no section."""
    contact: Mapping[str, list[str]] = field(default_factory=dict, hash=False)
    """The labels of a contact's title, name, telephone and email; none where their shape alone tells them."""
    own_headings: bool = False
    """Whether reports on it have headings of their own between its parts."""


def forms_in(folder: Path) -> tuple[Form, ...]:
    """Every form of a folder, in order of file name."""
    return tuple(form_from(*each) for each in form_texts(folder))


def form_texts(folder: Path) -> tuple[tuple[str, str], ...]:
    """Of every form of a folder, in order of file name, that name and its text."""
    files = sorted(file for file in folder.iterdir() if file.suffix == ".toml")
    return tuple((file.name, _text(file)) for file in files)


def read_form(file: Path) -> Form:
    """One form; raises ScrutinyError where its file is not a form."""
    return form_from(file.name, _text(file))


def form_from(name: str, text: str) -> Form:
    """A form from its file's text; raises ScrutinyError where it is not one."""
    try:
        return _form(tomllib.loads(text))
    except (KeyError, TypeError, ValueError) as error:
        raise _unusable(name, error) from error


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except ValueError as error:
        raise _unusable(file.name, error) from error


def _unusable(name: str, error: Exception) -> ScrutinyError:
    return ScrutinyError(f"The report form “{name}” cannot be used: {error}.", "Put its file right, or take it away.")


def _form(written: Mapping[str, Any]) -> Form:
    parts = tuple(from_plain(Part, each) for each in written["part"])
    if not all(part.printed and all(part.printed) for part in parts):
        raise ValueError("a part has no printed words")
    return Form(
        name=written["name"],
        parts=parts,
        furniture=tuple(written.get("furniture", ())),
        contact=written.get("contact", {}),
        own_headings=written.get("own_headings", False),
    )
