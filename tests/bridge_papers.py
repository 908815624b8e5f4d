"""The papers of an invented meeting at Examplebridge: a cover report, a learning report and the partners' response."""

from pathlib import Path

from docx.document import Document

from tests.made_papers import word

ADVICE = (
    ("Thresholds at the front door should be the same for every agency.", "Examplebridge Borough Council"),
    ("Every child who was missing should be offered a return conversation in 72 hours.", "Examplebridge Police"),
    ("Staff should be trained to hear the voice of the child behind behaviour.", "Examplebridge Learning Trust"),
    ("A change of school should lead to a check by all agencies that know the child.", "Examplebridge Learning Trust"),
    ("Supervision should test what has changed for the child.", "Examplebridge Health Trust"),
    ("Housing should be represented at every strategy discussion.", "Examplebridge Borough Council"),
    ("Information should be shared within one working day of a referral.", "Examplebridge Police"),
    ("The Youth Forum should be asked each year what has changed.", "Examplebridge Borough Council"),
    ("The partnership should audit 40 records each year and publish what it finds.", "Examplebridge Health Trust"),
)  # fmt: skip
"""What each recommendation says, and who leads on it."""


def cover_report(folder: Path) -> Path:
    """The report that the Panel receives."""

    def write(document: Document) -> None:
        for line in (
            "DECISION-MAKER:\tEXAMPLEBRIDGE CHILDREN'S SCRUTINY PANEL", "SUBJECT:\tLEARNING REVIEW - WREN",
            "DATE OF DECISION:\t12 JUNE 2031",
            "REPORT OF:\tINDEPENDENT CHAIR OF THE EXAMPLEBRIDGE SAFEGUARDING CHILDREN PARTNERSHIP",
            "STATEMENT OF CONFIDENTIALITY", "None.",
            "BRIEF SUMMARY", "To brief the Panel on the Wren Learning Report and its nine recommendations.",
            "RECOMMENDATIONS:", "(i)\tThat the Panel note the Learning Report (Appendix 1).",
            "REASONS FOR REPORT RECOMMENDATIONS",
            "1.\tThe Panel are asked to scrutinise progress on the endorsed recommendations.",
            "DETAIL (Including consultation carried out)",
            "2.\tTraining on the voice of the child has begun, and 212 staff have attended.",
            "3.\tThe audit of 40 records was due in March 2031 and has been put back to August 2031.",
            "SUPPORTING DOCUMENTATION", "Appendices", "1.\tLearning Report",
        ):  # fmt: skip
            document.add_paragraph(line)

    return word(folder / "cover-report.docx", write)


def learning_report(folder: Path) -> Path:
    """Appendix 1, with nine recommendations in a table."""

    def write(document: Document) -> None:
        document.add_heading("Appendix 1: Learning Report – Wren", 1)
        document.add_paragraph("Wren was not heard for too long, though every agency knew a part of it.")
        document.add_heading("Recommendations", 2)
        table = document.add_table(rows=1, cols=3)
        for cell, head in zip(table.rows[0].cells, ("No.", "Recommendation", "Lead agency"), strict=True):
            cell.text = head
        for number, (words, lead) in enumerate(ADVICE, start=1):
            for cell, said in zip(table.add_row().cells, (str(number), words, lead), strict=True):
                cell.text = said

    return word(folder / "appendix-1-learning-report.docx", write)
