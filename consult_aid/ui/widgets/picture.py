"""One picture at one step: the art as kept pixels, and on top of it, always sharp, leaders, labels, ink and stamp."""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from consult_aid import pages, theme
from consult_aid.illustration import LINE_HEIGHT, Art, Box, Label, Stroke, curve, label_box
from consult_aid.ui.style import Look, colour
from consult_aid.ui.widgets.focus import KeyboardFocus
from consult_aid.ui.widgets.rasters import Rasters, Wanted
from consult_aid.ui.widgets.signs import paint_ring

SETTLE_MS = 60
"""How long the size must rest before the picture is drawn anew."""
LEAST_LABEL = 15
"""Smallest label, px."""


class PictureView(KeyboardFocus, QWidget):
    """Shows a figure's frame as large as it fits."""

    def __init__(self, look: Look, art: Mapping[str, Art], rasters: Rasters, fails: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._gallery, self._rasters, self._fails = look, art, rasters, fails
        self._figure: pages.Figure | None = None
        self._step, self._failed, self._seen = 0, False, False
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self._fetch)
        rasters.ready.connect(self._ready)
        rasters.failed.connect(self._missed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("picture")

    def show_frame(self, figure: pages.Figure, step: int) -> None:
        """Shows this figure at this step (0 is the whole picture)."""
        self._figure, self._step, self._failed = figure, step, False
        frame = figure.frame(step)
        labels = ", ".join(" ".join(label.lines) for label in frame.labels)
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription("\n".join(part for part in (figure.alt, labels, figure.stamp) if part))
        self._fetch()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(560), self._look.px(420))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()

    def sharp(self) -> bool:
        """Whether the pixels fit the size exactly."""
        return self._figure is not None and self._rasters.held(self._wanted()) is not None

    def _place(self) -> QRectF:
        """Where the art stands in this widget."""
        art = self._gallery[self._figure.art] if self._figure else None
        if art is None:
            return QRectF()
        scale = min(self.width() / art.width, self.height() / art.height)
        width, height = art.width * scale, art.height * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _wanted(self, step: int | None = None) -> Wanted:
        assert self._figure is not None
        place, ratio = self._place(), self.devicePixelRatioF()
        frame = self._figure.frame(self._step if step is None else step)
        return Wanted(self._figure.art, frame.highlight, max(round(place.width() * ratio), 1), max(round(place.height() * ratio), 1))

    def _fetch(self) -> None:
        """Asks for this step, then for its neighbours."""
        if self._figure is None or not self._seen or not self.isVisible():
            return
        self.update()
        wanted = self._wanted()
        self._rasters.only({(wanted.width, wanted.height)})
        self._rasters.get(wanted)
        for near in (self._step + 1, self._step - 1):
            if 0 <= near <= len(self._figure.frames):
                self._rasters.get(self._wanted(near))

    def _ready(self, wanted: Wanted) -> None:
        if self._figure is not None and wanted.art == self._figure.art:
            self.update()

    def _missed(self, wanted: Wanted) -> None:
        if self._figure is not None and wanted.art == self._figure.art:
            self._failed = True
            self.setAccessibleDescription(f"{self._fails}\n{self._figure.alt}")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._figure is None:
            return
        if not self._seen:  # the window comes first; the art is read when it can be seen
            self._seen = True
            QTimer.singleShot(0, self, self._fetch)
            return
        painter, place, wanted = QPainter(self), self._place(), self._wanted()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._failed:
            painter.setPen(colour(theme.QUIET))
            painter.setFont(self._look.font())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._fails)
            return
        pixmap = self._rasters.held(wanted) or self._rasters.stale(wanted)
        if pixmap is not None:
            edge = QPainterPath()
            edge.addRoundedRect(place, self._look.px(10), self._look.px(10))
            painter.setClipPath(edge)
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
            painter.setClipping(False)
        art, frame = self._gallery[self._figure.art], self._figure.frame(self._step)
        painter.translate(place.topLeft())
        scale = place.width() / art.width
        painter.scale(scale, scale)
        for stroke in frame.ink:
            paint_stroke(painter, stroke)
        self._paint_labels(painter, frame.labels, scale, (art.width, art.height))
        painter.resetTransform()
        if self._figure.stamp:
            self._paint_stamp(painter, place)
        if self.shows_focus():
            paint_ring(painter, place, self._look.px(10), theme.FOCUS)

    def _label_px(self, scale: float) -> float:
        return max(LEAST_LABEL, min(theme.BODY * self._look.scale, 26 * scale))

    def _paint_labels(self, painter: QPainter, labels: tuple[Label, ...], scale: float, bounds: tuple[float, float]) -> None:
        """Leaders first, so that no line crosses a word."""
        pixels = self._label_px(scale)
        font = self._look.font(pixels / self._look.scale)
        metrics, size = QFontMetricsF(font), pixels / scale

        def measure(text: str, size: float) -> float:
            return metrics.horizontalAdvance(text) * size / pixels

        boxes = [label_box(label, size, measure, bounds) for label in labels]
        placed = apart(boxes, bounds, 3 / scale)
        for label, box, at in zip(labels, boxes, placed, strict=True):
            start, end = QPointF(*label.anchor) + QPointF(at.x - box.x, at.y - box.y), QPointF(*label.to)
            for tint, width in ((theme.CARD, 4.5), (theme.INK, 1.6)):
                painter.setPen(QPen(colour(tint), width / scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawLine(start, end)
            painter.setPen(QPen(colour(theme.CARD), 1.5 / scale))
            painter.setBrush(colour(theme.INK))
            painter.drawEllipse(end, 4 / scale, 4 / scale)
        for label, at in zip(labels, placed, strict=True):
            self._paint_label(painter, label, at, scale, pixels)

    def _paint_label(self, painter: QPainter, label: Label, box: Box, scale: float, pixels: float) -> None:
        ground = QRectF(box.x, box.y, box.width, box.height)
        painter.setPen(QPen(colour(theme.LINE), 1 / scale))
        painter.setBrush(colour(theme.CARD))
        painter.drawRoundedRect(ground, 7 / scale, 7 / scale)
        painter.save()
        painter.translate(ground.topLeft())
        painter.scale(1 / scale, 1 / scale)
        painter.setPen(colour(theme.INK))
        painter.setFont(self._look.font(pixels / self._look.scale))
        line, top = pixels * LINE_HEIGHT, (box.height * scale - len(label.lines) * pixels * LINE_HEIGHT) / 2
        for i, text in enumerate(label.lines):
            room = QRectF(0, top + i * line, box.width * scale, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
        painter.restore()

    def _paint_stamp(self, painter: QPainter, place: QRectF) -> None:
        assert self._figure is not None
        font = self._look.font(theme.SMALL, True)
        painter.setFont(font)
        room = place.width() - self._look.px(24)
        words = QFontMetricsF(font).boundingRect(QRectF(0, 0, room, 1000), Qt.TextFlag.TextWordWrap, self._figure.stamp)
        box = QRectF(0, 0, words.width() + self._look.px(24), words.height() + self._look.px(12))
        box.moveBottomLeft(place.bottomLeft() + QPointF(self._look.px(12), -self._look.px(12)))
        painter.setPen(QPen(colour(theme.CAUTION), 1.6))
        painter.setBrush(colour(theme.CAUTION_SOFT))
        painter.drawRoundedRect(box, self._look.px(8), self._look.px(8))
        painter.setPen(colour(theme.CAUTION))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._figure.stamp)


def apart(boxes: list[Box], bounds: tuple[float, float], gap: float) -> list[Box]:
    """The boxes pushed up and down until none covers another; where a small picture leaves no room, as far as it goes."""
    placed = list(boxes)
    for _ in range(24):
        moved = False
        for i, one in enumerate(placed):
            for j in range(i):
                other, one = placed[j], placed[i]
                beside = one.x >= other.x + other.width or other.x >= one.x + one.width
                deep = min(one.y + one.height, other.y + other.height) - max(one.y, other.y) + gap
                if beside or deep <= 0.01:
                    continue
                up, down = (i, j) if one.y + one.height / 2 < other.y + other.height / 2 else (j, i)
                for k, push in ((up, -deep / 2), (down, deep / 2)):
                    box = placed[k]
                    placed[k] = Box(box.x, max(0.0, min(box.y + push, bounds[1] - box.height)), box.width, box.height)
                moved = True
        if not moved:
            break
    return placed


def paint_stroke(painter: QPainter, stroke: Stroke) -> None:
    """One stroke of ink, in picture units."""
    if not stroke.points:
        return
    painter.save()
    if stroke.tool == "highlighter":
        painter.setOpacity(0.38)
    painter.setPen(QPen(colour(stroke.colour), stroke.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    first = QPointF(*stroke.points[0])
    if stroke.tool == "arrow" and len(stroke.points) > 1:
        last = QPointF(*stroke.points[-1])
        painter.drawLine(first, last)
        angle, head = atan2(last.y() - first.y(), last.x() - first.x()), stroke.width * 4
        wings = [QPointF(last.x() - head * cos(angle + turn), last.y() - head * sin(angle + turn)) for turn in (-pi / 7, pi / 7)]
        painter.setBrush(colour(stroke.colour))
        painter.drawPolygon(QPolygonF([last, *wings]))
    elif len(stroke.points) == 1:
        painter.drawPoint(first)
    else:
        path = QPainterPath(first)
        for one, two, end in curve(stroke.points):
            path.cubicTo(QPointF(*one), QPointF(*two), QPointF(*end))
        painter.drawPath(path)
    painter.restore()
