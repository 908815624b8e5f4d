"""A panel's sentences read from a TOML file, each checked for the places it must name."""

import dataclasses
import tomllib
from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar

from scrutiny_desktop.domain.chasing import ChasingWords
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.wording import Wording

S = TypeVar("S", Wording, ChasingWords)


def read_wording(file: Path) -> Wording:
    """The sentences of a minute; raises ScrutinyError naming the file and the place that is wrong."""
    return read_sentences(file, Wording)


def read_sentences(file: Path, kind: type[S]) -> S:
    """The sentences of one file; raises ScrutinyError naming the file and the place that is wrong."""
    written = _written(file)
    sentences = dataclasses.fields(kind)
    strange = sorted(written.keys() - {sentence.name for sentence in sentences})
    if strange:
        raise _wrong(file, f"it has “{strange[0]}”, which is none of the sentences")
    for sentence in sentences:
        if sentence.name not in written:
            raise _wrong(file, f"“{sentence.name}” is missing")
        if sentence.name != "months":
            _check(file, sentence, written[sentence.name])
    months = {"months": _months(file, written["months"])} if "months" in written else {}
    return kind(**{**written, **months})


def _written(file: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise _wrong(file, f"it cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise _wrong(file, f"the text is not UTF-8 from byte {error.start} on") from error
    except tomllib.TOMLDecodeError as error:
        raise _wrong(file, f"it is not TOML: {error}") from error


def _check(file: Path, sentence: "dataclasses.Field[Any]", template: object) -> None:
    if not isinstance(template, str):
        raise _wrong(file, f"“{sentence.name}” is not a sentence in quotation marks")
    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        raise _wrong(file, f"the braces of “{sentence.name}” do not match ({error})") from error
    named = {name for _, name, _, _ in parts if name is not None}
    wanted: frozenset[str] = sentence.metadata["places"]
    if named != wanted or any(form or conversion for _, _, form, conversion in parts):
        places = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "no places"
        raise _wrong(file, f"“{sentence.name}” must name {places}")


def _months(file: Path, months: object) -> tuple[str, ...]:
    if not isinstance(months, list) or len(months) != 12 or not all(isinstance(month, str) for month in months):
        raise _wrong(file, "“months” is not a list of twelve names")
    return tuple(months)


def _wrong(file: Path, what: str) -> ScrutinyError:
    return ScrutinyError(
        f"The wording in {file.name} cannot be used: {what}.",
        f"Put {file} right, or install the program again to have the wording it came with.",
    )
