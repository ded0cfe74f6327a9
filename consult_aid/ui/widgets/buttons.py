"""Buttons that wrap their words, are large enough for a finger, and show where the keyboard is."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from consult_aid import theme
from consult_aid.ui.icons import paint_icon
from consult_aid.ui.style import EDGE, HOVER, PRESSED, Look, colour, face
from consult_aid.ui.widgets.focus import KeyboardFocus
from consult_aid.ui.widgets.signs import paint_ring, paint_sign

Kind = Literal["primary", "outline", "chip", "tab", "quiet", "segment", "small", "pill"]
RING = 4
"""Room around the visible button for the focus ring, px."""
CENTRED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


def named(widget: QWidget, object_name: str, accessible: str) -> None:
    """Gives a control the two names that tests and screen readers rely on."""
    widget.setObjectName(object_name)
    widget.setAccessibleName(accessible)


@lru_cache(2048)
def _measured(text: str, pixels: int, bold: bool, width: int) -> int:
    font = face(pixels, bold)
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), CENTRED, text).height()


def text_height(text: str, font: QFont, width: int) -> int:
    """Height in px of a text broken at this width; layouts ask for it again and again."""
    return _measured(text, font.pixelSize(), font.bold(), width)


def paint_frame(painter: QPainter, box: QRectF, look: Look) -> None:
    """The frame around segments of which one holds."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(EDGE), 1.4))
    painter.setBrush(colour(theme.CARD))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), look.px(14), look.px(14))


