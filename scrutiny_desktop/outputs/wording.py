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


def read_wording(file: Path, own: Mapping[str, str] | None = None) -> Wording:
    """The sentences of a minute, a panel's own before the file's; raises ScrutinyError naming what is wrong."""
    read = read_sentences(file, Wording)
    for name, words in (own or {}).items():
        if fault := fault_of(name, words):
            raise ScrutinyError(
                f"The panel’s own wording cannot be used: the sentence “{name}” {fault}.",
                "Put it right under Record, Wording of the minutes, or take it back there.",
            )
    changed: dict[str, Any] = dict(own or {})
    return dataclasses.replace(read, **changed)


def sentences_of(wording: Wording) -> Mapping[str, str]:
    """Each sentence by its name; the names of the months, which are no sentence, aside."""
    return {each.name: getattr(wording, each.name) for each in dataclasses.fields(Wording) if each.name != "months"}


def places_of(name: str) -> frozenset[str]:
    """The places that a sentence must name."""
    return next((frozenset(each.metadata["places"]) for each in dataclasses.fields(Wording)
                 if each.name == name and each.metadata), frozenset())  # fmt: skip


def fault_of(name: str, words: str) -> str:
    """What is wrong with a sentence in these words; empty where nothing is."""
    sentence = next((each for each in dataclasses.fields(Wording) if each.name == name and each.metadata), None)
    return _fault(sentence, words) if sentence else "is none of those that minutes are written in"


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
    if fault := _fault(sentence, template):
        raise _wrong(file, f"“{sentence.name}” {fault}")


def _fault(sentence: "dataclasses.Field[Any]", template: object) -> str:
    if not isinstance(template, str):
        return "is not a sentence in quotation marks"
    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        return f"has braces that do not match ({error})"
    named = {name for _, name, _, _ in parts if name is not None}
    wanted: frozenset[str] = sentence.metadata["places"]
    if named == wanted and not any(form or conversion for _, _, form, conversion in parts):
        return ""
    return f"must name {', '.join(f'{{{name}}}' for name in sorted(wanted)) or 'no places'}"


def _months(file: Path, months: object) -> tuple[str, ...]:
    if not isinstance(months, list) or len(months) != 12 or not all(isinstance(month, str) for month in months):
        raise _wrong(file, "“months” is not a list of twelve names")
    return tuple(months)


def _wrong(file: Path, what: str) -> ScrutinyError:
    return ScrutinyError(
        f"The wording in {file.name} cannot be used: {what}.",
        f"Put {file} right, or install the program again to have the wording it came with.",
    )
