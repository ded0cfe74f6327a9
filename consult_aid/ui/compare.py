"""The Compare pane: what matters to this patient, and two to four options side by side."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consult_aid import pages, theme
from consult_aid.compose.comparison import comparison_page
from consult_aid.content.facts import Pack, Words
from consult_aid.ui.columns import Columns, Panel
from consult_aid.ui.matters import Matters
from consult_aid.ui.session import Desk, Session
from consult_aid.ui.style import Look
from consult_aid.ui.widgets.blocks import Renderer
from consult_aid.ui.widgets.buttons import Button
from consult_aid.ui.widgets.column import Column
from consult_aid.ui.widgets.flow import Flow, emptied
from consult_aid.ui.widgets.prose import Prose, Run
from consult_aid.ui.widgets.rasters import Rasters
from consult_aid.ui.widgets.scroll import Scroll
from consult_aid.ui.widgets.table import TableView
from consult_aid.visit import MOST_OPTIONS

FEWEST_OPTIONS = 2
"""So many make a comparison; until then the list of options is unfolded."""


class ComparePane(QWidget):
    """Shows the comparison of the visit; its reports go to the session."""

    def __init__(
        self, look: Look, said: Mapping[str, str], pack: Pack, session: Session, rasters: Rasters, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._said, self._pack, self._session = look, said, pack, session
        self._renderer = Renderer(look, said, pack.art, rasters)
        self._shown: tuple[pages.Block, ...] = ()
        self._offered: tuple[str, ...] | None = None
        self._table: TableView | None = None
        self._matters = Matters(look, said)
        self._matters.turned.connect(self._matter)
        self._matters.unfolded.connect(self._rearrange)
        self._list = QWidget()
        Flow(look.px(4), self._list)
        self._unfolded = False
        self._more = Button(look, "add-option", said["add_an_option"], "outline", "plus")
        self._more.clicked.connect(self._unfold)
        self._most = Prose(look, (Run(said["most_options"], theme.SMALL, colour=theme.QUIET),))
        self._keep = Button(look, "keep-comparison", said["put_comparison"], "primary", "plus")
        self._keep.clicked.connect(self._turn_kept)
        self._body = QVBoxLayout()
        self._body.setSpacing(look.px(8))
        foot = QHBoxLayout()
        foot.setSpacing(look.px(12))
        foot.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._most, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch(1)
        foot.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignVCenter)
        inside = QWidget()
        stack = QVBoxLayout(inside)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(look.px(8))
        stack.addWidget(self._matters)
        stack.addLayout(self._body, 1)
        stack.addWidget(self._list)
        stack.addLayout(foot)
        self._columns = Columns(look, (Panel(inside, 0),), gap=12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(look.px(12), 0, look.px(12), 0)
        outer.addWidget(self._columns)

    def _say(self, words: Words, desk: Desk) -> str:
        return words.get(desk.language) or words[self._pack.manifest.languages[0]]

    def show_desk(self, desk: Desk) -> None:
        """Shows the state."""
        titles = {priority.id: self._say(priority.title, desk) for priority in self._pack.priorities}
        self._matters.show_chosen(titles, desk.visit.priorities)
        self._show_adds(desk)
        chosen = bool(desk.visit.options)
        kept = chosen and "comparison" not in desk.visit.left_out
        self._keep.say(self._said["comparison_in" if kept else "put_comparison"], "check" if kept else "plus")
        self._keep.become("outline" if kept else "primary")
        self._keep.setVisible(chosen)
        page = comparison_page(self._pack, desk.visit, desk.language)
        if page.blocks != self._shown:
            self._shown = page.blocks
            self._build(page, chosen)
        self._columns.arrange()

    def _show_adds(self, desk: Desk) -> None:
        """One button that unfolds the options to add. It stays unfolded until there are two to compare, then each one added folds it."""
        if desk.visit.options == self._offered:
            return
        more = self._offered is not None and len(desk.visit.options) > len(self._offered)
        self._offered = desk.visit.options
        layout = self._list.layout()
        emptied(layout)
        for option in self._pack.options:
            if option.id not in desk.visit.options:
                name = self._say(option.short, desk)
                chip = Button(self._look, f"add-{option.id}", self._said["add_option"].format(name=name), "outline", "plus")
                chip.clicked.connect(self._add)
                layout.addWidget(chip)
        full = len(desk.visit.options) >= MOST_OPTIONS or layout.count() == 0
        if full or (more and len(desk.visit.options) >= FEWEST_OPTIONS):
            self._unfolded = False
        elif len(desk.visit.options) < FEWEST_OPTIONS:
            self._unfolded = True
        self._more.setVisible(not full)
        self._most.setVisible(full)
        self._show_list()

    def _show_list(self) -> None:
        self._list.setVisible(self._unfolded)
        told = self._said["fold_options" if self._unfolded else "add_an_option"]
        self._more.say(told, "down" if self._unfolded else "plus")

    def _unfold(self) -> None:
        self._unfolded = not self._unfolded
        self._show_list()
        self._rearrange()

    def _rearrange(self) -> None:
        self._columns.arrange()

    def _build(self, page: pages.Page, chosen: bool) -> None:
        """The table keeps its place on the screen; what is said about it follows below, in its own scroll."""
        value = self._table.scroll.verticalScrollBar().value() if self._table else 0
        seen = value + self.window().height()
        emptied(self._body)
        self._table = None
        if not chosen:
            hint = Prose(self._look, (Run(self._said["compare_hint"], theme.LEAD, colour=theme.QUIET),), align="center")
            self._body.addStretch(1)
            self._body.addWidget(hint)
            self._body.addStretch(2)
            return
        table = next((block for block in page.blocks if isinstance(block, pages.Table)), None)
        if table is None:
            told = Column(self._look, (2, 2, 12, 12))
            self._renderer.fill(told, _without_title(page.blocks))
            self._body.addWidget(Scroll(self._look, "comparison-words", page.title, told), 1)
            return
        at = page.blocks.index(table)
        above, below = (self._renderer.parts(_without_title(blocks)) for blocks in (page.blocks[:at], page.blocks[at + 1 :]))
        self._table = TableView(self._look, table, self._said, above, below)
        self._table.removed.connect(self._remove)
        self._body.addWidget(self._table, 1)
        self._table.pour(self.window().width(), seen)
        self._table.scroll_to(value)

    def _matter(self, id: str) -> None:
        self._session.visit(self._session.desk.visit.with_priority(id))

    def _add(self) -> None:
        id = self.sender().objectName().removeprefix("add-")
        self._session.visit(self._session.desk.visit.with_option(id))

    def _remove(self, id: str) -> None:
        self._session.visit(self._session.desk.visit.without_option(id))

    def _turn_kept(self) -> None:
        visit = self._session.desk.visit
        self._session.visit(visit.with_section("comparison", "comparison" in visit.left_out))


def _without_title(blocks: tuple[pages.Block, ...]) -> tuple[pages.Block, ...]:
    """All but the page's own heading, which the pane's name says."""
    return tuple(block for block in blocks if not (isinstance(block, pages.Heading) and block.level == 1))
