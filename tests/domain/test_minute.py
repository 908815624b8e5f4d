from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.correcting import MinuteCorrection
from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.minute import draft_minute
from scrutiny_desktop.domain.minute_block import Minute, MinuteKind
from scrutiny_desktop.domain.minute_matter import MinuteMatter
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Classification, Paper, PaperRole, Secrecy
from scrutiny_desktop.domain.proceeding import Proceeding, Step
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.outputs.wording import read_wording

WORDING = read_wording(Path(__file__).parents[2] / "resources/wording/minute.toml")
EXEMPT = Classification(secrecy=Secrecy.EXEMPT, citation="paragraph 7A of the Access to Information Procedure Rules")
PUBLIC_PAPER = Paper(id="p1", meeting_id="m1", role=PaperRole.APPENDIX, label="Appendix 1", title="Report")
EXEMPT_PAPER = replace(PUBLIC_PAPER, id="p3", label="Appendix 3", title="Chronology", classification=EXEMPT)
STARTED = datetime(2031, 6, 12, 17, 32, tzinfo=UTC)

Draft = Callable[..., Minute]


def point(words: str = "", *, key: str = "d1", minute: int = 1, **more: Any) -> DiscussionPoint:
    return DiscussionPoint(id=key, meeting_id="m1", words=words, at=STARTED + timedelta(minutes=minute), **more)


def recommendation(number: int, *, paper: str = "p1") -> Recommendation:
    anchor = Anchor(paper_id=paper, content="c", quote="x")
    return Recommendation(id=f"r{number}", meeting_id="m1", number=str(number), rank=number, anchor=anchor)


def question(key: str = "q1", **more: Any) -> Question:
    return Question(id=key, meeting_id="m1", **{"text": "What would a child notice?", **more})


def drafted(*points: DiscussionPoint, secrecy: Secrecy = Secrecy.PUBLIC, with_askers: bool = False,
            **more: Any) -> Minute:  # fmt: skip
    usual = {
        "panel": Panel(id="panel", name="Examplebridge Children’s Scrutiny Panel"),
        "meeting": Meeting(id="m1", panel_id="panel", on=date(2031, 6, 12), started=STARTED),
        "agenda_item": AgendaItem(id="i7", meeting_id="m1", number="7", title="Learning review – ‘Robin’"),
        "papers": (PUBLIC_PAPER, EXEMPT_PAPER),
    }
    matter = MinuteMatter(points=points, **{**usual, **more})
    return draft_minute(matter, WORDING, secrecy=secrecy, with_askers=with_askers)


def words_of(minute: Minute, kind: MinuteKind = MinuteKind.BULLET) -> list[str]:
    return [block.words for block in minute.blocks if block.kind is kind]


def everything_in(minute: Minute) -> str:
    parts = [minute.title, minute.panel, minute.meeting, minute.footer, minute.classification.citation]
    return "\n".join([*parts, *(block.words for block in minute.blocks), *minute.left_out])


def test_the_minute_begins_with_its_number_in_capitals_and_the_report():
    minute = drafted(report_of="Independent Chair of the Partnership", subject="the progress of the review")
    heading, received = minute.blocks
    assert (heading.label, heading.text) == ("7.", "LEARNING REVIEW – ‘ROBIN’")
    assert received.text == (
        "The Panel received the report of the Independent Chair of the Partnership on the progress of the review."
    )


def test_words_that_a_report_prints_in_capitals_are_set_small():
    report_of = "INDEPENDENT CHAIR OF THE SOUTHAMPTON SAFEGUARDING CHILDREN PARTNERSHIP"
    minute = drafted(report_of=report_of, subject="SERIOUS CASE REVIEW - CLARE")
    assert minute.blocks[1].text == (
        "The Panel received the report of the Independent Chair of the Southampton Safeguarding Children "
        "Partnership on Serious Case Review - Clare."
    )


def test_witnesses_who_were_present_are_named_in_order():
    there = {"meeting_id": "m1", "is_present": True}
    witnesses = [
        Witness(id="w2", name="Rafiq Fictley", title="Partnership Manager", agency="Partnership", rank=1, **there),
        Witness(id="w1", name="Judith Samplewell", title="Independent Chair", rank=0, **there),
        Witness(id="w4", name="", agency="Examplebridge Police", rank=3, **there),
        Witness(id="w3", meeting_id="m1", name="Grace Madeup", rank=2),
    ]
    assert words_of(drafted(witnesses=witnesses), MinuteKind.PARAGRAPH)[1] == (
        "Judith Samplewell (Independent Chair), Rafiq Fictley (Partnership Manager, Partnership) and "
        "Examplebridge Police were present and, with the consent of the Chair, addressed the Panel."
    )
    assert "Judith Samplewell (Independent Chair) was present" in everything_in(drafted(witnesses=witnesses[1:2]))


