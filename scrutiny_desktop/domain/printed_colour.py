"""The colours that marks have outside the program: the same whatever theme its member likes."""

from scrutiny_desktop.domain.annotation import Rgb, printed, rgb
from scrutiny_desktop.domain.note import Colour, MarkKind

QUESTION: Rgb = (0.76, 0.6, 0.9)

_OF_KIND: dict[MarkKind, Rgb] = {
    MarkKind.HIGHLIGHT: (1.0, 0.9, 0.3),
    MarkKind.UNDERLINE: (0.1, 0.5, 0.4),
    MarkKind.STRIKE: (0.7, 0.2, 0.2),
    MarkKind.NOTE: (1.0, 0.86, 0.45),
    MarkKind.EVIDENCE: (0.55, 0.8, 0.97),
    MarkKind.PLACE: (1.0, 0.86, 0.45),
    MarkKind.AREA: (0.3, 0.55, 0.2),
    MarkKind.PEN: (0.1, 0.3, 0.6),
    MarkKind.BOOKMARK: (0.85, 0.5, 0.25),
}

_OF_ROLE: dict[Colour, Rgb] = {
    Colour.KEY: (1.0, 0.7, 0.15),
    Colour.CONCERN: (0.95, 0.5, 0.45),
    Colour.GOOD: (0.5, 0.85, 0.55),
    Colour.CHECK: (0.5, 0.68, 0.98),
}


def colour_of(kind: MarkKind, role: Colour) -> str:
    """A mark's colour as printed."""
    return printed(*_OF_ROLE.get(role, _OF_KIND[kind]))


def role_of(colour: str) -> Colour:
    """The role that a colour is ours for; any other colour means nothing that we know."""
    wanted = rgb(colour)
    named = {rgb(printed(*each)): role for role, each in _OF_ROLE.items()}
    return named.get(wanted, Colour.PLAIN) if wanted else Colour.PLAIN
