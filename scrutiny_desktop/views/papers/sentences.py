"""Sentences that more than one part of this screen says."""

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.flow import Block, Flow
from scrutiny_desktop.domain.numbering import cited_within, facts_at, page_name, page_words
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.phrases import title_cased
from scrutiny_desktop.views.words import citing, on_day_briefly, source, word


def _tr(text: str) -> str:
    return QCoreApplication.translate("papers", text)


def repaired(printed: str) -> str:
    """What stood in the paper where a heading or paragraph was repaired."""
    return _tr("Repaired; printed as “{printed}”").format(printed=printed)


def repair_of(block: Block) -> str:
    """The same of a block, or nothing where nothing was repaired."""
    return repaired(block.as_printed) if block.as_printed else ""


def section_name(heading: str) -> str:
    """A heading as a place: without its bracket, and not in capitals throughout."""
    name = heading.split(" (")[0].strip(": ")
    return title_cased(name or heading)


def place(section: str, paragraph: str) -> str:
    """Where in a paper, in words: "Detail, paragraph 3"."""
    section, number = section_name(section), paragraph.rstrip(".")
    if section and number:
        return _tr("{section}, paragraph {number}").format(section=section, number=number)
    return _tr("Paragraph {number}").format(number=number) if number else section


def place_at(paper: Paper | None, flow: Flow, at: int) -> str:
    """The same with the page: "Page 4 (pack page 51) · Detail, paragraph 3"."""
    if paper is None:
        return ""
    block, page = flow.block_at(at), page_of(paper, flow.place(paper, at))
    if page and facts_at(paper, flow.pages, flow.page_at(at)).is_machine_read:
        page = _tr("{page}, read by machine").format(page=page)
    return " · ".join(part for part in (page[:1].upper() + page[1:], place(block.section, block.number)) if part)


def short_places(paper: Paper | None, anchor: Anchor) -> tuple[str, ...]:
    """Where in its paper a passage stands, the fullest first: "page 4 (pack page 51), paragraph 3.2 · Detail"."""
    within, section = cited_within(paper, anchor, citing()), section_name(anchor.section)
    number, page = anchor.paragraph.rstrip("."), page_name(paper, anchor.page, anchor.page_label)
    brief = f"¶{number}" if number else _tr("p. {page}").format(page=page) if page else section
    return " · ".join(part for part in (within, section) if part), within, brief


def page_of(paper: Paper | None, anchor: Anchor) -> str:
    """A passage's page in words: "page 4 (pack page 51)"; empty for none."""
    return page_words(page_name(paper, anchor.page, anchor.page_label), anchor.pack_page, citing())


def label_of(paper: Paper) -> str:
    """A paper in the outline: its label and title, without saying either twice."""
    if not paper.label or paper.label.casefold() in paper.title.casefold():
        return paper.title or paper.label
    return f"{paper.label} · {paper.title}"


def absence(paper: Paper) -> str:
    """Why a paper is not in the library: not supplied yet, or left on a day; empty for one that is there."""
    if paper.is_supplied:
        return ""
    if not paper.has_left:
        return QCoreApplication.translate("papers", "not yet supplied")
    said = QCoreApplication.translate("papers", "left the library on {day}")
    return said.format(day=on_day_briefly(paper.left_on))


def secrecy(paper: Paper) -> str:
    """Who may see a paper, with the rule; empty for a public one."""
    if paper.classification.is_public:
        return ""
    words = (word(paper.classification.secrecy), paper.classification.citation)
    return ": ".join(part for part in words if part)


def withheld(paper: Paper) -> str:
    """What stands on each sheet of a paper that is not public; empty for a public one."""
    said = secrecy(paper)
    return _tr("Not for publication. {secrecy}").format(secrecy=said) if said else ""


def cited(paper: Paper | None, anchor: Anchor) -> str:
    """Where a passage is from, and that it may not be handed on where that is so."""
    said = source(paper, anchor)
    return f"{said} – {secrecy(paper)}" if paper is not None and secrecy(paper) else said
