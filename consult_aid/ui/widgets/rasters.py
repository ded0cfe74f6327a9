"""Pictures as pixels: drawn by one thread beside the window, kept up to a limit of bytes; the nearest is lent until the sharp one comes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from consult_aid import theme
from consult_aid.illustration import AS_DRAWN, Art, Tones, marks_of, size_of
from consult_aid.record import record
from consult_aid.ui.style import colour
from consult_aid.ui.worker import Worker

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QImage, QPixmap

KEPT_BYTES = 48 * 1024 * 1024
AHEAD_BYTES = 28 * 1024 * 1024
"""What pictures that nobody has asked for yet may fill it up to."""
SMALL = 256 * 192
"""Up to this many pixels it is a thumbnail, which costs little and never stands for a picture that is held larger."""
LARGE = 1_000_000
"""From this many pixels a second thread pays."""


@record
class Wanted:
    """A picture at one step, in its tones, and size in device pixels."""

    art: str
    highlight: tuple[str, ...]
    width: int
    height: int
    tones: Tones = AS_DRAWN


class Rasters(QObject):
    """Draws and keeps pictures. `ready` names what has become available; `failed` what could not be drawn."""

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, art: Mapping[str, Art], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._art, self._bytes = art, 0
        self._kept: OrderedDict[Wanted, QPixmap] = OrderedDict()
        self._worker = Worker()
        self._worker.done.connect(self._arrived)

    @property
    def busy(self) -> bool:
        """Whether a picture is being drawn."""
        return self._worker.busy

    def size(self, art: str) -> tuple[float, float]:
        """Width and height of a picture in its own units."""
        return size_of(self._art, art)

    def marks(self, art: str) -> tuple[bool, bool]:
        """Whether a picture has colours of skin and of hair."""
        return marks_of(self._art, art)

    def held(self, wanted: Wanted) -> QPixmap | None:
        """The sharp picture if it is here; asks for nothing."""
        return self._kept.get(wanted)

    def get(self, wanted: Wanted) -> QPixmap | None:
        """The sharp picture, or None; then it is on its way and `ready` will tell."""
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
            return self._kept[wanted]
        self._worker.want(wanted, _Drawing(self._art, wanted).run)
        return None

    def foresee(self, wanted: Wanted) -> None:
        """Draws a picture that may be asked for soon, if it does not drive out others."""
        if self._bytes + wanted.width * wanted.height * 4 <= AHEAD_BYTES:
            self.get(wanted)

    def stale(self, wanted: Wanted) -> QPixmap | None:
        """The same picture at another size, in other tones or at another step, to show scaled meanwhile; a thumbnail only if it is all."""
        same = [key for key in reversed(self._kept) if key.art == wanted.art]
        best = max(same, key=lambda key: (not _is_small(key), key.highlight == wanted.highlight, key.tones == wanted.tones), default=None)
        return self._kept[best] if best else None

    def only(self, sizes: set[tuple[int, int]]) -> None:
        """Drawings that wait for another size (the window was being dragged) are dropped; thumbnails are not."""
        self._worker.forget(lambda key: _is_small(key) or (key.width, key.height) in sizes)

    def close(self) -> None:
        """Ends the thread and lets every picture go."""
        self._worker.close()
        self._kept.clear()

    def _arrived(self, wanted: Wanted, image: object) -> None:
        from PySide6.QtGui import QImage, QPixmap

        if not isinstance(image, QImage) or image.isNull():
            self.failed.emit(wanted)
            return
        pixmap = QPixmap.fromImage(image)
        if wanted in self._kept:
            self._bytes -= _size(self._kept.pop(wanted))
        self._kept[wanted] = pixmap
        self._bytes += _size(pixmap)
        while self._bytes > KEPT_BYTES and len(self._kept) > 1:
            self._bytes -= _size(self._kept.popitem(last=False)[1])
        self.ready.emit(wanted)


class _Drawing:
    """One SVG to pixels, on the colour of the card: without holes, they are copied to the screen and not blended. The art is read here,
    beside the window, large pictures in two halves at once. QImageReader lets the window live meanwhile; QSvgRenderer would not."""

    def __init__(self, art: Mapping[str, Art], wanted: Wanted) -> None:
        self._art, self._wanted = art, wanted

    def run(self) -> QImage:
        from concurrent.futures import ThreadPoolExecutor

        from PySide6.QtCore import QPoint, QRect
        from PySide6.QtGui import QImage, QPainter

        svg, width, height = self._toned().svg(self._wanted.highlight), self._wanted.width, self._wanted.height
        if width * height < LARGE:
            image = self._read(svg, QRect(0, 0, width, height))
            image.reinterpretAsFormat(QImage.Format.Format_RGB32)
            return image
        half = height // 2
        boxes = (QRect(0, 0, width, half), QRect(0, half, width, height - half))
        with ThreadPoolExecutor(2) as threads:
            halves = tuple(threads.map(lambda box: self._read(svg, box), boxes))
        image = QImage(width, height, QImage.Format.Format_RGB32)
        if not any(half.isNull() for half in halves):
            painter = QPainter(image)
            for box, part in zip(boxes, halves, strict=True):
                painter.drawImage(QPoint(0, box.top()), part)
            painter.end()
            return image
        return QImage()

    def _read(self, svg: bytes, box: QRect) -> QImage:
        from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
        from PySide6.QtGui import QImageReader

        buffer = QBuffer()
        buffer.setData(QByteArray(svg))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer, QByteArray(b"svg"))
        reader.setScaledSize(QSize(self._wanted.width, self._wanted.height))
        reader.setScaledClipRect(box)
        reader.setBackgroundColor(colour(theme.CARD))
        return reader.read()

    def _toned(self) -> Art:
        art = self._art[self._wanted.art]
        if self._wanted.tones == AS_DRAWN:
            return art
        from consult_aid.tones import toned

        return toned(art, self._wanted.tones)


def _is_small(wanted: Wanted) -> bool:
    return wanted.width * wanted.height <= SMALL


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
