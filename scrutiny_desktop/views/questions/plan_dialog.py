"""What of the question plan leaves, in what form; shown as it will be before it does."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desktop.domain.panel import keeps_order
from scrutiny_desktop.domain.question_plan import PlanKind, Wanted, agencies
from scrutiny_desktop.flows.planning import PlanForm, PlanOrder, made_plan, plan_of, save_plan, source_of, text_of
from scrutiny_desktop.store import own_plans
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.fields import Choice
from scrutiny_desktop.views.pieces import button, column, holder, label, refaced, scrolled
from scrutiny_desktop.views.printing_made import print_made
from scrutiny_desktop.views.questions.plan_words import plan_words
from scrutiny_desktop.views.saving_as import ask_where, file_name
from scrutiny_desktop.views.words import on_day


class PlanDialog(Dialog):
    """Choices at the left, and at the right the very words that leave."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, prints: bool = False) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Question plan"))
        self._make_choices()
        self.preview = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.preview.setAccessibleName(self.tr("The plan as it leaves"))
        self.said, self.left_out = label("", "strong", wrap=True), label("", "poor", wrap=True)
        self._lay_out()
        self.decides(self.tr("&Save…"))
        self.copy = button(self.tr("&Copy as text"), self._copy)
        self.buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        self.printing = button(self.tr("Pr&int…"), self._print)
        self.buttons.addButton(self.printing, QDialogButtonBox.ButtonRole.ActionRole)
        if prints:
            refaced(self.decide, face="")
            refaced(self.printing, face="main")
            self.printing.setDefault(True)
        self._choose_first()
        self._listen()
        self._fill()
        self.accepted.connect(self._ask)
        self.finished.connect(self.deleteLater)
        self.fit(27, 18)

    def order(self) -> PlanOrder:
        """What is chosen."""
        desk, panel, meeting = self.desk, self.desk.panel, self.desk.meeting
        day = on_day(meeting.on) if meeting else ""
        kind = next(kind for kind, each in self.kinds.items() if each.isChecked())
        is_sheets = kind is PlanKind.SHEETS
        return PlanOrder(
            meeting_id=meeting.id if meeting else "",
            own=desk.me.id if self.mine.isChecked() else "",
            heading=", ".join(filter(None, (panel.name if panel else "", day))),
            author=desk.me.name,
            wanted=Wanted(
                kind=kind, agency=str(self.agency.value() or "") if is_sheets else "",
                themes_only=self.themes_only.isChecked() and is_sheets,
                for_myself=self.for_myself.isChecked(), is_large=self.large.isChecked(),
            ),
            words=plan_words(), page=self.tr("page {page}"),
        )  # fmt: skip

    def form(self) -> PlanForm:
        """In what form."""
        return next(form for form, each in self.forms.items() if each.isChecked())

    def _make_choices(self) -> None:
        self.chairs, self.mine = QRadioButton(self.tr("The running &order")), QRadioButton(self.tr("&My plan"))
        self.kinds = {
            PlanKind.ORDER: QRadioButton(self.tr("&Running order")),
            PlanKind.SHEETS: QRadioButton(self.tr("Sheets for &witnesses")),
            PlanKind.BRIEF: QRadioButton(self.tr("&Brief, with passages")),
        }
        self.forms = {
            PlanForm.PDF: QRadioButton(self.tr("P&DF")),
            PlanForm.WORD: QRadioButton(self.tr("Word (DOC&X)")),
            PlanForm.TEXT: QRadioButton(self.tr("Plain &text, for an e-mail")),
        }
        self.agency = Choice(self.tr("Which sheet"))
        self.themes_only = QCheckBox(self.tr("T&hemes only"))
        self.large = QCheckBox(self.tr("&Large print"))
        self.for_myself = QCheckBox(self.tr("For myself: also pri&vate or exempt"))

    def _choose_first(self) -> None:
        me, meeting = self.desk.me, self.desk.meeting
        plan = own_plans.of(self.desk.library, meeting.id, me.id) if meeting else None
        is_mine = not keeps_order(me.role) and plan is not None and bool(plan.question_ids)
        (self.mine if is_mine else self.chairs).setChecked(True)
        self.kinds[PlanKind.BRIEF if is_mine else PlanKind.ORDER].setChecked(True)
        self.for_myself.setChecked(is_mine)
        self.forms[PlanForm.PDF].setChecked(True)

    def _lay_out(self) -> None:
        choices = column(self.desk, margin="", gap="s2")
        self._group(choices, self.tr("Of"), (self.chairs, self.mine))
        self._group(choices, self.tr("As"), tuple(self.kinds.values()))
        for part in (self.agency, self.themes_only, self.for_myself):
            choices.addWidget(part)
        self._group(choices, self.tr("Saved as"), tuple(self.forms.values()))
        choices.addWidget(self.large)
        choices.addStretch()
        right = QVBoxLayout()
        right.addWidget(self.said)
        right.addWidget(self.left_out)
        right.addWidget(self.preview, 1)
        across = QHBoxLayout()
        across.setSpacing(self.desk.theme.size("s4"))
        self._chosen = holder(choices)
        self._choices = scrolled(self._chosen, self.tr("What is to be made"))
        across.addWidget(self._choices, 2)
        across.addLayout(right, 3)
        self.body.addLayout(across)

    def _group(self, layout: QVBoxLayout, words: str, buttons: tuple[QRadioButton, ...]) -> None:
        group = QButtonGroup(self)
        layout.addWidget(label(words, "caption"))
        for each in buttons:
            group.addButton(each)
            each.setAccessibleDescription(words)
            layout.addWidget(each)

    def _listen(self) -> None:
        for each in (self.chairs, *self.kinds.values(), *self.forms.values(), self.themes_only, self.large,
                     self.for_myself):  # fmt: skip
            each.toggled.connect(self._fill)
        self.agency.chosen.connect(self._fill)

    def _fill(self) -> None:
        is_sheets, is_brief = (self.kinds[kind].isChecked() for kind in (PlanKind.SHEETS, PlanKind.BRIEF))
        self.agency.setVisible(is_sheets)
        self.themes_only.setVisible(is_sheets)
        self.for_myself.setVisible(is_brief)
        self.large.setEnabled(self.form() is not PlanForm.TEXT)
        if is_sheets:
            names = [(each, each) for each in agencies(source_of(self.desk.library, self.order()))]
            chosen = self.agency.value()
            self.agency.fill([("", self.tr("All, each on a page")), *names], chosen if chosen in dict(names) else "")
        room = self._chosen.minimumSizeHint().width()
        self._choices.setMinimumWidth(room + self._choices.verticalScrollBar().sizeHint().width())
        plan = plan_of(self.desk.library, self.order())
        said = self.tr("Questions in it: {count}. {secrecy}.")
        self.said.setText(said.format(count=plan.questions, secrecy=plan.footer))
        self.left_out.setText("\n".join(plan.left_out))
        self.left_out.setVisible(bool(plan.left_out))
        self.preview.setPlainText(text_of(plan))
        for door in (self.decide, self.copy, self.printing):
            door.setEnabled(plan.questions > 0)

    def _copy(self) -> None:
        QApplication.clipboard().setText(text_of(plan_of(self.desk.library, self.order())))
        self.desk.noticed.emit(self.tr("The plan is on the clipboard, as plain text."))

    def _print(self) -> None:
        desk, order = self.desk, self.order()
        made = partial(made_plan, desk.library.access, desk.clock, order, PlanForm.PDF, desk.resources)
        print_made(desk, self.parentWidget(), plan_of(desk.library, order).title, made)
        self.reject()

    def _ask(self) -> None:
        order, form, desk = self.order(), self.form(), self.desk
        title = plan_of(desk.library, order).title
        kinds = {PlanForm.PDF: self.tr("PDF (*.pdf)"), PlanForm.WORD: self.tr("Word (*.docx)"),
                 PlanForm.TEXT: self.tr("Text (*.txt)")}  # fmt: skip
        what = self.tr("for myself") if order.wanted.has_all else ""
        ask_where(desk, self.parentWidget(), self.windowTitle(), file_name(title, what, form.value), kinds[form],
                  partial(save, desk, order, form))  # fmt: skip


def save(desk: Desk, order: PlanOrder, form: PlanForm, out: Path) -> None:
    """Save the plan as a job."""
    job = partial(save_plan, desk.library.access, desk.clock, order, form, desk.resources, out)
    said = desk.tr("Saved {file}.")
    desk.jobs.start(desk.tr("Saving the question plan…"), job, lambda file: desk.noticed.emit(said.format(file=file)))
