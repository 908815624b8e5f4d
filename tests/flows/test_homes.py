"""Papers of one batch go to the meetings that they name, or that list them, and only the rest to the one in view."""

from dataclasses import replace
from datetime import date

import pytest

from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import TakenIn, take_in
from scrutiny_desktop.flows.paper_titles import panel_named
from scrutiny_desktop.store import meetings, panels, papers, rows

VIEW = Meeting(id="view", panel_id="cabinet", on=date(2031, 3, 13))
SEPTEMBER, MAY = date(2030, 9, 12), date(2031, 5, 15)
MINUTES = "Minutes of the Ferry & Harbour Policy Committee, {day}\n\nThe Chair opened the meeting.\n"
ASSESSMENT = "Equality Impact Assessment [version {at}]\n\nThis asks who is shut out.\n"
NOTICE = "Decision Recording Form\n\nThe ferry is {word}.\n"


@pytest.fixture
def add(desk, tmp_path):
    """Takes in a batch of named texts and files them; gives the filing back."""
    desk.change_all("x", [(None, Panel(id="cabinet", name="Cabinet")), (None, VIEW)])

    def added(*named: tuple[str, str], meeting: Meeting | None = VIEW, listed: Paper | None = None) -> Filing:
        files = []
        for name, words in named:
            files.append(tmp_path / name)
            files[-1].write_text(words, encoding="utf-8")
        taken = take_in(desk.library.access, desk.clock, files, desk.resources / "forms", lambda *_: None)
        filing = Filing(desk.library, Ids(desk.clock), "me")
        good = [each for each in taken if isinstance(each, TakenIn)]
        desk.change_all("add", filing.filed(good, meeting, listed, otherwise=VIEW))
        return filing

    return added


@pytest.fixture
def report(resources):
    words = (resources / "first" / "clare-cover-report.txt").read_text(encoding="utf-8")
    words = words.replace("CHILDREN AND FAMILIES SCRUTINY PANEL", "FERRY AND HARBOUR COMMITTEE")
    words = words.replace("SSCP Clare Learning Report", "Further background")

    def written(day: date) -> tuple[str, str]:
        made = words.replace("3 DECEMBER 2020", f"{day:%d %B %Y}").replace(
            "SSCP Partnership Response", "Equality Impact Assessment"
        )
        return f"report {day}.txt", made

    return written


def of(desk, day: date) -> list[str]:
    meeting = next(each for each in meetings.every(desk.library) if each.on == day)
    return [each.file_name for each in papers.for_meeting(desk.library, meeting.id) if each.is_supplied]


def test_a_folder_of_two_meetings_goes_to_these_and_not_to_the_one_in_view(desk, add, report):
    filing = add(
        ("appendix-b-2030.txt", ASSESSMENT.format(at=1)),
        ("appendix-b-reviewed-june-2031.txt", ASSESSMENT.format(at=2)),
        ("decision-notice-2030-09-12.txt", NOTICE.format(word="bought")),
        ("decision-notice-15-may-2031.txt", NOTICE.format(word="sold")),
        ("minutes-a.txt", MINUTES.format(day="12 September 2030")),
        ("minutes-b.txt", MINUTES.format(day="15 May 2031")),
        ("rules.txt", "Procedure rules\n\nOf the whole council.\n"),
        report(MAY),
        report(SEPTEMBER),
    )
    assert sorted(of(desk, SEPTEMBER)) == [
        "appendix-b-2030.txt", "decision-notice-2030-09-12.txt", "minutes-a.txt", "report 2030-09-12.txt",
    ]  # fmt: skip
    assert sorted(of(desk, MAY)) == [
        "appendix-b-reviewed-june-2031.txt", "decision-notice-15-may-2031.txt", "minutes-b.txt",
        "report 2031-05-15.txt",
    ]  # fmt: skip
    assert of(desk, VIEW.on) == ["rules.txt"]
    assert [each.file_name for each in filing.unsigned] == ["rules.txt"]
    assert len(panels.every(desk.library)) == 2


def test_an_appendix_that_comes_alone_goes_to_the_report_that_lists_it_by_its_title(desk, add, report):
    add(report(MAY))
    add(("Equality Impact Assessment.txt", ASSESSMENT.format(at=1)))
    assert of(desk, VIEW.on) == []
    assert "Equality Impact Assessment.txt" in of(desk, MAY)


def test_one_that_two_meetings_list_alike_stays_where_it_was_dropped(desk, add, report):
    add(report(MAY), report(SEPTEMBER))
    add(("Equality Impact Assessment.txt", ASSESSMENT.format(at=1)))
    assert of(desk, VIEW.on) == ["Equality Impact Assessment.txt"]


def test_minutes_without_a_meeting_in_view_make_the_meeting_of_the_panel_they_name(desk, add):
    add(("minutes.txt", MINUTES.format(day="15 May 2031")), meeting=None)
    made = next(each for each in meetings.every(desk.library) if each.on == MAY)
    panel = rows.get(desk.library, Panel, made.panel_id)
    assert panel is not None
    assert panel.name == "Ferry & Harbour Policy Committee"


def test_minutes_of_another_panel_on_the_day_are_not_put_with_it(desk, add):
    desk.change("x", old=VIEW, new=replace(VIEW, on=MAY))
    add(("minutes.txt", MINUTES.format(day="15 May 2031")), meeting=None)
    assert len([each for each in meetings.every(desk.library) if each.on == MAY]) == 2


def test_a_wrong_file_put_in_the_place_of_an_appendix_is_told_with_its_own_title(desk, add, report):
    add(report(MAY))
    meeting = next(each for each in meetings.every(desk.library) if each.on == MAY)
    listed = papers.for_meeting(desk.library, meeting.id)[2]
    minutes = MINUTES.format(day="30 January 2031")
    assert [title for _, _, title in add(("x.txt", minutes), listed=listed).misfits] == [
        "Minutes of the Ferry & Harbour Policy Committee, 30 January 2031"
    ]
    right = ("eqia.txt", ASSESSMENT.format(at=3))
    assert add(right, listed=papers.for_meeting(desk.library, meeting.id)[2]).misfits == []


@pytest.mark.parametrize(
    ("title", "panel"),
    [
        ("Minutes of the Cabinet, 30 January 2025", "Cabinet"),
        ("Minutes of a meeting of the Cabinet held on Thursday", "Cabinet"),
        ("Agenda: Examplebridge Scrutiny Panel, 14 November 2030", "Examplebridge Scrutiny Panel"),
        ("Draft minutes - Scrutiny Panel", "Scrutiny Panel"),
        ("Minutes of the meeting held on 3 May 2024", ""),
        ("Agenda Document", ""),
        ("Minutes", ""),
    ],
)
def test_the_panel_is_read_from_the_title_of_minutes_and_agendas(title: str, panel: str) -> None:
    assert panel_named(title) == panel
