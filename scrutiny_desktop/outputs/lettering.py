"""The letters of a printed page: the font's own, and something that can be read for those it lacks."""

import re
import unicodedata
from pathlib import Path

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

RECORD = "Caladea"
"""What minutes are set in."""

LARGE = "AtkinsonHyperlegibleNext"
"""What large print is set in: drawn for readers with low vision, so that no two letters are alike."""

_NAMED = re.compile(r"(?:\[[a-z][a-z0-9 +-]+\][^\[\]\w]{0,3}){3,}")
"""A run of letters that are only named."""

_FACES = (("Regular", 0, 0), ("Bold", 1, 0), ("Italic", 0, 1), ("BoldItalic", 1, 1))


class Lettering:
    """One font family, embedded in what is printed with it."""

    def __init__(self, fonts: Path, family: str = RECORD) -> None:
        self._family = family
        for face, bold, italic in _FACES:
            file = fonts / f"{family}-{face}.ttf"
            if file.is_file():  # a family may do without italics
                pdfmetrics.registerFont(TTFont(f"{family}-{face}", file))
                addMapping(family, bold, italic, f"{family}-{face}")
        self._known = frozenset(pdfmetrics.getFont(self.regular).face.charToGlyph)

    @property
    def regular(self) -> str:
        """The font of running text, by its name in the page."""
        return f"{self._family}-Regular"

    @property
    def bold(self) -> str:
        """The font of headings and labels, by its name in the page."""
        return f"{self._family}-Bold"

    def drawable(self, text: str) -> str:
        """The text with each character that the font lacks as its plainer form, or as its name in brackets.

        Of whole words in another script only the script is named: letter by letter nobody could read them.
        """
        drawn = "".join(map(self._drawn, unicodedata.normalize("NFC", text)))
        return _NAMED.sub(_as_script, drawn) if "][" in drawn else drawn

    def _drawn(self, letter: str) -> str:
        if ord(letter) in self._known or letter.isspace():
            return letter
        if unicodedata.category(letter) == "Cf":  # a mark of direction or joining: it never had a shape
            return ""
        plainer = unicodedata.normalize("NFKC", letter)
        if all(ord(each) in self._known for each in plainer):
            return plainer
        return f"[{unicodedata.name(letter, f'U+{ord(letter):04X}').lower()}]"


def _as_script(named: re.Match[str]) -> str:
    """Letters named one by one as words of their script: each one's name begins with it."""
    names = [name.split()[0] for name in re.findall(r"\[([^\]]+)\]", named[0])]
    script = max(set(names), key=names.count).capitalize()
    space = " " if named[0][-1:].isspace() else ""
    return f"[words in {script} letters, which this print lacks]{space}"
