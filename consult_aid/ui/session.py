"""The one place where the window's state changes, and the one signal that tells."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Signal

from consult_aid.record import record, replace
from consult_aid.settings import Settings
from consult_aid.visit import Visit

Pane = Literal["learn", "compare", "handout", "author"]
KEPT = 100
"""How many earlier states undo remembers."""


@record(kw_only=True)
class Desk:
    """What this patient saw and said, and where we are. `topic` is the id of a topic or option, `picture` of an illustration;
    `sought` is what is looked for among the sentences of the page."""

    visit: Visit
    language: str
    settings: Settings = Settings()
    pane: Pane = "learn"
    topic: str = ""
    picture: str = ""
    sought: str = ""

    def with_visit(self, visit: Visit) -> Desk:
        return replace(self, visit=visit)

    def at(self, pane: Pane) -> Desk:
        return replace(self, pane=pane)

    def reading(self, topic: str) -> Desk:
        """The page of a topic or option is open, at its first picture, with nothing looked for."""
        return replace(self, pane="learn", topic=topic, picture="", sought="")

    def step(self) -> int:
        """The step of the picture in view (0 is the whole picture)."""
        return self.visit.steps.get(self.picture, 0)


class Session(QObject):
    """Owns the state. Widgets report, someone applies, `changed` tells everybody."""

    changed = Signal(object)  # the new Desk

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._earlier: list[Desk] = []

    def apply(self, desk: Desk) -> None:
        """The state becomes `desk`; what the patient decided before can be had back by `undo`."""
        if desk == self.desk:
            return
        if _decided(desk) != _decided(self.desk):
            self._earlier = [*self._earlier[1 - KEPT :], self.desk]
        self.desk = desk
        self.changed.emit(desk)

    def visit(self, visit: Visit) -> None:
        """The visit becomes `visit`; where we are stays."""
        self.apply(self.desk.with_visit(visit))

    def begin(self, desk: Desk) -> None:
        """The state becomes `desk`, and what was before it is forgotten."""
        self._earlier.clear()
        self.desk = desk
        self.changed.emit(desk)

    def undo(self) -> None:
        """What was decided becomes what it was before; where we are stays."""
        if self._earlier:
            before = self._earlier.pop()
            self.desk = self.desk.with_visit(replace(before.visit, steps=self.desk.visit.steps))
            self.changed.emit(self.desk)


def _decided(desk: Desk) -> Visit:
    """The visit without the turning of pictures, which is looking, not deciding."""
    return replace(desk.visit, steps={})
