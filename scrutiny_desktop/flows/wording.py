"""The sentences of the minutes as the program comes with them, and what is right for each."""

from collections.abc import Mapping
from pathlib import Path

from scrutiny_desktop.outputs import wording


def sentences_in(resources: Path) -> Mapping[str, str]:
    """Each sentence by its name."""
    return wording.sentences_of(wording.read_wording(resources / "wording" / "minute.toml"))


def places_of(name: str) -> frozenset[str]:
    """The places that a sentence must name."""
    return wording.places_of(name)


def fault_of(name: str, words: str) -> str:
    """What is wrong with a sentence in these words; empty where nothing is."""
    return wording.fault_of(name, words)
