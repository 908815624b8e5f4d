"""The invented Examplebridge meeting: read from its files, and filed as records."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.ids import Clock, Ids
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.plain import from_plain, to_plain
from scrutiny_desktop.domain.record import KINDS, Pair, Record
from scrutiny_desktop.flows.intake import TakenIn, take_in
from scrutiny_desktop.store import meetings
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library

_IDS = {"agenda_item": "agenda_item_id", "theme": "theme_id", "question": "question_id",
        "recommendation": "recommendation_id", "listed_in": "listed_in", "point": "point_id"}  # fmt: skip
_PASSAGES = ("passage", "passages", "sources")
_LISTS = {"recommendations": "recommendation_ids", "papers": "paper_ids"}


@dataclass(frozen=True, slots=True)
class Read:
    """The sample as its file has it, and its papers, by file name, as taken in."""

    tables: Mapping[str, Any]
    papers: Mapping[str, TakenIn]


def there(library: Library) -> Meeting | None:
    """The sample's meeting, where it is in the library."""
    return next((each for each in meetings.every(library) if each.is_sample), None)


def read(access: Access, clock: Clock, resources: Path, report: Report) -> Read:
    """Read the sample's papers into the library; its records are for the ledger."""
    folder = resources / "sample"
    tables = tomllib.loads((folder / "meeting.toml").read_text(encoding="utf-8"))
    files = [folder / paper["file"] for paper in tables["papers"] if "file" in paper]
    taken = take_in(access, clock, files, resources / "forms", report)
    return Read(tables, {each.file_name: each for each in taken if isinstance(each, TakenIn)})


def filed(read: Read, ids: Ids, owner: str) -> tuple[list[Pair], str]:
    """The sample's records as changes for the ledger, and the id of its meeting."""
    filing = _Filing(read, ids, owner)
    return [(None, record) for record in filing.records()], filing.id("meeting")


class _Filing:
    """Turns the file's keys into ids, its passages into anchors, and its order into ranks."""

    def __init__(self, read: Read, ids: Ids, owner: str) -> None:
        self._read, self._ids, self._owner = read, ids, owner
        self._known: dict[str, str] = {}
        self._papers: dict[str, Paper] = {}

    def id(self, key: str) -> str:
        """The real id of a key of the file."""
        return self._known.setdefault(key, self._ids.new())

    def records(self) -> list[Record]:
        """Every record; the papers come before what is anchored in them."""
        tables = self._read.tables
        made: list[Record] = [self._made("panels", tables["panel"], count()), self._meeting(tables["meeting"])]
        for paper, rank in zip(tables["papers"], count(), strict=False):
            self._papers[paper["id"]] = self._paper(paper, rank)
        made += self._papers.values()
        for name in KINDS:
            if name not in ("papers", "panels", "meetings"):
                made += [self._made(name, plain, count(rank)) for rank, plain in enumerate(tables.get(name, ()))]
        return made

    def _meeting(self, plain: Mapping[str, Any]) -> Meeting:
        made = self._made("meetings", {**plain, "panel_id": self.id("panel"), "is_sample": True}, count())
        assert isinstance(made, Meeting)  # noqa: S101 - narrows the type of the line above
        return made

    def _paper(self, plain: Mapping[str, Any], rank: int) -> Paper:
        secrecy = {"secrecy": plain.get("secrecy", "public"), "citation": plain.get("citation", "")}
        made = self._made("papers", {**plain, "classification": secrecy}, count(rank))
        assert isinstance(made, Paper)  # noqa: S101 - narrows the type of the line above
        taken = self._read.papers.get(plain.get("file", ""))
        return replace(made, content=taken.content, file_name=taken.file_name) if taken else made

    def _made(self, name: str, plain: Mapping[str, Any], rank: Iterator[int]) -> Record:
        words = {key: _day(value) for key, value in plain.items() if key not in (*_IDS, *_LISTS, *_PASSAGES)}
        words |= {"id": self.id(plain["id"]), "owner": self._owner, "rank": next(rank)}
        words |= {"meeting_id": self.id("meeting")}
        words |= {_IDS[key]: self.id(plain[key]) for key in _IDS if key in plain}
        words |= {_LISTS[key]: [self.id(one) for one in plain[key]] for key in _LISTS if key in plain}
        if "passage" in plain:
            words["anchor"] = to_plain(self._anchor(plain["passage"]))
        if "passages" in plain:
            words["passages"] = [to_plain(self._anchor(one)) for one in plain["passages"]]
        if "sources" in plain:
            words["sources"] = [{"field": field, "anchor": to_plain(self._anchor(one))}
                                for field, one in plain["sources"].items()]  # fmt: skip
        if "at" in plain:
            on = self._read.tables["meeting"]["on"]
            words["at"] = datetime.combine(on, plain["at"]).astimezone().isoformat()
        return from_plain(KINDS[name], words)

    def _anchor(self, passage: Mapping[str, str]) -> Anchor:
        paper = self._papers[passage["paper"]]
        flow = flowing(self._read.papers[paper.file_name].reading)
        quote = one_line(passage["quote"])
        start = flow.text.index(quote)
        return flow.anchor(paper, start, start + len(quote))


def _day(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
