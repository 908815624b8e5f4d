"""Where the papers of a public pack begin and end: by its outline, its front sheet, and what it stamps on pages.

Packs made by ModernGov agree on this: the title is "(Public Pack)… for <committee>, date"; outline entries of the pack
itself show a whole page (/Fit), those it took over from a paper a place on one (/XYZ); the front sheet lists items with
"(Pages 277 - 326)"; "Agenda Item N" stands on an item's first page and on no other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scrutiny_desktop.domain.paper import PaperRole
from scrutiny_desktop.domain.reading import Pack, PackItem, Part
from scrutiny_desktop.papers.front_sheet import NUMBERED, FrontRow, Listed, in_printed_order, listed_items
from scrutiny_desktop.papers.lines import one_row
from scrutiny_desktop.papers.unnumbered_items import unnumbered_items

PACK_TITLE = re.compile(r"\s*\([^()]{0,20}pack\)\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)

_FOR = re.compile(
    r"(?P<what>.*?)\s+for\s+(?P<committee>(?:(?!\s+for\s).)*?),\s*"
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})\b.*",
    re.DOTALL,
)
_SUPPLEMENT = re.compile(r"supplement|to follow|late paper", re.IGNORECASE)
_ITEM_BEFORE = re.compile(r"item\s+\w{1,4}\s*[-–:]\s*(?:supplement\w*\s*[-–:]\s*)?", re.IGNORECASE)
_LABEL = re.compile(r"\b(?P<kind>appendix|annex)\s+(?P<number>[0-9]{1,3}|[A-Z])\b", re.IGNORECASE)
_FRONT = 12
"""Pages at most that are looked at for the front sheet's list."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of a PDF's outline; ``page`` counts from 1."""

    level: int
    title: str
    page: int
    is_whole_page: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of a file that may be a pack; the numbers and items have one entry for each page."""

    title: str
    outline: Sequence[Entry]
    numbers: Sequence[str]
    items: Sequence[str]
    front: Sequence[Sequence[FrontRow]]
    """The rows of the first pages."""


@dataclass(slots=True)
class _Start:
    page: int
    item: str
    title: str
    role: PaperRole
    label: str = ""
    item_title: str = ""
    under: str = ""
    """The outline's entry without a number that it is, or stands under."""


def pack_of(evidence: Evidence) -> Pack | None:
    """The pack's papers, as far as they can be told; None for a paper by itself."""
    outlined = _from_outline(evidence)
    sheets = evidence.front[: outlined[0].page - 1 if outlined else _FRONT][:_FRONT]
    known = [PackItem(number=each.item, title=each.item_title) for each in outlined if each.item]
    rows = [row for sheet in sheets for row in (*sheet, FrontRow(""))]
    listed = listed_items(rows, known)
    listed += unnumbered_items(rows, listed)
    starts = _with_unnumbered(outlined, listed) or _from_front(listed, evidence)
    named = PACK_TITLE.match(evidence.title)
    stamped = {at + 1 for at, item in enumerate(evidence.items) if item}
    if not (named or (len(starts) > 1 and stamped)):
        return None
    titles = {each.item: each.item_title for each in starts}
    about = _FOR.match(named["rest"] if named else evidence.title)
    items_at = {each.page for each in starts if each.item}
    return Pack(
        title=one_row(about["what"]) if about else one_row(evidence.title),
        committee=one_row(about["committee"]) if about else "",
        on=_day(about) if about else None,
        is_supplement=bool(_SUPPLEMENT.search(named["rest"] if named else evidence.title)),
        is_sure=bool(named) and stamped <= items_at,
        items=in_printed_order(listed, titles),
        parts=tuple(_parts(starts, titles, len(evidence.numbers))),
    )


def parted(evidence: Evidence, parts: Sequence[Part]) -> Pack:
    """The pack with the papers that a person says it holds; what is beyond its pages is left out."""
    count = len(evidence.numbers)
    found = pack_of(evidence) or Pack(title=one_row(evidence.title))
    within = (replace(each, last_page=min(each.last_page, count)) for each in parts if each.first_page <= count)
    return replace(found, is_sure=True, parts=tuple(within))


