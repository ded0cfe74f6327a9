"""The Learn pane: a page of the pack as rail, picture and words, and the two ways on: compare, or put it in the handout."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from consult_aid import pages
from consult_aid.compose.topic import topic_page
from consult_aid.content.facts import Pack, Tone
from consult_aid.record import replace
from consult_aid.ui.columns import Columns, Panel
from consult_aid.ui.rail import Rail
from consult_aid.ui.session import Desk, Session
from consult_aid.ui.style import Look
from consult_aid.ui.widgets.blocks import Renderer
from consult_aid.ui.widgets.buttons import Button
from consult_aid.ui.widgets.column import LATER_MS, Column
from consult_aid.ui.widgets.figure import PictureCard
from consult_aid.ui.widgets.rasters import Rasters
from consult_aid.ui.widgets.scroll import Scroll
from consult_aid.visit import Visit

if TYPE_CHECKING:
    from consult_aid.ui.widgets.swatches import Choice, TonePicker

KEPT_COLUMNS = 12
AHEAD_MS = 400
"""How long the window must rest before the pictures of the other pages are drawn ahead."""
AHEAD_BEAT_MS = 20
"""How often to see whether the next one can be drawn."""


class LearnPane(QWidget):
    """Shows `desk.topic`; its reports go to the session."""

    def __init__(
        self, look: Look, said: Mapping[str, str], pack: Pack, session: Session, rasters: Rasters, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._said, self._pack, self._session, self._rasters = said, pack, session, rasters
        self._made_for: tuple[Visit, str] | None = None
        self._made: dict[str, pages.Page] = {}
        self._double: PictureCard | None = None
        self._prepared = False
        self._ahead: list[str] = []
        self._rest = QTimer(self)
        self._rest.timeout.connect(self._look_ahead)
        self.rail = Rail(look, said, pack, session.desk.language)
        self.rail.picked.connect(self._open)
        self.card = PictureCard(look, said, rasters)
        self.card.stepped.connect(self._step)
        self.card.turned.connect(self._turn)
        self.card.keep_place((len(pack.manifest.skins) > 1, len(pack.manifest.hairs) > 1))
        self._picker: TonePicker | None = None
        self._painted = False
        self._tones = (session.desk.visit.skin, session.desk.visit.hair)
        self.words = WordsColumn(look, said, Renderer(look, said, pack.art, rasters))
        self.words.kept.connect(self._keep)
        self.words.compared.connect(self._compare)
        self._columns = Columns(look, (Panel(self.card, 500), Panel(self.words, 344, 470, 0.9)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._columns, 1)
        self._look = look

    def resizeEvent(self, event: object) -> None:
        """The rail gives way before the picture does."""
        wanted = min(self._look.px(264), max(int(self.width() * 0.19), self._look.px(236)), int(self.width() * 0.3))
        self.rail.setFixedWidth(max(wanted, self.rail.least()))
        self._foresee_all()

    def _foresee_all(self) -> None:
        """No page has been looked at ahead as it would be shown now."""
        self._ahead = [page.id for page in (*self._pack.topics, *self._pack.options)]
        self._rest.start(AHEAD_MS)

    def showEvent(self, event: QShowEvent) -> None:
        """What was not finished when another pane came goes on."""
        super().showEvent(event)
        self._rest.start(AHEAD_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first paint there is time for what it did not wait for."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._rest_then_offer)

    def _rest_then_offer(self) -> None:
        QTimer.singleShot(LATER_MS, self, self._offer_tones)

    def _offer_tones(self) -> None:
        """The swatches."""
        manifest = self._pack.manifest
        if not (len(manifest.skins) > 1 or len(manifest.hairs) > 1):
            return
        from consult_aid.ui.widgets.swatches import TonePicker

        self._picker = TonePicker(self._look, self._said, self._choices(manifest.skins), self._choices(manifest.hairs))
        self._picker.skin.connect(self._choose_skin)
        self._picker.hair.connect(self._choose_hair)
        self._picker.show_chosen(*self._tones)
        self.card.take(self._picker)
        self._columns.arrange()

    def _choices(self, tones: tuple[Tone, ...]) -> tuple[Choice, ...]:
        """Each tone with the colour in the middle of its ramp."""
        from consult_aid.ui.widgets.swatches import Choice

        language, fallback = self._session.desk.language, self._pack.manifest.languages[0]
        named = ((tone, tone.name.get(language) or tone.name[fallback]) for tone in tones)
        return tuple(Choice(tone.id, name, tone.colours[len(tone.colours) // 2]) for tone, name in named)

    def show_desk(self, desk: Desk) -> None:
        """Shows the state."""
        if not desk.topic:
            return
        self.rail.show_desk(desk)
        page = self._page(desk, desk.topic)
        figures = _figures(page)
        picture = desk.picture if any(figure.art == desk.picture for figure in figures) else figures[0].art if figures else ""
        if self._ahead:
            self._rest.start(AHEAD_MS)
        rows = self.card.rows
        self.card.show_figures(figures, picture, desk.visit.steps.get(picture, 0))
        if self._picker is not None and rows != self.card.rows:
            self._columns.arrange()
        if (desk.visit.skin, desk.visit.hair) != self._tones:
            self._tones = (desk.visit.skin, desk.visit.hair)
            self._foresee_all()
        if self._picker is not None:
            self._picker.show_chosen(*self._tones)
        self.words.show_page(desk.topic, page, desk.topic in desk.visit.topics, self._offer(desk, self._others(desk)))

    def _page(self, desk: Desk, id: str) -> pages.Page:
        """The page, made once for a visit; at which steps its pictures stand changes nothing in it."""
        seen = (replace(desk.visit, steps={}), desk.language)
        if seen != self._made_for:
            self._made_for = seen
            self._made.clear()
        if id not in self._made:
            self._made[id] = topic_page(self._pack, seen[0], id, desk.language)
        return self._made[id]

    @property
    def foreseen(self) -> bool:
        """Whether every page has been looked at ahead."""
        return not self._ahead and not self._prepared and not self._rasters.busy

    def _look_ahead(self) -> None:
        """While nothing happens, one page after the other: its words, and its first picture, measured by a card that nobody sees."""
        if self._prepared and self._double is not None:
            self._prepared = False
            self._double.foresee()
            return
        if not self._ahead or not self.isVisible():
            self._rest.stop()
            return
        if self._rasters.busy:
            return
        self._rest.setInterval(AHEAD_BEAT_MS)
        desk = self._session.desk
        id = self._ahead.pop(0)
        page = self._page(desk, id)
        self.words.foresee(id, page)
        if figures := _figures(page):
            if self._double is None:
                self._double = PictureCard(self._look, self._said, self._rasters)
                self._double.keep_place(self.card.offered)
            if self.card.shelf.isVisible():
                self._double.shelf.setMinimumHeight(self.card.shelf.height())
            self._prepared = True
            self._double.prepare(self.card.size(), figures, figures[0].art, desk.visit.steps.get(figures[0].art, 0))

    def _others(self, desk: Desk) -> tuple[str, ...]:
        """Options that would stand beside this page's: those compared already, or the next one of the pack."""
        chosen = tuple(id for id in desk.visit.options if id != desk.topic and self._pack.option(id))
        if chosen or not self._pack.option(desk.topic):
            return chosen
        ids = [option.id for option in self._pack.options if option.id != desk.topic]
        after = [option.id for option in self._pack.options[self._index(desk.topic) + 1 :]]
        return tuple((after or ids)[:1])

    def _index(self, id: str) -> int:
        return [option.id for option in self._pack.options].index(id)

    def _offer(self, desk: Desk, others: tuple[str, ...]) -> str:
        """What the compare button says."""
        if not self._pack.option(desk.topic) or not others:
            return self._said["compare_options"]
        names = [option.short for id in others if (option := self._pack.option(id))]
        fallback = self._pack.manifest.languages[0]
        return self._said["compare_with"].format(name=", ".join(name.get(desk.language) or name[fallback] for name in names))

    def _open(self, id: str) -> None:
        self._session.apply(self._session.desk.reading(id))

    def _turn(self, picture: str) -> None:
        self._session.apply(replace(self._session.desk, picture=picture))

    def _step(self, picture: str, step: int) -> None:
        desk = replace(self._session.desk, picture=picture)
        self._session.apply(desk.with_visit(desk.visit.with_step(picture, step)))

    def _choose_skin(self, tone: str) -> None:
        self._session.visit(self._session.desk.visit.with_skin(tone))

    def _choose_hair(self, tone: str) -> None:
        self._session.visit(self._session.desk.visit.with_hair(tone))

    def _keep(self) -> None:
        desk = self._session.desk
        kept = desk.topic in desk.visit.topics
        self._session.visit(desk.visit.without_topic(desk.topic) if kept else desk.visit.with_topic(desk.topic))

    def _compare(self) -> None:
        desk = self._session.desk
        visit = desk.visit
        if self._pack.option(desk.topic):
            for id in (desk.topic, *self._others(desk)):
                visit = visit.with_option(id)
        self._session.apply(desk.with_visit(visit).at("compare"))


