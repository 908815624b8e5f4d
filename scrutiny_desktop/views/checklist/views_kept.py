"""How the checklist is looked at now, and the ways of looking that were kept under a name."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from scrutiny_desktop.domain.checklist_view import BUILT_IN, ChecklistView, kept, recalled
from scrutiny_desktop.views.desk import Desk


class KeptViews(QObject):
    """Keeps each change as a setting, so that the last way of looking comes back; none of it is a record."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.now = recalled(desk.setting("checklist.view", kept(BUILT_IN[0])))
        self.own: tuple[ChecklistView, ...] = tuple(map(recalled, desk.setting("checklist.views", [])))

    @property
    def every(self) -> Sequence[ChecklistView]:
        """The ready views, then a person's own."""
        return (*BUILT_IN, *self.own)

    @property
    def is_changed(self) -> bool:
        """Whether the view has been changed since it was chosen or saved."""
        named = self._named(self.now.name)
        return named is None or not named.is_as(self.now)

    @property
    def is_own(self) -> bool:
        """Whether the view now is one that a person saved, which can be renamed and removed."""
        return any(each.name == self.now.name for each in self.own)

    def change(self, **fields: Any) -> None:
        """Look another way, under the same name until it is saved."""
        self._look(replace(self.now, **fields))

    def choose(self, view: ChecklistView) -> None:
        """Look as a kept view says."""
        self._look(view)

    def save_as(self, name: str) -> None:
        """Keep the view of now under a name; one of the same name that was saved before gives way."""
        made = replace(self.now, name=name)
        self._keep_own(*(each for each in self.own if each.name != name), made)
        self._look(made)

    def rename(self, name: str) -> None:
        """Give the saved view of now another name."""
        was = self.now.name
        self._keep_own(*(replace(each, name=name) if each.name == was else each for each in self.own
                         if each.name != name or each.name == was))  # fmt: skip
        self._look(replace(self.now, name=name))

    def remove(self) -> None:
        """Forget the saved view of now; what is looked at stays as it is."""
        self._keep_own(*(each for each in self.own if each.name != self.now.name))
        self._look(replace(self.now, name=BUILT_IN[0].name))

    def _named(self, name: str) -> ChecklistView | None:
        return next((each for each in reversed(self.every) if each.name == name), None)

    def _keep_own(self, *views: ChecklistView) -> None:
        self.own = views
        self._desk.keep("checklist.views", [kept(each) for each in views])

    def _look(self, view: ChecklistView) -> None:
        if view != self.now:
            self.now = view
            self._desk.keep("checklist.view", kept(view))
        self.changed.emit()
