"""Focus that is shown when the keyboard brought it, and not after a tap."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_ELSEWHERE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class KeyboardFocus:
    """Mixed in before a widget's class. Knows whether to show its focus. Coming back to the window changes nothing."""

    _by_key = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _ELSEWHERE:
            self._by_key = event.reason() in _BY_KEY
        super().focusInEvent(event)
        self.update()

    def shows_focus(self) -> bool:
        """Whether the ring is to be drawn."""
        return self.hasFocus() and self._by_key
