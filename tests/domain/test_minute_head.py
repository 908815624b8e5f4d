"""What a minute says before the discussion."""

from datetime import UTC, date, datetime

from scrutiny_desktop.domain.attendance import Attendance, Capacity, Declaration, InterestKind, Presence
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.minute_head import declarations, exclusions, item_head, meeting_head
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.proceeding import Proceeding, Step

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
    assert said(meeting_head(wording, PANEL, MEETING, people)) == [
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
    assert said(declarations(wording, people, {"i"})) == [
        "Cllr Amber declared a disclosable pecuniary interest: She works for the Trust. "
        "Cllr Amber left the room while the item was considered."
    ]
    assert said(declarations(wording, people, {""})) == ["Cllr Amber declared a party whip."]


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
