"""Where a meeting has got to: the question before the panel, and when each theme was begun."""

from datetime import datetime
from typing import Any

from scrutiny_desktop.domain.proceeding import Proceedings
from scrutiny_desktop.views.desk import Desk


class Course:
    """Kept with the library, so that a restart in the middle of a meeting finds its place again."""

    def __init__(self, desk: Desk, meeting_id: str) -> None:
        self._desk, self.meeting_id = desk, meeting_id
        kept: dict[str, Any] = desk.setting(self._name, {})
        self.current: str = kept.get("current", "")
        self._begun: dict[str, str] = kept.get("begun", {})

    def take_up(self, question_id: str) -> None:
        """Put a question before the panel."""
        if question_id != self.current:
            self.current = question_id
            self._keep()

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
        self._desk.keep(self._name, {"current": self.current, "begun": self._begun})
