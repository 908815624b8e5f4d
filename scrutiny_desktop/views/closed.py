"""The strip across the whole window, on every screen, while the press and public are out of the room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QSizePolicy, QWidget

from scrutiny_desktop.store import agenda
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.keyed_words import worded
from scrutiny_desktop.views.live.chairing import Chairing
from scrutiny_desktop.views.pieces import button, label, row
from scrutiny_desktop.views.words import at_time


class ClosedStrip(QFrame):
    """A lock, the words, since when and for which item, and by which rule, to be written in place."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("closed")
        self._desk, self._chairing = desk, Chairing(desk, self)
        self._lock, self.told = QLabel(), label("", "strong", wrap=True)
        self.rule = QLineEdit(placeholderText=self.tr("By which rule, such as paragraph 3 of Schedule 12A"))
        self.rule.setAccessibleName(self.tr("Rule by which the press and public are excluded"))
        self._save = desk.autosave(self.rule, self._chairing.cite)
        readmit = button("", self._chairing.clear_the_room, name=self.tr("Readmit the press and public"))
        worded(readmit, self.tr("Readmit  {exclude_public}"))
        line = row(desk, gap="s2")
        size = desk.theme.size
        line.setContentsMargins(size("s4"), size("s1"), size("s4"), size("s1"))
        line.addWidget(self._lock)
        line.addWidget(self.told, 3)
        line.addWidget(self.rule, 3)
        line.addWidget(readmit, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._wide = self.maximumWidth()  # until it has a place
        self.hide()
        for told in (desk.meeting_changed, desk.reopened, desk.theme_changed):
            told.connect(self.show_now)
        desk.changed.connect(self._changed)
        self.show_now()

    def minimumSizeHint(self) -> QSize:
        # As high as it is at this width: the layout's own answer is for words in a column.
        return QSize(super().minimumSizeHint().width(), self.heightForWidth(self._wide))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible() and self.width() != self._wide:
            self._wide = self.width()
            self.updateGeometry()

    def show_now(self) -> None:
        """Show whether the public is excluded now, or nothing."""
        step = self._chairing.stands().exclusion if self._desk.is_open else None
        if step is not None:
            self._lock.setPixmap(self._desk.icon("lock", "poor_ground").pixmap(self._desk.theme.size("title")))
            items = {each.id: each for each in agenda.for_meeting(self._desk.library, step.meeting_id)}
            item = items.get(step.agenda_item_id)
            words = self.tr("Press and public excluded since {time}").format(time=at_time(step.at))
            name = self.tr("item {number}").format(number=item.number) if item and item.number else ""
            self.told.setText(" · ".join(filter(None, (words, name or (item.title if item else "")))))
            self.setAccessibleName(self.told.text())
            self._save.show(step.citation)
        self.setVisible(step is not None)

    def _changed(self, kind: str, record_id: str) -> None:
        del record_id
        if kind in ("", "proceedings", "meetings"):
            self.show_now()
