"""The record of a meeting of several items: each thing stands once, under its own, and nothing exempt is public."""

import csv
import io
from dataclasses import replace
from datetime import datetime, timedelta

import pypdfium2
import pytest

from scrutiny_desktop.cli import main
from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.attendance import Attendance, Declaration, Presence
from scrutiny_desktop.domain.correcting import MinuteCorrection
from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper, PaperRole
from scrutiny_desktop.domain.proceeding import Proceeding, Step
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.flows.publish import exempt_minutes_of, minute_of, minutes_of, text_of, wording_in
from scrutiny_desktop.flows.record_folder import folder_seen, save_everything
from scrutiny_desktop.flows.record_seen import record_seen
from scrutiny_desktop.flows.recording import Form, Make, MakeOrder, save_made
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library
from tests.flows.leaving import said_by

BEGUN = datetime(2031, 6, 12, 17, 30).astimezone()
ITEMS = (
    AgendaItem(id="i6", meeting_id="m", number="6", title="Minutes of the previous meeting", rank=0),
    AgendaItem(id="i7", meeting_id="m", number="7", title="Learning review", rank=1),
    AgendaItem(id="i8", meeting_id="m", number="8", title="Placement contract", rank=2, is_exempt=True,
               citation="paragraph 3 of Schedule 12A"),
    AgendaItem(id="i9", meeting_id="m", number="9", title="Work programme", rank=3),
    AgendaItem(id="i10", meeting_id="m", title="Fire at a school", rank=4, is_late=True, urgency="The school is shut"),
)  # fmt: skip


def at(minutes: float) -> datetime:
    return BEGUN + timedelta(minutes=minutes)


def step(minutes: float, kind: Step, item: str = "", **more: str) -> Proceeding:
    return Proceeding(id=f"s{minutes}{kind}", meeting_id="m", at=at(minutes), kind=kind, agenda_item_id=item, **more)


def advice(number: int) -> Recommendation:
    return Recommendation(id=f"r{number}", meeting_id="m", number=str(number), rank=number, text=f"Do {number}",
                          anchor=Anchor(paper_id="p7", content="", quote="x", page=1))  # fmt: skip


def asked(key: str, **more: object) -> Question:
    return Question(id=key, meeting_id="m", **{"standing": Standing.ANSWERED, "text": f"Asked {key}?", **more})


def point(key: str, item: str, minutes: float, words: str, **more: object) -> DiscussionPoint:
    return DiscussionPoint(id=key, meeting_id="m", agenda_item_id=item, words=words, at=at(minutes), **more)


NEXT_DAY = 16 * 60
RECORDS = (
    Panel(id="p", name="Examplebridge Panel"), Meeting(id="m", panel_id="p", on=BEGUN.date(), started=BEGUN), *ITEMS,
    Paper(id="p6", meeting_id="m", agenda_item_id="i6", title="Minutes", role=PaperRole.APPENDIX),
    Paper(id="p7", meeting_id="m", agenda_item_id="i7", title="Report", role=PaperRole.COVER_REPORT),
    *(Witness(id=f"w{n}", meeting_id="m", name=name, agency=agency, rank=n, is_present=True)
      for n, (name, agency) in enumerate((("Judith Samplewell", "Partnership"), ("Owen Specimen", "Police"),
                                          ("Priya Example", "Health Trust"), ("Rafiq Fictley", "Care Homes Ltd"),
                                          ("Marta Sampleton", "Fire Service")))),
    Attendance(id="a", meeting_id="m", name="Cllr Quill", presence=Presence.PRESENT, declarations=(
        Declaration(at=at(1), words="A school governor"),
        Declaration(at=at(1), agenda_item_id="i8", words="A director of another home"),
        Declaration(at=at(45), agenda_item_id="i8", words="ZEBRASIX is my employer"))),
    advice(4), advice(5), advice(6),
    asked("q4", recommendation_ids=("r4",), standing=Standing.NOT_REACHED, agenda_item_id="i7"),
    asked("q5", recommendation_ids=("r5",), addressee="Police", standing=Standing.WRITTEN_ANSWER),
    asked("loose", rank=1, addressee="Judith Samplewell", agenda_item_id="i7"),
    asked("floor", is_from_floor=True, agenda_item_id="i9", standing=Standing.WRITTEN_ANSWER,
          text="When is the programme agreed?"),
    asked("shut", is_from_floor=True, agenda_item_id="i8", standing=Standing.WRITTEN_ANSWER, addressee="Rafiq Fictley",
          text="What does ZEBRATWO cost?"),
    step(0, Step.STARTED), step(0, Step.ITEM_TAKEN, "i6"), step(5, Step.ITEM_TAKEN, "i7"),
    step(40, Step.ITEM_TAKEN, "i8"), step(43, Step.EXCLUDED, "i8"), step(60, Step.READMITTED),
    step(61, Step.ITEM_TAKEN, "i9"), step(70, Step.ADJOURNED, words="until ZEBRASEVEN"),
    step(NEXT_DAY, Step.RESUMED), step(NEXT_DAY + 5, Step.ITEM_TAKEN, "i10"), step(NEXT_DAY + 30, Step.ENDED),
    point("d6", "i6", 2, "The minutes were agreed"),
    point("d7", "i7", 10, "Training had begun", speaker="Priya Example", recommendation_ids=("r5",)),
    point("d8", "i8", 41, "ZEBRAONE overcharged", speaker="Rafiq Fictley"),
    point("e8", "i8", 50, "That ZEBRAFIVE be ended", kind=PointKind.RESOLUTION),
    point("d9", "", 65, "That housing be added", kind=PointKind.RESOLUTION),
    point("d10", "i10", NEXT_DAY + 6, "The school reopens on Monday", speaker="Marta Sampleton"),
)  # fmt: skip


