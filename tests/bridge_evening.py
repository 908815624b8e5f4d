"""An invented meeting at Examplebridge as its Chair works it: every step by keys alone."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.hands import Hands

INVITED = (
    ("Judith Samplewell", "Independent Chair", "Examplebridge Safeguarding Children Partnership"),
    ("Rafiq Fictley", "Partnership Manager", "Examplebridge Safeguarding Children Partnership"),
    ("Eleri Mockridge", "Director of Children's Services", "Examplebridge Borough Council"),
    ("Tobias Placewright", "Head of Education Welfare", "Examplebridge Borough Council"),
    ("Owen Specimen", "Detective Superintendent", "Examplebridge Police"),
    ("Priya Example", "Designated Doctor", "Examplebridge Health Trust"),
    ("Marta Sampleton", "Named Nurse", "Examplebridge Health Trust"),
)
"""Seven witnesses of four bodies: name, title, body."""


class Evening:
    """A clock that the test moves on."""

    def __init__(self) -> None:
        self.now = datetime(2031, 6, 12, 17, 0).astimezone()

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@contextmanager
def window_on(qtbot: Any, library: Any, resources: Path, evening: Evening) -> Iterator[Any]:
    """The real window on a library, in front and with the keys."""
    from scrutiny_desktop.app.start import open_window

    made = open_window(library, resources, clock=evening)
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    made.desk.close()


def hands_on(qtbot: Any, window: Any) -> Hands:
    """Hands that wait for the window, and take pictures where they are asked to."""
    pictures = os.environ.get("PICTURES")
    return Hands(window, lambda holds: qtbot.waitUntil(holds, timeout=60_000), Path(pictures) if pictures else None)


def add_papers(hands: Hands, files: list[Path], is_done: Callable[[], bool]) -> None:
    """Add papers by the name of their files."""
    hands.press("Ctrl+O")
    hands.type(" ".join(f'"{file}"' for file in files))
    hands.press("Return")
    hands.until(is_done)


def say_who_i_am(hands: Hands) -> None:
    """The Chair's name and role."""
    hands.tab_to("You:")
    hands.press("Space")
    hands.tab_to("Your name", back=True)
    hands.type("Cllr Dorothea Fernley")
    hands.press("Tab")
    hands.choose("Chair")
    hands.tab_to("That is me")
    hands.press("Space")


def invite(hands: Hands) -> None:
    """Who is invited, who is expected, and the number of the item."""
    hands.press("Alt+1")
    hands.tab_to("Item number")
    hands.type("7")
    hands.tab_to("Add a person")
    hands.press("Space")
    for number, name in enumerate(("Cllr Dorothea Fernley", "Cllr Ambrose Quill", "Cllr Hester Vane")):
        if number:
            hands.tab_to("Add a person", back=True)
            hands.press("Space")
        hands.type(name)
    for number, words in enumerate(INVITED):
        hands.tab_to("Add a representative", back=number > 0)
        hands.press("Space")
        for at, each in enumerate(words):
            if at:
                hands.press("Tab")
            hands.type(each)


TO_ASK = (
    ("How do you know that thresholds are applied alike?", 1, "Examplebridge Borough Council"),
    ("How many children are still waiting for a return conversation?", 2, "Examplebridge Police"),
    ("Which schools did not check, and why?", 4, "Examplebridge Borough Council"),
    ("What did supervision find that had changed?", 5, "Examplebridge Health Trust"),
    ("At how many strategy discussions was housing missing?", 6, "Examplebridge Borough Council"),
    ("How often does information take longer than a day?", 7, "Examplebridge Police"),
    ("What has the Youth Forum said?", 8, "Examplebridge Borough Council"),
    ("Who checks the auditors?", 9, "Examplebridge Health Trust"),
)
"""Questions beside the one that is made from a passage: words, recommendation, to whom."""

FROM_PASSAGE = "What has the training changed for a child, and how do you know?"


def read(hands: Hands) -> None:
    """Find a sentence of the cover report, highlight it, and ask a question from it."""
    hands.press("Alt+2", "Ctrl+F")
    hands.type("Training on")
    hands.press("Return", "Escape", "S", "H", "S", "Q")
    hands.type(FROM_PASSAGE)
    hands.picture("evening-reading")
    hands.press("Ctrl+Return")


def take_in_recommendations(hands: Hands, is_offered: Callable[[], object], is_done: Callable[[], object]) -> None:
    """From the next paper, all that were found."""
    hands.press("Ctrl+PgDown", "Ctrl+Shift+N")
    hands.until(is_offered)
    hands.picture("evening-taking-in")
    hands.press("Ctrl+Return")
    hands.until(is_done)


def judge(hands: Hands) -> None:
    """Not assured of the first, partly of the third."""
    hands.press("Alt+4", "Home", "Ctrl+2", "Down", "Down", "Ctrl+3")


