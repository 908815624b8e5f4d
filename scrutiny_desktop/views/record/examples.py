"""What stands in the places of a sentence while its wording is being chosen: invented names and days."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication


def example(sentence: str) -> str:
    """A sentence as it would read with its places filled."""
    return sentence.format_map(_filled())


def _filled() -> Mapping[str, str]:
    tr = QCoreApplication.translate
    one, two = tr("record", "Councillor Amber"), tr("record", "Councillor Birch")
    both = tr("record", "{one} and {two}").format(one=one, two=two)
    day = tr("record", "12 June 2031")
    return {
        "first": one, "last": two, "name": one, "names": both, "member": two, "asker": one, "owner": one,
        "witnesses": both, "addressee": tr("record", "Examplebridge Police"),
        "day": day, "month": tr("record", "June"), "year": "2031", "hour": "6", "minute": "12",
        "time": tr("record", "6.12 pm"), "page": "2", "pages": "5", "number": "3", "numbers": "2, 5", "count": "2",
        "item": "7", "panel": tr("record", "Examplebridge Scrutiny Panel"), "place": tr("record", "the Town Hall"),
        "meeting": tr("record", "Examplebridge Scrutiny Panel, {day}").format(day=day),
        "secrecy": tr("record", "public"), "citation": tr("record", "paragraph 1 of Schedule 12A"),
        "subject": tr("record", "the learning review"), "report_of": tr("record", "Independent Chair"),
        "about": tr("record", "Independent Chair"), "interest": tr("record", "a scrutiny interest"),
        "reason": tr("record", "the school opens in May"), "question": tr("record", "Who is told?"),
        "words": tr("record", "the figures are kept by quarter"),
        "points": tr("record", "The figures are kept by quarter."),
        "paper": tr("record", "Appendix 3"), "papers": tr("record", "Appendix 3 (exempt)"),
    }  # fmt: skip
