"""The change of records that parts a file into other papers than before, with every mark on its page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Classification, Paper, PaperRole
from scrutiny_desktop.domain.reading import Pack, PackItem, Part
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.flows.agenda_items import with_listed
from scrutiny_desktop.flows.appendices import match, of_part
from scrutiny_desktop.flows.moving_marks import Moving
from scrutiny_desktop.flows.paper_titles import secrecy_named
from scrutiny_desktop.store import agenda, discussion_points, papers, rows, seen
from scrutiny_desktop.store.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is to be changed, and what is to be said of it."""

    pairs: tuple[Pair, ...]
    papers: tuple[Paper, ...]
    """The file's papers as they will be, in order."""
    left: int = 0
    """Marks that could not be placed exactly; they stay where they were."""
    kept: tuple[Paper, ...] = ()
    """Papers that stay beside the others, because such marks are on them."""
    seen: tuple[tuple[str, frozenset[int]], ...] = ()
    """Of papers by their id, the pages that were read already, counted in the paper."""


class Resplit:
    """Reads the library as it is, and writes nothing."""

    def __init__(self, library: Library, ids: Ids, owner: str) -> None:
        self._library, self._ids, self._owner = library, ids, owner

    def outcome(self, paper: Paper, pack: Pack) -> Outcome:
        """The papers of one meeting that are parts of a file, or all of it, made into those of a pack.

        One that begins where a part begins becomes that part. One that holds a mark with no exact place in any part
        stays as it is beside them.
        """
        parts, every = pack.parts, papers.for_meeting(self._library, paper.meeting_id)
        old = [each for each in every if each.content == paper.content]
        moving = Moving(self._library, old, parts)
        kept = [each for each in old if each.id in moving.held]
        free = {max(1, each.first_page): each for each in old if each not in kept}
        items = _Items(self._library, self._ids, self._owner, paper.meeting_id)
        made = [self._paper(paper, part, free.get(part.first_page), items.of(part), old) for part in parts]
        if not any(each.first_page for each in old):
            items.add(pack.items)
        made = _listed_in(made)
        gone = [each for each in old if each not in kept and each.id not in {one.id for one in made}]
        waiting = _waiting(every, gone, made, parts)
        there = [each for each in every if each not in waiting]
        ordered = _ranked(there, old, [*self._with_listed(made, parts, there), *kept])
        ranked = {each.id: each for each in ordered}
        made = [ranked[each.id] for each in made]
        before = {each.id: each for each in every}
        pairs: list[Pair] = [*self._named(paper.meeting_id, pack), *items.pairs]
        pairs += [(before.get(each.id), each) for each in ordered]
        pairs += [(each, None) for each in (*waiting, *gone)]
        pairs += moving.pairs({part.first_page: each.id for part, each in zip(parts, made, strict=True)})
        pairs += self._points(paper.meeting_id, gone, made)
        pairs += items.emptied(old, ordered)
        changed = tuple((was, now) for was, now in pairs if was != now)
        return Outcome(pairs=changed, papers=tuple(made), left=moving.left, kept=tuple(kept),
                       seen=tuple(self._seen(old, made)))  # fmt: skip

    def _named(self, meeting_id: str, pack: Pack) -> Iterator[Pair]:
        """The meeting and its panel, called as the pack calls them where nobody has named them."""
        meeting = rows.get(self._library, Meeting, meeting_id)
        panel = rows.get(self._library, Panel, meeting.panel_id) if meeting is not None else None
        if meeting is not None and meeting.on is None and pack.on is not None:
            yield meeting, replace(meeting, on=pack.on)
        if panel is not None and not panel.name and pack.committee:
            yield panel, replace(panel, name=pack.committee)

    def _paper(
        self, whole: Paper, part: Part, before: Paper | None, item: AgendaItem | None, old: Sequence[Paper]
    ) -> Paper:
        kept = before or Paper(
            id=self._ids.new(), owner=self._owner, meeting_id=whole.meeting_id, title="", content=whole.content,
            file_name=whole.file_name,
        )  # fmt: skip
        return replace(
            kept, agenda_item_id=item.id if item else "", role=part.role, label=part.label, title=part.title,
            first_page=part.first_page, last_page=part.last_page, classification=_classification(part, old),
        )  # fmt: skip

    def _with_listed(self, made: Sequence[Paper], parts: Sequence[Part], there: Sequence[Paper]) -> Iterator[Paper]:
        """The papers, each report followed by the appendices that it lists and that are still to come."""
        labels = {(each.agenda_item_id, each.label.casefold()) for each in (*made, *there)}
        for paper, part in zip(made, parts, strict=True):
            yield paper
            listed = part.reading.appendices if part.reading and paper.role is PaperRole.COVER_REPORT else ()
            fresh = [Paper(
                id=self._ids.new(), owner=self._owner, meeting_id=paper.meeting_id, listed_in=paper.id,
                agenda_item_id=paper.agenda_item_id, role=PaperRole.APPENDIX, label=each.label, title=each.title,
            ) for each in listed if (paper.agenda_item_id, each.label.casefold()) not in labels]  # fmt: skip
            here = _matched(fresh, made, parts)
            yield from (each for each in fresh if each.id not in here)

    def _points(self, meeting_id: str, gone: Sequence[Paper], made: Sequence[Paper]) -> Iterator[Pair]:
        """Discussion points that rest on a paper which is there no more, resting on those with its pages."""
        for point in discussion_points.for_meeting(self._library, meeting_id):
            lost = [each for each in gone if each.id in point.paper_ids]
            if lost:
                fresh = [each.id for each in made if any(_overlap(each, one) for one in lost)]
                others = [each for each in point.paper_ids if each not in {one.id for one in lost}]
                after: DiscussionPoint = replace(point, paper_ids=tuple(dict.fromkeys([*others, *fresh])))
                yield point, after

    def _seen(self, old: Sequence[Paper], made: Sequence[Paper]) -> Iterator[tuple[str, frozenset[int]]]:
        read = {page + max(1, each.first_page) - 1 for each in old for page in seen.of(self._library, each.id)}
        for each in made:
            here = {page - each.first_page + 1 for page in read if each.first_page <= page <= each.last_page}
            if here:
                yield each.id, frozenset(here)


