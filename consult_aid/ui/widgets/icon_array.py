"""People out of a hundred as dots: the option's group beside the other group, same denominator, or the 'not known' panel."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from consult_aid import pages, theme
from consult_aid.ui.style import Look, colour
from consult_aid.ui.widgets.lines import cited, with_cites
from consult_aid.ui.widgets.prose import Prose, Run

ACROSS = 10


class IconArrayView(QWidget):
    """One number. Filled dots are the people who had the outcome; the words under each grid say the same."""

    def __init__(self, look: Look, array: pages.IconArray, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._array = look, array
        known = array.n is not None
        self._title = Prose(look, with_cites(Run(array.title, bold=True), array.cites), parent=self)
        pills = (array.mark,) if array.mark else ()
        self._words = Prose(look, (Run(array.words, theme.BODY, True),), parent=self)
        self._other = Prose(look, (Run(array.comparator, theme.SMALL + 1),), parent=self) if array.comparator else None
        facts = " · ".join(array.facts)
        self._facts = Prose(look, (Run(facts, theme.SMALL, colour=theme.QUIET if known else theme.INK),), pills, parent=self)
        self.grids: tuple[tuple[int, QRectF, str], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{array.title}{cited(array.cites)}: {array.words}. {array.comparator} {facts}")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, place=False)

    def sizeHint(self) -> QSize:
        width = self._look.px(320)
        return QSize(width, self._arrange(width, place=False))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(150), self._look.px(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def _arrange(self, width: int, place: bool) -> int:
        """Lays everything out for a width and returns the height; moves the parts when asked to."""
        px, array = self._look.px, self._array
        y = self._put(self._title, 0, 0, width, place) + px(8)
        if array.n is None:
            pad = px(12)
            inner = width - 2 * pad
            y += pad
            y = self._put(self._words, pad, y, inner, place)
            if self._other:
                y = self._put(self._other, pad, y, inner, place)
            y = self._put(self._facts, pad, y + px(2), inner, place) + pad
            return int(y)
        gap, least = px(20), px(8)
        beside = bool(self._other) and max(least * ACROSS + gap, px(130)) + least * ACROSS <= width
        room = (width - gap) / 2 if beside else width
        pitch = max(min(room / ACROSS, px(15)), least)
        if beside:
            pitch = min(pitch, (width - px(130)) / ACROSS)
        side = pitch * ACROSS
        grids = [(array.n, QRectF(0, y, side, side), array.sign[1])]
        other_x = max(side + gap, px(130)) if beside else 0.0
        bottom = self._put(self._words, 0, y + side + px(4), int(other_x - gap) if beside else width, place)
        if self._other:
            top = y if beside else bottom + px(8)
            if array.comparator_n is not None:
                grids.append((array.comparator_n, QRectF(other_x, top, side, side), theme.QUIET))
                top += side + px(4)
            bottom = max(bottom, self._put(self._other, int(other_x), top, int(width - other_x), place))
        bottom = self._put(self._facts, 0, bottom + px(4), width, place)
        if place:
            self.grids = tuple(grids)
        return int(bottom + 1)

    def _put(self, prose: Prose, x: int, y: float, width: int, place: bool) -> float:
        height = prose.heightForWidth(width)
        if place:
            prose.setGeometry(x, round(y), width, height)
        return y + height

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._array.n is None:
            top = self._words.y() - self._look.px(12)
            paint_unknown(painter, QRectF(0, top, self.width(), self.height() - top), self._look)
        for count, box, tint in self.grids:
            self._paint_grid(painter, count, box, tint)

    def _paint_grid(self, painter: QPainter, count: int, box: QRectF, tint: str) -> None:
        pitch = box.width() / ACROSS
        radius = pitch * 0.39
        empty = QPen(colour(theme.pale(theme.QUIET, 0.45)), max(1.0, pitch * 0.08))
        for i in range(self._array.per):
            centre = QPointF(box.left() + pitch * (i % ACROSS + 0.5), box.top() + pitch * (i // ACROSS + 0.5))
            if i < count:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(tint))
                painter.drawEllipse(centre, radius, radius)
            else:
                painter.setPen(empty)
                painter.setBrush(colour(theme.CARD))
                painter.drawEllipse(centre, radius * 0.92, radius * 0.92)


def paint_unknown(painter: QPainter, box: QRectF, look: Look) -> None:
    """The ground of what nobody knows: grey with a dashed edge, never mistaken for a finding."""
    painter.setPen(QPen(colour(theme.pale(theme.QUIET, 0.2)), 1.4, Qt.PenStyle.DashLine))
    painter.setBrush(colour(theme.UNKNOWN_SOFT))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), look.px(10), look.px(10))
