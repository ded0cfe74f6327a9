"""A scroll area for finger, wheel and keyboard: no frame, see-through, its content as wide as itself.

Its bars alone have a style sheet. One for the whole window would be looked up for every widget in it: 7 ms of the start.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from consult_aid import theme
from consult_aid.ui.style import Look, bar_style
from consult_aid.ui.widgets.buttons import named
from consult_aid.ui.widgets.signs import paint_ring

EDGE = 2
"""Room around the view for the focus ring, px."""


class Ring(QWidget):
    """The focus ring of a scroll area: lies over it and lets everything through."""

    def __init__(self, look: Look, around: QWidget) -> None:
        super().__init__(around)
        self._radius = look.px(8)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(around.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ring(painter, QRectF(self.rect()), self._radius, theme.FOCUS, EDGE)


class Pane(QScrollArea):
    """A frameless scroll area that can be pushed with a finger.

    It brings its own viewport: to ask Qt for its own one makes PySide look through every widget class there is, 20 ms of the start.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._ring: Ring | None = None
        self.view = QWidget()
        self.setViewport(self.view)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(EDGE, EDGE, EDGE, EDGE)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setStyleSheet(bar_style(look))
        self._touchable = QTimer(self)
        self._touchable.setSingleShot(True)
        self._touchable.setInterval(300)
        self._touchable.timeout.connect(self._grab)
        self._touchable.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring = self._ring or Ring(self._look, self)
        self._ring.raise_()
        self._ring.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._ring:
            self._ring.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._ring:
            self._ring.setGeometry(self.rect())

    def _grab(self) -> None:
        from PySide6.QtWidgets import QScroller

        QScroller.grabGesture(self.view, QScroller.ScrollerGestureType.TouchGesture)


class Scroll(Pane):
    """Shows `content`; scrolls upright only unless `both`."""

    def __init__(self, look: Look, name: str, accessible: str, content: QWidget, both: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        named(self, name, accessible)
        self.content = content
        self.setWidgetResizable(True)
        if not both:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def take(self, content: QWidget) -> None:
        """Shows this content from now on; the old one goes."""
        self.content = content
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def around(self) -> int:
        """What edge and scroll bar take of its width, px."""
        bar = self.verticalScrollBar()
        bar.ensurePolished()
        return bar.sizeHint().width() + 2 * EDGE
