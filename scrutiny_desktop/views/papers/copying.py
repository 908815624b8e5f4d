"""A passage for the clipboard, with where it is from."""

from html import escape

from PySide6.QtCore import QMimeData

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.views.papers.sentences import cited


def with_source(paper: Paper | None, anchor: Anchor) -> QMimeData:
    """The quotation and its source, as plain text and as HTML."""
    source = cited(paper, anchor)
    copied = QMimeData()
    copied.setText(f"‘{anchor.quote}’\n({source})")
    quoted = "</p><p>".join(escape(line) for line in anchor.quote.split("\n"))
    copied.setHtml(f"<blockquote><p>‘{quoted}’</p></blockquote><p>({escape(source)})</p>")
    return copied
