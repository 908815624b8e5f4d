"""Where papers that were taken in belong: under which meeting, agenda item and paper that lists them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper, PaperRole
from scrutiny_desktop.domain.phrases import one_line, title_cased
from scrutiny_desktop.domain.reading import Pack, PackItem, Part
from scrutiny_desktop.domain.record import Pair, Record
from scrutiny_desktop.flows.agenda_items import with_listed, without_to_follow
from scrutiny_desktop.flows.appendices import LABEL, Arrived, Match, is_called_otherwise, match, of_part
from scrutiny_desktop.flows.homes import Homes, in_order
from scrutiny_desktop.flows.intake import TakenIn
from scrutiny_desktop.flows.named_meeting import Elsewhere
from scrutiny_desktop.flows.paper_titles import day_named, panel_named, place_named, role_named, secrecy_named
from scrutiny_desktop.store import agenda, meetings, panels, papers
from scrutiny_desktop.store.library import Library

H = TypeVar("H", Paper, AgendaItem)
P = TypeVar("P", bound=Panel | Meeting)

_NOT_WORDS = re.compile(r"[_\-.]+")


class Filing:
    """Where papers that were taken in belong, as changes for the ledger; nothing is written here."""

    def __init__(self, library: Library, ids: Ids, owner: str) -> None:
        self._library, self._ids, self._owner = library, ids, owner
        self.doubts: list[tuple[Paper, Paper]] = []
        """Appendices that are listed, each with the paper that came and may be it."""
        self.elsewhere: list[Elsewhere] = []
        """Papers that were put with the meeting given, and name the day of another."""
        self.misfits: list[tuple[Paper, Paper, str]] = []
        """Listed appendices that were given a file of another title, as they were and are, with that title."""
        self.unsigned: list[Paper] = []
        """Papers that name no meeting and are listed by none, put with the one that was left."""

    def filed(
        self, taken: Sequence[TakenIn], meeting: Meeting | None, listed: Paper | None = None, *,
        is_answer: bool = False, otherwise: Meeting | None = None,
    ) -> list[Pair]:  # fmt: skip
        """Records for the papers: under the meeting each names, or that lists it, else the one given, else a new one.

        ``listed`` is the appendix that the one file was dropped on. A paper already there is left out, and none of
        a member's own is put into the sample, which is to be removed as a whole, but for the answer to its promise.
        One that comes alone stays with the meeting given, whatever day it names. ``otherwise`` is where papers without
        any sign go where neither a meeting is given nor one of the batch's papers names one.
        """
        meeting = None if meeting is not None and meeting.is_sample and not is_answer else meeting
        pairs: list[Pair] = []
        self._is_alone, self._otherwise = len(taken) == 1, otherwise
        for one in in_order(taken):
            known = [new for _, new in pairs if new is not None]
            pairs = _joined(pairs, self._file(one, meeting, listed, known))
        if meeting is not None and all(new.meeting_id == meeting.id for _, new in pairs if isinstance(new, Paper)):
            self.unsigned.clear()  # all are where they were dropped
        return pairs

    def _file(self, one: TakenIn, meeting: Meeting | None, listed: Paper | None, known: list[Record]) -> list[Pair]:
        if listed is not None:
            supplied = _supplied(listed, one)
            self.misfits += (
                [(listed, supplied, one.reading.title)] if is_called_otherwise(listed, _arrived(one)) else []
            )
            return [(listed, supplied)]
        if (pack := one.reading.pack) is not None and pack.is_sure:
            return self._pack(one, pack, meeting, known)
        if one.reading.header.date and one.reading.header.decision_maker:
            return self._report(one, known)
        homes = Homes(self._library, known, _match)
        if (meeting is None or not self._is_alone) and (home := homes.of_its_day(one)) is not None:
            return self._beside(one, home, known)
        is_dated = day_named(one.reading) is not None
        if not is_dated and (home := homes.of_its_list(one, meeting)) is not None:
            return self._beside(one, home, known)
        pairs = self._loose(one, known, homes) if meeting is None else self._beside(one, meeting, known)
        if not is_dated and not (self._is_alone and meeting is not None):
            self.unsigned += [new for _, new in pairs if isinstance(new, Paper) and new.content == one.content]
        return pairs

    def _report(self, one: TakenIn, known: list[Record]) -> list[Pair]:
        header = one.reading.header
        meeting, pairs = self._meeting(title_cased(one_line(header.decision_maker)), header.date, known)
        return pairs + self._cover(one, meeting, known)

    def _meeting(self, name: str, on: date | None, known: list[Record]) -> tuple[Meeting, list[Pair]]:
        """The panel's meeting on a day, and what has to be made for it to be there."""
        pairs = list[Pair]()
        panel = _first(panels.every(self._library), known, Panel, lambda each: _alike(each.name, name))
        if panel is None:
            panel = Panel(id=self._ids.new(), owner=self._owner, name=name)
            pairs.append((None, panel))
        meeting = _first(
            meetings.every(self._library), known, Meeting,
            lambda each: each.panel_id == panel.id and each.on == on,
        )  # fmt: skip
        if meeting is None:
            meeting = Meeting(id=self._ids.new(), owner=self._owner, panel_id=panel.id, on=on)
            pairs.append((None, meeting))
        return meeting, pairs

    def _pack(self, one: TakenIn, pack: Pack, meeting: Meeting | None, known: list[Record]) -> list[Pair]:
        """Each paper of a pack under its item, at the meeting the pack names, else the one given, else a new one."""
        pairs: list[Pair] = []
        if pack.committee or meeting is None:
            meeting, pairs = self._meeting(pack.committee, pack.on, known)
        there = _of(papers.for_meeting(self._library, meeting.id), known, Paper, meeting.id)
        if not all(_is_there(one, part, there) for part in pack.parts):
            pairs = [*_joined(pairs, _placed(pack, meeting)), *self._agenda(pack, meeting, known)]
        for part in pack.parts:
            made = [new for _, new in pairs if new is not None]
            pairs = _joined(pairs, self._part(one, pack, part, meeting, [*known, *made]))
        return pairs

    def _agenda(self, pack: Pack, meeting: Meeting, known: list[Record]) -> Sequence[Pair]:
        """The items that the pack's agenda prints, also those without papers, where the meeting lacks them."""
        items = _of(agenda.for_meeting(self._library, meeting.id), known, AgendaItem, meeting.id)
        there = _of(papers.for_meeting(self._library, meeting.id), known, Paper, meeting.id)
        spare = _spare(items, there) if pack.items else None
        waiting = [spare] if spare is not None else []

        def new(item: PackItem) -> AgendaItem:
            made = waiting.pop() if waiting else self._item(meeting, "", 0)
            return replace(made, title=item.title, number=item.number)

        others = sorted((each for each in items if each is not spare), key=lambda each: each.rank)
        changes = with_listed(others, pack.items, new)
        return [(spare if spare is not None and spare.id == each.id else old, each) for old, each in changes]

    def _part(self, one: TakenIn, pack: Pack, part: Part, meeting: Meeting, known: list[Record]) -> list[Pair]:
        there = _of(papers.for_meeting(self._library, meeting.id), known, Paper, meeting.id)
        if _is_there(one, part, there):
            return []
        pairs: list[Pair] = []
        item = None
        if part.item or part.item_title:
            items = _of(agenda.for_meeting(self._library, meeting.id), known, AgendaItem, meeting.id)
            item = next((each for each in items if _is_item(each, part)), None)
            if item is None:
                title = part.item_title or part.title
                spare, item = self._item_for(meeting, title, items, there, number=part.item)
                pairs.append((spare, item))
            elif (title := without_to_follow(item.title)) != item.title:
                pairs.append((item, replace(item, title=title)))
        beside = [each for each in there if item is not None and each.agenda_item_id == item.id]
        found = _match_of_part(part, beside)
        made = self._of_part(one, part, meeting, item, beside, len(there))
        if pack.is_supplement and part.role is PaperRole.AGENDA:
            made = replace(made, title=_supplement(there))
        if (awaited := found.sure) is not None:
            kept = replace(made, id=awaited.id, owner=awaited.owner, listed_in=awaited.listed_in, rank=awaited.rank,
                           label=awaited.label, title=awaited.title, role=awaited.role)  # fmt: skip
            return [*pairs, (awaited, kept)]
        if found.perhaps is not None:
            self.doubts.append((found.perhaps, made))
        return [*pairs, (None, made), *self._listed(made, part, [*beside, made], len(there) + 1)]

    def _of_part(
        self, one: TakenIn, part: Part, meeting: Meeting, item: AgendaItem | None, beside: list[Paper], rank: int
    ) -> Paper:
        cover = next((each for each in beside if each.role is PaperRole.COVER_REPORT), None)
        late = part.role is PaperRole.COVER_REPORT and cover is not None
        return Paper(
            id=self._ids.new(), owner=self._owner, meeting_id=meeting.id, agenda_item_id=item.id if item else "",
            listed_in=cover.id if cover is not None and part.role is PaperRole.APPENDIX else "",
            role=PaperRole.SUPPLEMENT if late else part.role, label=part.label, title=part.title,
            classification=secrecy_named(part.reading), content=one.content,
            file_name=one.file_name, rank=rank, first_page=part.first_page, last_page=part.last_page,
        )  # fmt: skip

    def _listed(self, cover: Paper, part: Part, beside: list[Paper], rank: int) -> list[Pair]:
        """The appendices that a pack's report lists, to be supplied by its next parts or by what follows."""
        if part.reading is None or cover.role is not PaperRole.COVER_REPORT:
            return []
        labels = {each.label.casefold() for each in beside}
        return [(None, Paper(
            id=self._ids.new(), owner=self._owner, meeting_id=cover.meeting_id, agenda_item_id=cover.agenda_item_id,
            listed_in=cover.id, role=PaperRole.APPENDIX, label=each.label, title=each.title, rank=rank + at,
        )) for at, each in enumerate(part.reading.appendices) if each.label.casefold() not in labels]  # fmt: skip

    def _cover(self, one: TakenIn, meeting: Meeting, known: list[Record]) -> list[Pair]:
        there = _of(papers.for_meeting(self._library, meeting.id), known, Paper, meeting.id)
        if any(each.content == one.content for each in there):
            return []
        title = one.reading.title
        items = _of(agenda.for_meeting(self._library, meeting.id), known, AgendaItem, meeting.id)
        item = next((each for each in items if _alike(without_to_follow(each.title), title)), None)
        pairs: list[Pair] = []
        if item is None:
            spare, item = self._item_for(meeting, title, items, there)
            pairs.append((spare, item))
        elif not _alike(item.title, title):
            pairs.append((item, replace(item, title=without_to_follow(item.title))))
        cover = self._paper(one, meeting, item, PaperRole.COVER_REPORT, len(there))
        pairs.append((None, cover))
        for rank, appendix in enumerate(one.reading.appendices, start=len(there) + 1):
            pairs.append((None, Paper(
                id=self._ids.new(), owner=self._owner, meeting_id=meeting.id, agenda_item_id=item.id,
                listed_in=cover.id, role=PaperRole.APPENDIX, label=appendix.label, title=appendix.title, rank=rank,
            )))  # fmt: skip
        return pairs

    def _loose(self, one: TakenIn, known: list[Record], homes: Homes) -> list[Pair]:
        """At the meeting that the paper's title names, else the first of its batch, else the one that is left."""
        on, name = day_named(one.reading), panel_named(one.reading.title)
        pairs: list[Pair] = []
        meeting = next(iter(homes.touched), self._otherwise) if on is None else None
        if meeting is None:
            meeting, pairs = self._meeting(name, on, known)
        return pairs + self._beside(one, meeting, [*known, *(new for _, new in pairs if new is not None)])

    def _beside(self, one: TakenIn, meeting: Meeting, known: list[Record]) -> list[Pair]:
        there = _of(papers.for_meeting(self._library, meeting.id), known, Paper, meeting.id)
        if any(each.content == one.content for each in there):
            return []
        found = _match(one, there)
        if found.sure is not None:
            return [(found.sure, _supplied(found.sure, one))]
        items = _of(agenda.for_meeting(self._library, meeting.id), known, AgendaItem, meeting.id)
        pairs: list[Pair] = []
        role = role_named(one.reading.title) or (PaperRole.SUPPLEMENT if there else PaperRole.COVER_REPORT)
        is_agenda = role is PaperRole.AGENDA
        if not is_agenda and (not items or (len(items) == 1 and _spare(items, there))):
            spare, item = self._item_for(meeting, one.reading.title, items, there)
            items = [item]
            pairs.append((spare, item))
        stands_under = None if is_agenda else _only_with_papers(items, there)
        made = self._paper(one, meeting, stands_under, role, len(there))
        if found.perhaps is not None:
            self.doubts.append((found.perhaps, made))
        if (on := day_named(one.reading)) is not None and on != meeting.on:
            self.elsewhere.append(Elsewhere(made, on))
        return [*pairs, (None, made)]

    def _item_for(
        self, meeting: Meeting, title: str, items: Sequence[AgendaItem], there: Iterable[Paper], number: str = ""
    ) -> tuple[AgendaItem | None, AgendaItem]:
        """The item of a paper, and what it was before: the bare one that a new meeting has, else none."""
        spare = _spare(items, there)
        return spare, replace(spare or self._item(meeting, title, len(items)), title=title, number=number)

    def _item(self, meeting: Meeting, title: str, rank: int) -> AgendaItem:
        return AgendaItem(id=self._ids.new(), owner=self._owner, meeting_id=meeting.id, title=title, rank=rank)

    def _paper(self, one: TakenIn, meeting: Meeting, item: AgendaItem | None, role: PaperRole, rank: int) -> Paper:
        return Paper(
            id=self._ids.new(), owner=self._owner, meeting_id=meeting.id, agenda_item_id=item.id if item else "",
            role=role, title=one.reading.title, classification=secrecy_named(one.reading), content=one.content,
            file_name=one.file_name, rank=rank,
        )  # fmt: skip


