"""One picture at one step: the art as kept pixels, and on top of it, always sharp, leaders, labels, ink and stamp."""

from __future__ import annotations

from functools import lru_cache
from math import atan2, ceil, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from consult_aid import pages, theme
from consult_aid.callouts import leader_start, place, tidy
from consult_aid.illustration import LINE_HEIGHT, Box, Label, Stroke, curve, label_box
from consult_aid.ui.style import Look, colour
from consult_aid.ui.widgets.buttons import text_height
from consult_aid.ui.widgets.focus import KeyboardFocus
from consult_aid.ui.widgets.rasters import Rasters, Wanted
from consult_aid.ui.widgets.signs import paint_ground, paint_ring

NEAR_MS = 50
"""When the neighbours of a step are drawn: after the step itself has come."""
SETTLE_MS = 60
"""How long the size must rest before the picture is drawn anew."""
LEAST_LABEL = 15
"""Smallest label, px."""
LABEL_UNITS = 26
"""Size of a label in units of the picture, where the text size of the window allows it."""
LABELLED = 0.3
"""The most of a picture that labels may cover when they grow with the text size of the window."""
SHRINKING = 0.9
"""Labels that find no place try the next smaller size, this much of the one before."""
LABEL_GAP = 3
"""Room between labels, px."""
STAMP_GAP = 4
"""Room between the picture and its stamp, theme px."""


class PictureView(KeyboardFocus, QWidget):
    """Shows a figure's frame as large as it fits."""

    def __init__(self, look: Look, rasters: Rasters, fails: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._rasters, self._fails = look, rasters, fails
        self._figure: pages.Figure | None = None
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
        room = max(self.height() - self._stamp_strip(), 1)
        scale = min(self.width() / wide, room / high) * ratio
        width, height = max(int(wide * scale), 1), max(int(high * scale), 1)
        left, top = int(self.width() * ratio - width) // 2, int(room * ratio - height) // 2
        return QRectF(left / ratio, top / ratio, width / ratio, height / ratio)

    def _wanted(self, step: int | None = None) -> Wanted:
        assert self._figure is not None
        place, ratio = self._place(), self.devicePixelRatioF()
        frame = self._figure.frame(self._step if step is None else step)
        size = max(round(place.width() * ratio), 1), max(round(place.height() * ratio), 1)
        return Wanted(self._figure.art, frame.highlight, *size, self._figure.tones)

    def foresee(self) -> None:
        """Has the picture drawn, and its labels placed, for when it will be shown at this size."""
        if self._figure is not None:
            self._rasters.foresee(self._wanted())
            self._labels(self._step)

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
                self._labels(near)

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
        frame, scale = self._figure.frame(self._step), self._scale()
        painter.translate(place.topLeft())
        painter.scale(scale, scale)
        for stroke in frame.ink:
            paint_stroke(painter, stroke)
        self._paint_labels(painter, frame.labels, scale)
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

    def _scale(self) -> float:
        """Pixels of the window per unit of the picture."""
        assert self._figure is not None
        return self._place().width() / self._rasters.size(self._figure.art)[0]

    def _labels(self, step: int) -> tuple[float, tuple[Box, ...]]:
        assert self._figure is not None
        return placed_labels(self._figure.frame(step).labels, self._scale(), self._rasters.size(self._figure.art), self._look)

    def _paint_labels(self, painter: QPainter, labels: tuple[Label, ...], scale: float) -> None:
        """Leaders first, so that no line crosses a word."""
        pixels, boxes = self._labels(self._step)
        for label, box in zip(labels, boxes, strict=True):
            start, end = QPointF(*leader_start(box, label.to)), QPointF(*label.to)
            for tint, width in ((theme.CARD, 4.5), (theme.INK, 1.6)):
                painter.setPen(QPen(colour(tint), width / scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawLine(start, end)
            painter.setPen(QPen(colour(theme.CARD), 1.5 / scale))
            painter.setBrush(colour(theme.INK))
            painter.drawEllipse(end, 4 / scale, 4 / scale)
        for label, box in zip(labels, boxes, strict=True):
            self._paint_label(painter, label, box, scale, pixels)

    def _paint_label(self, painter: QPainter, label: Label, box: Box, scale: float, pixels: float) -> None:
        """Its kept pixels, on whole device pixels: labels are many and stay the same from page to page."""
        ratio = self.devicePixelRatioF()
        pixmap = _label_pixels(label.lines, round(box.width * scale), round(box.height * scale), pixels, self._look, ratio)
        corner = painter.transform().map(QPointF(box.x, box.y))
        painter.save()
        painter.resetTransform()
        painter.drawPixmap(QPointF(round(corner.x() * ratio) / ratio - 1, round(corner.y() * ratio) / ratio - 1), pixmap)
        painter.restore()

    def _stamp_strip(self) -> int:
        """The height in px that the stamp has to itself, below the picture."""
        if self._figure is None or not self._figure.stamp:
            return 0
        room = max(self.width() - self._look.px(24), 1)
        return text_height(self._figure.stamp, self._look.font(theme.SMALL, True), room) + self._look.px(8 + STAMP_GAP)

    def _paint_stamp(self, painter: QPainter, place: QRectF) -> None:
        assert self._figure is not None
        font, px = self._look.font(theme.SMALL, True), self._look.px
        painter.setFont(font)
        room = QRectF(0, 0, self.width() - px(24), 1000)
        words = QFontMetricsF(font).boundingRect(room, Qt.TextFlag.TextWordWrap, self._figure.stamp)
        box = QRectF(0, place.bottom() + px(STAMP_GAP), words.width() + px(24), self._stamp_strip() - px(STAMP_GAP))
        box.moveLeft(max(min(place.left(), self.width() - box.width()), 0))
        box.adjust(1, 1, -1, -1)
        painter.setPen(QPen(colour(theme.CAUTION), 1.6))
        painter.setBrush(colour(theme.CAUTION_SOFT))
        painter.drawRoundedRect(box, px(8), px(8))
        painter.setPen(colour(theme.CAUTION))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._figure.stamp)


@lru_cache(128)
def placed_labels(labels: tuple[Label, ...], scale: float, bounds: tuple[float, float], look: Look) -> tuple[float, tuple[Box, ...]]:
    """The size of the labels in px and where each stands, in picture units, so that none covers another; kept from page to page.

    They grow with the text size of the window as far as the picture keeps its face, and step back where they find no place.
    """
    pixels = max(LEAST_LABEL, min(theme.BODY * look.scale, max(LABEL_UNITS * scale, LEAST_LABEL * look.scale)))
    while pixels > LEAST_LABEL:
        told = _Measure(look, pixels)
        covered = sum(box.width * box.height for box in (label_box(label, pixels / scale, told, bounds) for label in labels))
        if covered <= LABELLED * bounds[0] * bounds[1]:
            boxes = place(labels, pixels / scale, told, bounds, LABEL_GAP / scale, thorough=False)
            if tidy(boxes, bounds):
                return pixels, boxes
        pixels *= SHRINKING
    return LEAST_LABEL, place(labels, LEAST_LABEL / scale, _Measure(look, LEAST_LABEL), bounds, LABEL_GAP / scale)


class _Measure:
    """Tells the width of a text at a size in picture units, from the font at a size in px."""

    def __init__(self, look: Look, pixels: float) -> None:
        self._metrics, self._pixels = QFontMetricsF(look.font(pixels / look.scale)), pixels

    def __call__(self, text: str, size: float) -> float:
        return self._metrics.horizontalAdvance(text) * size / self._pixels


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
