"""Tables of figures as plain aligned text: what, figure, ratio, budget, hard limit, and whether it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HEADS = ("what", "figure", "ratio", "budget", "limit", "")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure in `unit`. A budget and a limit are of the ratio where there is one, else of the figure."""

    what: str
    figure: float
    unit: str = "ms"
    ratio: float | None = None
    budget: float | None = None
    limit: float | None = None

    def verdict(self) -> str:
        """ok, over (the budget), OVER THE LIMIT, or nothing where no budget is set."""
        value = self.figure if self.ratio is None else self.ratio
        if self.budget is None:
            return ""
        if value <= self.budget:
            return "ok"
        return "over" if self.limit is None or value <= self.limit else "OVER THE LIMIT"

    def cells(self) -> tuple[str, ...]:
        unit = self.unit if self.ratio is None else "x"
        bounds = (f"{_short(bound)} {unit}" if bound is not None else "" for bound in (self.budget, self.limit))
        ratio = "" if self.ratio is None else f"{_short(self.ratio)} x"
        return (self.what, f"{_short(self.figure)} {self.unit}", ratio, *bounds, self.verdict())


def table(title: str, rows: Sequence[Row], notes: Sequence[str] = ()) -> str:
    """The rows under their heads, figures right aligned, notes below."""
    lines = [HEADS, *(row.cells() for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEADS))]
    printed = ["  ".join(_aligned(cell, widths[at], at) for at, cell in enumerate(line)).rstrip() for line in lines]
    return "\n".join([title, "-" * len(title), *printed, *(f"  {note}" for note in notes), ""])


def _aligned(cell: str, width: int, at: int) -> str:
    return cell.ljust(width) if at in (0, len(HEADS) - 1) else cell.rjust(width)


def _short(value: float) -> str:
    """Three figures are as much as a noisy machine can tell."""
    if value == int(value):
        return str(int(value))
    return (
        f"{value:.0f}"
        if abs(value) >= 100
        else f"{value:.1f}"
        if abs(value) >= 10
        else f"{value:.2f}"
        if abs(value) >= 1
        else f"{value:.3f}"
    )
