"""The sheets of a visit, made beside the window: PDF bytes, and their pages as pixels from those same bytes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from consult_aid.illustration import Art
from consult_aid.pages import Page
from consult_aid.pdfium import PDFIUM
from consult_aid.record import record
from consult_aid.settings import Settings
from consult_aid.ui.worker import Worker

QUIET_MS = 150
"""How long the visit must rest before its sheets are made again."""


@record
class Sheets:
    """Finished sheets: exactly what Save writes, and the size of each page in points."""

    data: bytes
    sizes: tuple[tuple[float, float], ...]


@record
class Order:
    """What sheets to make."""

    page: Page
    settings: Settings


class SheetMaker(QObject):
    """Makes the sheets last asked for. `made` and `failed` speak only of the newest order."""

    made = Signal(object)  # Sheets
    failed = Signal()
    drawn = Signal(int, object)  # page index, QImage

    def __init__(self, art: Mapping[str, Art], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._art = art
        self._worker = Worker()
        self._worker.done.connect(self._arrived)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(QUIET_MS)
        self._rest.timeout.connect(self._make)
        self._order: Order | None = None
        self._asked: tuple[object, ...] = ()
        self.sheets: Sheets | None = None

    @property
    def fresh(self) -> bool:
        """Whether `sheets` are those of the newest order."""
        return self.sheets is not None and not self._rest.isActive() and not self._asked

    def order(self, page: Page, settings: Settings) -> None:
        """These sheets are wanted, once nothing has changed for a moment."""
        order = Order(page, settings)
        if order != self._order:
            first = self._order is None
            self._order = order
            self._rest.start(0 if first else QUIET_MS)

    def hurry(self) -> None:
        """Makes what was ordered now, without waiting for rest."""
        if self._rest.isActive():
            self._rest.start(0)
        elif self.sheets is None and not self._asked:
            self._make()

    def draw(self, index: int, pixels_high: int) -> None:
        """The picture of one page at this height in device pixels is wanted; `drawn` brings it."""
        if self.sheets is not None:
            self._worker.forget(_is_order)
            self._worker.want(("page", index, pixels_high, id(self.sheets)), _PageDrawing(self.sheets, index, pixels_high).run)

    def close(self) -> None:
        """Ends the thread."""
        self._rest.stop()
        self._worker.close()

    def _make(self) -> None:
        if self._order is not None:
            self._asked = ("sheets", id(self._order))
            self._worker.forget(_is_nothing)
            self._worker.want(self._asked, _Making(self._order, self._art).run)

    def _arrived(self, key: tuple[object, ...], result: object) -> None:
        if key[0] == "page":
            if isinstance(result, QImage) and self.sheets is not None and key[3] == id(self.sheets):
                self.drawn.emit(key[1], result)
            return
        if key != self._asked:
            return
        self._asked = ()
        if isinstance(result, Sheets):
            self.sheets = result
            self.made.emit(result)
        else:
            self.sheets = None
            self.failed.emit()


def _is_order(key: tuple[object, ...]) -> bool:
    return key[0] == "sheets"


def _is_nothing(_key: tuple[object, ...]) -> bool:
    return False


class _Making:
    """Page to PDF. Imports the sheet's parts here, in the thread that needs them."""

    def __init__(self, order: Order, art: Mapping[str, Art]) -> None:
        self._order, self._art = order, art

    def run(self) -> Sheets:
        from pypdfium2 import PdfDocument

        from consult_aid.handout import render

        data = render(self._order.page, self._art, self._order.settings.paper, self._order.settings.size)
        with PDFIUM:
            document = PdfDocument(data)
            try:
                return Sheets(data, tuple(document.get_page_size(i) for i in range(len(document))))
            finally:
                document.close()


class _PageDrawing:
    """One page of the PDF to pixels."""

    def __init__(self, sheets: Sheets, index: int, pixels_high: int) -> None:
        self._sheets, self._index, self._high = sheets, index, pixels_high

    def run(self) -> QImage:
        from pypdfium2 import PdfDocument

        with PDFIUM:
            document = PdfDocument(self._sheets.data)
            try:
                page = document[self._index]
                bitmap = page.render(scale=self._high / self._sheets.sizes[self._index][1], prefer_bgrx=True)
                image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
                page.close()
                return image
            finally:
                document.close()
