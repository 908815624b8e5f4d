"""The one chip of whatever rests on papers that are not public: word, shape and colour, on every screen alike."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QTreeWidgetItem

from scrutiny_desktop.domain.paper import Secrecy
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.painting import shape_icon
from scrutiny_desktop.views.pieces import chip, refaced
from scrutiny_desktop.views.words import tone, word

Chips = tuple[tuple[str, str], ...]
"""Words and tone of each."""

ChipsOf = Callable[[object], Chips]


def closed_chips(desk: Desk) -> ChipsOf:
    """Says of a record which chip it has."""
    doors = desk.doors()
    return lambda record: chips_of(doors.secrecy(record))


def chips_of(secrecy: Secrecy) -> Chips:
    """The chip of a secrecy; none for what is public."""
    return () if secrecy is Secrecy.PUBLIC else ((word(secrecy), tone(secrecy)),)


def show_chip(made: QLabel, chips: Chips) -> None:
    """Show it on a chip that is there, or hide that."""
    made.setVisible(bool(chips))
    if chips:
        (words, face), *_ = chips
        made.setText(words)
        if made.property("chip") != face:
            refaced(made, chip=face)


def show_closed(made: QLabel, chips: Chips) -> None:
    """The same with its shape as a sign, which a label's chip has no room to draw; it is read out without."""
    show_chip(made, tuple((signed(words), face) for words, face in chips))
    made.setAccessibleName(", ".join(words for words, _ in chips))


def signed(words: str) -> str:
    """The words with the sign of their shape before them."""
    return f"✕ {words}"


def new_chip() -> QLabel:
    """A chip that is hidden until something is found to be not public."""
    made = chip("")
    made.hide()
    return made


def mark_row(desk: Desk, row: QTreeWidgetItem, chips: Chips) -> None:
    """The same on a row of a tree, where the word stands before the row's own."""
    for words, face in chips:
        row.setText(0, f"{words} · {row.text(0)}")
        row.setIcon(0, shape_icon(face, desk.theme.color(f"{face}_ink"), desk.theme.size("small")))
