"""The preview: the pages of the real PDF, one at a time, as large as fits, with buttons to turn them."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from consult_aid import theme
from consult_aid.ui.sheets import SheetMaker, Sheets
from consult_aid.ui.style import Look, colour
from consult_aid.ui.widgets.buttons import named
from consult_aid.ui.widgets.focus import KeyboardFocus
from consult_aid.ui.widgets.prose import Prose, Run
from consult_aid.ui.widgets.signs import paint_ground, paint_ring
from consult_aid.ui.widgets.steps import Disc

DESK = theme.pale(theme.LINE, 0.12)


class Sheet(KeyboardFocus, QWidget):
    """One page of paper, drawn from pixels; the last one stays, scaled, until the sharp one comes."""

    def __init__(self, look: Look, said: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._message = look, said["preparing"]
        self._image: QImage | None = None
        self._shape = (210.0, 297.0)
        named(self, "sheet", said["preview"])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(look.px(180), look.px(240))

    def place(self) -> QRectF:
        """Where the page stands, in whole device pixels: so its pixels are copied and not stretched."""
        margin, ratio = self._look.px(12), self.devicePixelRatioF()
        wide, high = self.width() - 2 * margin, self.height() - 2 * margin
        scale = min(wide / self._shape[0], high / self._shape[1]) * ratio
        across, down = ceil(self._shape[0] * round(self._shape[1] * scale) / self._shape[1]), round(self._shape[1] * scale)
        left, top = int(self.width() * ratio - across) // 2, int(self.height() * ratio - down) // 2
        return QRectF(left / ratio, top / ratio, across / ratio, down / ratio)

    def shape_to(self, size: tuple[float, float]) -> None:
        """The page has this shape (any unit)."""
        self._shape = size
        self.update()

    def show_image(self, image: QImage) -> None:
        """These are the page's pixels."""
        self._image, self._message = image, ""
        self.update()

    def show_message(self, message: str) -> None:
        """Words in place of the page."""
        self._image, self._message = None, message
        self.setAccessibleDescription(message)
        self.update()

    def pixels_high(self) -> int:
        """Device pixels that fill the page's height."""
        return max(round(self.place().height() * self.devicePixelRatioF()), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, place = QPainter(self), self.place()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRegion(QRegion(self.rect()) - QRegion(place.toAlignedRect()))
        for spread, strength in ((6, 8), (3, 14), (1, 24)):
            shade = colour(theme.INK).toRgb()
            shade.setAlpha(strength)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawRoundedRect(place.adjusted(-spread, -spread + 2, spread, spread + 2), 4, 4)
        painter.setClipping(False)
        if self._image is None:
            paint_ground(painter, place, theme.CARD)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self._image is not None:
            size = place.size() * self.devicePixelRatioF()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._image.size() != size.toSize())
            painter.drawImage(place, self._image)
        elif self._message:
            painter.setPen(colour(theme.QUIET))
            painter.setFont(self._look.font())
            room = place.adjusted(*(self._look.px(side) for side in (16, 16, -16, -16)))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
        if self.shows_focus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ring(painter, place.adjusted(-4, -4, 4, 4), 4, theme.FOCUS)


class Preview(QWidget):
    """The sheets on a desk."""

    def __init__(self, look: Look, said: Mapping[str, str], maker: SheetMaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._said, self._maker, self._index = look, said, maker, 0
        self.sheet = Sheet(look, said)
        self._back = Disc(look, "previous-page", said["previous_page"], "left", filled=False)
        self._ahead = Disc(look, "next-page", said["next_page"], "right", filled=False)
        self._where = Prose(look, (Run(" "),), align="center")
        self._back.clicked.connect(self._turn_back)
        self._ahead.clicked.connect(self._turn_ahead)
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addWidget(self._where, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._ahead)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(*(look.px(side) for side in (12, 8, 12, 8)))
        stack.addWidget(self.sheet, 1)
        stack.addLayout(row)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(60)
        self._settled.timeout.connect(self._draw)
        maker.made.connect(self._made)
        maker.failed.connect(self._failed)
        maker.drawn.connect(self._drawn)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()

    def _made(self, sheets: Sheets) -> None:
        self._index = min(self._index, len(sheets.sizes) - 1)
        self._draw()

    def _failed(self) -> None:
        self.sheet.show_message(self._said["handout_fails"])
        self._tell()

    def _drawn(self, index: int, image: QImage) -> None:
        if index == self._index:
            self.sheet.show_image(image)

    def _draw(self) -> None:
        if self._maker.sheets is not None:
            self.sheet.shape_to(self._maker.sheets.sizes[self._index])
            self._maker.draw(self._index, self.sheet.pixels_high())
        self._tell()

    def _turn_back(self) -> None:
        self._index -= 1
        self._draw()

    def _turn_ahead(self) -> None:
        self._index += 1
        self._draw()

    def _tell(self) -> None:
        count = len(self._maker.sheets.sizes) if self._maker.sheets else 0
        where = self._said["page_n_of"].format(page=self._index + 1, pages=count) if count else self._said["preparing"]
        self._where.say(Run(where, theme.BODY, True, theme.QUIET))
        self.sheet.setAccessibleDescription(where)
        self._back.setEnabled(self._index > 0)
        self._ahead.setEnabled(self._index < count - 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(colour(DESK))
        painter.drawRoundedRect(QRectF(self.rect()), self._look.px(theme.RADIUS), self._look.px(theme.RADIUS))
