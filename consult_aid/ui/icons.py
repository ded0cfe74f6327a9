"""One-colour icons, drawn as strokes on a 24 by 24 grid and tinted from the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from consult_aid import theme

# M x y: move; L x y: line; C x1 y1 x2 y2 x y: curve; O x y r: circle; Z: close
_DRAWN = {
    "check": "M 5 12.5 L 10 17.5 L 19.5 7",
    "plus": "M 12 5 L 12 19 M 5 12 L 19 12",
    "close": "M 6.5 6.5 L 17.5 17.5 M 17.5 6.5 L 6.5 17.5",
    "left": "M 14.5 5.5 L 8 12 L 14.5 18.5",
    "right": "M 9.5 5.5 L 16 12 L 9.5 18.5",
    "down": "M 5.5 9.5 L 12 16 L 18.5 9.5",
    "up": "M 5.5 14.5 L 12 8 L 18.5 14.5",
    "alert": "M 12 4 L 21 19.5 L 3 19.5 Z M 12 10 L 12 14 M 12 16.6 L 12 16.9",
    "info": "O 12 12 8.6 M 12 11.2 L 12 16.4 M 12 7.8 L 12 8.1",
    "unknown": "O 12 12 8.6 M 9.6 9.9 C 9.6 6.6 14.6 6.8 14.5 9.9 C 14.4 11.9 12.1 11.9 12 14 M 12 16.6 L 12 16.9",
    "compare": "M 4 9 L 19 9 M 15.5 5.5 L 19 9 L 15.5 12.5 M 20 16 L 5 16 M 8.5 12.5 L 5 16 L 8.5 19.5",
    "save": "M 12 4 L 12 15 M 7.5 10.5 L 12 15 L 16.5 10.5 M 5 19.5 L 19 19.5",
    "person": "O 12 8.3 3.8 M 4.8 20 C 5.4 14.6 18.6 14.6 19.2 20",
    "book": "M 12 6.5 C 9.5 4.8 6.6 4.6 4 5 L 4 18.4 C 6.6 18 9.5 18.2 12 20 C 14.5 18.2 17.4 18 20 18.4 L 20 5 "
    "C 17.4 4.6 14.5 4.8 12 6.5 L 12 20",
    "pen": "M 5 19 L 6 15 L 16 5 L 19 8 L 9 18 Z",
    "lock": "M 6.5 11 L 17.5 11 L 17.5 19.5 L 6.5 19.5 Z M 8.5 11 L 8.5 8.2 C 8.6 3.6 15.4 3.6 15.5 8.2 L 15.5 11",
}
NAMES = frozenset(_DRAWN)


@cache
def _path(name: str) -> QPainterPath:
    path, parts = QPainterPath(), iter(_DRAWN[name].split())
    for letter in parts:
        match letter:
            case "M":
                path.moveTo(float(next(parts)), float(next(parts)))
            case "L":
                path.lineTo(float(next(parts)), float(next(parts)))
            case "C":
                path.cubicTo(*(float(next(parts)) for _ in range(6)))
            case "O":
                x, y, r = (float(next(parts)) for _ in range(3))
                path.addEllipse(QPointF(x, y), r, r)
            case _:
                path.closeSubpath()
    return path


def paint_icon(painter: QPainter, name: str, box: QRectF, tint: QColor, weight: float = 2.1) -> None:
    """Draws the icon into `box` (square, px). `weight` is the stroke in grid units."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 24, box.height() / 24)
    painter.setPen(QPen(tint, weight, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path(name))
    painter.restore()


def paint_product_sign(painter: QPainter, box: QRectF) -> None:
    """The product's own sign: two pages that face each other."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.PRIMARY))
    painter.drawRoundedRect(box, box.width() * 0.24, box.width() * 0.24)
    disc = box.adjusted(*(box.width() * part for part in (0.22, 0.22, -0.22, -0.22)))
    painter.setBrush(QColor(theme.CARD))
    painter.drawEllipse(disc)
    painter.setBrush(QColor(theme.PRIMARY))
    painter.drawRect(QRectF(disc.center().x() - box.width() * 0.04, disc.top(), box.width() * 0.08, disc.height()))
    painter.restore()
