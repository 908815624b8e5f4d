"""Puts a reading together from a form's parts, in printed order, keeping every printed word."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desktop.domain.reading import Contact, Header, Paragraph, Printed, Reading, Section
from scrutiny_desktop.papers.candidates import Found
from scrutiny_desktop.papers.contacts import ContactTable
from scrutiny_desktop.papers.findings import Findings
from scrutiny_desktop.papers.form import Form, PartKind, Purpose
from scrutiny_desktop.papers.header import abbreviations, parse_date, readable_case, without_date
from scrutiny_desktop.papers.headlines import depth_of
from scrutiny_desktop.papers.lines import Line, one_row, stitched
from scrutiny_desktop.papers.paragraphs import paragraphs
from scrutiny_desktop.papers.people import people_in
from scrutiny_desktop.papers.prose import sections_in
from scrutiny_desktop.papers.supporting import assessment

_LISTS = (Purpose.RECOMMENDATIONS, Purpose.APPENDICES, Purpose.BACKGROUND_DOCUMENTS, Purpose.MEMBERS_ROOMS_DOCUMENTS)
_OF_NO_HEADER = (Purpose.SHOWN, Purpose.CONFIDENTIALITY)
"""Fields that a reading's header has no place for: they stay among the words, as they were printed."""

_ITEM = re.compile(r"^[\d.]+[.)]?\s+")