class _Items:
    """The meeting's agenda, with the items that are made or renamed for the papers."""

    def __init__(self, library: Library, ids: Ids, owner: str, meeting_id: str) -> None:
        self._library, self._ids, self._owner, self._meeting_id = library, ids, owner, meeting_id
        self._before = {each.id: each for each in agenda.for_meeting(library, meeting_id)}
        self._now = dict(self._before)

    @property
    def pairs(self) -> list[Pair]:
        """Items that are new or called otherwise."""
        return [(self._before.get(each.id), each) for each in self._now.values()]

    def add(self, listed: Sequence[PackItem]) -> None:
        """The items that the pack's agenda prints, and that have no papers."""
        there = sorted(self._now.values(), key=lambda each: each.rank)
        self._now |= {each.id: each for _, each in with_listed(there, listed, partial(self._new, rank=0))}

    def _new(self, item: PackItem, rank: int) -> AgendaItem:
        return AgendaItem(id=self._ids.new(), owner=self._owner, meeting_id=self._meeting_id, number=item.number,
                          title=item.title, rank=rank)  # fmt: skip

    def of(self, part: Part) -> AgendaItem | None:
        """The item of a paper; none for one that names none."""
        if not (part.item or part.item_title):
            return None
        found = next((each for each in self._now.values() if _is_item(each, part)), None)
        title = part.item_title or (found.title if found else part.title)
        item = replace(found, title=title) if found else self._new(
            PackItem(number=part.item, title=title), 1 + max((each.rank for each in self._now.values()), default=-1)
        )  # fmt: skip
        self._now[item.id] = item
        return item

    def emptied(self, old: Sequence[Paper], now: Sequence[Paper]) -> list[Pair]:
        """Items that only had papers which have left them, and about which nothing was said."""
        left = {each.agenda_item_id for each in old} - {each.agenda_item_id for each in now}
        spoken = {each.agenda_item_id for each in discussion_points.for_meeting(self._library, self._meeting_id)}
        return [(item, None) for item_id in sorted(left - spoken)
                if (item := rows.get(self._library, AgendaItem, item_id)) is not None]  # fmt: skip


def _is_item(item: AgendaItem, part: Part) -> bool:
    if part.item:
        return item.number == part.item
    return not item.number and item.title.casefold().split() == part.item_title.casefold().split()


def _listed_in(made: Sequence[Paper]) -> list[Paper]:
    """Appendices beside the report of their item, which lists them."""
    covers = {each.agenda_item_id: each.id for each in reversed(made) if each.role is PaperRole.COVER_REPORT}
    return [replace(each, listed_in=covers.get(each.agenda_item_id, "") if each.role is PaperRole.APPENDIX else "")
            for each in made]  # fmt: skip


def _waiting(
    every: Sequence[Paper], gone: Sequence[Paper], made: Sequence[Paper], parts: Sequence[Part]
) -> list[Paper]:
    """Appendices not yet supplied that are wanted no more: who listed them is gone, or here they are."""
    ids = {each.id for each in gone}
    labels = {(each.agenda_item_id, each.label.casefold()) for each in made if each.label}
    listed = [each for each in every if not each.is_supplied]
    here = _matched(listed, made, parts)
    return [each for each in listed if each.listed_in in ids or each.id in here
            or (each.agenda_item_id, each.label.casefold()) in labels]  # fmt: skip


def _matched(listed: Sequence[Paper], made: Sequence[Paper], parts: Sequence[Part]) -> set[str]:
    """The ids of the appendices listed that some of the papers are, whatever they print as their label."""
    found: set[str] = set()
    for paper, part in zip(made, parts, strict=True):
        beside = [each for each in listed if each.agenda_item_id == paper.agenda_item_id]
        if paper.role is PaperRole.APPENDIX and (sure := match(of_part(part), beside).sure) is not None:
            found.add(sure.id)
    return found


def _ranked(every: Sequence[Paper], old: Sequence[Paper], fresh: Sequence[Paper]) -> list[Paper]:
    """All papers of the meeting, with the fresh ones where the first of the old ones stood."""
    ids = {each.id for each in old}
    at = next((at for at, each in enumerate(every) if each.id in ids), len(every))
    others = [each for each in every if each.id not in ids]
    before = sum(each.id not in ids for each in every[:at])
    return [replace(each, rank=rank) for rank, each in enumerate([*others[:before], *fresh, *others[before:]])]


def _classification(part: Part, old: Sequence[Paper]) -> Classification:
    """What the part says of itself; where that is nothing, it is as secret as what it was a part of."""
    same = next((each for each in old if (each.first_page, each.last_page) == (part.first_page, part.last_page)), None)
    if same is not None:
        return same.classification
    said = secrecy_named(part.reading)
    if not said.is_public:
        return said
    held = [each.classification for each in old if not each.first_page or _holds(each, part)]
    secret = next((each for each in held if not each.is_public), None)
    return replace(secret, is_confirmed=False) if secret else Classification()


def _holds(paper: Paper, part: Part) -> bool:
    return paper.first_page <= part.last_page and part.first_page <= paper.last_page


def _overlap(one: Paper, other: Paper) -> bool:
    return not other.first_page or (one.first_page <= other.last_page and other.first_page <= one.last_page)