def _parts(starts: Sequence[_Start], titles: dict[str, str], count: int) -> Iterator[Part]:
    front = starts[0].page - 1 if starts else count
    if front:
        yield Part(title="Agenda", role=PaperRole.AGENDA, first_page=1, last_page=front)
    ends = [*(each.page - 1 for each in starts[1:]), count][: len(starts)]
    for each, end in zip(starts, ends, strict=True):
        item_title = titles.get(each.item, "") if each.item else each.item_title
        yield Part(item=each.item, item_title=item_title, label=each.label, title=each.title,
                   role=each.role, first_page=each.page, last_page=end)  # fmt: skip


def _from_outline(evidence: Evidence) -> list[_Start]:
    """A start for each of the pack's own entries; a page with two is the inner one's."""
    starts: dict[int, _Start] = {}
    item = item_title = under = ""
    own = [each for each in evidence.outline if each.is_whole_page and 0 < each.page <= len(evidence.numbers)]
    for entry in own:
        words = one_row(entry.title)
        numbered = NUMBERED.fullmatch(words) if entry.level == 0 else None
        if numbered and numbered["number"][0].isalpha() and not _is_printed(numbered["number"], entry.page, evidence):
            numbered = None  # the name of a road, say
        if entry.level == 0:
            item, item_title = (numbered["number"], numbered["title"]) if numbered else ("", "")
            under = "" if numbered else words
        if entry.page == 1:
            continue
        if entry.level == 0:
            starts[entry.page] = _Start(entry.page, item, item_title or words, PaperRole.COVER_REPORT)
        else:
            label = _label(words)
            is_report = entry.page in starts and not label
            role = PaperRole.COVER_REPORT if is_report else PaperRole.APPENDIX
            starts[entry.page] = _Start(entry.page, item, _bare(words), role, label)
        starts[entry.page].item_title, starts[entry.page].under = item_title, under
    ordered = sorted(starts.values(), key=lambda each: each.page)
    return ordered if any(each.item for each in ordered) or PACK_TITLE.match(evidence.title) else []


def _is_printed(number: str, page: int, evidence: Evidence) -> bool:
    """Whether an item's number stands on the front sheet, or is stamped on its page."""
    rows = (row.words.split(maxsplit=1) for sheet in evidence.front for row in sheet)
    return evidence.items[page - 1] == number or any(words and words[0].rstrip(".)") == number for words in rows)


def _with_unnumbered(starts: list[_Start], listed: Sequence[Listed]) -> list[_Start]:
    """The outline's papers, those without a number under the item that the front sheet calls as the outline does."""
    titles = {each.item.title.casefold() for each in listed if not each.item.number}
    for each in starts:
        if not each.item and each.under.casefold() in titles:
            each.item_title = each.under
    return starts


def _from_front(listed: Sequence[Listed], evidence: Evidence) -> list[_Start]:
    """A start for each item that the front sheet gives pages of, where those numbers are on pages."""
    at = {number: page for page, number in reversed(list(enumerate(evidence.numbers, start=1))) if number}
    found = {at[str(each.first)]: each.item for each in listed if str(each.first) in at}
    for page, item in enumerate(evidence.items, start=1):
        if item and page not in found:
            title = next((each.item.title for each in listed if each.item.number == item), f"Item {item}")
            found[page] = PackItem(number=item, title=title)
    return [_Start(page, item.number, item.title, PaperRole.COVER_REPORT, item_title=item.title)
            for page, item in sorted(found.items())]  # fmt: skip


def _label(title: str) -> str:
    found = _LABEL.search(title)
    return f"{found['kind'].capitalize()} {found['number'].upper()}" if found else ""


def _bare(title: str) -> str:
    """A paper's title without the item that the pack puts before it."""
    return _ITEM_BEFORE.sub("", title, count=1).strip(" -–") or title


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
