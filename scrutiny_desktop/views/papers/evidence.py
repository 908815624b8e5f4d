"""What a passage is evidence for: recommendations to tick, and how far it reaches."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QListWidgetItem, QWidget

from scrutiny_desktop.domain.note import GRADES, Grade
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import Choice
from scrutiny_desktop.views.pieces import button, column, label, row
from scrutiny_desktop.views.words import word

_ID = int(Qt.ItemDataRole.UserRole)


class EvidencePopup(QFrame):
    """Space ticks, Enter marks, Escape leaves all as it was; ``weighed(ids, grade)`` when it is done.

    It lies over the screen and gives the focus back to whoever had it.
    """

    weighed = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setProperty("chosen", "true")
        self.setAccessibleName(self.tr("Evidence for"))
        self._desk, self._over = desk, parent
        self._before = QApplication.focusWidget()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Recommendations; space ticks one"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = label(
            self.tr("No recommendation is on the checklist yet. The passage can be linked later."), wrap=True
        )
        self.grade = Choice(self.tr("How far the evidence reaches"))
        self.done = button(self.tr("&Mark as evidence"), self._done, face="main")
        self._lay_out(desk)

    def offer(self, recommendations: Sequence[Recommendation], ids: Sequence[str], grade: Grade) -> None:
        """Show these, with those that ``ids`` names ticked."""
        self.list.clear()
        for each in recommendations:
            line = QListWidgetItem(f"{each.number}  {each.text}".strip(), self.list)
            line.setData(_ID, each.id)
            line.setCheckState(Qt.CheckState.Checked if each.id in ids else Qt.CheckState.Unchecked)
        self.none.setVisible(not recommendations)
        self.list.setVisible(bool(recommendations))
        self.list.setCurrentRow(0)
        self.grade.fill([(each, word(each)) for each in GRADES], grade)

    def open_at(self, place: QPoint) -> None:
        """Open with a corner at a place, given as on the screen."""
        size, room = self._desk.theme.size("s8"), self._over.rect()
        height = size * 9 if self.list.count() else self.sizeHint().height()
        self.resize(min(size * 13, room.width()), min(height, room.height()))
        corner = self._over.mapFromGlobal(place)
        left, top = min(corner.x(), room.width() - self.width()), min(corner.y(), room.height() - self.height())
        self.move(max(0, left), max(0, top))
        self.show()
        self.raise_()
        QApplication.instance().focusChanged.connect(self._look_away)  # type: ignore[union-attr]
        (self.list if self.list.count() else self.grade).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._done()
        elif event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, desk: Desk) -> None:
        layout = column(desk, margin="s3")
        layout.addWidget(label(self.tr("Evidence for…"), "strong"))
        layout.addWidget(self.none)
        layout.addWidget(self.list, 1)
        foot = row(desk)
        foot.addWidget(label(self.tr("Grade")))
        foot.addWidget(self.grade, 1)
        foot.addWidget(self.done)
        layout.addLayout(foot)
        self.setLayout(layout)

    def _done(self) -> None:
        lines = [self.list.item(at) for at in range(self.list.count())]
        ids = tuple(line.data(_ID) for line in lines if line.checkState() is Qt.CheckState.Checked)
        grade = self.grade.value()
        self._end()
        self.weighed.emit(ids, grade)

    def _end(self) -> None:
        before, self._before = self._before, None
        self.close()
        if before is not None:
            before.setFocus()

    def _look_away(self, _: QWidget | None, now: QWidget | None) -> None:
        """Close when the reader goes on elsewhere; a list that drops down from within is still here."""
        if now is not None and now is not self and now.window() is self.window() and not self.isAncestorOf(now):
            self._before = None
            self.close()
