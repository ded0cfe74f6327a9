"""The look of the window: sizes at one text scale, fonts, palette, and the style of fields; all made from the theme's tokens."""

from __future__ import annotations

import os
from functools import cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QPalette

from consult_aid import theme
from consult_aid.record import record

USUAL_SYSTEM_PX = 14.0
"""Pixel size up to which a desktop's own font counts as 100 %: 9 to 10 pt at 96 dpi, 13 pt on a Mac."""
LEADING = 1.12
"""Line distance over the font's own: the face is set a little open, to be read from across a desk."""


@record
class Look:
    """Sizes at one text scale (1.0 is 100 %). Handed to every widget that measures or paints."""

    scale: float = 1.0

    def px(self, size: float) -> int:
        """A size of the theme in this window's pixels."""
        return round(size * self.scale)

    def font(self, size: float = theme.BODY, bold: bool = False) -> QFont:
        """The product's face at a size in theme pixels, with the wide face behind it for the letters it lacks."""
        return face(self.px(size), bold)


@cache
def face(pixels: int, bold: bool) -> QFont:
    """The product's face at a size in px."""
    font = QFont([theme.FACE, theme.FALLBACK_FACE])
    font.setPixelSize(max(pixels, 1))
    font.setBold(bold)
    return font


@cache
def colour(name: str) -> QColor:
    """A theme colour (#RRGGBB) as Qt knows it."""
    return QColor(name)


def text_scale(system_font: QFont, screen: QSize, dpi: float = 96.0) -> float:
    """How much larger than the theme everything is drawn: what the desk asks for, or what a very large screen needs.

    `dpi` is the screen's. CONSULT_AID_TEXT_SCALE overrides both. A screen of more than 1920 x 1080 points is taken to be looked at from
    further away.
    """
    if named := os.environ.get("CONSULT_AID_TEXT_SCALE", ""):
        try:
            return min(max(float(named), 0.75), 3.0)
        except ValueError:
            pass  # an unreadable wish is no wish: the desk's own size follows
    pixels = system_font.pixelSize()  # -1 where the size is in points; QFontInfo would tell, but looks for the font itself: 5 ms
    asked = (pixels if pixels > 0 else system_font.pointSizeF() * dpi / 72) / USUAL_SYSTEM_PX
    room = min(screen.width() / 1920, screen.height() / 1080)
    return min(max(asked, room, 1.0), 2.5)


def palette() -> QPalette:
    """The theme's colours in Qt's roles."""
    roles = {
        QPalette.ColorRole.Window: theme.PAPER,
        QPalette.ColorRole.Base: theme.CARD,
        QPalette.ColorRole.AlternateBase: theme.PAPER,
        QPalette.ColorRole.Button: theme.CARD,
        QPalette.ColorRole.WindowText: theme.INK,
        QPalette.ColorRole.Text: theme.INK,
        QPalette.ColorRole.ButtonText: theme.INK,
        QPalette.ColorRole.PlaceholderText: theme.QUIET,
        QPalette.ColorRole.Highlight: theme.PRIMARY,
        QPalette.ColorRole.HighlightedText: theme.CARD,
        QPalette.ColorRole.Link: theme.PRIMARY,
    }
    made = QPalette()
    for role, name in roles.items():
        made.setColor(role, colour(name))
    return made


def field_style(look: Look) -> str:
    """The style sheet of fields to write in; whoever holds such fields sets it. Everything else takes its tokens when it paints."""
    return f"""
QLineEdit, QPlainTextEdit {{
    background: {theme.CARD}; color: {theme.INK}; border: 2px solid {theme.LINE};
    border-radius: {look.px(12)}px; padding: {look.px(9)}px {look.px(12)}px;
    selection-background-color: {theme.PRIMARY}; selection-color: {theme.CARD};
}}
QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {theme.FOCUS}; }}
"""


def bar_style(look: Look) -> str:
    """The style sheet of a scroll bar: a slim rounded handle and nothing else."""
    return f"""
QScrollBar {{ background: transparent; margin: 2px; }}
QScrollBar:vertical {{ width: {look.px(12)}px; }}
QScrollBar:horizontal {{ height: {look.px(12)}px; }}
QScrollBar::handle {{ background: {SCROLL_HANDLE}; border-radius: {max(look.px(12) // 2 - 2, 2)}px; }}
QScrollBar::handle:vertical {{ min-height: {look.px(48)}px; }}
QScrollBar::handle:horizontal {{ min-width: {look.px(48)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


SCROLL_HANDLE = theme.pale(theme.QUIET, 0.35)
EDGE = theme.pale(theme.QUIET, 0.25)
"""Edge of a control that must be seen as one: 3:1 on card and paper."""
HOVER = theme.pale(theme.PRIMARY_SOFT, 0.4)
PRESSED = "#08494C"
"""The primary, pressed."""
