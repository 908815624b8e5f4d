"""Who speaks: a single key for the first, and everyone by name."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.speaking import Speaker
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.finder import Finder, Line

_NOBODY = "0"


class SpeakerList(Finder):
    """A digit takes its speaker at once; letters find a name, and Enter takes the one that is marked."""

    def __init__(
        self, desk: Desk, known: Sequence[Speaker], now: str, parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(desk, parent)
        self.offer(self.tr("Who speaks"), self.tr("A number, or letters of the name"), [*self._lines_of(known, now)])

    def _lines_of(self, known: Sequence[Speaker], now: str) -> Iterator[Line]:
        for each in known:
            direct = BY_NAME[f"speaker_{each.key}"].keys if each.key else ""
            parts = (each.name, each.about, direct, self.tr("speaking now") if each.name == now else "")
            words = " · ".join(filter(None, parts))
            yield Line(words=f"{each.key}  {words}".strip(), sought=f"{each.name} {each.about}".casefold(),
                       record=each, key=each.key, name=each.name)  # fmt: skip
        nobody = self.tr("Nobody")
        yield Line(words=f"{_NOBODY}  {nobody}", sought=nobody.casefold(), record=Speaker(name=""), key=_NOBODY)
