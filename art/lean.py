"""A plate whose crowds of small bent lines (strands of hair, cells of fat) are written so that they weigh little on paper too.

A quadratic curve becomes a cubic one on paper, with crooked fractions; here it becomes one beforehand, in whole units, or a straight line
where it hardly bends. Only paths of many quadratic curves are touched: of their small parts nobody sees half a unit.
"""

from __future__ import annotations

import math
import re

from brush import Point, ThriftyPlate

MANY = 10  # quadratic curves in one path
TOKEN = re.compile(r"[A-Za-z]|-?\d*\.?\d+")
TAKES = {"M": 2, "L": 2, "Q": 4, "H": 1, "V": 1, "Z": 0}


def lean(d: str, flat: float) -> str:
    """The same path in whole units; curves that leave their chord by less than `flat` become straight."""
    if d.upper().count("Q") < MANY or set(re.findall("[A-Za-z]", d.upper())) - set(TAKES):
        return d
    tokens, out, k, order = TOKEN.findall(d), [], 0, "M"
    here, start = (0.0, 0.0), (0.0, 0.0)
    while k < len(tokens):
        if tokens[k].isalpha():
            order, k = tokens[k], k + 1
        kind, own = order.upper(), here if order.islower() else (0.0, 0.0)
        numbers = [float(each) for each in tokens[k : k + TAKES[kind]]]
        k += TAKES[kind]
        if kind == "Z":
            out.append("Z")
            here = start
            continue
        if kind == "H":
            numbers = [numbers[0], here[1] - own[1]]
        elif kind == "V":
            numbers = [here[0] - own[0], numbers[0]]
        points = [(a + own[0], b + own[1]) for a, b in zip(numbers[::2], numbers[1::2], strict=True)]
        out.append(piece(kind, here, points, flat))
        here = points[-1]
        if kind == "M":
            start, order = here, "l" if order.islower() else "L"
    return "".join(out)


def piece(kind: str, here: Point, points: list[Point], flat: float) -> str:
    """One part of a path, absolute and in whole units."""
    x, y = points[-1]
    if kind == "Q":
        (a, b), (u, v) = points[0], here
        if math.hypot(u - 2 * a + x, v - 2 * b + y) / 4 >= flat:
            ends = (u + (a - u) * 2 / 3, v + (b - v) * 2 / 3, x + (a - x) * 2 / 3, y + (b - y) * 2 / 3, x, y)
            return "C" + " ".join(f"{value:.0f}" for value in ends)
    return f"{'M' if kind == 'M' else 'L'}{x:.0f} {y:.0f}"


def sorted_strokes(d: str) -> str:
    """The same open strokes in order of place, so that equal numbers stand near each other and pack well."""
    strokes = re.findall("M[^M]*", d)
    if len(strokes) < MANY:
        return d
    return "".join(sorted(strokes, key=lambda each: [float(number) for number in TOKEN.findall(each)[1:3]]))


class LeanPlate(ThriftyPlate):
    """As `ThriftyPlate`, with crowds of curves in whole units and crowds of strokes in order."""

    def path(self, d: str, fill: str = "none", line: str = "", width: float = 2.4, **more: object) -> None:
        """As before."""
        d = sorted_strokes(lean(d, 1.5)) if fill == "none" else lean(d, 2.0 if "fill_opacity" in more else 1.0)
        super().path(d, fill, line, width, **more)
