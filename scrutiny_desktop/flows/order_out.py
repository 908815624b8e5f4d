"""The running order out to the Panel: what may go, what stays, and entries that rest on exempt papers to circles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

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

_ENTRIES = frozenset({"order_entries"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderOut:
    """The order as it would go: entries for all, those for the entitled alone, and what stays."""

    entries: tuple[OrderEntry, ...] = ()
    not_public: tuple[OrderEntry, ...] = ()
    for_circles: Mapping[str, tuple[OrderEntry, ...]] = field(default_factory=dict)
    """Of those that are not public, what each circle may have by the papers it holds."""
    private: int = 0
    lost: int = 0
    """Those that rest on something which is no longer here."""

    def for_audience(self, audience: str) -> tuple[OrderEntry, ...]:
        """What an audience is sent: the Panel what is public, a circle what rests on its own papers."""
        return self.entries if audience == PANEL else self.for_circles.get(audience, ())


def order_out(
    db: Library, meeting: Meeting, public: Publication | None = None, *, held: Seat | None = None
) -> OrderOut:  # fmt: skip
    """The running order as it stands now, judged entry by entry; ``held`` says which circles there are."""
    asked = questions.for_meeting(db, meeting.id)
    judge, entitled = public or publication_in(db), publication_in(db, Secrecy.CONFIDENTIAL)
    judges = circle_judges(judge, held) if held else {}
    entries: list[OrderEntry] = []
    theirs: dict[str, list[OrderEntry]] = {each: [] for each in judges}
    secret: list[OrderEntry] = []
    private = lost = rank = 0
    for group in to_put(themes.for_meeting(db, meeting.id), asked, with_unplanned=False):
        for one in group.questions:
            parts, rank = (one, *gathered(one, asked)), rank + 1
            if any(each.visibility is Visibility.PRIVATE for each in parts):
                private += 1
            elif _is_free(judge, parts):
                entries.append(entry_of(one, group.theme, rank))
            elif _is_free(entitled, parts):
                secret.append(entry_of(one, group.theme, rank))
                for circle, holders in judges.items():
                    theirs[circle] += secret[-1:] if _is_free(holders, parts) else []
            else:
                lost += 1
    return OrderOut(entries=tuple(entries), not_public=tuple(secret), private=private, lost=lost,
                    for_circles={each: tuple(known) for each, known in theirs.items()})  # fmt: skip


def send_order(db: Library, held: Seat, meeting: Meeting, circles: Sequence[str], clock: Clock) -> tuple[Shared, ...]:
    """Bring what the Panel has of the order up to date, and for the circles that are named what is not public."""
    keep_circles(db, meeting, circles)
    return bring_up(db, held, meeting, going(meeting, order_out(db, meeting, held=held), circles, held), clock)


def going(meeting: Meeting, out: OrderOut, circles: Sequence[str], held: Seat) -> list[Going]:
    """The order for each audience; a circle that is no longer named is sent an empty one."""
    scope = meeting_scope("meeting", meeting.on)
    return [
        Going(scope=scope, audience=each, kinds=_ENTRIES,
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
