"""Where a meeting has got to: the question before the panel, and when each theme was begun."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from scrutiny_desktop.domain.before_panel import Place
from scrutiny_desktop.domain.proceeding import Proceedings
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.desk import Desk


class Course:
    """Kept with the library, so that a restart in the middle of a meeting finds its place again."""

    def __init__(self, desk: Desk, meeting_id: str) -> None:
        self._desk, self.meeting_id = desk, meeting_id
        kept: dict[str, Any] = desk.setting(self._name, {})
        self.current: str = kept.get("current", "")
        self._begun: dict[str, str] = kept.get("begun", {})
        self._taken: dict[str, str] = kept.get("taken", {})
        """Of each place, the question taken up last there."""

    def take_up(self, question_id: str, place: Place) -> None:
        """Put a question before the panel."""
        if question_id != self.current or self._taken.get(_name_of(place)) != question_id:
            self.current = self._taken[_name_of(place)] = question_id
            self._keep()

    def question(
        self, place: Place, shown: Sequence[Question], homes: Callable[[], Mapping[str, str]]
    ) -> Question | None:
        """The question before the panel: the one taken up, while it stays so; else the first still to be put.

        With an item taken, that is the first of those that belong to it; undoing the step brings back what was there.
        """
        if (found := self._found(self._taken.get(_name_of(place), ""))) is not None:
            return found
        item, before = place.agenda_item_id, range(place.readmissions - 1, -1, -1)
        earlier = next(filter(None, (self._taken.get(_name_of(Place(item, n))) for n in before)), "")
        found = self._found(earlier or self.current)
        is_over = found is not None and found.is_exempt and bool(earlier or item)  # it was put behind closed doors
        if found is not None and not is_over and (earlier or not item or homes().get(found.id) == item):
            return found
        still = [each for each in shown if each.is_open and (not item or homes().get(each.id) == item)]
        return next(iter(still if item else (*still, *shown)), None)

    def _found(self, question_id: str) -> Question | None:
        found = rows.get(self._desk.library, Question, question_id) if question_id else None
        return found if found is not None and found.meeting_id == self.meeting_id else None

    def begin(self, theme_id: str, now: datetime) -> None:
        """Start the theme's clock, unless it runs already."""
        if theme_id not in self._begun:
            self._begun[theme_id] = now.isoformat()
            self._keep()

    def seconds_in(self, theme_id: str, now: datetime, held: Proceedings | None) -> int:
        """How long the panel has sat since the theme was begun, so that the end stops its time; 0 before."""
        begun = self._begun.get(theme_id)
        if not begun or held is None:
            return 0
        return max(0, held.seconds(now) - held.seconds(datetime.fromisoformat(begun)))

    @property
    def shows_unplanned(self) -> bool | None:
        """Whether the running order also shows what nobody planned; None while nobody has said."""
        kept: bool | None = self._desk.setting(f"{self._name} unplanned", None)
        return kept

    def show_unplanned(self, shown: bool) -> None:
        """Show, or hide, what nobody planned."""
        self._desk.keep(f"{self._name} unplanned", shown)

    @property
    def _name(self) -> str:
        return f"live {self.meeting_id}"

    def _keep(self) -> None:
        self._desk.keep(self._name, {"current": self.current, "begun": self._begun, "taken": self._taken})


def _name_of(place: Place) -> str:
    return f"{place.agenda_item_id} {place.readmissions}"
