"""Every file that a panel shares is opened with every person's key: each word reaches its audience, and nobody else."""

import zlib
from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.for_panel import Answer
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.note import Note, Visibility
from scrutiny_desktop.domain.panel import Panel, Role
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Question, Standing, Theme
from scrutiny_desktop.domain.recommendation import Assessment, Assurance, ProgressReport, Recommendation
from scrutiny_desktop.domain.roster import CHAIR, PANEL, Circle
from scrutiny_desktop.flows import answering, exchange, handing_on, live_out, order_out, record_out, seats, sharing_seen
from scrutiny_desktop.sharing import header, seal
from scrutiny_desktop.sharing.folder import Folder
from scrutiny_desktop.sharing.refusals import SetAside
from tests.made_library import clock, ledger, make_panel, opened, sit

RESOURCES = Path(__file__).parents[2] / "resources"
MEETING = Meeting(id="m1", panel_id="p-examplebridge", on=date(2031, 6, 12))
OPEN = Paper(id="open", meeting_id="m1", title="Report", content="c0ffee")
SECRET = Paper(id="secret", meeting_id="m1", title="Zannextitle", content="dead",
               classification=Classification(secrecy=Secrecy.EXEMPT, citation="2"))  # fmt: skip
ADVICE = Recommendation(id="r1", meeting_id="m1", number="1", text="Check every visit.")
HIDDEN = Recommendation(id="r2", meeting_id="m1", number="2", text="Zhiddenadvice",
                        anchor=Anchor(paper_id="secret", content="dead", quote="Zhiddenquote"))  # fmt: skip

ALL, CHAIRS, CIRCLE, NOBODY = {"amina", "ben", "carys", "sam"}, {"amina", "sam", "ben"}, {"amina", "carys"}, set()
MAY_READ = {
    "Zorderopen": ALL, "Zordersecret": CIRCLE, "Zorderprivate": NOBODY, "Zorderdraft": NOBODY, "Zplanwhy": NOBODY,
    "Zpointopen": ALL, "Zpointsecret": CIRCLE, "Zpointclosed": CIRCLE, "Zownpoint": NOBODY,
    "Zpromiseopen": ALL, "Zpromisesecret": CIRCLE, "Zreportopen": ALL, "Zreportsecret": CIRCLE,
    "Zagreed": ALL, "Zagreedsecret": CIRCLE, "Zchairsown": NOBODY,
    "Zbenasks": CHAIRS, "Zbennote": ALL, "Zbenprivate": NOBODY, "Zbentold": CHAIRS, "Zbenjudges": CHAIRS,
    "Zbensecret": NOBODY, "Zbenannexnote": NOBODY, "Zbenelsewhere": NOBODY,
    "Zcarysasks": CIRCLE, "Zcarysnote": CIRCLE, "Zcarysjudges": CIRCLE,
    "Zannextitle": CIRCLE, "Zhiddenadvice": CIRCLE,
}  # fmt: skip


def passage(paper, quote="Visits are checked."):
    return Anchor(paper_id=paper.id, content=paper.content, quote=quote)


def planned(key, text, **more):
    fields = {"standing": Standing.PLANNED, "visibility": Visibility.PANEL, "theme_id": "t1"} | more
    return Question(id=key, meeting_id="m1", text=text, **fields)


def point(key, question, words, **more):
    return DiscussionPoint(id=key, meeting_id="m1", question_id=question, words=words,
                           at=datetime(2031, 6, 12, 18).astimezone(), **more)  # fmt: skip


KNOWN = (MEETING, OPEN, SECRET, ADVICE, HIDDEN)
OF_THE_CHAIR = (
    Theme(id="t1", meeting_id="m1", name="Visits"), AgendaItem(id="i1", meeting_id="m1", title="Progress"),
    planned("q1", "Zorderopen", passages=(passage(OPEN),), why="Zplanwhy"),
    planned("q2", "Zordersecret", passages=(passage(SECRET),), rank=1),
    planned("q3", "Zorderprivate", visibility=Visibility.PRIVATE, rank=2),
    planned("q4", "Zorderdraft", standing=Standing.DRAFT, rank=3),
    point("d1", "q1", "Zpointopen"), point("d2", "q2", "Zpointsecret"),
    point("d3", "q1", "Zpointclosed", is_exempt=True, citation="2"),
    Promise(id="o1", meeting_id="m1", words="Zpromiseopen", recommendation_ids=("r1",)),
    Promise(id="o2", meeting_id="m1", words="Zpromisesecret", anchor=passage(SECRET)),
    ProgressReport(id="g1", meeting_id="m1", recommendation_id="r1", words="Zreportopen", on=MEETING.on),
    ProgressReport(id="g2", meeting_id="m1", recommendation_id="r1", words="Zreportsecret", on=MEETING.on,
                   anchor=passage(SECRET)),
    Assessment(id="a1", meeting_id="m1", recommendation_id="r1", is_panels=True, words="Zagreed",
               assurance=Assurance.ASSURED),
    Assessment(id="a2", meeting_id="m1", recommendation_id="r2", is_panels=True, words="Zagreedsecret"),
    Assessment(id="a3", owner="amina", meeting_id="m1", recommendation_id="r1", words="Zchairsown"),
    Note(id="n0", owner="amina", meeting_id="m1", question_id="q1", text="Zownpoint"),
    Panel(id="p-examplebridge", name="Care"),
)  # fmt: skip


