"""Where the panel's database is: host, user, password and certificate, tried before it is used."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QFormLayout, QLabel, QLineEdit, QWidget

from scrutiny_desktop.domain.database_place import PORT, Checking, DatabasePlace, LineState
from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.later import later
from scrutiny_desktop.views.about import PageDialog
from scrutiny_desktop.views.database_post import DatabasePost
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.fields import Choice, Number
from scrutiny_desktop.views.jobs import refusable
from scrutiny_desktop.views.marking import N_
from scrutiny_desktop.views.pieces import button, column, holder, label, refaced, row, scrolled
from scrutiny_desktop.views.saving_as import ask_where
from scrutiny_desktop.views.words import to_the_second
from scrutiny_desktop.views.wrapping import Wrapping

if TYPE_CHECKING:
    from scrutiny_desktop.flows import rounds, standing_line
else:
    rounds, standing_line = later("scrutiny_desktop.flows", "rounds", "standing_line")

_CHECKINGS: dict[Checking, tuple[str, str, str]] = {
    Checking.WHOLE: (N_("share", "That it is this very server (best)"), "", ""),
    Checking.ISSUER: (
        N_("share", "Only who vouches for it"),
        N_("share", "Weaker: another server with a certificate of the same authority could take its place."),
        N_("share", "Whether it is this very server is not checked."),
    ),
    Checking.NONE: (
        N_("share", "Nothing: encrypt only"),
        N_("share", "Weakest: somebody between you and the server could take its place and see who shares with whom, "
                    "when and how much. They could not read what is shared, and would not learn the password."),
        N_("share", "Which server it is, is not checked."),
    ),
}  # fmt: skip
"""In words; what is weak in it, before it is chosen; and in short, for as long as it is in use."""

_STATES = {
    LineState.CONNECTING: (N_("share", "Connecting"), "plain"),
    LineState.CATCHING_UP: (N_("share", "Catching up"), "info"),
    LineState.CONNECTED: (N_("share", "Connected"), "good"),
    LineState.OFFLINE: (N_("share", "Offline"), "poor"),
}

_ROLES = {Role.CHAIR: "chair", Role.SCRUTINY_MANAGER: "manager"}


class DatabaseDialog(Dialog):
    """Fields, a way to try them, and the words by which an administrator lets one in."""

    def __init__(
        self, desk: Desk, post: DatabasePost, panel_id: str, decision: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("A PostgreSQL database"))
        self._panel_id = panel_id
        self._make_parts(post)
        inner = column(desk, margin="", gap="s2")
        inner.addWidget(label(self._explanation(post), "quiet", wrap=True))
        inner.addLayout(self._form())
        inner.addWidget(label(self.tr("For the database's administrator, to let you in"), "caption"))
        inner.addWidget(self.order)
        inner.addWidget(holder(Wrapping(desk.theme.size("s2"), self.copy, self.save, self.guide)))
        inner.addStretch(1)
        self.body.addWidget(scrolled(holder(inner), self.windowTitle()), 1)
        self.body.addWidget(self.warning)
        self.body.addWidget(self.said)
        self.decides(decision)
        self.buttons.addButton(self.attempt, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.accepted.disconnect(self.accept)
        self.buttons.accepted.connect(self._use)
        unit = desk.theme.size("s8")
        self.resize(unit * 20, min(unit * 22, self.screen().availableGeometry().height() * 9 // 10))
        self._tell()
        self.said.hide()
        (self.password if post.place else self.host).setFocus()

    @property
    def place(self) -> DatabasePlace:
        """What is filled in; raises ScrutinyError where something is missing."""
        checking = self.checking.value()
        return DatabasePlace(
            host=self.host.text().strip(), port=self.port.value(), database=self.database.text().strip(),
            user=self.user.text().strip(), authority=self.authority.text().strip(),
            checking=checking if isinstance(checking, Checking) else Checking.WHOLE,
        )  # fmt: skip

    def try_it(self) -> None:
        """Connect once, beside all other work, and say what came of it."""
        try:
            work = partial(_tried, self.place, self.password.text(), self.desk.me.id)
        except ScrutinyError as trouble:
            self._say(str(trouble), "poor")
            return
        self.attempt.setEnabled(False)
        self._say(self.tr("Trying the connection…"), "quiet")
        self.desk.jobs.start(self.tr("Trying the connection…"), work, self._tried, is_long=True)

    def _make_parts(self, post: DatabasePost) -> None:
        now = post.place
        self.host, self.database, self.user, self.password, self.authority = (QLineEdit() for _ in range(5))
        self.host.setPlaceholderText("database.examplebridge.gov.uk")
        self.database.setText(now.database if now else "scrutiny")
        self.port = Number(self.tr("Port"), 65_535)
        self.port.show_value(now.port if now else PORT)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.authority.setPlaceholderText(self.tr("The authorities that this computer trusts"))
        self.checking = Choice(self.tr("What the server must prove"))
        words = [(each, QCoreApplication.translate("share", said)) for each, (said, _, _) in _CHECKINGS.items()]
        self.checking.fill(words, now.checking if now else Checking.WHOLE)
        if now is not None:
            self.host.setText(now.host)
            self.user.setText(now.user)
            self.authority.setText(now.authority)
        self.browse = button(self.tr("Choose…"), self._browse, name=self.tr("Choose the CA file"))
        self.warning, self.said = label("", "poor", wrap=True), label("", wrap=True)
        self.order = QLineEdit(readOnly=True)
        self.order.setAccessibleName(self.tr("For the database's administrator, to let you in"))
        self.copy = button(self.tr("Co&py"), lambda: QGuiApplication.clipboard().setText(self.order.text()))
        self.save = button(self.tr("&Save the SQL file…"), self._ask_where)
        self.guide = button(self.tr("How it &is set up"), self._show_guide)
        self.attempt = button(self.tr("&Try the connection"), self.try_it)
        self.checking.chosen.connect(lambda _: self._tell())
        self.user.textChanged.connect(lambda _: self._tell())

    def _form(self) -> QFormLayout:
        form = QFormLayout(rowWrapPolicy=QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        file = row(self.desk)
        file.addWidget(self.authority, 1)
        file.addWidget(self.browse)
        for words, field, shown in (
            (self.tr("&Host"), self.host, self.host), (self.tr("P&ort"), self.port, self.port),
            (self.tr("&Database"), self.database, self.database), (self.tr("&User"), self.user, self.user),
            (self.tr("Pass&word"), self.password, self.password),
            (self.tr("CA &file"), self.authority, holder(file)),
            (self.tr("The server &proves"), self.checking, self.checking),
        ):  # fmt: skip
            named = QLabel(words)
            named.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            form.addRow(named, shown)
        return form

    def _explanation(self, post: DatabasePost) -> str:
        said = self.tr("For panels that outgrow a folder. What is shared is sealed before it leaves, so that the "
                       "database never holds words that its administrator could read.")  # fmt: skip
        kept = (
            self.tr("The password is kept in your encrypted library.") if post.keeps_password
            else self.tr("This library has no passphrase, so the password is not kept: it is asked for after each "
                         "start.")
        )  # fmt: skip
        return f"{said} {kept}"

    def _tell(self) -> None:
        checking = self.checking.value()
        warning = _CHECKINGS[checking][1] if isinstance(checking, Checking) else ""
        self.warning.setText(QCoreApplication.translate("share", warning) if warning else "")
        self.warning.setVisible(bool(warning))
        me = self.desk.me
        told = [self.user.text().strip() or "…", me.id, _ROLES.get(me.role, "member")]
        told += [self._panel_id] if self._panel_id else []
        quoted = ", ".join("'{}'".format(each.replace("'", "''")) for each in told)
        self.order.setText(f"SELECT scrutiny.add_member({quoted});")
        self.order.setCursorPosition(0)

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the CA file"), str(Path.home()))
        dialog.setNameFilters([self.tr("Certificates (*.crt *.pem *.cer)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.authority.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_where(self) -> None:
        ask_where(self.desk, self, self.tr("Save the SQL file"), "postgres.sql", self.tr("SQL (*.sql)"), self.save_to)

    def save_to(self, out: Path) -> None:
        """Save what the database's administrator runs."""
        source = self.desk.resources / "sharing" / "postgres.sql"
        work = partial(refusable, partial(_copied, source, out))
        self.desk.jobs.start(self.tr("Saving…"), work, self._saved)

    def _saved(self, outcome: Any) -> None:
        if isinstance(outcome, ScrutinyError):
            self._say(str(outcome), "poor")
        else:
            self._say(self.tr("Saved: {file}. Send it to the database's administrator.").format(file=outcome), "strong")

    def _show_guide(self) -> None:
        text = (self.desk.resources / "help" / "database.md").read_text(encoding="utf-8")
        dialog = PageDialog(self.desk, self.tr("How it is set up"), text, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tried(self, outcome: Any) -> None:
        self.attempt.setEnabled(True)
        if isinstance(outcome, ScrutinyError):
            self._say(str(outcome), "poor")
        else:
            self._say(self.tr("It works: the database knows you, and lets you share."), "strong")

    def _say(self, words: str, face: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        refaced(self.said, face=face)

    def _use(self) -> None:
        try:
            _ = self.place
        except ScrutinyError as trouble:
            self._say(str(trouble), "poor")
            return
        if not self.password.text():
            self._say(self.tr("The password is needed. Your administrator can give you one."), "poor")
            self.password.setFocus()
            return
        self.accept()


def place_words(place: DatabasePlace) -> str:
    """Which database, and as whom; what is weaker than it should be is said."""
    tr = QCoreApplication.translate
    said = tr("share", "{database} on {host}, as {user}.")
    said = said.format(database=place.database, host=place.host, user=place.user)
    weaker = _CHECKINGS[place.checking][2]
    return f"{said} {tr('share', weaker)}" if weaker else said


def line_chip(post: DatabasePost) -> tuple[str, str]:
    """How the line stands, in a word and a tone."""
    tr = QCoreApplication.translate
    if not post.password:
        return tr("share", "Asks for the password"), "fair"
    words, tone = _STATES[post.last.state if post.last else LineState.CONNECTING]
    return tr("share", words), tone


def line_words(post: DatabasePost) -> str:
    """Since when it stands so, and why it is offline."""
    tr, told = QCoreApplication.translate, post.last
    if not post.password:
        return tr("share", "This library has no passphrase, so the password is not kept. What you share waits here.")
    if told is None:
        return ""
    since = tr("share", "Since {time}.").format(time=to_the_second(told.since))
    return f"{since} {told.trouble}".strip()


def _tried(place: DatabasePlace, password: str, member: str, report: Report) -> Any:
    # Imported here, on the thread of jobs.
    return refusable(partial(standing_line.try_it, place, password, member), report)


def _copied(source: Path, out: Path) -> Path:
    rounds.save_copy(source, out)
    return out
