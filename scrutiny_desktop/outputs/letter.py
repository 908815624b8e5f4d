"""A letter as plain text and as Word file."""

from datetime import datetime
from io import BytesIO

from scrutiny_desktop.domain.chasing import Letter


def letter_text(letter: Letter) -> str:
    """The letter to be pasted into an e-mail, its subject first."""
    entries = [f"{at}. {entry}" for at, entry in enumerate(letter.entries, start=1)]
    parts = [letter.subject, letter.greeting, letter.opening, *entries, letter.closing,
             "\n".join(each for each in (letter.farewell, letter.sender) if each)]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def letter_docx(letter: Letter, *, at: datetime, author: str = "", lang: str = "en-GB") -> bytes:
    """The letter on a page of its own, what is asked for as a numbered list; ``at`` is when it was made."""
    from docx.shared import Mm  # a start does not wait for what writes Word files

    from scrutiny_desktop.outputs.blank_docx import blank_docx

    document = blank_docx(lang)
    about = document.core_properties
    about.title, about.author, about.last_modified_by, about.language = letter.subject, author, author, lang
    about.comments, about.created, about.modified = "", at.replace(tzinfo=None), at.replace(tzinfo=None)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    document.add_paragraph(letter.greeting)
    document.add_paragraph().add_run(letter.subject).bold = True
    document.add_paragraph(letter.opening)
    for entry in letter.entries:
        document.add_paragraph(_writable(entry), style="List Number")
    for said in (letter.closing, letter.farewell, letter.sender):
        if said:
            document.add_paragraph(_writable(said))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _writable(text: str) -> str:
    """Without what no XML may hold."""
    return "".join(each for each in text if each in "\t\n" or (ord(each) >= 0x20 and not 0xD800 <= ord(each) < 0xE000))
