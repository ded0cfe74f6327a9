"""The options as tokens: each one's own sign in its own hue, as in the program, in the pack's order; and the circles of certainty."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import yaml
from brush import PALETTE, Plate, Point, bars, mixed, num
from clinic import soft

PACK = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss"
ROUND = 0.5523
"""How far the control points of a quarter circle lie from its ends, in radii."""

STARS = {"high": 4, "moderate": 3, "low": 2, "very_low": 1}


@dataclass(frozen=True)
class Token:
    """An option's id, hue and shape, and how many circles of certainty its effect has."""

    id: str
    hue: str
    shape: str
    stars: int = 0

    @property
    def name(self) -> str:
        """The id as part of a gradient's name."""
        return self.id.replace("-", "_")


def tokens() -> list[Token]:
    """All options of the pack, in its order."""
    order = yaml.safe_load((PACK / "pack.yaml").read_text(encoding="utf-8"))["options"]
    facts = {id: yaml.safe_load((PACK / f"options/{id}.yaml").read_text(encoding="utf-8")) for id in order}
    return [Token(id, f["hue"], f["shape"], STARS[f["values"]["effect"]["certainty"]]) for id, f in facts.items()]


def disc(x: float, y: float, r: float, hole: bool = False) -> str:
    """A circle as path data; a `hole` runs the other way round."""
    k = r * ROUND
    turns = [((r, 0), (r, k), (k, r), (0, r)), ((0, r), (-k, r), (-r, k), (-r, 0))]
    turns += [((-r, 0), (-r, -k), (-k, -r), (0, -r)), ((0, -r), (k, -r), (r, -k), (r, 0))]
    if hole:
        turns = [turn[::-1] for turn in turns[::-1]]
    first = turns[0][0]
    parts = [f"M{num(x + first[0])} {num(y + first[1])}"]
    parts += ["C" + " ".join(f"{num(x + u)} {num(y + v)}" for u, v in turn[1:]) for turn in turns]
    return "".join(parts) + "Z"


def outline(shape: str, x: float, y: float, size: float) -> str:
    """The outline of a sign around (x, y): the same shapes, on the same grid of 24 by 24, as the program draws."""
    s = size / 24

    def at(u: float, v: float) -> Point:
        return x + (u - 12) * s, y + (v - 12) * s

    def corners(*points: Point, radius: float = 0.0) -> str:
        return soft([at(*p) for p in points], radius * s)

    def curve(start: Point, *turns: tuple[Point, Point, Point]) -> str:
        return "M" + pair(start) + "".join("C" + " ".join(map(pair, turn)) for turn in turns) + "Z"

    def pair(p: Point) -> str:
        u, v = at(*p)
        return f"{num(u)} {num(v)}"

    match shape:
        case "ring":
            return disc(x, y, 10 * s) + disc(x, y, 4.6 * s, hole=True)
        case "diamond":
            return corners((12, 1), (23, 12), (12, 23), (1, 12))
        case "drop":
            return curve((12, 1), ((16, 7), (20, 11), (20, 15.2)), ((20, 25.4), (4, 25.4), (4, 15.2)), ((4, 11), (8, 7), (12, 1)))
        case "square":
            return corners((3, 3), (21, 3), (21, 21), (3, 21), radius=2)
        case "cross":
            half = ((9, 2), (15, 2), (15, 9), (22, 9), (22, 15), (15, 15), (15, 22), (9, 22), (9, 15), (2, 15), (2, 9), (9, 9))
            return corners(*half)
        case "hexagon":
            return corners(*((12 + 11 * math.cos(math.pi * i / 3), 12 + 11 * math.sin(math.pi * i / 3)) for i in range(6)))
        case "triangle":
            return corners((12, 2), (23, 21.5), (1, 21.5))
        case "bar":
            return corners((2, 8), (22, 8), (22, 16), (2, 16), radius=2)
        case "leaf":
            return curve((3, 21), ((1, 9), (9, 2), (22, 2)), ((22, 15), (15, 23), (3, 21)))
        case _:
            return disc(x, y, 10 * s)


def draw_token(plate: Plate, token: Token, x: float, y: float, size: float) -> None:
    """The sign, lit from the upper left like everything else."""
    lit, dark = mixed(token.hue, "#FFFFFF", 0.3), mixed(token.hue, "#000000", 0.32)
    paint = plate.gradient(f"token_{token.name}", ((0, lit), (0.45, token.hue), (1, token.hue)), (0, 0, 0.7, 1))
    plate.path(outline(token.shape, x + 1.6, y + 2.4, size), PALETTE["ink"], fill_opacity=0.14)
    plate.path(outline(token.shape, x, y, size), paint, dark, 1.8)


def draw_grade(plate: Plate, x: float, y: float, stars: int, r: float = 7.0) -> None:
    """Four circles in a row from `x` on, as the program marks certainty: a plus in the ones that count."""
    pitch, tone = r * 2.5, PALETTE["quiet"]
    full = "".join(disc(x + r + k * pitch, y, r) for k in range(stars))
    open_ = "".join(disc(x + r + k * pitch, y, r) for k in range(stars, 4))
    if full:
        plate.path(full, tone, tone, 1.6)
        arm = r * 0.56
        middles = [x + r + k * pitch for k in range(stars)]
        plus = [line for m in middles for line in (((m - arm, y), (m + arm, y)), ((m, y - arm), (m, y + arm)))]
        plate.path(bars(plus), line="#FFFFFF", width=1.8)
    if open_:
        plate.path(open_, "#FFFFFF", tone, 1.6)


def grade_width(r: float = 7.0) -> float:
    """How wide the four circles are."""
    return r * 9.5
