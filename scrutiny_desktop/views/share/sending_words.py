"""What is said before the running order or the record goes: how much to whom, what stays, and each thing in a line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.for_panel import OrderEntry
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Priority
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport
from scrutiny_desktop.flows.order_out import OrderOut
from scrutiny_desktop.flows.record_out import RecordOut, Tracked
from scrutiny_desktop.flows.sharing_seen import words_in
from scrutiny_desktop.views.words import kind_name, shortened, word

_LONGEST = 160

tr = QCoreApplication.translate


def theirs(out: OrderOut | RecordOut, circles: Iterable[str]) -> tuple[OrderEntry | Tracked, ...]:
    """What is not public and goes to any of these circles."""
    known = {one.id: one for each in circles for one in out.for_circles.get(each, ())}
    return tuple(known.values())


def many(out: OrderOut | RecordOut) -> int:
    """How much goes to all of the Panel."""
    if isinstance(out, OrderOut):
        return len(out.entries)
    return len(out.tracked) + bool(out.minute)


def head(out: OrderOut | RecordOut, secret: Sequence[object], circles: Sequence[str]) -> str:
    """What goes and what stays, counted; "nothing exempt" only where it is so."""
    return " ".join(_order(out, secret, circles) if isinstance(out, OrderOut) else _record(out, secret, circles))


def box(count: int, circle: str, people: str, *, has: bool, is_ticked: bool) -> str:
    """What the tick for a circle means now."""
    said = _many(count, tr("share", "1 that is not public goes to {circle}: {names}"),
                 tr("share", "{count} that are not public go to {circle}: {names}"))  # fmt: skip
    if has:
        had = (
            tr("share", "they have it already")
            if is_ticked
            else tr("share", "they have it already, and it will be taken back")
        )
        said = f"{said} ({had})"
    return said.format(circle=circle, names=people)


def lines(out: OrderOut | RecordOut, circles: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """Each thing that goes or that stays for want of a tick, in a line."""
    return list(_entries(out, circles, names) if isinstance(out, OrderOut) else _tracked(out, circles, names))


def private_line(entry: OrderEntry, *, is_ticked: bool) -> str:
    """A question that is the sender's alone so far."""
    said = (
        tr("share", "Yours alone so far, is shown to the Panel: {words}")
        if is_ticked
        else tr("share", "Yours alone, stays: {words}")
    )
    return said.format(words=_asked(entry))


def _order(out: OrderOut, secret: Sequence[object], circles: Sequence[str]) -> Iterator[str]:
    if secret:
        yield _many(len(out.entries), tr("share", "1 question for all, 0 private notes."),
                    tr("share", "{count} questions for all, 0 private notes."))  # fmt: skip
    else:
        yield _many(len(out.entries), tr("share", "1 question, 0 private notes, nothing exempt."),
                    tr("share", "{count} questions, 0 private notes, nothing exempt."))  # fmt: skip
    yield from _beyond(secret, circles)
    for count, one, more in (
        (len(out.private), tr("share", "1 private question stays."), tr("share", "{count} private questions stay.")),
        (len(out.not_public) - len(secret), tr("share", "1 stays: it rests on papers that are not public."),
         tr("share", "{count} stay: they rest on papers that are not public.")),
        (out.lost, tr("share", "1 stays: what it rests on is no longer here."),
         tr("share", "{count} stay: what they rest on is no longer here.")),
    ):  # fmt: skip
        if count:
            yield _many(count, one, more)
    if not out.lines:
        yield tr("share", "Plan a question before you send the order.")


def _record(out: RecordOut, secret: Sequence[object], circles: Sequence[str]) -> Iterator[str]:
    told = [tr("share", "The draft minute") if out.minute else tr("share", "No minute: nothing is on the agenda")]
    told += [_many(out.many(kind), one, more) for kind, one, more in (
        (ProgressReport, tr("share", "1 report of progress"), tr("share", "{count} reports of progress")),
        (Assessment, tr("share", "1 judgement of the Panel"), tr("share", "{count} judgements of the Panel")),
        (Promise, tr("share", "1 promise or action"), tr("share", "{count} promises and actions")),
    )]  # fmt: skip
    private, nothing = tr("share", "0 private notes."), tr("share", "0 private notes, nothing exempt.")
    yield f"{', '.join(told)}, {private if secret else nothing}"
    yield from _beyond(secret, circles)
    if stays := len(out.not_public) - len(secret) + out.lost:
        yield _many(stays, tr("share", "1 stays: it rests on what is not public or no longer here."),
                    tr("share", "{count} stay: they rest on what is not public or no longer here."))  # fmt: skip


def _beyond(secret: Sequence[object], circles: Sequence[str]) -> Iterator[str]:
    if secret:
        said = _many(len(secret), tr("share", "1 that is exempt or confidential goes to {circles} alone."),
                     tr("share", "{count} that are exempt or confidential go to {circles} alone."))  # fmt: skip
        yield said.format(circles=", ".join(circles))


def _entries(out: OrderOut, circles: Sequence[str], names: Mapping[str, str]) -> Iterator[str]:
    for each in out.lines:
        if each.private_ids:
            continue
        words = f"{each.entry.rank}. {_asked(each.entry)}"
        if each.is_public:
            yield words
        elif each.is_lost:
            yield tr("share", "Stays, as what it rests on is no longer here: {words}").format(words=words)
        else:
            yield _secret([names[one] for one in circles if one in each.circles], words)


def _tracked(out: RecordOut, circles: Sequence[str], names: Mapping[str, str]) -> Iterator[str]:
    if out.minute:
        yield out.minute.title
    yield from map(_one, out.tracked)
    for each in out.not_public:
        yield _secret([names[one] for one in circles if each in out.for_circles.get(one, ())], _one(each))


def _secret(circles: Sequence[str], words: str) -> str:
    if circles:
        return tr("share", "Not public, to {circles} alone: {words}").format(circles=", ".join(circles), words=words)
    return tr("share", "Not public, stays: {words}").format(words=words)


def _asked(entry: OrderEntry) -> str:
    must = word(entry.priority) if entry.priority is Priority.MUST_ASK else ""
    return " · ".join(filter(None, (shortened(entry.text, _LONGEST) or tr("share", "No words yet"), must)))


def _one(each: Tracked) -> str:
    kind = kind_name({ProgressReport: "progress_reports", Promise: "promises"}.get(type(each), "assessments"))
    state = word(each.assurance) if isinstance(each, Assessment) else ""
    return f"{kind}: {shortened(' '.join(filter(None, (state, words_in(each)))), _LONGEST)}"


def _many(count: int, one: str, more: str) -> str:
    return one if count == 1 else more.replace("{count}", str(count))
