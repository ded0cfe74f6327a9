"""Statements as paragraphs: lead-in, words, citation numbers, and the pills that say how sure we are."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from consult_aid import pages, theme
from consult_aid.ui.style import Look
from consult_aid.ui.widgets.prose import Pill, Prose, Run

TONES: dict[pages.Tone, tuple[float, str]] = {
    "body": (theme.BODY, theme.INK),
    "lead": (theme.LEAD, theme.INK),
    "quiet": (theme.SMALL, theme.QUIET),
}


def cited(numbers: tuple[int, ...]) -> str:
    """Citation numbers as printed after a statement."""
    between = ",\u00a0"  # the numbers of one statement stay on one line
    return f" [{between.join(map(str, numbers))}]" if numbers else ""


def with_cites(run: Run, numbers: tuple[int, ...]) -> tuple[Run, ...]:
    """The run, and its citation numbers small and quiet after it."""
    return (run, Run(cited(numbers), theme.SMALL, colour=theme.QUIET)) if numbers else (run,)


def line_view(
    look: Look, line: pages.Line, tone: pages.Tone = "body", marker: str = "", ink: str = "", parent: QWidget | None = None
) -> Prose:
    """One statement. `ink` overrides the tone's colour (inside coloured panels)."""
    size, usual = TONES[tone]
    shade = ink or usual
    runs = (Run(f"{line.lead} " if line.lead else "", size, True, shade), *with_cites(Run(line.text, size, colour=shade), line.cites))
    pills: tuple[Pill, ...] = tuple(pill for pill in (line.badge, line.mark) if pill)
    return Prose(look, runs, pills, marker, parent=parent)
