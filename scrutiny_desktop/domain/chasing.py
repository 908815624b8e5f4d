"""A letter that asks for what was promised to the Panel and has not come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.wording import Wording, with_places


@dataclass(frozen=True, slots=True, kw_only=True)
class ChasingWords:
    """The sentences of such a letter."""

    subject_one: str = with_places("panel")
    subject_many: str = with_places("panel", "count")
    ahead_one: str = with_places("panel")
    ahead_many: str = with_places("panel", "count")
    greeting: str = with_places("name")
    greeting_unnamed: str = with_places()
    opening_one: str = with_places("panel", "day")
    opening_many: str = with_places("panel")
    awaited_one: str = with_places("panel", "day")
    awaited_many: str = with_places("panel")
    entry: str = with_places("words", "kind", "day")
    wordless: str = with_places("kind", "day")
    due: str = with_places("day")
    due_revised: str = with_places("first", "day")
    undated: str = with_places()
    chased: str = with_places("day")
    closing: str = with_places("day")
    closing_some: str = with_places("day")
    farewell: str = with_places()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter to be sent by hand; ``entries`` are what is asked for, each with what became of its date."""

    subject: str
    greeting: str
    opening: str
    entries: tuple[str, ...]
    closing: str
    farewell: str
    sender: str = ""
    left_out: int = 0
    """Promises that were asked for, are still owed, and may not stand in it."""


def chasing_letter(
    promises: Sequence[Promise], public: Publication, *, panel: str, sender: str, days: Mapping[str, date | None],
    by: date, today: date, words: ChasingWords, wording: Wording,
) -> Letter:  # fmt: skip
    """A letter for promises of one agency; ``days`` are the meetings' by their ids, ``by`` is when an answer is due.

    What rests on anything that ``public`` withholds is in no letter.
    """
    owed = [each for each in promises if each.is_open]
    asked = [each for each in owed if public.of_promise(each).is_free]
    names = list(dict.fromkeys(each.promised_by for each in asked if each.promised_by))
    count = len(asked)
    is_one, is_ahead = count == 1, bool(asked) and all(each.due and each.due >= today for each in asked)
    is_later = [each.due is not None and each.due > by for each in asked]
    closing = words.closing_some if any(is_later) and not all(is_later) else words.closing
    subjects = (words.ahead_one, words.ahead_many) if is_ahead else (words.subject_one, words.subject_many)
    openings = (words.awaited_one, words.awaited_many) if is_ahead else (words.opening_one, words.opening_many)
    about = {"panel": panel, "count": count, "day": wording.dated(days.get(asked[0].meeting_id)) if asked else ""}
    return Letter(
        subject=subjects[not is_one].format(**about),
        greeting=words.greeting.format(name=wording.listed(names)) if names else words.greeting_unnamed,
        opening=openings[not is_one].format(**about),
        entries=tuple(_entry(each, days, words, wording) for each in asked),
        closing=closing.format(day=wording.dated(by)),
        farewell=words.farewell,
        sender=sender,
        left_out=len(owed) - len(asked),
    )


def _entry(promise: Promise, days: Mapping[str, date | None], words: ChasingWords, wording: Wording) -> str:
    entry = words.entry if promise.words.strip(". ") else words.wordless
    day = wording.dated(days.get(promise.meeting_id))
    said = [entry.format(words=promise.words.rstrip(". "), kind=promise.kind.value, day=day) + "."]
    first = promise.revisions[0].was if promise.revisions else None
    if promise.due and first:
        said.append(words.due_revised.format(first=wording.dated(first), day=wording.dated(promise.due)))
    elif promise.due:
        said.append(words.due.format(day=wording.dated(promise.due)))
    else:
        said.append(words.undated)
    if promise.chases:
        said.append(words.chased.format(day=wording.dated(promise.chases[-1].on)))
    return " ".join(said)
