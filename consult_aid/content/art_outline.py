"""Path data and basic shapes as outlines of moves, lines and cubic curves."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from consult_aid.content.art_drawing import Outline
from consult_aid.content.art_values import FARTHEST, NUMBER, NUMBERS, Wrong, coordinate, distance, numbers, shown

NEEDS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}
MOST_IN_ONE = 60_000
"""Most numbers in one outline; Qt cuts a path off, with no more than a log line, at 32,767 points."""
ROUND = 0.5522847498307936
"""How far the control points of a quarter circle lie from its ends, in radii."""

_SPACE = r"[ \t\r\n]*+"
_WHOLE = re.compile(rf"(?:{_SPACE}(?:[MmLlHhVvCcSsQqTtZz]|,?{_SPACE}{NUMBER}))*+{_SPACE}")
_RUN = re.compile(r"([MmLlHhVvCcSsQqTtZz])([^MmLlHhVvCcSsQqTtZz]*+)")


def traced(d: str) -> Outline:
    """The outline of path data. Raises Wrong when any of it is not understood."""
    _must_be_known(d)
    pen = _Pen()
    for letter, text in _RUN.findall(d):
        values = _values(text)
        _must_be_bounded(len(pen.xy) + len(values))
        command = letter.upper()
        need = NEEDS[command]
        if (len(values) % need or not values) if need else values:
            raise Wrong(f"'{letter}' takes {need or 'no'} numbers, but {len(values)} follow", "complete the path data")
        if command == "Z":
            pen.close()
        else:
            pen.run(command, letter != command, values)
    return _within(pen.steps, pen.xy)


def _values(text: str) -> list[float]:
    """The numbers of one command, whose grammar is known to be right; most stand apart, which is the quick way."""
    try:
        return list(map(float, text.split()))
    except ValueError:
        return list(map(float, NUMBERS.findall(text)))


def _must_be_known(d: str) -> None:
    if d.lstrip(" \t\r\n")[:1] not in ("M", "m"):
        raise Wrong("the path does not begin with M", "begin path data with M x y")
    known = _WHOLE.match(d)
    end = known.end() if known else 0
    if end == len(d):
        return
    if d[end] in "Aa":
        raise Wrong("the path holds an arc (A), which the subset does not have", "turn arcs into curves (C)")
    raise Wrong(f"{shown(d[end : end + 12])} in the path data is not understood", "use only M L H V C S Q T Z and numbers")


class _Pen:
    """Where the pen is while path data is followed."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.xy: list[float] = []
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.closed = False
        self.control: tuple[str, float, float] = ("", 0.0, 0.0)  # kind (C or Q) and last control point, for S and T

    def close(self) -> None:
        if not self.closed:
            self.steps.append("h")
        self.x, self.y, self.closed = self.start_x, self.start_y, True
        self.control = ("", 0.0, 0.0)

    def run(self, command: str, relative: bool, values: list[float]) -> None:
        """One command letter with all its numbers."""
        if self.closed and command != "M":
            self._step("m", self.x, self.y)
        self.closed = False
        if command == "M":
            self._move(relative, values)
        elif command == "L":
            self._lines(relative, values)
        elif command in "HV":
            for value in values:
                if command == "H":
                    self.x = value + self.x if relative else value
                else:
                    self.y = value + self.y if relative else value
                self._step("l", self.x, self.y)
        elif command == "C":
            self._curves(relative, values)
            return
        else:
            self._short(command, relative, values)
            return
        self.control = ("", 0.0, 0.0)

    def _step(self, step: str, *xy: float) -> None:
        self.steps.append(step)
        self.xy += xy

    def _move(self, relative: bool, values: list[float]) -> None:
        x, y = values[:2]
        self.x, self.y = (self.x + x, self.y + y) if relative else (x, y)
        self.start_x, self.start_y = self.x, self.y
        self._step("m", self.x, self.y)
        self._lines(relative, values[2:])

    def _lines(self, relative: bool, values: list[float]) -> None:
        if relative:
            for i in range(0, len(values), 2):
                self.x += values[i]
                self.y += values[i + 1]
                self._step("l", self.x, self.y)
        elif values:
            self.steps.append("l" * (len(values) // 2))
            self.xy += values
            self.x, self.y = values[-2:]

    def _curves(self, relative: bool, values: list[float]) -> None:
        if relative:
            x, y, xy = self.x, self.y, self.xy
            for i in range(0, len(values), 6):
                a, b, c, d, e, f = values[i : i + 6]
                xy += (x + a, y + b, x + c, y + d, x + e, y + f)
                x, y = x + e, y + f
        else:
            self.xy += values
        self.steps.append("c" * (len(values) // 6))
        self.control = ("C", self.xy[-4], self.xy[-3])
        self.x, self.y = self.xy[-2:]

    def _short(self, command: str, relative: bool, values: list[float]) -> None:
        """S, Q and T: what they leave out is worked out, and quadratic curves become cubic ones."""
        need = NEEDS[command]
        for i in range(0, len(values), need):
            x, y = self.x, self.y
            given = values[i : i + need]
            if relative:
                given = [value + (y if j % 2 else x) for j, value in enumerate(given)]
            if command == "S":
                first = self._mirrored("C")
                self.control = ("C", given[0], given[1])
                self._step("c", *first, *given)
            else:
                qx, qy = self._mirrored("Q") if command == "T" else given[:2]
                ex, ey = given[-2:]
                self.control = ("Q", qx, qy)
                self._step("c", x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3, ex + (qx - ex) * 2 / 3, ey + (qy - ey) * 2 / 3, ex, ey)
            self.x, self.y = given[-2:]

    def _mirrored(self, kind: str) -> tuple[float, float]:
        """The last control point, mirrored, if the step before was of the same kind; else where the pen is."""
        before, cx, cy = self.control
        return (2 * self.x - cx, 2 * self.y - cy) if before == kind else (self.x, self.y)


def _must_be_bounded(count: int) -> None:
    if count > MOST_IN_ONE:
        raise Wrong(f"the outline has more than {MOST_IN_ONE:,} numbers", "split the shape into several")


def _within(steps: list[str] | str, xy: list[float]) -> Outline:
    _must_be_bounded(len(xy))
    if xy and not (math.isfinite(sum(xy)) and max(max(xy), -min(xy)) <= FARTHEST):
        raise Wrong("a coordinate is too far out", f"keep coordinates within {FARTHEST:,.0f} units")
    return Outline("".join(steps), xy)


def oval(cx: float, cy: float, rx: float, ry: float) -> Outline | None:
    """An ellipse from its rightmost point, clockwise as one sees it; None when it has no size."""
    if not rx or not ry:
        return None
    kx, ky = ROUND * rx, ROUND * ry
    xy = [cx + rx, cy, cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry, cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy]
    xy += [cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry, cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy]
    return _within("mcccch", xy)


def block(x: float, y: float, width: float, height: float, rx: float, ry: float) -> Outline | None:
    """A rectangle from its upper left corner, clockwise, its corners rounded by rx and ry; None when it has no size."""
    if not width or not height:
        return None
    rx, ry, right, low = min(rx, width / 2), min(ry, height / 2), x + width, y + height
    if not rx or not ry:
        return _within("mlllh", [x, y, right, y, right, low, x, low])
    kx, ky = rx * (1 - ROUND), ry * (1 - ROUND)
    xy = [
        x + rx,
        y,
        right - rx,
        y,
        right - kx,
        y,
        right,
        y + ky,
        right,
        y + ry,
        right,
        low - ry,
        right,
        low - ky,
        right - kx,
        low,
        right - rx,
        low,
    ]
    xy += [x + rx, low, x + kx, low, x, low - ky, x, low - ry, x, y + ry, x, y + ky, x + kx, y, x + rx, y]
    return _within("mlclclclch", xy)


def outline(name: str, given: Mapping[str, str]) -> Outline | None:
    """The outline of a shape by its geometry attributes; None when it has no size. Raises Wrong."""

    def at(x: str, y: str) -> tuple[float, float]:
        return coordinate(given.get(x, "0")), coordinate(given.get(y, "0"))

    match name:
        case "path":
            return traced(given["d"])
        case "rect":
            radii = [distance(given[radius]) for radius in ("rx", "ry") if radius in given] or [0.0]
            return block(*at("x", "y"), distance(given["width"]), distance(given["height"]), radii[0], radii[-1])
        case "circle":
            radius = distance(given["r"])
            return oval(*at("cx", "cy"), radius, radius)
        case "ellipse":
            return oval(*at("cx", "cy"), distance(given["rx"]), distance(given["ry"]))
        case "line":
            return Outline("ml", [*at("x1", "y1"), *at("x2", "y2")])
        case _:
            xy = numbers(given["points"])
            if len(xy) % 2:
                raise Wrong(f"points holds {len(xy)} numbers", "give an x and a y for each point")
            steps = "m" + "l" * (len(xy) // 2 - 1) + ("h" if name == "polygon" else "")
            return _within(steps, xy) if len(xy) > 2 else None


GEOMETRY: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "path": (("d",), ()),
    "rect": (("width", "height"), ("x", "y", "rx", "ry")),
    "circle": (("r",), ("cx", "cy")),
    "ellipse": (("rx", "ry"), ("cx", "cy")),
    "line": ((), ("x1", "y1", "x2", "y2")),
    "polyline": (("points",), ()),
    "polygon": (("points",), ()),
}
"""The shapes of the subset, each with the attributes it needs and those it may have."""
