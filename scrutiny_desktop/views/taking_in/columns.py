"""What the columns of a tracker hold, said once and remembered by their heads."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFormLayout, QWidget

from scrutiny_desktop.domain.column_heads import Heads, fields_of, plain_head
from scrutiny_desktop.domain.proposal import FIELDS
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.fields import Choice
from scrutiny_desktop.views.pieces import holder, label, scrolled
from scrutiny_desktop.views.taking_in.form import NAMES
from scrutiny_desktop.views.words import shortened

_SETTING = "taking_in.heads"
_LONGEST = 40
"""Characters of a head that are shown."""

_LED = {"lead": "lead_agency"}


class ColumnsDialog(Dialog):
    """Each head of the paper's tables, with what stands below it."""

    def __init__(self, desk: Desk, heads: Sequence[Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("What the columns hold"))
        known = said(desk)
        self.choices: dict[str, Choice] = {}
        form = QFormLayout(rowWrapPolicy=QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for head, field in _told(heads, known).items():
            choice = Choice(self.tr("What stands below “{head}”").format(head=head))
            choice.fill([("", self.tr("Left out")), *((each, _name(each)) for each in FIELDS)], _LED.get(field, field))
            # A label that may wrap has no width of its own, and would be given none here.
            caption = label(shortened(head, _LONGEST))
            caption.setToolTip(head)
            caption.setBuddy(choice)
            form.addRow(caption, choice)
            self.choices[head] = choice
        intro = self.tr("It is remembered: the next tracker with these heads is read the same way.")
        self.body.addWidget(label(intro, "quiet", wrap=True))
        self.body.addWidget(scrolled(holder(form), self.windowTitle()), 1)
        self.decides(self.tr("&Read it so"))
        self.accepted.connect(self._keep)
        self.fit(18, 16)

    def _keep(self) -> None:
        told = {plain_head(head): str(choice.value() or "") for head, choice in self.choices.items()}
        self.desk.keep(_SETTING, said(self.desk) | told)


def said(desk: Desk) -> dict[str, str]:
    """What the member said of heads so far, by their plain words."""
    return dict(desk.setting(_SETTING, {}))


def _told(heads: Sequence[Sequence[str]], known: Heads) -> dict[str, str]:
    """Each head once, with what it is taken to hold beside the others of its table."""
    told: dict[str, str] = {}
    for one in heads:
        for head, field in zip(one, fields_of(tuple(one), known), strict=True):
            if head.strip():
                told[head] = told.get(head) or field
    return told


def _name(field: str) -> str:
    return QCoreApplication.translate("taking_in", NAMES[field])
