"""A meeting of several items, one of them exempt and one late, worked by keys alone and read as its clerk would."""

from dataclasses import replace

import pytest

from scrutiny_desktop.domain.attendance import Attendance
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.note import Visibility
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper, PaperRole
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.flows.publish import text_of
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library
from tests.bridge_evening import INVITED, Evening, hands_on, window_on
from tests.flows.leaving import passage, said_by

ITEMS = ("Minutes of the previous meeting", "Learning review", "Placement contract", "Work programme")
ASKED = (("How do you know?", "r1", "Judith Samplewell"), ("Which schools checked?", "r2", "Tobias Placewright"),
         ("What did supervision find?", "r3", "Examplebridge Health Trust"))  # fmt: skip


def prepared(day):
    """The meeting as it stands before the Chair starts it."""
    yield Panel(id="p", name="Examplebridge Panel")
    yield Meeting(id="m", panel_id="p", on=day)
    for at, title in enumerate(ITEMS):
        item = AgendaItem(id=f"i{at}", meeting_id="m", number=str(6 + at), title=title, rank=at)
        shut = replace(item, is_exempt=True, citation="paragraph 3 of Schedule 12A")
        yield shut if title == "Placement contract" else item
    yield Paper(id="report", meeting_id="m", agenda_item_id="i1", title="Report", role=PaperRole.COVER_REPORT)
    for at, name in enumerate(("Cllr Dorothea Fernley", "Cllr Ambrose Quill")):
        yield Attendance(id=f"a{at}", meeting_id="m", name=name, rank=at)
    for at, (name, title, agency) in enumerate(INVITED):
        yield Witness(id=f"w{at}", meeting_id="m", name=name, title=title, agency=agency, rank=at)
    for at in range(1, 5):
        yield Recommendation(id=f"r{at}", meeting_id="m", number=str(at), rank=at, text=f"Advice {at}",
                             anchor=passage("report", "x"))  # fmt: skip
    for at, (text, about, to) in enumerate(ASKED):
        yield Question(id=f"q{at}", meeting_id="m", text=text, rank=at, recommendation_ids=(about,), addressee=to,
                       standing=Standing.PLANNED, visibility=Visibility.PANEL)  # fmt: skip


@pytest.fixture
def evening():
    return Evening()


@pytest.fixture
def window(qtbot, access, resources, evening):
    library = open_library(access, clock=evening)
    ledger = Ledger(library, author=lambda: "", clock=evening, ids=Ids(evening))
    ledger.swap_all((None, each) for each in prepared(evening.now.date()))
    with window_on(qtbot, library, resources, evening) as made:
        yield made


@pytest.fixture
def hands(qtbot, window):
    return hands_on(qtbot, window)


def mark(hands, key, words, speaker=""):
    hands.press(*filter(None, (speaker, key)))
    hands.type(words)
    hands.press("Return")


def declare(hands, words):
    """Cllr Quill declares an interest in the item before the panel."""
    hands.press("F2", "Home")
    while "Ambrose Quill" not in hands.chosen():
        hands.press("Down")
    hands.press("D")
    hands.tab_to("What the interest is")
    hands.type(words)
    hands.press("Escape", "Escape")


def hear(hands, evening):
    """All of the meeting, to its end on the next day."""
    hands.press("Alt+5", "Ctrl+Shift+S", "F2", "Shift+P", "Escape", "F3", "Home", "Return", "Escape")
    evening.pass_by(minutes=2)
    mark(hands, "F5", "The minutes were agreed")
    hands.press("Ctrl+Shift+PgDown")
    mark(hands, "F5", "Thresholds were alike", speaker="Shift+F1")
    evening.pass_by(minutes=8)
    hands.press("Ctrl+1", "Ctrl+PgDown")
    mark(hands, "F6", "Two schools had not checked", speaker="Shift+F4")
    hands.press("Ctrl+3", "Ctrl+PgDown", "Ctrl+4")
    evening.pass_by(minutes=5)
    hands.press("Ctrl+Shift+PgDown")
    mark(hands, "F5", "ZEBRAONE overcharged")
    hands.picture("several-exempt")
    evening.pass_by(minutes=2)
    hands.press("Ctrl+Shift+X")
    declare(hands, "ZEBRASIX is my employer")
    hands.press("Ctrl+F")
    hands.type("What does ZEBRATWO cost?")
    hands.press("Return", "Escape", "Ctrl+3")
    mark(hands, "F9", "That the ZEBRAFIVE contract be ended", speaker="Shift+F5")
    evening.pass_by(minutes=10)
    hands.press("Ctrl+Shift+X", "Ctrl+Shift+PgDown")
    evening.pass_by(minutes=1)
    hands.press("Ctrl+F")
    hands.type("When is the programme agreed?")
    hands.press("Return", "Escape", "Ctrl+3")
    mark(hands, "F9", "That housing be added to the programme", speaker="Shift+F2")
    hands.press("Ctrl+Shift+J")
    evening.pass_by(hours=16)
    hands.press("Ctrl+Shift+S", "Ctrl+Shift+L")
    hands.type("Fire at a school")
    hands.tab_to("Reason for urgency")
    hands.type("The school is shut")
    hands.press("Escape", "Return", "Escape")
    mark(hands, "F5", "The school reopens on Monday", speaker="Shift+F3")
    hands.picture("several-live")
    hands.press("Ctrl+Shift+E")
    hands.press("Alt+6")


