"""The signs of verdicts, each with an outline and a colour of its own. The word always stands beside them."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from consult_aid import theme
from consult_aid.ui.style import colour

INKS = {"supported": theme.PRIMARY, "partly": theme.CAUTION, "unsupported": theme.QUIET, "contradicted": theme.BAD}


def paint_verdict(painter: QPainter, kind: str, box: QRectF) -> None:
    """Into `box` (square, px): a disc with a tick, a half-filled circle, an open one with a question mark, an octagon with a cross."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center())
    painter.scale(box.width() / 24, box.height() / 24)
    ink = colour(INKS[kind])
    if kind in ("partly", "unsupported"):
        painter.setPen(QPen(ink, 2.4))
        painter.setBrush(colour(theme.CARD))
        painter.drawEllipse(QPointF(0, 0), 10.4, 10.4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    match kind:
        case "supported":
            painter.drawEllipse(QPointF(0, 0), 11.6, 11.6)
            _stroke(painter, theme.CARD, 3, ((-5.4, -0.2), (-1.4, 4.2), (5.6, -4.4)))
        case "partly":
            painter.drawPie(QRectF(-10.4, -10.4, 20.8, 20.8), 90 * 16, 180 * 16)
        case "unsupported":
            hook = QPainterPath(QPointF(-3.4, -2.8))
            hook.cubicTo(-3.4, -7.8, 4.1, -7.6, 3.9, -2.8)
            hook.cubicTo(3.8, 0.4, 0, 0.2, 0, 2.9)
            painter.strokePath(hook, _pen(INKS[kind], 2.3))
            painter.drawEllipse(QPointF(0, 6.3), 1.5, 1.5)
        case _:
            painter.drawPolygon(QPolygonF([QPointF(12 * cos(a), 12 * sin(a)) for a in (pi * (k + 0.5) / 4 for k in range(8))]))
            _stroke(painter, theme.CARD, 3.2, ((-4.4, -4.4), (4.4, 4.4)))
            _stroke(painter, theme.CARD, 3.2, ((-4.4, 4.4), (4.4, -4.4)))
    painter.restore()


def _pen(ink: str, width: float) -> QPen:
    return QPen(colour(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _stroke(painter: QPainter, ink: str, width: float, points: tuple[tuple[float, float], ...]) -> None:
    painter.setPen(_pen(ink, width))
    painter.drawPolyline([QPointF(*point) for point in points])
