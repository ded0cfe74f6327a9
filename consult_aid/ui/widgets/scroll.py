"""A scroll area for finger, wheel and keyboard: no frame, see-through, its content as wide as itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from consult_aid.ui.widgets.buttons import named


class Pane(QScrollArea):
    """A frameless scroll area that can be pushed with a finger.

    It brings its own viewport: to ask Qt for its own one makes PySide look through every widget class there is, 20 ms of the start.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QWidget()
        self.setViewport(self.view)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._touchable = QTimer(self)
        self._touchable.setSingleShot(True)
        self._touchable.setInterval(300)
        self._touchable.timeout.connect(self._grab)
        self._touchable.start()

    def _grab(self) -> None:
        from PySide6.QtWidgets import QScroller

        QScroller.grabGesture(self.view, QScroller.ScrollerGestureType.TouchGesture)


class Scroll(Pane):
    """Shows `content`; scrolls upright only unless `both`."""

    def __init__(self, name: str, accessible: str, content: QWidget, both: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name, accessible)
        self.content = content
        self.setWidgetResizable(True)
        if not both:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def around(self) -> int:
        """What edge and scroll bar take of its width, px."""
        bar = self.verticalScrollBar()
        self.ensurePolished()
        bar.ensurePolished()
        return bar.sizeHint().width() + 2 * self.frameWidth()
