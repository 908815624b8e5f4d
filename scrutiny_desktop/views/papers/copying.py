"""A passage for the clipboard, with where it is from."""

from html import escape

from PySide6.QtCore import QMimeData

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.views.dropping import PASSAGE
from scrutiny_desktop.views.papers.sentences import cited


def with_source(paper: Paper | None, anchor: Anchor) -> QMimeData:
    """The quotation and its source, as plain text and as HTML."""
    source = cited(paper, anchor)
    copied = QMimeData()
    copied.setText(f"‘{anchor.quote}’\n({source})")
    quoted = "</p><p>".join(escape(line) for line in anchor.quote.split("\n"))
    copied.setHtml(f"<blockquote><p>‘{quoted}’</p></blockquote><p>({escape(source)})</p>")
    return copied


def words(text: str, start: int, end: int) -> QMimeData:
    """The paper's own words, without what is said of its tables; and which they are, for a card they are dropped on."""
    copied = QMimeData()
    copied.setText(text[start:end])
    copied.setData(PASSAGE, f"{start} {end}".encode())
    return copied
