"""One command for every record: what stood before, and what stands now."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.record import Pair, Record


class SwapAll(Protocol):
    """What a ledger does: all of the pairs, or none, or a ScrutinyError."""

    def __call__(self, pairs: Iterable[Pair], *, label: str = "", burst: str = "") -> None:
        """Change the records."""


_SAME_BURST = 1


class Swap(QUndoCommand):
    """Turns records into others, and back, through a ledger's ``swap_all``.

    The ledger has made the change before the command is pushed. Swaps of one burst of typing become one.
    """

    def __init__(
        self, swap_all: SwapAll, label: str, pairs: Sequence[Pair], *, burst: str = "",
        refused: Callable[[ScrutinyError], None],
    ) -> None:  # fmt: skip
        super().__init__(label)
        self._swap_all, self._pairs, self._burst, self._refused = swap_all, tuple(pairs), burst, refused
        self._is_made = True

    @property
    def records(self) -> tuple[Record, ...]:
        """What it changes."""
        return tuple(record for old, new in self._pairs if (record := new or old) is not None)

    def id(self) -> int:
        return _SAME_BURST if self._burst else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Swap) or (other._burst, other._subjects()) != (self._burst, self._subjects()):
            return False
        self._pairs = tuple((mine[0], theirs[1]) for mine, theirs in zip(self._pairs, other._pairs, strict=True))
        return True

    def redo(self) -> None:
        if self._is_made:
            self._is_made = False
            return
        self._swap(self._pairs, self.text())

    def undo(self) -> None:
        self._is_made = False
        self._swap(
            [(new, old) for old, new in reversed(self._pairs)],
            QCoreApplication.translate("undo", "Undo {change}").format(change=self.text()),
        )

    def _subjects(self) -> list[str]:
        return [record.id for record in self.records]

    def _swap(self, pairs: Sequence[Pair], label: str) -> None:
        try:
            self._swap_all(pairs, label=label)
        except ScrutinyError as trouble:  # Qt calls us here, so an error raised would reach nobody
            self.setObsolete(True)
            self._refused(trouble)
