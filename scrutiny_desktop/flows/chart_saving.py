"""A chart leaves the library as a picture, or as the numbers it is drawn from."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from scrutiny_desktop.outputs.numbers import numbers_csv
from scrutiny_desktop.outputs.saving import save_whole


def save_numbers(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Save the numbers as CSV."""
    save_whole(path, numbers_csv(rows))


def save_picture(path: Path, content: bytes) -> None:
    """Save a picture that was drawn."""
    save_whole(path, content)
