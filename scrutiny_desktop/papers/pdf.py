"""A PDF's pages to printed lines; runs in the reader process only, since PDFium meets foreign bytes here."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from itertools import count as count_from
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from scrutiny_desktop.domain.errors import LockedError, ScrutinyError
from scrutiny_desktop.domain.reading import PageFacts, Part
from scrutiny_desktop.papers.front_sheet import FrontRow
from scrutiny_desktop.papers.furniture import Sheet, without_furniture
from scrutiny_desktop.papers.leaf import Leaf
from scrutiny_desktop.papers.leaves import leaf_of
from scrutiny_desktop.papers.letters import MOST_LETTERS
from scrutiny_desktop.papers.lines import MOST_LINES, one_row
from scrutiny_desktop.papers.original import Original
from scrutiny_desktop.papers.outline import bookmarks_of, outline_of
from scrutiny_desktop.papers.pack import Entry, Evidence, pack_of, parted
from scrutiny_desktop.papers.page_sizes import MOST_DAMAGED
from scrutiny_desktop.papers.printout import BEGUN, PAGE, THROUGH, Printout, Told
from scrutiny_desktop.papers.shares import WHOLE, BackShare, Share
from scrutiny_desktop.papers.stamps import Stamps, pack_numbers
from scrutiny_desktop.papers.tabled import lines_with_tables

LONGEST = 120.0
"""Seconds after which the rest of a paper is left unread."""

_LONGEST_LABEL = 20
_FRONT = 12
_MOST_NAMED, _MOST_LOOKED_AT, _LONGEST_NAME = 5, 500, 80
_HOW_OUT = "Open it in a program that lists attachments, such as Adobe Reader, "

_PAPERS = (".pdf", ".docx", ".doc", ".rtf", ".odt", ".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt", ".pptx", ".msg")
"""Endings of files that may be papers; others are what programs leave, such as reports on accessibility."""


@dataclass(slots=True)
class _Pages:
    """What was seen page by page."""

    sheets: list[Sheet] = field(default_factory=list)
    stamps: dict[int, Stamps] = field(default_factory=dict)
    """By place in the file."""
    numbers: list[int] = field(default_factory=list)
    """Of each sheet, its page."""
    pictures: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    overfull: list[int] = field(default_factory=list)
    filled_in: list[int] = field(default_factory=list)
    stopped: str = ""
    end: int | None = None
    """The page with which the file ends for us, where what it says of its length is not to be believed."""
    outline: list[Entry] = field(default_factory=list)
    tables: Iterator[int] = field(default_factory=lambda: count_from(1))
    """A number for each table, whatever paper of the file it is in."""

    def add(self, leaf: Leaf) -> None:
        """The next page."""
        if leaf.stamps is not None:
            self.stamps[leaf.number - 1] = leaf.stamps
        if leaf.is_overfull:
            self.overfull.append(leaf.number)
        if leaf.is_damaged:
            self.damaged.append(leaf.number)
            return
        if leaf.is_picture:
            self.pictures.append(leaf.number)
        if leaf.is_filled_in:
            self.filled_in.append(leaf.number)
        self.sheets.append((leaf.height, leaf.rows))
        self.numbers.append(leaf.number)

    def all_stamps(self, count: int) -> list[Stamps]:
        """Of each page, also of those that were not read."""
        return [self.stamps.get(at, Stamps()) for at in range(count)]


def read_pdf(
    original: Original, told: Told, longest: float = LONGEST, *, without: int = 0, password: str = "",
    parts: Sequence[Part] = (), share: Share = WHOLE,
) -> Printout:  # fmt: skip
    """The paper's lines, but for one page that is left out as damaged (0: none is).

    ``parts`` are the papers that a person says the file holds; with none given, it is told from the file itself.
    ``share`` tells which of its pages are read here.

    Raises LockedError where the password is not the paper's, ScrutinyError where it is locked in another way, has no
    pages, or is no PDF at all.
    """
    pdf = _opened(original, password)
    try:
        pages = _read(pdf, told, longest, without, share)
        count = pages.end or len(pdf)
        if not pages.sheets:
            raise ScrutinyError(f"“{original.name}” has no page that can be read.", "Choose another copy of the paper.")
        pages.outline = outline_of(pdf)
        evidence = _evidence(pdf, count, pages)
        pack = parted(evidence, parts) if parts else pack_of(evidence)
        facts = _facts(pdf, count, pages, is_pack=pack is not None)
        carried = tuple(_carried(pdf))
    finally:
        pdf.close()
    told(THROUGH)
    warnings = (*_warnings(pages, any(rows for _, rows in pages.sheets)), *carried)
    if pack is None:
        own_marks = bookmarks_of(pages.outline, 1, count)
        return replace(_printout(pages, 1, count), page_facts=facts, warnings=warnings, bookmarks=own_marks)
    own = (
        replace(_printout(pages, part.first_page, part.last_page),
                page_facts=facts[part.first_page - 1 : part.last_page],
                bookmarks=bookmarks_of(pages.outline, part.first_page + 1, part.last_page))
        for part in pack.parts
    )  # fmt: skip
    divided = tuple(zip(pack.parts, own, strict=True))
    return Printout(lines=(), pages=count, page_facts=facts, warnings=warnings, pack=pack, parts=divided)


def read_back(original: Original, told: Told, share: BackShare, *, without: int = 0, password: str = "") -> None:
    """Read pages from the back of a paper for the reader that has its front; raises what ``read_pdf`` does."""
    pdf = _opened(original, password)
    try:
        for run in share.runs(len(pdf)):
            leaves = []
            for number in run:
                leaves.append(_leaf(pdf, number, without, told))
            share.give(leaves)
    finally:
        pdf.close()


def _printout(pages: _Pages, first: int, last: int) -> Printout:
    """Some pages by themselves: what is furniture, and how text is set, is each paper's own."""
    sheets = [sheet for number, sheet in zip(pages.numbers, pages.sheets, strict=True) if first <= number <= last]
    texts, around = without_furniture(sheets)
    if not any(texts):  # nothing but what repeats: then that is the text
        texts, around = [list(rows) for _, rows in sheets], []
    stamped = (words for at in range(first - 1, last) for words in pages.stamps.get(at, Stamps()).words)
    lines, repeats = lines_with_tables(texts, pages.outline, pages.tables)
    furniture = (*(row.text for row in around), *(row.text for row in repeats), *stamped)
    return Printout(lines=tuple(lines), pages=last - first + 1, furniture=furniture)