def _spare(items: Iterable[AgendaItem], there: Iterable[Paper]) -> AgendaItem | None:
    """The item that has neither name, number nor papers yet."""
    used = {each.agenda_item_id for each in there}
    return next((each for each in items if not (each.title.strip() or each.number or each.id in used)), None)


def _only_with_papers(items: Sequence[AgendaItem], there: Iterable[Paper]) -> AgendaItem | None:
    """The item that loose papers join: the only one, or the only one with papers; else it is for a member to say."""
    used = {each.agenda_item_id for each in there}
    likely = [each for each in items if each.id in used] if len(items) > 1 else items
    return likely[0] if len(likely) == 1 else None


def _placed(pack: Pack, meeting: Meeting) -> list[Pair]:
    """The change that gives a meeting the place its agenda names, where it has none."""
    front = next((each.reading for each in pack.parts if each.role is PaperRole.AGENDA), None)
    place = "" if meeting.place or pack.is_supplement else place_named(front)
    return [(meeting, replace(meeting, place=place))] if place else []


def _supplement(there: Iterable[Paper]) -> str:
    """What the letter of a supplement is called: two of them, and the agenda, are told apart."""
    return f"Supplement {1 + sum(each.title.startswith('Supplement ') for each in there)}"


def _is_there(one: TakenIn, part: Part, there: Iterable[Paper]) -> bool:
    return any((each.content, each.first_page) == (one.content, part.first_page) for each in there)


