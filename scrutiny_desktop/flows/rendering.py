"""The pages of one open paper, drawn in a child that is replaced when it dies; the originals come from the library."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from time import perf_counter

from scrutiny_desktop.domain.alignment import Near
from scrutiny_desktop.domain.errors import LockedError, ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.flows.page_letters import letters_of
from scrutiny_desktop.papers.plates import BrokenError, Letters, Link, Plate, PlateMaker, Size, Tile
from scrutiny_desktop.store import vault
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library

REST = 2.0
"""Seconds with nothing to do, before a start is made on what nobody waits for."""

_AT_ONCE = 2.0
"""Seconds; a child that breaks later was at work on what it was asked."""

PAUSE = 0.15
"""Seconds without a wish for a page before small pictures are drawn: one that is begun holds up the next page."""


@dataclass(frozen=True, slots=True)
class Want:
    """Something of a page, from 0: drawn at a scale (pixels to a point) and rotation, or its letters and links."""

    page: int
    scale: float = 0.0
    """0 asks for the letters and links instead."""
    rotation: int = 0
    tile: Tile | None = None
    near: tuple[Near, ...] = ()
    """Words of the flow that the letters are to be matched with."""
    is_small: bool = False
    """Whether it is a small picture among others, and not the page to be read."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The paper is open; the size of each page as shown, in points."""

    content: str
    sizes: tuple[Size, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page, or a tile of it, was drawn."""

    content: str
    want: Want
    plate: Plate


@dataclass(frozen=True, slots=True)
class Lettered:
    """A page's letters and links."""

    content: str
    page: int
    letters: Letters
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A page can't be shown; it is not asked for again."""

    content: str
    page: int
    trouble: ScrutinyError


@dataclass(frozen=True, slots=True)
class Refused:
    """The paper can't be opened; one that is locked opens with a password."""

    content: str
    trouble: ScrutinyError

    @property
    def is_locked(self) -> bool:
        """Whether a password is wanted, or another one."""
        return isinstance(self.trouble, LockedError)


Event = Opened | Drawn | Lettered | Spoilt | Refused


class Rendering:
    """A thread with a library and a child of its own; tells of everything by ``told(event)``, on that thread.

    What is told before anybody hears it is kept until somebody does.
    """

    def __init__(
        self, access: Access, clock: Clock, told: Callable[[Event], None] | None = None,
        new: Callable[[], PlateMaker] = PlateMaker, *, pause: float = PAUSE,
    ) -> None:  # fmt: skip
        self._access, self._clock, self._told, self._new, self._pause = access, clock, told, new, pause
        self._change = threading.Condition()
        self._unheard: list[Event] = []
        self._paper: tuple[str, str] | None = None
        self._is_new, self._is_closed, self._is_quiet = False, False, False
        self._doing: Want | None = None
        self._wants: list[Want] = []
        self._later: list[Want] = []
        self._spoilt: set[int] = set()
        self._maker: PlateMaker | None = None
        self._spare: PlateMaker | None = None
        self._needs_spare = False
        self._is_ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pages", daemon=True)
        self._thread.start()

    @property
    def process_id(self) -> int:
        """Of the child that draws now."""
        self._is_ready.wait()
        return self._maker_now().process_id

    def open(self, content: str, password: str = "") -> None:
        """Turn to another original, and forget what was wanted of the one before.

        One that was opened before anybody heard of it, and is opened again, stays open.
        """
        with self._change:
            if self._told is None and self._paper == (content, password):
                return
            self._paper, self._is_new, self._is_quiet = (content, password), True, False
            self._unheard.clear()
            self._wants, self._later = [], []
            self._change.notify()

    def hear(self, told: Callable[[Event], None]) -> None:
        """Tell this one from now on, and first what nobody has heard."""
        with self._change:
            self._told = told
            self._change.notify()

    def want(self, wants: Sequence[Want]) -> None:
        """Draw these instead of whatever was wanted before, the first first; what is being drawn comes anyway."""
        with self._change:
            self._wants = [each for each in wants if each != self._doing]
            self._is_quiet = False
            self._change.notify()

    def want_later(self, wants: Sequence[Want]) -> None:
        """Draw these once nothing else was wanted for a while, instead of what was wanted later before."""
        with self._change:
            self._later = list(wants)
            self._change.notify()

    def close(self) -> None:
        """Stop at once; nothing is told after this returns."""
        with self._change:
            self._is_closed = True
            self._change.notify()
        self._is_ready.wait()
        if self._maker is not None:
            self._maker.kill()
        self._thread.join()

    def _run(self) -> None:
        try:
            with open_library(self._access, clock=self._clock) as library:
                self._serve(library)
        except ScrutinyError as trouble:  # there is no library to take originals from: whoever wants one is told so
            self._is_ready.set()
            while (task := self._next()) is not None:
                self._tell(Refused(task[0], trouble))
        finally:
            self._is_ready.set()

    def _serve(self, library: Library) -> None:
        self._maker = self._new()
        self._is_ready.set()
        try:
            while (task := self._next()) is not None:
                self._do(library, *task)
        finally:
            self._maker.close()
            if self._spare is not None:
                self._spare.close()

    def _next(self) -> tuple[str, str, Want | None] | None:
        """What is to be done now: open a paper, or something of a page; None when it is over."""
        with self._change:
            self._doing = None
            while not (self._is_closed or self._is_new or self._wants or (self._later and self._is_quiet)):
                self._tell_unheard()
                self._rest()
            self._tell_unheard()
            if self._is_closed or self._paper is None:
                return None
            if self._is_new:
                self._is_new, self._spoilt = False, set()
                return *self._paper, None
            self._doing = (self._wants or self._later).pop(0)
            return *self._paper, self._doing

    def _rest(self) -> None:
        """Wait for a wish; where none comes for a while, small pictures have their turn, and a spare child begins."""
        if self._change.wait(self._pause if self._later else REST if self._needs_spare else None):
            return
        if self._later:
            self._is_quiet = True
        else:
            self._keep_spare()

    def _do(self, library: Library, content: str, password: str, want: Want | None) -> None:
        opened = partial(self._opened, library, content, password)
        try:
            if want is None:
                self._tell(self._tried(opened))
            elif want.page not in self._spoilt:
                self._tell(self._tried(opened, partial(self._made, library, content, want)))
                self._needs_spare = self._spare is None
        except ScrutinyError as trouble:
            self._fail(content, want, trouble)
        except BrokenError:
            if not self._is_closed:
                self._mend(content, want, opened)

    def _tried(self, *asked: Callable[[], Event]) -> Event:
        """What comes of requests, the last of them; a child that breaks at once may have been dead before it was asked.

        So may the spare one: only where a new one breaks as well is that the paper's doing.
        """
        is_new, first = False, len(asked) - 1
        while True:
            start = perf_counter()
            try:
                return [ask() for ask in asked[first:]][-1]
            except BrokenError:
                if self._is_closed or is_new or perf_counter() - start > _AT_ONCE:
                    raise
                is_new, first = self._spare is None, 0
                self._replace()

    def _opened(self, library: Library, content: str, password: str) -> Event:
        piece = partial(vault.piece, library, content)
        return Opened(content, self._maker_now().open(vault.size(library, content), piece, password))

    def _made(self, library: Library, content: str, want: Want) -> Event:
        maker = self._maker_now()
        if want.scale:
            return Drawn(content, want, maker.draw(want.page, want.scale, want.rotation, want.tile))
        letters = letters_of(library, content, maker, want.page, want.near)
        return Lettered(content, want.page, letters, maker.links(want.page))

    def _mend(self, content: str, want: Want | None, opened: Callable[[], Event]) -> None:
        """Put another child in the place of one that broke, and go on without what broke it."""
        self._replace()
        trouble = ScrutinyError("The pages of this paper break the program that draws them.", "Read it as text.")
        if want is None:
            self._fail(content, None, trouble)
            return
        broken = ScrutinyError(f"Page {want.page + 1} broke the program that draws pages.", "Read the other pages.")
        self._fail(content, want, broken)
        try:
            self._tried(opened)
        except (BrokenError, ScrutinyError):
            self._replace()
            self._fail(content, None, trouble)

    def _fail(self, content: str, want: Want | None, trouble: ScrutinyError) -> None:
        if want is None:
            self._tell(Refused(content, trouble))
        else:
            self._spoilt.add(want.page)
            self._tell(Spoilt(content, want.page, trouble))

    def _tell(self, event: Event) -> None:
        with self._change:
            self._unheard.append(event)
            self._tell_unheard()

    def _tell_unheard(self) -> None:
        while self._told is not None and self._unheard and not self._is_closed:
            self._told(self._unheard.pop(0))

    def _maker_now(self) -> PlateMaker:
        if self._maker is None:
            raise BrokenError
        return self._maker

    def _keep_spare(self) -> None:
        """Have another child ready, once something is drawn, so that nobody waits for its start when this one dies."""
        self._spare, self._needs_spare = self._spare or self._new(), False

    def _replace(self) -> None:
        self._maker_now().close()
        self._maker, self._spare = self._spare or self._new(), None
        if self._is_closed:
            self._maker.kill()
