"""The comparison as a table: heads that stay in view, one row per question, one column per option, all columns equally wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from consult_aid import pages, theme
from consult_aid.ui.icons import paint_icon
from consult_aid.ui.style import HOVER, Look, colour
from consult_aid.ui.widgets.buttons import named
from consult_aid.ui.widgets.column import LATER_MS, Column
from consult_aid.ui.widgets.focus import KeyboardFocus
from consult_aid.ui.widgets.icon_array import IconArrayView, paint_unknown
from consult_aid.ui.widgets.lines import line_view
from consult_aid.ui.widgets.prose import Prose, Run
from consult_aid.ui.widgets.scroll import Scroll
from consult_aid.ui.widgets.signs import paint_ground, paint_ring

HEAD_WIDTH, LEAST_WIDTH, PAD = 190, 224, 14
READABLE = 860
"""Widest block of running text, theme px."""


class CellView(QWidget):
    """One answer. What is not known stands on its own ground."""

    def __init__(self, look: Look, cell: pages.Cell, told: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._unknown = look, cell.state == "not_known"
        quiet = theme.QUIET if cell.state == "not_applicable" else ""
        self._parts: list[Prose | IconArrayView] = [line_view(look, line, ink=quiet, parent=self) for line in cell.lines]
        self._parts += [IconArrayView(look, array, parent=self) for array in cell.arrays]
        self._told = told
        self.setAccessibleName(told)

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, place=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def _arrange(self, width: int, place: bool) -> int:
        inset = self._look.px(10) if self._unknown else 0
        y, gap = inset, 0
        for part in self._parts:
            gap = self._look.px(22 if isinstance(part, IconArrayView) else 10)
            y += gap if part is not self._parts[0] else 0
            height = part.heightForWidth(width - 2 * inset)
            if place:
                part.setGeometry(inset, y, width - 2 * inset, height)
            y += height
        return y + inset

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._unknown:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_unknown(painter, QRectF(0, 0, self.width(), self._arrange(self.width(), place=False)), self._look)


class Remove(KeyboardFocus, QPushButton):
    """Takes an option out of the comparison."""

    def __init__(self, look: Look, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        named(self, name, accessible)
        self.setFixedSize(look.px(theme.TARGET), look.px(theme.TARGET))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(self.rect()).adjusted(6, 6, -6, -6)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(HOVER))
            painter.drawEllipse(disc)
        side = self._look.px(20)
        spot = QRectF(disc.center().x() - side / 2, disc.center().y() - side / 2, side, side)
        paint_icon(painter, "close", spot, colour(theme.QUIET), 2.3)
        if self.shows_focus():
            paint_ring(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), disc.width() / 2, theme.FOCUS)


class Heads(QWidget):
    """The heads of the columns: hue bar, sign, name, kind, badge, and a button that removes the option."""

    removed = Signal(str)

    def __init__(self, look: Look, table: pages.Table, said: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._table = look, table
        self._corner = Prose(look, (Run(table.corner, theme.SMALL, True, theme.QUIET),), parent=self)
        self._names, self._kinds, self._buttons = [], [], []
        for column in table.columns:
            self._names.append(Prose(look, (Run(column.title, theme.LEAD, True),), sign=column.sign, parent=self))
            badge = (column.badge,) if column.badge else ()
            self._kinds.append(Prose(look, (Run(column.subtitle, theme.SMALL, colour=theme.QUIET),), badge, parent=self))
            button = Remove(look, f"remove-{column.id}", said["remove_option"].format(name=column.title), self)
            button.clicked.connect(self._report)
            self._buttons.append(button)

    def arrange(self, head: int, width: int, place: bool) -> int:
        """Lays the heads out for these column widths and returns the height."""
        px, tall = self._look.px, 0
        for i, (name, kind, button) in enumerate(zip(self._names, self._kinds, self._buttons, strict=True)):
            x, room = head + i * width + px(PAD), width - 2 * px(PAD)
            beside = room - px(30)
            top = px(18)
            one, two = name.heightForWidth(beside), kind.heightForWidth(room)
            if place:
                name.setGeometry(x, top, beside, one)
                kind.setGeometry(x, top + one + px(4), room, two)
                button.move(head + (i + 1) * width - button.width(), px(8))
            tall = max(tall, top + one + px(4) + two + px(14))
        corner = head - 2 * px(PAD)
        if place:
            high = self._corner.heightForWidth(corner)
            self._corner.setGeometry(px(PAD), tall - high - px(14), corner, high)
        self._head, self._width = head, width
        return tall

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        bar = self._look.px(6)
        for i, column in enumerate(self._table.columns):
            x = self._head + i * self._width
            if column.sign:
                paint_ground(painter, QRectF(x, 0, self._width, bar), column.sign[1])
            painter.setPen(QPen(colour(theme.LINE), 1))
            painter.drawLine(QPoint(x, bar), QPoint(x, self.height()))
        painter.setPen(QPen(colour(theme.pale(theme.QUIET, 0.4)), 1.5))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _report(self) -> None:
        self.removed.emit(self.sender().objectName().removeprefix("remove-"))


class Rows(QWidget):
    """The body: group headings and rows; rows that matter to the patient are lifted and say why."""

    def __init__(self, look: Look, table: pages.Table, said: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._table = look, table
        self._said = said
        self._head = self._width = 0
        self._rules: list[tuple[str, int, int]] = []
        self._parts: list[tuple[Prose, tuple[CellView, ...], bool]] = []  # a row's head, its cells, lifted; a group has no cells
        self._coming = self._made()

    def more(self) -> bool:
        """Makes the next row; False when there is none."""
        part = next(self._coming, None)
        if part is None:
            return False
        for widget in (part[0], *part[1]):
            widget.show()
        self._parts.append(part)
        return True

    def _made(self) -> Iterator[tuple[Prose, tuple[CellView, ...], bool]]:
        look = self._look
        for group in self._table.groups:
            yield Prose(look, (Run(group.title, theme.BODY, True, theme.PRIMARY),), parent=self), (), False
            for row in group.rows:
                why = (pages.Badge(self._said["matters_here"].format(title=row.lifted), "good"),) if row.lifted else ()
                title = Prose(look, (Run(row.title, theme.BODY, True, theme.INK if row.lifted else theme.QUIET),), why, parent=self)
                pairs = zip(row.cells, self._table.columns, strict=True)
                yield title, tuple(CellView(look, cell, f"{row.title}, {column.title}", self) for cell, column in pairs), bool(row.lifted)

    def arrange(self, head: int, width: int, place: bool) -> int:
        """Lays the rows out for these column widths and returns the height."""
        px, y = self._look.px, 0
        pad, rules = px(PAD), []
        for title, cells, lifted in self._parts:
            room = head - 2 * pad if cells else head + width * max(len(self._table.columns), 1) - 2 * pad
            tall = title.heightForWidth(room)
            heights = [cell.heightForWidth(width - 2 * pad) for cell in cells]
            row = max([tall, *heights]) + 2 * pad if cells else tall + px(22) + px(8)
            top = y + pad if cells else y + px(22)
            if place:
                title.setGeometry(pad, top, room, tall)
                for i, cell in enumerate(cells):
                    cell.setGeometry(head + i * width + pad, top, width - 2 * pad, row - 2 * pad)
            rules.append(("lifted" if lifted else "row" if cells else "group", y, row))
            y += row
        if place:
            self._rules, self._head, self._width = rules, head, width
        return y

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for kind, y, height in self._rules:
            if kind == "group":
                paint_ground(painter, QRectF(0, y, self.width(), height), theme.pale(theme.PAPER, 0.45))
            if kind == "lifted":
                paint_ground(painter, QRectF(0, y, self.width(), height), theme.pale(theme.PRIMARY_SOFT, 0.45))
                paint_ground(painter, QRectF(0, y, self._look.px(5), height), theme.PRIMARY)
            painter.setPen(QPen(colour(theme.LINE), 1))
            painter.drawLine(0, y + height - 1, self.width(), y + height - 1)
            for i in range(len(self._table.columns) if kind != "group" else 0):
                x = self._head + i * self._width
                painter.drawLine(x, y, x, y + height)


class TableView(QWidget):
    """A comparison. It scrolls under its heads, and sideways when the columns would become too narrow.

    `above` and `below` are widgets (with the distance above them) that stand before and after the rows in the same scroll. Nothing is
    there before `pour`.
    """

    removed = Signal(str)  # option id

    def __init__(
        self,
        look: Look,
        table: pages.Table,
        said: Mapping[str, str],
        above: Iterable[tuple[QWidget, int]] = (),
        below: Iterable[tuple[QWidget, int]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._count = look, len(table.columns)
        self._holder = QWidget(self)
        self._heads = Heads(look, table, said, self._holder)
        self._heads.removed.connect(self.removed)
        self._content = QWidget()
        self._rows = Rows(look, table, said, self._content)
        self._above = Column(look, (0, 12, 0, 12), self._content)
        for widget, gap in above:
            self._above.add(widget, gap)
        self._said_below, self._below = below, Column(look, (0, 0, 0, 16), self._content)
        self.complete = False
        self.scroll = Scroll(look, "comparison", table.caption, self._content, both=True)
        self.scroll.setWidgetResizable(False)
        self.scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.scroll.horizontalScrollBar().valueChanged.connect(self._follow)
        self._timer = QTimer(self)
        self._timer.setInterval(LATER_MS)
        self._timer.timeout.connect(self._pour_on)
        stack = QVBoxLayout(self)
        stack.setSpacing(0)
        stack.setContentsMargins(2, 2, 2, 2)
        stack.addWidget(self._holder)
        stack.addWidget(self.scroll, 1)
        self.setObjectName("table")
        self.setAccessibleName(table.caption)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(look.px(300))

    def pour(self, width: int, height: int) -> None:
        """Makes the rows: those that fill `height` at once, the rest one by one as the window finds time."""
        head, column = self._widths(width)
        while self._rows.arrange(head, column, place=False) < height and self._rows.more():
            pass
        self._arrange()
        self._timer.start()

    def scroll_to(self, value: int) -> None:
        """The rows stand where they stood before."""
        self.scroll.verticalScrollBar().setValue(value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _pour_on(self) -> None:
        self._timer.setInterval(0)
        if not self._rows.more():
            self._timer.stop()
            for widget, gap in self._said_below:
                self._below.add(widget, gap)
            self._below.show()
            self.complete = True
        self._arrange()

    def _widths(self, width: int) -> tuple[int, int]:
        """Width of the rows' heads and of one option's column."""
        px = self._look.px
        room = width - 8 - self.scroll.verticalScrollBar().sizeHint().width()
        head = min(px(HEAD_WIDTH), max(room // (self._count + 1), px(130)))
        return head, max((room - head) // max(self._count, 1), px(LEAST_WIDTH))

    def _arrange(self) -> None:
        px = self._look.px
        head, width = self._widths(self.width())
        total = head + width * max(self._count, 1)
        tall = self._heads.arrange(head, width, place=True)
        self._holder.setFixedHeight(tall)
        self._heads.setGeometry(self._heads.x(), 0, total + px(40), tall)
        readable = min(total, self.width() - px(4 * PAD))
        top = self._above.heightForWidth(readable)
        self._above.setGeometry(px(PAD), 0, readable, top)
        high = self._rows.arrange(head, width, place=True)
        self._rows.setGeometry(0, top, total, high)
        self._rows.update()
        high += top
        if self.complete:
            room = min(readable, px(READABLE))
            tall = self._below.heightForWidth(room)
            self._below.setGeometry(px(PAD), high + px(20), room, tall)
            high += px(20) + tall
        self._content.resize(total, high)
        self._follow(self.scroll.horizontalScrollBar().value())

    def _follow(self, value: int) -> None:
        self._heads.move(2 - value, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path, radius = QPainterPath(), self._look.px(theme.RADIUS)
        path.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius / 2, radius / 2)
        painter.setPen(QPen(colour(theme.LINE), 1.4))
        painter.setBrush(colour(theme.CARD))
        painter.drawPath(path)
