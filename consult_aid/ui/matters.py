"""What matters to this patient, in one line: what was chosen, in its order, and one button that unfolds the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from consult_aid import theme
from consult_aid.ui.style import Look
from consult_aid.ui.widgets.buttons import Button
from consult_aid.ui.widgets.prose import Prose, Run


class Matters(QWidget):
    """Folded, it shows the chosen ones that its line has room for; unfolded, all of them where they always stand. Reports taps."""

    turned = Signal(str)  # priority
    unfolded = Signal()  # or folded: it asks for another height

    def __init__(self, look: Look, said: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._said = look, said
        self._chips: dict[str, Button] = {}
        self._chosen: tuple[str, ...] = ()
        self._all = False
        self._question = Prose(look, (Run(said["what_matters"], theme.LEAD, True),), parent=self)
        self._hint = Prose(look, (Run(said["tap_in_order"], theme.SMALL, colour=theme.QUIET),), parent=self)
        self._more = Button(look, "more-priorities", said["more_priorities"], "quiet", "down", parent=self)
        self._more.clicked.connect(self._turn)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chosen(self, titles: Mapping[str, str], chosen: Sequence[str]) -> None:
        """These can be chosen, and those are, the most important first."""
        for id, title in titles.items():
            if id not in self._chips:
                self._chips[id] = Button(self._look, f"priority-{id}", title, "chip", parent=self)
                self._chips[id].clicked.connect(self._report)
            order = f"{chosen.index(id) + 1} · " if id in chosen else ""
            self._chips[id].say(order + title)
            self._chips[id].setChecked(id in chosen)
        self._chosen = tuple(id for id in chosen if id in self._chips)
        self._changed()

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, place=False)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(560), self._look.px(theme.TARGET))

    def minimumSizeHint(self) -> QSize:
        parts = (self._question, self._more, *self._chips.values())
        return QSize(max(part.minimumSizeHint().width() for part in parts), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def _turn(self) -> None:
        self._all = not self._all
        self._changed()
        self.unfolded.emit()

    def _changed(self) -> None:
        key, icon = ("fewer_priorities", "up") if self._all else ("more_priorities" if self._chosen else "choose_priorities", "down")
        self._more.say(self._said[key], icon)
        self.updateGeometry()
        self._arrange(self.width(), place=True)

    def _arrange(self, width: int, place: bool) -> int:
        """Rows of what is shown, from the left; returns the height."""
        shown = self._shown(width)
        if place:
            for part in (self._hint, *self._chips.values()):
                part.setVisible(part in shown)
        gap, x, y, row = self._look.px(4), 0, 0, list[tuple[QWidget, int, int, int]]()
        for part in shown:
            wide = min(self._wide(part), width)
            high = part.heightForWidth(wide)
            if row and x + wide > width:
                y += _settle(row, y, place) + gap
                x, row = 0, []
            row.append((part, x, wide, high))
            x += wide + gap * (2 if isinstance(part, Prose) else 1)
        return y + _settle(row, y, place)

    def _shown(self, width: int) -> list[Button | Prose]:
        """What is shown; folded, no more of the chosen than stand in one row."""
        if self._all:
            return [self._question, self._hint, *self._chips.values(), self._more]
        beside = self._fitting(width - self._wide(self._question) - 2 * self._look.px(4))
        chips = beside or self._fitting(width)  # where the question leaves no room, they have a row of their own
        return [self._question, *chips, self._more]

    def _fitting(self, room: int) -> list[Button]:
        """The first of the chosen that stand in this width together with the button."""
        room -= self._wide(self._more)
        chips: list[Button] = []
        for id in self._chosen:
            room -= self._wide(self._chips[id]) + self._look.px(4)
            if room < 0:
                break
            chips.append(self._chips[id])
        return chips

    @staticmethod
    def _wide(part: Button | Prose) -> int:
        return part.natural_width() if isinstance(part, Prose) else part.sizeHint().width()

    def _report(self) -> None:
        self.turned.emit(self.sender().objectName().removeprefix("priority-"))


def _settle(row: Sequence[tuple[QWidget, int, int, int]], y: int, place: bool) -> int:
    """Centres the parts of a row upright; returns its height."""
    tall = max((high for *_, high in row), default=0)
    for part, x, wide, high in row if place else ():
        part.setGeometry(x, y + (tall - high) // 2, wide, high)
    return tall
