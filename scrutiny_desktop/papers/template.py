"""Which form a report is printed on, and the report as that form has it."""

from collections.abc import Sequence

from scrutiny_desktop.domain.reading import FURNITURE, Reading
from scrutiny_desktop.papers.assembly import Assembly
from scrutiny_desktop.papers.form import Form, PartKind
from scrutiny_desktop.papers.headings import count_sure, find_parts
from scrutiny_desktop.papers.lines import Line, squashed
from scrutiny_desktop.papers.paragraphs import width_of
from scrutiny_desktop.papers.prose import tells_numbers

_FIRST_LINES = 400
_LEAST_FIELDS = 2
_LEAST_POINTS = 5
_HEADINGS_ALONE = 6


def form_of(lines: Sequence[Line], forms: Sequence[Form]) -> Form | None:
    """The form the paper is printed on, by the labels and headings among its first lines; None for any other."""
    weighed = [(*_points(lines[:_FIRST_LINES], form), form) for form in forms]
    likely = [each for each in weighed if _is_enough(each[0], each[1])]
    return max(likely, key=lambda each: each[0] + each[1])[2] if likely else None


def _is_enough(fields: int, headings: int) -> bool:
    return headings >= _HEADINGS_ALONE or (fields >= _LEAST_FIELDS and fields + headings >= _LEAST_POINTS)


def _points(lines: Sequence[Line], form: Form) -> tuple[int, int]:
    sure = count_sure(lines, form)
    return sure[PartKind.FIELD] + sure[PartKind.CONTACTS] + sure[PartKind.CONTACT], sure[PartKind.SECTION]


def read_report(lines: Sequence[Line], form: Form, name: str) -> Reading:
    """The whole report; ``name`` is its title where no subject was printed."""
    around = _furniture(lines, form)
    body = [line for at, line in enumerate(lines) if at not in around] if around else lines
    found = find_parts(body, form)
    levels = [body[each.first].level for each in found if each.part and each.part.kind is PartKind.SECTION]
    highest = min(filter(None, levels), default=1)
    assembly = Assembly(form, width_of(body), numbers_told=tells_numbers(body), highest=highest)
    assembly.set_aside(FURNITURE, [lines[at] for at in sorted(around)])
    assembly.add(body[: found[0].first] if found else body)
    ends = [*(each.first for each in found[1:]), len(body)]
    for each, end in zip(found, ends, strict=True):
        assembly.take(each, body[each.first : each.last + 1], body[each.last + 1 : end])
    assembly.tell_missing(found)
    return assembly.reading(name, body)


def _furniture(lines: Sequence[Line], form: Form) -> set[int]:
    """Where the lines stand that are printed on every page, with a page number just before them."""
    wanted = {squashed(each) for each in form.furniture}
    around = {at for at, line in enumerate(lines) if wanted and squashed(line.printed[:200]) in wanted}
    return around | {at - 1 for at in around if at and lines[at - 1].printed.strip().isdecimal()}
