"""From the Chair's desk to the members: the running order, live marks, answers and the record, by way of files."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.for_panel import Answer
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.note import Note, Visibility
from scrutiny_desktop.domain.panel import Panel, Role
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Question, Standing, Theme
from scrutiny_desktop.domain.recommendation import Assessment, Assurance, Recommendation
from scrutiny_desktop.domain.roster import CHAIR, PANEL, Circle
from scrutiny_desktop.domain.shared import Place, copied
from scrutiny_desktop.flows import (
    answering,
    exchange,
    from_others,
    from_the_chair,
    giving_out,
    handing_on,
    live_out,
    offering,
    order_out,
    record_out,
    seats,
    sharing_seen,
)
from scrutiny_desktop.sharing.envelope import open_envelope
from scrutiny_desktop.sharing.folder import Folder
from scrutiny_desktop.sharing.refusals import NotForMe
from scrutiny_desktop.store import rows, shared
from tests.flows.leaving import meetings
from tests.made_library import clock, copy, ledger, make_panel, opened, sit

NAMES = ("amina", "ben", "carys", "sam")
RESOURCES = Path(__file__).parents[2] / "resources"
ON = date(2031, 6, 12)
THEIRS = Meeting(id="of-ben", panel_id="p-examplebridge", on=ON)
MEETING = Meeting(id="m1", panel_id="p-examplebridge", on=ON)
OPEN = Paper(id="open", meeting_id="m1", title="Report", content="c0ffee")
SECRET = Paper(id="secret", meeting_id="m1", title="Annex", content="dead",
               classification=Classification(secrecy=Secrecy.EXEMPT, citation="2"))  # fmt: skip
VISITS = Theme(id="t1", meeting_id="m1", name="Visits", minutes=20)


def passage(paper):
    return Anchor(paper_id=paper.id, content=paper.content, quote="Visits are checked.")


def planned(key, text, **more):
    fields = {"standing": Standing.PLANNED, "visibility": Visibility.PANEL, "theme_id": "t1"} | more
    return Question(id=key, meeting_id="m1", text=text, **fields)


ORDER = (
    planned("q1", "Who checks the visits?", passages=(passage(OPEN),), recommendation_ids=("r1",), asker="Ben"),
    planned("q2", "What does the annex say?", passages=(passage(SECRET),), rank=1),
    planned("q3", "My own thought", visibility=Visibility.PRIVATE, rank=2),
    planned("q4", "A draft", standing=Standing.DRAFT, rank=3),
)
ADVICE = Recommendation(id="r1", meeting_id="m1", number="1", text="Check every visit.")


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    place = tmp_path_factory.mktemp("panel")
    make_panel(place)
    sit(place, "sam", Role.SCRUTINY_MANAGER)
    return place


def encircle(db):
    """Name the holders of what is not public."""
    circle = Circle(id="annex", name="Annex", holders=("amina", "carys"), papers=(SECRET.text_key,))
    seats.change_people(db, replace(seats.seat(db).roster, circles=(circle,)))


@pytest.fixture
def panel(template, tmp_path):
    found = {}
    for name in NAMES:
        copy(template / name, tmp_path / name)
        found[name] = opened(tmp_path / name)
    encircle(found["amina"])
    ledger(found["amina"]).swap_all([(None, each) for each in (MEETING, OPEN, SECRET, VISITS, ADVICE, *ORDER)])
    ledger(found["sam"]).swap_all([(None, each) for each in (MEETING, OPEN, VISITS, ADVICE, ORDER[0])])
    for name in ("ben", "carys"):
        own = (THEIRS, replace(OPEN, id=f"of-{name}", meeting_id=THEIRS.id),
               replace(ADVICE, id=f"r-{name}", meeting_id=THEIRS.id))  # fmt: skip
        ledger(found[name]).swap_all([(None, each) for each in own])
    yield found
    for each in found.values():
        each.close()


def go_round(panel, folder, *names):
    for name in names or NAMES:
        exchange.receive(panel[name], folder, clock)
        exchange.send(panel[name], folder, clock)


def seat(panel, name):
    return seats.seat(panel[name])


def send_order(panel, name="amina", circles=()):
    return order_out.send_order(panel[name], seat(panel, name), MEETING, circles, clock)


def send_live(panel, name="amina", question_id=""):
    return live_out.send_live(panel[name], seat(panel, name), MEETING, question_id, clock)


def come(panel, name):
    meeting = MEETING if name in ("amina", "sam") else THEIRS
    return from_the_chair.from_the_chair(panel[name], seat(panel, name), meeting)


def texts(panel, name):
    found = come(panel, name)
    return [each.text for each in found.questions] if found else []


def test_the_order_reaches_members_without_what_is_private_or_exempt(panel, folder):
    send_order(panel)
    go_round(panel, folder, "amina", "ben")
    found = come(panel, "ben")
    (group,) = found.groups
    (question,) = group.questions
    assert (found.by.name, group.theme.name, group.minutes) == ("Amina", "Visits", 20)
    assert (question.text, question.meeting_id, question.standing) == (
        "Who checks the visits?", "of-ben", Standing.PLANNED)  # fmt: skip
    assert ([each.paper_id for each in question.passages], question.recommendation_ids) == (["of-ben"], ("r-ben",))
    assert rows.get(panel["ben"], Question, "q1") is None


def test_entries_that_are_not_public_reach_those_who_hold_them_and_nobody_else(panel, folder):
    send_order(panel, circles=("annex",))
    go_round(panel, folder, "amina", "ben", "carys")
    assert texts(panel, "carys") == ["Who checks the visits?", "What does the annex say?"]
    assert texts(panel, "ben") == ["Who checks the visits?"]
    send_order(panel)
    go_round(panel, folder, "amina", "carys")
    assert texts(panel, "carys") == ["Who checks the visits?"]


def test_what_leaves_the_order_leaves_the_members_lists_and_nothing_new_makes_no_version(panel, folder):
    send_order(panel)
    assert send_order(panel) == ()
    ledger(panel["amina"]).swap(ORDER[0], replace(ORDER[0], standing=Standing.WITHDRAWN))
    assert [each.body for each in send_order(panel)] == [None]
    go_round(panel, folder, "amina", "ben")
    assert texts(panel, "ben") == []


def test_marks_go_out_only_while_the_panel_has_an_order(panel):
    amina = panel["amina"]

    def may():
        return live_out.may_go_out(amina, seat(panel, "amina"), MEETING)

    assert not may()
    made = offering.left_by(amina, send_order(panel))
    assert may()
    offering.take_back(amina, made)
    assert not may()
    send_order(panel)
    giving_out.withdraw_all(amina, seat(panel, "amina"), "meeting-2031-06-12", PANEL, clock)
    assert not may()


def test_a_member_can_send_no_order_and_one_that_is_forged_is_nobodys(panel, folder):
    with pytest.raises(ScrutinyError):
        order_out.send_order(panel["ben"], seat(panel, "ben"), THEIRS, (), clock)
    entry = order_out.order_out(panel["amina"], MEETING).entries[0]
    place = Place(panel="p-examplebridge", member="ben", scope="meeting-2031-06-12", audience=PANEL)
    shared.add(panel["ben"], [copied(place, entry, {}, "2031-06-01T09:00:00+00:00")], clock())
    go_round(panel, folder, "ben", "carys")
    assert come(panel, "carys") is None


def test_the_manager_sends_for_the_chair_until_the_list_says_otherwise(panel, folder):
    go_round(panel, folder, "amina", "sam")
    send_order(panel, "sam")
    go_round(panel, folder, "sam", "ben", "amina")
    assert (come(panel, "ben").by.name, come(panel, "amina").by.name) == ("Sam", "Sam")
    seats.change_people(panel["amina"], replace(seat(panel, "amina").roster, manager_acts_for_chair=False))
    go_round(panel, folder, "amina", "ben", "sam")
    assert come(panel, "ben") is None
    with pytest.raises(ScrutinyError):
        send_order(panel, "sam")


def test_marks_are_laid_over_the_members_order_as_they_come(panel, folder):
    amina = ledger(panel["amina"])
    send_order(panel)
    point = DiscussionPoint(id="p1", meeting_id="m1", question_id="q1", kind=PointKind.CONCERN, words="No record.",
                            at=datetime(2031, 6, 12, 18).astimezone(), recommendation_ids=("r1",))  # fmt: skip
    amina.swap(None, point)
    amina.swap(ORDER[0], replace(ORDER[0], standing=Standing.ANSWERED))
    send_live(panel, question_id="q1")
    go_round(panel, folder, "amina", "ben")
    found = come(panel, "ben")
    assert (found.current.id, found.current.standing) == ("q1", Standing.ANSWERED)
    assert [(each.words, each.recommendation_ids) for each in found.points] == [("No record.", ("r-ben",))]
    amina.swap(point, None)
    amina.swap(rows.get(panel["amina"], Question, "q1"), ORDER[0])
    send_live(panel, question_id="")
    go_round(panel, folder, "amina", "ben")
    found = come(panel, "ben")
    assert (found.points, found.current, found.questions[0].standing) == ((), None, Standing.PLANNED)


def test_a_question_behind_closed_doors_is_before_nobody_who_may_not_have_it(panel, folder):
    send_order(panel, circles=("annex",))
    ledger(panel["amina"]).swap(
        None,
        DiscussionPoint(
            id="p1", meeting_id="m1", question_id="q2", words="Zyxsecret", at=datetime(2031, 6, 12, 18).astimezone()
        ),
    )
    send_live(panel, question_id="q2")
    go_round(panel, folder, "amina", "ben", "carys")
    assert (come(panel, "ben").current, come(panel, "ben").points) == (None, ())
    assert come(panel, "carys").current.id == "q2"
    assert [each.words for each in come(panel, "carys").points] == ["Zyxsecret"]


def share(panel, name, *records, audience=CHAIR):
    return handing_on.share(panel[name], seat(panel, name), records, audience, clock)


def came(panel, name="amina"):
    return sharing_seen.seen_in(panel[name], seat(panel, name)).came


def test_a_member_is_told_what_became_of_a_question_and_others_are_not(panel, folder):
    mine = Question(id="b1", meeting_id=THEIRS.id, text="Who pays?")
    ledger(panel["ben"]).swap(None, mine)
    share(panel, "ben", mine)
    go_round(panel, folder, "ben", "amina")
    (one,) = came(panel)
    assert answering.reply(panel["amina"], seat(panel, "amina"), one, Answer.THANKED, clock)
    assert answering.reply(panel["amina"], seat(panel, "amina"), one, Answer.TAKEN, clock)
    assert not answering.reply(panel["amina"], seat(panel, "amina"), one, Answer.TAKEN, clock)
    ledger(panel["amina"]).swap(None, replace(one.as_planned(), meeting_id="m1", standing=Standing.ANSWERED))
    send_order(panel)
    send_live(panel)
    go_round(panel, folder, "amina", "ben", "carys", "sam")
    told = from_the_chair.answers(panel["ben"], seat(panel, "ben"), [THEIRS])["b1"]
    assert (told.by.name, told.reply.answer, told.standing) == ("Amina", Answer.TAKEN, Standing.ANSWERED)
    told = from_the_chair.answers(panel["carys"], seat(panel, "carys"), [THEIRS])["b1"]
    assert told.reply is None
    assert answering.reply(panel["amina"], seat(panel, "amina"), one, None, clock)
    go_round(panel, folder, "amina", "ben")
    assert from_the_chair.answers(panel["ben"], seat(panel, "ben"), [THEIRS])["b1"].reply is None


def test_the_record_reaches_the_members_checklists_as_the_panels(panel, folder):
    agreed = Assessment(id="a1", meeting_id="m1", recommendation_id="r1", assurance=Assurance.PARTLY_ASSURED,
                        is_panels=True)  # fmt: skip
    own = Assessment(id="a2", owner="amina", meeting_id="m1", recommendation_id="r1", words="Mine alone")
    promise = Promise(id="pr1", meeting_id="m1", words="Send the figures.", recommendation_ids=("r1",))
    secret = Promise(id="pr2", meeting_id="m1", words="Zyxsecret", anchor=passage(SECRET))
    made = (AgendaItem(id="i1", meeting_id="m1", title="Progress"), Panel(id="p-examplebridge", name="Care"))
    ledger(panel["amina"]).swap_all([(None, each) for each in (agreed, own, promise, secret, *made)])
    out = record_out.record_out(panel["amina"], MEETING, RESOURCES)
    assert (len(out.tracked), len(out.not_public), out.lost) == (2, 1, 0)
    record_out.send_record(panel["amina"], seat(panel, "amina"), MEETING, (), RESOURCES, clock)
    go_round(panel, folder, "amina", "ben")
    told = from_others.told_of_recommendations(panel["ben"])
    assert [(each.by.name, each.is_panels, each.recommendation_ids) for each in told] == [
        ("Amina", True, ("r-ben",)), ("Amina", True, ("r-ben",))]  # fmt: skip
    assert "PROGRESS" in come(panel, "ben").minute.text


def test_a_members_judgement_and_note_come_as_that_members(panel, folder):
    judged = Assessment(id="j1", owner="ben", meeting_id=THEIRS.id, recommendation_id="r-ben", words="Not yet.",
                        assurance=Assurance.NOT_ASSURED)  # fmt: skip
    claimed = Assessment(id="j2", owner="ben", meeting_id=THEIRS.id, recommendation_id="r-ben", is_panels=True)
    note = Note(id="n1", owner="ben", meeting_id=THEIRS.id, text="See this", visibility=Visibility.PANEL,
                anchor=replace(passage(OPEN), paper_id="of-ben"))  # fmt: skip
    share(panel, "ben", judged, claimed, note)
    go_round(panel, folder, "ben", "amina")
    told = from_others.told_of_recommendations(panel["amina"])
    assert [(each.by.name, each.is_panels, each.recommendation_ids) for each in told] == [
        ("Ben", False, ("r1",)), ("Ben", False, ("r1",))]  # fmt: skip
    (noted,) = from_others.notes_of_others(panel["amina"], OPEN)
    assert (noted.by.name, noted.note.text, noted.note.anchor.paper_id) == ("Ben", "See this", "open")


def opened_by(panel, folder, name):
    """All that a member can read in the folder's files, as one text."""
    said = []
    for file in sorted(folder.path.glob("*.sds")):
        try:
            said += [each.line for each in open_envelope(file.read_bytes(), seat(panel, name).reader).versions]
        except NotForMe:
            continue
    return "\n".join(said)


@given(planted=meetings())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_secret_word_is_in_what_a_member_can_open(template, tmp_path_factory, planted):
    place = tmp_path_factory.mktemp("leaks")
    for name in ("amina", "ben"):
        copy(template / name, place / name)
    (place / "folder").mkdir()
    folder = Folder(place / "folder", lambda _: None)
    with opened(place / "amina") as amina, opened(place / "ben") as ben:
        panel = {"amina": amina, "ben": ben}
        ledger(amina).swap_all([(None, each) for each in planted.records])
        (meeting,) = rows.every(amina, Meeting)
        encircle(amina)
        held = seat(panel, "amina")
        order_out.send_order(amina, held, meeting, ("annex",), clock)
        live_out.send_live(amina, held, meeting, "", clock)
        record_out.send_record(amina, held, meeting, ("annex",), RESOURCES, clock)
        go_round(panel, folder, "amina", "ben")
        said = opened_by(panel, folder, "ben")
    assert [each for each in planted.secret if each in said] == []
    assert [each for each in planted.public if each in said]
