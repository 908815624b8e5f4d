"""What a minute says of the meeting's own steps: on which days it sat, when it adjourned, who was let in again."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.minute_block import MinuteBlock, paragraph
from scrutiny_desktop.domain.phrases import one_line, with_stop
from scrutiny_desktop.domain.proceeding import Proceeding, Proceedings, Step
from scrutiny_desktop.domain.wording import Wording


def days_sat(meeting: Meeting, held: Proceedings) -> list[date]:
    """The day of the meeting, and each later one to which it was adjourned."""
    sat = sorted({_day(each.at) for each in held.steps if each.kind in (Step.STARTED, Step.RESUMED)})
    first = meeting.on or next(iter(sat), None)
    return [first, *(each for each in sat[1:] if each > first)] if first else []


def exclusions(wording: Wording, item: AgendaItem, steps: Iterable[Proceeding]) -> Iterator[MinuteBlock]:
    """By which resolution the press and public were excluded while this item was before the panel.

    Of any other step no words are taken: they may have been written behind closed doors.
    """
    for step in steps:
        if step.kind is Step.EXCLUDED and step.agenda_item_id == item.id:
            yield paragraph(f"excluded:{step.id}", _excluded(wording, step, one_line(step.citation or item.citation)))


def _excluded(wording: Wording, step: Proceeding, citation: str) -> str:
    if one_line(step.words):
        return one_line(step.words)
    return wording.excluded.format(citation=citation) if citation else wording.excluded_uncited


def readmissions(wording: Wording, item: AgendaItem, steps: Iterable[Proceeding]) -> Iterator[MinuteBlock]:
    """When the press and public were let in again who were excluded from this item."""
    shut = ""
    for step in steps:
        if step.kind is Step.EXCLUDED:
            shut = step.agenda_item_id
        elif step.kind is Step.READMITTED:
            if shut == item.id:
                yield paragraph(f"readmitted:{step.id}", wording.readmitted.format(time=wording.clock(step.at)))
            shut = ""


def adjournments(wording: Wording, held: Proceedings, items: Sequence[AgendaItem]) -> Iterator[MinuteBlock]:
    """When the meeting was adjourned, and when it resumed; of one item alone, only while it was before the panel."""
    known = {each.id: each for each in items}
    for at, step in enumerate(held.steps):
        item = known.get(held.at(step.at).agenda_item_id)
        if step.kind is not Step.ADJOURNED or (item is None and len(items) == 1):
            continue
        number = one_line(item.number) if item and len(items) > 1 else ""
        words = wording.adjourned_during if number else wording.adjourned
        said = [words.format(**_when(wording, step.at), **({"item": number} if number else {}))]
        following = [each for each in held.steps[at + 1 :] if each.kind in (Step.RESUMED, Step.ADJOURNED, Step.ENDED)]
        if following and following[0].kind is Step.RESUMED:
            said.append(wording.resumed.format(**_when(wording, following[0].at)))
        yield paragraph(f"adjourned:{step.id}", " ".join(map(with_stop, said)))


def _when(wording: Wording, at: datetime) -> dict[str, str]:
    return {"time": wording.clock(at), "day": wording.dated(_day(at))}


def _day(at: datetime) -> date:
    return at.astimezone().date()
