"""What the room may see of a meeting while it runs: the item, the theme and the question put, and nothing private."""

from dataclasses import dataclass

from scrutiny_desktop.domain.in_exempt import made_in_exempt
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.proceeding import Phase, Stretch
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.question import Question, Theme
from scrutiny_desktop.domain.sitting import is_unplanned


@dataclass(frozen=True, slots=True, kw_only=True)
class Presented:
    """What is shown: nothing but that the public is excluded, or the three lines, each empty where there is none."""

    is_excluded: bool = False
    is_paused: bool = False
    agenda_item: str = ""
    theme: str = ""
    question: str = ""


def presented(
    stands: Stretch, agenda_item: AgendaItem | None, theme: Theme | None, question: Question | None,
    publication: Publication,
) -> Presented:  # fmt: skip
    """What may be shown now; an exempt item is named by its number alone.

    A question nobody planned is the Chair's own thinking, and one that rests on a paper that is not public, or was
    put while the public was out, is not the room's; its theme then goes unnamed too. Of an exempt item nothing is.
    """
    if stands.exclusion is not None:
        return Presented(is_excluded=True)
    is_paused = stands.phase in (Phase.PAUSED, Phase.ADJOURNED)
    named = _named(agenda_item)
    is_closed = made_in_exempt(stands, agenda_item) is not None
    if is_closed or question is None or is_unplanned(question) or not publication.of_question(question).is_free:
        return Presented(is_paused=is_paused, agenda_item=named)
    return Presented(
        is_paused=is_paused, agenda_item=named, theme=theme.name if theme else "", question=question.text.strip()
    )


def _named(agenda_item: AgendaItem | None) -> str:
    if agenda_item is None:
        return ""
    title = "" if agenda_item.is_exempt else agenda_item.title
    return " ".join(part for part in (agenda_item.number, title) if part)
