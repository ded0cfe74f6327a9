"""The step player: round buttons back and forth, where we are, what happens at this step, and a bar to jump to any step."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from consult_aid import pages, theme
from consult_aid.ui.icons import paint_icon
from consult_aid.ui.style import HOVER, PRESSED, SCROLL_HANDLE, Look, colour
from consult_aid.ui.widgets.buttons import Button, named, paint_frame
from consult_aid.ui.widgets.focus import KeyboardFocus
from consult_aid.ui.widgets.lines import with_cites
from consult_aid.ui.widgets.prose import Prose, Run
from consult_aid.ui.widgets.signs import paint_ring


class Disc(KeyboardFocus, QPushButton):
    """A round button with an icon."""

    def __init__(self, look: Look, name: str, accessible: str, icon: str, filled: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._filled, self._look = icon, filled, look
        named(self, name, accessible)
        self.setFixedSize(look.px(60), look.px(60))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._look.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        hot, able = self.underMouse() or self.isDown(), self.isEnabled()
        edge = theme.PRIMARY if able else theme.LINE
        if self._filled:
            ground, ink = (PRESSED if hot else theme.PRIMARY) if able else theme.LINE, theme.CARD if able else theme.QUIET
            edge = ground
        else:
            ground, ink = HOVER if hot and able else theme.CARD, theme.PRIMARY if able else theme.pale(theme.QUIET, 0.4)
        painter.setPen(QPen(colour(edge), 2))
        painter.setBrush(colour(ground))
        painter.drawEllipse(disc)
        side = px(24)
        paint_icon(painter, self._icon, QRectF(disc.center().x() - side / 2, disc.center().y() - side / 2, side, side), colour(ink), 2.6)
        if self.shows_focus():
            paint_ring(painter, QRectF(self.rect()), self.width() / 2, theme.INK if self._filled else theme.FOCUS)


class Segment(KeyboardFocus, QPushButton):
    """One step in the bar: a thin stripe with a finger's height around it."""

    def __init__(self, look: Look, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.state = look, "ahead"
        named(self, name, accessible)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def stand(self, state: str, chosen: bool) -> None:
        """'done' or 'ahead', and whether it is the step in view."""
        if state != self.state:
            self.state = state
            self.update()
        self.setChecked(chosen)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(theme.TARGET), self._look.px(theme.TARGET))

    def minimumSizeHint(self) -> QSize:
        return QSize(44, self._look.px(theme.TARGET))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tall = self._look.px(10 if self.isChecked() else 6)
        stripe = QRectF(3, self._look.px(16) - tall / 2, self.width() - 6, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        tint = theme.PRIMARY if self.state == "done" or self.isChecked() else SCROLL_HANDLE if self.underMouse() else theme.LINE
        painter.setBrush(colour(tint))
        painter.drawRoundedRect(stripe, tall / 2, tall / 2)
        if self.shows_focus():
            paint_ring(painter, stripe.adjusted(-3, -7, 3, 7), self._look.px(8), theme.FOCUS)


class StepPlayer(QWidget):
    """Tells the step of a figure and reports where the user wants to go."""

    stepped = Signal(int)

    def __init__(self, look: Look, said: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._said = look, said
        self._figure: pages.Figure | None = None
        self._step = 0
        self._segments: list[Segment] = []
        self.back = Disc(look, "previous-step", said["previous_step"], "left", filled=False)
        self.ahead = Disc(look, "next-step", said["next_step"], "right", filled=True)
        self.back.clicked.connect(self._back)
        self.ahead.clicked.connect(self._ahead)
        self._title = Prose(look, ())
        self._caption = Prose(look, ())
        self._bar = QWidget()
        self._stripes = QHBoxLayout(self._bar)
        self._stripes.setContentsMargins(0, 0, 0, 0)
        self._stripes.setSpacing(look.px(2))
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._caption)
        words.addStretch(1)
        words.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(12))
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.ahead, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_step(self, figure: pages.Figure, step: int) -> None:
        """Shows this step of this figure."""
        if figure != self._figure:
            self._figure = figure
            self._make_segments(figure)
        self._step = step
        frame, count = figure.frame(step), len(figure.frames)
        where = self._said["step_of"].format(n=step, count=count) if step else ""
        quiet = Run(f"{where}  ", theme.BODY, False, theme.QUIET)
        title = Run(frame.title or self._said["whole_picture"], theme.BODY, True)
        self._title.say(quiet, title) if where else self._title.say(*with_cites(title, figure.cites))
        self._caption.say(Run(frame.caption, colour=theme.INK))
        self._caption.mark(*((frame.mark,) if frame.mark else ()))
        self._caption.setVisible(bool(frame.caption or frame.mark))
        for number, segment in enumerate(self._segments[: count + 1]):
            segment.stand("done" if 0 < number <= step else "ahead", number == step)
        self.back.setEnabled(step > 0)
        self.ahead.setEnabled(step < count)
        self.setVisible(bool(figure.frames))

    def tallest(self, width: int) -> int:
        """Height in px that no step of this figure exceeds, so that the picture above does not jump."""
        if self._figure is None:
            return 0
        room = width - 2 * (self.back.width() + self._look.px(12))
        told = tuple((frame.title, frame.caption, frame.mark) for frame in (self._figure.whole, *self._figure.frames))
        return _tallest(self._look, self._said["step_of"], told, room) + self._look.px(theme.TARGET + 10)

    def _make_segments(self, figure: pages.Figure) -> None:
        """Names the segments anew; those that this figure does not need are hidden."""
        while len(self._segments) <= len(figure.frames):
            segment = Segment(self._look, "", "")
            segment.clicked.connect(self._jump)
            self._segments.append(segment)
            self._stripes.addWidget(segment)
        for segment in self._segments[len(figure.frames) + 1 :]:
            segment.hide()
            named(segment, "", "")
        for number, frame in enumerate((figure.whole, *figure.frames)):
            told = ". ".join(
                part for part in (frame.title or self._said["whole_picture"], frame.caption, frame.mark.word if frame.mark else "") if part
            )
            name = self._said["step_named"].format(n=number, title=told) if number else told
            named(self._segments[number], f"step-{number}", name)
            self._segments[number].show()

    def _jump(self) -> None:
        self.stepped.emit(int(self.sender().objectName().removeprefix("step-")))

    def _back(self) -> None:
        self.stepped.emit(max(self._step - 1, 0))

    def _ahead(self) -> None:
        last = len(self._figure.frames) if self._figure else 0
        self.stepped.emit(min(self._step + 1, last))


