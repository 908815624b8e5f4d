"""How the open paper is looked at: as pages or as text, how large, turned which way; kept for each paper."""

from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows import first_page
from scrutiny_desktop.flows.rendering import Refused
from scrutiny_desktop.store import contents, page_views, vault
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.opened import Opened
from scrutiny_desktop.views.papers.page_layout import PAGE, WIDTH, PageView
from scrutiny_desktop.views.papers.reader import Reader
from scrutiny_desktop.views.password import PasswordDialog


class Looking(QObject):
    """Follows one open paper; only one whose pages are known can be shown as pages.

    How it is looked at is kept while this is the view that ``owns`` that.
    """

    def __init__(self, desk: Desk, reader: Reader, parent: QObject, *, owns: Callable[[], bool] = lambda: True) -> None:
        super().__init__(parent)
        self._desk, self._reader, self._owns = desk, reader, owns
        self._paper: Paper | None = None
        self.view = PageView()
        self._turned_to = ("", -1)
        """The paper that was turned over to its text, and where that stood then."""
        reader.pages.refused.connect(self._refuse)
        self.tell_darkness()

    @property
    def has_pages(self) -> bool:
        """Whether the open paper has pages to show."""
        return self._paper is not None

    def begin(self, paper: Paper, view: PageView | None = None) -> bool:
        """Show the pages of a paper whose text is still being made ready; False where it is not to be seen as pages."""
        self._look_at(paper if self._has_pages(paper) else None, view)
        if self.view.as_pages:
            self._reader.begin_pages(paper, self.view)
        return self.view.as_pages

    def follow(self, paper: Paper, opened: Opened, place: int, view: PageView | None = None) -> None:
        """Look at a paper that was just opened as it was looked at last, at a place (-1: where that was).

        A view that is given says both instead; only a paper that is read as text is then gone through by places.
        """
        self._look_at(paper if not opened.trouble and self._has_pages(paper) else None, view)
        if self.view.as_pages:
            self._reader.show_pages(paper, self.view, place if view is None else -1)

    def _look_at(self, paper: Paper | None, view: PageView | None) -> None:
        """A paper that has pages is seen as those until its reader turns to the text."""
        self._paper = paper
        kept = page_views.of(self._desk.library, paper.id) if paper is not None and view is None else {}
        known = view if paper is not None else None
        self.view = PageView(**kept) if kept else known or PageView(as_pages=paper is not None)

    def now(self) -> PageView:
        """How the paper is looked at, and where, at this moment."""
        if self._paper is None or not self.view.as_pages:
            return self.view
        page, top = self._reader.pages.place_on_desk()
        return replace(self._reader.pages.view, page=page, top=top)

    def keep(self) -> None:
        """Remember how the paper is looked at now."""
        if self._paper is None or not self._desk.is_open or self._desk.library.is_read_only:
            return
        self.view = self.now()
        if self._owns() and asdict(self.view) != page_views.of(self._desk.library, self._paper.id):
            self._desk.write(partial(page_views.keep, self._desk.library, self._paper.id, asdict(self.view)))
        if self._owns() and self.view.as_pages and (want := self._reader.pages.first_want()) is not None:
            self._desk.write(partial(first_page.keep, self._desk.library, self._paper.content, want))

    def turn_over(self) -> None:
        """Show the pages instead of the text, or the text instead of the pages, at the same place."""
        if self._paper is None:
            raise ScrutinyError(
                self.tr("This paper has no pages to show."), self.tr("Only a PDF is shown as pages; read its text.")
            )
        surface = self._reader.surface
        start, end = surface.passage()
        place = start if start < end else surface.place_in_view()
        self.keep()
        self.view = replace(self.view, as_pages=not self.view.as_pages)
        is_as_left = self.view.as_pages and (self._paper.id, place) == self._turned_to
        self._reader.show_pages(self._paper, self.view, -1 if is_as_left else place)
        self._turned_to = self._paper.id, self._reader.surface.place_in_view()
        self._desk.changed.emit("", "")
        self.keep()

    def darken(self) -> None:
        """Show pages light on dark, or as they are printed; for all papers."""
        self._desk.keep("dark_paper", not self._desk.setting("dark_paper", False))
        self.tell_darkness()

    def tell_darkness(self) -> None:
        """Show pages as was chosen for all papers."""
        self._reader.pages.darken(bool(self._desk.setting("dark_paper", False)))

    def fit_width(self) -> None:
        """Show pages as wide as the view."""
        self._look(zoom=0.0, fit=WIDTH)

    def fit_page(self) -> None:
        """Show whole pages."""
        self._look(zoom=0.0, fit=PAGE)

    def rotate(self) -> None:
        """Turn the pages a quarter clockwise."""
        self._look(rotation=(self._reader.pages.view.rotation + 90) % 360)

    def face(self) -> None:
        """Show two pages side by side, or one again."""
        self._look(is_facing=not self._reader.pages.view.is_facing)

    def _look(self, **how: object) -> None:
        if not self.view.as_pages:
            self.turn_over()
        self._reader.pages.look(replace(self._reader.pages.view, **how))  # type: ignore[arg-type]
        self.keep()

    def _has_pages(self, paper: Paper) -> bool:
        return bool(contents.page_facts(self._desk.library, paper.text_key)) or _is_pdf(self._desk, paper)

    def _refuse(self, refused: Refused) -> None:
        if refused.is_locked and self._paper is not None and self.view.as_pages:
            self._ask_password(refused)
            return
        self._show_text_instead(refused.trouble)

    def _ask_password(self, refused: Refused) -> None:
        name = self._paper.name if self._paper is not None else ""
        said = self.tr("“{paper}” can be shown as pages with its password only. {said}")
        dialog = PasswordDialog(self._desk, said.format(paper=name, said=refused.trouble.what_happened), self._reader)
        dialog.accepted.connect(lambda: self._unlock(refused.content, dialog))
        dialog.rejected.connect(lambda: self._show_text_instead(self._still_locked(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _unlock(self, content: str, dialog: PasswordDialog) -> None:
        self._desk.learn_password(content, dialog.password, keeps=dialog.keeps.isChecked())
        if self._paper is not None and self._paper.content == content:
            self._reader.pages.unlock()

    def _still_locked(self, name: str) -> ScrutinyError:
        what = self.tr("The pages of “{paper}” stay locked; its text, which this library has kept, is shown.")
        again = keyed(self.tr("{pages_or_text} asks for the password again."))
        return ScrutinyError(what.format(paper=name), again)

    def _show_text_instead(self, trouble: ScrutinyError) -> None:
        self._desk.troubled.emit(trouble)
        if self._paper is not None and self.view.as_pages:
            self.turn_over()


def _is_pdf(desk: Desk, paper: Paper) -> bool:
    return b"%PDF-" in vault.piece(desk.library, paper.content, 0, 1024)
