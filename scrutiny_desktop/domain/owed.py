"""What is owed to the Panel after a meeting: promises, and actions that nobody has made into a promise yet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.due_day import DueDay
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.promise import Promise, PromiseKind, PromiseStanding
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.signless import minuted
from scrutiny_desktop.domain.tracker import Tracker

_ALWAYS = frozenset({PointKind.ACTION, PointKind.INFORMATION})
_LONGEST_TITLE = 100
"""Characters of what is owed that stand in a calendar's line; all of it stands in the description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedWords:
    """The words of the table: heads of columns by their names, states by their values."""

    title: str = "Actions and promises"
    heads: Mapping[str, str] = field(default_factory=lambda: {
        "number": "No.", "text": "What", "kind": "Kind", "owner": "Who", "agency": "Agency", "due": "Due",
        "standing": "Stands", "chased": "Chased", "about": "Recommendations",
    })  # fmt: skip
    states: Mapping[str, str] = field(default_factory=dict)
    day: Callable[[date | None], str] = lambda day: day.isoformat() if day else ""
    public: str = "Public"
    left_out_one: str = "1 action or promise rests on what is not public, and is left out."
    left_out_many: str = "{count} actions and promises rest on what is not public, and are left out."
    due_one: str = "1 recommendation with a date rests on what is not public, and is left out."
    due_many: str = "{count} recommendations with a date rest on what is not public, and are left out."
    recommendation: str = "Recommendation {number}: {words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """All that is owed, as the library has it."""

    promises: Sequence[Promise]
    points: Sequence[DiscussionPoint]
    recommendations: Sequence[Recommendation]
    public: Publication
    questions: Sequence[Question] = ()

    def actions(self) -> list[DiscussionPoint]:
        """Points that somebody is to act on and that no promise has taken up."""
        taken_up = {each.point_id for each in self.promises}
        return [
            each for each in sorted(self.points, key=lambda each: (each.at, each.id))
            if each.id not in taken_up and one_line(each.words) and (each.kind in _ALWAYS or each.action_by or each.due)
        ]  # fmt: skip

    def answers(self) -> list[Question]:
        """Questions with a written answer promised that no promise, and no point of what is owed, has taken up."""
        told = {each.question_id for each in self.points if each.kind is PointKind.INFORMATION}
        told |= {each.question_id for each in self.promises}
        return [
            each for each in sorted(self.questions, key=lambda each: (each.rank, each.id))
            if each.standing is Standing.WRITTEN_ANSWER and each.id not in told and one_line(each.text)
        ]  # fmt: skip

    def free(self) -> tuple[list[Promise], list[DiscussionPoint], list[Question]]:
        """Those of them that may leave."""
        return (
            [each for each in self.promises if self.public.of_promise(each).is_free],
            [each for each in self.actions() if self.public.of_point(each).is_free],
            [each for each in self.answers() if self.public.of_question(each).is_free],
        )

    def left_out(self, words: OwedWords) -> tuple[str, ...]:
        """How many may not."""
        all_owed = len(self.promises) + len(self.actions()) + len(self.answers())
        promises, actions, answers = self.free()
        count = all_owed - len(promises) - len(actions) - len(answers)
        return _counted(words.left_out_one, words.left_out_many, count)


def owed_table(owed: Owed, words: OwedWords, *, meeting: str, today: date) -> Tracker:
    """The table, promises first; columns that nothing stands in are left away, and what is not public too."""
    promises, actions, answers = owed.free()
    numbers = {each.id: each.number for each in owed.recommendations if owed.public.of_recommendation(each).is_free}
    cells = [_promised(each, words, today) | {"about": _about(each.recommendation_ids, numbers)} for each in promises]
    cells += [_acted(each, words, numbers) | {"about": _about(each.recommendation_ids, numbers)} for each in actions]
    cells += [_answered(each, words) | {"about": _about(each.recommendation_ids, numbers)} for each in answers]
    for count, each in enumerate(cells, start=1):
        each["number"] = str(count)
    names = [name for name in words.heads if any(each.get(name) for each in cells) or name in ("number", "text")]
    return Tracker(
        title=words.title,
        meeting=meeting,
        classification=words.public,
        columns=tuple(names),
        heads=tuple(words.heads[name] for name in names),
        lines=tuple(tuple(each.get(name, "") for name in names) for each in cells),
        left_out=owed.left_out(words),
    )


def owed_days(owed: Owed, words: OwedWords) -> tuple[list[DueDay], tuple[str, ...]]:
    """The days by which something open is owed, and what is left out of them."""
    promises, actions, _ = owed.free()
    due = [each for each in owed.recommendations if each.is_open and each.due]
    shown = [each for each in due if owed.public.of_recommendation(each).is_free]
    days = [*_promise_days(promises, words), *_action_days(actions, words)]
    for each in shown:
        title = words.recommendation.format(number=each.number, words=each.action or each.text)
        days += [_day(each.id, each.due, title, each.lead_agency)]
    return days, (*owed.left_out(words), *_counted(words.due_one, words.due_many, len(due) - len(shown)))


def _promise_days(promises: Iterable[Promise], words: OwedWords) -> Iterator[DueDay]:
    for each in promises:
        if each.is_open and each.due:
            who = ", ".join(filter(None, (each.promised_by, each.agency)))
            yield _day(each.id, each.due, f"{_state(words, each.kind)}: {each.words}", who)


def _action_days(actions: Iterable[DiscussionPoint], words: OwedWords) -> Iterator[DueDay]:
    for each in actions:
        if each.due:
            yield _day(each.id, each.due, f"{_state(words, each.kind)}: {minuted(each, ())}", each.action_by)


def _day(key: str, on: date | None, title: str, who: str) -> DueDay:
    line = one_line(title)
    short = line if len(line) <= _LONGEST_TITLE else line[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
    return DueDay(key=key, on=on or date.min, title=short, words="\n".join(filter(None, (title, who))))


def _promised(promise: Promise, words: OwedWords, today: date) -> dict[str, str]:
    standing = promise.standing(today)
    settled = {PromiseStanding.RECEIVED: promise.received_on, PromiseStanding.LET_GO: promise.let_go_on}
    return {
        "text": promise.words,
        "kind": _state(words, promise.kind),
        "owner": promise.promised_by,
        "agency": promise.agency,
        "due": words.day(promise.due) or promise.timescale,
        "standing": " ".join(filter(None, (_state(words, standing), words.day(settled.get(standing))))),
        "chased": "; ".join(words.day(each.on) for each in promise.chases),
    }


def _acted(point: DiscussionPoint, words: OwedWords, numbers: Mapping[str, str]) -> dict[str, str]:
    return {
        "text": minuted(point, [numbers.get(each, "") for each in point.recommendation_ids]),
        "kind": _state(words, point.kind),
        "owner": point.action_by,
        "due": words.day(point.due),
    }


def _answered(question: Question, words: OwedWords) -> dict[str, str]:
    return {
        "text": one_line(question.text),
        "kind": _state(words, PromiseKind.WRITTEN_ANSWER),
        "owner": one_line(question.addressee),
    }


def _state(words: OwedWords, state: str) -> str:
    return words.states.get(state, str(state).capitalize())


def _about(ids: Iterable[str], numbers: Mapping[str, str]) -> str:
    return ", ".join(numbers[each] for each in ids if numbers.get(each))


def _counted(one: str, many: str, count: int) -> tuple[str, ...]:
    return ((one if count == 1 else many).format(count=count),) if count else ()
