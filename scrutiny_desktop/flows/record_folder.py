"""Everything of a meeting as one folder: each file as it would be saved alone, and a list of what each is."""

import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.minute_block import Minute
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.shown_pages import files_shown
from scrutiny_desktop.flows.publish import has_exempt, minuted_items
from scrutiny_desktop.flows.recording import FORMS, Form, Make, MakeOrder, made, seen
from scrutiny_desktop.outputs.saving import is_there, other_name, refusal, save_whole
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library

LIST = "What is here.txt"
_OWN = (Make.BRIEFING,)
_LONGEST = 60
"""Signs of an item's title that its file is named by."""


@dataclass(frozen=True, slots=True)
class _File:
    order: MakeOrder
    form: Form
    name: str
    folder: str = ""


def folder_seen(db: Library, order: MakeOrder) -> Minute:
    """The names of the files."""
    names = ["/".join(filter(None, (each.folder, each.name))) for each in _files(db, order)]
    return files_shown(order.title(Make.EVERYTHING), order.heading, _classified(order), [*names, LIST],
                       _not_here(db, order))  # fmt: skip


def _classified(order: MakeOrder) -> str:
    words = order.words
    said = words.private if order.is_own else words.public
    return f"{said}. {words.sealed}: {order.title(Make.EXEMPT)}" if order.with_exempt else said


def _not_here(db: Library, order: MakeOrder) -> tuple[str, ...]:
    """What is kept out of the folder, unless it was asked for."""
    return () if order.with_exempt or not has_exempt(db, order.meeting_id) else (order.words.unsealed,)


def save_everything(access: Access, clock: Clock, order: MakeOrder, resources: Path, out: Path, report: Report) -> Path:
    """Save the folder; it is there whole or not at all, and none that is there is written over."""
    if is_there(out):
        raise ScrutinyError(f"There is a “{out.name}” already.", f"Save it as “{other_name(out)}”.")
    beside = out.with_name(f".{secrets.token_hex(8)}.part")
    try:
        beside.mkdir()
        with open_library(access, clock=clock) as db:
            _fill(access, clock, db, order, resources, beside, out, report)
        beside.rename(out)
    except OSError as error:
        raise refusal(out, error) from error
    finally:
        with suppress(OSError):
            shutil.rmtree(beside)
    return out


def _fill(
    access: Access, clock: Clock, db: Library, order: MakeOrder, resources: Path, into: Path, out: Path, report: Report
) -> None:
    files = list(_files(db, order))
    said = list(_not_here(db, order))
    for done, each in enumerate(files):
        report(done, len(files), each.name)
        try:
            page = seen(db, each.order, resources, clock)
            told = _within(report, done, len(files), each.name)
            content = made(access, clock, db, each.order, each.form, resources, told)
        except ScrutinyError as nothing:
            said.append(f"{each.name}\n  {nothing.what_happened}")
            continue
        place = into / each.folder
        place.mkdir(exist_ok=True)
        save_whole(place / each.name, content, within=out)
        said.append("\n".join((each.name, *(f"  {words}" for words in (page.footer, *page.left_out)))))
    save_whole(into / LIST, ("\n\n".join(said) + "\n").encode("utf-8", "replace"), within=out)


def _within(report: Report, done: int, total: int, name: str) -> Report:
    """Of one file among several only that it goes on: this is where it may be stopped."""
    return lambda *_: report(done, total, name)


def _files(db: Library, order: MakeOrder) -> Iterator[_File]:
    items = minuted_items(db, order.meeting_id)
    for make in FORMS:
        if make is Make.EVERYTHING or (make in _OWN and not order.is_own):
            continue
        if make is Make.EXEMPT and not order.with_exempt:
            continue
        if make is Make.MINUTE:
            yield from _minutes(order, items)
            continue
        for form in FORMS[make]:
            folder = order.words.sealed if make is Make.EXEMPT else ""
            yield _File(replace(order, make=make), form, f"{order.title(make)}.{form}", folder)


def _minutes(order: MakeOrder, items: Sequence[AgendaItem]) -> Iterator[_File]:
    for item, name in zip(items, _names(order.title(Make.MINUTE), items), strict=True):
        for form in FORMS[Make.MINUTE]:
            yield _File(replace(order, make=Make.MINUTE, agenda_item_id=item.id), form, f"{name}.{form}")


def _names(title: str, items: Sequence[AgendaItem]) -> list[str]:
    """A name for the minute of each item, by its number or else its title, no two of them alike on any disk."""
    known: list[str] = []
    for item in items:
        said = f"{title} {one_line(item.number) or one_line(item.title)[:_LONGEST]}"
        name = one_line("".join(sign if sign.isalnum() or sign in " -" else " " for sign in said))
        taken = {each.casefold() for each in known}
        further = (f"{name} ({count})" for count in range(2, len(items) + 2))
        known.append(next(each for each in (name, *further) if each.casefold() not in taken))
    return known
