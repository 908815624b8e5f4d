"""Help and About: Markdown from the resources, shown as text."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTextBrowser, QWidget

from scrutiny_desktop import __version__
from scrutiny_desktop.views.acts import ACTS
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.keys import shown


class PageDialog(Dialog):
    """A page of Markdown that can be read, searched by eye and copied from."""

    def __init__(self, desk: Desk, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(title)
        self.page = QTextBrowser()
        self.page.setAccessibleName(title)
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(desk.theme.size("s3"))
        self.page.setMarkdown(text)
        self.body.addWidget(self.page)
        self.closes()
        unit = desk.theme.size("s8")
        self.resize(unit * 22, unit * 17)


class HelpDialog(PageDialog):
    """How to do what, from nothing to the saved minute."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        text = (desk.resources / "help" / "help.md").read_text(encoding="utf-8")
        super().__init__(desk, QCoreApplication.translate("about", "Help"), with_keys(text), parent)


class AboutDialog(PageDialog):
    """The version, the licence, and those of everything that comes with the program."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        text = (desk.resources / "help" / "licences.md").read_text(encoding="utf-8")
        title = QCoreApplication.translate("about", "About and licences")
        super().__init__(desk, title, text.replace("{version}", __version__), parent)


def with_keys(text: str) -> str:
    """Help with each ``{act_name}`` replaced by the act's key, so that help and keys cannot differ."""
    for act in ACTS:
        text = text.replace(f"{{{act.name}}}", f"**{shown(act)}**" if act.keys else f"*{act.plain_words}*")
    return text
