"""What a member sees of the sharing: what they gave and when it left, what came, who takes part, and the log."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.for_panel import MinuteSent, Outgoing
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.note import Note, Visibility
from scrutiny_desktop.domain.paper import Paper, Secrecy
from scrutiny_desktop.domain.post import Post, PostKind
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Assessment
from scrutiny_desktop.domain.record import KINDS, Record
from scrutiny_desktop.domain.roster import Roster
from scrutiny_desktop.flows import seats, shared_copies
from scrutiny_desktop.flows.closed_doors import ClosedDoors
from scrutiny_desktop.flows.from_the_chair import Answered, answers
from scrutiny_desktop.flows.giving_out import is_by_hand
from scrutiny_desktop.flows.offering import file_ending
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.flows.shared_copies import SharedCopy
from scrutiny_desktop.flows.similar import similar
from scrutiny_desktop.sharing import merge
from scrutiny_desktop.store import meetings, panels, post, rows, settings, shared
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library

_SAID = ("text", "words", "assurance", "why", "supplementary", "addressee", "priority", "minutes", "passages", "anchor")

THANKED = "sharing.thanked"
"""The setting that names the versions which were left with thanks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One of the member's own shared copies; ``left`` is when its present state first left, as far as is known."""

    seen: SharedCopy
    left: datetime | None
    answered: Answered | None = None
    """What the Chair's desk has made of it."""
    own: Record | None = None
    """What it is a copy of, as it is in this library now."""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """By which it is known."""
        return self.seen.copy.key

    @property
    def is_changed(self) -> bool:
        """Whether it says something else here than what was shared."""
        said = self.seen.records
        return self.own is not None and bool(said) and _said(self.own) not in map(_said, said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """A question that somebody shares; ``taken`` is the one that was made of it here."""

    seen: SharedCopy
    question: Question
    """With its passages in the papers of this library, where those are here."""
    day: date | None
    """Of the meeting that it is meant for, as its asker knows it."""
    meeting_id: str
    """That meeting here; empty where it is not in this library."""
    taken: Question | None
    is_thanked: bool
    elsewhere: Answered | None = None
    """What the other who acts as the Chair has made of it."""
    alike: tuple[Question, ...] = ()
    """Others that came and ask much the same."""
    secrecy: Secrecy = Secrecy.PUBLIC
    """Of what it rests on; what came to a circle is not public, though its papers may not be here."""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """By which it is known."""
        return self.seen.copy.key

    @property
    def is_new(self) -> bool:
        """Whether nobody who acts as the Chair has answered it."""
        return self.taken is None and not self.is_thanked and self.elsewhere is None

    @property
    def version_ids(self) -> frozenset[str]:
        """The versions that are shown."""
        return frozenset(each.id for each in self.seen.copy.heads)

    def as_planned(self) -> Question:
        """The question as it stands in a plan here, which the Panel may see; it stays its asker's."""
        now = self.question
        asker = now.asker or (self.seen.owner.name if self.seen.owner else "")
        return Question(
            id=now.id, owner=now.owner, meeting_id=self.meeting_id, text=now.text, asker=asker,
            addressee=now.addressee, why=now.why, supplementary=now.supplementary, priority=now.priority,
            minutes=now.minutes, standing=Standing.PLANNED, visibility=Visibility.PANEL, passages=now.passages,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """A note, a judgement or the draft minute that somebody shares, to be looked at."""

    seen: SharedCopy

    @property
    def key(self) -> tuple[str, str, str, str]:
        """By which it is known."""
        return self.seen.copy.key


@dataclass(frozen=True, slots=True, kw_only=True)
class SentOut:
    """What went out to one audience as a whole: the order, the marks, the record."""

    scope: str
    audience: str
    kinds: tuple[tuple[str, int], ...]
    """How many of each kind stand in it now."""
    left: datetime | None

    @property
    def key(self) -> tuple[str, str]:
        """By which it is known."""
        return self.scope, self.audience


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingSeen:
    """All that the Share screen shows."""

    seat: Seat
    given: tuple[Given, ...]
    came: tuple[Came, ...]
    sent: tuple[SentOut, ...] = ()
    others: tuple[Noticed, ...] = ()
    """Notes and judgements that came."""
    log: tuple[Post, ...] = ()
    parted: Roster | None = None
    """The end of a list of people that parts from the one in force, and waits for somebody to choose."""

    @property
    def many_new(self) -> int:
        """Questions that nobody here has answered."""
        return sum(each.is_new for each in self.came)

    @property
    def many_waiting(self) -> int:
        """Copies and files of one's own that have not left as they are now."""
        return [each.left for each in self.given].count(None) + [each.left for each in self.sent].count(None)


def read(access: Access, clock: Clock, report: Report) -> SharingSeen | None:
    """Everything, from the library; None where the member has not joined a panel."""
    report(0, 1)
    with open_library(access, clock=clock) as db:
        held = seats.seat(db)
        return seen_in(db, held) if held is not None else None


def many_new(access: Access, clock: Clock, report: Report) -> int:
    """How many questions wait for an answer at the Chair's desk; at others' desks none does."""
    report(0, 1)
    with open_library(access, clock=clock) as db:
        held = seats.seat(db)
        if held is None or not held.roster.speaks_for_panel(held.me):
            return 0
        thanked = frozenset(settings.get(db, THANKED) or ())
        came = shared_copies.as_copies(held, shared.of_kind(db, held.roster.panel_id, "questions"))
        told = answers(db, held, meetings.every(db))
        return sum(
            not (_is_thanked(each, thanked) or each.copy.key[2] in told or rows.get(db, Question, each.copy.key[2]))
            for each in came
        )


def seen_in(db: Library, held: Seat) -> SharingSeen:
    """Everything, once the member has a seat."""
    log, came, own = tuple(post.log(db)), shared_copies.of_others(db, held), shared_copies.mine(db, held)
    answered = answers(db, held, meetings.every(db))
    questions = [each for each in came if each.records and isinstance(each.records[0], Question)]
    others = [each for each in came if each.records and _is_noticed(held, each)]
    parted = seats.parted(db, held)
    by_hand = [each for each in own if is_by_hand(each.copy) or each.copy.is_disputed]
    return SharingSeen(
        seat=held,
        given=tuple(_given(db, each, log, answered) for each in by_hand),
        sent=tuple(_sent_out([each for each in own if not is_by_hand(each.copy)], log)),
        came=in_likeness(
            sorted(_came(db, held.roster, questions, answered), key=lambda each: (not each.is_new, each.key))
        ),
        others=tuple(Noticed(seen=each) for each in others),
        log=log,
        parted=parted[-1].roster if parted else None,
    )


def given_questions(db: Library, held: Seat) -> dict[str, Given]:
    """The member's own questions that others have, by their ids; of one shared with several, one."""
    own = [version for version in shared.of_kind(db, held.roster.panel_id, "questions") if version.member == held.me]
    found = (shared_copies.told(held, copy) for copy in merge.copies(own).values() if not copy.is_withdrawn)
    return {each.copy.key[2]: _given(db, each, (), {}) for each in found}


def _is_noticed(held: Seat, each: SharedCopy) -> bool:
    """A note or a member's own judgement, or the draft minute of somebody who speaks for the Panel."""
    first, speaks = each.records[0], held.roster.speaks_for_panel(each.copy.key[0])
    if isinstance(first, Assessment):
        return not (first.is_panels and speaks)
    return isinstance(first, Note) or (isinstance(first, MinuteSent) and speaks)


def in_likeness(came: Iterable[Came]) -> tuple[Came, ...]:
    """In their order, but those that ask much the same stand together, and each says how many do."""
    known = list(came)
    by_id = {each.question.id: each for each in known}
    alike = similar([each.question for each in known])
    put: dict[str, Came] = {}
    for each in known:
        for one in (each.question, *alike.get(each.question.id, ())):
            put.setdefault(one.id, replace(by_id[one.id], alike=alike.get(one.id, ())))
    return tuple(put.values())


def thank(db: Library, came: Came, *, is_thanked: bool = True) -> None:
    """Leave what came with thanks, or look at it again."""
    kept = set(settings.get(db, THANKED) or ())
    settings.keep(db, THANKED, sorted(kept | came.version_ids if is_thanked else kept - came.version_ids))


def _given(db: Library, seen: SharedCopy, log: Sequence[Post], answered: Mapping[str, Answered]) -> Given:
    _, kind, record_id, _ = seen.copy.key
    told = answered.get(record_id) if kind == "questions" else None
    own = rows.get(db, KINDS[kind], record_id) if kind in KINDS else None
    return Given(seen=seen, left=_left([seen], log), answered=told, own=own)


def _left(copies: Iterable[SharedCopy], log: Sequence[Post]) -> datetime | None:
    """When the files of copies first left as they are now."""
    heads = [head for each in copies for head in each.copy.heads]
    since, ending = datetime.fromisoformat(max(each.at for each in heads)), file_ending(heads[0])
    left = [each.at for each in log if each.kind is PostKind.SENT and each.name.endswith(ending) and each.at >= since]
    return min(left, default=None)


def _sent_out(copies: Iterable[SharedCopy], log: Sequence[Post]) -> Iterable[SentOut]:
    by_file: dict[tuple[str, str], list[SharedCopy]] = {}
    for each in copies:
        by_file.setdefault((each.copy.heads[0].scope, each.audience), []).append(each)
    for (scope, audience), held in sorted(by_file.items()):
        kinds = Counter(each.copy.key[1] for each in held if not each.copy.is_withdrawn)
        yield SentOut(scope=scope, audience=audience, kinds=tuple(sorted(kinds.items())), left=_left(held, log))


def _came(
    db: Library, roster: Roster, questions: Iterable[SharedCopy], answered: Mapping[str, Answered]
) -> Iterable[Came]:  # fmt: skip
    by_content = {each.content: each for each in rows.every(db, Paper) if each.content}
    days = _days(db, roster.panel)
    thanked, doors = frozenset(settings.get(db, THANKED) or ()), ClosedDoors(db)
    for each in questions:
        question = each.records[0]
        if isinstance(question, Question):
            day, placed = _day(each.copy.shown[0].about), _placed(question, by_content)
            marked = replace(placed, is_exempt=placed.is_exempt or roster.circle(each.audience) is not None)
            yield Came(
                seen=each, question=placed, day=day, secrecy=doors.secrecy(marked),
                meeting_id=days[day].id if day in days else "", taken=rows.get(db, Question, question.id),
                is_thanked=_is_thanked(each, thanked), elsewhere=answered.get(question.id),
            )  # fmt: skip


def _is_thanked(each: SharedCopy, thanked: frozenset[str]) -> bool:
    return all(head.id in thanked for head in each.copy.heads)


def _placed(question: Question, papers: Mapping[str, Paper]) -> Question:
    """With its passages in the papers here that hold the same file, whatever ids they have."""
    found = (papers.get(each.content) for each in question.passages)
    passages = tuple(replace(anchor, paper_id=paper.id) if paper else anchor
                     for anchor, paper in zip(question.passages, found, strict=True))  # fmt: skip
    return replace(question, passages=passages)


def _days(db: Library, panel: str) -> dict[date | None, Meeting]:
    """The meeting of each day; of two on one day that of the panel which shares."""
    theirs = {each.id for each in panels.every(db) if each.name.casefold() == panel.casefold()}
    known = sorted(meetings.every(db), key=lambda each: each.panel_id not in theirs)
    return {each.on: each for each in reversed(known) if each.on}


def _day(about: Mapping[str, object]) -> date | None:
    said = about.get("meeting")
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None


def _said(record: Record | Outgoing) -> tuple[object, ...]:
    """What a reader sees of a record that is shared by hand, how it stands and where aside."""
    return tuple(getattr(record, each, None) for each in _SAID)


def words_in(record: Record | Outgoing | None) -> str:
    """What a shared record says, in its own words."""
    return str(getattr(record, "text", "") or getattr(record, "words", "") or getattr(record, "quote", "")).strip()