def _evidence(pdf: Any, count: int, pages: _Pages) -> Evidence:
    stamps = pages.all_stamps(count)
    sheets = zip(pages.numbers, pages.sheets, strict=True)
    front = [[FrontRow(each.text, each.bold) for row in rows for each in row.printed]
             for number, (_, rows) in sheets if number <= _FRONT]  # fmt: skip
    return Evidence(title=pdf.get_metadata_value("Title"), outline=pages.outline, front=front,
                    numbers=pack_numbers(stamps, is_pack=True), items=[each.item for each in stamps])  # fmt: skip


def _facts(pdf: Any, count: int, pages: _Pages, *, is_pack: bool) -> tuple[PageFacts, ...]:
    """What is known of each page but its words; of none where that is nothing."""
    numbers = pack_numbers(pages.all_stamps(count), is_pack=is_pack)
    pictures = set(pages.pictures)
    facts = tuple(
        PageFacts(label=_label(pdf, at), pack_number=number, is_picture=at + 1 in pictures)
        for at, number in enumerate(numbers)
    )
    return facts if any(each != PageFacts() for each in facts) else ()


def _carried(pdf: Any) -> Iterator[str]:
    """A word on what another program would show: papers inside the file, as portfolios have them, and a live form."""
    if pdfium.FPDF_GetFormType(pdf.raw) == pdfium.FORMTYPE_XFA_FULL:
        yield "The file is a form that only Adobe Reader shows in full. Ask for it as an ordinary PDF."
    try:
        count = min(pdf.count_attachments(), _MOST_LOOKED_AT)
        names = [one_row(pdf.get_attachment(at).get_name())[:_LONGEST_NAME] for at in range(count)]
    except pypdfium2.PdfiumError:
        return
    if names := [name for name in names if name.lower().endswith(_PAPERS)]:
        named = ", ".join(names[:_MOST_NAMED]) + ("…" if len(names) > _MOST_NAMED else "")
        if len(names) == 1:
            yield f"The file carries another file, which was not read: {named}. {_HOW_OUT}save it, and add it here."
            return
        what = f"The file carries {len(names)} other files, which were not read: {named}."
        yield f"{what} {_HOW_OUT}save them, and add them here."