def _is_item(item: AgendaItem, part: Part) -> bool:
    return (
        item.number == part.item
        if item.number and part.item
        else _alike(without_to_follow(item.title), without_to_follow(part.item_title))
    )


def _match_of_part(part: Part, beside: Iterable[Paper]) -> Match:
    """Which of its item's listed appendices a pack's paper is; a report is none."""
    waiting = [each for each in beside if not each.is_supplied]
    if not part.label and part.role is PaperRole.COVER_REPORT:
        waiting = [each for each in waiting if not each.label]
    return match(of_part(part), waiting)


def _joined(earlier: list[Pair], later: list[Pair]) -> list[Pair]:
    """Both lists as one change: what the later turns from a record the earlier made, the earlier makes so."""
    turned = {old.id: new for old, new in later if old is not None}
    made = {new.id for _, new in earlier if new is not None}
    kept = [(old, turned.get(new.id, new) if new is not None else None) for old, new in earlier]
    return kept + [(old, new) for old, new in later if old is None or old.id not in made]


def _supplied(listed: Paper, one: TakenIn) -> Paper:
    found = secrecy_named(one.reading)
    kept = listed.classification if found.is_public else found
    return replace(listed, content=one.content, file_name=one.file_name, classification=kept)


def _match(one: TakenIn, there: Iterable[Paper]) -> Match:
    return match(_arrived(one), [each for each in there if not each.is_supplied])


def _arrived(one: TakenIn) -> Arrived:
    name = _NOT_WORDS.sub(" ", Path(one.file_name).stem)
    labelled = LABEL.search(name) or LABEL.match(one.reading.title)
    return Arrived(labelled[0] if labelled else "", (name, one.reading.title), one.reading)


def _alike(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def _of(stored: Iterable[H], known: Iterable[Record], kind: type[H], meeting_id: str) -> list[H]:
    """The meeting's papers or agenda as they will be: those stored, with what this filing makes of them."""
    fresh = {each.id: each for each in known if isinstance(each, kind) and each.meeting_id == meeting_id}
    return [fresh.pop(each.id, each) for each in stored] + list(fresh.values())


def _first(stored: Iterable[P], known: Iterable[Record], kind: type[P], fits: Callable[[P], bool]) -> P | None:
    there = [*stored, *(each for each in known if isinstance(each, kind))]
    return next((each for each in there if fits(each)), None)
