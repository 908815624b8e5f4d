"""Says where papers were put, with the way to the first; and where one names another meeting, the way there."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.named_meeting import Elsewhere, on_the_day, taken_there
from scrutiny_desktop.store import papers as papers_of
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.notices import Notice
from scrutiny_desktop.views.words import on_day

if TYPE_CHECKING:
    from scrutiny_desktop.views.window import Window

MOST = 2
"""Papers of other meetings that have a strip each."""
MOST_NAMED = 4
"""Meetings that are named when papers went to several at once."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("added", text)


def tell(desk: Desk, window: "Window", papers: Sequence[Paper], filed: Filing) -> None:
    """Say where the papers were put; one that names another meeting has a strip of its own."""
    elsewhere = filed.elsewhere
    strange = {each.paper.id for each in elsewhere[:MOST]}
    added = [each for each in papers if each.is_supplied and each.id not in strange]
    if added:
        notice = Notice(desk, _said(desk, added), is_passing=True, kind="added", about=added[0].id, is_offer=True)
        notice.offer(_tr("&Read it"), partial(window.show_record, "papers", added[0].id), face="main")
        window.add_notice(notice)
    for each in elsewhere[:MOST]:
        _offer(desk, window, each)
    if filed.unsigned:
        _tell_unsigned(desk, window, filed.unsigned)


def _tell_unsigned(desk: Desk, window: "Window", papers: Sequence[Paper]) -> None:
    """Say which papers went where they are only because nothing told of another place."""
    one = _tr("Nothing tells which meeting {papers} is for. It was put with {meeting}.")
    several = _tr("Nothing tells which meeting these are for: {papers}. They were put with {meeting}.")
    named = ", ".join(f"“{_named(each)}”" for each in papers[:MOST_NAMED])
    if len(papers) > MOST_NAMED:
        named = _tr("{papers} and {more} more").format(papers=named, more=len(papers) - MOST_NAMED)
    how = keyed(_tr("{move_paper} moves the open paper to another meeting."))
    words = (one if len(papers) == 1 else several).format(papers=named, meeting=_place(desk, papers[0].meeting_id))
    notice = Notice(desk, f"{words} {how}", tone="fair", kind="unsigned", about=papers[0].id, is_offer=True)
    notice.offer(_tr("Open the &first") if len(papers) > 1 else _tr("&Open it"),
                 partial(window.show_record, "papers", papers[0].id), face="main")  # fmt: skip
    window.add_notice(notice)


def tell_misfit(desk: Desk, window: "Window", listed: Paper, supplied: Paper, title: str) -> None:
    """Say that the file put in the place of a listed appendix is called otherwise, with the way back."""
    named = " · ".join(part for part in (listed.label, listed.title) if part)
    words = _tr("“{file}” is now “{listed}”, but its own title is another.").format(file=title, listed=named)
    words = " ".join([words, *_known_elsewhere(desk, [supplied])])
    notice = Notice(desk, words, tone="fair", about=supplied.id, is_offer=True,
                    says_now=partial(_while_supplied, desk, supplied, words))  # fmt: skip
    notice.offer(_tr("&Take it out again"), partial(_take_out, desk, listed, supplied), face="main")
    window.add_notice(notice)


def _while_supplied(desk: Desk, supplied: Paper, words: str) -> str:
    now = desk.now(supplied)
    return words if now and now.content == supplied.content else ""


def _take_out(desk: Desk, listed: Paper, supplied: Paper) -> None:
    now = desk.now(supplied)
    if now is not None:
        was = replace(now, content="", file_name="", classification=listed.classification)
        desk.change(_tr("take out a wrong file"), old=now, new=was)


def _said(desk: Desk, added: Sequence[Paper]) -> str:
    """Where they went, meeting by meeting, and which of them were with another before."""
    where = list(dict.fromkeys(each.meeting_id for each in added))
    by_meeting = [_gone_to(desk, [each for each in added if each.meeting_id == one]) for one in where[:MOST_NAMED]]
    if len(where) > 1:
        words = _tr("{papers} papers were added to {meetings} meetings.")
        by_meeting.insert(0, words.format(papers=len(added), meetings=len(where)))
    return " ".join([*by_meeting, *_known_elsewhere(desk, added)])


def _gone_to(desk: Desk, added: Sequence[Paper]) -> str:
    one = _tr("“{paper}” was added to {meeting}.")
    several = _tr("“{paper}” and {more} more were added to {meeting}.")
    words = one if len(added) == 1 else several
    return words.format(paper=_named(added[0]), more=len(added) - 1, meeting=_place(desk, added[0].meeting_id))


def _known_elsewhere(desk: Desk, added: Sequence[Paper]) -> list[str]:
    """Says of which files the library had another meeting's paper already."""
    words = _tr("The file of “{paper}” was in the library already, with {meeting}.")
    known = [(each, next((other for other in papers_of.with_content(desk.library, each.content)
                          if other.meeting_id != each.meeting_id and other not in added), None))
             for each in added if not each.first_page]  # fmt: skip
    return [words.format(paper=_named(each), meeting=_place(desk, other.meeting_id))
            for each, other in known if other is not None][:MOST]  # fmt: skip


def _offer(desk: Desk, window: "Window", each: Elsewhere) -> None:
    named = {"paper": _named(each.paper), "meeting": _place(desk, each.paper.meeting_id), "day": on_day(each.on)}
    words = _tr("“{paper}” was added to {meeting}, but names the meeting of {day}.").format_map(named)
    notice = Notice(desk, words, tone="fair", about=each.paper.id, is_offer=True,
                    says_now=partial(_while_there, desk, each.paper, words))  # fmt: skip
    move = _tr("&Move it to the meeting of {day}") if on_the_day(desk.library, each.on) else _tr(
        "&Make the meeting of {day}"
    )  # fmt: skip
    notice.offer(move.format_map(named), partial(_take_there, desk, window, each), face="main")
    notice.offer(_tr("&Leave it here"), lambda: None)
    window.add_notice(notice)


def _while_there(desk: Desk, paper: Paper, words: str) -> str:
    now = desk.now(paper)
    return words if now and now.meeting_id == paper.meeting_id else ""


def _take_there(desk: Desk, window: "Window", each: Elsewhere) -> None:
    desk.flush()
    now = desk.now(each.paper)
    if now is None:
        return
    try:
        pairs, meeting = taken_there(desk.library, desk.ids, desk.me.id, now, each.on)
        desk.change_all(_tr("move a paper to the meeting it names"), pairs)
    except ScrutinyError as refused:
        desk.troubled.emit(refused)
        return
    if meeting is not None:
        window.show_record("papers", now.id)
        said = _tr("“{paper}” is now with the meeting of {day}. Undo takes it back.")
        window.tell(said.format(paper=_named(now), day=on_day(each.on)))


def _named(paper: Paper) -> str:
    return paper.title or paper.file_name


def _place(desk: Desk, meeting_id: str) -> str:
    meeting = rows.get(desk.library, Meeting, meeting_id)
    panel = rows.get(desk.library, Panel, meeting.panel_id) if meeting else None
    parts = (panel.name if panel else "", on_day(meeting.on) if meeting else "")
    return " · ".join(part for part in parts if part) or _tr("a new meeting")