@pytest.fixture
def library(access, clock):
    with open_library(access, clock=clock) as db:
        Ledger(db, author=lambda: "", clock=clock, ids=Ids(clock)).swap_all((None, each) for each in RECORDS)
        yield db


@pytest.fixture
def wording(resources):
    return wording_in(resources)


@pytest.fixture
def ledger(library, clock):
    return Ledger(library, author=lambda: "", clock=clock, ids=Ids(clock))


WHOLE = """EXAMPLEBRIDGE PANEL

Minutes of the meeting held on 12 and 13 June 2031.

Present: Cllr Quill.

The meeting was adjourned at 6.40 pm on 12 June 2031, during item 9. It resumed at 9.30 am on 13 June 2031.

Cllr Quill declared a disclosable pecuniary interest: A school governor.

6. MINUTES OF THE PREVIOUS MEETING

The Panel considered this item.

• The minutes were agreed.

7. LEARNING REVIEW

The Panel received the report on Learning review.

Judith Samplewell (Partnership), Owen Specimen (Police) and Priya Example (Health Trust) were present and, with the \
consent of the Chair, addressed the Panel.

• Recommendation 5 – Training had begun. A written answer was promised by Police: “Asked q5?”
• Recommendations 4 and 6 were not reached.

8. PLACEMENT CONTRACT

The Panel considered this item.

Cllr Quill declared a disclosable pecuniary interest: A director of another home.

RESOLVED that, under section 100A(4) of the Local Government Act 1972, the press and public be excluded from the \
meeting while this item was considered, since exempt information as defined in paragraph 3 of Schedule 12A was likely \
to be disclosed.

The press and public were readmitted to the meeting at 6.30 pm.

9. WORK PROGRAMME

The Panel considered this item.

• A written answer was promised: “When is the programme agreed?”

RESOLVED

(i) That housing be added.

FIRE AT A SCHOOL

The Chair agreed to take this item as a matter of urgency, for this reason: The school is shut.

The Panel considered this item.

Marta Sampleton (Fire Service) was present and, with the consent of the Chair, addressed the Panel.

• The school reopens on Monday.

Draft minute · public.
8: 3 points are marked exempt and are left out.
8: 1 declaration was made in private and is left out.
"""
ANNEX = """8. PLACEMENT CONTRACT

Rafiq Fictley (Care Homes Ltd) was present and, with the consent of the Chair, addressed the Panel.

Cllr Quill declared a disclosable pecuniary interest: ZEBRASIX is my employer.

RESOLVED that, under section 100A(4) of the Local Government Act 1972, the press and public be excluded from the \
meeting while this item was considered, since exempt information as defined in paragraph 3 of Schedule 12A was likely \
to be disclosed.

• ZEBRAONE overcharged.
• A written answer was promised by Rafiq Fictley: “What does ZEBRATWO cost?”

RESOLVED

(i) That ZEBRAFIVE be ended.

Draft exempt minute · NOT FOR PUBLICATION · exempt, paragraph 3 of Schedule 12A.
"""
NOTED = "In discussions with the officers, the Panel noted the following:\n\n"


def test_the_whole_minutes_tell_each_thing_once_under_its_item_and_the_annex_the_rest(library, wording):
    assert text_of(minutes_of(library, "m", wording=wording)).replace(NOTED, "") == WHOLE
    assert text_of(exempt_minutes_of(library, "m", wording=wording)).replace(NOTED, "").partition("\n\n")[2] == ANNEX


@pytest.mark.parametrize("item", ITEMS, ids=[each.id for each in ITEMS])
def test_the_minute_of_an_item_has_what_the_whole_minutes_have_under_it_and_no_more(library, wording, item):
    whole, alone = minutes_of(library, "m", wording=wording), minute_of(
        library, "m", wording=wording, agenda_item_id=item.id
    )  # fmt: skip
    under = [each.words for each in whole.blocks if each.agenda_item_id == item.id]
    told = [each.words for each in alone.blocks]
    of_meeting = [each for each in told if each not in under]
    assert [each for each in told if each in under] == under
    assert of_meeting[:1] == ["Cllr Quill declared a disclosable pecuniary interest: A school governor."]
    assert of_meeting[1:] == ["The meeting was adjourned at 6.40 pm on 12 June 2031. It resumed at 9.30 am on 13 June "
                              "2031."] * (item.id == "i9")  # fmt: skip


