"""What a minute says before the discussion."""

from datetime import UTC, date, datetime

from scrutiny_desktop.domain.attendance import Attendance, Capacity, Declaration, InterestKind, Presence
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Spell
from scrutiny_desktop.domain.minute_head import comings, declarations, item_head, meeting_head
from scrutiny_desktop.domain.minute_steps import exclusions
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.proceeding import Proceeding, Proceedings, Step

PANEL, MEETING = Panel(id="p", name="Examplebridge Panel"), Meeting(id="m", panel_id="p", on=date(2031, 6, 12))
ITEM = AgendaItem(id="i", meeting_id="m", number="7", title="Review", citation="paragraph 1 of Schedule 12A")


def person(name: str, **more: object) -> Attendance:
    return Attendance(id=name, meeting_id="m", name=f"Cllr {name}", **{"presence": Presence.PRESENT, **more})


def said(blocks):
    return [each.text for each in blocks]


def test_the_head_tells_who_was_there_who_sent_apologies_and_who_sat_for_whom(wording):
    people = [person("Amber", title="Chair"), person("Birch", presence=Presence.APOLOGIES),
              person("Cedar", substitute_for="Birch"), person("Mr Oak", capacity=Capacity.OFFICER),
              person("Elm", presence=Presence.ABSENT), person("Fir", presence=Presence.EXPECTED)]  # fmt: skip
    assert said(meeting_head(wording, PANEL, held(), people)) == [
        "EXAMPLEBRIDGE PANEL",
        "Minutes of the meeting held on 12 June 2031.",
        "Present: Cllr Amber (Chair) and Cllr Cedar.",
        "Also in attendance: Cllr Mr Oak.",
        "Apologies for absence were received from Cllr Birch.",
        "Absent: Cllr Elm.",
        "Cllr Cedar attended in place of Cllr Birch.",
    ]


def test_a_declaration_stands_with_its_item_and_tells_who_left_the_room(wording):
    declared = (Declaration(agenda_item_id="i", words="She works for the Trust", left_room=True),
                Declaration(kind=InterestKind.WHIP))  # fmt: skip
    people = [person("Amber", declarations=declared)]
    assert said(declarations(wording, people, {"i"}, lambda *_: True)) == [
        "Cllr Amber declared a disclosable pecuniary interest: She works for the Trust. "
        "Cllr Amber left the room while the item was considered."
    ]
    assert said(declarations(wording, people, {""}, lambda *_: True)) == ["Cllr Amber declared a party whip."]


def at(hour: int, minute: int) -> datetime:
    return datetime(2031, 6, 12, hour, minute, 20).astimezone()


def held(*steps: tuple[datetime, Step, str]) -> Proceedings:
    return Proceedings(MEETING, [Proceeding(id=f"s{n}", meeting_id="m", at=when, kind=kind, agenda_item_id=item)
                                 for n, (when, kind, item) in enumerate(steps)])  # fmt: skip


OTHER = AgendaItem(id="j", meeting_id="m", number="5", title="Budget")
EVENING = held((at(17, 30), Step.STARTED, ""), (at(18, 0), Step.ITEM_TAKEN, "j"), (at(19, 0), Step.ITEM_TAKEN, "i"),
               (at(20, 0), Step.ENDED, ""))  # fmt: skip


def test_who_came_late_came_back_or_left_early_is_told_with_the_time_and_the_item(wording):
    amber = person("Amber", spells=(Spell(arrived=at(18, 12), left=at(18, 40)), Spell(arrived=at(19, 5))))
    birch = person("Birch", spells=(Spell(arrived=at(17, 30), left=at(20, 0)),))
    cedar = person("Cedar", spells=(Spell(left=at(17, 45)),))
    assert said(comings(wording, [amber, birch, cedar], EVENING, [OTHER, ITEM])) == [
        "Cllr Amber arrived at 6.12 pm, during item 5. Cllr Amber left at 6.40 pm, during item 5. "
        "Cllr Amber returned at 7.05 pm, during item 7.",
        "Cllr Cedar left at 5.45 pm.",
    ]


def test_the_minute_of_one_item_tells_only_who_came_and_went_during_it(wording):
    amber = person("Amber", spells=(Spell(arrived=at(18, 12), left=at(18, 40)), Spell(arrived=at(19, 5))))
    assert said(comings(wording, [amber], EVENING, [ITEM])) == ["Cllr Amber returned at 7.05 pm."]


def test_before_a_meeting_has_begun_nobody_is_late(wording):
    amber = person("Amber", spells=(Spell(arrived=at(18, 12)),))
    assert said(comings(wording, [amber], held(), [OTHER, ITEM])) == []


def test_a_late_item_tells_why_it_could_not_wait(wording):
    late = AgendaItem(id="i", meeting_id="m", number="9", title="Fire", is_late=True, urgency="The school is shut")
    assert any("as a matter of urgency, for this reason: The school is shut." in each
               for each in said(item_head(wording, late, "", "")))  # fmt: skip


def test_the_public_is_excluded_by_the_rule_that_was_cited_and_no_other_step_is_quoted(wording):
    at = datetime(2031, 6, 12, 18, tzinfo=UTC)
    steps = [Proceeding(id="s", meeting_id="m", at=at, kind=Step.EXCLUDED, agenda_item_id="i"),
             Proceeding(id="t", meeting_id="m", at=at, kind=Step.PAUSED, agenda_item_id="i", words="hush")]  # fmt: skip
    (excluded,) = said(exclusions(wording, ITEM, steps))
    assert "section 100A(4)" in excluded
    assert "paragraph 1 of Schedule 12A" in excluded


def test_of_an_item_that_nobody_has_named_no_report_was_received(wording):
    bare = AgendaItem(id="i", meeting_id="m", title="")
    assert said(item_head(wording, bare, "Director", "")) == []
    assert said(item_head(wording, bare, "Director", "the harbour")) == [
        "The Panel received the report of the Director on the harbour."
    ]
