"""A paper moved to another meeting takes along what rests on it alone, in one step."""

from dataclasses import replace
from datetime import date

import pytest

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.brought_forward import BroughtForward
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper, PaperRole
from scrutiny_desktop.domain.question import Question, Standing, Theme
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport, Recommendation
from scrutiny_desktop.flows.moving_papers import moved
from scrutiny_desktop.store import agenda, notes, papers, questions, recommendations, rows

FERRY = Paper(id="ferry", meeting_id="june", agenda_item_id="own", title="Ferries", role=PaperRole.SUPPLEMENT,
              content="a" * 64)  # fmt: skip
LISTED = Paper(id="listed", meeting_id="june", agenda_item_id="own", listed_in="ferry", role=PaperRole.APPENDIX,
               label="Appendix 1", title="Fares", rank=1)  # fmt: skip
OTHER = Paper(id="other", meeting_id="june", agenda_item_id="lamps", title="Lamps", content="b" * 64, rank=2)
ITEM = AgendaItem(id="july-5", meeting_id="july", number="5", title="Ferry services")


def _at(paper):
    return Anchor(paper_id=paper.id, content=paper.content, quote="ice", start=3, end=6)


@pytest.fixture
def library(desk):
    """Two meetings: June with a loose paper on ferries and one on lamps, July with an item for it."""
    made = [
        Panel(id="p", name="Harbour Panel"), Meeting(id="june", panel_id="p", on=date(2031, 6, 12)),
        Meeting(id="july", panel_id="p", on=date(2031, 7, 10)), ITEM,
        AgendaItem(id="own", meeting_id="june", title="Ferries"),
        AgendaItem(id="lamps", meeting_id="june", number="2", title="Lamps", rank=1), FERRY, LISTED, OTHER,
        Note(id="n", meeting_id="june", text="Ice", anchor=_at(FERRY)),
        Note(id="m", meeting_id="june", text="Oil", anchor=_at(OTHER)),
        Theme(id="t", meeting_id="june", name="Safety"), Theme(id="u", meeting_id="july", name="Safety"),
        Question(id="q", meeting_id="june", text="Why?", theme_id="t", passages=(_at(FERRY),)),
        Question(id="both", meeting_id="june", text="How?", passages=(_at(FERRY), _at(OTHER))),
        Question(id="asked", meeting_id="june", text="When?", passages=(_at(FERRY),), standing=Standing.ANSWERED),
        Recommendation(id="r", meeting_id="june", text="Inspect it", anchor=_at(FERRY)),
        Assessment(id="a", meeting_id="june", recommendation_id="r"),
        ProgressReport(id="pr", meeting_id="june", recommendation_id="r", on=date(2031, 6, 1)),
        BroughtForward(id="bf", meeting_id="july", record_id="r"),
    ]  # fmt: skip
    desk.change_all("make", [(None, each) for each in made])
    return desk.library


def test_its_appendices_marks_and_own_questions_go_along_and_one_undo_brings_all_back(desk, library):
    before = _shown(library, "june")
    desk.change_all("move", moved(library, FERRY, "july", ITEM))
    assert _shown(library, "july") == (["ferry", "listed"], ["n"], ["q"], ["r"], ["july-5"])
    assert _shown(library, "june") == (["other"], ["m"], ["asked", "both"], [], ["lamps"])
    there = desk.now(FERRY)
    assert (there.agenda_item_id, there.role) == ("july-5", PaperRole.COVER_REPORT)
    assert desk.now(LISTED).listed_in == "ferry"
    assert desk.now(Question(id="q", meeting_id="")).theme_id == "u"
    assert desk.now(Assessment(id="a", meeting_id="", recommendation_id="")).meeting_id == "july"
    assert rows.get(library, ProgressReport, "pr").meeting_id == "july"
    assert rows.get(library, BroughtForward, "bf") is None
    desk.undo()
    assert _shown(library, "june") == before


def test_within_a_meeting_only_its_item_changes(desk, library):
    pairs = moved(library, FERRY, "june", desk.now(AgendaItem(id="lamps", meeting_id="", title="")))
    assert {(type(new or old), (new or old).id) for old, new in pairs} == {
        (Paper, "ferry"), (Paper, "listed"), (AgendaItem, "own"),
    }  # fmt: skip
    desk.change_all("move", pairs)
    assert desk.now(FERRY).agenda_item_id == desk.now(LISTED).agenda_item_id == "lamps"


def test_an_appendix_by_itself_is_listed_by_no_report_of_another_meeting(desk, library):
    desk.change_all("move", moved(library, LISTED, "july", None))
    now = desk.now(LISTED)
    assert (now.meeting_id, now.agenda_item_id, now.listed_in) == ("july", "", "")


def test_an_earlier_version_goes_with_the_later(desk, library):
    later = replace(FERRY, id="later", earlier_id="ferry", content="c" * 64, rank=3)
    desk.change("add", old=None, new=later)
    desk.change_all("move", moved(library, later, "july", ITEM))
    assert {each.id for each in papers.for_meeting(library, "july")} == {"ferry", "listed", "later"}


@pytest.mark.parametrize("rests", [{"paper_ids": ("ferry",)}, {"question_id": "both"}, {"recommendation_ids": ("r",)}])
def test_a_paper_the_minute_rests_on_stays(desk, library, rests):
    point = DiscussionPoint(id="d", meeting_id="june", at=desk.clock(), words="Noted", **rests)
    desk.change("note", old=None, new=point)
    with pytest.raises(ScrutinyError, match="the minute rests on it"):
        moved(library, FERRY, "july", ITEM)
    assert moved(library, FERRY, "june", None)


def _shown(library, meeting):
    kinds = (papers, notes, questions, recommendations, agenda)
    return tuple(sorted(each.id for each in kind.for_meeting(library, meeting)) for kind in kinds)
