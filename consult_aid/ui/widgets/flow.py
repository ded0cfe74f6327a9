"""A layout that fills rows from the left and goes on in the next row, as words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Chips and buttons in rows; items keep their own width, or take the whole row when they are wider."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap, self._items = gap, list[QLayoutItem]()
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items]
        width = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        least = [item.minimumSize() for item in self._items]
        return QSize(max((size.width() for size in least), default=0), max((size.height() for size in least), default=0))

    def _arrange(self, rect: QRect, move: bool) -> int:
        """Fills the rows; in each row everything is centred upright. Returns the height."""
        x, y, row = rect.x(), rect.y(), list[tuple[QLayoutItem, QRect]]()
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            width = min(hint.width(), rect.width())
            height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
            if row and x + width > rect.right() + 1:
                y += self._finish(row, move) + self._gap
                x, row = rect.x(), []
            row.append((item, QRect(QPoint(x, y), QSize(width, height))))
            x += width + self._gap
        return y + self._finish(row, move) - rect.y()

    @staticmethod
    def _finish(row: list[tuple[QLayoutItem, QRect]], move: bool) -> int:
        tall = max((box.height() for _, box in row), default=0)
        for item, box in row if move else ():
            item.setGeometry(box.translated(0, (tall - box.height()) // 2))
        return tall


def emptied(layout: QLayout) -> None:
    """Takes everything out of a layout and lets it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