def _label(pdf: Any, at: int) -> str:
    """The page's own label, where it is more than its place in the file."""
    label = one_row(pdf.get_page_label(at))[:_LONGEST_LABEL]
    return "" if label == str(at + 1) else label


def _opened(original: Original, password: str) -> Any:
    try:
        return pypdfium2.PdfDocument(original.opened(), password=password or None)
    except pypdfium2.PdfiumError as error:
        raise _refusal(original.name, error.err_code, password) from error


def _refusal(name: str, code: int | None, password: str) -> ScrutinyError:
    if code == pdfium.FPDF_ERR_PASSWORD:
        what = f"The password of “{name}” is another one." if password else f"“{name}” is protected by a password."
        return LockedError(what, "Add it again, and type its password.")
    if code == pdfium.FPDF_ERR_SECURITY:
        return ScrutinyError(
            f"“{name}” is locked in a way that this program does not know.", "Ask for a copy that is not locked."
        )
    if code == pdfium.FPDF_ERR_SUCCESS:
        return ScrutinyError(f"“{name}” has no pages.", "Choose another copy of the paper.")
    return ScrutinyError(f"“{name}” is damaged: it is not a whole PDF.", "Fetch it again, or choose another copy.")


def _read(pdf: Any, told: Told, longest: float, without: int, share: Share) -> _Pages:
    pages, lines = _Pages(), 0
    for leaf in _leaves(pdf, pages, told, longest, without, share):
        pages.add(leaf)
        lines += len(leaf.rows)
        if pages.damaged[-MOST_DAMAGED:] == list(range(leaf.number + 1 - MOST_DAMAGED, leaf.number + 1)):
            pages.stopped = f"{MOST_DAMAGED} pages in a row are damaged; pages after {leaf.number} were not read."
            pages.end = leaf.number
            break
        if lines > MOST_LINES:
            pages.stopped = f"The paper has more than {MOST_LINES:,} lines; pages after {leaf.number} were not read."
            break
    return pages


def _leaves(pdf: Any, pages: _Pages, told: Told, longest: float, without: int, share: Share) -> Iterator[Leaf]:
    """All pages in order, whoever reads them, until the time is over."""
    count, end = len(pdf), time.monotonic() + longest
    for number in chain.from_iterable(share.runs(count)):
        if number > 1 and time.monotonic() > end:
            pages.stopped = f"Reading took longer than {longest:g} seconds; pages {number} to {count} were not read."
            return
        yield _leaf(pdf, number, without, told)
    yield from share.others()


def _leaf(pdf: Any, number: int, without: int, told: Told) -> Leaf:
    told(BEGUN)
    leaf = Leaf(number=number, is_damaged=True) if number == without else leaf_of(pdf, number)
    told(PAGE)
    return leaf


def _warnings(pages: _Pages, has_words: bool) -> Iterator[str]:
    for first, last in _runs(pages.pictures):
        if first == last:
            yield f"Page {first} holds only a picture; its words can't be read."
        else:
            yield f"Pages {first} to {last} hold only pictures; their words can't be read."
    for first, last in _runs(pages.damaged):
        which = f"Page {first} is" if first == last else f"Pages {first} to {last} are"
        yield f"{which} damaged and could not be read."
    for first, last in _runs(pages.filled_in):
        which = f"Page {first} is a form" if first == last else f"Pages {first} to {last} are a form"
        yield f"{which}: what was filled in is shown on the page, and is not in its text."
    for page in pages.overfull:
        yield f"Page {page} has more than {MOST_LETTERS:,} letters; the rest of it was not read."
    if not has_words and not pages.pictures and not pages.damaged:
        yield "No words were found in this paper."
    if pages.stopped:
        yield pages.stopped


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Numbers that follow one another, as first and last."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        together = [number for _, number in run]
        yield together[0], together[-1]
