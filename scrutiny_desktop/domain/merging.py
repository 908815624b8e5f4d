"""Similar questions put as one: the entry of the plan that names all their askers, and where each is put."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.note import Visibility
from scrutiny_desktop.domain.question import PUT, Priority, Question, Standing

T = TypeVar("T")


def merged(together: Sequence[Question], entry: Question) -> Question:
    """The entry that puts these as one, in the words and the place of the first; they stay as they were written.

    ``entry`` brings its id, owner and standing. One of them that is an entry itself is gathered with what it gathers.
    It is for the panel only where all of them are.
    """
    first = together[0]
    is_private = any(each.visibility is Visibility.PRIVATE for each in together)
    is_must = any(each.priority is Priority.MUST_ASK for each in together)
    return replace(
        first,
        id=entry.id,
        owner=entry.owner,
        standing=entry.standing,
        asker=", ".join(_names(each.asker for each in together)),
        addressee=", ".join(_names(each.addressee for each in together)),
        why="\n".join(_each_once(each.why.strip() for each in together)),
        supplementary=tuple(_each_once(chain.from_iterable(each.supplementary for each in together))),
        priority=Priority.MUST_ASK if is_must else Priority.IF_TIME,
        minutes=max(each.minutes for each in together),
        visibility=Visibility.PRIVATE if is_private else Visibility.PANEL,
        passages=tuple(_each_once(chain.from_iterable(each.passages for each in together))),
        recommendation_ids=tuple(_each_once(chain.from_iterable(each.recommendation_ids for each in together))),
        tags=tuple(_each_once(chain.from_iterable(each.tags for each in together))),
        answer="",
        merged_ids=tuple(each.id for each in together),
        earlier_id="",
    )


def gathered(entry: Question, questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions that an entry puts, as they were written, those of an entry within it too."""
    known = {each.id: each for each in questions} if entry.merged_ids else {}
    return tuple(_gathered(entry, known, {entry.id}))


def in_order(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Those that are put: what an entry gathers stands under it, not in the order a second time."""
    within = set(chain.from_iterable(each.merged_ids for each in questions))
    return tuple(each for each in questions if each.id not in within)


def put_as(question: Question, questions: Iterable[Question]) -> Question:
    """The entry that a question is put as; the question itself where it is put alone."""
    return _put_as(question, _entries(questions))


def with_outcomes(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions as they stand: what came of an entry, and what was heard, came of each that it gathers."""
    known = tuple(questions)
    entries = _entries(known)
    return tuple(_with_outcome(each, _put_as(each, entries)) for each in known)


def as_written(questions: Iterable[Question]) -> tuple[Question, ...]:
    """What members wrote, each as it stands, without the entries that put several as one."""
    return tuple(each for each in with_outcomes(questions) if not each.merged_ids)


def verify_apart(entry: Question) -> None:
    """Raise ScrutinyError where taking an entry apart would lose what came of it."""
    if entry.answer or entry.standing in PUT:
        raise ScrutinyError(
            "This was put in the meeting as one question, so what came of it belongs to all its askers.",
            "Set it back to planned and clear what was heard first, if that was a mistake.",
        )


def _entries(questions: Iterable[Question]) -> dict[str, Question]:
    """The entry that names each question, by the question's id."""
    return {one: entry for entry in questions for one in entry.merged_ids}


def _put_as(question: Question, entries: dict[str, Question]) -> Question:
    seen = {question.id}
    while (entry := entries.get(question.id)) is not None and entry.id not in seen:
        seen.add(entry.id)
        question = entry
    return question


def _with_outcome(question: Question, entry: Question) -> Question:
    if entry.id == question.id or not (entry.standing in PUT or entry.standing is Standing.NOT_REACHED):
        return question
    return replace(question, standing=entry.standing, answer=question.answer or entry.answer)


def _gathered(entry: Question, known: dict[str, Question], seen: set[str]) -> Iterator[Question]:
    for each in (known[one] for one in entry.merged_ids if one in known):
        if each.id in seen:
            continue
        seen.add(each.id)
        if each.merged_ids:
            yield from _gathered(each, known, seen)
        else:
            yield each


def _names(written: Iterable[str]) -> list[str]:
    """Each name once, also those of a line that holds several."""
    return _each_once(name.strip() for each in written for name in each.split(","))


def _each_once(values: Iterable[T]) -> list[T]:
    return [each for each in dict.fromkeys(values) if each]
