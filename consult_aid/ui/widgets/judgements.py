"""Sentences that people bring along as rows: sentence and verdict at a glance, and, unfolded, why, how sure we are and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from consult_aid import pages, theme
from consult_aid.ui.icons import paint_icon
from consult_aid.ui.style import HOVER, Look, colour
from consult_aid.ui.widgets.buttons import Button, named, text_height
from consult_aid.ui.widgets.column import Column
from consult_aid.ui.widgets.flow import Flow
from consult_aid.ui.widgets.focus import KeyboardFocus
from consult_aid.ui.widgets.lines import line_view
from consult_aid.ui.widgets.prose import Prose, Run
from consult_aid.ui.widgets.signs import paint_ring
from consult_aid.ui.widgets.verdicts import INKS, paint_verdict

WRAPPED = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LEFT, RIGHT, TOP = 44, 40, 10
"""Room beside and above the words of a row, theme px: for the sign, for the arrow."""


class JudgementRow(Column):
    """One sentence. Unfolds when its head is tapped, and reports that it is wanted in the handout, or no longer."""

    turned = Signal(bool)  # unfolded, or folded again
    wanted = Signal(str)  # id

    def __init__(
        self, look: Look, said: Mapping[str, str], item: pages.Judgement, sources: Mapping[int, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent=parent)
        self._said, self._item, self._sources = said, item, sources
        self._why: Column | None = None
        self._kept, self._want = False, None
        self.says = item.says
        self.id = item.id
        self.setObjectName("judgement")
        self._head = _Head(look, item)
        self._head.setAccessibleDescription(said["show_why"])
        self._head.clicked.connect(self.turn)
        self.add(self._head)

    def turn(self) -> None:
        """Unfolds or folds."""
        shown = self._why is None or self._why.isHidden()
        if self._why is None:
            self._why = self._reasons()
            self.add(self._why)
        self._why.setVisible(shown)
        self._head.unfold(shown, self._said["hide_why" if shown else "show_why"])
        self.refit()
        self.turned.emit(shown)

    def show_kept(self, kept: bool) -> None:
        """The sentence is in the handout by itself, or not."""
        if kept != self._kept:
            self._kept = kept
            self._head.tick(kept, self._said["page_in_handout"] if kept else "")
            self._offer()

    def _reasons(self) -> Column:
        look, item = self._look, self._item
        why = Column(look, (LEFT, 0, 16, 14))
        why.add(line_view(look, item.why))
        self._want = Button(look, f"keep-claim-{item.id}", "", "small", "plus")
        self._want.clicked.connect(self._report)
        self._offer()
        holder = QWidget()
        Flow(0, holder).addWidget(self._want)
        why.add(holder, 8)
        for number in item.why.cites:
            if number in self._sources:
                runs = Run(f"{number}.  ", theme.SMALL, True, theme.QUIET), Run(self._sources[number], theme.SMALL, colour=theme.QUIET)
                why.add(Prose(look, runs), 6)
        return why

    def _offer(self) -> None:
        if self._want is not None:
            text = self._said["claim_in" if self._kept else "put_claim"]
            self._want.say(text, "check" if self._kept else "plus", f"{text}: {self.says}")

    def _report(self) -> None:
        self.wanted.emit(self.id)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(theme.LINE), 1.4))
        painter.setBrush(colour(theme.CARD))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), self._look.px(12), self._look.px(12))


class _Head(KeyboardFocus, QPushButton):
    """The sign, the sentence, the verdict in words, and an arrow; a tick under the arrow when it is in the handout."""

    def __init__(self, look: Look, item: pages.Judgement, parent: QWidget | None = None) -> None:
        super().__init__(parent)  # with a text, PySide would look at the constructor that takes an icon, and so at all about icons
        self.setText(item.says)
        self._look, self._item, self._open, self._kept = look, item, False, False
        named(self, f"claim-{item.id}", f"{item.says} {item.verdict}")
        self.setFont(look.font())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def unfold(self, open_: bool, told: str) -> None:
        """The reasons below are shown, or not; `told` is what a tap does now."""
        self._open = open_
        self.setAccessibleDescription(told)
        self.update()

    def tick(self, kept: bool, told: str) -> None:
        """The sentence is in the handout, in these words, or not."""
        self._kept = kept
        self.setAccessibleName(f"{self._item.says} {self._item.verdict}" + (f", {told}" if told else ""))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does."""
        if event.key() in ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self._look.px
        return max(self._says(width) + self._word(width) + px(2 * TOP + 2), px(theme.TARGET))

    def sizeHint(self) -> QSize:
        width = self._look.px(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(longest + self._look.px(LEFT + RIGHT) + 2, self._look.px(theme.TARGET))

    def _room(self, width: int) -> int:
        return max(width - self._look.px(LEFT + RIGHT), 20)

    def _says(self, width: int) -> int:
        return text_height(self.text(), self.font(), self._room(width))

    def _word(self, width: int) -> int:
        return text_height(self._item.verdict, self._look.font(theme.SMALL, True), self._room(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px, width = QPainter(self), self._look.px, self.width()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme.PRIMARY_SOFT if self.isDown() else HOVER))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), px(11), px(11))
        side = px(22)
        paint_verdict(painter, self._item.kind, QRectF(px(12), px(TOP), side, side))
        room, tall = self._room(width), self._says(width)
        painter.setFont(self.font())
        painter.setPen(colour(theme.INK))
        painter.drawText(QRect(px(LEFT), px(TOP), room, tall), WRAPPED, self.text())
        painter.setFont(self._look.font(theme.SMALL, True))
        painter.setPen(colour(INKS[self._item.kind]))
        painter.drawText(QRect(px(LEFT), px(TOP + 2) + tall, room, self._word(width) + px(2)), WRAPPED, self._item.verdict)
        end = width - px(14) - px(18)
        paint_icon(painter, "up" if self._open else "down", QRectF(end, px(TOP + 2), px(18), px(18)), colour(theme.PRIMARY), 2.6)
        if self._kept:
            paint_icon(painter, "check", QRectF(end, px(TOP + 26), px(18), px(18)), colour(theme.PRIMARY), 3)
        if self.shows_focus():
            paint_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), px(12), theme.FOCUS)


class JudgementsView(Column):
    """All rows of a block."""

    def __init__(self, look: Look, said: Mapping[str, str], block: pages.Judgements, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        for row, gap in rows(look, said, block, {}):
            row.turned.connect(self.refit)
            self.add(row, gap)


def rows(look: Look, said: Mapping[str, str], block: pages.Judgements, sources: Mapping[int, str]) -> Iterator[tuple[JudgementRow, int]]:
    """The rows of a block, each made when it is asked for, with the distance above it."""
    for number, item in enumerate(block.items):
        yield JudgementRow(look, said, item, sources), 8 if number else 0
