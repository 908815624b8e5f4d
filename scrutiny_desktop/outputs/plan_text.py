"""A question plan as plain text, for an e-mail."""

from collections.abc import Iterator

from scrutiny_desktop.domain.question_plan import PlanPart, QuestionPlan

_INDENTED = {PlanPart.DETAIL: "   ", PlanPart.QUOTE: "   > "}


def plan_text(plan: QuestionPlan) -> str:
    """The plan, an empty line before each heading and question, and who may see it at the end."""
    return "\n".join([*_lines(plan), "", plan.footer, ""])


def _lines(plan: QuestionPlan) -> Iterator[str]:
    for at, block in enumerate(plan.blocks):
        if at and block.part in (PlanPart.TITLE, PlanPart.HEADING, PlanPart.QUESTION):
            yield from ("", "") if block.part is PlanPart.TITLE else ("",)
        yield _INDENTED.get(block.part, "") + block.words