class Assembly:
    """A report while it is put together; parts are taken one after the other."""

    def __init__(self, form: Form, width: int, *, numbers_told: bool = False, highest: int = 1) -> None:
        self._form, self._width, self._numbers_told, self._highest = form, width, numbers_told, highest
        self._fields: dict[Purpose, str] = {}
        self._contacts: list[Contact] = []
        self._sections: list[Section] = []
        self._printed: list[Printed] = []
        self._warnings: list[str] = []
        self._findings = Findings()

    def set_aside(self, field: str, lines: Sequence[Line]) -> None:
        """Keep lines that were understood as a field, as they stood."""
        self._printed += (Printed(field=field, text=line.printed) for line in lines)

    def add(self, lines: Sequence[Line], *, listed: bool = False, is_list: bool = False) -> tuple[Paragraph, ...]:
        """Put lines below the last heading as paragraphs, and give those back that no heading of the report parts."""
        if listed or not self._form.own_headings:
            plain = paragraphs(lines, self._width, listed=listed)
            self._put(plain)
            return plain
        made: tuple[Paragraph, ...] = ()
        for section in sections_in(lines, self._width, numbers_told=self._numbers_told, is_list=is_list):
            if section.heading:
                level = depth_of(section.heading) or max(1, section.level - self._highest + 1)
                self._sections.append(replace(section, level=level))
            else:
                made = section.paragraphs
                self._put(made)
        return made

    def take(self, found: Found, own: Sequence[Line], below: Sequence[Line]) -> None:
        """Take one part: the lines it was found on, and those between it and the next."""
        kind = found.part.kind if found.part else PartKind.SECTION
        take = {
            PartKind.FIELD: self._take_field,
            PartKind.CONTACTS: self._take_contacts,
            PartKind.CONTACT: self._take_contact,
            PartKind.SECTION: self._take_section,
            PartKind.LABEL: self._take_label,
        }[kind]
        take(found, own, below)

    def tell_missing(self, found: Sequence[Found]) -> None:
        """Warn of every part that each report on this form has and this one does not show."""
        places = {each.place for each in found}
        missing = [
            part.printed[0] for at, part in enumerate(self._form.parts) if at not in places and not part.optional
        ]
        self._warnings += (f"“{words}” was not found; what belongs to it may stand elsewhere." for words in missing)

    def reading(self, name: str, lines: Sequence[Line]) -> Reading:
        """All that was taken; the title is the subject in a readable case."""
        subject = self._fields.get(Purpose.SUBJECT, "")
        capitals = abbreviations(lines) if subject.isupper() else frozenset[str]()
        made = Reading(
            kind="council report",
            title=readable_case(subject, capitals) or name,
            header=self._header(),
            contacts=tuple(self._contacts),
            sections=tuple(self._sections),
            pages=lines[-1].page or 1 if lines else 1,
            warnings=(*self._warnings, *self._findings.warnings),
            printed=tuple(self._printed),
        )
        return self._findings.on(made)

    def _header(self) -> Header:
        of = self._fields.get
        maker = of(Purpose.DECISION_MAKER, "")
        return Header(
            decision_maker=without_date(maker), subject=of(Purpose.SUBJECT, ""),
            date=parse_date(of(Purpose.DATE, maker)), report_of=of(Purpose.REPORT_OF, ""),
            key_decision=of(Purpose.KEY_DECISION, ""), wards=of(Purpose.WARDS, ""),
        )  # fmt: skip

    def _put(self, made: tuple[Paragraph, ...]) -> None:
        if made and not self._sections:
            self._sections.append(Section(heading=""))
        if made:
            self._sections[-1] = replace(self._sections[-1], paragraphs=self._sections[-1].paragraphs + made)

    def _take_field(self, found: Found, own: Sequence[Line], below: Sequence[Line]) -> None:
        purpose = found.part.purpose if found.part else Purpose.SHOWN
        beside = self._beside(found, below)
        parts = "; " if purpose is Purpose.REPORT_OF or purpose in _OF_NO_HEADER else " "
        more = (f"{parts if line.after_blank else ' '}{line.text}" for line in beside)
        value = one_row(stitched(found.rest) + "".join(more)).removeprefix("; ")
        self._fields[purpose] = value
        if value and purpose in _OF_NO_HEADER:
            self._put((Paragraph(text=one_row(f"{found.label} {value}"), page=own[0].page),))
        else:
            self.set_aside(purpose.value, (*own, *beside))
        if found.part and purpose is Purpose.CONFIDENTIALITY:
            self._findings.note(found.part, own, (Paragraph(text=value),))
        if purpose is Purpose.DATE and parse_date(value) is None:
            self._warnings.append(f"The date “{value}” was not understood.")
        self.add(below[len(beside) :])

    def _beside(self, found: Found, below: Sequence[Line]) -> Sequence[Line]:
        """The lines on which a field's value goes on: all that follow at once in the header, else one if needed."""
        if found.rest and self._sections:
            return ()
        if found.part and found.part.continues:
            return below
        plain = [not line.after_blank and "\t" not in line.printed and ":" not in line.printed for line in below]
        going_on = plain.index(False) if False in plain else len(plain)
        return below[: going_on if not self._sections else min(1, going_on)]

    def _take_contacts(self, found: Found, own: Sequence[Line], below: Sequence[Line]) -> None:
        if self._form.contact:
            people, used, others = ContactTable(self._form.contact).read(below)
        else:
            people, count = people_in("", found.rest, below)
            used, others = tuple(below[:count]), tuple(below[count:])
        self._contacts += people
        self.set_aside("contacts", (*own, *used))
        self.add(others)

    def _take_contact(self, found: Found, own: Sequence[Line], below: Sequence[Line]) -> None:
        role, used = _ITEM.sub("", found.label).rstrip(":"), 0
        if self._form.contact:
            self._contacts.append(ContactTable(self._form.contact).one(role, found.rest))
        else:
            people, used = people_in(role, found.rest, below)
            self._contacts += people
        self.set_aside("contacts", (*own, *below[:used]))
        self.add(below[used:])

    def _take_section(self, found: Found, own: Sequence[Line], below: Sequence[Line]) -> None:
        printed = found.label if found.rest else one_row(" ".join(line.printed for line in own))
        if found.part is None:
            self._warnings.append(f"“{printed}” may be a heading of the form; it stays as printed.")
        self._sections.append(
            Section(heading=found.heading, as_printed=printed, level=found.part.level if found.part else 1,
                    page=own[0].page if own else None,
                    repaired=found.part is not None and (found.is_repaired or "<" in printed))
        )  # fmt: skip
        if found.rest:
            # As wide as its whole line was, so that a wrapped line is still known as one.
            first = own[-1]._replace(printed="\t".join(found.rest).rjust(len(own[-1].printed)))
            below = (first, *below)
        is_list = found.part is not None and found.part.purpose in _LISTS
        made = self.add(below, is_list=is_list)
        if found.part:
            self._findings.note(found.part, below, made)

    def _take_label(self, found: Found, own: Sequence[Line], below: Sequence[Line]) -> None:
        part = found.part
        if part is None or part.opens:
            self.add((*own, *below))
            return
        words = one_row(f"{found.heading} {stitched(found.rest)}")
        printed = " ".join(line.printed.strip() for line in own)
        self._put((Paragraph(text=words, as_printed="" if one_row(printed) == words else printed, page=own[0].page),))
        if part.purpose is Purpose.ASSESSMENT:
            answer, asked = assessment(found.heading, part.question, below)
            self._findings.assessments.append(answer)
            self._put(asked or paragraphs(below, self._width))
        else:
            self._findings.note(part, below, self.add(below, listed=True))
