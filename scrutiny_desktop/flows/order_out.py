"""The running order out to the Panel: what may go, what stays, and entries that rest on exempt papers to circles."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scrutiny_desktop.domain.for_panel import OrderEntry, entry_of, meeting_scope
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.merging import gathered
from scrutiny_desktop.domain.note import Visibility
from scrutiny_desktop.domain.paper import Secrecy
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.roster import PANEL
from scrutiny_desktop.domain.shared import Place, Shared
from scrutiny_desktop.domain.sitting import to_put
from scrutiny_desktop.flows.giving_out import Going, bring_up
from scrutiny_desktop.flows.judging import circle_judges, publication_in
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.store import questions, settings, themes
from scrutiny_desktop.store.library import Library

ENTRIES = frozenset({"order_entries"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One question of the order, judged: to whom it may go, and what of it is still the sender's alone."""

    entry: OrderEntry
    private_ids: tuple[str, ...] = ()
    """Of the question, and of those that it puts, the ones that are not for the Panel's eyes yet."""
    is_public: bool = False
    is_lost: bool = False
    """Whether it rests on something which is no longer here."""
    circles: tuple[str, ...] = ()
    """Where it is not public, those that hold all the papers it rests on."""

    @property
    def is_secret(self) -> bool:
        """Whether it may go to the entitled alone."""
        return not (self.is_public or self.is_lost)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderOut:
    """The order as it would go: entries for all, those for the entitled alone, and what stays."""

    lines: tuple[OrderLine, ...] = ()
    circles: tuple[str, ...] = ()

    @property
    def private(self) -> tuple[OrderLine, ...]:
        """Those that stay because they are the sender's alone."""
        return tuple(each for each in self.lines if each.private_ids)

    @property
    def entries(self) -> tuple[OrderEntry, ...]:
        """What all of the Panel may have."""
        return tuple(each.entry for each in self._open() if each.is_public)

    @property
    def not_public(self) -> tuple[OrderEntry, ...]:
        """What only the entitled may have."""
        return tuple(each.entry for each in self._open() if each.is_secret)

    @property
    def for_circles(self) -> Mapping[str, tuple[OrderEntry, ...]]:
        """Of those that are not public, what each circle may have by the papers it holds."""
        return {circle: tuple(each.entry for each in self._open() if circle in each.circles)
                for circle in self.circles}  # fmt: skip

    @property
    def lost(self) -> int:
        """How many rest on something which is no longer here."""
        return sum(each.is_lost for each in self._open())

    def for_audience(self, audience: str) -> tuple[OrderEntry, ...]:
        """What an audience is sent: the Panel what is public, a circle what rests on its own papers."""
        return self.entries if audience == PANEL else self.for_circles.get(audience, ())

    def showing(self, ids: Container[str]) -> "OrderOut":
        """The same once the questions with these ids are the sender's alone no more."""
        lines = (replace(each, private_ids=()) if each.entry.id in ids else each for each in self.lines)
        return replace(self, lines=tuple(lines))

    def _open(self) -> Iterator[OrderLine]:
        return (each for each in self.lines if not each.private_ids)


def order_out(
    db: Library, meeting: Meeting, public: Publication | None = None, *, held: Seat | None = None
) -> OrderOut:  # fmt: skip
    """The running order as it stands now, judged entry by entry; ``held`` says which circles there are."""
    asked = questions.for_meeting(db, meeting.id)
    judge, entitled = public or publication_in(db), publication_in(db, Secrecy.CONFIDENTIAL)
    judges = circle_judges(judge, held) if held else {}
    lines: list[OrderLine] = []
    for group in to_put(themes.for_meeting(db, meeting.id), asked, with_unplanned=False):
        for one in group.questions:
            parts = (one, *gathered(one, asked))
            is_public = _is_free(judge, parts)
            is_lost = not (is_public or _is_free(entitled, parts))
            circles = [] if is_public or is_lost else [each for each in judges if _is_free(judges[each], parts)]
            lines.append(OrderLine(
                entry=entry_of(one, group.theme, len(lines) + 1), is_public=is_public, is_lost=is_lost,
                private_ids=tuple(each.id for each in parts if each.visibility is Visibility.PRIVATE),
                circles=tuple(circles),
            ))  # fmt: skip
    return OrderOut(lines=tuple(lines), circles=tuple(judges))


def send_order(db: Library, held: Seat, meeting: Meeting, circles: Sequence[str], clock: Clock) -> tuple[Shared, ...]:
    """Bring what the Panel has of the order up to date, and for the circles that are named what is not public."""
    keep_circles(db, meeting, circles)
    return bring_up(db, held, meeting, going(meeting, order_out(db, meeting, held=held), circles, held), clock)


def going(meeting: Meeting, out: OrderOut, circles: Sequence[str], held: Seat) -> list[Going]:
    """The order for each audience; a circle that is no longer named is sent an empty one."""
    scope = meeting_scope("meeting", meeting.on)
    return [
        Going(scope=scope, audience=each, kinds=ENTRIES,
              records=out.for_audience(each) if each in (PANEL, *circles) else ())
        for each in audiences(held)
    ]  # fmt: skip


def audiences(held: Seat) -> list[str]:
    """The Panel and each circle of named holders."""
    return [PANEL, *(each.id for each in held.roster.circles)]


def circles_of(db: Library, meeting: Meeting) -> tuple[str, ...]:
    """The circles that the Chair chose for what is not public."""
    kept = settings.get(db, _name(meeting))
    return tuple(str(each) for each in kept or ())


def place(held: Seat, meeting: Meeting, audience: str) -> Place:
    """Where the order lies that an audience has of a member."""
    scope = meeting_scope("meeting", meeting.on)
    return Place(panel=held.roster.panel_id, member=held.me, scope=scope, audience=audience)


def keep_circles(db: Library, meeting: Meeting, circles: Sequence[str]) -> None:
    """Remember which circles were chosen, for what follows in the meeting."""
    settings.keep(db, _name(meeting), list(circles))


def _name(meeting: Meeting) -> str:
    return f"sharing.order {meeting.id}"


def _is_free(judge: Publication, parts: Iterable[Question]) -> bool:
    return all(judge.of_question(each).is_free for each in parts)
