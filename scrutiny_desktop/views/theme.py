"""Colours, sizes and spaces by role: read from TOML, poured into one style sheet."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor, QFontDatabase, QPalette

TYPE_SCALE = {"small": 12, "body": 14, "heading": 16, "title": 20, "display": 26, "clock": 30, "reading": 18}
"""Pixels at 100 % text."""

SPACES = {"s05": 2, "s1": 4, "s2": 8, "s3": 12, "s4": 16, "s5": 20, "s6": 24, "s8": 32, "radius": 6, "pill": 8}
"""The spacing grid, in pixels at 100 % text."""

_SIZES = TYPE_SCALE | SPACES

_ALL_MENUS = 1.5
"""Above this text size the names of the menus are of the small size and closer, so that all stand on a small screen."""

_PLACE = re.compile(r"\{(\w+)\}")
_PALETTE = {
    QPalette.ColorRole.Window: "window", QPalette.ColorRole.WindowText: "ink", QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "panel", QPalette.ColorRole.Text: "ink", QPalette.ColorRole.Button: "window",
    QPalette.ColorRole.ButtonText: "ink", QPalette.ColorRole.Highlight: "accent", QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.HighlightedText: "accent_ink", QPalette.ColorRole.ToolTipBase: "toast",
    QPalette.ColorRole.ToolTipText: "toast_ink", QPalette.ColorRole.PlaceholderText: "faint",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme at one text size; ``scale`` is 1.0 at 100 %."""

    key: str
    name: str
    is_dark: bool
    roles: Mapping[str, str]
    scale: float = 1.0

    def color(self, role: str) -> QColor:
        """The colour of a role; raises KeyError for a role no theme knows."""
        return QColor(self.roles[role])

    def size(self, role: str) -> int:
        """A type size or a space, in pixels at this text size."""
        return round(_SIZES[role] * self.scale)

    def palette(self) -> QPalette:
        """The theme for what no style sheet reaches."""
        palette = QPalette()
        for place, role in _PALETTE.items():
            palette.setColor(place, self.color(role))
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, self.color("faint"))
        return palette

    def sheet(self, resources: Path) -> str:
        """The window's style sheet in this theme."""
        pattern = (resources / "themes" / "window.qss").read_text(encoding="utf-8")
        words = self._words(resources)
        return _PLACE.sub(lambda place: words[place.group(1)], pattern)

    def _words(self, resources: Path) -> dict[str, str]:
        words = {name: str(self.size(name)) for name in _SIZES} | dict(self.roles)
        words |= {"s1less": str(self.size("s1") - 1), "s3less": str(self.size("s3") - 1), "key": self.key}
        words |= {"icons": (resources / "icons").as_posix(), "focus_on_rail": self.roles["rail_ink"]}
        # What cannot be used now is told by its edge too, where no colour lies between white and black.
        words |= {"off": "dashed" if self.key == "contrast" else "solid"}
        is_long = self.scale > _ALL_MENUS
        words |= {"bar": words["small" if is_long else "body"], "bar_gap": words["s1" if is_long else "s2"]}
        return words


def load_theme(resources: Path, key: str, scale: float = 1.0) -> Theme:
    """A theme by its key: light, dark or contrast."""
    plain = tomllib.loads((resources / "themes" / f"{key}.toml").read_text(encoding="utf-8"))
    return Theme(key, plain["name"], plain["is_dark"], plain["roles"], scale)


def load_fonts(resources: Path) -> None:
    """Make the fonts that come with the program known to Qt."""
    for file in sorted((resources / "fonts").glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))