def test_points_are_gathered_by_recommendation_in_the_order_of_the_recommendations():
    minute = drafted(
        point("Training had begun. ", key="d2", minute=2, recommendation_ids=("r3",)),
        point("An audit was due", key="d3", minute=3, question_id="q3"),
        point("Stable at inspection", key="d4", minute=4, recommendation_ids=("r1",)),
        point("Welcomed by all; noted", key="d1", minute=1),
        point("Both were late", key="d5", minute=5, recommendation_ids=("r3", "r1")),
        recommendations=[recommendation(number) for number in (3, 1)],
        questions=[question("q3", recommendation_ids=("r3",))],
    )
    assert words_of(minute) == [
        "Recommendation 1 – Stable at inspection.",
        "Recommendations 1 and 3 – Both were late.",
        "Recommendation 3 – Training had begun. An audit was due.",
        "Welcomed by all; noted.",
    ]
    assert minute.blocks[2].text == "In discussions with the officers, the Panel noted the following:"


@pytest.mark.parametrize(
    ("kind", "more", "said"),
    [
        (PointKind.NOTED, {}, "Figures by quarter."),
        (PointKind.CONCERN, {}, "Concern: Figures by quarter."),
        (
            PointKind.INFORMATION,
            {"action_by": "Police", "due": date(2031, 7, 31)},
            "Information requested: Figures by quarter (Police, by 31 July 2031).",
        ),
        (PointKind.ACTION, {"action_by": "Police"}, "Action: Figures by quarter (Police)."),
        (PointKind.ACTION, {"due": date(2031, 7, 1)}, "Action: Figures by quarter (by 1 July 2031)."),
    ],
)
def test_each_kind_of_point_is_said_in_its_own_way(kind, more, said):
    assert words_of(drafted(point("Figures by  quarter.", kind=kind, **more))) == [said]


def test_the_signs_that_filled_a_points_fields_are_not_minuted():
    marked = point("Share the audit @Police by 31 July #3", kind=PointKind.ACTION, action_by="Police",
                   due=date(2031, 7, 31), recommendation_ids=("r3",))  # fmt: skip
    assert words_of(drafted(marked, recommendations=[recommendation(3)])) == [
        "Recommendation 3 – Action: Share the audit (Police, by 31 July 2031)."
    ]


def test_a_resolution_says_on_which_recommendation_it_was_since_nothing_beside_it_does():
    marked = point("Bring the audit back #3", kind=PointKind.RESOLUTION, recommendation_ids=("r3",))
    minute = drafted(marked, recommendations=[recommendation(3)])
    assert words_of(minute, MinuteKind.RESOLUTION) == ["(i) That the Panel bring the audit back (recommendation 3)."]


def test_recommendations_that_nothing_bore_on_were_not_reached():
    minute = drafted(
        point(key="d1", recommendation_ids=("r1",)),
        recommendations=[recommendation(number) for number in range(1, 7)],
        questions=[
            question("q3", recommendation_ids=("r3",), standing=Standing.ANSWERED),
            question("q4", recommendation_ids=("r4",), standing=Standing.WRITTEN_ANSWER),
            question("q5", recommendation_ids=("r5",), standing=Standing.NOT_REACHED),
            question("q6", recommendation_ids=("r6",), standing=Standing.PLANNED),
        ],
    )
    assert words_of(minute)[-1] == "Recommendations 2, 5 and 6 were not reached."
    assert minute.blocks[-1].label == "Recommendations 2, 5 and 6"


def test_one_recommendation_was_not_reached():
    asked = question(recommendation_ids=("r1",), standing=Standing.ASKED)
    minute = drafted(recommendations=[recommendation(1), recommendation(2)], questions=[asked])
    assert words_of(minute) == ["Recommendation 2 was not reached."]


def test_before_the_meeting_nothing_is_said_to_be_not_reached():
    meeting = Meeting(id="m1", panel_id="panel", on=date(2031, 6, 12))
    assert words_of(drafted(meeting=meeting, recommendations=[recommendation(1)])) == []


def test_a_recommendation_without_a_number_is_named_by_its_words():
    bare = Recommendation(id="r1", meeting_id="m1", text="Agencies should meet.")
    minute = drafted(point("Noted", recommendation_ids=("r1",)), recommendations=[bare])
    assert words_of(minute) == ["Recommendation “Agencies should meet.” – Noted."]