def _figures(page: pages.Page) -> tuple[pages.Figure, ...]:
    return tuple(block for block in page.blocks if isinstance(block, pages.Figure))


def _told(page: pages.Page) -> tuple[pages.Block, ...]:
    """What stands in the column of words."""
    return tuple(block for block in page.blocks if not isinstance(block, pages.Figure))


class WordsColumn(QWidget):
    """The words of a page, scrolling, over two pinned buttons. Columns are kept, so that turning back is instant."""

    kept = Signal()
    compared = Signal()

    def __init__(self, look: Look, said: Mapping[str, str], renderer: Renderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._said, self._renderer = look, said, renderer
        self._built: OrderedDict[str, tuple[tuple[pages.Block, ...], Scroll]] = OrderedDict()
        self._waiting: tuple[str, str, tuple[pages.Block, ...]] | None = None
        self._pages = QStackedWidget()
        self._compare = Button(look, "compare-with", said["compare_options"], "outline", "compare")
        self._compare.clicked.connect(self.compared)
        self._keep = Button(look, "put-in-handout", said["put_in_handout"], "primary", "plus")
        self._keep.clicked.connect(self.kept)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(look.px(6))
        stack.addWidget(self._pages, 1)
        stack.addSpacing(look.px(6))
        stack.addWidget(self._compare)
        stack.addWidget(self._keep)

    def show_page(self, id: str, page: pages.Page, kept: bool, offer: str) -> None:
        """Shows a page's words; `kept` says that it is in the handout, `offer` what the compare button says."""
        self._waiting = (id, page.title, _told(page))
        if self.isVisible():
            self._show_waiting()
        self._compare.say(offer, "compare")
        self._keep.say(self._said["in_handout" if kept else "put_in_handout"], "check" if kept else "plus")
        self._keep.become("primary" if not kept else "outline")

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
            self._build(id, title, blocks, position)
            if len(self._built) > KEPT_COLUMNS:
                self._drop(next(iter(self._built)))
        self._built.move_to_end(id)
        self._pages.setCurrentWidget(self._built[id][1])

    def foresee(self, id: str, page: pages.Page) -> None:
        """Builds the column of a page that nobody has opened yet, as long as none has to go for it."""
        if id not in self._built and len(self._built) < KEPT_COLUMNS:
            self._build(id, page.title, _told(page), 0)
            self._built.move_to_end(id, last=False)

    def _build(self, id: str, title: str, blocks: tuple[pages.Block, ...], position: int) -> None:
        content = Column(self._look, (2, 2, 12, 16))
        scroll = Scroll(self._look, "words", title, content)
        content.pour(self._parts(blocks, content), self._pages.width() - scroll.around(), position + self._pages.height())
        self._pages.addWidget(scroll)
        self._built[id] = (blocks, scroll)
        scroll.verticalScrollBar().setValue(position)

    def _drop(self, id: str) -> None:
        scroll = self._built.pop(id)[1]
        self._pages.removeWidget(scroll)
        scroll.deleteLater()

    def _parts(self, blocks: tuple[pages.Block, ...], content: Column) -> Iterator[tuple[QWidget, int]]:
        told, heading, sources = _split(blocks)
        yield from self._renderer.parts(told)
        if sources is not None:
            foldout = Foldout(self._look, self._said, heading, self._renderer, sources)
            foldout.turned.connect(content.refit)
            yield foldout, 20


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