def of(owner, prefix):
    """What a member has: questions, notes and a judgement, public, private and resting on what is exempt."""
    fields = {"owner": owner, "meeting_id": "m1"}
    return {
        "asks": Question(id=f"{prefix}1", text=f"Z{owner}asks", **fields),
        "secret": Question(id=f"{prefix}2", text=f"Z{owner}secret", passages=(passage(SECRET),), **fields),
        "note": Note(id=f"{prefix}3", text=f"Z{owner}note", anchor=passage(OPEN), visibility=Visibility.PANEL,
                     **fields),
        "private": Note(id=f"{prefix}4", text=f"Z{owner}private", **fields),
        "told": Note(id=f"{prefix}5", text=f"Z{owner}told", **fields),
        "annexnote": Note(id=f"{prefix}6", text=f"Z{owner}annexnote", anchor=passage(SECRET),
                          visibility=Visibility.PANEL, **fields),
        "judges": Assessment(id=f"{prefix}7", owner=owner, meeting_id="m1", recommendation_id="r1",
                             words=f"Z{owner}judges"),
        "elsewhere": Question(id=f"{prefix}8", text=f"Z{owner}elsewhere", **fields),
    }  # fmt: skip


@pytest.fixture
def panel(tmp_path):
    """Four libraries, in each what its owner has of the meeting."""
    make_panel(tmp_path)
    sit(tmp_path, "sam", Role.SCRUTINY_MANAGER)
    found = {name: opened(tmp_path / name) for name in sorted(ALL)}
    roster = seats.seat(found["amina"]).roster
    circle = Circle(id="annex", name="Annex", holders=("amina", "carys"), papers=(SECRET.text_key,))
    seats.change_people(found["amina"], replace(roster, circles=(circle,)))
    ledger(found["amina"]).swap_all([(None, each) for each in (*KNOWN, *OF_THE_CHAIR)])
    for name in ("ben", "carys"):
        ledger(found[name]).swap_all([(None, each) for each in (*KNOWN, *of(name, name[0]).values())])
    yield found
    for each in found.values():
        each.close()


def share(panel, name, record, audience, **more):
    return handing_on.share(panel[name], seats.seat(panel[name]), [record], audience, clock, **more)


def test_every_word_reaches_its_audience_and_nobody_else(panel, tmp_path):
    (tmp_path / "folder").mkdir()
    folder = Folder(tmp_path / "folder", lambda _: None)

    def go_round(*names):
        for name in names:
            exchange.receive(panel[name], folder, clock)
            exchange.send(panel[name], folder, clock)

    go_round(*sorted(ALL), *sorted(ALL))
    ben, carys = of("ben", "b"), of("carys", "c")
    for name, audience in (("asks", CHAIR), ("note", PANEL), ("private", PANEL), ("judges", CHAIR), ("secret", PANEL),
                           ("secret", CHAIR), ("annexnote", PANEL)):  # fmt: skip
        share(panel, "ben", ben[name], audience)
    share(panel, "ben", ben["told"], CHAIR, with_private=True)
    share(panel, "carys", replace(carys["secret"], text="Zcarysasks"), "annex")
    share(panel, "carys", replace(carys["annexnote"], text="Zcarysnote"), "annex")
    share(panel, "carys", carys["judges"], "annex")
    go_round("ben", "carys", "amina")

    amina, held = panel["amina"], seats.seat(panel["amina"])
    came = {each.question.id: each for each in sharing_seen.seen_in(amina, held).came}
    assert set(came) == {"b1", "c2"}
    assert answering.reply(amina, held, came["b1"], Answer.THANKED, clock)
    order_out.send_order(amina, held, MEETING, ("annex",), clock)
    live_out.send_live(amina, held, MEETING, "q2", clock)
    record_out.send_record(amina, held, MEETING, ("annex",), RESOURCES, clock)
    go_round("amina", "ben", "carys", "sam")

    readers, openers = defaultdict(set), {}
    for file in sorted(folder.path.glob("*.sds")):
        content = file.read_bytes()
        start = header.read_head(content)
        head = start.header
        openers[file.name] = set()
        assert not any(word.encode() in content for word in MAY_READ), file.name
        for name in sorted(ALL):
            try:
                said = zlib.decompress(seal.unseal(content[start.end :], seats.seat(panel[name]).reader.keys)).decode()
            except SetAside:
                continue
            openers[file.name].add(name)
            for word in MAY_READ:
                if word in said:
                    readers[word].add(name)
        entitled = {each.id for each in held.roster.audience(head.audience)} | {head.member}
        assert openers[file.name] == entitled, file.name
    assert len(openers) >= 10
    assert {word: readers[word] for word in MAY_READ} == {word: set(may) for word, may in MAY_READ.items()}
