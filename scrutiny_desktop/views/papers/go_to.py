"""Go to page: a number is typed, the pages it may mean are listed, Enter goes there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.flow import Flow
from scrutiny_desktop.domain.numbering import Numbered, Target, Trust, extent, found, page_words, paragraph_typed
from scrutiny_desktop.domain.paper import Paper, PaperRole
from scrutiny_desktop.domain.reading import PageFacts
from scrutiny_desktop.store import contents, papers
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.list_popup import Found, ListPopup
from scrutiny_desktop.views.papers.sentences import section_name
from scrutiny_desktop.views.words import citing

if TYPE_CHECKING:
    from scrutiny_desktop.views.papers.screen import PapersScreen

_MOST = 40


def _tr(text: str) -> str:
    return QCoreApplication.translate("papers", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A place to go to, by its page or its start in the text, and the words before and after going."""

    words: str
    told: str
    paper_id: str
    page: int = 0
    start: int = -1


class Numbers:
    """The page numbers of the meeting's papers, and the paragraph numbers of the open one."""

    def __init__(self, open_id: str, numbered: list[Numbered], flow: Flow) -> None:
        self._open_id, self._numbered, self._flow = open_id, numbered, flow

    def goals(self, typed: str) -> list[Goal]:
        """Where what was typed may lead, best first."""
        pages = [self._page(each) for each in found(typed, self._open_id, self._numbered)]
        return [*pages, *self._paragraphs(paragraph_typed(typed))][:_MOST]

    def there_are(self) -> str:
        """What numbers there are."""
        if (ends := extent(self._open_id, self._numbered)) is not None:
            return _tr("The pack’s pages run from {first} to {last}.").format(first=ends[0], last=ends[1])
        own = next((each for each in self._numbered if each.paper.id == self._open_id and each.pages), None)
        if own is None:
            return _tr("This paper has no page numbers.")
        words = _tr("The pages of {paper} run from 1 to {last}.")
        return words.format(paper=self._of(own.paper), last=len(own.pages))

    def _page(self, target: Target) -> Goal:
        paper, name, pack_page = target.paper, target.name, target.pack_page
        places = {"page": name, "pack_page": pack_page, "paper": self._of(paper)}
        if target.trust is Trust.PACK:
            cited = page_words(name, "", citing())
            words = _tr("Pack page {pack_page} · {paper}, {cited}").format(
                pack_page=pack_page, paper=self._called(paper), cited=cited
            )
            told = _tr("Pack page {pack_page} is page {page} of {paper}.").format_map(places)
        else:
            pack = _tr(" (pack page {pack_page})").format_map(places) if pack_page else ""
            words = _tr("Page {page} of {paper}").format_map(places) + pack
            told = _tr("This is page {page} of {paper}{pack}.").format_map(places | {"pack": pack})
        return Goal(words=words, told=told, paper_id=paper.id, page=target.page)

    def _paragraphs(self, number: str) -> list[Goal]:
        paper = next((each.paper for each in self._numbered if each.paper.id == self._open_id), None)
        if paper is None or not number:
            return []
        goals = []
        for block in self._flow.blocks:
            if block.number.rstrip(".").casefold() == number:
                words = _tr("Paragraph {number} of {paper}").format(number=number, paper=self._of(paper))
                shown = " · ".join(part for part in (words, section_name(block.section)) if part)
                told = _tr("This is paragraph {number} of {paper}.").format(number=number, paper=self._of(paper))
                goals.append(Goal(words=shown, told=told, paper_id=paper.id, start=block.start))
        return goals

    def _of(self, paper: Paper) -> str:
        named = self._called(paper)
        is_the = paper.role is PaperRole.COVER_REPORT and not paper.label and named == paper.brief_name
        return _tr("the cover report") if is_the else named

    def _called(self, paper: Paper) -> str:
        """A paper's name; its title where another has that name too."""
        is_alone = sum(each.paper.brief_name == paper.brief_name for each in self._numbered) < 2
        return paper.brief_name if is_alone else paper.title or paper.brief_name


class GoToPopup(ListPopup):
    """Lists where a number may lead; ``chosen`` tells the goal that was taken."""

    lines = 6

    def __init__(self, desk: Desk, numbers: Numbers, parent: QWidget) -> None:
        self._numbers = numbers
        super().__init__(desk, parent, placeholder=_tr("47, iv, pack 47 or 3.2"), title=_tr("Go to page"))
        self.setAccessibleName(self.tr("Go to page"))
        self.field.setAccessibleName(self.tr("Page or paragraph number"))
        self.list.setAccessibleName(self.tr("Pages found"))

    def open_over(self, within: QWidget) -> None:
        """Open at the top of a part of the screen."""
        corner = within.mapTo(self.over, within.rect().topLeft())
        width = min(self.desk.theme.size("s8") * 13, within.width())
        self.open_at(corner + QPoint((within.width() - width) // 2, 0), width)

    def found(self, typed: str) -> Found:
        return [(goal, goal.words) for goal in self._numbers.goals(typed)] if typed else []

    def nothing(self, typed: str) -> str:
        there_are = self._numbers.there_are()
        missing = self.tr("There is no page {typed}.").format(typed=typed)
        return f"{missing} {there_are}" if typed else there_are


def opener(desk: Desk, screen: "PapersScreen") -> Callable[[], GoToPopup]:
    """What opens the popup on the screen, and goes where it says."""

    def go(goal: Goal) -> None:
        if screen.open_paper(goal.paper_id, goal.start):
            if goal.page:
                screen.go_to_page(goal.page)
            desk.placed.emit(goal.told)
            screen.reader.surface.setFocus()

    def open_popup() -> GoToPopup:
        known = screen.findChild(GoToPopup)
        if known is not None and known.isVisible():
            known.field.selectAll()
            return known
        popup = GoToPopup(desk, _numbers(desk, screen), screen)
        popup.chosen.connect(go)
        popup.open_over(screen.reader.stack)
        return popup

    return open_popup


def _numbers(desk: Desk, screen: "PapersScreen") -> Numbers:
    meeting, open_id, flow = desk.meeting, screen.paper.id if screen.paper else "", screen.text.opened.flow
    listed = papers.for_meeting(desk.library, meeting.id) if meeting else []
    numbered = [Numbered(each, contents.page_facts(desk.library, each.text_key)) for each in listed if each.is_supplied]
    # A paper read before page facts were kept still knows the pages of its paragraphs.
    last = max((block.page or 0 for block in flow.blocks), default=0)
    counted = tuple(PageFacts() for _ in range(last))
    known = [Numbered(each.paper, each.pages or (counted if each.paper.id == open_id else ())) for each in numbered]
    return Numbers(open_id, known, flow)
