"""The strip across the window, on every screen, while the press and public are out of the room, or ought to be."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QSizePolicy, QWidget

from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.proceeding import Phase
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.keyed_words import worded
from scrutiny_desktop.views.live.chairing import Chairing
from scrutiny_desktop.views.pieces import button, label, row
from scrutiny_desktop.views.words import at_time_beside

_IN_THE_ROOM = (Phase.SITTING, Phase.PAUSED)


class ClosedStrip(QFrame):
    """A lock, the words, since when and for which item, and by which rule, to be written in place.

    Of an exempt item that was taken with the public in the room it says so, with the key that excludes them.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("closed")
        self._desk, self._chairing = desk, Chairing(desk, self)
        self._lock, self.told = QLabel(), label("", "strong", wrap=True)
        self.rule = QLineEdit(placeholderText=self.tr("By which rule, such as paragraph 3 of Schedule 12A"))
        self.rule.setAccessibleName(self.tr("Rule by which the press and public are excluded"))
        self._save = desk.autosave(self.rule, self._chairing.cite)
        self.turn = button("", self._chairing.clear_the_room)
        line = row(desk, gap="s2")
        size = desk.theme.size
        line.setContentsMargins(size("s4"), size("s1"), size("s4"), size("s1"))
        line.addWidget(self._lock)
        line.addWidget(self.told, 3)
        line.addWidget(self.rule, 3)
        line.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignVCenter)
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
        stands = self._chairing.stands() if self._desk.is_open else None
        item = self._chairing.taken(stands) if stands else None
        if stands is not None and (step := stands.exclusion) is not None:
            since = at_time_beside(step.at, self._desk.clock())
            self._say(self.tr("Press and public excluded since {time}").format(time=since),
                      rows.get(self._desk.library, AgendaItem, step.agenda_item_id), is_out=True)  # fmt: skip
            self._save.show(step.citation)
        elif stands is not None and stands.phase in _IN_THE_ROOM and item is not None and item.is_exempt:
            self._say(self.tr("Exempt, but the press and public are still in the room"), item, is_out=False)
        else:
            self.hide()

    def _say(self, words: str, item: AgendaItem | None, *, is_out: bool) -> None:
        icon = "lock" if is_out else "warning"
        self._lock.setPixmap(self._desk.icon(icon, "poor_ground").pixmap(self._desk.theme.size("title")))
        number = item.number if item else ""
        name = self.tr("Item {number}").format(number=number) if number else item.title if item else ""
        self.told.setText(" · ".join(filter(None, (name, words))))
        worded(self.turn, self.tr("Readmit  {exclude_public}") if is_out else self.tr("Exclude  {exclude_public}"))
        self.turn.setAccessibleName(
            self.tr("Readmit the press and public") if is_out else self.tr("Exclude the press and public")
        )
        self.rule.setVisible(is_out)
        is_new = not self.isVisible() or self.accessibleName() != self.told.text()
        self.setAccessibleName(self.told.text())
        self.show()
        if is_new:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _changed(self, kind: str, record_id: str) -> None:
        del record_id
        if kind in ("", "proceedings", "meetings", "agenda"):
            self.show_now()
