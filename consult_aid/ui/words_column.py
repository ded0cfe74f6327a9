"""The words of a page in a scrolling column over two pinned buttons, and the sources that unfold under them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from consult_aid import pages
from consult_aid.seek import holds
from consult_aid.ui.style import Look
from consult_aid.ui.widgets.blocks import Renderer
from consult_aid.ui.widgets.buttons import Button
from consult_aid.ui.widgets.column import Column
from consult_aid.ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from consult_aid.ui.widgets.judgements import JudgementRow
    from consult_aid.ui.widgets.seek_bar import SeekBar

KEPT_COLUMNS = 12
LEAST = 200
"""Least height of the words in theme px: where there is less, the pane scrolls."""


class WordsColumn(QWidget):
    """The words of a page, scrolling, over two pinned buttons. Columns are kept, so that turning back is instant."""

    kept = Signal()
    compared = Signal()
    claimed = Signal(str)  # id of a sentence that is wanted in the handout, or no longer
    sought = Signal(str)

    def __init__(self, look: Look, said: Mapping[str, str], renderer: Renderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._said, self._renderer = look, said, renderer
        self._built: OrderedDict[str, tuple[tuple[pages.Block, ...], Scroll]] = OrderedDict()
        self._waiting: tuple[str, str, tuple[pages.Block, ...]] | None = None
        self._in_view = ""
        self._claims: tuple[str, ...] = ()
        self._sought = ""
        self._last: QWidget = self
        self._seek: SeekBar | None = None
        self._pages = QStackedWidget()
        self._pages.setMinimumHeight(look.px(LEAST))
        self._compare = Button(look, "compare-with", said["compare_options"], "outline", "compare")
        self._compare.clicked.connect(self.compared)
        self._keep = Button(look, "put-in-handout", said["put_in_handout"], "primary", "plus")
        self._keep.clicked.connect(self.kept)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(look.px(6))
        self._stack = stack
        stack.addWidget(self._pages, 1)
        stack.addSpacing(look.px(6))
        self._foot = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._foot.setSpacing(look.px(6))
        self._foot.addWidget(self._compare)
        self._foot.addWidget(self._keep)
        stack.addLayout(self._foot)

    def show_page(self, id: str, page: pages.Page, kept: bool, offer: str) -> None:
        """Shows a page's words; `kept` says that it is in the handout, `offer` what the compare button says."""
        self._waiting = (id, page.title, _told(page))
        if self.isVisible():
            self._show_waiting()
        self._compare.say(offer, "compare")
        self._keep.say(self._said["in_handout" if kept else "put_in_handout"], "check" if kept else "plus")
        self._keep.become("primary" if not kept else "outline")
        self._place_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """In one row where both fit."""
        beside = self._compare.sizeHint().width() + self._keep.sizeHint().width() + self._look.px(6) <= self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self._foot.direction():
            self._foot.setDirection(way)

    def show_claims(self, claims: tuple[str, ...], sought: str) -> None:
        """Which sentences are in the handout singly, and what is looked for among those of the page."""
        if sought != self._sought and self._in_view:
            self._built[self._in_view][1].verticalScrollBar().setValue(0)
        self._claims, self._sought = claims, sought
        self._show_sought()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is the width known, and words are measured once."""
        super().showEvent(event)
        self._show_waiting()

    def _show_waiting(self) -> None:
        if self._waiting is None:
            return
        (id, title, blocks), self._waiting = self._waiting, None
        before = self._built.get(id)
        if before is None or before[0] != blocks:
            position = before[1].verticalScrollBar().value() if before else 0
            if before:
                self._drop(id)
            self._build(id, title, blocks, position, self._pages.width())
            if len(self._built) > KEPT_COLUMNS:
                self._drop(next(iter(self._built)))
        self._built.move_to_end(id)
        self._pages.setCurrentWidget(self._built[id][1])
        self._built[id][1].show()
        self._in_view = id
        self._show_sought()

    def _show_sought(self) -> None:
        """The line to type into where the page has judged sentences, and only those that hold what is sought."""
        if not self._in_view:
            return
        blocks, scroll = self._built[self._in_view]
        items = [item for block in blocks if isinstance(block, pages.Judgements) for item in block.items]
        if self._seek is not None:
            self._seek.setVisible(bool(items))
        if not items:
            return
        found = _holding(items, self._sought)
        self._seek_bar().show_sought(self._sought, len(found), len(items), sum(item.id in self._claims for item in items))
        scroll.content.only(_Found(found) if self._sought else None)
        for row in scroll.content.findChildren(QWidget, "judgement"):
            row.show_kept(row.id in self._claims)

    def _seek_bar(self) -> SeekBar:
        if self._seek is None:
            from consult_aid.ui.widgets.seek_bar import SeekBar

            self._seek = SeekBar(self._look, self._said)
            self._seek.sought.connect(self.sought)
            self._stack.insertWidget(0, self._seek)
        return self._seek

    def leave(self) -> None:
        """Another page comes, at another width: what is in view now is not to be set anew for it."""
        if self._pages.currentWidget() is not None:
            self._pages.currentWidget().hide()

    def foresee(self, id: str, page: pages.Page, width: int) -> None:
        """Builds the column of a page that nobody has opened yet, as long as none has to go for it."""
        if id not in self._built and len(self._built) < KEPT_COLUMNS:
            self._build(id, page.title, _told(page), 0, width)
            self._built.move_to_end(id, last=False)

    def _build(self, id: str, title: str, blocks: tuple[pages.Block, ...], position: int, width: int) -> None:
        content = Column(self._look, (2, 2, 12, 16))
        scroll = Scroll(self._look, "words", title, content)
        content.pour(self._parts(blocks, content), width - scroll.around(), position + self._pages.height())
        self._pages.addWidget(scroll)
        self._built[id] = (blocks, scroll)
        scroll.verticalScrollBar().setValue(position)

    def _drop(self, id: str) -> None:
        scroll = self._built.pop(id)[1]
        self._pages.removeWidget(scroll)
        scroll.deleteLater()

    def _parts(self, blocks: tuple[pages.Block, ...], content: Column) -> Iterator[tuple[QWidget, int]]:
        told, heading, sources = _split(blocks)
        for part, gap in self._renderer.parts(told, sources):
            if part.objectName() == "judgement":
                self._wire(part, content)
            yield part, gap
        if sources is not None:
            foldout = Foldout(self._look, self._said, heading, self._renderer, sources)
            foldout.turned.connect(content.refit)
            yield foldout, 20

    def _unfolded(self, shown: bool) -> None:
        """What was unfolded comes into view, once it has its place."""
        if shown:
            self._last = self.sender()
            QTimer.singleShot(0, self, self._bring)

    def _bring(self) -> None:
        """All of it where it fits, else from its head on."""
        scroll, row = self._built[self._in_view][1], self._last.geometry()
        bar, edge = scroll.verticalScrollBar(), self._look.px(8)
        if row.bottom() + edge > bar.value() + scroll.view.height():
            bar.setValue(min(row.top() - edge, row.bottom() + edge - scroll.view.height()))
        elif row.top() < bar.value():
            bar.setValue(row.top() - edge)

    def _wire(self, row: JudgementRow, content: Column) -> None:
        row.turned.connect(content.refit)
        row.turned.connect(self._unfolded)
        row.wanted.connect(self.claimed)
        row.show_kept(row.id in self._claims)


class _Found:
    """Whether a part of a column is a sentence with one of these ids."""

    def __init__(self, ids: frozenset[str]) -> None:
        self._ids = ids

    def __call__(self, part: QWidget) -> bool:
        return getattr(part, "id", "") in self._ids


def _holding(items: list[pages.Judgement], sought: str) -> frozenset[str]:
    """Ids of the sentences that hold what is sought; where none does, of those whose reasons do."""
    said = frozenset(item.id for item in items if holds(item.says, sought))
    return said or frozenset(item.id for item in items if holds(item.why.text, sought))


class Foldout(QWidget):
    """A heading that unfolds what it heads: the sources, made and shown when asked for."""

    turned = Signal()

    def __init__(
        self,
        look: Look,
        said: Mapping[str, str],
        title: str,
        renderer: Renderer,
        block: pages.Block,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._said, self._title, self._renderer, self._block = said, title, renderer, block
        self._content: QWidget | None = None
        self._button = Button(look, "sources", title, "quiet", "down", said["show_sources"])
        self._button.clicked.connect(self._turn)
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addStretch(1)
        self._stack.addLayout(row)

    def _turn(self) -> None:
        shown = self._content is None or self._content.isHidden()
        if self._content is None and (made := self._renderer.widget(self._block)) is not None:
            self._content = made
            self._stack.addWidget(made)
        if self._content is not None:
            self._content.setVisible(shown)
        self.turned.emit()
        self._button.say(self._title, "up" if shown else "down", self._said["hide_sources" if shown else "show_sources"])


def _split(blocks: tuple[pages.Block, ...]) -> tuple[tuple[pages.Block, ...], str, pages.SourceList | None]:
    """What is read at once, the heading of the sources (which becomes the foldout's button), and the sources."""
    for at, block in enumerate(blocks):
        if isinstance(block, pages.SourceList):
            before = blocks[at - 1] if at else None
            if isinstance(before, pages.Heading):
                return (*blocks[: at - 1], *blocks[at + 1 :]), before.text, block
    return blocks, "", None


def _told(page: pages.Page) -> tuple[pages.Block, ...]:
    """What stands in the column of words."""
    return tuple(block for block in page.blocks if not isinstance(block, pages.Figure))