class Button(KeyboardFocus, QPushButton):
    """A rounded button. 'primary' is filled, 'chip', 'tab' and 'segment' are checkable, 'quiet' has no frame, 'small' is set in
    small type."""

    def __init__(
        self,
        look: Look,
        name: str,
        text: str,
        kind: Kind = "outline",
        icon: str = "",
        accessible: str = "",
        sign: tuple[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)  # with a text, PySide would look at the constructor that takes an icon, and so at all about icons
        self.setText(text)
        self._look, self._kind, self._icon, self._sign = look, kind, icon, sign
        named(self, name, accessible or text)
        self.setFont(look.font(theme.SMALL if kind == "small" else theme.BODY, kind != "small"))
        self.setCheckable(kind in ("chip", "tab", "segment"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str, icon: str = "", accessible: str = "") -> None:
        """The button says this now."""
        if (text, icon) != (self.text(), self._icon):
            self._icon = icon
            self.setText(text)
            self.updateGeometry()
            self.update()
        self.setAccessibleName(accessible or text)

    def become(self, kind: Kind) -> None:
        """The button looks like this now."""
        if kind != self._kind:
            self._kind = kind
            self.update()

    def hasHeightForWidth(self) -> bool:
        return bool(self.text())

    def heightForWidth(self, width: int) -> int:
        tall = text_height(self.text(), self.font(), max(width - self._around(), 20))
        return max(tall + self._look.px(18) + 2 * RING, self._least())

    def sizeHint(self) -> QSize:
        if not self.text():
            side = self._least()
            return QSize(side, side)
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + self._around() + 2
        return QSize(max(width, self._least()), self._least())

    def minimumSizeHint(self) -> QSize:
        if not self.text():
            return self.sizeHint()
        metrics = QFontMetrics(self.font())
        longest = max(metrics.horizontalAdvance(word) for word in self.text().split()) if self.text().split() else 0
        return QSize(max(longest + self._around() + 2, self._least()), self._least())

    def _least(self) -> int:
        return self._look.px(theme.TARGET) + 2 * RING - 2

    def _pad(self) -> int:
        return self._look.px({"quiet": 12, "segment": 8, "small": 12}.get(self._kind, 18))

    def _around(self) -> int:
        """Room beside the words: padding, ring and icon."""
        beside = self._look.px(28) if self._icon or self._sign else 0
        return 2 * RING + 2 * self._pad() + beside

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        radius = min(box.height() / 2, self._look.px(10 if self._kind == "segment" else 24))
        ink, ground, edge = self._colours()
        painter.setPen(QPen(colour(edge), 2) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        self._paint_words(painter, box, ink)
        if self.shows_focus():
            paint_ring(painter, QRectF(self.rect()), radius + RING, theme.INK if ground == theme.PRIMARY else theme.FOCUS)

    def _paint_words(self, painter: QPainter, box: QRectF, ink: str) -> None:
        side = self._look.px(20)
        if not self.text():
            side = self._look.px(24)
            square = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            if self._icon:
                paint_icon(painter, self._icon, square, colour(ink), 2.4)
            return
        pad = self._pad()
        beside = self._look.px(28) if self._icon or self._sign else 0
        room = box.adjusted(pad + beside, 0, -pad, 0).toRect()
        words = QFontMetrics(self.font()).boundingRect(room, CENTRED, self.text())
        shift = 0 if self._kind == "small" else max((room.width() - words.width()) // 2, 0)
        if self._icon or self._sign:
            spot = QRectF(box.left() + pad + shift, box.center().y() - side / 2, side, side)
            if self._sign:
                paint_sign(painter, self._sign[0], spot.adjusted(2, 2, -2, -2), colour(self._sign[1]))
            else:
                paint_icon(painter, self._icon, spot, colour(ink), 2.6)
        painter.setPen(colour(ink))
        painter.setFont(self.font())
        painter.drawText(room.adjusted(shift, 0, 2, 0), CENTRED, self.text())

    def _colours(self) -> tuple[str, str, str]:
        """Ink, ground and edge; empty for none."""
        hover, down = self.underMouse(), self.isDown()
        if not self.isEnabled():
            return theme.pale(theme.QUIET, 0.3), "", theme.LINE
        match self._kind:
            case "primary":
                return theme.CARD, PRESSED if down or hover else theme.PRIMARY, ""
            case "outline":
                return theme.PRIMARY, theme.PRIMARY_SOFT if down else HOVER if hover else theme.CARD, theme.PRIMARY
            case "chip":
                if self.isChecked():
                    return theme.PRIMARY, theme.PRIMARY_SOFT, theme.PRIMARY
                return theme.INK, HOVER if hover or down else theme.CARD, EDGE
            case "tab":
                if self.isChecked():
                    return theme.CARD, theme.PRIMARY, ""
                return theme.PRIMARY if hover else theme.QUIET, HOVER if hover else "", ""
            case "segment":
                if self.isChecked():
                    return theme.PRIMARY, theme.PRIMARY_SOFT, ""
                return theme.INK, HOVER if hover else "", ""
            case "pill":
                return theme.INK, HOVER if hover or down else theme.CARD, theme.LINE
            case "small":
                return theme.PRIMARY, theme.PRIMARY_SOFT if down else HOVER if hover else theme.CARD, theme.pale(theme.PRIMARY, 0.5)
            case "quiet":
                return theme.PRIMARY, theme.PRIMARY_SOFT if down else HOVER if hover else "", ""


class RowButton(KeyboardFocus, QPushButton):
    """A wide row to tap: an optional tile with an option's sign or an icon, words that wrap, and a small icon at the end."""

    def __init__(
        self,
        look: Look,
        name: str,
        text: str,
        sign: tuple[str, str] | None = None,
        icon: str = "",
        card: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)  # with a text, PySide would look at the constructor that takes an icon, and so at all about icons
        self.setText(text)
        self._look, self._sign, self._icon, self._card, self._end = look, sign, icon, card, ""
        named(self, name, text)
        self.setFont(look.font())
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def end_with(self, icon: str, told: str = "") -> None:
        """The small icon at the end, and what a screen reader says of it."""
        if icon != self._end:
            self._end = icon
            self.update()
        self.setAccessibleName(f"{self.text()}, {told}" if told else self.text())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heaviest = self._look.font(theme.BODY, not self._card)  # so that its height stays when it is chosen
        tall = text_height(self.text(), heaviest, max(width - self._left() - self._right(), 20))
        return max(tall + self._look.px(16), self._look.px(56))

    def sizeHint(self) -> QSize:
        width = self._look.px(220)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        bold = QFontMetrics(self._look.font(theme.BODY, True))
        longest = max((bold.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(self._left() + longest + self._right() + 2, self._look.px(56))

    def _face(self) -> QFont:
        """The chosen row of a rail is bold; a card keeps its weight, its icon tells."""
        return self._look.font(theme.BODY, self.isChecked() and not self._card)

    def _left(self) -> int:
        return self._look.px(60) if self._sign or self._icon else self._look.px(18)

    def _right(self) -> int:
        return self._look.px(38)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, chosen = QRectF(self.rect()).adjusted(2, 2, -2, -2), self.isChecked()
        radius = self._look.px(14)
        painter.setPen(QPen(colour(theme.LINE), 1.4) if self._card else Qt.PenStyle.NoPen)
        ground = theme.CARD if self._card else theme.PRIMARY_SOFT if chosen else HOVER if self.underMouse() else ""
        painter.setBrush(colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, radius, radius)
        if self._sign or self._icon:
            self._paint_tile(painter, box, chosen)
        shown = chosen or not self._card
        painter.setPen(colour(theme.PRIMARY if chosen and not self._card else theme.INK if shown else theme.QUIET))
        painter.setFont(self._face())
        painter.drawText(self.rect().adjusted(self._left(), 0, -self._right(), 0), CENTRED, self.text())
        if self._end:
            side = self._look.px(20)
            spot = QRectF(box.right() - side - self._look.px(10), box.center().y() - side / 2, side, side)
            tint = theme.PRIMARY if self._end in ("check", "lock") else theme.QUIET
            paint_icon(painter, self._end, spot, colour(tint), 2.8 if self._end != "lock" else 2.0)
        if self.shows_focus():
            paint_ring(painter, QRectF(self.rect()), radius, theme.FOCUS)

    def _paint_tile(self, painter: QPainter, box: QRectF, chosen: bool) -> None:
        side = self._look.px(38)
        tile = QRectF(box.left() + self._look.px(10), box.center().y() - side / 2, side, side)
        painter.setPen(QPen(colour(theme.LINE), 1.4))
        painter.setBrush(colour(theme.CARD))
        painter.drawRoundedRect(tile, self._look.px(10), self._look.px(10))
        inset = side * 0.26
        if self._sign:
            paint_sign(painter, self._sign[0], tile.adjusted(inset, inset, -inset, -inset), colour(self._sign[1]))
        else:
            paint_icon(painter, self._icon, tile.adjusted(inset * 0.8, inset * 0.8, -inset * 0.8, -inset * 0.8), colour(theme.QUIET))
