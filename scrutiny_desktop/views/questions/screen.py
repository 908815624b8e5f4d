"""The questions screen: lists and coverage at the left, the questions by theme, and the chosen one at the right."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.running_order import Group, Place
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.acts import BY_NAME, keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.panel_order import PanelEntry, guarded, nothing_came
from scrutiny_desktop.views.pieces import button, column, holder, label, scrolled
from scrutiny_desktop.views.questions.changes import Changes
from scrutiny_desktop.views.questions.detail import QuestionDetail
from scrutiny_desktop.views.questions.doing import Doing
from scrutiny_desktop.views.questions.filters import Shown
from scrutiny_desktop.views.questions.listing import QuestionListing
from scrutiny_desktop.views.questions.model import Row
from scrutiny_desktop.views.questions.own_plan import OwnPlans
from scrutiny_desktop.views.questions.shown import MeetingQuestions, read_questions
from scrutiny_desktop.views.questions.sidebar import Sidebar
from scrutiny_desktop.views.questions.theming import ThemeDetail
from scrutiny_desktop.views.screen import Handlers, Screen

_MAY = ("add_question", "add_theme", "opening", "open_passage", "save_plan", "print_plan")
"""What is done also while the Panel's order is shown."""

_WIDE = 1200
"""Pixels that the first widths of the panes add up to; the splitter fits them to the screen."""


