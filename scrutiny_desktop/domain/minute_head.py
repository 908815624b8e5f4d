"""What a minute says before the discussion: who was there, what they declared, why it was urgent."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from scrutiny_desktop.domain.attendance import Attendance, Capacity, Declaration, InterestKind, Presence
from scrutiny_desktop.domain.meeting import AgendaItem, Witness
from scrutiny_desktop.domain.minute_block import MinuteBlock, MinuteKind, paragraph
from scrutiny_desktop.domain.minute_steps import days_sat
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.phrases import one_line, title_cased, with_stop
from scrutiny_desktop.domain.proceeding import Proceedings, Step
from scrutiny_desktop.domain.wording import Wording

_SITTING = (Capacity.MEMBER, Capacity.APPOINTED_MEMBER)


def item_head(
    wording: Wording, item: AgendaItem, report_of: str, subject: str, *, has_report: bool = True
) -> Iterator[MinuteBlock]:
    """Number and title, and whose report was received, if there was one; of an item that nobody has named, nothing."""
    number = wording.number.format(number=item.number) if item.number else ""
    if number or one_line(item.title):
        yield MinuteBlock(kind=MinuteKind.HEADING, text=one_line(item.title).upper(), label=number, key="heading")
    if item.is_late and one_line(item.urgency):
        yield paragraph("late", wording.urgent.format(reason=one_line(item.urgency)))
    about = title_cased(one_line(subject or item.title))
    if not about:
        return
    if not (has_report or report_of or subject):
        yield paragraph("received", wording.considered)
        return
    source = title_cased(one_line(report_of)).removeprefix("The ").removeprefix("the ")
    received = wording.received_from if source else wording.received
    yield paragraph("received", received.format(report_of=source, subject=about))


def addressing(wording: Wording, witnesses: Iterable[Witness]) -> Iterator[MinuteBlock]:
    """The invited representatives who were present."""
    present = [each for each in sorted(witnesses, key=lambda each: (each.rank, each.id)) if each.is_present]
    if present:
        were = wording.present_one if len(present) == 1 else wording.present_many
        names = wording.listed([_named(wording, each.name, each.title, each.agency) for each in present])
        yield MinuteBlock(kind=MinuteKind.PARAGRAPH, text=were.format(witnesses=names), key="present")


def meeting_head(
    wording: Wording, panel: Panel, held: Proceedings, people: Sequence[Attendance]
) -> Iterator[MinuteBlock]:
    """The panel and the days, who was present, who sent apologies, and who sat for whom."""
    yield MinuteBlock(kind=MinuteKind.HEADING, text=one_line(panel.name).upper(), key="panel")
    place, day = one_line(held.meeting.place), wording.dated_all(days_sat(held.meeting, held))
    if day:
        words = wording.held_on_at if place else wording.held_on
        yield paragraph("held", words.format(day=day, place=place))
    yield from _present(wording, people)
    members = [each for each in people if each.capacity in _SITTING]
    for presence, key, words in (
        (Presence.APOLOGIES, "apologies", wording.apologies), (Presence.ABSENT, "absent", wording.absent),
    ):  # fmt: skip
        if names := [_name(wording, each) for each in members if each.presence is presence]:
            yield paragraph(key, words.format(names=wording.listed(names)))
    known = {each.id: each for each in people}
    for each in people:
        if each.presence is Presence.PRESENT and (member := known.get(each.substitute_for)):
            said = wording.substituted.format(name=one_line(each.name), member=one_line(member.name))
            yield paragraph(f"substitute:{each.id}", said)


def _present(wording: Wording, people: Sequence[Attendance]) -> Iterator[MinuteBlock]:
    there = [each for each in people if each.presence is Presence.PRESENT and one_line(each.name)]
    sitting = [_name(wording, each) for each in there if each.capacity in _SITTING]
    others = [_name(wording, each) for each in there if each.capacity not in (*_SITTING, Capacity.WITNESS)]
    for key, words, names in (("members", wording.members, sitting), ("others", wording.others, others)):
        if names:
            yield paragraph(key, words.format(names=wording.listed(names)))


def comings(
    wording: Wording, people: Iterable[Attendance], held: Proceedings, items: Sequence[AgendaItem]
) -> Iterator[MinuteBlock]:
    """Who came after the beginning or left before the end; of one item alone, only who did so during it."""
    known = {each.id: each for each in items}
    for one in people:
        said = []
        for at, (alone, during) in _turns(wording, one, held):
            item = known.get(held.at(at).agenda_item_id)
            if item is None and len(items) == 1:
                continue
            number = one_line(item.number) if item and len(items) > 1 else ""
            words = during if number else alone
            said.append(words.format(name=one_line(one.name), time=wording.clock(at), item=number))
        if said and one_line(one.name):
            yield paragraph(f"times:{one.id}", " ".join(map(with_stop, said)))


def _turns(wording: Wording, one: Attendance, held: Proceedings) -> Iterator[tuple[datetime, tuple[str, str]]]:
    """Each time that one came late, came back or left early, with the sentences that say so."""
    begun, ended = (_minute_of(held, each) for each in (Step.STARTED, Step.ENDED))
    spells = one.spells if one.presence is Presence.PRESENT and begun else ()
    for count, spell in enumerate(spells):
        if spell.arrived and begun and (count or _to_minute(spell.arrived) > begun):
            came = (wording.returned, wording.returned_during) if count else (wording.arrived, wording.arrived_during)
            yield spell.arrived, came
        if spell.left and not (ended and _to_minute(spell.left) >= ended):
            yield spell.left, (wording.left, wording.left_during)


def _minute_of(held: Proceedings, kind: Step) -> datetime | None:
    times = [each.at for each in held.steps if each.kind is kind]
    at = (times[0] if kind is Step.STARTED else times[-1]) if times else None
    return _to_minute(at) if at else None


def _to_minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def declaration_key(person: Attendance, count: int) -> str:
    """Names the sentence of one declaration of a person."""
    return f"declared:{person.id}:{count}"


def declarations(
    wording: Wording, people: Iterable[Attendance], item_ids: Iterable[str],
    is_told: Callable[[Attendance, Declaration], bool],
) -> Iterator[MinuteBlock]:  # fmt: skip
    """The interests declared in these items (the empty id: in the meeting) that are to be told."""
    wanted = set(item_ids)
    for one in people:
        for count, each in enumerate(one.declarations):
            if each.agenda_item_id in wanted and one_line(one.name) and is_told(one, each):
                words = one_line(each.words)
                declared = wording.declared_words if words else wording.declared
                said = with_stop(declared.format(name=one_line(one.name), interest=_interest(wording, each.kind),
                                                 words=words))  # fmt: skip
                left = wording.left_room.format(name=one_line(one.name)) if each.left_room else ""
                yield paragraph(declaration_key(one, count), " ".join(filter(None, (said, left))))


def _interest(wording: Wording, kind: InterestKind) -> str:
    return {
        InterestKind.PECUNIARY: wording.interest_pecuniary,
        InterestKind.REGISTRABLE: wording.interest_registrable,
        InterestKind.NON_REGISTRABLE: wording.interest_non_registrable,
        InterestKind.SCRUTINY: wording.interest_scrutiny,
        InterestKind.WHIP: wording.interest_whip,
    }[kind]


def _name(wording: Wording, person: Attendance) -> str:
    return _named(wording, person.name, person.title)


def _named(wording: Wording, name: str, *more: str) -> str:
    about, name = ", ".join(filter(None, map(one_line, more))), one_line(name)
    return wording.witness.format(name=name, about=about) if name and about else name or about
