"""The question plan out of the library: read, judged for what may leave, and saved as PDF, Word or text."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.merging import in_order
from scrutiny_desktop.domain.own_plan import OwnPlan
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.question_plan import PlanSource, PlanWords, QuestionPlan, Wanted, question_plan
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.running_order import Group
from scrutiny_desktop.domain.sitting import to_put
from scrutiny_desktop.outputs.plan_text import plan_text
from scrutiny_desktop.outputs.saving import save_whole
from scrutiny_desktop.store import agenda, own_plans, papers, questions, recommendations, rows, themes, witnesses
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library


class PlanForm(StrEnum):
    """In what form a plan leaves; its value ends the file's name."""

    PDF = "pdf"
    WORD = "docx"
    TEXT = "txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOrder:
    """Which plan is meant: the running order, or the own plan of the person who is named."""

    meeting_id: str
    own: str = ""
    heading: str = ""
    """The panel and the day, as the plan is to say them."""
    author: str = ""
    wanted: Wanted = field(default_factory=Wanted)
    words: PlanWords = field(default_factory=PlanWords)
    page: str = "page {page}"


def source_of(db: Library, order: PlanOrder) -> PlanSource:
    """Everything that a plan is made from, papers and recommendations of other meetings that it rests on too."""
    asked = questions.for_meeting(db, order.meeting_id)
    advice = {each.id: each for each in recommendations.for_meeting(db, order.meeting_id)}
    for record_id in {each for one in asked for each in one.recommendation_ids} - advice.keys():
        if (found := rows.get(db, Recommendation, record_id)) is not None:
            advice[found.id] = found
    known = {each.id: each for each in papers.for_meeting(db, order.meeting_id)}
    cited = {anchor.paper_id for one in asked for anchor in one.passages}
    for paper_id in (cited | {each.anchor.paper_id for each in advice.values() if each.anchor}) - known.keys():
        if (paper := rows.get(db, Paper, paper_id)) is not None:
            known[paper.id] = paper
    return PlanSource(
        meeting=order.heading,
        groups=_groups(db, order, asked),
        questions=asked,
        witnesses=witnesses.for_meeting(db, order.meeting_id),
        papers=list(known.values()),
        recommendations=list(advice.values()),
        agenda=agenda.for_meeting(db, order.meeting_id),
    )


def plan_of(db: Library, order: PlanOrder) -> QuestionPlan:
    """The plan as it would leave now."""
    return question_plan(source_of(db, order), order.wanted, order.words)


def text_of(plan: QuestionPlan) -> str:
    """The plan as plain text, for an e-mail."""
    return plan_text(plan)


def save_plan(
    access: Access, clock: Clock, order: PlanOrder, form: PlanForm, resources: Path, out: Path, report: Report
) -> Path:
    """Make the plan and save it; the file is there whole or, after an error, as it was."""
    save_whole(out, made_plan(access, clock, order, form, resources, report))
    report(3, 3)
    return out


def made_plan(
    access: Access, clock: Clock, order: PlanOrder, form: PlanForm, resources: Path, report: Report
) -> bytes:  # fmt: skip
    """The plan in one of its forms; raises ScrutinyError where nothing of it may leave."""
    with open_library(access, clock=clock) as db:
        if rows.get(db, Meeting, order.meeting_id) is None:
            raise ScrutinyError("There is no such meeting in the library.", "Choose another meeting.")
        plan = plan_of(db, order)
    if not plan.questions:
        raise ScrutinyError(
            "There is nothing in this plan that may leave.", "Plan a question, or show it to the panel."
        )
    report(1, 3)
    content = plan_bytes(plan, order, form, resources, clock())
    report(2, 3)
    return content


def _groups(db: Library, order: PlanOrder, asked: list[Question]) -> tuple[Group, ...]:
    if not order.own:
        return to_put(themes.for_meeting(db, order.meeting_id), asked, with_unplanned=False)
    plan = own_plans.of(db, order.meeting_id, order.own) or OwnPlan(id="", meeting_id="")
    mine = plan.ordered(in_order(asked))
    return (Group(questions=mine),) if mine else ()


def plan_bytes(plan: QuestionPlan, order: PlanOrder, form: PlanForm, resources: Path, at: datetime) -> bytes:
    """The plan as a file."""
    is_large = order.wanted.is_large
    # A start does not wait for what sets type.
    if form is PlanForm.PDF:
        from scrutiny_desktop.outputs.plan_pdf import plan_pdf

        return plan_pdf(plan, fonts=resources / "fonts", page=order.page, is_large=is_large, author=order.author)
    if form is PlanForm.WORD:
        from scrutiny_desktop.outputs.plan_docx import plan_docx

        return plan_docx(plan, at=at, is_large=is_large, author=order.author)
    return plan_text(plan).encode("utf-8", "replace")
