"""Panels side by side where there is room, and under each other in one scroll where there is not (narrow windows, very large text)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from consult_aid.record import record
from consult_aid.ui.style import Look
from consult_aid.ui.widgets.scroll import Pane

GAP = 20


@record
class Panel:
    """A widget, its least and best width in theme pixels (best 0: takes what is left), and, when stacked, its height over the pane's."""

    widget: QWidget
    least: int
    best: int = 0
    stacked: float = 0.8


class Columns(Pane):
    """Places panels. Stacked, a panel is at least as high as it asks for."""

    def __init__(self, look: Look, panels: Sequence[Panel], gap: int = GAP, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._panels, self._gap = tuple(panels), gap
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._host = QWidget()
        self._host.setAutoFillBackground(False)
        for panel in self._panels:
            panel.widget.setParent(self._host)
        self.setWidget(self._host)
        self._host.setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Places the panels anew: the window's size or a panel's content has changed."""
        px = self._look.px
        width, height, gap = self.view.width(), self.view.height(), px(self._gap)
        room = width - gap * (len(self._panels) + 1)
        if sum(px(panel.least) for panel in self._panels) <= room:
            self._side_by_side(room, height, gap)
        else:
            self._stack(width, height, gap)

    def _side_by_side(self, room: int, height: int, gap: int) -> None:
        px = self._look.px
        spare = room - sum(px(panel.least) for panel in self._panels)
        widths = []
        for panel in self._panels:
            more = min(max(px(panel.best) - px(panel.least), 0), int(spare * 0.35)) if panel.best else 0
            widths.append(px(panel.least) + more)
        takers = [i for i, panel in enumerate(self._panels) if not panel.best]
        for i in takers:
            widths[i] += (room - sum(widths)) // len(takers)
        x, tall = gap, height - 2 * gap
        for panel, wide in zip(self._panels, widths, strict=True):
            if (layout := panel.widget.layout()) is not None:
                tall = max(
                    tall, layout.totalMinimumHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalMinimumSize().height()
                )
        for panel, wide in zip(self._panels, widths, strict=True):
            panel.widget.setGeometry(QRect(x, gap, wide, tall))
            x += wide + gap
        self._host.resize(self.view.width(), tall + 2 * gap)

    def _stack(self, width: int, height: int, gap: int) -> None:
        y, wide = gap, width - 2 * gap
        for panel in self._panels:
            asked = panel.widget.layout().totalHeightForWidth(wide) if panel.widget.layout() else 0
            tall = max(int(height * panel.stacked), asked, panel.widget.minimumSizeHint().height())
            panel.widget.setGeometry(QRect(gap, y, wide, tall))
            y += tall + gap
        self._host.resize(width, y)
