"""Option signs: each option's own shape in its own hue, so that it is known by two cues."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from consult_aid.ui.style import colour


def sign_path(shape: str) -> QPainterPath:
    """The outline of a sign on a grid of 24 by 24, to be filled. An unknown shape is a circle."""
    path, middle = QPainterPath(), QPointF(12, 12)
    match shape:
        case "ring":
            path.addEllipse(middle, 10, 10)
            path.addEllipse(middle, 4.6, 4.6)
        case "diamond":
            path.addPolygon(_polygon((12, 1), (23, 12), (12, 23), (1, 12)))
        case "drop":
            path.moveTo(12, 1)
            path.cubicTo(16, 7, 20, 11, 20, 15.2)
            path.cubicTo(20, 25.4, 4, 25.4, 4, 15.2)
            path.cubicTo(4, 11, 8, 7, 12, 1)
        case "square":
            path.addRoundedRect(QRectF(3, 3, 18, 18), 2, 2)
        case "cross":
            path.addPolygon(
                _polygon((9, 2), (15, 2), (15, 9), (22, 9), (22, 15), (15, 15), (15, 22), (9, 22), (9, 15), (2, 15), (2, 9), (9, 9))
            )
        case "hexagon":
            path.addPolygon(_polygon(*((12 + 11 * cos(pi * i / 3), 12 + 11 * sin(pi * i / 3)) for i in range(6))))
        case "triangle":
            path.addPolygon(_polygon((12, 2), (23, 21.5), (1, 21.5)))
        case "bar":
            path.addRoundedRect(QRectF(2, 8, 20, 8), 2, 2)
        case "leaf":
            path.moveTo(3, 21)
            path.cubicTo(1, 9, 9, 2, 22, 2)
            path.cubicTo(22, 15, 15, 23, 3, 21)
        case _:
            path.addEllipse(middle, 10, 10)
    path.closeSubpath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    return path


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def paint_sign(painter: QPainter, shape: str, box: QRectF, tint: QColor) -> None:
    """Fills `box` (square, px) with the sign."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 24, box.height() / 24)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawPath(sign_path(shape))
    painter.restore()


def paint_ground(painter: QPainter, box: QRectF, tint: str) -> None:
    """Fills a rectangle. (`fillRect` knows so many kinds of brush that its first call costs 6 ms of the start.)"""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tint))
    painter.drawRect(box)


def paint_ring(painter: QPainter, box: QRectF, radius: float, tint: str, width: float = 2.5) -> None:
    """The focus ring: an outline in `tint` around `box`."""
    painter.setPen(QPen(colour(tint), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