def test_nothing_that_is_made_for_the_public_has_an_exempt_word(access, clock, resources, library, tmp_path):
    order = MakeOrder(make=Make.EVERYTHING, meeting_id="m", with_askers=True)
    out = save_everything(access, clock, order, resources, tmp_path / "out", lambda *_: None)
    said = {each.name: said_by(each) for each in out.iterdir()}
    assert [name for name, words in said.items() if "ZEBRA" in words] == []
    assert "When is the programme agreed?" in said["Actions.xlsx"]


def test_each_item_has_a_file_of_its_own(library, ledger):
    names = folder_seen(library, MakeOrder(make=Make.EVERYTHING, meeting_id="m"))
    ledger.swap(ITEMS[3], replace(ITEMS[3], number="7"))
    ledger.swap(ITEMS[4], replace(ITEMS[4], title="6"))
    alike = folder_seen(library, MakeOrder(make=Make.EVERYTHING, meeting_id="m"))
    found = [[each.text for each in seen.blocks if each.text.startswith("Minute ") and each.text.endswith(".txt")]
             for seen in (names, alike)]  # fmt: skip
    assert found == [
        ["Minute 6.txt", "Minute 7.txt", "Minute 8.txt", "Minute 9.txt", "Minute Fire at a school.txt"],
        ["Minute 6.txt", "Minute 7.txt", "Minute 8.txt", "Minute 7 (2).txt", "Minute 6 (2).txt"],
    ]


def test_a_declaration_put_right_in_one_minute_is_right_in_all(library, ledger, wording):
    words = "Cllr Quill is a governor of the school."
    (block,) = [each for each in minute_of(library, "m", wording=wording, agenda_item_id="i7").blocks
                if "A school governor" in each.text]  # fmt: skip
    ledger.swap(None, MinuteCorrection(id="k", meeting_id="m", agenda_item_id=block.agenda_item_id, key=block.key,
                                       words=words, drafted=block.text))  # fmt: skip
    for made in (minutes_of(library, "m", wording=wording),
                 *(minute_of(library, "m", wording=wording, agenda_item_id=each.id) for each in ITEMS)):  # fmt: skip
        assert words in [each.text for each in made.blocks]
        assert not any("correction" in each for each in made.left_out)


def test_what_is_seen_first_is_the_whole_meeting(library, resources, clock):
    seen = record_seen(library, MakeOrder(make=Make.MINUTE, meeting_id="m"), resources, clock)
    assert seen.order.make is Make.MINUTES
    chosen = record_seen(library, MakeOrder(make=Make.MINUTE, meeting_id="m", agenda_item_id="i9"), resources, clock)
    assert (chosen.order.make, chosen.order.agenda_item_id) == (Make.MINUTE, "i9")


def test_attendance_tells_the_day_the_item_and_what_the_public_heard(access, clock, resources, library, tmp_path):
    out = tmp_path / "a.csv"
    order = MakeOrder(make=Make.ATTENDANCE, meeting_id="m")
    save_made(access, clock, order, Form.TABLE, resources, out, lambda *_: None)
    lines = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert lines[0]["Declared"] == "Disclosable pecuniary interest; Disclosable pecuniary interest (item 8)"
    assert [(each["Event"], each["Item"], each["From"]) for each in lines if each["Event"]][-3:] == [
        ("Sitting resumed", "", "2031-06-13 09:30"), ("Item taken", "Fire at a school", "2031-06-13 09:35"),
        ("Sitting ended", "", "2031-06-13 10:00"),
    ]  # fmt: skip


def test_the_command_line_saves_the_whole_meeting_or_one_item(access, library, tmp_path, capsys):
    out = tmp_path / "minute.pdf"

    def printed(*more: str) -> str:
        words = ["record", "--meeting", "2031-06-12", "--library", str(access.folder), "--out", str(out), *more]
        assert main(words) == 0, capsys.readouterr().err
        with pypdfium2.PdfDocument(out) as pdf:
            return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())

    whole = printed()
    assert all(each.title.upper() in whole for each in ITEMS)
    assert "7. LEARNING" in printed("--item", "7")
    assert printed("--item", "fire at a school").count("FIRE AT A SCHOOL") == 1
    assert main(["record", "--meeting", "2031-06-12", "--library", str(access.folder), "--out", str(out),
                 "--item", "12"]) == 1  # fmt: skip
    assert "6, 7, 8, 9, Fire at a school" in capsys.readouterr().err
