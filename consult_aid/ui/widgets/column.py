"""Widgets under each other, each as high as its width asks for. Measures once per width, and can fill itself little by little."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from consult_aid.ui.style import Look

LATER_MS = 30
"""When the rest of a column begins to fill: after what is in view has been painted."""


class Column(QWidget):
    """A column with margins (left, top, right, bottom in theme pixels). Qt's own box layout measures each text four times."""

    def __init__(self, look: Look, margins: tuple[int, int, int, int] = (0, 0, 0, 0), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._margins = tuple(look.px(side) for side in margins)
        self._parts: list[tuple[QWidget, int]] = []
        self._chosen: Callable[[QWidget], bool] | None = None
        self._measured: dict[int, int] = {}
        self._least: int | None = None
        self._coming: Iterator[tuple[QWidget, int]] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget, gap: int = 0) -> None:
        """Puts a widget under the others, `gap` theme pixels below."""
        self._parts.append((widget, self._look.px(gap) if self._parts else 0))
        widget.setParent(self)
        widget.setVisible(self._chosen is None or self._chosen(widget))
        self._changed()

    def only(self, kept: Callable[[QWidget], bool] | None) -> None:
        """Shows only the parts that are `kept`, those that are still to come among them; None shows all."""
        if kept is None and self._chosen is None:
            return
        self._chosen = kept
        for part, _ in self._parts:
            part.setVisible(kept is None or kept(part))
        self._changed()

    def pour(self, parts: Iterable[tuple[QWidget, int]], width: int, height: int) -> None:
        """Adds (widget, gap) pairs: at once what fills `height` at `width`, the rest one by one as the window finds time."""
        self._coming, self._poured_at = iter(parts), width
        while self._coming is not None and self.heightForWidth(width) < height:
            self._pour_one()
        if self._coming is not None:
            self._timer = QTimer(self)
            self._timer.setInterval(LATER_MS)
            self._timer.timeout.connect(self._pour_on)
            self._timer.start()

    @property
    def complete(self) -> bool:
        """Whether everything poured has arrived."""
        return self._coming is None

    def heightForWidth(self, width: int) -> int:
        if width not in self._measured:
            self._measured[width] = self._arrange(width, place=False)
        return self._measured[width]

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = self._look.px(360)
        return QSize(width, self._look.px(24))

    def minimumSizeHint(self) -> QSize:
        if self._least is None:
            self._least = max((part.minimumSizeHint().width() for part, _ in self._parts if not part.isHidden()), default=0)
        return QSize(self._least + self._margins[0] + self._margins[2], self._margins[1] + self._margins[3])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def refit(self) -> None:
        """A part asks for another height than before."""
        self._changed()

    def _changed(self) -> None:
        self._measured.clear()
        self._least = None
        self.updateGeometry()
        if self.isVisible():
            self._arrange(self.width(), place=True)

    def _arrange(self, width: int, place: bool) -> int:
        left, top, right, bottom = self._margins
        y, room = top, max(width - left - right, 1)
        for part, gap in self._parts:
            if part.isHidden():
                continue
            y += gap
            tall = part.heightForWidth(room) if part.hasHeightForWidth() else part.sizeHint().height()
            tall = min(max(tall, part.minimumHeight()), part.maximumHeight())
            if place:
                part.setGeometry(left, y, room, tall)
            y += tall
        return y + bottom

    def _pour_one(self) -> None:
        pair = next(self._coming, None) if self._coming is not None else None
        if pair is None:
            self._coming = None
        else:
            self.add(*pair)

    def _pour_on(self) -> None:
        self._timer.setInterval(0)
        self._pour_one()
        if not self.isVisible():
            self.heightForWidth(self._poured_at)  # measured now, it will be there at once
        if self._coming is None:
            self._timer.stop()
