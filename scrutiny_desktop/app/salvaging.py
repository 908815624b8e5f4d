"""A library that was found damaged at a start: mended when the person agrees, and what came back is shown."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QProgressBar

from scrutiny_desktop.app.outside import OutsideDialog
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.views.mending import mended, report_of
from scrutiny_desktop.views.pieces import button, label
from scrutiny_desktop.views.theme import Theme


class SalvageDialog(OutsideDialog):
    """Says what will be done, does it when told to, and shows what came back from where; accepted when it is whole."""

    def __init__(self, access: Access, resources: Path, theme: Theme, clock: Clock) -> None:
        super().__init__(resources, theme, tall=11)
        self._access, self._clock, self._is_whole = access, clock, False
        self.title.setText(self.tr("The library is damaged"))
        self.words = label(
            self.tr(
                "Shall what can be read be put into a new library, and what is missing be taken from the newest "
                "backup, then from the files that you have shared? The damaged one is kept as it is."
            ),
            wrap=True,
        )
        self.came_back = report_of(self.tr("What came back, and from where"))
        self.works = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self.works.setAccessibleName(self.tr("Making the library whole…"))
        self.works.hide()
        self.mend = button(self.tr("&Make it whole"), self.start, face="main")
        self.mend.setDefault(True)
        self.leave = button(self.tr("&Leave it"), self.reject)
        for each in (self.words, self.came_back, self.works, self.mend, self.leave):
            self.body.addWidget(each)
        self.body.setStretchFactor(self.came_back, 1)
        self.body.insertStretch(self.body.indexOf(self.works))

    def start(self) -> None:
        """Make it whole in a thread of its own; pressed again, go on with the whole library."""
        if self._is_whole:
            self.accept()
            return
        for each in (self.mend, self.leave):
            each.setEnabled(False)
        self.works.show()
        self.jobs.start("", partial(mended, self._access, self._clock, ()), self._done)

    def reject(self) -> None:
        if self._is_whole:
            self.accept()
        elif self.leave.isEnabled():
            super().reject()

    def _done(self, outcome: Any) -> None:
        self.works.hide()
        for each in (self.mend, self.leave):
            each.setEnabled(True)
        if isinstance(outcome, ScrutinyError):
            self.words.setText(str(outcome))
            self.leave.setFocus()
            return
        self._is_whole = True
        self.title.setText(self.tr("The library is whole again"))
        self.words.setText(self.tr("This came back:"))
        self.came_back.setPlainText(str(outcome))
        self.came_back.show()
        self.leave.hide()
        self.mend.setText(self.tr("&Open it"))
        self.mend.setFocus()
