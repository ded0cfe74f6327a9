"""The head of the picture card: the pictures of a page as small tabs, the title of the one in view, and a corner for a button."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from consult_aid import pages, theme
from consult_aid.ui.style import EDGE, HOVER, Look, colour, face
from consult_aid.ui.widgets.buttons import named
from consult_aid.ui.widgets.column import LATER_MS
from consult_aid.ui.widgets.focus import KeyboardFocus
from consult_aid.ui.widgets.prose import Prose, Run
from consult_aid.ui.widgets.rasters import Rasters, Wanted
from consult_aid.ui.widgets.signs import paint_ring

THUMB = (40, 30)
"""Room for a thumbnail, theme px."""
PAD = 5
LEAST_TAB = 124
"""The width in theme px under which tabs go on in a second row."""
LINES = 2
"""The most lines of a title on a tab."""


class PictureTab(KeyboardFocus, QPushButton):
    """One picture to turn to: its thumbnail and its title, which is shortened to two lines."""

    def __init__(self, look: Look, rasters: Rasters, figure: pages.Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._rasters, self.figure = look, rasters, figure
        named(self, f"picture-{figure.art}", figure.title)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def explain(self) -> None:
        """Its tool tip; said to be markup, so that none in a title is taken for it. Nobody can ask for it before the first paint."""
        from html import escape

        self.setToolTip(f"<qt>{escape(self.figure.title)}</qt>")

    def wanted(self) -> Wanted:
        """Its thumbnail, in device pixels."""
        (wide, high), ratio = self._rasters.size(self.figure.art), self.devicePixelRatioF()
        scale = min(self._look.px(THUMB[0]) / wide, self._look.px(THUMB[1]) / high) * ratio
        return Wanted(self.figure.art, (), max(round(wide * scale), 1), max(round(high * scale), 1), self.figure.tones)

    def lines(self) -> tuple[str, ...]:
        """Its title as it is set."""
        return shortened(self.figure.title, self._look.px(theme.SMALL), self.width() - self._left() - 4)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(180), tab_height(self._look))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._left() + self._look.px(40), tab_height(self._look))

    def _left(self) -> int:
        return self._look.px(2 * PAD + THUMB[0])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._look.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, chosen = QRectF(self.rect()).adjusted(2, 2, -2, -2), self.isChecked()
        painter.setPen(QPen(colour(theme.PRIMARY if chosen else EDGE), 2.2 if chosen else 1.2))
        painter.setBrush(colour(theme.PRIMARY_SOFT if chosen else HOVER if self.underMouse() else theme.CARD))
        painter.drawRoundedRect(box, px(10), px(10))
        self._paint_thumb(painter, QRectF(px(PAD), (self.height() - px(THUMB[1])) / 2, px(THUMB[0]), px(THUMB[1])))
        font = self._look.font(theme.SMALL)
        painter.setFont(font)
        painter.setPen(colour(theme.PRIMARY if chosen else theme.INK))
        told, step = self.lines(), QFontMetrics(font).lineSpacing()
        y = (self.height() - step * len(told)) / 2
        for line in told:
            painter.drawText(QRectF(self._left(), y, self.width() - self._left(), step), Qt.AlignmentFlag.AlignVCenter, line)
            y += step
        if self.shows_focus():
            paint_ring(painter, QRectF(self.rect()), px(12), theme.FOCUS)

    def _paint_thumb(self, painter: QPainter, room: QRectF) -> None:
        """A quiet ground where the thumbnail has not come yet."""
        pixmap = self._rasters.held(self.wanted())
        if pixmap is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme.PAPER))
            painter.drawRoundedRect(room, 4, 4)
            return
        ratio = self.devicePixelRatioF()
        place = QRectF(0, 0, pixmap.width() / ratio, pixmap.height() / ratio)
        place.moveTopLeft((room.center() - place.center()).toPoint())
        painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))


class PictureHead(QWidget):
    """The tabs, in two rows where one would squeeze them, over the title of the picture in view; one picture alone is only named."""

    turned = Signal(str)

    def __init__(self, look: Look, rasters: Rasters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._rasters = look, rasters
        self._figures: tuple[pages.Figure, ...] = ()
        self._tabs: list[PictureTab] = []
        self._fetched = True
        self.title = Prose(look, (), parent=self)
        self.title.setObjectName("picture-title")
        self.corner = QWidget(self)
        self.corner.setVisible(False)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LATER_MS)
        self._soon.timeout.connect(self._fetch)
        rasters.ready.connect(self._ready)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def offer(self, figures: Sequence[pages.Figure], chosen: str) -> None:
        """These pictures, and the one in view."""
        if tuple(figures) != self._figures:
            self._figures, self._fetched = tuple(figures), False
            for old in self._tabs:
                old.hide()
                old.deleteLater()
            self._tabs = [PictureTab(self._look, self._rasters, figure, self) for figure in figures] if len(figures) > 1 else []
            for tab in self._tabs:
                tab.clicked.connect(self._choose)
                tab.show()
        for tab in self._tabs:
            tab.setChecked(tab.figure.art == chosen)
        self.title.say(*(Run(figure.title, theme.BODY, True) for figure in figures if figure.art == chosen))
        self.setVisible(bool(figures))
        self._changed()

    def keep_corner(self, kept: bool) -> None:
        """Whether there is a corner."""
        if kept == self.corner.isHidden():
            self.corner.setVisible(kept)
            self._changed()

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, place=False)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(360), self._look.px(theme.TARGET))

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self.title.minimumSizeHint().width(), self._look.px(LEAST_TAB)) + self._beside(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Thumbnails come after what is in view."""
        super().paintEvent(event)
        if not self._fetched and self._tabs:
            self._fetched = True
            self._soon.start()

    def _changed(self) -> None:
        self.updateGeometry()
        self._arrange(self.width(), place=True)

    def _beside(self) -> int:
        """The width that the corner takes."""
        return 0 if self.corner.isHidden() else self._look.px(theme.TARGET + 8)

    def _arrange(self, width: int, place: bool) -> int:
        px, side = self._look.px, self._look.px(theme.TARGET)
        room = max(width - self._beside(), 1)
        tall = self.title.heightForWidth(width if self._tabs else room)
        if place:
            self.corner.setGeometry(width - side, px(1), side, side)
        if not self._tabs:
            row = max(tall, 0 if self.corner.isHidden() else side + px(4))
            if place:
                self.title.setGeometry(px(4), (row - tall) // 2, room - px(4), tall)
            return row
        count, gap, high = len(self._tabs), px(4), tab_height(self._look)
        across = count if (room + gap) // count - gap >= px(LEAST_TAB) else -(-count // 2)
        wide = (room + gap) // across - gap
        rows = -(-count // across)
        for number, tab in enumerate(self._tabs if place else ()):
            tab.setGeometry(number % across * (wide + gap), number // across * (high + gap), wide, high)
        y = rows * (high + gap) + px(1)
        if place:
            self.title.setGeometry(px(4), y, width - px(4), tall)
        return y + tall

    def _fetch(self) -> None:
        if self._rasters.busy:
            self._soon.start()
        elif self.isVisible():
            for tab in self._tabs:
                tab.explain()
                self._rasters.get(tab.wanted())

    def _ready(self, wanted: Wanted) -> None:
        for tab in self._tabs:
            if tab.figure.art == wanted.art:
                tab.update()

    def _choose(self) -> None:
        self.sender().setChecked(True)  # a tap on the one in view leaves it chosen
        self.turned.emit(self.sender().objectName().removeprefix("picture-"))


def tab_height(look: Look) -> int:
    """The height of a tab in px: two lines, or the thumbnail."""
    lines = LINES * QFontMetrics(look.font(theme.SMALL)).lineSpacing() + look.px(12)
    return max(lines, look.px(THUMB[1] + 2 * PAD), look.px(theme.TARGET))


@lru_cache(512)
def shortened(text: str, pixels: int, width: int) -> tuple[str, ...]:
    """The text in at most two lines of this width, px; what does not fit ends in an ellipsis."""
    metrics, words = QFontMetrics(face(pixels, False)), text.split()
    first: list[str] = []
    while words and metrics.horizontalAdvance(" ".join([*first, words[0]])) <= width:
        first.append(words.pop(0))
    if not first or not words:
        return (metrics.elidedText(text, Qt.TextElideMode.ElideRight, width),)
    return " ".join(first), metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
