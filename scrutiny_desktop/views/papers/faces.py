"""How each kind of block looks: fonts, spaces and the width of the column, by theme and reading size."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextFormat

from scrutiny_desktop.domain.flow import Block, BlockKind
from scrutiny_desktop.views.papers.units import showable
from scrutiny_desktop.views.theme import Theme

MEASURE = 66
"""Average characters in a line; the widest lines of English prose then stay below 75."""

READING_FACE = "Caladea"

_PROSE = "The Panel are asked to scrutinise progress on implementing the endorsed recommendations."
_SIZES = {BlockKind.TITLE: 1.5, BlockKind.HEADING: 1.12, BlockKind.PARAGRAPH: 1.0, BlockKind.FIELD: 0.8,
          BlockKind.CELL: 1.0}  # fmt: skip
_ABOVE = {BlockKind.TITLE: 0.4, BlockKind.HEADING: 1.5, BlockKind.PARAGRAPH: 0.0, BlockKind.FIELD: 0.0,
          BlockKind.CELL: 0.0}  # fmt: skip
_BELOW = {BlockKind.TITLE: 0.8, BlockKind.HEADING: 0.5, BlockKind.PARAGRAPH: 0.7, BlockKind.FIELD: 0.3,
          BlockKind.CELL: 0.25}  # fmt: skip
_LINE = 142
"""Height of a line, in hundredths of its letters'."""

_LONGEST_NAME = 120
"""Characters of a row's first cell up to which it is set as the row's heading."""

BEGINS_ROW = QTextFormat.Property.UserProperty.value + 1
"""Of a block's format: whether a rule is drawn above it."""

Piece = tuple[str, QTextCharFormat]


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of one theme at one reading size (``percent``)."""

    theme: Theme
    percent: int = 100

    @property
    def pixels(self) -> int:
        """Height of the reading letters."""
        return max(1, round(self.theme.size("reading") * self.percent / 100))

    @property
    def gutter(self) -> int:
        """The space at the left in which printed numbers hang."""
        return round(self._advance("00. "))

    @property
    def edge(self) -> int:
        """The space between the text and the edge of its sheet."""
        return self.theme.size("s6")

    @property
    def width(self) -> int:
        """The sheet at full measure, its edges and gutter included."""
        return round(self._advance(_PROSE) / len(_PROSE) * MEASURE) + self.gutter + 2 * self.edge

    @property
    def sign_font(self) -> QFont:
        """The letters of the sign beside a repaired heading."""
        font = QFont("Inter")
        font.setPixelSize(self.theme.size("small"))
        return font

    def sign_width(self, sign: str) -> int:
        """The room that the sign beside a heading takes."""
        return round(QFontMetricsF(self.sign_font).horizontalAdvance(sign)) + 3 * self.theme.size("s2")

    def block_format(self, block: Block, sign: str, *, ends_table: bool = False) -> QTextBlockFormat:
        """Margins, hanging number and line height."""
        made, hanging = QTextBlockFormat(), self._hanging(block)
        # A printed number hangs in the gutter, so that all text stands at one edge; a long one moves its own.
        is_beside = block.kind in (BlockKind.FIELD, BlockKind.CELL)
        made.setLeftMargin(self.gutter + hanging if is_beside else max(self.gutter, hanging))
        made.setTextIndent(-hanging)
        made.setTopMargin(_ABOVE[block.kind] * self.pixels)
        made.setBottomMargin((1.0 if ends_table else _BELOW[block.kind]) * self.pixels)
        made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if block.begins_row:
            made.setTopMargin(2 * self.above_row)
            made.setProperty(BEGINS_ROW, True)
        if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
            made.setHeadingLevel(1 if block.kind is BlockKind.TITLE else 1 + max(1, block.level))
        if block.as_printed and block.kind is BlockKind.HEADING:
            made.setRightMargin(self.sign_width(sign))
        return made

    def line_format(self) -> QTextBlockFormat:
        """The line before a table: as an unnumbered paragraph, close to the first row."""
        made = QTextBlockFormat()
        made.setLeftMargin(self.gutter)
        made.setTopMargin(0.6 * self.pixels)
        made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return made

    @property
    def above_row(self) -> float:
        """The space between a row of a table and the rule above it."""
        return 0.35 * self.pixels

    def pieces(self, block: Block, label: str = "") -> list[Piece]:
        """The block's text in runs of one look each, a label that is no part of it before it."""
        text = showable(block.text)
        if block.kind is BlockKind.CELL:
            letters = self.letters(block.kind)
            if block.begins_row and len(text) <= _LONGEST_NAME:
                letters.setFontWeight(QFont.Weight.Bold)
            return [(label, self.quiet_letters()), (text, letters)] if label else [(text, letters)]
        cut = text.find(": ") + 1 if block.kind is BlockKind.FIELD else 0
        if not cut:
            return [(text, self.letters(block.kind, block.level))]
        return [(text[:cut], self.letters(block.kind, is_quiet=True)), (text[cut:], self.letters(block.kind))]

    def quiet_letters(self) -> QTextCharFormat:
        """The look of what is said of a table and is no word of the paper."""
        return self.letters(BlockKind.FIELD, is_quiet=True)

    def letters(self, kind: BlockKind, level: int = 1, *, is_quiet: bool = False) -> QTextCharFormat:
        """One look of letters."""
        made, is_field = QTextCharFormat(), kind is BlockKind.FIELD
        smaller = 0.94 if kind is BlockKind.HEADING and level > 1 else 1.0
        made.setFontFamilies(["Inter" if is_field else READING_FACE])
        made.setProperty(QTextCharFormat.Property.FontPixelSize, round(self.pixels * _SIZES[kind] * smaller))
        made.setForeground(self.theme.color("quiet" if is_quiet else "ink"))
        if kind in (BlockKind.TITLE, BlockKind.HEADING):
            made.setFontWeight(QFont.Weight.Bold)
        return made

    def _hanging(self, block: Block) -> int:
        if block.kind is BlockKind.FIELD or (block.kind is BlockKind.CELL and not block.begins_row):
            return self.gutter // 2
        is_numbered = block.kind is BlockKind.PARAGRAPH and block.number and block.text.startswith(block.number)
        return round(self._advance(block.number + " ")) if is_numbered else 0

    def _advance(self, text: str) -> float:
        font = QFont(READING_FACE)
        font.setPixelSize(self.pixels)
        return QFontMetricsF(font).horizontalAdvance(text)
