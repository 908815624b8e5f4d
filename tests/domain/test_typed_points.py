"""Points as a clerk types them, and the exact words in which they are minuted, tabled and put in a calendar."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.capture import filled
from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.minute import draft_minute
from scrutiny_desktop.domain.minute_block import MinuteKind
from scrutiny_desktop.domain.minute_matter import MinuteMatter
from scrutiny_desktop.domain.owed import Owed, OwedWords, owed_days, owed_table
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper, PaperRole
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.signs import Known
from scrutiny_desktop.outputs.wording import read_wording

WORDING = read_wording(Path(__file__).parents[2] / "resources/wording/minute.toml")
TODAY = date(2031, 6, 12)
AT = datetime(2031, 6, 12, 17, 40, tzinfo=UTC)
PAPER = Paper(id="p1", meeting_id="m", role=PaperRole.APPENDIX, label="Appendix 1", title="Report")
ADVICE = [
    Recommendation(id=f"r{n}", meeting_id="m", number=str(n), rank=n, text=f"Advice {n}",
                   anchor=Anchor(paper_id="p1", content="c", quote="x"))
    for n in (1, 2, 3, 4)
]  # fmt: skip
NAMES = ("Examplebridge Police", "Judith Samplewell", "Owen Specimen", "Examplebridge Health Trust",
         "Children and Families")  # fmt: skip
KNOWN = Known.of(NAMES, {each.id: each.number for each in ADVICE}, TODAY, [TODAY, date(2031, 9, 18)])

N, C, I, A, R = PointKind  # noqa: E741
TABLE = (
    (I, "Figures for children who went missing, by quarter @Examplebridge Police by 31 July #2 and #4",
     ("Recommendations 2 and 4 – Information requested: Figures for children who went missing, by quarter "
      "(Examplebridge Police, by 31 July 2031).",
      "Figures for children who went missing, by quarter | Examplebridge Police | 2031-07-31 | 2, 4",
      "2031-07-31 Information requested: Figures for children who went missing, by quarter (recommendations 2 "
      "and 4)")),
    (A, "Audit of 40 records @Judith by 31 July #3/#4",
     ("Recommendations 3 and 4 – Action: Audit of 40 records (Judith Samplewell, by 31 July 2031).",
      "Audit of 40 records | Judith Samplewell | 2031-07-31 | 3, 4",
      "2031-07-31 Action: Audit of 40 records (recommendations 3 and 4)")),
    (A, "Share the protocol @Owen Specimen and @Judith by next Friday",
     ("Action: Share the protocol (Owen Specimen and Judith Samplewell, by 20 June 2031).",
      "Share the protocol | Owen Specimen and Judith Samplewell | 2031-06-20 | ",
      "2031-06-20 Action: Share the protocol")),
    (I, "Figures from schools first, then @Owen",
     ("Information requested: Figures from schools first, then Owen Specimen (Owen Specimen).",
      "Figures from schools first, then Owen Specimen | Owen Specimen |  | ")),
    (A, "Send it @Judith by next Friday",
     ("Action: Send it (Judith Samplewell, by 20 June 2031).",
      "Send it | Judith Samplewell | 2031-06-20 | ",
      "2031-06-20 Action: Send it")),
    (A, "Send it to @Judith by next Friday",
     ("Action: Send it to Judith Samplewell (Judith Samplewell, by 20 June 2031).",
      "Send it to Judith Samplewell | Judith Samplewell | 2031-06-20 | ",
      "2031-06-20 Action: Send it to Judith Samplewell")),
    (A, "Share the audit #1, #2, and #3 @Examplebridge Police",
     ("Recommendations 1, 2 and 3 – Action: Share the audit (Examplebridge Police).",
      "Share the audit | Examplebridge Police |  | 1, 2, 3")),
    (A, "Audit @Examplebridge Police by 31 July #99",
     ("Action: Audit (recommendation 99) (Examplebridge Police, by 31 July 2031).",
      "Audit (recommendation 99) | Examplebridge Police | 2031-07-31 | ",
      "2031-07-31 Action: Audit (recommendation 99)")),
    (A, "Report back by the September meeting @Examplebridge Police",
     ("Action: Report back by the September meeting (Examplebridge Police, by 18 September 2031).",
      "Report back by the September meeting | Examplebridge Police | 2031-09-18 | ",
      "2031-09-18 Action: Report back by the September meeting")),
    (A, "Report back by the October meeting @Examplebridge Police",
     ("Action: Report back by the October meeting (Examplebridge Police).",
      "Report back by the October meeting | Examplebridge Police |  | ")),
    (I, "Why referrals rose by 10.5 per cent",
     ("Information requested: Why referrals rose by 10.5 per cent.",
      "Why referrals rose by 10.5 per cent |  |  | ")),
    (A, "To be checked by May Smith",
     ("Action: To be checked by May Smith.",
      "To be checked by May Smith |  |  | ")),
    (I, "Why waits rose by 3/4",
     ("Information requested: Why waits rose by 3/4.",
      "Why waits rose by 3/4 |  |  | ")),
    (A, "Draft by 3 July, final by 31 July @Examplebridge Police",
     ("Action: Draft by 3 July, final by 31 July (Examplebridge Police, by 3 July 2031).",
      "Draft by 3 July, final by 31 July | Examplebridge Police | 2031-07-03 | ",
      "2031-07-03 Action: Draft by 3 July, final by 31 July")),
    (A, "Send it before 3 July @Judith",
     ("Action: Send it before 3 July (Judith Samplewell, by 2 July 2031).",
      "Send it before 3 July | Judith Samplewell | 2031-07-02 | ",
      "2031-07-02 Action: Send it before 3 July")),
    (I, "Figures for referrals before 1 April @Examplebridge Police by 31 July",
     ("Information requested: Figures for referrals before 1 April (Examplebridge Police, by 31 July 2031).",
      "Figures for referrals before 1 April | Examplebridge Police | 2031-07-31 | ",
      "2031-07-31 Information requested: Figures for referrals before 1 April")),
    (A, "@jud to send the file by Friday",
     ("Action: Judith Samplewell to send the file (Judith Samplewell, by 13 June 2031).",
      "Judith Samplewell to send the file | Judith Samplewell | 2031-06-13 | ",
      "2031-06-13 Action: Judith Samplewell to send the file")),
    (A, "#3 to be reviewed @Examplebridge Police",
     ("Recommendation 3 – Action: Recommendation 3 to be reviewed (Examplebridge Police).",
      "Recommendation 3 to be reviewed | Examplebridge Police |  | 3")),
    (A, "Accept #3 and #4 by 31 July",
     ("Recommendations 3 and 4 – Action: Accept recommendations 3 and 4 (by 31 July 2031).",
      "Accept recommendations 3 and 4 |  | 2031-07-31 | 3, 4",
      "2031-07-31 Action: Accept recommendations 3 and 4")),
    (A, "Review #3 @Children and Families and @Owen by noon on 3 July",
     ("Recommendation 3 – Action: Review recommendation 3 by noon on 3 July (Children and Families and Owen "
      "Specimen, by 3 July 2031).",
      "Review recommendation 3 by noon on 3 July | Children and Families and Owen Specimen | 2031-07-03 | 3",
      "2031-07-03 Action: Review recommendation 3 by noon on 3 July")),
    (A, "@Examplebridge Police by 31 July",
     ("Action: Examplebridge Police by 31 July (Examplebridge Police, by 31 July 2031).",
      "Examplebridge Police by 31 July | Examplebridge Police | 2031-07-31 | ",
      "2031-07-31 Action: Examplebridge Police by 31 July")),
    (A, "@Zorb Blat to write by Friday",
     ("Action: Zorb Blat to write (Zorb Blat, by 13 June 2031).",
      "Zorb Blat to write | Zorb Blat | 2031-06-13 | ",
      "2031-06-13 Action: Zorb Blat to write")),
    (A, "Ask @Examplebridge Health Trust by 31 July",
     ("Action: Ask Examplebridge Health Trust (Examplebridge Health Trust, by 31 July 2031).",
      "Ask Examplebridge Health Trust | Examplebridge Health Trust | 2031-07-31 | ",
      "2031-07-31 Action: Ask Examplebridge Health Trust")),
    (A, "Audit 40 records. @Owen by 31 July.",
     ("Action: Audit 40 records (Owen Specimen, by 31 July 2031).",
      "Audit 40 records. | Owen Specimen | 2031-07-31 | ",
      "2031-07-31 Action: Audit 40 records.")),
    (A, "Audit @Owen, @Judith by 31st",
     ("Action: Audit (Owen Specimen and Judith Samplewell, by 31 July 2031).",
      "Audit | Owen Specimen and Judith Samplewell | 2031-07-31 | ",
      "2031-07-31 Action: Audit")),
    (A, "Chase @Owen and @Judith, by end July #1, #2",
     ("Recommendations 1 and 2 – Action: Chase Owen Specimen and Judith Samplewell (Owen Specimen and Judith "
      "Samplewell, by 31 July 2031).",
      "Chase Owen Specimen and Judith Samplewell | Owen Specimen and Judith Samplewell | 2031-07-31 | 1, 2",
      "2031-07-31 Action: Chase Owen Specimen and Judith Samplewell (recommendations 1 and 2)")),
    (A, "Training plan (@Owen) by July 3",
     ("Action: Training plan (Owen Specimen) (Owen Specimen, by 3 July 2031).",
      "Training plan (Owen Specimen) | Owen Specimen | 2031-07-03 | ",
      "2031-07-03 Action: Training plan (Owen Specimen)")),
    (A, "Update the dashboard by September 1st @Owen",
     ("Action: Update the dashboard (Owen Specimen, by 1 September 2031).",
      "Update the dashboard | Owen Specimen | 2031-09-01 | ",
      "2031-09-01 Action: Update the dashboard")),
    (A, "Update the dashboard @Owen by May 5",
     ("Action: Update the dashboard (Owen Specimen, by 5 May 2032).",
      "Update the dashboard | Owen Specimen | 2032-05-05 | ",
      "2032-05-05 Action: Update the dashboard")),
    (A, "Circulate the slides by end of month @Judith",
     ("Action: Circulate the slides (Judith Samplewell, by 30 June 2031).",
      "Circulate the slides | Judith Samplewell | 2031-06-30 | ",
      "2031-06-30 Action: Circulate the slides")),
    (A, "Circulate the slides by the end of the month, @Judith",
     ("Action: Circulate the slides (Judith Samplewell, by 30 June 2031).",
      "Circulate the slides | Judith Samplewell | 2031-06-30 | ",
      "2031-06-30 Action: Circulate the slides")),
    (A, "Meeting with schools @Children and Families by Friday week",
     ("Action: Meeting with schools (Children and Families, by 20 June 2031).",
      "Meeting with schools | Children and Families | 2031-06-20 | ",
      "2031-06-20 Action: Meeting with schools")),
    (A, "Letter to the Minister @Owen no later than 3 July",
     ("Action: Letter to the Minister (Owen Specimen, by 3 July 2031).",
      "Letter to the Minister | Owen Specimen | 2031-07-03 | ",
      "2031-07-03 Action: Letter to the Minister")),
    (I, "A breakdown by ward and by age @Examplebridge Health Trust by 3rd July",
     ("Information requested: A breakdown by ward and by age (Examplebridge Health Trust, by 3 July 2031).",
      "A breakdown by ward and by age | Examplebridge Health Trust | 2031-07-03 | ",
      "2031-07-03 Information requested: A breakdown by ward and by age")),
    (I, "What the waiting time is @Examplebridge Health Trust by 31 July #1",
     ("Recommendation 1 – Information requested: What the waiting time is (Examplebridge Health Trust, by 31 "
      "July 2031).",
      "What the waiting time is | Examplebridge Health Trust | 2031-07-31 | 1",
      "2031-07-31 Information requested: What the waiting time is (recommendation 1)")),
    (I, "How many were seen by a nurse, by school",
     ("Information requested: How many were seen by a nurse, by school.",
      "How many were seen by a nurse, by school |  |  | ")),
    (A, "Draft a protocol with @Owen and @Judith by 31 July",
     ("Action: Draft a protocol with Owen Specimen and Judith Samplewell (Owen Specimen and Judith Samplewell, "
      "by 31 July 2031).",
      "Draft a protocol with Owen Specimen and Judith Samplewell | Owen Specimen and Judith Samplewell | "
      "2031-07-31 | ",
      "2031-07-31 Action: Draft a protocol with Owen Specimen and Judith Samplewell")),
    (A, "The lead is @Owen by 31 July",
     ("Action: The lead is Owen Specimen (Owen Specimen, by 31 July 2031).",
      "The lead is Owen Specimen | Owen Specimen | 2031-07-31 | ",
      "2031-07-31 Action: The lead is Owen Specimen")),
    (A, "Follow this up @Owen by Monday",
     ("Action: Follow this up (Owen Specimen, by 16 June 2031).",
      "Follow this up | Owen Specimen | 2031-06-16 | ",
      "2031-06-16 Action: Follow this up")),
    (A, "Take it up with the Trust by 31 July 2032 @Owen",
     ("Action: Take it up with the Trust (Owen Specimen, by 31 July 2032).",
      "Take it up with the Trust | Owen Specimen | 2032-07-31 | ",
      "2032-07-31 Action: Take it up with the Trust")),
    (N, "The audit was welcomed #3",
     ("Recommendation 3 – The audit was welcomed.",)),
    (N, "@Owen said that training had begun by 31 July",
     ("Owen said that training had begun by 31 July.",)),
    (N, "Training had begun @Owen by 31 July #3",
     ("Recommendation 3 – Training had begun (Owen, by 31 July).",)),
    (N, "Support for #3 and #4",
     ("Recommendations 3 and 4 – Support for recommendations 3 and 4.",)),
    (C, "Delays on rec #2",
     ("Recommendation 2 – Concern: Delays on recommendation 2.",)),
    (C, "Figures rose by 10.5 per cent #2",
     ("Recommendation 2 – Concern: Figures rose by 10.5 per cent.",)),
    (C, "Slow progress #1 & #2",
     ("Recommendations 1 and 2 – Concern: Slow progress.",)),
    (R, "That the audit come to the Panel by 31 July @Owen #3",
     ("(i) That the audit come to the Panel (Owen, by 31 July, recommendation 3).",)),
    (R, "that the Panel accept #3 and #4",
     ("(i) That the Panel accept recommendations 3 and 4.",)),
    (R, "That #2 be reopened",
     ("(i) That recommendation 2 be reopened.",)),
    (R, "to note the report",
     ("(i) That the Panel note the report.",)),
    (A, "Figures @owen and @JUDITH by tomorrow",
     ("Action: Figures (Owen Specimen and Judith Samplewell, by 13 June 2031).",
      "Figures | Owen Specimen and Judith Samplewell | 2031-06-13 | ",
      "2031-06-13 Action: Figures")),
    (A, "@Owen, @Judith and @Examplebridge Police to meet by 31 July",
     ("Action: Owen Specimen, Judith Samplewell and Examplebridge Police to meet (Owen Specimen, Judith "
      "Samplewell and Examplebridge Police, by 31 July 2031).",
      "Owen Specimen, Judith Samplewell and Examplebridge Police to meet | Owen Specimen, Judith Samplewell "
      "and Examplebridge Police | 2031-07-31 | ",
      "2031-07-31 Action: Owen Specimen, Judith Samplewell and Examplebridge Police to meet")),
    (A, "Email owen@example.org by 31 July",
     ("Action: Email owen@example.org (by 31 July 2031).",
      "Email owen@example.org |  | 2031-07-31 | ",
      "2031-07-31 Action: Email owen@example.org")),
    (A, "Fund 50/50 by 31/7 @Owen",
     ("Action: Fund 50/50 (Owen Specimen, by 31 July 2031).",
      "Fund 50/50 | Owen Specimen | 2031-07-31 | ",
      "2031-07-31 Action: Fund 50/50")),
)  # fmt: skip


def said(kind, words):
    """The line of the minute, the cells of the table, and the line of the calendar."""
    bare = DiscussionPoint(id="p", meeting_id="m", agenda_item_id="i", kind=kind, at=AT)
    point = filled(bare, words, KNOWN)
    matter = MinuteMatter(
        panel=Panel(id="panel", name="Examplebridge Panel"), points=(point,), papers=(PAPER,), recommendations=ADVICE,
        meeting=Meeting(id="m", panel_id="panel", on=TODAY), agenda_item=AgendaItem(id="i", meeting_id="m", title="x"),
    )  # fmt: skip
    minute = draft_minute(matter, WORDING)
    wanted = MinuteKind.RESOLUTION if kind is R else MinuteKind.BULLET
    lines = [each.words for each in minute.blocks if each.kind is wanted]
    owed = Owed(promises=(), points=(point,), recommendations=ADVICE, public=Publication((PAPER,), ADVICE, ()))
    table = owed_table(owed, OwedWords(), meeting="", today=TODAY)
    cells = [dict(zip(table.columns, line, strict=True)) for line in table.lines]
    tabled = [" | ".join(each.get(name, "") for name in ("text", "owner", "due", "about")) for each in cells]
    days = [f"{each.on.isoformat()} {each.title}" for each in owed_days(owed, OwedWords())[0]]
    return lines[0], *tabled, *days


@pytest.mark.parametrize(("kind", "words", "expected"), TABLE)
def test_what_is_typed_reads_as_a_sentence_wherever_it_stands(kind, words, expected):
    assert said(kind, words) == expected


def test_the_table_is_long():
    assert len(TABLE) >= 40
