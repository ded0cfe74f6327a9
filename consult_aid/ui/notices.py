"""Bars across the window: things in the pack that could not be shown, and faults of the program. Calm, in place, never in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from consult_aid import theme
from consult_aid.errors import Problem
from consult_aid.ui.style import Look
from consult_aid.ui.widgets.buttons import Button
from consult_aid.ui.widgets.column import Column
from consult_aid.ui.widgets.prose import Prose, Run
from consult_aid.ui.widgets.scroll import Scroll


class Bar(QWidget):
    """A sentence and a button, on the colour of caution."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAutoFillBackground(True)
        ground = self.palette()
        ground.setColor(self.backgroundRole(), theme.CAUTION_SOFT)
        self.setPalette(ground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.sentence = Prose(look, ())
        self.stack = QVBoxLayout(self)
        self.stack.setContentsMargins(*(look.px(side) for side in (24, 4, 24, 4)))
        self.row = QHBoxLayout()
        self.row.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        self.stack.addLayout(self.row)

    def say(self, text: str) -> None:
        """The bar's sentence."""
        self.sentence.say(Run(text, theme.BODY, colour=theme.CAUTION))


class ProblemBar(Bar):
    """How many things could not be shown; the list unfolds."""

    def __init__(self, look: Look, said: Mapping[str, str], problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._said = said
        self.setObjectName("problems")
        self.say(said["one_problem"] if len(problems) == 1 else said["many_problems"].format(n=len(problems)))
        self._button = Button(look, "show-problems", said["show_list"], "quiet", "down")
        self._button.clicked.connect(self._turn)
        self.row.addWidget(self._button)
        content = Column(look, (0, 0, 12, 8))
        for problem in problems:
            content.add(Prose(look, (Run(str(problem), theme.SMALL, colour=theme.INK),)), 8)
        self._list = Scroll(look, "problem-list", said["show_list"], content)
        self._list.setFixedHeight(look.px(200))
        self._list.hide()
        self.stack.addWidget(self._list)

    def _turn(self) -> None:
        shown = self._list.isHidden()
        self._list.setVisible(shown)
        self._button.say(self._said["hide_list" if shown else "show_list"], "up" if shown else "down")


class TroubleBar(Bar):
    """What to do after a fault of the program; hidden until there is one."""

    def __init__(self, look: Look, said: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._said = said
        self.setObjectName("trouble")
        button = Button(look, "close-trouble", "", "quiet", "close", said["close_message"])
        button.clicked.connect(self.hide)
        self.row.addWidget(button)
        self.hide()

    def tell(self, place: str) -> None:
        """A fault happened at this place (class, file and line; no words of a visit)."""
        self.sentence.say(
            Run(self._said["trouble"], theme.BODY, colour=theme.CAUTION), Run(f"  ({place})", theme.SMALL, colour=theme.CAUTION)
        )
        self.show()
