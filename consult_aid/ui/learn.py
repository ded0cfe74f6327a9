"""The Learn pane: a page of the pack as rail, picture and words, and the two ways on: compare, or put it in the handout."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from consult_aid import pages
from consult_aid.compose.topic import topic_page
from consult_aid.content.facts import Pack, Tone
from consult_aid.record import replace
from consult_aid.ui.columns import Columns, Panel
from consult_aid.ui.rail import Rail
from consult_aid.ui.session import Desk, Session
from consult_aid.ui.style import Look
from consult_aid.ui.widgets.blocks import Renderer
from consult_aid.ui.widgets.column import LATER_MS
from consult_aid.ui.widgets.figure import PictureCard
from consult_aid.ui.widgets.rasters import Rasters
from consult_aid.ui.words_column import WordsColumn
from consult_aid.visit import Visit

if TYPE_CHECKING:
    from consult_aid.ui.widgets.swatches import Choice, TonePicker

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
        self.words.claimed.connect(self._claim)
        self.words.sought.connect(self._seek)
        self._columns = Columns(look, (Panel(self.card, 500, first=630), Panel(self.words, 336, 470, 0.9)))
        self.card.grew.connect(self._columns.arrange)
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
        """The button of the tones, and its swatches."""
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
        pictured = not self.card.isHidden()
        if pictured != bool(figures):
            self.words.leave()
            self.card.setVisible(bool(figures))
        if pictured != bool(figures) or (self._picker is not None and rows != self.card.rows):
            self._columns.arrange()
        if (desk.visit.skin, desk.visit.hair) != self._tones:
            self._tones = (desk.visit.skin, desk.visit.hair)
            self._foresee_all()
        if self._picker is not None:
            self._picker.show_chosen(*self._tones)
        self.words.show_page(desk.topic, page, desk.topic in desk.visit.topics, self._offer(desk, self._others(desk)))
        self.words.show_claims(desk.visit.claims, desk.sought)

    def _page(self, desk: Desk, id: str) -> pages.Page:
        """The page, made once for a visit; at which steps its pictures stand, and which sentences were chosen, changes nothing in it."""
        seen = (replace(desk.visit, steps={}, claims=()), desk.language)
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
        figures = _figures(page)
        self.words.foresee(id, page, self._columns.width_of(self.words, *(() if figures else (self.card,))))
        if figures:
            if self._double is None:
                self._double = PictureCard(self._look, self._said, self._rasters)
                self._double.keep_place(self.card.offered)
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

    def _claim(self, id: str) -> None:
        visit = self._session.desk.visit
        self._session.visit(visit.without_claim(id) if id in visit.claims else visit.with_claim(id))

    def _seek(self, text: str) -> None:
        self._session.apply(replace(self._session.desk, sought=text))

    def _compare(self) -> None:
        desk = self._session.desk
        visit = desk.visit
        if self._pack.option(desk.topic):
            for id in (desk.topic, *self._others(desk)):
                visit = visit.with_option(id)
        self._session.apply(desk.with_visit(visit).at("compare"))


def _figures(page: pages.Page) -> tuple[pages.Figure, ...]:
    return tuple(block for block in page.blocks if isinstance(block, pages.Figure))
