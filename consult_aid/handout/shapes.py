"""Small drawn shapes as PDF operators: rules, frames, the signs of options, circles of certainty. Lengths in pt, y upwards."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache

_K = 0.5522847498  # control length of a quarter circle
_POINT = "%.2f %.2f "
_ROUNDED = f"{_POINT}m {_POINT}l {_POINT * 3}c {_POINT}l {_POINT * 3}c {_POINT}l {_POINT * 3}c {_POINT}l {_POINT * 3}c h"


@cache
def rgb(colour: str) -> str:
    """The parts of #RRGGBB from 0 to 1."""
    return " ".join(f"{int(colour[start : start + 2], 16) / 255:.3f}" for start in (1, 3, 5))


def numbers(*values: float) -> str:
    """The values as PDF numbers, to a hundredth."""
    return ("%.2f " * len(values) % values)[:-1]


def painted(path: str, fill: str = "", stroke: str = "", width: float = 0.8, dash: str = "") -> str:
    """The path filled and stroked in these colours, in a graphics state of its own."""
    head = [f"{rgb(fill)} rg"] if fill else []
    if stroke:
        head.append(f"{rgb(stroke)} RG {width:.2f} w 1 j")
    if dash:
        head.append(f"[{dash}] 0 d")
    paint = "B" if fill and stroke else "f" if fill else "S" if stroke else "n"
    return f"q {' '.join(head)} {path} {paint} Q"


def rect(x: float, y: float, width: float, height: float) -> str:
    return f"{numbers(x, y, width, height)} re"


def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A rectangle with round corners; `x`, `y` is its lower left corner."""
    r = max(0.0, min(radius, width / 2, height / 2))
    k = r * (1 - _K)
    right, top = x + width, y + height
    return _ROUNDED % (
        *(x + r, y, right - r, y, right - k, y, right, y + k, right, y + r),
        *(right, top - r, right, top - k, right - k, top, right - r, top),
        *(x + r, top, x + k, top, x, top - k, x, top - r),
        *(x, y + r, x, y + k, x + k, y, x + r, y),
    )


def circle(x: float, y: float, radius: float) -> str:
    """A circle around `x`, `y`."""
    return rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius)


def polygon(points: Iterable[Sequence[float]]) -> str:
    first, *rest = points
    return f"{numbers(*first)} m " + " ".join(f"{numbers(*point)} l" for point in rest) + " h"


def rule(x: float, y: float, width: float, colour: str, weight: float = 0.6, dash: str = "") -> str:
    """A horizontal line."""
    return painted(f"{numbers(x, y)} m {numbers(x + width, y)} l", stroke=colour, width=weight, dash=dash)


def sign(shape: str, colour: str, x: float, y: float, size: float) -> str:
    """An option's sign, centred on `x`, `y` in a square of `size`. An unknown shape is drawn as a circle."""
    r = size / 2
    match shape:
        case "ring":
            return painted(circle(x, y, r * 0.74), stroke=colour, width=size * 0.22)
        case "diamond":
            return painted(polygon([(x, y + r * 1.08), (x + r * 1.08, y), (x, y - r * 1.08), (x - r * 1.08, y)]), fill=colour)
        case "drop":
            low = y - r * 0.3
            return painted(
                f"{numbers(x, y + r * 1.1)} m {numbers(x + r * 0.3, y + r * 0.5, x + r * 0.75, low + r * 0.5, x + r * 0.75, low)} c "
                f"{numbers(x + r * 0.75, low - r * 1.0, x - r * 0.75, low - r * 1.0, x - r * 0.75, low)} c "
                f"{numbers(x - r * 0.75, low + r * 0.5, x - r * 0.3, y + r * 0.5, x, y + r * 1.1)} c h",
                fill=colour,
            )
        case "square":
            return painted(rounded(x - r * 0.84, y - r * 0.84, r * 1.68, r * 1.68, r * 0.22), fill=colour)
        case "cross":
            a, b = r * 0.32, r
            arms = [(a, b), (a, a), (b, a), (b, -a), (a, -a), (a, -b), (-a, -b), (-a, -a), (-b, -a), (-b, a), (-a, a), (-a, b)]
            return painted(polygon([(x + dx, y + dy) for dx, dy in arms]), fill=colour)
        case "hexagon":
            return painted(polygon([(x + r * math.cos(a), y + r * math.sin(a)) for a in (math.pi * k / 3 for k in range(6))]), fill=colour)
        case "triangle":
            return painted(polygon([(x, y + r * 0.95), (x + r, y - r * 0.8), (x - r, y - r * 0.8)]), fill=colour)
        case "bar":
            return painted(rounded(x - r, y - r * 0.36, size, r * 0.72, r * 0.2), fill=colour)
        case "leaf":
            return painted(
                f"{numbers(x - r, y - r)} m {numbers(x - r, y + r * 0.55, x - r * 0.2, y + r, x + r, y + r)} c "
                f"{numbers(x + r, y - r * 0.3, x + r * 0.4, y - r, x - r, y - r)} c h",
                fill=colour,
            )
        case _:
            return painted(circle(x, y, r * 0.88), fill=colour)


def stars(filled: int, x: float, y: float, size: float, colour: str) -> str:
    """Four circles in a row from `x`, centred on the height `y`, `filled` of them solid; none solid is drawn dashed."""
    r = size * 0.40
    out = []
    for index in range(4):
        centre = x + r + index * STAR_STEP * size
        solid = index < filled
        out.append(painted(circle(centre, y, r - 0.4), colour if solid else "", colour, 0.9, "" if filled else "1.2 1.2"))
    return "\n".join(out)


STAR_STEP = 0.98
STARS_WIDTH = 0.8 + 3 * STAR_STEP
"""Width of the four circles as a share of their size."""


def exclamation(x: float, y: float, size: float, colour: str, ground: str) -> str:
    """A triangle with an exclamation mark, centred on `x`, `y`."""
    r = size / 2
    triangle = painted(polygon([(x, y + r), (x + r * 1.12, y - r * 0.9), (x - r * 1.12, y - r * 0.9)]), colour, colour, size * 0.12)
    stroke = painted(
        polygon([(x - r * 0.13, y + r * 0.45), (x + r * 0.13, y + r * 0.45), (x + r * 0.08, y - r * 0.28), (x - r * 0.08, y - r * 0.28)]),
        ground,
    )
    return "\n".join((triangle, stroke, painted(circle(x, y - r * 0.58, r * 0.14), ground)))


def hatching(x: float, y: float, width: float, height: float, colour: str, step: float = 5.0) -> str:
    """Slanted lines that fill a rectangle: the look of what is not known."""
    lines = []
    start = -height
    while start < width:
        lines.append(f"{numbers(x + start, y)} m {numbers(x + start + height, y + height)} l")
        start += step
    return f"q {rect(x, y, width, height)} W n {rgb(colour)} RG 1.1 w {' '.join(lines)} S Q"
