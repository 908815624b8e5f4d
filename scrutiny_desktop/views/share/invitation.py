"""Joining without a file: the member's invitation as a QR code and as text, and a field into which it is pasted."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.flows.rounds import Invitation
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.pieces import button, column, holder, label, row, scrolled
from scrutiny_desktop.views.saving_as import TO_SHARE, ask_where, file_name
from scrutiny_desktop.views.share.six import SixWords
from scrutiny_desktop.views.wrapping import Wrapping

_BORDER, _DOT = 4, 8
"""Squares of white around the code, and pixels of each in the saved picture."""


class Square(QWidget):
    """A QR code, as large as its place lets it be; dark on white in every theme, since a camera reads it."""

    def __init__(self, squares: tuple[tuple[bool, ...], ...], side: int) -> None:
        super().__init__()
        self.picture = picture(squares)
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("QR code of the invitation; the text beside it says the same"))

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        side = min(self.width(), self.height())
        QPainter(self).drawImage(QRect(0, 0, side, side), self.picture)


def picture(squares: tuple[tuple[bool, ...], ...]) -> QImage:
    """The code as a picture to be saved or printed."""
    across = len(squares) + 2 * _BORDER
    small = QImage(across, across, QImage.Format.Format_RGB32)
    small.fill(QColor(Qt.GlobalColor.white))
    for down, line in enumerate(squares, start=_BORDER):
        for at, is_dark in enumerate(line, start=_BORDER):
            if is_dark:
                small.setPixelColor(at, down, QColor(Qt.GlobalColor.black))
    return small.scaled(across * _DOT, across * _DOT)


class InvitationDialog(Dialog):
    """The code, the six words that go with it, and ways to send it on."""

    def __init__(self, desk: Desk, invitation: Invitation, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Ask to join by QR code"))
        self._text = invitation.text
        self.square = Square(invitation.squares, desk.theme.size("s8") * 8)
        self.six = SixWords(desk)
        self.six.show_words(invitation.words)
        self.copy = button(self.tr("&Copy it as text"), self._copy, face="main")
        self.save = button(self.tr("&Save the picture…"), self._ask_where)
        inner = column(desk, margin="", gap="s2")
        for part in (
            label(self.tr("1. The Chair reads the code with a telephone, which shows a text that begins with SDJ1; or "
                          "you copy the text into a message. It holds no secret."), wrap=True),
            label(self.tr("2. The Chair pastes it with “Paste an invitation…” on the Share screen."), wrap=True),
            label(self.tr("3. You read out your six words, and the Chair compares them:"), wrap=True),
            self.six,
        ):  # fmt: skip
            inner.addWidget(part)
        inner.addWidget(holder(Wrapping(desk.theme.size("s2"), self.copy, self.save)))
        inner.addStretch(1)
        beside = row(desk, gap="s4")
        beside.addWidget(self.square, 0, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(inner, 1)
        self.body.addWidget(scrolled(holder(beside), self.windowTitle()), 1)
        self.closes()
        self.fit(24, 15)

    def save_picture(self, out: Path) -> None:
        """Save the code as a picture."""
        if not self.square.picture.save(str(out)):
            self.desk.troubled.emit(ScrutinyError(
                self.tr("The picture could not be saved there."), self.tr("Choose another place.")))  # fmt: skip
            return
        self.desk.noticed.emit(self.tr("Saved: {file}").format(file=out))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.desk.noticed.emit(self.tr("Copied. Paste it into a message to the Chair."))

    def _ask_where(self) -> None:
        name = file_name(self.desk.me.name, self.tr("asks to join"), "png")
        ask_where(self.desk, self, self.windowTitle(), name, self.tr("Picture (*.png)"), self.save_picture,
                  place=TO_SHARE)  # fmt: skip


class PasteDialog(Dialog):
    """Where an invitation is pasted; what the clipboard holds of one stands there already."""

    def __init__(self, desk: Desk, paste: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Paste an invitation"))
        said = self.tr("The text that somebody sent, or that a telephone read from a QR code; it begins with SDJ1.")
        self.text = QPlainTextEdit(tabChangesFocus=True)
        self.text.setAccessibleName(self.tr("The invitation"))
        held = QGuiApplication.clipboard().text()
        self.text.setPlainText(held if "SDJ1:" in held else "")
        self.body.addWidget(label(said, wrap=True))
        self.body.addWidget(self.text, 1)
        self.decides(self.tr("Go on: compare the six words"))
        self.accepted.connect(lambda: paste(self.text.toPlainText()))
        self.fit(17, 10)
