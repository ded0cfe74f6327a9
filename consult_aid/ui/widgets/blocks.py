"""Blocks as widgets: the screen's renderer. Every kind of block is drawn here, and every word of it reaches the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from consult_aid import pages, theme
from consult_aid.illustration import Art
from consult_aid.ui.icons import paint_icon
from consult_aid.ui.style import Look, colour
from consult_aid.ui.widgets.column import Column
from consult_aid.ui.widgets.icon_array import IconArrayView, paint_unknown
from consult_aid.ui.widgets.lines import TONES, line_view, with_cites
from consult_aid.ui.widgets.prose import Prose, Run
from consult_aid.ui.widgets.rasters import Rasters

HEADS: dict[int, float] = {1: theme.TITLE, 2: theme.LEAD, 3: theme.BODY}
PANELS: dict[str, tuple[str, str, str]] = {  # ground, ink, icon
    "caution": (theme.CAUTION_SOFT, theme.CAUTION, "alert"),
    "unknown": (theme.UNKNOWN_SOFT, theme.INK, "unknown"),
    "info": (theme.CARD, theme.INK, "info"),
    "yours": (theme.PRIMARY_SOFT, theme.INK, "pen"),
}


EVERYTHING = 10**7
"""A height in px that no table reaches."""


class Renderer:
    """Makes widgets of blocks. `said` are the product's own words for the controls of a picture; `rasters` draws the art."""

    def __init__(self, look: Look, said: Mapping[str, str], art: Mapping[str, Art], rasters: Rasters) -> None:
        self._look, self._said, self._art, self._rasters = look, said, art, rasters

    def parts(self, blocks: Iterable[pages.Block], sources: pages.SourceList | None = None) -> Iterator[tuple[QWidget, int]]:
        """Each block as a widget (of judged sentences each one), made when it is asked for, and the distance above it that shows what
        belongs together. `sources` are those that judged sentences show when they are unfolded."""
        before: pages.Block | None = None
        for block in blocks:
            if isinstance(block, pages.Judgements):
                from consult_aid.ui.widgets.judgements import rows

                above = _distance(before, block) if before is not None else 0
                for row, gap in rows(self._look, self._said, block, dict(sources.entries) if sources else {}):
                    yield row, gap or above
                before = block
            elif (widget := self.widget(block)) is not None:
                yield widget, _distance(before, block) if before is not None else 0
                before = block

    def fill(self, column: Column, blocks: Iterable[pages.Block]) -> None:
        """Adds all blocks to a column."""
        for widget, gap in self.parts(blocks):
            column.add(widget, gap)

    def widget(self, block: pages.Block) -> QWidget | None:
        """The block as a widget; None for what only paper knows."""
        look = self._look
        match block:
            case pages.Heading():
                return Prose(look, (Run(block.text, HEADS[block.level], True),), sign=block.sign)
            case pages.Text():
                size, shade = TONES[block.tone]
                return Prose(look, with_cites(Run(block.text, size, colour=shade), block.cites))
            case pages.Statement():
                return line_view(look, block.line, block.tone)
            case pages.Bullets():
                return ListView(look, block)
            case pages.Notice():
                return NoticeView(look, block)
            case pages.Judgements():
                from consult_aid.ui.widgets.judgements import JudgementsView

                return JudgementsView(look, self._said, block)
            case pages.IconArray():
                return IconArrayView(look, block)
            case pages.Figure():
                from consult_aid.ui.widgets.figure import FigureView

                return FigureView(look, self._said, self._rasters, block)
            case pages.Table():
                from consult_aid.ui.widgets.table import TableView

                table = TableView(look, block, self._said)
                table.pour(look.px(900), EVERYTHING)
                return table
            case pages.SourceList():
                return SourcesView(look, block)
            case pages.Writing():
                return WritingView(look, block)
            case pages.NewPage():
                return None
            case _:
                assert_never(block)

    def letterhead(self, head: pages.Letterhead) -> QWidget:
        """The letterhead's words, one line each."""
        holder = Column(self._look)
        for i, text in enumerate((head.name, *head.lines, *head.aside)):
            holder.add(Prose(self._look, (Run(text, theme.BODY, bold=i == 0),)), 2)
        return holder


def _distance(before: pages.Block, block: pages.Block) -> int:
    """Px above a block: much before a heading, little after one."""
    if isinstance(block, pages.Heading):
        return 28
    if isinstance(before, pages.Heading):
        return 6 if isinstance(block, pages.Text) else 10
    return 16


class ListView(Column):
    """Statements with dots, numbers or boxes before them."""

    def __init__(self, look: Look, block: pages.Bullets, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        for number, line in enumerate(block.items, 1):
            marker = {"dots": "dot", "boxes": "box", "numbers": str(number)}[block.style]
            self.add(line_view(look, line, marker=marker), 12)


class NoticeView(Column):
    """A framed statement that must be seen."""

    def __init__(self, look: Look, block: pages.Notice, parent: QWidget | None = None) -> None:
        super().__init__(look, (46, 13, 16, 14), parent)
        self._ground, self._ink, self._icon = PANELS[block.kind]
        self._kind = block.kind
        if block.title:
            self.add(Prose(look, (Run(block.title, theme.BODY, True, self._ink),)))
        for line in block.lines:
            self.add(line_view(look, line, ink=self._ink, marker="dot" if len(block.lines) > 1 else ""), 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._look.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._kind == "unknown":
            paint_unknown(painter, box, self._look)
        else:
            edge = {"caution": theme.pale(theme.CAUTION, 0.6), "yours": theme.PRIMARY}.get(self._kind, theme.LINE)
            painter.setPen(QPen(colour(edge), 1.2))
            painter.setBrush(colour(self._ground))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(12), px(12))
        paint_icon(painter, self._icon, QRectF(px(14), px(13), px(22), px(22)), colour(self._ink))


class SourcesView(Column):
    """Numbered sources."""

    def __init__(self, look: Look, block: pages.SourceList, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        for number, text in block.entries:
            self.add(Prose(look, (Run(f"{number}.  ", theme.SMALL, True, theme.QUIET), Run(text, theme.SMALL, colour=theme.QUIET))), 8)


class WritingView(Column):
    """A prompt over ruled lines."""

    def __init__(self, look: Look, block: pages.Writing, parent: QWidget | None = None) -> None:
        super().__init__(look, (0, 0, 0, 36 * block.lines), parent)
        self._lines = block.lines
        self.add(Prose(look, (Run(block.prompt, colour=theme.QUIET),)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(colour(theme.pale(theme.QUIET, 0.4)), 1))
        for i in range(self._lines):
            y = self.height() - self._look.px(36) * i - 2
            painter.drawLine(0, y, self.width(), y)


def words_shown(root: QWidget) -> str:
    """Every word that a widget and its children say, to the eye or to a screen reader."""
    from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit

    said: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        match widget:
            case Prose():
                said.append(widget.words())
            case QLabel() | QAbstractButton() | QLineEdit():
                said.append(widget.text())
            case QPlainTextEdit():
                said.append(widget.toPlainText())
        said += [widget.accessibleName(), widget.accessibleDescription()]
    return "\n".join(text for text in said if text)
