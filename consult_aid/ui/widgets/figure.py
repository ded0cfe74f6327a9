"""The picture card: tabs for the pictures of a page, the picture, its step player, and a corner for the choice of tones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consult_aid import pages, theme
from consult_aid.ui.style import Look, colour
from consult_aid.ui.widgets.column import LATER_MS
from consult_aid.ui.widgets.picture import PictureView
from consult_aid.ui.widgets.prose import Prose, Run
from consult_aid.ui.widgets.rasters import Rasters
from consult_aid.ui.widgets.steps import StepPlayer
from consult_aid.ui.widgets.tabs import PictureHead

if TYPE_CHECKING:
    from consult_aid.ui.widgets.swatches import ToneButton, TonePicker

EDGE = 4
"""Room between the picture and the rim of the card, theme px."""
INSET = 10
"""Room between its words and the rim."""


class PictureCard(QWidget):
    """Shows one of several figures at a step; reports what the user turns to."""

    stepped = Signal(str, int)  # picture, step
    turned = Signal(str)  # picture
    grew = Signal()  # or shrank: the height it asks for

    def __init__(self, look: Look, said: Mapping[str, str], rasters: Rasters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._said, self._rasters = look, said, rasters
        self._tones: ToneButton | None = None
        self._figures: tuple[pages.Figure, ...] = ()
        self._shown: pages.Figure | None = None
        self.head = PictureHead(look, rasters)
        self.picture = PictureView(look, rasters, said["picture_fails"])
        self.player = StepPlayer(look, said)
        self._none = Prose(look, (Run(said["no_picture"], colour=theme.QUIET),), align="center")
        self.head.turned.connect(self.turned)
        self.player.stepped.connect(self._report)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(*(look.px(side) for side in (0, 8, 0, 8)))
        stack.setSpacing(look.px(4))
        for part, stretch, inset in ((self.head, 0, INSET), (self._none, 0, INSET), (self.picture, 1, EDGE), (self.player, 0, INSET)):
            row = QHBoxLayout()
            row.setContentsMargins(look.px(inset), 0, look.px(inset), 0)
            row.addWidget(part)
            stack.addLayout(row, stretch)
        self.setObjectName("picture-card")
        self._keys: list[object] = []
        self._held = ("", 0)
        self.offered = self.rows = (False, False)

    def keep_place(self, marks: tuple[bool, bool]) -> None:
        """For pictures with colours of skin, of hair, there will be a choice of tones; its corner is there before it comes."""
        self.offered = marks

    def take(self, picker: TonePicker) -> None:
        """The choice of tones has come: a button in the corner that unfolds it over the picture."""
        from consult_aid.ui.widgets.swatches import ToneButton

        self._tones = ToneButton(self._look, self._said["skin_and_hair"], picker, self.head.corner)
        self._tones.show()
        self._show_tones()

    def _show_tones(self) -> None:
        """Whoever turns from picture to picture finds the tabs where they were: the corner stays if one of them has a use for it."""
        marks = {figure.art: self._rasters.marks(figure.art) for figure in self._figures} if any(self.offered) else {}
        useful = {art: (skin and self.offered[0], hair and self.offered[1]) for art, (skin, hair) in marks.items()}
        self.rows = useful.get(self._shown.art, (False, False)) if self._shown else (False, False)
        self.head.keep_corner(any(any(rows) for rows in useful.values()))
        if self._tones is not None:
            self._tones.show_rows(*self.rows)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing lies over another pane."""
        super().hideEvent(event)
        if self._tones is not None:
            self._tones.fold()

    def showEvent(self, event: QShowEvent) -> None:
        """Left and right turn the picture, once it is seen."""
        super().showEvent(event)
        if not self._keys:
            QTimer.singleShot(LATER_MS, self, self._listen)

    def _listen(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        for key, button in (("Left", self.player.back), ("Right", self.player.ahead)):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
            self._keys.append(shortcut)
        self._hold_height()

    def show_figures(self, figures: tuple[pages.Figure, ...], picture: str, step: int) -> None:
        """Shows `picture` (the first one when it is not among them) at `step`."""
        if figures != self._figures or picture != (self._shown.art if self._shown else ""):
            self._figures = figures
            self._shown = next((figure for figure in figures if figure.art == picture), figures[0] if figures else None)
            self.head.offer(figures, self._shown.art if self._shown else "")
        self._show_tones()
        self._none.setVisible(self._shown is None)
        self.picture.setVisible(self._shown is not None)
        if self._shown is None:
            self.player.hide()
            return
        step = min(max(step, 0), len(self._shown.frames))
        self.player.show_step(self._shown, step)
        self._hold_height()
        self.picture.show_frame(self._shown, step)

    def prepare(self, size: QSize, figures: tuple[pages.Figure, ...], picture: str, step: int) -> None:
        """For a card that is never shown: takes in what the card in view may show next. Its tabs are there at the next turn of the loop."""
        self.resize(size)
        self.show_figures(figures, picture, step)
        self.player.setMinimumHeight(self.player.tallest(self.width() - 2 * self._look.px(INSET)))

    def foresee(self) -> None:
        """Lays out what was prepared, and has its picture drawn ahead."""
        self.layout().invalidate()
        self.layout().activate()
        self.picture.foresee()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hold_height()
        if self._tones is not None:
            self._tones.fold()

    def _hold_height(self) -> None:
        """The player keeps the height of its tallest step, measured once per figure and width."""
        now = (self._shown.art if self._shown else "", self.width())
        if self._held != now and self._keys and self.isVisible():
            self._held = now
            before = self.player.minimumHeight()
            self.player.setMinimumHeight(self.player.tallest(self.width() - 2 * self._look.px(INSET)))
            if self.player.minimumHeight() != before:
                self.grew.emit()

    def _report(self, step: int) -> None:
        if self._shown is not None:
            self.stepped.emit(self._shown.art, step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(theme.LINE), 1.4))
        painter.setBrush(colour(theme.CARD))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), self._look.px(theme.RADIUS), self._look.px(theme.RADIUS))


class FigureView(PictureCard):
    """One figure that turns its own steps."""

    def __init__(
        self,
        look: Look,
        said: Mapping[str, str],
        rasters: Rasters,
        figure: pages.Figure,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, said, rasters, parent)
        self.stepped.connect(self._turn)
        self.show_figures((figure,), figure.art, figure.shown[0])
        self.setMinimumHeight(look.px(420))

    def _turn(self, picture: str, step: int) -> None:
        self.show_figures(self._figures, picture, step)
