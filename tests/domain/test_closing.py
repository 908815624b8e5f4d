"""What a meeting comes to, and how it goes on."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.closing import closing, discussed, owed, read_aloud, reported
from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.domain.promise import PromiseKind
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Progress, Recommendation

AT = datetime(2031, 6, 12, 18, 0, tzinfo=UTC)
IDS = Ids(lambda: AT)
WITNESSES = [Witness(id="w", meeting_id="m", name="Ana Quill", agency="Police")]


def point(key, kind=PointKind.ACTION, words="Audit", **fields):
    return DiscussionPoint(id=key, meeting_id="m", kind=kind, words=words, at=AT, **fields)


def asked(key, standing=Standing.WRITTEN_ANSWER, **fields):
    return Question(id=key, meeting_id="m", text=f"Question {key}?", standing=standing, **fields)


def promised(points, questions=(), known=()):
    return owed(points, questions, known, WITNESSES, ids=IDS, owner="me")


def test_every_kind_stands_in_its_place_and_what_is_open_was_not_reached():
    points = [point(kind.name, kind) for kind in PointKind]
    summed = closing(points, [asked("a", Standing.PLANNED), asked("b", Standing.ANSWERED)], [])
    assert [each.id for each in summed.noted] == ["NOTED", "CONCERN"]
    assert [len(each) for each in (summed.information, summed.actions, summed.resolutions)] == [1, 1, 1]
    assert [each.id for each in summed.not_reached] == ["a"]


def test_resolutions_are_read_aloud_numbered_and_begin_with_that():
    said = read_aloud(
        [point("1", words="that #3 be audited"), point("2", words=" "), point("3", words="The report be noted")]
    )
    assert said == ("(i) That recommendation 3 be audited", "(ii) That the report be noted")


def test_an_action_becomes_a_promise_with_all_that_was_captured():
    action = point("p", words="@Ana Quill to audit by 31 July", action_by="Ana Quill", due=date(2031, 7, 31),
                   question_id="q", recommendation_ids=("r3",), is_exempt=True)  # fmt: skip
    (promise,) = promised([action], [asked("q", Standing.ANSWERED, asker="Cllr A")])
    assert (promise.kind, promise.promised_by, promise.agency) == (PromiseKind.ACTION, "Ana Quill", "Police")
    assert (promise.words, promise.due) == ("Ana Quill to audit", date(2031, 7, 31))
    assert (promise.point_id, promise.question_id, promise.promised_to) == ("p", "q", "Cllr A")
    assert (promise.recommendation_ids, promise.is_exempt) == (("r3",), True)


def test_what_is_asked_for_tells_the_kind():
    kinds = [promised([point("p", PointKind.INFORMATION, words)])[0].kind
             for words in ("Figures by quarter", "A report to the March meeting", "Why it slipped")]  # fmt: skip
    assert kinds == [PromiseKind.FIGURES, PromiseKind.REPORT_BACK, PromiseKind.WRITTEN_ANSWER]


def test_a_written_answer_is_owed_once_whether_a_point_or_the_outcome_says_so():
    assert [each.question_id for each in promised([], [asked("q")])] == ["q"]
    marked = point("p", PointKind.INFORMATION, question_id="q")
    assert [each.point_id for each in promised([marked], [asked("q")])] == ["p"]


@given(st.lists(st.tuples(st.sampled_from(PointKind), st.sampled_from(["", "q1", "q2"])), max_size=8),
       st.lists(st.sampled_from(Standing), min_size=2, max_size=2))  # fmt: skip
def test_nothing_is_ever_promised_or_reported_twice(marks, standings):
    points = [point(str(n), kind, question_id=q, recommendation_ids=("r",)) for n, (kind, q) in enumerate(marks)]
    questions = [asked(f"q{n}", standing) for n, standing in enumerate(standings, start=1)]
    first = promised(points, questions)
    assert promised(points, questions, first) == ()
    made = [each.point_id for each in first if each.point_id]
    assert len(made) == len(set(made)) == sum(each.kind in (PointKind.ACTION, PointKind.INFORMATION) for each in points)
    reports = reported(points, (), on=AT.date(), ids=IDS, owner="me")
    assert reported(points, reports, on=AT.date(), ids=IDS, owner="me") == ()


def test_what_was_noted_becomes_a_report_on_each_recommendation_and_says_no_progress():
    noted = point("p", PointKind.NOTED, "Training began #3", recommendation_ids=("r3", "r4"))
    made = reported([noted], (), on=AT.date(), ids=IDS, owner="me")
    assert [(each.recommendation_id, each.progress) for each in made] == [
        ("r3", Progress.NOT_SAID),
        ("r4", Progress.NOT_SAID),
    ]
    assert made[0].words == "Training began"
    assert reported([replace(noted, is_exempt=True)], (), on=AT.date(), ids=IDS, owner="me") == ()


def test_only_what_was_discussed_is_offered_for_the_panels_view():
    advice = [Recommendation(id=key, meeting_id="m", rank=n) for n, key in enumerate(("r1", "r2", "r3"))]
    found = discussed(advice, [point("p", recommendation_ids=("r3",))],
                      [asked("q", Standing.ANSWERED, recommendation_ids=("r1",)),
                       asked("u", Standing.PLANNED, recommendation_ids=("r2",))])  # fmt: skip
    assert [each.id for each in found] == ["r1", "r3"]
