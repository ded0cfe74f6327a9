"""Patterns by cause: six heads from above, each with the way hair is lost in one of six kinds of hair loss."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from brush import HAIR, SKIN, Plate, Point, blob, dots, packed, smooth
from clinic import Frame, soft
from heads import (
    DARK,
    HAIR_LINE,
    LIGHT,
    LIT,
    LOW,
    SKULL,
    STRAND,
    Field,
    draw_ears_above,
    draw_scalp_above,
    draw_shoulders,
    hairline,
    hairs,
    inside,
    noise,
    parting,
    patch,
    short_flow,
    step,
    together,
    top_of_head,
)
from lean import LeanPlate

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/patterns.svg"

SIZE = 1.44
COLUMNS, ROWS = (204.0, 600.0, 996.0), (206.0, 606.0)
MALE, FEMALE, DIFFUSE = (Frame(x, ROWS[0], SIZE) for x in COLUMNS)
PATCHES, TRACTION, SCARRING = (Frame(x, ROWS[1], SIZE) for x in COLUMNS)
STRANDS = 0.46
RED, RED_DARK = "#C8453F", "#8C2A2C"

ROUND = ((-30.0, -22.0, 20.0, 20.0), (26.0, 34.0, 26.0, 24.0))  # smooth patches: middle and radii
SCAR = ((2.0, 22.0, 31.0, 27.0), (-20.0, 34.0, 17.0, 15.0), (22.0, 4.0, 17.0, 16.0), (20.0, 42.0, 15.0, 13.0))  # ovals grown together


# ---------------------------------------------------------------- pattern loss and shedding


def draw_male(plate: Plate) -> None:
    """Deep temples and a thin crown that still keeps some fine hair."""
    density = together(hairline(-66, 40, 38, 30), patch(5, 48, 27, 25, 14, left=0.12), patch(0, -34, 40, 26, 30, left=0.72))
    top_of_head(plate, MALE, density, name="male", strands=STRANDS, seed=3, ragged=0.16)


def draw_female(plate: Plate) -> None:
    """A parting that widens towards the front like a fir tree, and thinner hair on both sides of it; the hairline stays."""

    def fir(u: float, v: float) -> float:
        if v < -84 or v > 52:
            return 1.0
        half = (13 - 9 * (v + 84) / 136) * step((v + 84) / 14)
        zigzag = 2.6 * math.sin(v / 4.6) * step((v + 80) / 20)
        bare = step(0.5 + (abs(u) - half - zigzag * (1 if u > 0 else -1)) / 7)
        return 0.04 + 0.96 * bare

    thin = patch(0, -24, 34, 60, 64, left=0.44)

    def density(u: float, v: float) -> float:
        return max(fir(u, v) * thin(u, v), step((-78 - v) / 8))  # along the hairline a fringe of normal hair stays

    top_of_head(plate, FEMALE, density, name="female", long=True, strands=0.56, seed=6, ragged=0.1)


def draw_diffuse(plate: Plate) -> None:
    """Hair thin all over with scalp shining through everywhere, and loose hairs round the head."""
    depth = inside(SKULL)

    def density(u: float, v: float) -> float:
        rim = step((34 - depth(u, v)) / 30)  # at the rim one looks along the hair, so that it hides the scalp
        return min(parting(5, start=-84, end=70)(u, v), 0.42 + 0.48 * rim)

    top_of_head(plate, DIFFUSE, density, name="diffuse", long=True, strands=0.64, seed=9, ragged=0)
    draw_loose_hairs(plate)


LOOSE = (
    (-128, -58, 0.5, 34), (-112, -16, 1.9, 36), (-132, 22, 0.9, 30), (100, -98, 0.6, 30),
    (108, -60, 1.9, 34), (100, -22, 0.5, 32), (124, 8, 2.2, 32), (108, 34, 0.9, 28),
)  # fmt: skip


def draw_loose_hairs(plate: Plate) -> None:
    """Shed hairs: long, bent, each with the small pale club of a resting hair at one end."""
    rng, f = random.Random(12), DIFFUSE
    lines, clubs = "", []
    for u, v, turn, far in LOOSE:
        bend = rng.choice((-1, 1)) * rng.uniform(0.5, 1.1)
        run, a = [(u, v)], turn
        for _ in range(3):
            run.append((run[-1][0] + far / 3 * math.cos(a), run[-1][1] + far / 3 * math.sin(a)))
            a += bend * rng.uniform(0.4, 1.2)
        lines += f.curve(run)
        clubs.append(f.at(*run[0]))
    plate.path(lines, line=STRAND["mid"], width=2.5, **HAIR)
    plate.path(dots(clubs), line=HAIR_LINE, width=7.4, **HAIR)
    plate.path(dots(clubs), line="#F3E3C4", width=4.4)


# ---------------------------------------------------------------- round patches


def ticks(pairs: Sequence[tuple[Point, Point]]) -> str:
    """Short straight lines in few bytes."""
    return "".join(f"M{a:.0f} {b:.0f}L{c:.0f} {d:.0f}" for (a, b), (c, d) in pairs)


def pores(plate: Plate, f: Frame, spot: tuple[float, float, float, float], seed: int) -> None:
    """Openings of follicles that are still there: small dots on bare skin."""
    u, v, ru, rv = spot
    places = packed(random.Random(seed), (u - ru, v - rv, u + ru, v + rv), (1.5, 1.5), 700, overlap=2.6)
    near = [(a, b) for a, b, _ in places if ((a - u) / ru) ** 2 + ((b - v) / rv) ** 2 < 0.8]
    plate.path(dots(f.all(near)), line=DARK, width=f.size(1.3), **SKIN)


def draw_patches(plate: Plate) -> None:
    """Two round, sharply bordered patches of smooth skin that keeps its pores; short broken hairs stand at the rim."""
    f = PATCHES
    fields: list[Field] = [hairline(-83, 5)]
    fields += [patch(u, v, ru, rv, 3.4) for u, v, ru, rv in ROUND]
    top_of_head(plate, f, together(*fields), name="patches", strands=STRANDS, seed=14, ragged=0.04)
    rng = random.Random(4)
    for k, (u, v, ru, rv) in enumerate(ROUND):
        # hairs of the neighbourhood must not lie over the patch: skin is laid over them again
        skin = plate.gradient(f"bare{k}", ((0, LIT), (0.6, LIGHT), (1, "#E9B896")), (0, 0, 1, 1), **SKIN)
        edge = blob(rng, u, v, ru, rv, 0.035, 22)
        plate.path(f.curve(edge, True), skin, LOW, f.size(1.4), **SKIN)
        shade = [(u + (a - u) * 0.93, v + (b - v) * 0.93) for a, b in edge[15:21]]
        plate.path(f.curve(shade), line=LOW, width=f.size(3), stroke_opacity=0.5, **SKIN)
        pores(plate, f, (u, v, ru, rv), 20 + k)
        stubs = []
        for j in range(17):
            t, r = j * math.tau / 17 + rng.uniform(-0.19, 0.19), rng.uniform(0.7, 0.92)
            a, b = u + ru * r * math.cos(t), v + rv * r * math.sin(t)
            du, dv = short_flow(a, b)
            du, dv, far = du + rng.uniform(-0.4, 0.4), dv + rng.uniform(-0.4, 0.4), rng.uniform(2.6, 4.4)
            stubs.append((f.at(a, b), f.at(a + du * far, b + dv * far)))
        plate.path(ticks(stubs), line=STRAND["mid"], width=f.size(0.9), **HAIR)
        plate.path(dots(end for _, end in stubs), line=STRAND["deep"], width=f.size(1.9), **HAIR)  # thicker at the broken end


# ---------------------------------------------------------------- traction

WIDTHS = ((-84, 42), (-72, 56), (-60, 63), (-40, 68), (-10, 74), (20, 77), (48, 74), (74, 62), (94, 47), (112, 44), (126, 44))
BRAIDS = (-0.86, -0.62, -0.37, -0.125, 0.125, 0.37, 0.62, 0.86)


def wide(v: float) -> float:
    """Half width of the head for the rows of braids."""
    for (a, x), (b, y) in pairwise(WIDTHS):
        if v <= b:
            return x + (y - x) * max(0.0, v - a) / (b - a)
    return WIDTHS[-1][1]


def lost(u: float) -> float:
    """Where hair now begins: the hairline has gone back, at the temples most."""
    return -61 + 24 * (abs(u) / 60) ** 2.2 + 1.5 * math.sin(u / 4)


def draw_traction(plate: Plate) -> None:
    """Rows of tight braids; before them a bare band, and a fringe of fine hairs where the hairline was."""
    f = TRACTION
    draw_shoulders(plate, f, "traction")
    draw_ears_above(plate, f, "traction")
    draw_scalp_above(plate, f, "traction")
    front = [(u, lost(u)) for u in range(-60, 61, 12)]
    sides = [(66, -46), (72, -26), (77, -6), (81, 20), (79, 48), (69, 75), (50, 94), (25, 103), (0, 105)]
    cap = [*front, *sides, *((-u, v) for u, v in reversed(sides[:-1]))]
    paint = plate.gradient("traction_hair", ((0, "#5A3C27"), (1, "#3B2418")), (0.1, 0, 0.7, 1), **HAIR)
    plate.path(f.curve(cap, True), paint, fill_opacity=0.9, **HAIR)
    plate.path(f.curve([*cap[len(front) - 1 :], front[0]]), line=HAIR_LINE, width=f.size(1.7), **HAIR)
    rows = ""
    for left, right in pairwise(BRAIDS):
        s = (left + right) / 2
        rows += f.curve([(s * wide(v), v) for v in (lost(s * 62) + 1, -10, 45, 84)])
    plate.path(rows, line=LOW, width=f.size(2.7), **SKIN)
    plate.path(rows, line=LIGHT, width=f.size(1.3), **SKIN)
    draw_pull(plate, f)
    for s in sorted(BRAIDS, key=abs, reverse=True):
        draw_braid(plate, f, s)
    draw_fringe(plate, f)


def draw_pull(plate: Plate, f: Frame) -> None:
    """Hair drawn tight from every parting to the braids beside it."""
    rng = random.Random(31)
    lines = []
    for s in BRAIDS:
        v = lost(s * 60) + 1
        while v < 84:
            for side in (-1, 1):
                a, b = (s + side * 0.1) * wide(v), (s + side * 0.03) * wide(v + 7)
                if abs(a) < wide(v) * 0.97 and v > lost(a):
                    lines.append((f.at(a, v), f.at(b, v + rng.uniform(5, 8))))
            v += rng.uniform(7.4, 9.4)
    plate.path(ticks(lines), line=STRAND["deep"], width=f.size(1.1), **HAIR)


def draw_braid(plate: Plate, f: Frame, s: float) -> None:
    """One flat braid from front to back: two rows of strands laid over each other, like a fishbone."""
    v, end, half, k = lost(s * 62) + 3, 118.0, 4.0, 0
    left, right, ribs, shine = [], [], [], []
    line: list[Point] = []
    while v < end:
        swell = min(1.0, 0.55 + 0.45 * k / 2, 0.5 + 0.5 * (end - v) / 6)
        u = s * wide(v)
        line.append((u, v))
        left.append((u - half * swell * (1.0 if k % 2 else 0.86), v))
        right.append((u + half * swell * (0.86 if k % 2 else 1.0), v))
        v += 5.8
        k += 1
    for j in range(1, len(line) - 1):
        (u, w), (a, b) = line[j], line[j + 1]
        side = 1 if j % 2 else -1
        ribs.append((f.at(u + side * half * 0.95, w - 1.2), f.at(a - side * half * 0.25, b + 0.6)))
        shine.append((f.at(u + side * half * 0.5 - 0.7, w - 1.6), f.at(u + side * half * 0.1 - 0.7, w + 0.9)))
    tip = (s * wide(v), v - 1.6)
    shape = smooth(f.all([*left[::3], tip, *reversed(right[::3]), (line[0][0], line[0][1] - 3)]), closed=True)
    plate.path(shape, "#5A3C27", HAIR_LINE, f.size(1.7), **HAIR)
    plate.path(ticks(ribs), line=HAIR_LINE, width=f.size(1.3), **HAIR)
    plate.path(ticks(shine), line=STRAND["lit"], width=f.size(1.3), **HAIR)


def draw_fringe(plate: Plate, f: Frame) -> None:
    """Fine hairs left standing along the old hairline, and the tiny pores of the bare band."""
    rng = random.Random(17)
    fine, spots = [], []
    for k in range(46):
        u = -56 + 112 * k / 45 + rng.uniform(-1, 1)
        v = -84 + 18 * (abs(u) / 58) ** 2 + rng.uniform(-2, 3)
        fine.append((u, v, rng.uniform(6, 11)))
    plate.path(hairs(f, fine, lambda u, v: (u / 130 + 0.25 * math.sin(v + u), 0.95)), line=STRAND["mid"], width=f.size(0.9), **HAIR)
    for _ in range(56):
        u = rng.uniform(-58, 58)
        top = -82 + 18 * (abs(u) / 58) ** 2
        v = rng.uniform(top + 6, lost(u) - 1)
        spots.append((u, v))
    plate.path(dots(f.all(spots)), line=DARK, width=f.size(1), **SKIN)


# ---------------------------------------------------------------- scarring


def scar_field(grow: float, soft: float) -> Field:
    """Hair everywhere but on ovals that have grown together, `grow` units larger than drawn."""
    parts = [patch(u, v, ru + grow, rv + grow, soft) for u, v, ru, rv in SCAR]
    rough = noise(23, 9)

    def field(u: float, v: float) -> float:
        shift = 1.6 * rough(u, v)
        return min(part(u + shift, v - shift) for part in parts)

    return field


def ring(grow: float) -> list[Point]:
    """The rim of the scar: where hair would be at half, seen from its middle in every direction."""
    bare, (u, v, _, _) = scar_field(grow, 4), SCAR[0]
    edge = []
    for turn in (k * math.tau / 36 for k in range(36)):
        far = 4.0
        while bare(u + far * math.cos(turn), v + far * math.sin(turn)) < 0.5:
            far += 0.3
        edge.append((u + far * math.cos(turn), v + far * math.sin(turn)))
    return edge


def draw_scarring(plate: Plate) -> None:
    """A shiny patch without pores, its rim red and scaly; and a sign of warning beside the head."""
    f, rng = SCARRING, random.Random(6)
    density = together(hairline(-83, 5), scar_field(6, 5))
    top_of_head(plate, f, density, name="scarring", strands=STRANDS, seed=21, ragged=0.16)
    edge = ring(6)
    outer = f.curve(edge, True)
    paint = plate.gradient("scar", ((0, LIT), (0.6, LIT), (1, LIGHT)), (0.1, 0, 0.9, 1), **SKIN)
    plate.path(outer, LIGHT, **SKIN)
    plate.path(outer, RED, fill_opacity=0.66)
    for grow in (2, -0.5, -3, -5.5):  # redness that fades inwards
        plate.path(f.curve(ring(grow)[::2], True), paint, fill_opacity=0.38, **SKIN)
    plate.path(f.curve(ring(-8)[::2], True), paint, **SKIN)
    hot = []
    for (a, b), (c, d) in zip(edge, [*edge[1:], edge[0]], strict=True):
        for _ in range(max(1, round(math.hypot(c - a, d - b) / 4))):
            t = rng.uniform(0, 1)
            hot.append((0.985 * (a + (c - a) * t) + rng.uniform(-2, 1.4), 0.985 * (b + (d - b) * t) + rng.uniform(-2, 1.4)))
    plate.path(dots(f.all(hot)), line=RED_DARK, width=f.size(2.2), stroke_opacity=0.7)
    scale = [(f.at(u, v), f.at(u + rng.uniform(-2.6, 2.6), v + rng.uniform(-1, 2))) for u, v in rng.sample(hot, len(hot) // 3)]
    plate.path(ticks(scale), line="#FFF7EF", width=f.size(1.1))
    draw_gloss(plate, f)
    draw_warning(plate, f.at(98, -92), 30)


def draw_gloss(plate: Plate, f: Frame) -> None:
    """Light on skin as smooth as glass: hard-edged, unlike the soft light elsewhere."""
    shapes = (
        [(-21, 16), (-15, 6), (-5, 1), (6, -1), (0, 6), (-8, 11), (-15, 20)],
        [(-25, 27), (-22, 24), (-20, 28), (-23, 32)],
        [(12, 40), (20, 34), (26, 26), (27, 33), (22, 41), (15, 46)],
    )
    for run, share in zip(shapes, (0.95, 0.95, 0.7), strict=True):
        plate.path(f.curve(run, True), "#FFFFFF", fill_opacity=share)


def draw_warning(plate: Plate, middle: Point, r: float) -> None:
    """A warning triangle with its mark drawn."""
    x, y = middle
    corners = [(x, y - r), (x + r * 0.98, y + r * 0.76), (x - r * 0.98, y + r * 0.76)]
    plate.path(soft(corners, 7), "#FFD98A", "#7A4B00", 4)
    plate.path(soft([(x - 3.6, y - 11), (x - 1.6, y + 7), (x + 1.6, y + 7), (x + 3.6, y - 11)]), "#5A3700", "#5A3700", 3)
    plate.circle(x, y + 14.6, 3.6, "#5A3700")


def draw() -> Plate:
    """The whole plate."""
    plate = LeanPlate(seed=17)
    parts = {
        "male": draw_male, "female": draw_female, "diffuse": draw_diffuse, "patches": draw_patches, "traction": draw_traction,
        "scarring": draw_scarring,
    }  # fmt: skip
    for name, draw_part in parts.items():
        with plate.group(name):
            draw_part(plate)
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
