"""Two kinds of trouble: what a member can put right, and a job that was told to stop."""

from collections.abc import Callable
from typing import Protocol


class Report(Protocol):
    """Tells how much of a job is done, of how much in all; raises Stopped once the person has asked for that."""

    def __call__(self, done: int, total: int, name: str = "", pages: int = 0, /) -> object:
        """``name`` is of the file at work, of which so many pages are done."""


class ScrutinyError(Exception):
    """Something a member can put right: one sentence for what happened, one for what to do.

    Where that can be told, ``is_so`` says whether it still holds.
    """

    def __init__(self, what_happened: str, what_to_do: str, *, is_so: Callable[[], bool] | None = None) -> None:
        super().__init__(what_happened, what_to_do)
        self.what_happened = what_happened
        self.what_to_do = what_to_do
        self.is_so = is_so

    def __str__(self) -> str:
        return f"{self.what_happened} {self.what_to_do}"


class LockedError(ScrutinyError):
    """A file opens only with a password, or not with the one given."""


class SignedError(ScrutinyError):
    """A file is signed, and a mark in its copy breaks the signature there."""


class Stopped(Exception):  # noqa: N818  nothing went wrong
    """Raised inside a job, at a report, when the person asked it to stop."""
