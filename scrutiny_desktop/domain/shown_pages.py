"""Tables, plans and briefings as the blocks of a page, so that all that leaves is seen in one way before it does."""

from collections.abc import Iterable, Iterator

from scrutiny_desktop.domain.archive import Archive
from scrutiny_desktop.domain.briefing import Briefing
from scrutiny_desktop.domain.minute_block import Minute, MinuteBlock, MinuteKind
from scrutiny_desktop.domain.paper import Classification
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.question_plan import PlanPart, QuestionPlan
from scrutiny_desktop.domain.tracker import Tracker

_PARTS = {
    PlanPart.TITLE: MinuteKind.HEADING, PlanPart.HEADING: MinuteKind.SUBHEADING,
    PlanPart.QUESTION: MinuteKind.PARAGRAPH,
    PlanPart.ABOUT: MinuteKind.PARAGRAPH, PlanPart.DETAIL: MinuteKind.BULLET, PlanPart.QUOTE: MinuteKind.BULLET,
}  # fmt: skip


def table_shown(made: Tracker) -> Minute:
    """Each line with its cells below one another, as its PDF has them."""
    return _page(made.title, made.meeting, made.classification, _lines(made), made.left_out)


def plan_shown(made: QuestionPlan) -> Minute:
    """The plan's own blocks."""
    blocks = [MinuteBlock(kind=_PARTS[each.part], text=each.text, label=each.label) for each in made.blocks]
    return Minute(title=made.title, panel="", meeting=made.meeting, classification=Classification(),
                  footer=made.footer, blocks=tuple(blocks), left_out=made.left_out)  # fmt: skip


def briefing_shown(made: Briefing) -> Minute:
    """The notes under the page that each stands on; the pages themselves are in the file."""
    blocks = [
        block
        for page in made.pages
        for block in (
            MinuteBlock(kind=MinuteKind.SUBHEADING, text=page.heading),
            *(MinuteBlock(kind=MinuteKind.BULLET, label=note.what, text=_noted(note.quote, note.words))
              for note in page.notes),
        )
    ]  # fmt: skip
    return _page(made.title, made.meeting, made.classification, blocks, made.left_out)


def archive_shown(made: Archive, title: str, meeting: str, counts: Iterable[str], left_out: Iterable[str]) -> Minute:
    """How many records of each kind are in it."""
    blocks = [MinuteBlock(kind=MinuteKind.BULLET, text=each) for each in counts]
    return _page(title, meeting, made.classification, blocks, tuple(left_out))


def files_shown(
    title: str, meeting: str, classification: str, names: Iterable[str], left_out: tuple[str, ...] = ()
) -> Minute:
    """Which files a folder will hold."""
    blocks = [MinuteBlock(kind=MinuteKind.BULLET, text=each) for each in names]
    return _page(title, meeting, classification, blocks, left_out)


def _page(
    title: str, meeting: str, classification: str, blocks: Iterable[MinuteBlock], left_out: tuple[str, ...]
) -> Minute:
    heading = MinuteBlock(kind=MinuteKind.HEADING, text=title)
    return Minute(title=title, panel="", meeting=meeting, classification=Classification(), footer=classification,
                  blocks=(heading, *blocks), left_out=left_out)  # fmt: skip


def _lines(made: Tracker) -> Iterator[MinuteBlock]:
    named = [made.columns.index(each) for each in ("number", "text", "name") if each in made.columns]
    for line in made.lines:
        yield MinuteBlock(kind=MinuteKind.SUBHEADING, text=". ".join(filter(None, (line[at] for at in named))))
        for at, (head, cell) in enumerate(zip(made.heads, line, strict=True)):
            if cell and at not in named:
                yield MinuteBlock(kind=MinuteKind.BULLET, label=head, text=one_line(cell))


def _noted(quote: str, words: str) -> str:
    return one_line(" ".join(filter(None, (f"“{quote}”" if quote else "", words))))