@lru_cache(64)
def _tallest(look: Look, where: str, told: tuple[tuple[str, str, pages.Mark | None], ...], room: int) -> int:
    """Height in px of the tallest title and caption, measured once: pages are turned to again and again."""
    tall = 0
    for title, caption, mark in told:
        head = Prose(look, (Run(f"{where} {title}", theme.BODY, True),))
        below = Prose(look, (Run(caption),), (mark,) if mark else ())
        tall = max(tall, head.heightForWidth(room) + below.heightForWidth(room))
    return tall


LEAST_TAB = 110
"""The width in theme pixels under which a picture's title breaks into too many lines."""


class PictureTabs(QWidget):
    """The pictures of a page, to choose from, in two rows where one would squeeze their titles; one alone is only named."""

    turned = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._framed = False
        self._titles: dict[str, str] = {}
        self._parts: list[Button | Prose] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def offer(self, titles: Mapping[str, str], chosen: str) -> None:
        """Pictures by id, and the one in view."""
        if dict(titles) == self._titles:
            for part in self._parts if self._framed else ():
                part.setChecked(part.objectName() == f"picture-{chosen}")
            return
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._titles, self._framed = dict(titles), len(titles) > 1
        self._parts = [self._tab(id, title, id == chosen) for id, title in titles.items()]
        for part in self._parts:
            part.setParent(self)
            part.show()
        self.setVisible(bool(titles))
        self.updateGeometry()
        self._place()
        self.update()

    def _tab(self, id: str, title: str, chosen: bool) -> Button | Prose:
        if not self._framed:
            return Prose(self._look, (Run(title, theme.BODY, True),))
        tab = Button(self._look, f"picture-{id}", title, "segment")
        tab.setChecked(chosen)
        tab.clicked.connect(self._choose)
        return tab

    def heightForWidth(self, width: int) -> int:
        return sum(self._rows(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(360), self._look.px(theme.TARGET))

    def minimumSizeHint(self) -> QSize:
        return QSize(max((part.minimumSizeHint().width() for part in self._parts), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _across(self, width: int) -> int:
        """How many stand in a row."""
        count = max(len(self._parts), 1)
        return count if width // count >= self._look.px(LEAST_TAB) else -(-count // 2)

    def _rows(self, width: int) -> list[int]:
        """The height of each row, px."""
        across = self._across(width)
        tall = [part.heightForWidth(width // across) for part in self._parts]
        return [max(tall[at : at + across]) for at in range(0, len(tall), across)]

    def _place(self) -> None:
        across, y = self._across(self.width()), 0
        wide = self.width() // across
        for row, tall in enumerate(self._rows(self.width())):
            for at, part in enumerate(self._parts[row * across : (row + 1) * across]):
                part.setGeometry(at * wide, y, wide, tall)
            y += tall

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._framed:
            paint_frame(QPainter(self), QRectF(self.rect()), self._look)

    def _choose(self) -> None:
        self.turned.emit(self.sender().objectName().removeprefix("picture-"))
