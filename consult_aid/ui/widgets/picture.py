"""One picture at one step: the art as kept pixels, and on top of it, always sharp, leaders, labels, ink and stamp."""

from __future__ import annotations

from functools import lru_cache
from math import atan2, ceil, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from consult_aid import pages, theme
from consult_aid.illustration import LINE_HEIGHT, Box, Label, Stroke, curve, label_box
from consult_aid.ui.style import Look, colour
from consult_aid.ui.widgets.focus import KeyboardFocus
from consult_aid.ui.widgets.rasters import Rasters, Wanted
from consult_aid.ui.widgets.signs import paint_ground, paint_ring

NEAR_MS = 50
"""When the neighbours of a step are drawn: after the step itself has come."""
SETTLE_MS = 60
"""How long the size must rest before the picture is drawn anew."""
LEAST_LABEL = 15
"""Smallest label, px."""


class PictureView(KeyboardFocus, QWidget):
    """Shows a figure's frame as large as it fits."""

    def __init__(self, look: Look, rasters: Rasters, fails: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._rasters, self._fails = look, rasters, fails
        self._figure: pages.Figure | None = None
        self._put: tuple[object, tuple[tuple[Label, Box, Box], ...]] = (None, ())
        self._near = QTimer(self)
        self._near.setSingleShot(True)
        self._near.setInterval(NEAR_MS)
        self._near.timeout.connect(self._fetch_near)
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
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # it fills itself: nothing behind it is painted again

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
        """Where the art stands in this widget, in whole device pixels: so kept pixels are copied and never stretched."""
        if self._figure is None:
            return QRectF()
        (wide, high), ratio = self._rasters.size(self._figure.art), self.devicePixelRatioF()
        scale = min(self.width() / wide, self.height() / high) * ratio
        width, height = max(int(wide * scale), 1), max(int(high * scale), 1)
        left, top = int(self.width() * ratio - width) // 2, int(self.height() * ratio - height) // 2
        return QRectF(left / ratio, top / ratio, width / ratio, height / ratio)

    def _wanted(self, step: int | None = None) -> Wanted:
        assert self._figure is not None
        place, ratio = self._place(), self.devicePixelRatioF()
        frame = self._figure.frame(self._step if step is None else step)
        size = max(round(place.width() * ratio), 1), max(round(place.height() * ratio), 1)
        return Wanted(self._figure.art, frame.highlight, *size, self._figure.tones)

    def foresee(self) -> None:
        """Has the picture drawn for when it will be shown at this size."""
        if self._figure is not None:
            self._rasters.foresee(self._wanted())

    def _fetch(self) -> None:
        """Asks for this step, and a little later for its neighbours."""
        if self._figure is None or not self._seen or not self.isVisible():
            return
        self.update()
        wanted = self._wanted()
        self._rasters.only({(wanted.width, wanted.height)})
        if self._rasters.get(wanted) is not None:
            self._near.start()

    def _fetch_near(self) -> None:
        if self._figure is None or not self.isVisible():
            return
        for near in (self._step + 1, self._step - 1):
            if 0 <= near <= len(self._figure.frames):
                self._rasters.get(self._wanted(near))

    def _ready(self, wanted: Wanted) -> None:
        if self._figure is not None and wanted.art == self._figure.art:
            if not self._near.isActive() and wanted == self._wanted():
                self._near.start()
            self.update()

    def _missed(self, wanted: Wanted) -> None:
        if self._figure is not None and wanted.art == self._figure.art:
            self._failed = True
            self.setAccessibleDescription(f"{self._fails}\n{self._figure.alt}")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, place = QPainter(self), self._place()
        pixmap = self._rasters.held(self._wanted()) if self._figure is not None and not self._failed else None
        self._paint_ground(painter, place if pixmap is not None else QRectF())
        if self._figure is None:
            return
        if not self._seen:  # the window comes first; the art is read when it can be seen
            self._seen = True
            QTimer.singleShot(0, self, self._fetch)
            return
        if self._failed:
            painter.setPen(colour(theme.QUIET))
            painter.setFont(self._look.font())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._fails)
            return
        if pixmap is None:
            pixmap = self._rasters.stale(self._wanted())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if pixmap is not None:
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if pixmap is not None:
            paint_corners(painter, place, self._look.px(10))
        bounds, frame = self._rasters.size(self._figure.art), self._figure.frame(self._step)
        painter.translate(place.topLeft())
        scale = place.width() / bounds[0]
        painter.scale(scale, scale)
        for stroke in frame.ink:
            paint_stroke(painter, stroke)
        self._paint_labels(painter, frame.labels, scale, bounds)
        painter.resetTransform()
        if self._figure.stamp:
            self._paint_stamp(painter, place)
        if self.shows_focus():
            paint_ring(painter, place, self._look.px(10), theme.FOCUS)

    def _paint_ground(self, painter: QPainter, place: QRectF) -> None:
        """What the picture, which has no holes, will not cover."""
        whole = QRectF(self.rect())
        if place.isEmpty():
            paint_ground(painter, whole, theme.CARD)
            return
        for strip in (
            QRectF(0, 0, whole.width(), place.top()),
            QRectF(0, place.bottom(), whole.width(), whole.height() - place.bottom()),
            QRectF(0, place.top(), place.left(), place.height()),
            QRectF(place.right(), place.top(), whole.width() - place.right(), place.height()),
        ):
            paint_ground(painter, strip, theme.CARD)

    def _label_px(self, scale: float) -> float:
        return max(LEAST_LABEL, min(theme.BODY * self._look.scale, 26 * scale))

    def _paint_labels(self, painter: QPainter, labels: tuple[Label, ...], scale: float, bounds: tuple[float, float]) -> None:
        """Leaders first, so that no line crosses a word."""
        pixels = self._label_px(scale)
        placed = self._put_labels(labels, scale, bounds)
        for label, box, at in placed:
            start, end = QPointF(*label.anchor) + QPointF(at.x - box.x, at.y - box.y), QPointF(*label.to)
            for tint, width in ((theme.CARD, 4.5), (theme.INK, 1.6)):
                painter.setPen(QPen(colour(tint), width / scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawLine(start, end)
            painter.setPen(QPen(colour(theme.CARD), 1.5 / scale))
            painter.setBrush(colour(theme.INK))
            painter.drawEllipse(end, 4 / scale, 4 / scale)
        for label, _, at in placed:
            self._paint_label(painter, label, at, scale, pixels)

    def _put_labels(self, labels: tuple[Label, ...], scale: float, bounds: tuple[float, float]) -> tuple[tuple[Label, Box, Box], ...]:
        """Each label, its own place, and where it stands so that none covers another; kept while frame and size stay."""
        if self._put[0] != (labels, scale):
            pixels = self._label_px(scale)
            metrics = QFontMetricsF(self._look.font(pixels / self._look.scale))

            def measure(text: str, size: float) -> float:
                return metrics.horizontalAdvance(text) * size / pixels

            boxes = [label_box(label, pixels / scale, measure, bounds) for label in labels]
            self._put = ((labels, scale), tuple(zip(labels, boxes, apart(boxes, bounds, 3 / scale), strict=True)))
        return self._put[1]

    def _paint_label(self, painter: QPainter, label: Label, box: Box, scale: float, pixels: float) -> None:
        """Its kept pixels, on whole device pixels: labels are many and stay the same from page to page."""
        ratio = self.devicePixelRatioF()
        pixmap = _label_pixels(label.lines, round(box.width * scale), round(box.height * scale), pixels, self._look, ratio)
        corner = painter.transform().map(QPointF(box.x, box.y))
        painter.save()
        painter.resetTransform()
        painter.drawPixmap(QPointF(round(corner.x() * ratio) / ratio - 1, round(corner.y() * ratio) / ratio - 1), pixmap)
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


@lru_cache(256)
def _label_pixels(lines: tuple[str, ...], width: int, height: int, pixels: float, look: Look, ratio: float) -> QPixmap:
    """A label's box and words, with room of 1 px around for the edge."""
    pixmap = QPixmap(ceil((width + 2) * ratio), ceil((height + 2) * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(theme.LINE), 1))
    painter.setBrush(colour(theme.CARD))
    painter.drawRoundedRect(QRectF(1, 1, width, height), 7, 7)
    painter.setPen(colour(theme.INK))
    painter.setFont(look.font(pixels / look.scale))
    line, top = pixels * LINE_HEIGHT, 1 + (height - len(lines) * pixels * LINE_HEIGHT) / 2
    for i, text in enumerate(lines):
        room = QRectF(1, top + i * line, width, line)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
    painter.end()
    return pixmap


def paint_corners(painter: QPainter, box: QRectF, radius: float) -> None:
    """Rounds the corners of a picture by covering them with the colour of the card: a rounded clip would slow down every pixel."""
    reach = radius * 0.4477  # of a quarter of a circle's Bezier curve
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.CARD))
    for x, right in ((box.left(), 1), (box.right(), -1)):
        for y, down in ((box.top(), 1), (box.bottom(), -1)):
            path = QPainterPath(QPointF(x, y))
            path.lineTo(x + right * radius, y)
            path.cubicTo(x + right * reach, y, x, y + down * reach, x, y + down * radius)
            path.closeSubpath()
            painter.drawPath(path)


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
