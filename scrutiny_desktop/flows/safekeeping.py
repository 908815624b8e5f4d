"""Backups: by hand, when one is due, and before papers are taken in; and the way back."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.flows import intake
from scrutiny_desktop.papers.readers import Readers
from scrutiny_desktop.store import backup, salvage, sealed
from scrutiny_desktop.store.access import Access


def back_up(access: Access, clock: Clock, report: Report) -> Path:
    """Back up now."""
    report(0, 1)
    return backup.back_up(access, clock, "by hand")


def save_as_file(access: Access, clock: Clock, target: Path, report: Report) -> Path:
    """Save the library as one file, at any place."""
    report(0, 1)
    return sealed.save(access, clock, target)


def back_up_when_due(access: Access, clock: Clock, report: Report) -> Path | None:
    """Back up when the newest backup is older than twelve hours."""
    report(0, 1)
    return backup.back_up(access, clock, "at the start") if backup.is_due(access, clock) else None


def looked_over(access: Access, report: Report) -> bool:
    """Whether every page of the library file is whole."""
    report(0, 1)
    return not salvage.is_damaged(access)


def take_in_safely(
    access: Access, clock: Clock, files: Sequence[Path], forms: Path, report: Report,
    given: Mapping[Path, str] | None = None, readers: Readers | None = None,
) -> tuple[intake.Result, ...]:  # fmt: skip
    """Back up, then take the files in."""
    backup.back_up(access, clock, "before papers were added")
    return intake.take_in(access, clock, files, forms, report, given, readers)
