"""A line to type a word into, and what was found."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from consult_aid import theme
from consult_aid.plain import NAME_LIMIT
from consult_aid.ui.style import Look, field_style
from consult_aid.ui.widgets.buttons import Button, named
from consult_aid.ui.widgets.prose import Prose, Run


class SeekBar(QWidget):
    """Reports each change of what is sought; Escape or the cross empties it."""

    sought = Signal(str)

    def __init__(self, look: Look, said: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = said
        self.field = QLineEdit()
        named(self.field, "seek", said["seek"])
        self.field.setPlaceholderText(said["seek"])
        self.field.setStyleSheet(field_style(look))
        self.field.setFont(look.font())
        self.field.setMaxLength(NAME_LIMIT)
        self.field.setMinimumHeight(look.px(theme.TARGET + 2))
        self.field.textEdited.connect(self.sought)
        self._empty = Button(look, "seek-empty", "", "quiet", "close", said["seek_empty"])
        self._empty.clicked.connect(self._clear)
        self._told = Prose(look, ())
        self._told.setObjectName("seek-result")
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.field, 1)
        row.addWidget(self._empty)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(look.px(2), 0, look.px(12), 0)
        stack.setSpacing(look.px(4))
        stack.addLayout(row)
        stack.addWidget(self._told)

    def show_sought(self, text: str, found: int, of: int, kept: int) -> None:
        """Shows what is sought, how many of how many sentences hold it, and how many are in the handout."""
        if self.field.text() != text:
            self.field.setText(text)
        self._empty.setVisible(bool(text))
        key = "sought_all" if not text else "sought_some" if found else "sought_none"
        parts = [self._said[key].format(n=found, count=of)]
        parts += [self._said["claims_kept"].format(n=kept)] if kept and found else []
        self._told.say(Run(" · ".join(parts), theme.SMALL, colour=theme.QUIET if found else theme.INK))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self._clear()
        else:
            super().keyPressEvent(event)

    def _clear(self) -> None:
        self.sought.emit("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