class QuestionsScreen(Screen):
    """All questions of the meeting on the desk."""

    key = "questions"
    sample_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._known: MeetingQuestions | None = None
        self._groups: tuple[Group, ...] = ()
        self._shown = Shown(str(desk.setting("questions.list", Shown.ALL)))
        self._key = str(desk.setting("questions.current", ""))
        self._changes, self._own_plans = Changes(desk, self), OwnPlans(desk, self)
        self._doing = Doing(self, self._changes, self._own_plans)
        self._make_parts()
        self._lay_out()
        self._listen()

    def fill(self) -> None:
        self._question.flush()
        self._theme.flush()
        self._known = read_questions(self.desk)
        if self._known is None:
            words = self.tr("Make one with {new_meeting}, or open the sample meeting.")
            self._say_empty(self.tr("No meeting yet."), keyed(words))
            return
        self._groups = self._known.listed(self._shown, self._key)
        self._key = self._known.row_of(self._key)
        listed = (one for group in self._groups for one in group.questions)
        sources = {one.id: self._known.source(one) for one in listed}
        if self._list.rows.fill(self._groups, sources, self._known.chips) and self._list.rows.row_of(self._key) < 0:
            self._key = self._nearest_key()
        self._list.show_row(self._key)
        self._list.measure_again()
        self._sidebar.fill(self._known, self._shown, self._theme_id())
        self._fill_detail()
        if self._list.rows.rowCount():
            self._middle.setCurrentWidget(self._list)
        else:
            self._say_empty(*self._empty_words())

    def handlers(self) -> Handlers:
        refusal = (self.tr("This is the Panel’s running order, which only the Chair changes."),
                   self.tr("Choose another list at the left to work on your own questions."))  # fmt: skip
        return guarded({
            "add_question": self.add_question,
            "add_theme": self.add_theme,
            "question_up": partial(self._step, is_up=True),
            "question_down": partial(self._step, is_up=False),
            **self._doing.handlers(),
            "open_passage": self._open_first_passage,
            "remove_question": self._remove,
        }, lambda: self._shown is Shown.PANEL, _MAY, refusal)  # fmt: skip

    def inside(self) -> QWidget:
        return self._list

    @property
    def known(self) -> MeetingQuestions | None:
        """What the screen shows, as it was read last."""
        return self._known

    @property
    def chosen(self) -> Row | None:
        """The chosen row."""
        return self._list.row()

    def words(self) -> str:
        return self._known.words() if self._known else ""

    def show_record(self, kind: str, record_id: str, start: int) -> bool:
        if kind not in ("questions", "themes") or self._known is None:
            return False
        key = f"theme {record_id}" if kind == "themes" else self._known.row_of(record_id)
        if self._list.rows.row_of(key) < 0:
            self._show_list(Shown.ALL)
        self._choose(key)
        return self._list.rows.row_of(key) >= 0

    def add_question(self, place: Place | None = None, **fields: Any) -> None:
        """Add a question, by default after the chosen one, and put the cursor into its words."""
        if (meeting := self.desk.meeting) is None:
            return
        if self._shown not in (Shown.ALL, Shown.DRAFTS):
            self._show_list(Shown.ALL)
        self._changes.add_question(meeting.id, place or self._place_after(), self._write_new, **fields)

    def _write_new(self, added: Question) -> None:
        self.show_new(added.id)
        self._edit()

    def add_theme(self) -> None:
        """Add a theme, and put the cursor into its name."""
        if (meeting := self.desk.meeting) is None:
            return
        self._show_list(Shown.ALL)
        added = self._changes.add_theme(meeting.id)
        self._key = f"theme {added.id}"
        self._refill()
        self._list.show_row(self._key, is_new=True)
        self._theme.name.setFocus()

    def _make_parts(self) -> None:
        self._sidebar = Sidebar(self.desk)
        self._list = QuestionListing(self.desk)
        self._question, self._theme = QuestionDetail(self.desk), ThemeDetail(self.desk)
        self._entry = PanelEntry(self.desk)
        self._middle, self._detail = QStackedWidget(), QStackedWidget()
        self._empty_title, self._empty_text = label("", "heading", wrap=True), label("", "quiet", wrap=True)
        self._adding = button(self.tr("Add question"), self.add_question, face="main", tip="{add_question}")
        self._sample = button(self.tr("Open the sample"), self.sample_wanted.emit)

    def _lay_out(self) -> None:
        empty = column(self.desk, margin="s5", gap="s3")
        for part in (self._empty_title, self._empty_text):
            empty.addWidget(part)
        for door in (self._adding, self._sample):
            empty.addWidget(door, alignment=Qt.AlignmentFlag.AlignLeft)
        empty.addStretch(1)
        self._empty: QWidget = holder(empty)
        self._middle.addWidget(self._list)
        self._middle.addWidget(self._empty)
        nothing = column(self.desk)
        nothing.addWidget(label(self.tr("Choose a question to see and edit it here."), "quiet", wrap=True))
        nothing.addStretch(1)
        self._nothing = holder(nothing)
        self._question_area = scrolled(self._question, self.tr("The chosen question"))
        self._theme_area = scrolled(self._theme, self.tr("The chosen theme"))
        self._entry_area = scrolled(self._entry, self.tr("The chosen question of the Panel’s order"))
        for page in (self._nothing, self._question_area, self._theme_area, self._entry_area):
            self._detail.addWidget(page)
        self._split()

    def _split(self) -> None:
        self._panes = QSplitter(childrenCollapsible=False)
        side, detail = column(self.desk, margin="", gap=""), column(self.desk, margin="", gap="")
        side.addWidget(self._sidebar)
        detail.addWidget(self._detail)
        for pane in (holder(side, "aside"), self._middle, holder(detail, "panel")):
            self._panes.addWidget(pane)
        self._panes.setStretchFactor(1, 1)
        self._panes.setSizes(self.desk.setting("questions.panes", _first_sizes(self.desk.theme.scale)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._panes)

    def _listen(self) -> None:
        self._list.chosen.connect(self._chosen)
        self._list.edit_wanted.connect(self._edit)
        self._list.menu_wanted.connect(self._open_menu)
        self._list.rows.dropped.connect(self._dropped)
        self._list.dropped_onto.connect(self._doing.merge_onto)
        self._sidebar.list_picked.connect(lambda shown: self._show_list(Shown(shown)))
        self._sidebar.theme_picked.connect(lambda theme_id: self._choose(f"theme {theme_id}"))
        self._sidebar.gap_picked.connect(self._doing.fill_gap)
        self._question.plan_turned.connect(self._own_plans.turn)
        self._question.merge_wanted.connect(self._doing.merge_with)
        self._question.together.merged.connect(self._doing.merge)
        self._question.together.taken_apart.connect(self._doing.take_apart)
        self._question.theme_named.connect(self._changes.put_in_theme)
        self._question.passage_wanted.connect(self._open_passage)
        self._entry.passage_wanted.connect(self._open_passage)
        self._question.removal_wanted.connect(self._remove)
        self._theme.removal_wanted.connect(self._remove)
        self._keeping = QTimer(self, singleShot=True, interval=500)
        self._keeping.timeout.connect(lambda: self.desk.keep("questions.panes", self._panes.sizes()))
        self._panes.splitterMoved.connect(self._keeping.start)

    def _chosen(self, chosen: Row) -> None:
        self._key = chosen.key
        self.desk.keep("questions.current", self._key)
        self._fill_detail()
        if self._known is not None:
            self._sidebar.fill(self._known, self._shown, self._theme_id())

    def _choose(self, key: str) -> None:
        self._key = key
        self._list.show_row(key, is_new=True)
        if (chosen := self._list.row()) is not None:
            self._chosen(chosen)

    def _show_list(self, shown: Shown) -> None:
        if shown is self._shown:
            return
        self._shown = shown
        self.desk.keep("questions.list", str(shown))
        self._key = "" if self._known is None else self._key
        self._refill()

    def _refill(self) -> None:
        self.fill()
        self.told.emit()

    def _fill_detail(self) -> None:
        chosen = self._list.row()
        question = chosen.question if chosen else None
        theme = chosen.group.theme if chosen and question is None and chosen.group.theme_id else None
        if self._known is None:
            return
        if self._shown is Shown.PANEL:
            self._entry.fill(question, self._known.came)
            self._detail.setCurrentWidget(self._entry_area if question else self._nothing)
            return
        self._question.fill(question, self._known)
        self._theme.fill(theme, chosen.group if chosen else None)
        shown = self._question_area if question else self._theme_area if theme else self._nothing
        self._detail.setCurrentWidget(shown)

    def _edit(self) -> None:
        chosen = self._list.row() if self._shown is not Shown.PANEL else None
        if chosen is not None and chosen.question is not None:
            self._question.text.setFocus()
            self._question.text.moveCursor(QTextCursor.MoveOperation.End)
        elif chosen is not None and chosen.group.theme_id:
            self._theme.name.setFocus()
            self._theme.name.selectAll()

    def _step(self, *, is_up: bool) -> None:
        chosen = self._list.row()
        if chosen is None:
            return
        if chosen.question is not None and self._shown is Shown.MINE:
            self._own_plans.step(chosen.question, is_up=is_up)
        elif chosen.question is not None:
            self._changes.step(chosen.question, self._groups, is_up=is_up)
        elif chosen.group.theme is not None and chosen.group.theme_id:
            self._changes.step_theme(chosen.group.theme, is_up=is_up)
        self._refill()
        self._list.show_row(self._key, is_new=True)

    def _dropped(self, question_id: str, theme_id: str, before: str) -> None:
        question = rows.get(self.desk.library, Question, question_id)
        if question is None or before == question_id or self._shown is Shown.PANEL:
            return
        if self._shown is Shown.MINE:
            self._own_plans.place(question, before)
        else:
            self._changes.move(question, (theme_id, before))
        self._key = question_id

    def _remove(self) -> None:
        chosen, at = self._list.row(), self._list.currentIndex().row()
        if chosen is None:
            return
        if chosen.question is not None:
            self._changes.remove_question(chosen.question)
        elif chosen.group.theme is not None and chosen.group.theme_id:
            self._changes.remove_theme(chosen.group.theme)
        self._refill()
        self._choose_at(min(at, self._list.rows.rowCount() - 1))

    def _choose_at(self, at: int) -> None:
        if at >= 0:
            self._list.setCurrentIndex(self._list.rows.index(at))

    def show_new(self, key: str) -> None:
        """Choose a row that has just come about, and bring it into view."""
        self._key = key
        self._refill()
        self._list.show_row(key, is_new=True)

    def edit_chosen(self) -> None:
        """Put the cursor into the chosen question's words, or the chosen theme's name."""
        self._edit()

    def _open_first_passage(self) -> None:
        chosen = self._list.row()
        if chosen is not None and chosen.question is not None and chosen.question.passages:
            self._open_passage(chosen.question.passages[0])
        else:
            self.desk.noticed.emit(self.tr("No passage is linked to what is chosen here."))

    def _open_passage(self, anchor: Anchor) -> None:
        paper = rows.get(self.desk.library, Paper, anchor.paper_id)
        if paper is None:
            self.desk.noticed.emit(self.tr("The paper of this passage is no longer here."))
        else:
            self.desk.show(paper, anchor.start)

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        for name, doer in self.handlers().items():
            act = BY_NAME[name]
            action = menu.addAction(act.words, doer)
            if act.icon:
                action.setIcon(self.desk.icon(act.icon, "quiet"))
            action.setShortcut(act.keys)
        edit = menu.addAction(self.tr("&Edit"), self._edit)
        edit.setShortcut("F2")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _place_after(self) -> Place:
        """After the chosen question; at the end of the chosen theme, else of the last one."""
        chosen = self._list.row()
        if chosen is None:
            themes = self._known.themes if self._known else ()
            return (themes[-1].id if themes else "", "")
        if chosen.question is None:
            return chosen.group.theme_id, ""
        asked = [one for group in self._known.groups if group.theme_id == chosen.group.theme_id
                 for one in group.questions] if self._known else []  # fmt: skip
        at = next((place for place, one in enumerate(asked) if one.id == chosen.question.id), len(asked))
        return chosen.group.theme_id, asked[at + 1].id if at + 1 < len(asked) else ""

    def _nearest_key(self) -> str:
        first = next((one.id for group in self._groups for one in group.questions), "")
        return first or next((f"theme {group.theme_id}" for group in self._groups), "")

    def _theme_id(self) -> str:
        chosen = self._list.row()
        return chosen.group.theme_id if chosen else ""

    def _say_empty(self, title: str, words: str) -> None:
        self._empty_title.setText(title)
        self._empty_text.setText(words)
        self._adding.setVisible(self._known is not None)
        self._sample.setVisible(self._known is None or not self._known.questions)
        self._middle.setCurrentWidget(self._empty)
        self._detail.setCurrentWidget(self._nothing)

    def _empty_words(self) -> tuple[str, str]:
        if self._shown is Shown.ALL:
            return self.tr("No questions yet."), keyed(
                self.tr("Press {add_question} to write one here, or select a passage in a paper and press {ask}.")
            )
        if self._shown is Shown.MINE:
            return self.tr("Nothing is in your plan yet."), keyed(
                self.tr(
                    "Choose a question of your own and press {own_plan}. The order is yours, and nobody else sees it."
                )
            )
        if self._shown is Shown.PANEL:
            return nothing_came()
        if self._shown is Shown.PLANNED:
            return self.tr("Nothing is planned yet."), self.tr("Choose a draft and press “Plan it”.")
        if self._shown is Shown.DRAFTS:
            return self.tr("No drafts."), keyed(self.tr("Press {add_question} to write a question."))
        return self.tr("No question has been withdrawn."), self.tr("One that is withdrawn is kept here.")


def _first_sizes(scale: float) -> list[int]:
    """Widths of the three panes until the person sets others: larger text wants more room at the sides."""
    side, detail = round(190 + 60 * scale), round(200 + 150 * scale)
    return [side, _WIDE - side - detail, detail]
