"""The choice of tones: a round button in the tones that hold, which unfolds a row of swatches for skin and one for hair."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from consult_aid import theme
from consult_aid.record import record
from consult_aid.tones import luminance
from consult_aid.ui.style import EDGE, Look, colour
from consult_aid.ui.widgets.buttons import named
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

    walking = Signal(bool)

    def __init__(self, look: Look, name: str, accessible: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.tone = look, tone
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Who walks along the swatches by arrow keys has not finished; who presses Enter has."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        self.walking.emit(True)
        super().keyPressEvent(event)
        self.walking.emit(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._look.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, chosen = QRectF(self.rect()).center(), self.isChecked()
        radius = px(28 if chosen else 26 if self.underMouse() else 24) / 2
        painter.setBrush(colour(self.tone))
        painter.setPen(QPen(colour(EDGE), 1.4))
        painter.drawEllipse(middle, radius, radius)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(theme.INK), 2.2))
            painter.drawEllipse(middle, radius + px(3), radius + px(3))
            tick = theme.INK if luminance(self.tone) > 128 else theme.CARD
            painter.setPen(QPen(colour(tick), 2.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
            points = ((-0.42, 0.04), (-0.12, 0.34), (0.44, -0.32))
            painter.drawPolyline([QPointF(middle.x() + x * radius, middle.y() + y * radius) for x, y in points])
        if self.shows_focus():
            paint_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self.width() / 2, theme.FOCUS)


class TonePicker(QWidget):
    """Shows what is chosen and reports what the user chooses; the first of each row is as drawn."""

    skin = Signal(str)
    hair = Signal(str)
    shown = Signal()  # other tones hold
    done = Signal()  # chosen, and not just passed by

    def __init__(
        self, look: Look, said: Mapping[str, str], skins: tuple[Choice, ...], hairs: tuple[Choice, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tone-picker")
        self._skins = _Row(look, "skin", said["skin"], said["skin_tone"], skins)
        self._hairs = _Row(look, "hair", said["hair"], said["hair_colour"], hairs)
        self._look = look
        stack = QVBoxLayout(self)
        stack.setContentsMargins(*(look.px(side) for side in (14, 8, 6, 8)))
        stack.setSpacing(0)
        for row, signal in ((self._skins, self.skin), (self._hairs, self.hair)):
            row.chosen.connect(signal)
            row.done.connect(self.done)
            stack.addWidget(row)

    def show_rows(self, skin: bool, hair: bool) -> None:
        """Which rows the picture in view has a use for."""
        self._skins.setVisible(skin)
        self._hairs.setVisible(hair)

    def show_chosen(self, skin: str, hair: str) -> None:
        """The tones with these ids are chosen; an empty or unknown id is the first one."""
        self._skins.choose(skin)
        self._hairs.choose(hair)
        self.shown.emit()

    def colours(self) -> tuple[str, ...]:
        """The colours that hold, of the rows that there are."""
        return tuple(row.chosen_swatch().tone for row in self._rows())

    def enter(self, reason: Qt.FocusReason) -> None:
        """The keyboard is in the first row."""
        for row in self._rows()[:1]:
            row.chosen_swatch().setFocus(reason)

    def focusNextPrevChild(self, ahead: bool) -> bool:
        """Tab goes from row to row and stays here: what lies below is covered."""
        stops = [row.chosen_swatch() for row in self._rows()]
        at = next((i for i, row in enumerate(self._rows()) if row.isAncestorOf(self.focusWidget() or self)), 0)
        reason = Qt.FocusReason.TabFocusReason if ahead else Qt.FocusReason.BacktabFocusReason
        if stops:
            stops[(at + (1 if ahead else -1)) % len(stops)].setFocus(reason)
        return bool(stops)

    def _rows(self) -> list[_Row]:
        return [row for row in (self._skins, self._hairs) if not row.isHidden() and row.has_swatches()]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(EDGE), 1.4))
        painter.setBrush(colour(theme.CARD))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), self._look.px(theme.RADIUS), self._look.px(theme.RADIUS))


class _Row(QWidget):
    """A word and its swatches, of which one is chosen."""

    chosen = Signal(str)
    done = Signal()

    def __init__(self, look: Look, kind: str, word: str, told: str, choices: tuple[Choice, ...]) -> None:
        super().__init__()
        self._kind, self._walking = kind, False
        title = QLabel(word)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(look.font(theme.SMALL))
        tint = title.palette()
        tint.setColor(QPalette.ColorRole.WindowText, colour(theme.QUIET))
        title.setPalette(tint)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(title)
        row.addSpacing(look.px(8))
        row.addStretch(1)
        self._swatches: dict[str, Swatch] = {}
        for choice in choices:
            self._swatches[choice.id] = Swatch(look, f"{kind}-{choice.id}", told.format(name=choice.name), choice.colour)
        for swatch in self._swatches.values():
            swatch.clicked.connect(self._report)
            swatch.walking.connect(self._walk)
            row.addWidget(swatch)

    def choose(self, id: str) -> None:
        swatch = self._swatches.get(id) or next(iter(self._swatches.values()), None)
        if swatch is not None:
            swatch.setChecked(True)

    def chosen_swatch(self) -> Swatch:
        return next((swatch for swatch in self._swatches.values() if swatch.isChecked()), next(iter(self._swatches.values())))

    def has_swatches(self) -> bool:
        return bool(self._swatches)

    def _walk(self, walking: bool) -> None:
        self._walking = walking

    def _report(self) -> None:
        self.chosen.emit(self.sender().objectName().removeprefix(f"{self._kind}-"))
        if not self._walking:
            self.done.emit()


class ToneButton(KeyboardFocus, QPushButton):
    """A disc in the tones that hold; unfolds the picker over the picture and folds it after a choice, Esc, or a tap elsewhere."""

    def __init__(self, look: Look, accessible: str, picker: TonePicker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._picker = look, picker
        self._veil = _Veil(self)
        picker.setParent(self._veil)
        named(self, "tones", accessible)
        self.setToolTip(f"<qt>{escape(accessible)}</qt>")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(look.px(theme.TARGET), look.px(theme.TARGET))
        self.clicked.connect(self._turn)
        picker.shown.connect(self.update)
        picker.done.connect(self._leave)
        self._veil.left.connect(self._leave)

    def show_rows(self, skin: bool, hair: bool) -> None:
        """Which rows the picture in view has a use for; with none there is no button."""
        self._picker.show_rows(skin, hair)
        self.setVisible(skin or hair)
        self.update()

    def fold(self) -> None:
        """The picker is out of sight."""
        self.setChecked(False)
        if not self._veil.isHidden():
            self._veil.hide()
            self._veil.setParent(self)

    def _turn(self, unfolded: bool) -> None:
        if not unfolded:
            self.fold()
            return
        window, px = self.window(), self._look.px
        self._veil.setParent(window)
        self._veil.setGeometry(window.rect())
        size = self._picker.sizeHint()
        corner = self.mapTo(window, QPoint(self.width(), self.height() + px(4)))
        x = max(min(corner.x() - size.width(), window.width() - size.width()), 0)
        y = max(min(corner.y(), window.height() - size.height()), 0)
        self._picker.setGeometry(x, y, min(size.width(), window.width()), size.height())
        self._picker.show()
        self._veil.show()
        self._veil.raise_()
        self._picker.enter(Qt.FocusReason.TabFocusReason if self.shows_focus() else Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        """Folded, and the keyboard is where it was before."""
        if not self._veil.isHidden():
            self.fold()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._look.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rim = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.setPen(QPen(colour(theme.PRIMARY if self.isChecked() or self.underMouse() else EDGE), 1.6))
        painter.setBrush(colour(theme.CARD))
        painter.drawEllipse(rim)
        disc, shown = rim.adjusted(px(4), px(4), -px(4), -px(4)), self._picker.colours()
        painter.setPen(QPen(colour(EDGE), 1))
        for number, tone in enumerate(shown):
            painter.setBrush(colour(tone))
            if len(shown) == 1:
                painter.drawEllipse(disc)
            else:
                painter.drawPie(disc, (90 + number * 180) * 16, 180 * 16)
        if self.shows_focus():
            paint_ring(painter, QRectF(self.rect()), self.width() / 2, theme.FOCUS)


class _Veil(QWidget):
    """Lies unseen over the window while the picker is unfolded."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
