"""The letters of a printed page: the font's own, and something that can be read for those it lacks."""

import unicodedata
from pathlib import Path

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FAMILY = "Caladea"
_FACES = (("Regular", 0, 0), ("Bold", 1, 0), ("Italic", 0, 1), ("BoldItalic", 1, 1))


class Lettering:
    """One font family, embedded in what is printed with it."""

    def __init__(self, fonts: Path) -> None:
        for face, bold, italic in _FACES:
            pdfmetrics.registerFont(TTFont(f"{FAMILY}-{face}", fonts / f"{FAMILY}-{face}.ttf"))
            addMapping(FAMILY, bold, italic, f"{FAMILY}-{face}")
        self._known = frozenset(pdfmetrics.getFont(self.regular).face.charToGlyph)

    @property
    def regular(self) -> str:
        """The font of running text, by its name in the page."""
        return f"{FAMILY}-Regular"

    @property
    def bold(self) -> str:
        """The font of headings and labels, by its name in the page."""
        return f"{FAMILY}-Bold"

    def drawable(self, text: str) -> str:
        """The text with each character that the font lacks as its plainer form, or as its name in brackets."""
        return "".join(map(self._drawn, unicodedata.normalize("NFC", text)))

    def _drawn(self, letter: str) -> str:
        if ord(letter) in self._known or letter.isspace():
            return letter
        if unicodedata.category(letter) == "Cf":  # a mark of direction or joining: it never had a shape
            return ""
        plainer = unicodedata.normalize("NFKC", letter)
        if all(ord(each) in self._known for each in plainer):
            return plainer
        return f"[{unicodedata.name(letter, f'U+{ord(letter):04X}').lower()}]"
