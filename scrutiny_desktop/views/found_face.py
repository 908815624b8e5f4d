"""How a place that was found is painted: where it is in quiet letters, its words below, those sought in heavy ones."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QIcon, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scrutiny_desktop.store.search import CLOSES, OPENS
from scrutiny_desktop.views.found_pages import FoundPages, Place
from scrutiny_desktop.views.theme import Theme

RICH = int(Qt.ItemDataRole.UserRole) + 1
"""The role of a row's words as rich text; a row without them is painted plainly."""

PLACE = int(Qt.ItemDataRole.UserRole) + 2
"""The role of the page that is shown beside the words; none where no page is known."""

_GAP, _ICON = 6, 16
_ICON_ROLE = int(Qt.ItemDataRole.DecorationRole)


class FoundFace(QStyledItemDelegate):
    """Paints the rows that have rich text."""

    def __init__(self, theme: Theme, view: QListView, pages: FoundPages) -> None:
        super().__init__(view)
        self._theme, self._view, self._pages = theme, view, pages
        self.has_pages = False
        """Whether any row has a page, so that all keep room for one."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        words = index.data(RICH)
        if not words:
            super().paint(painter, option, index)
            return
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        if self.has_pages:
            bare.icon = QIcon()
        style = self._view.style() or QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, self._view)
        if self.has_pages:
            self._draw_page(painter, bare.rect, index.data(PLACE), index.data(_ICON_ROLE))
        left = self._left(bare)
        document = self._document(str(words), bare.rect.width() - left - _GAP)
        look = QAbstractTextDocumentLayout.PaintContext()
        is_chosen = bool(bare.state & QStyle.StateFlag.State_Selected)
        look.palette.setColor(QPalette.ColorRole.Text, self._theme.color("chosen_ink" if is_chosen else "ink"))
        painter.save()
        painter.translate(bare.rect.left() + left, bare.rect.top() + _GAP / 2)
        painter.setClipRect(QRectF(0, 0, document.size().width(), document.size().height()))
        document.documentLayout().draw(painter, look)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        words = index.data(RICH)
        if not words:
            return super().sizeHint(option, index)
        width = self._view.viewport().width()
        document = self._document(str(words), width - self._left(option) - _GAP)
        least = self._pages.box.height() + _GAP if index.data(PLACE) else 0
        return QSize(width, max(least, round(document.size().height())) + _GAP)

    def _draw_page(self, painter: QPainter, row: QRect, place: Place | None, icon: QIcon) -> None:
        """The page, small; what kind of thing was found where there is none, or none yet."""
        box = QRect(row.topLeft() + QPoint(_GAP, _GAP), self._pages.box)
        picture = self._pages.picture(place) if place else None
        if picture is None:
            size = self._view.iconSize() if self._view.iconSize().isValid() else QSize(_ICON, _ICON)
            at = box.left() + (box.width() - size.width()) // 2
            icon.paint(painter, QRect(QPoint(at, box.top()), size))
            return
        size = picture.deviceIndependentSize().toSize()
        sheet = QRect(QPoint(box.left() + (box.width() - size.width()) // 2, box.top()), size)
        painter.drawImage(sheet, picture)
        painter.setPen(self._theme.color("control_line"))
        painter.drawRect(sheet.adjusted(-1, -1, 0, 0))

    def _left(self, option: QStyleOptionViewItem) -> int:
        if self.has_pages:
            return self._pages.box.width() + 3 * _GAP
        return option.decorationSize.width() + 2 * _GAP

    def _document(self, words: str, width: int) -> QTextDocument:
        document = QTextDocument()
        document.setDefaultFont(self._view.font())
        document.setDocumentMargin(0)
        document.setHtml(words)
        document.setTextWidth(max(1, width))
        return document


def rich(where: str, excerpt: str) -> str:
    """Where, and below it the words, with those that were sought in heavy letters."""
    plain = _escaped(excerpt).replace(OPENS, "<b>").replace(CLOSES, "</b>")
    return f"<small>{_escaped(where)}</small><br>{plain}" if plain else _escaped(where)


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