WHOLE = """EXAMPLEBRIDGE PANEL

Minutes of the meeting held on 12 and 13 June 2031.

Present: Cllr Dorothea Fernley and Cllr Ambrose Quill.

The meeting was adjourned at 5.28 pm on 12 June 2031, during item 9. It resumed at 9.28 am on 13 June 2031.

6. MINUTES OF THE PREVIOUS MEETING

The Panel considered this item.

• The minutes were agreed.

7. LEARNING REVIEW

The Panel received the report on Learning review.

Judith Samplewell (Independent Chair, Examplebridge Safeguarding Children Partnership), Tobias Placewright (Head of \
Education Welfare, Examplebridge Borough Council), Priya Example (Designated Doctor, Examplebridge Health Trust) and \
Marta Sampleton (Named Nurse, Examplebridge Health Trust) were present and, with the consent of the Chair, addressed \
the Panel.

• Recommendation 1 – Thresholds were alike.
• Recommendation 2 – Concern: Two schools had not checked. A written answer was promised by Tobias Placewright: “Which \
schools checked?”
• Recommendations 3 and 4 were not reached.

8. PLACEMENT CONTRACT

The Panel considered this item.

RESOLVED that, under section 100A(4) of the Local Government Act 1972, the press and public be excluded from the \
meeting while this item was considered, since exempt information as defined in paragraph 3 of Schedule 12A was likely \
to be disclosed.

The press and public were readmitted to the meeting at 5.27 pm.

9. WORK PROGRAMME

The Panel considered this item.

Rafiq Fictley (Partnership Manager, Examplebridge Safeguarding Children Partnership) was present and, with the consent \
of the Chair, addressed the Panel.

• A written answer was promised: “When is the programme agreed?”

RESOLVED

(i) That housing be added to the programme.

FIRE AT A SCHOOL

The Chair agreed to take this item as a matter of urgency, for this reason: The school is shut.

The Panel considered this item.

Eleri Mockridge (Director of Children's Services, Examplebridge Borough Council) was present and, with the consent of \
the Chair, addressed the Panel.

• The school reopens on Monday.

Draft minute · public.
8: 3 points are marked exempt and are left out.
8: 1 declaration was made in private and is left out.
"""
"""Nobody named the two of the Health Trust: they are where most of the questions are."""

NOTED = "In discussions with the officers, the Panel noted the following:\n\n"


def save(hands, keys, out):
    hands.press(keys, "Ctrl+A")
    hands.type(str(out))
    hands.press("Return")
    hands.until(out.exists)
    return out


def test_each_thing_is_minuted_under_its_own_item_and_nothing_exempt_leaves(hands, window, evening, tmp_path):
    hear(hands, evening)
    hands.picture("several-record")
    text = save(hands, "Ctrl+Shift+E", tmp_path / "whole.txt").read_text(encoding="utf-8")
    assert text.replace(NOTED, "") == WHOLE
    printed = said_by(save(hands, "Ctrl+S", tmp_path / "whole.pdf"))
    assert "ZEBRA" not in printed
    hands.tab_to("What to make")
    hands.press("Home")
    alone = []
    for title in (*ITEMS, "Fire at a school"):
        hands.press("Down")
        hands.until(lambda title=title: title.upper() in text_of(window.screen_now.minute))
        alone.append(text_of(window.screen_now.minute).partition("Draft minute")[0].strip().replace(NOTED, ""))
    parts = WHOLE.partition("Draft minute")[0]
    assert [each for each in alone if each not in parts] == [alone[3]]  # it alone tells that it was adjourned
    assert "The meeting was adjourned at 5.28 pm on 12 June 2031. It resumed at 9.28 am on 13 June 2031." in alone[3]
    hands.press("End")
    folder = save(hands, "Ctrl+S", tmp_path / "everything")
    said = {each.name: said_by(each) for each in folder.iterdir()}
    assert [name for name, words in said.items() if "ZEBRA" in words] == []
    assert {"Draft minute 6.pdf", "Draft minute 9.pdf", "Draft minute Fire at a school.pdf"} <= said.keys()
    assert "When is the programme agreed?" in said["Actions and promises.xlsx"]