def test_a_promised_written_answer_is_recorded_with_who_owes_it():
    promised = question(addressee="Police", standing=Standing.WRITTEN_ANSWER, recommendation_ids=("r1",))
    assert words_of(drafted(questions=[promised], recommendations=[recommendation(1)])) == [
        "Recommendation 1 – A written answer was promised by Police: “What would a child notice?”"
    ]


def test_resolutions_are_numbered_and_begin_with_that_once():
    resolved = [
        "That the audit be considered.",
        "that figures be circulated",
        "The report be noted",
        "Examplebridge Police be thanked",
        "Thatched roofs be inspected",
    ]
    points = [point(words, key=f"d{i}", minute=i, kind=PointKind.RESOLUTION) for i, words in enumerate(resolved)]
    minute = drafted(*points)
    assert words_of(minute, MinuteKind.SUBHEADING) == ["RESOLVED"]
    assert words_of(minute, MinuteKind.RESOLUTION) == [
        "(i) That the audit be considered.",
        "(ii) That figures be circulated.",
        "(iii) That the report be noted.",
        "(iv) That Examplebridge Police be thanked.",
        "(v) That Thatched roofs be inspected.",
    ]


def test_who_asked_what_is_said_only_when_chosen():
    asked = [
        question("q1", asker="Cllr Example", standing=Standing.ANSWERED),
        question("q2", text="And then?", standing=Standing.ASKED),
        question("q3", text="Too late?", asker="Cllr Mockford", standing=Standing.NOT_REACHED),
    ]
    assert "Cllr Example" not in everything_in(drafted(questions=asked))
    assert words_of(drafted(questions=asked, with_askers=True)) == [
        "Cllr Example – What would a child notice?",
        "And then?",
    ]


def test_points_of_another_item_or_another_meeting_are_passed_over():
    elsewhere = [point("Budget", agenda_item_id="i8"), replace(point("Old"), meeting_id="m0")]
    minute = drafted(*elsewhere, point("Here", agenda_item_id="i7"))
    assert (words_of(minute), minute.left_out) == (["Here."], ())


def test_points_without_words_are_counted_and_left_out():
    assert drafted(point(), point("  ", key="d2")).left_out == ("2 points have no words yet.",)


def test_what_rests_on_an_exempt_paper_is_counted_with_the_citation_and_left_out():
    passage = Anchor(paper_id="p3", content="c", quote="hush")
    minute = drafted(
        point("by paper", key="d1", paper_ids=("p1", "p3")),
        point("by question", key="d2", question_id="q1"),
        point("by recommendation", key="d3", recommendation_ids=("r11",), kind=PointKind.RESOLUTION),
        point("marked", key="d4", is_exempt=True),
        point("lost", key="d5", paper_ids=("gone",)),
        point("open", key="d6", paper_ids=("p1",)),
        questions=[question(passages=(passage,))],
        recommendations=[recommendation(11, paper="p3")],
    )
    assert words_of(minute) == ["open."]
    assert minute.left_out == (
        "3 points and outcomes rest on Appendix 3 (exempt, paragraph 7A of the Access to Information Procedure Rules) "
        "and are left out.",
        "1 point is marked exempt and is left out.",
        "1 point rests on a paper, question or recommendation that is no longer here, and is left out.",
    )


def test_the_title_of_an_exempt_paper_is_not_told():
    bare = replace(EXEMPT_PAPER, label="", title="Jane Roe of 4 Elm Street")
    minute = drafted(point("by paper", paper_ids=("p3",)), papers=[bare])
    assert minute.left_out[0].startswith("1 point or outcome rests on Appendix (exempt")


def test_a_paper_that_was_only_guessed_to_be_a_supplement_is_not_called_one():
    bare = replace(EXEMPT_PAPER, label="", title="Jane Roe", role=PaperRole.SUPPLEMENT)
    minute = drafted(point("by paper", paper_ids=("p3",)), papers=[bare])
    assert minute.left_out[0].startswith("1 point or outcome rests on a paper (exempt, paragraph 7A")


