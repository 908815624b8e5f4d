"""What a report's sections and lists say, gathered by what each is for."""

from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desktop.domain.reading import (
    Confidentiality,
    ImpactAssessment,
    ListedAppendix,
    ListedDocument,
    Paragraph,
    Reading,
    ReportRecommendation,
)
from scrutiny_desktop.papers.confidentiality import LOOK, confidentiality, names_an_appendix
from scrutiny_desktop.papers.form import Part, Purpose
from scrutiny_desktop.papers.lines import Line
from scrutiny_desktop.papers.recommendations import recommendations
from scrutiny_desktop.papers.supporting import appendices, documents


class Findings:
    """Recommendations, appendices, documents, assessments and confidentiality while a report is read."""

    def __init__(self) -> None:
        self.assessments: list[ImpactAssessment] = []
        self.warnings: list[str] = []
        self._recommendations: tuple[ReportRecommendation, ...] = ()
        self._appendices: tuple[ListedAppendix, ...] = ()
        self._background: tuple[ListedDocument, ...] = ()
        self._members_rooms: tuple[ListedDocument, ...] = ()
        self._confidentiality = Confidentiality()

    def note(self, part: Part, lines: Sequence[Line], made: Sequence[Paragraph]) -> None:
        """Understand one part's paragraphs by what the part is for."""
        if part.purpose is Purpose.RECOMMENDATIONS:
            known = {each.label for each in self._recommendations}
            self._recommendations += tuple(each for each in recommendations(made) if each.label not in known)
        elif part.purpose is Purpose.APPENDICES:
            self._appendices += appendices(made, part.ticked)
        elif part.purpose is Purpose.BACKGROUND_DOCUMENTS:
            self._background += documents(lines, made)
        elif part.purpose is Purpose.MEMBERS_ROOMS_DOCUMENTS:
            self._members_rooms += documents(lines, made)
        elif part.purpose is Purpose.CONFIDENTIALITY:
            self._confidentiality = confidentiality(" ".join(each.text for each in made))
            self.warnings += [LOOK] if names_an_appendix(self._confidentiality) else []

    def on(self, reading: Reading) -> Reading:
        """The reading with all of this on it."""
        return replace(
            reading,
            recommendations=self._recommendations,
            appendices=self._appendices,
            background_documents=self._background,
            members_rooms_documents=self._members_rooms,
            assessments=tuple(self.assessments),
            confidentiality=self._confidentiality,
        )
