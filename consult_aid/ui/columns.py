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
ALONE = 840
"""Widest that a panel of words stands alone, theme px: longer lines are hard to follow."""


@record
class Panel:
    """A widget, its least and best width in theme pixels (best 0: takes what is left), and, when stacked, its height over the pane's.

    Who takes what is left may ask for a width that it has `first`, before others grow to their best.
    """

    widget: QWidget
    least: int
    best: int = 0
    stacked: float = 0.8
    first: int = 0


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
        """Places the panels anew: the window's size or a panel's content has changed, or one was shown or hidden."""
        shown = [panel for panel in self._panels if not panel.widget.isHidden()]
        if len(shown) < len(self._panels):
            self._place(list(self._panels))  # so that a hidden one has the size that it will be shown at
        self._place(shown)

    def width_of(self, widget: QWidget, *hidden: QWidget) -> int:
        """How wide a panel would be in px, were just these others hidden."""
        panels = [panel for panel in self._panels if panel.widget not in hidden]
        room = self._room(panels)
        if sum(self._look.px(panel.least) for panel in panels) > room:
            return self.view.width() - 2 * self._look.px(self._gap)
        return next(wide for panel, (_, wide) in zip(panels, self._spans(panels, room), strict=True) if panel.widget is widget)

    def _room(self, panels: Sequence[Panel]) -> int:
        return self.view.width() - self._look.px(self._gap) * (len(panels) + 1)

    def _place(self, panels: Sequence[Panel]) -> None:
        room = self._room(panels)
        if sum(self._look.px(panel.least) for panel in panels) <= room:
            self._side_by_side(panels, room)
        else:
            self._stack(panels)

    def _spans(self, panels: Sequence[Panel], room: int) -> list[tuple[int, int]]:
        """Left edge and width of each. One alone that could not take everything stands in the middle."""
        px, gap = self._look.px, self._look.px(self._gap)
        if len(panels) == 1 and panels[0].best:
            wide = min(room, px(ALONE))
            return [(gap + (room - wide) // 2, wide)]
        spare = max(room - sum(max(px(panel.least), px(panel.first)) for panel in panels), 0)
        widths = []
        for panel in panels:
            more = min(max(px(panel.best) - px(panel.least), 0), int(spare * 0.35)) if panel.best else 0
            widths.append(px(panel.least) + more)
        takers = [i for i, panel in enumerate(panels) if not panel.best]
        for i in takers:
            widths[i] += (room - sum(widths)) // len(takers)
        return [(gap * (i + 1) + sum(widths[:i]), wide) for i, wide in enumerate(widths)]

    def _side_by_side(self, panels: Sequence[Panel], room: int) -> None:
        gap = self._look.px(self._gap)
        tall, spans = self.view.height() - 2 * gap, self._spans(panels, room)
        for panel, (_, wide) in zip(panels, spans, strict=True):
            if (layout := panel.widget.layout()) is not None:
                tall = max(
                    tall, layout.totalMinimumHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalMinimumSize().height()
                )
        for panel, (x, wide) in zip(panels, spans, strict=True):
            panel.widget.setGeometry(QRect(x, gap, wide, tall))
        self._host.resize(self.view.width(), tall + 2 * gap)

    def _stack(self, panels: Sequence[Panel]) -> None:
        gap, height = self._look.px(self._gap), self.view.height()
        y, wide = gap, self.view.width() - 2 * gap
        for panel in panels:
            asked = panel.widget.layout().totalHeightForWidth(wide) if panel.widget.layout() else 0
            tall = max(int(height * panel.stacked), asked, panel.widget.minimumSizeHint().height())
            panel.widget.setGeometry(QRect(gap, y, wide, tall))
            y += tall + gap
        self._host.resize(self.view.width(), y)
