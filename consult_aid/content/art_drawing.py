"""What the art compiler understood of an SVG: outlines, shapes, gradients and parts, in the picture's own units with y downwards."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Literal

from consult_aid.record import record

Matrix = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f): x' = a x + c y + e, y' = b x + d y + f, as in SVG and PDF."""

Line = tuple[float, float, float, float]
"""From (x1, y1) to (x2, y2)."""

Stops = tuple[tuple[float, str], ...]
"""Offsets from 0 to 1 in rising order, each with its colour (#RRGGBB)."""

Mark = Literal["", "skin", "hair"]
"""What a colour stands for: nothing more than itself, or whatever skin or hair is chosen."""

Cap = Literal["butt", "round", "square"]
Join = Literal["miter", "round", "bevel"]

SIZES = {"m": 2, "l": 2, "c": 6, "h": 0}
"""How many coordinates each step of an outline takes."""

SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@record
class Outline:
    """Steps (`m` move, `l` line, `c` cubic curve, `h` close) and their coordinates in one flat sequence: x, y, x, y…"""

    steps: str
    xy: Sequence[float]

    def hull(self) -> Line:
        """A box (left, top, right, bottom) around all points and control points."""
        xs, ys = self.xy[0::2], self.xy[1::2]
        return min(xs), min(ys), max(xs), max(ys)

    def box(self) -> Line:
        """The smallest box (left, top, right, bottom) around the curve itself: what gradients are measured by."""
        xs, ys = _Range(), _Range()
        at = 0
        here = (0.0, 0.0)
        for index, step in enumerate(self.steps):
            part = self.xy[at : at + SIZES[step]]
            at += len(part)
            if step in "lc":
                xs.curve(here[0], part[0::2])
                ys.curve(here[1], part[1::2])
            elif step == "h" and self.steps[index - 1] == "m":
                xs.curve(here[0], (here[0],))
                ys.curve(here[1], (here[1],))
            if part:
                here = part[-2], part[-1]
        return xs.low, ys.low, xs.high, ys.high

    def length(self) -> float:
        """Never less than the true length: the way along all control points, and back where a part is closed."""
        total, at = 0.0, 0
        here = start = (0.0, 0.0)
        for step in self.steps:
            points = [(self.xy[i], self.xy[i + 1]) for i in range(at, at + SIZES[step], 2)] or [start]
            at += SIZES[step]
            if step == "m":
                here = start = points[0]
            for point in points:
                total += math.dist(here, point)
                here = point
        return total


class _Range:
    """The smallest and largest value of one coordinate along lines and cubic curves."""

    def __init__(self) -> None:
        self.low, self.high = math.inf, -math.inf

    def curve(self, start: float, rest: Sequence[float]) -> None:
        """Takes in a line (one value in `rest`) or a cubic curve (three)."""
        end = rest[-1]
        self.low, self.high = min(self.low, start, end), max(self.high, start, end)
        if len(rest) == 3 and not (self.low <= min(rest) and max(rest) <= self.high):
            for t in _turns(start, *rest):
                u = 1 - t
                value = u * u * u * start + 3 * u * u * t * rest[0] + 3 * u * t * t * rest[1] + t * t * t * end
                self.low, self.high = min(self.low, value), max(self.high, value)


def _turns(p0: float, p1: float, p2: float, p3: float) -> list[float]:
    """Where between 0 and 1 a cubic curve turns back: the zeros of its derivative."""
    a, b, c = p3 - 3 * p2 + 3 * p1 - p0, 2 * (p2 - 2 * p1 + p0), p1 - p0
    if abs(a) < 1e-9:
        found = [-c / b] if b else []
    else:
        root = b * b - 4 * a * c
        found = [] if root < 0 else [(-b + sign * math.sqrt(root)) / (2 * a) for sign in (1, -1)]
    return [t for t in found if 0 < t < 1]


@record
class Gradient:
    """A linear gradient; with `on_box` its line is in shares of the shape's box, else in the shape's own units."""

    on_box: bool
    line: Line
    stops: Stops
    mark: Mark = ""


@record(kw_only=True)
class Shape:
    """An outline with what it is painted with. `fill` is #RRGGBB, a gradient or None; opacities run from 0 to 1. `mark` tells what its
    colours stand for, `fill_mark` those of its fill."""

    outline: Outline
    matrix: Matrix
    fill: str | Gradient | None
    fill_opacity: float
    evenodd: bool
    stroke: str | None
    stroke_opacity: float
    width: float
    cap: Cap
    join: Join
    miter: float
    dashes: tuple[float, ...]
    mark: Mark = ""
    fill_mark: Mark = ""


@record
class Drawing:
    """The whole picture: its size, and the shapes of each part, from back to front; the colours that stand for skin and for hair."""

    width: float
    height: float
    parts: Mapping[str, Sequence[Shape]]
    skin: tuple[str, ...] = ()
    hair: tuple[str, ...] = ()


def times(outer: Matrix, inner: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = outer
    k, l, m, n, o, p = inner  # noqa: E741 - the letters that follow
    return a * k + c * l, b * k + d * l, a * m + c * n, b * m + d * n, a * o + c * p + e, b * o + d * p + f


def scales(matrix: Matrix) -> tuple[float, float]:
    """The least and the most that the matrix stretches a length by."""
    a, b, c, d, _, _ = matrix
    half, area = (a * a + b * b + c * c + d * d) / 2, a * d - b * c
    most = math.sqrt(half + math.sqrt(max(half * half - area * area, 0.0)))
    return (abs(area) / most if most else 0.0), most


def places(matrix: Matrix) -> int:
    """How many decimals the numbers of a shape need: two, or four where its transforms enlarge it."""
    return 2 if scales(matrix)[1] <= 4 else 4


def placed(box: Line, matrix: Matrix) -> Line:
    """The box around the box after the matrix."""
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