def plan(hands: Hands) -> None:
    """Put every question in the running order: to whom, under which theme, on which recommendation."""
    hands.press("Alt+3")
    for words, number, to in TO_ASK:
        hands.press("Ctrl+Shift+Q")
        hands.type(words)
        _plan_it(hands, number, to, "Impact" if number < 5 else "Assurance")
    hands.tab_to("Questions by theme")
    hands.press("Home")
    while FROM_PASSAGE not in hands.chosen():
        hands.press("Down")
    _plan_it(hands, 3, "Examplebridge Learning Trust", "Impact")
    hands.tab_to("Questions by theme")
    hands.press("Ctrl+Up")
    hands.picture("evening-questions")


def _plan_it(hands: Hands, number: int, to: str, theme: str) -> None:
    hands.tab_to("Put to")
    hands.type(to)
    hands.tab_to("Theme")
    hands.type(theme)
    hands.tab_to("Plan it")
    hands.press("Space")
    hands.tab_to("Linked recommendations")
    hands.press("Space", "Home", *["Down"] * (number - 1), "Space", "Escape")


def begin(hands: Hands) -> None:
    """Start, see who is there, take an apology and a declaration, and take item 7."""
    hands.press("Alt+5", "Ctrl+Shift+S", "F2", "Shift+P", "Home")
    while "Hester Vane" not in hands.chosen():
        hands.press("Down")
    hands.press("A", "Home")
    while "Ambrose Quill" not in hands.chosen():
        hands.press("Down")
    hands.press("D")
    hands.tab_to("What the interest is")
    hands.type("A governor of a school that is named in the report")
    hands.picture("evening-attendance")
    hands.press("Escape", "Escape", "F3", "Return", "Escape")


def hear(hands: Hands, minutes_pass: Callable[[int], None]) -> None:
    """Put the questions, and mark what is said of each."""
    _mark(hands, "Shift+F3", "F5", "The front door was judged stable at inspection in January 2031")
    _next(hands, "Ctrl+1", minutes_pass)
    _next(hands, "Ctrl+1", minutes_pass)
    _mark(hands, "Shift+F4", "F5", "Training had begun, and 212 staff had attended")
    _mark(hands, "", "F6", "Attendance was reported as if it were impact")
    _mark(hands, "Shift+F5", "F7", "Figures for children who went missing @Examplebridge Police by 31 July #3")
    hands.picture("evening-live")
    _next(hands, "Ctrl+2", minutes_pass)
    _mark(hands, "Shift+F1", "F8", "Audit 40 records of school moves @Judith Samplewell by 1 September")
    _next(hands, "Ctrl+1", minutes_pass)
    _mark(hands, "Shift+F6", "F7", "What supervision found to have changed @Examplebridge Health Trust by 30 June")
    hands.press("F11")
    hands.picture("evening-glance")
    hands.press("F11", "Ctrl+L")
    hands.press("Escape")
    for outcome in ("Ctrl+1", "Ctrl+1", "Ctrl+1", "Ctrl+4"):
        _next(hands, outcome, minutes_pass)
    hands.press("Ctrl+4")
    _mark(hands, "", "F9", "That a further report be added to the agenda of the September meeting of the Panel")


def close(hands: Hands) -> None:
    """Look at the summary before people leave, end the meeting, and file what follows from it as one change."""
    hands.press("Ctrl+Shift+C")
    hands.rest()
    hands.picture("evening-closing")
    hands.press("Escape", "Ctrl+Shift+E", "Ctrl+Shift+U", "Home")
    while not hands.chosen().startswith("Recommendation 1"):
        hands.press("Down")
    hands.press("Space", "Down", "Space")
    hands.tab_to("The Panel’s assurance: 3")
    hands.choose("Partly assured")
    hands.picture("evening-follow-up")
    hands.tab_to("File these")
    hands.press("Space")


def save_minute(hands: Hands, folder: Path) -> tuple[Path, ...]:
    """As PDF, as Word file and as text."""
    hands.press("Alt+6")
    hands.picture("evening-minute")
    files = tuple(folder / f"minute.{suffix}" for suffix in ("pdf", "docx", "txt"))
    for keys, file in zip(("Ctrl+S", "Ctrl+Shift+S", "Ctrl+Shift+E"), files, strict=True):
        hands.press(keys)
        hands.press("Ctrl+A")
        hands.type(str(file))
        hands.press("Return")
        hands.until(file.exists)
    return files


def _mark(hands: Hands, speaker: str, key: str, words: str) -> None:
    if speaker:
        hands.press(speaker)
    hands.press(key)
    hands.type(words)
    hands.press("Return")


def _next(hands: Hands, outcome: str, minutes_pass: Callable[[int], None]) -> None:
    minutes_pass(6)
    hands.press(outcome, "Ctrl+PgDown")