def test_an_exempt_minute_holds_what_the_public_one_leaves_out_and_no_more_but_not_the_confidential():
    secret = replace(
        PUBLIC_PAPER, id="p4", label="Appendix 4", classification=Classification(secrecy=Secrecy.CONFIDENTIAL)
    )
    minute = drafted(
        point("open", key="d0", paper_ids=("p1",)),
        point("by paper", key="d1", paper_ids=("p3",)),
        point("marked", key="d2", is_exempt=True, citation="paragraph 3"),
        point("sealed", key="d3", paper_ids=("p4",)),
        papers=[PUBLIC_PAPER, EXEMPT_PAPER, secret],
        questions=[question(standing=Standing.WRITTEN_ANSWER)],
        secrecy=Secrecy.EXEMPT,
    )
    assert words_of(minute) == ["by paper.", "marked."]
    rules = "paragraph 3; paragraph 7A of the Access to Information Procedure Rules"
    assert {*minute.classification.citation.split("; ")} == {*rules.split("; ")}
    assert minute.footer.startswith("Draft exempt minute · NOT FOR PUBLICATION · exempt, paragraph")
    assert minute.meeting.endswith("NOT FOR PUBLICATION")
    assert minute.left_out == ("1 point or outcome rests on Appendix 4 (confidential) and is left out.",)


def test_a_point_made_while_the_public_were_out_is_in_the_exempt_minute_alone_with_the_rule():
    shut = Proceeding(id="s", meeting_id="m1", at=STARTED, kind=Step.EXCLUDED, agenda_item_id="i7",
                      citation="paragraph 2 of Schedule 12A")  # fmt: skip
    held = {"steps": (shut,)}
    assert words_of(drafted(point("hush"), **held)) == []
    minute = drafted(point("hush"), secrecy=Secrecy.EXEMPT, **held)
    assert words_of(minute) == ["hush."]
    assert "exempt, paragraph 2 of Schedule 12A" in minute.footer
    assert "press and public be excluded" in everything_in(minute)


def test_a_correction_of_the_exempt_minute_is_in_no_public_one_and_the_other_way_round():
    def fixed(key: str, words: str) -> MinuteCorrection:
        return MinuteCorrection(id=key, meeting_id="m1", agenda_item_id="i7", key=key, words=words)

    corrections = [fixed("heading", "OPEN HEADING"), fixed("exempt:heading", "SHUT HEADING")]
    marked = point("hush", is_exempt=True)
    public = everything_in(drafted(marked, corrections=corrections))
    annex = everything_in(drafted(marked, corrections=corrections, secrecy=Secrecy.EXEMPT))
    assert ["OPEN HEADING" in public, "SHUT HEADING" in public] == [True, False]
    assert ["OPEN HEADING" in annex, "SHUT HEADING" in annex] == [False, True]
    assert "correction" not in public + annex


PLANTED = "Xyzzyplover"
WAYS = st.sampled_from(["paper", "question", "recommendation", "question's recommendation", "mark", "lost", "open"])


def planted(way: str, number: int, kind: PointKind) -> tuple[DiscussionPoint, Question]:
    """A point that is exempt in one of the ways there are, with a question to go through."""
    hidden = Anchor(paper_id="p3", content="c", quote=PLANTED)
    asked = question(
        f"q{number}",
        standing=Standing.WRITTEN_ANSWER,
        text=f"{PLANTED}?" if "question" in way else "Open?",
        asker=PLANTED if "question" in way else "Cllr Example",
        passages=(hidden,) if way == "question" else (),
        recommendation_ids=("r11",) if way == "question's recommendation" else (),
    )
    is_secret = way != "open"
    said = point(
        f"{PLANTED} was discussed" if is_secret else "Open words",
        key=f"d{number}",
        minute=number,
        kind=kind,
        action_by=PLANTED if is_secret else "",
        speaker=PLANTED if is_secret else "",
        question_id=asked.id,
        paper_ids={"paper": ("p3",), "lost": ("gone",)}.get(way, ()),
        recommendation_ids=("r11",) if way == "recommendation" else (),
        is_exempt=way == "mark",
    )
    return said, asked


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(WAYS, st.sampled_from(PointKind)), max_size=8), st.booleans())
def test_no_exempt_word_is_anywhere_in_a_public_minute(ways, with_askers):
    made = [planted(way, number, kind) for number, (way, kind) in enumerate(ways)]
    hidden = replace(recommendation(11, paper="p3"), number=PLANTED, text=PLANTED)
    titled = replace(EXEMPT_PAPER, title=PLANTED, file_name=PLANTED)
    minute = drafted(
        *(said for said, _ in made),
        questions=[asked for _, asked in made],
        recommendations=[hidden, recommendation(1)],
        papers=[PUBLIC_PAPER, titled],
        with_askers=with_askers,
    )
    assert PLANTED not in everything_in(minute)
    is_open = [kind for way, kind in ways if way == "open"]
    resolved = words_of(minute, MinuteKind.RESOLUTION)
    assert len(resolved) == is_open.count(PointKind.RESOLUTION)
    assert everything_in(minute).count("pen words") == len(is_open)
