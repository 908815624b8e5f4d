"""Where a link on a page leads: to a page at once, also of another paper of the file; to an address if one agrees."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.papers.plates import Link
from scrutiny_desktop.store import papers
from scrutiny_desktop.views.desk import Desk

if TYPE_CHECKING:
    from scrutiny_desktop.views.papers.side import Side


_LONGEST = 160
"""Characters of an address that are shown."""


class Following(QObject):
    """Follows the links of one side."""

    def __init__(self, desk: Desk, side: "Side") -> None:
        super().__init__(side)
        self._desk, self._side = desk, side
        side.reader.pages.link_pressed.connect(self.follow)

    def goal(self, link: Link) -> str:
        """Where it leads, in words."""
        if link.is_barred:
            return _cut(link.barred) or self.tr("something that is not opened from here")
        return link.address or self.tr("page {page} of the file").format(page=link.page + 1)

    def follow(self, link: Link) -> None:
        """Go there; of what would open a file or start a program say that it is not done."""
        if link.is_barred:
            self._desk.troubled.emit(self._refusal(link))
        elif link.page >= 0:
            self._go_to_page(link.page + 1)
        else:
            self._ask(link.address)

    def _refusal(self, link: Link) -> ScrutinyError:
        if not link.barred:
            what = self.tr("This link would open a file, start a program or run a script. It is not followed.")
            return ScrutinyError(what, self.tr("Ask who sent the paper what it leads to."))
        what = self.tr("This link leads to {address}. It is not followed: only web pages (http, https) and mail are.")
        return ScrutinyError(what.format(address=_cut(link.barred)), self.tr("Ask for what it leads to as a paper."))

    def _go_to_page(self, page: int) -> None:
        side, here = self._side, self._side.paper
        side.returning.leave()
        if here is None or not here.first_page or here.first_page <= page <= here.last_page:
            side.reader.pages.go_to_page(page - max(1, here.first_page if here is not None else 0))
            return
        others = [each for each in papers.with_content(self._desk.library, here.content)
                  if each.meeting_id == here.meeting_id and each.first_page <= page <= each.last_page]  # fmt: skip
        if others and side.open_paper(others[0].id):
            side.go_to_page(page)
        else:
            said = self.tr("The link leads to page {page} of the file, which is in none of the papers made of it.")
            self._desk.placed.emit(said.format(page=page))

    def _ask(self, address: str) -> None:
        asked = QMessageBox(QMessageBox.Icon.Question, self.tr("Open a link"),
                            self.tr("The paper links to\n{address}").format(address=address),
                            parent=self._side.reader)  # fmt: skip
        asked.setTextFormat(Qt.TextFormat.PlainText)
        host = QUrl(address).host()
        site = self.tr("The site is {host}.").format(host=host) + " " if host else ""
        asked.setInformativeText(site + self.tr("Open it in the web browser or mail program?"))
        asked.setStandardButtons(QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel)
        asked.setDefaultButton(QMessageBox.StandardButton.Cancel)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.accepted.connect(lambda: QDesktopServices.openUrl(QUrl(address)))
        asked.open()


def _cut(address: str) -> str:
    bare = one_line(address)
    return bare if len(bare) <= _LONGEST else f"{bare[:_LONGEST]}…"
