"""A paragraph: plain runs of text set with an open line, a marker before it, and pills (certainty marks, badges) under or after it.

One widget per statement. It paints itself because labels have no line distance and take markup; text here is only ever text.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from consult_aid import theme
from consult_aid.pages import Badge, Mark
from consult_aid.record import record
from consult_aid.ui.style import LEADING, Look, colour
from consult_aid.ui.widgets.signs import paint_sign

Pill = Mark | Badge
PILL_LOOK: dict[str, tuple[str, str, str]] = {  # ink, ground, edge
    "good": (theme.PRIMARY, theme.PRIMARY_SOFT, theme.PRIMARY),
    "caution": (theme.CAUTION, theme.CAUTION_SOFT, theme.pale(theme.CAUTION, 0.45)),
    "bad": (theme.BAD, theme.pale(theme.BAD, 0.9), theme.BAD),
    "unknown": (theme.INK, theme.UNKNOWN_SOFT, theme.QUIET),
    "neutral": (theme.INK, theme.CARD, theme.pale(theme.QUIET, 0.3)),
    "mark": (theme.QUIET, theme.CARD, theme.pale(theme.QUIET, 0.6)),
}


@record
class Run:
    """A stretch of text of one look; `size` in theme pixels."""

    text: str
    size: float = theme.BODY
    bold: bool = False
    colour: str = theme.INK


@record
class _Set:
    """What was laid out for one width."""

    height: float
    text: QTextLayout
    pills: tuple[tuple[Pill, QRectF, QTextLayout], ...]


class Prose(QWidget):
    """Runs of text as one paragraph. `marker` is 'dot', 'box', a number, or nothing; `sign` an option's (shape, hue) before the text."""

    def __init__(
        self,
        look: Look,
        runs: tuple[Run, ...],
        pills: tuple[Pill, ...] = (),
        marker: str = "",
        sign: tuple[str, str] | None = None,
        align: Literal["left", "center"] = "left",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._pills, self._marker, self._sign = look, pills, marker, sign
        self._align = Qt.AlignmentFlag.AlignHCenter if align == "center" else Qt.AlignmentFlag.AlignLeft
        self._kept: dict[int, _Set] = {}
        self._least: int | None = None
        self._runs: tuple[Run, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(*runs)

    def say(self, *runs: Run) -> None:
        """The paragraph says this now."""
        shown = tuple(run for run in runs if run.text)
        if shown == self._runs and self.accessibleName():
            return
        self._runs = shown
        self._kept.clear()
        self._least = None
        self.setAccessibleName(self.words())
        self.updateGeometry()
        self.update()

    def mark(self, *pills: Pill) -> None:
        """These pills stand with the paragraph now."""
        if pills != self._pills:
            self._pills = pills
            self._kept.clear()
            self.setAccessibleName(self.words())
            self.updateGeometry()
            self.update()

    def words(self) -> str:
        """Everything it says, for screen readers and tests."""
        return " ".join([*("".join(run.text for run in self._runs),), *(pill.word for pill in self._pills)]).strip()

    def natural_width(self) -> int:
        """The width in px that sets every line of the text without breaking it."""
        lines = "".join(run.text for run in self._runs).split("\n")
        widest = (
            max((QFontMetricsF(self._font(self._runs[0])).horizontalAdvance(line) for line in lines), default=0.0) if self._runs else 0.0
        )
        if len(self._runs) > 1:
            widest = sum(QFontMetricsF(self._font(run)).horizontalAdvance(run.text) for run in self._runs)
        pills = [self._pill_width(pill) for pill in self._pills]
        return int(max([widest, *pills]) + self._indent()) + 2

    def heightForWidth(self, width: int) -> int:
        return int(self._set(width).height + 0.999)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        """Wide enough for its lines; the height is asked of `heightForWidth` once the width is known."""
        return QSize(min(self.natural_width(), self._look.px(560)), self._look.px(16))

    def minimumSizeHint(self) -> QSize:
        if self._least is None:
            run = max(self._runs, key=_longest, default=None)
            wide = QFontMetricsF(self._font(run)).horizontalAdvance(max(run.text.split(), key=len, default="")) if run else 0.0
            self._least = int(min(wide + self._indent(), self._look.px(180))) + 2
        return QSize(self._least, self._look.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        made = self._set(self.width())
        self._paint_marker(painter)
        made.text.draw(painter, QPointF(0, 0))
        for pill, box, text in made.pills:
            self._paint_pill(painter, pill, box, text)

    def _font(self, run: Run) -> object:
        return self._look.font(run.size, run.bold)

    def _indent(self) -> float:
        if self._sign:
            return self._look.px((self._runs[0].size if self._runs else theme.BODY) * 1.05 + 10)
        if not self._marker:
            return 0.0
        return self._look.px(30 if self._marker == "box" or self._marker.isdigit() else 20)

    def _set(self, width: int) -> _Set:
        if width not in self._kept:
            if len(self._kept) > 6:
                self._kept.clear()
            self._kept[width] = self._lay_out(max(width, 24))
        return self._kept[width]

    def _lay_out(self, width: int) -> _Set:
        left = self._indent()
        text, height = self._paragraph(self._runs, width - left, left, 0.0, self._align)
        pills: list[tuple[Pill, QRectF, QTextLayout]] = []
        x, gap, row = left, self._look.px(6), 0.0
        y = height + (self._look.px(5) if height and self._pills else 0)
        for pill in self._pills:
            wide = min(self._pill_width(pill), width - left)
            if x > left and x + wide > width:
                x, y, row = left, y + row + gap, 0.0
            inner = self._stars_width(pill)
            pad = self._look.px(10)
            ink = PILL_LOOK["mark" if isinstance(pill, Mark) else pill.kind][0]
            run = Run(pill.word, theme.SMALL, isinstance(pill, Badge), ink)
            words, tall = self._paragraph((run,), wide - 2 * pad - inner + 1, 0, 0, Qt.AlignmentFlag.AlignLeft, 1.0)
            box = QRectF(x, y, wide, tall + self._look.px(7))
            pills.append((pill, box, words))
            row = max(row, box.height())
            x += wide + gap
        return _Set(y + row if pills else height, text, tuple(pills))

    def _paragraph(
        self, runs: tuple[Run, ...], width: float, left: float, top: float, align: Qt.AlignmentFlag, leading: float = LEADING
    ) -> tuple[QTextLayout, float]:
        layout = QTextLayout("".join(run.text for run in runs).replace("\n", "\u2028"))
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if runs:
            layout.setFont(self._look.font(runs[0].size, runs[0].bold))
        formats, at = [], 0
        for run in runs:
            span = QTextLayout.FormatRange()
            span.start, span.length = at, _utf16(run.text)
            look = QTextCharFormat()
            look.setFont(self._look.font(run.size, run.bold))
            look.setForeground(colour(run.colour))
            span.format = look
            formats.append(span)
            at += span.length
        layout.setFormats(formats)
        layout.beginLayout()
        y = top
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(left, y + line.height() * (leading - 1) / 2))
            y += line.height() * leading
        layout.endLayout()
        return layout, y if runs else 0.0

    def _pill_width(self, pill: Pill) -> float:
        font = self._look.font(theme.SMALL, isinstance(pill, Badge))
        return QFontMetricsF(font).horizontalAdvance(pill.word) + 2 * self._look.px(10) + self._stars_width(pill) + 2

    def _stars_width(self, pill: Pill) -> float:
        if isinstance(pill, Badge) or pill.stars is None:
            return 0.0
        return 4 * self._look.px(15) + self._look.px(5)

    def _paint_pill(self, painter: QPainter, pill: Pill, box: QRectF, text: QTextLayout) -> None:
        _ink, ground, edge = PILL_LOOK["mark" if isinstance(pill, Mark) else pill.kind]
        pen = QPen(colour(edge), 1.2)
        if isinstance(pill, Badge) and pill.kind == "unknown":
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(colour(ground))
        radius = min(box.height() / 2, self._look.px(14))
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), radius, radius)
        if isinstance(pill, Mark) and pill.stars is not None:
            paint_stars(painter, QPointF(box.left() + self._look.px(10), box.center().y()), self._look.px(15), pill.stars)
        text.draw(painter, QPointF(box.left() + self._look.px(10) + self._stars_width(pill), box.top() + self._look.px(3.5)))

    def _paint_marker(self, painter: QPainter) -> None:
        if self._sign or self._marker:
            first = self._runs[0] if self._runs else Run("")
            line = QFontMetricsF(self._look.font(first.size, first.bold)).height() * LEADING
            middle = line / 2
        if self._sign:
            side = self._look.px((self._runs[0].size if self._runs else theme.BODY) * 1.05)
            paint_sign(painter, self._sign[0], QRectF(0, middle - side / 2, side, side), colour(self._sign[1]))
        elif self._marker == "dot":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme.PRIMARY))
            radius = self._look.px(3.2)
            painter.drawEllipse(QPointF(self._look.px(6), middle), radius, radius)
        elif self._marker == "box":
            painter.setPen(QPen(colour(theme.QUIET), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            side = self._look.px(16)
            painter.drawRoundedRect(QRectF(2, middle - side / 2, side, side), 3, 3)
        elif self._marker:
            painter.setPen(colour(theme.PRIMARY))
            painter.setFont(self._look.font(theme.BODY, True))
            box = QRectF(0, 0, self._look.px(22), line)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"{self._marker}.")


def paint_stars(painter: QPainter, left_middle: QPointF, pitch: float, stars: int) -> None:
    """GRADE certainty: four circles, `stars` of them filled with a plus."""
    radius = pitch * 0.4
    for i in range(4):
        centre = QPointF(left_middle.x() + pitch * i + radius, left_middle.y())
        painter.setPen(QPen(colour(theme.QUIET), 1.3))
        painter.setBrush(colour(theme.QUIET if i < stars else theme.CARD))
        painter.drawEllipse(centre, radius, radius)
        if i < stars:
            painter.setPen(QPen(colour(theme.CARD), 1.4))
            arm = radius * 0.55
            painter.drawLine(QPointF(centre.x() - arm, centre.y()), QPointF(centre.x() + arm, centre.y()))
            painter.drawLine(QPointF(centre.x(), centre.y() - arm), QPointF(centre.x(), centre.y() + arm))


def _longest(run: Run) -> float:
    """Rough width of a run's longest word."""
    return run.size * max(map(len, run.text.split()), default=0)


def _utf16(text: str) -> int:
    """Length in Qt's units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
