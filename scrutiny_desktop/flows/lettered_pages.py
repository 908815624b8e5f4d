"""The letters of a paper's pages beside its flowing text, page by page as they are asked for."""

from functools import cached_property, partial
from types import TracebackType

from scrutiny_desktop.domain.blocks_by_page import BlocksByPage
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.flow import Flow, flowing
from scrutiny_desktop.domain.lettered import LetteredPage
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.flows.page_letters import letters_of
from scrutiny_desktop.papers.annotated import Source
from scrutiny_desktop.papers.plates import BrokenError, PlateMaker
from scrutiny_desktop.store import contents, vault
from scrutiny_desktop.store.library import Library

_HEAD = 1024


def source_of(library: Library, paper: Paper, password: str) -> Source:
    """The paper's original, for a child to read; raises ScrutinyError where it is no PDF or not here."""
    if b"%PDF-" not in vault.piece(library, paper.content, 0, _HEAD):
        raise ScrutinyError("Only a PDF can hold marks for other programs.", "Choose a paper that is one.")
    return Source(vault.size(library, paper.content), partial(vault.piece, library, paper.content), password)


class LetteredPages:
    """One paper's pages, each looked at once, in a child that is replaced where a page breaks it."""

    def __init__(self, library: Library, paper: Paper, source: Source) -> None:
        self._library, self._paper, self._source = library, paper, source
        self._maker: PlateMaker | None = None
        self._known: dict[int, LetteredPage | None] = {}

    def __enter__(self) -> "LetteredPages":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._drop()

    @cached_property
    def flow(self) -> Flow:
        """The paper's flowing text."""
        return flowing(self._reading)

    @cached_property
    def text(self) -> str:
        """The same, put together."""
        return self.flow.text

    @cached_property
    def last(self) -> int:
        """The paper's last page, counted from 1 in the file."""
        return self._paper.last_page or self._reading.pages

    @cached_property
    def _reading(self) -> Reading:
        return contents.reading(self._library, self._paper.text_key)

    def of(self, page: int) -> LetteredPage | None:
        """A page's letters; None for one that has none or can't be read."""
        if page not in self._known:
            self._known[page] = self._looked_at(page)
        return self._known[page]

    def _looked_at(self, page: int) -> LetteredPage | None:
        near = self._blocks.near(page, max(1, self._paper.first_page))
        try:
            found = letters_of(self._library, self._paper.content, self._opened(), page - 1, near)
        except BrokenError:
            self._drop()
            return None
        except ScrutinyError:
            return None
        return LetteredPage(page, found.text, found.boxes, found.rows, found.characters)

    @cached_property
    def _blocks(self) -> BlocksByPage:
        return BlocksByPage(self.flow.blocks)

    def _opened(self) -> PlateMaker:
        if self._maker is None:
            self._maker = PlateMaker()
            self._maker.open(self._source.size, self._source.piece, self._source.password)
        return self._maker

    def _drop(self) -> None:
        if self._maker is not None:
            self._maker.close()
        self._maker = None
