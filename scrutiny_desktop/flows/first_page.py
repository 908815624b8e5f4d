"""The page that was last before the reader, drawn while the window is still being made."""

from collections.abc import Callable

from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.flows.rendering import Rendering, Want
from scrutiny_desktop.papers.plates import PlateMaker
from scrutiny_desktop.store import papers, passwords, settings
from scrutiny_desktop.store.library import Library

_NAME = "first_page"


def keep(library: Library, content: str, want: Want) -> None:
    """Remember what will be wanted first."""
    told = [content, want.page, want.scale, want.rotation]
    if settings.get(library, _NAME) != told:
        settings.keep(library, _NAME, told)


def begun(library: Library, clock: Clock, new: Callable[[], PlateMaker]) -> Rendering | None:
    """Somebody who draws it already, to be heard by whoever shows it; None where no paper was before the reader."""
    content, *want = settings.get(library, _NAME, [""])
    if not content or settings.get(library, "screen") != "papers" or not papers.with_content(library, content):
        return None
    rendering = Rendering(library.access, clock, new=new)
    rendering.open(content, passwords.of(library, content))
    rendering.want([Want(*want)])
    return rendering
