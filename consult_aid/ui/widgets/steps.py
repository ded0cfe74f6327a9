"""The step player: round buttons back and forth, where we are over a bar to jump to any step, and what happens at this step below."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from consult_aid import pages, theme
from consult_aid.ui.icons import paint_icon
from consult_aid.ui.style import HOVER, PRESSED, SCROLL_HANDLE, Look, colour
from consult_aid.ui.widgets.buttons import named
from consult_aid.ui.widgets.focus import KeyboardFocus
from consult_aid.ui.widgets.lines import with_cites
from consult_aid.ui.widgets.prose import Prose, Run
from consult_aid.ui.widgets.signs import paint_ring

STRIPE_LOW = 9
"""How far the middle of the stripes is above the lower edge of the bar, theme px."""
INDENT = 6
DISC = 52


class Disc(KeyboardFocus, QPushButton):
    """A round button with an icon."""

    def __init__(self, look: Look, name: str, accessible: str, icon: str, filled: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._filled, self._look = icon, filled, look
        named(self, name, accessible)
        self.setFixedSize(look.px(DISC), look.px(DISC))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._look.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(self.rect()).adjusted(3, 3, -3, -3)
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
    """One step in the bar: a thin stripe with a finger's height above it."""

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
        stripe = QRectF(3, self.height() - self._look.px(STRIPE_LOW) - tall / 2, self.width() - 6, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        tint = theme.PRIMARY if self.state == "done" or self.isChecked() else SCROLL_HANDLE if self.underMouse() else theme.LINE
        painter.setBrush(colour(tint))
        painter.drawRoundedRect(stripe, tall / 2, tall / 2)
        if self.shows_focus():
            paint_ring(painter, stripe.adjusted(-3, -7, 3, 7), self._look.px(8), theme.FOCUS)


class Bar(QWidget):
    """The segments, side by side, and over them what is said of the step in view, which lets every tap through."""

    def __init__(self, look: Look, title: Prose, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._title = look, title
        self.segments: list[Segment] = []
        title.setParent(self)
        title.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tall(self, title: Prose, width: int) -> int:
        """Its height in px with this title."""
        return max(title.heightForWidth(width - self._look.px(6)) + self._look.px(2 * STRIPE_LOW), self._look.px(theme.TARGET))

    def heightForWidth(self, width: int) -> int:
        return self.tall(self._title, width)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(theme.TARGET))

    def minimumSizeHint(self) -> QSize:
        return QSize(max(44 * sum(not segment.isHidden() for segment in self.segments), self._title.minimumSizeHint().width()), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Places title and segments."""
        inset = self._look.px(3)
        high = self._title.heightForWidth(self.width() - 2 * inset)
        self._title.setGeometry(inset, max(self.height() - self._look.px(2 * STRIPE_LOW) - high, 0), self.width() - 2 * inset, high)
        shown = [segment for segment in self.segments if not segment.isHidden()]
        for i, segment in enumerate(shown):
            left, right = (self.width() * end // len(shown) for end in (i, i + 1))
            segment.setGeometry(left, 0, right - left, self.height())


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
        self._bar = Bar(look, self._title)
        self._segments = self._bar.segments
        row = QHBoxLayout()
        row.setSpacing(look.px(10))
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._bar, 1)
        row.addWidget(self.ahead, 0, Qt.AlignmentFlag.AlignVCenter)
        told = QHBoxLayout()
        told.setContentsMargins(look.px(INDENT), 0, look.px(INDENT), 0)
        told.addWidget(self._caption)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(look.px(2))
        stack.addLayout(row)
        stack.addLayout(told)
        stack.addStretch(1)
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
        quiet = Run(f"{where}  " if where else "", theme.BODY, False, theme.QUIET)
        title = Run(frame.title or self._said["whole_picture"], theme.BODY, True)
        self._title.say(quiet, title)
        self._caption.say(*_told(figure, step))
        self._caption.mark(*((frame.mark,) if frame.mark else ()))
        for number, segment in enumerate(self._segments[: count + 1]):
            segment.stand("done" if 0 < number <= step else "ahead", number == step)
        self.back.setEnabled(step > 0)
        self.ahead.setEnabled(step < count)
        self.setVisible(bool(figure.frames))
        self._bar.updateGeometry()
        self._bar.arrange()

    def tallest(self, width: int) -> int:
        """Height in px that no step of this figure exceeds, so that the picture above does not jump."""
        if self._figure is None:
            return 0
        if not self._figure.frames:
            return 0
        bar, caption = width - 2 * (self.back.width() + self._look.px(10)), width - 2 * self._look.px(INDENT)
        return (
            max(_tallest_bar(self._bar, self._look, self._said, self._figure, bar), self.back.height())
            + self._look.px(2)
            + (_tallest_caption(self._look, self._figure, caption))
        )

    def _make_segments(self, figure: pages.Figure) -> None:
        """Names the segments anew; those that this figure does not need are hidden."""
        while len(self._segments) <= len(figure.frames):
            segment = Segment(self._look, "", "")
            segment.clicked.connect(self._jump)
            segment.setParent(self._bar)
            self._segments.append(segment)
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
        self._title.raise_()
        self._bar.updateGeometry()

    def _jump(self) -> None:
        self.stepped.emit(int(self.sender().objectName().removeprefix("step-")))

    def _back(self) -> None:
        self.stepped.emit(max(self._step - 1, 0))

    def _ahead(self) -> None:
        last = len(self._figure.frames) if self._figure else 0
        self.stepped.emit(min(self._step + 1, last))


def _told(figure: pages.Figure, step: int) -> tuple[Run, ...]:
    """What happens at a step; of the whole picture, which steps there are and what it rests on."""
    if step:
        return (Run(figure.frame(step).caption),)
    listed = "  ·  ".join(f"{number}\u00a0{frame.title}" for number, frame in enumerate(figure.frames, 1))
    run = Run(figure.whole.caption) if figure.whole.caption else Run(listed, theme.SMALL, colour=theme.QUIET)
    return with_cites(run, figure.cites)


def _tallest_bar(bar: Bar, look: Look, said: Mapping[str, str], figure: pages.Figure, width: int) -> int:
    """Height in px of the bar with the longest title."""
    count = len(figure.frames)
    heads = [f"{said['step_of'].format(n=number, count=count)}  {frame.title}" for number, frame in enumerate(figure.frames, 1)]
    longest = max((said["whole_picture"], *heads), key=len)
    return bar.tall(Prose(look, (Run(longest, theme.BODY, True),)), width)


@lru_cache(128)
def _tallest_caption(look: Look, figure: pages.Figure, width: int) -> int:
    """Height in px of the tallest caption, measured once: pages are turned to again and again."""
    tall = 0
    for step in range(len(figure.frames) + 1):
        mark = figure.frame(step).mark
        tall = max(tall, Prose(look, _told(figure, step), (mark,) if mark else ()).heightForWidth(width))
    return tall
