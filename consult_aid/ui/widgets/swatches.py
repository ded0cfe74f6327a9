"""The choice of tones: a row of round swatches for skin and one for hair."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from consult_aid import theme
from consult_aid.record import record
from consult_aid.tones import luminance
from consult_aid.ui.style import EDGE, Look, colour
from consult_aid.ui.widgets.buttons import named
from consult_aid.ui.widgets.flow import Flow
from consult_aid.ui.widgets.focus import KeyboardFocus
from consult_aid.ui.widgets.signs import paint_ring

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


@record
class Choice:
    """One tone to choose: its id, its name, and the colour that shows it."""

    id: str
    name: str
    colour: str


class Swatch(KeyboardFocus, QRadioButton):
    """A round sample of a tone; the chosen one is larger, ringed and ticked."""

    def __init__(self, look: Look, name: str, accessible: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._tone = look, tone
        named(self, name, accessible)
        self.setToolTip(f"<qt>{escape(accessible)}</qt>")  # said to be markup, so that none in a name is taken for it
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(theme.TARGET), self._look.px(theme.TARGET))

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def event(self, event: QEvent) -> bool:
        """Arrow keys go from swatch to swatch; elsewhere in the card they turn the picture."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in ARROWS:
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._look.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, chosen = QRectF(self.rect()).center(), self.isChecked()
        radius = px(28 if chosen else 26 if self.underMouse() else 24) / 2
        painter.setBrush(colour(self._tone))
        painter.setPen(QPen(colour(EDGE), 1.4))
        painter.drawEllipse(middle, radius, radius)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(theme.INK), 2.2))
            painter.drawEllipse(middle, radius + px(3), radius + px(3))
            tick = theme.INK if luminance(self._tone) > 128 else theme.CARD
            painter.setPen(QPen(colour(tick), 2.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
            points = ((-0.42, 0.04), (-0.12, 0.34), (0.44, -0.32))
            painter.drawPolyline([QPointF(middle.x() + x * radius, middle.y() + y * radius) for x, y in points])
        if self.shows_focus():
            paint_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self.width() / 2, theme.FOCUS)


class TonePicker(QWidget):
    """Shows what is chosen and reports what the user chooses; the first of each row is as drawn."""

    skin = Signal(str)
    hair = Signal(str)

    def __init__(
        self, look: Look, said: Mapping[str, str], skins: tuple[Choice, ...], hairs: tuple[Choice, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tone-picker")
        self._skins = _Row(look, "skin", said["skin"], said["skin_tone"], skins)
        self._hairs = _Row(look, "hair", said["hair"], said["hair_colour"], hairs)
        flow = Flow(look.px(4))
        for row, signal in ((self._skins, self.skin), (self._hairs, self.hair)):
            row.chosen.connect(signal)
            flow.addWidget(row)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addLayout(flow)

    def show_rows(self, skin: bool, hair: bool) -> None:
        """Which rows the picture in view has a use for."""
        self._skins.setVisible(skin)
        self._hairs.setVisible(hair)

    def show_chosen(self, skin: str, hair: str) -> None:
        """The tones with these ids are chosen; an empty or unknown id is the first one."""
        self._skins.choose(skin)
        self._hairs.choose(hair)


class _Row(QWidget):
    """A word and its swatches, of which one is chosen."""

    chosen = Signal(str)

    def __init__(self, look: Look, kind: str, word: str, told: str, choices: tuple[Choice, ...]) -> None:
        super().__init__()
        self._kind = kind
        title = QLabel(word)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(look.font(theme.SMALL))
        tint = title.palette()
        tint.setColor(QPalette.ColorRole.WindowText, colour(theme.QUIET))
        title.setPalette(tint)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, look.px(16), 0)
        row.setSpacing(0)
        row.addWidget(title)
        row.addSpacing(look.px(4))
        self._swatches: dict[str, Swatch] = {}
        for choice in choices:
            self._swatches[choice.id] = Swatch(look, f"{kind}-{choice.id}", told.format(name=choice.name), choice.colour)
        for swatch in self._swatches.values():
            swatch.clicked.connect(self._report)
            row.addWidget(swatch)

    def choose(self, id: str) -> None:
        swatch = self._swatches.get(id) or next(iter(self._swatches.values()), None)
        if swatch is not None:
            swatch.setChecked(True)

    def _report(self) -> None:
        self.chosen.emit(self.sender().objectName().removeprefix(f"{self._kind}-"))
