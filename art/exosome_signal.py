"""Exosome signalling as seen in a lab dish: a donor cell lets out vesicles, a papilla cell takes the signal up; in people: not known.

.venv/bin/python art/exosome_signal.py

Gold is the signal on every vesicle; it stays outside, at the receptor. Teal is beta-catenin, which was in the cell before:
other shape, other hue.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from brush import HAIR, PALETTE, SKIN, Plate, Point, bars, blob, dots, joined, lumpy, mixed, smooth, vesicle

TARGET = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/exosome-signal.svg"

VIOLET_LINE = "#4A3578"
GOLD, GOLD_LINE = "#F7C92E", "#6B4A00"
TEAL, TEAL_LINE = "#1FA39C", "#06413F"
STEEL_LINE = "#33566B"
GREEN, GREEN_LINE = PALETTE["stem"], PALETTE["stem_line"]
CORAL_LINE = PALETTE["papilla_line"]
MEDIUM = "#FCEDEE"

# the dish: seen from above at a slant
DISH = (468.0, 398.0, 456.0, 326.0)
POOL = (468.0, 412.0, 430.0, 300.0)

DONOR = (
    (226, 204), (254, 246), (310, 272), (342, 322), (350, 368), (340, 378), (322, 366), (296, 366), (276, 384), (272, 408), (284, 430),
    (308, 440), (330, 432), (343, 424), (351, 436), (345, 486), (318, 532), (274, 562), (250, 606), (220, 582), (176, 566), (136, 572),
    (124, 530), (98, 472), (92, 400), (104, 336), (104, 292), (144, 282), (192, 250),
)  # fmt: skip
SAC = (310.0, 403.0, 38.0)  # the sac that opens to the outside, inside the notch of DONOR

# the papilla cell's outline, clockwise from the upper lip of the fusion to its lower lip; the last points make the swallowing pit
CELL = (
    (576, 390), (573, 356), (574, 316), (582, 276), (606, 244), (648, 226), (688, 214), (716, 194), (744, 216), (786, 238), (822, 268),
    (846, 312), (852, 368), (872, 416), (852, 466), (842, 514), (810, 558), (766, 582), (740, 622), (708, 602), (662, 600), (618, 578),
    (590, 552), (578, 532), (586, 523), (606, 530), (626, 520), (633, 499), (624, 478), (604, 470), (586, 478), (575, 470), (572, 444),
    (576, 420),
)  # fmt: skip
FUSING = ((576, 420), (566, 424), (550, 427), (533, 419), (527, 405), (533, 391), (550, 383), (566, 386), (576, 390))
NUCLEUS = (752.0, 436.0, 80.0, 92.0)
CATENIN = ((650, 285, -0.3), (691, 304, 0.75), (711, 348, 1.15))  # place and turn of those on the way to the nucleus
WAY_IN = ((717, 372), (725, 388), (735, 406))


def oval(x: float, y: float, rx: float, ry: float, start: float = 0.0, stop: float = math.tau, n: int = 36) -> list[Point]:
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in (start + (stop - start) * k / n for k in range(n + 1))]


def ring(x: float, y: float, rx: float, ry: float) -> str:
    return smooth(oval(x, y, rx, ry, n=16)[:-1], True)


def placed(x: float, y: float, turn: float, points: Sequence[Point]) -> list[Point]:
    c, s = math.cos(turn), math.sin(turn)
    return [(x + c * u - s * v, y + s * u + c * v) for u, v in points]


# ---------------------------------------------------------------- the dish


def dish(plate: Plate) -> None:
    """A glass dish with pink culture fluid."""
    x, y, rx, ry = DISH
    glass = plate.gradient("glass", ((0, "#F4FAFB"), (0.45, "#D5E4E8"), (1, "#A9C0C7")), (0, 0, 1, 0.6))
    pool = plate.gradient("pool", ((0, "#FEF7F7"), (0.5, "#FCEDEE"), (1, "#F7DDE0")), (0.1, 0, 0.8, 1))
    plate.path(ring(x + 12, y + 58, rx + 2, ry - 6), "#1D2B2F", fill_opacity=0.1)
    plate.path(ring(x, y + 44, rx - 6, ry - 4), "#B9CDD3", PALETTE["glass_line"], 2.6)
    front = oval(x, y + 8, rx, ry, 0.02, math.pi - 0.02, 30)
    foot = oval(x, y + 44, rx - 6, ry - 4, 0.02, math.pi - 0.02, 30)
    plate.path(joined(front, foot), "#C9DBE0", PALETTE["glass_line"], 2)
    for low, high, tone in ((0.3, 0.5, "#E7F1F3"), (1.95, 2.2, "#F4FAFB"), (2.28, 2.34, "#F4FAFB")):
        plate.path(joined(oval(x, y + 12, rx, ry, low, high, 8), oval(x, y + 42, rx - 4, ry - 2, low, high, 8)), tone, fill_opacity=0.8)
    plate.path(ring(x, y, rx, ry), glass, PALETTE["glass_line"], 2.8)
    plate.path(ring(x, y + 3, rx - 15, ry - 13), "#DCE9EC", PALETTE["glass_line"], 2)
    px, py, prx, pry = POOL
    plate.path(ring(px, py, prx, pry), pool, "#D9A9B0", 2.4)
    plate.path(smooth(oval(px, py, prx - 8, pry - 7, 3.5, 5.6, 20)), "none", "#FFFFFF", 5, stroke_opacity=0.9)
    plate.path(smooth(oval(px, py, prx - 10, pry - 9, 0.35, 1.5, 16)), "none", "#E9BDC3", 4, stroke_opacity=0.7)
    plate.path(smooth(oval(x, y, rx - 7, ry - 6, 3.4, 4.5, 14)), "none", "#FFFFFF", 4)
    plate.path(smooth(oval(x, y, rx - 7, ry - 6, 4.62, 4.78, 4)), "none", "#FFFFFF", 4)
    plate.path(smooth(oval(x, y, rx - 7, ry - 6, 0.4, 1.1, 10)), "none", "#8FA9B1", 2.4, stroke_opacity=0.6)
    specks = [(round(px + prx * q * math.cos(a)), round(py + pry * q * math.sin(a))) for a, q in scatter(plate, 70)]
    plate.path(dots(specks[:35]), "none", "#EFC5CB", 4)
    plate.path(dots(specks[35:]), "none", "#FFFFFF", 3.4)


def scatter(plate: Plate, n: int) -> list[tuple[float, float]]:
    return [(plate.rng.uniform(0, math.tau), 0.94 * math.sqrt(plate.rng.random())) for _ in range(n)]


# ---------------------------------------------------------------- what cells are made of


def mitochondrion(plate: Plate, x: float, y: float, turn: float, size: float, tone: str, line: str) -> None:
    """A small bean with folds."""
    body = placed(x, y, turn, [(-size, 0), (-size * 0.7, -size * 0.42), (0, -size * 0.46), (size * 0.75, -size * 0.4), (size, 0.05 * size),
                               (size * 0.7, size * 0.44), (0, size * 0.36), (-size * 0.72, size * 0.42)])  # fmt: skip
    plate.path(smooth(body, True), tone, line, 1.8)
    folds = [
        smooth(placed(x, y, turn, [(u * size, -size * 0.3), ((u + 0.07) * size, 0), (u * size, size * 0.22)]))
        for u in (-0.55, -0.2, 0.15, 0.5)
    ]
    plate.path("".join(folds), "none", line, 1.5)


def inset(points: Sequence[Point], middle: Point, share: float) -> list[Point]:
    """The outline drawn in towards `middle`: a paler inside makes the cell look domed."""
    return [(middle[0] + (x - middle[0]) * share - 4, middle[1] + (y - middle[1]) * share - 5) for x, y in points]


def stack(plate: Plate, x: float, y: float, turn: float, tone: str, line: str) -> None:
    """A stack of curved flat sacs with small droplets at the ends."""
    for k in range(4):
        w = 21 - 2.5 * k
        sheet = placed(x, y, turn, [(-w, 7 * k + 3), (-w * 0.5, 7 * k - 3), (w * 0.5, 7 * k - 3), (w, 7 * k + 3)])
        plate.path(smooth(sheet), "none", line, 5.8)
        plate.path(smooth(sheet), "none", tone, 3)
    drops = placed(x, y, turn, [(-27, 5), (26, 8), (-22, 20), (21, 24), (3, -11)])
    plate.path(dots(drops), "none", line, 7.4)
    plate.path(dots(drops), "none", tone, 4.4)


def threads(plate: Plate, lines: Sequence[Sequence[Point]], tone: str, width: float = 1.8, opacity: float = 0.6) -> None:
    plate.path("".join(smooth(line) for line in lines), "none", tone, width, stroke_opacity=opacity)


def folds_around(plate: Plate, x: float, y: float, rx: float, ry: float, span: tuple[float, float], tone: str, line: str) -> None:
    """Sheets of inner membrane wrapped round one side of a nucleus, with grains."""
    for k in range(2):
        grow = 10 + 9.5 * k
        sheet = oval(x, y, rx + grow, ry + grow, span[0] + 0.1 * k, span[1] - 0.07 * k, 14)
        wavy = [(a + plate.rng.uniform(-1.6, 1.6), b + plate.rng.uniform(-1.6, 1.6)) for a, b in sheet]
        plate.path(smooth(wavy), "none", line, 6)
        plate.path(smooth(wavy), "none", tone, 3.4)
        plate.path(dots((a + 3, b + 4) for a, b in wavy[1::2]), "none", line, 3)


def membrane(plate: Plate, d: str, line: str, light: str) -> None:
    """A cell's edge: dark, light, dark, so that it reads as a double skin."""
    plate.path(d, "none", line, 7.4)
    plate.path(d, "none", light, 2.6)


def shadow(plate: Plate, d: str) -> None:
    plate.path(d, "#8A4A55", transform="translate(7 12)", fill_opacity=0.16)


# ---------------------------------------------------------------- donor


def donor(plate: Plate) -> None:
    outline = smooth(DONOR, True)
    shadow(plate, outline)
    paint = plate.gradient("donor", ((0, "#EFF7F4"), (0.5, "#D3E7E0"), (1, "#AFD0C5")), (0.1, 0, 0.8, 1))
    plate.path(outline, paint)
    plate.path(smooth(inset([p for k, p in enumerate(DONOR) if not 4 < k < 14], (216, 404), 0.86), True), "#FFFFFF", fill_opacity=0.3)
    arms = (
        [(226, 220), (230, 262), (210, 320)], [(230, 224), (262, 272), (300, 310)], [(224, 226), (196, 270), (150, 300)],
        [(112, 298), (142, 310), (160, 350)], [(110, 304), (118, 360), (112, 420)], [(142, 566), (154, 540), (170, 516)],
        [(150, 566), (186, 548), (210, 520)], [(248, 594), (230, 552), (228, 516)], [(250, 592), (268, 540), (290, 496)],
        [(102, 400), (106, 450), (130, 506)], [(340, 470), (322, 506), (296, 530)], [(332, 330), (306, 300), (270, 276)],
    )  # fmt: skip
    threads(plate, arms, "#7FB3A4", 2, 0.55)
    stack(plate, 268, 474, 0.5, "#9CC9BC", "#5A9485")
    folds_around(plate, 188, 448, 56, 64, (2.3, 4.2), "#D9ECE6", "#8DBBAE")
    x, y = 188.0, 448.0
    plate.path(ring(x + 3, y + 6, 57, 65), "#2F5F55", fill_opacity=0.16)
    core = plate.gradient("donor_core", ((0, "#B9D8CE"), (1, "#7FB3A4")), (0.1, 0, 0.8, 1))
    plate.path(smooth(blob(plate.rng, x, y, 56, 64, 0.03), True), core, GREEN_LINE, 3)
    threads(plate, curls(plate, x, y, 42, 48, 10), "#5A9485", 2.4, 0.6)
    plate.circle(x + 8, y + 10, 15, "#5A9485", GREEN_LINE, 2)
    plate.circle(x + 4, y + 6, 5, "#9CC4B8")
    for mx, my, turn in ((140, 318, 0.7), (262, 332, -0.5), (296, 508, -0.9), (190, 548, 0.2), (122, 392, 1.4)):
        mitochondrion(plate, mx, my, turn, 17, "#C3DDD4", "#7AA99B")
    plate.path(dots(cytosol(plate, DONOR, 50)), "none", "#8DBBAE", 3.2)
    membrane(plate, outline, GREEN_LINE, "#CFE6DE")
    body_with_bubbles(plate, 196, 322, 40, ((-14, -12, 10), (12, -14, 11), (-12, 14, 11), (14, 12, 9)), 0.9)


def sac(plate: Plate) -> None:
    """The sac that has opened to the outside, with the exosomes that leave it."""
    membrane(plate, smooth(DONOR[4:15]), GREEN_LINE, "#CFE6DE")
    sx, sy, _ = SAC
    for dx, dy, r, turn in ((-18, -12, 11, 0.3), (-10, 16, 12, 1.1), (12, -10, 10, 2.0), (16, 14, 9, 0.7)):
        exosome(plate, sx + dx, sy + dy, r, turn)


def exosome(plate: Plate, x: float, y: float, r: float, turn: float) -> None:
    """A vesicle with its gold signal outside."""
    vesicle(plate, x, y, r, turn)
    knob = [(x + 1.15 * r * math.cos(turn - 0.3), y + 1.15 * r * math.sin(turn - 0.3))]
    plate.path(dots(knob), "none", GOLD_LINE, 8.4)
    plate.path(dots(knob), "none", GOLD, 5.4)


def cytosol(plate: Plate, outline: Sequence[Point], n: int) -> list[Point]:
    """Grains spread inside an outline, clear of its edge."""
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    grains: list[Point] = []
    while len(grains) < n:
        x, y = round(plate.rng.uniform(min(xs), max(xs))), round(plate.rng.uniform(min(ys), max(ys)))
        if all(inside(outline, x + dx, y + dy) for dx, dy in ((0, 0), (12, 0), (-12, 0), (0, 12), (0, -12))):
            grains.append((x, y))
    return grains


def inside(outline: Sequence[Point], x: float, y: float) -> bool:
    hit = False
    for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            hit = not hit
    return hit


def curls(plate: Plate, x: float, y: float, rx: float, ry: float, n: int) -> list[list[Point]]:
    """Loose threads inside a nucleus."""
    out = []
    for _ in range(n):
        a, q = plate.rng.uniform(0, math.tau), math.sqrt(plate.rng.random())
        u, v, t = x + rx * q * math.cos(a), y + ry * q * math.sin(a), plate.rng.uniform(0, math.pi)
        out.append(placed(u, v, t, [(-11, 2), (-4, -5), (3, 4), (10, -3)]))
    return out


def body_with_bubbles(plate: Plate, x: float, y: float, r: float, inside: Sequence[tuple[float, float, float]], bud: float) -> None:
    """A sac in the donor cell in which exosomes form; one is just budding inwards from its wall."""
    if not r:
        return
    plate.circle(x + 4, y + 7, r, "#2F5F55", fill_opacity=0.18)
    plate.circle(x, y, r, "#F7FBFA", GREEN_LINE, 6.6)
    plate.circle(x, y, r, "none", "#CFE6DE", 2.4)
    bx, by = x + (r - 8) * math.cos(bud + 2.2), y + (r - 8) * math.sin(bud + 2.2)
    plate.circle(bx, by, 8, "#F1ECFA", VIOLET_LINE, 4.4)
    plate.circle(bx, by, 8, "none", "#A790D6", 1.8)
    for k, (dx, dy, size) in enumerate(inside):
        exosome(plate, x + dx, y + dy, size, 0.8 * k)


# ---------------------------------------------------------------- papilla cell


def cell(plate: Plate) -> None:
    body = smooth(CELL) + smooth(FUSING)[smooth(FUSING).index("C") :] + "Z"
    shadow(plate, smooth(CELL) + "Z")
    paint = plate.gradient("cell", ((0, "#FDE9E1"), (0.45, "#F9D3C5"), (1, "#EDAA95")), (0.05, 0, 0.8, 1))
    plate.path(body, paint)
    plate.path(smooth(inset([p for p in CELL if p[0] > 640 or not 465 < p[1] < 535], (716, 408), 0.88), True), "#FFFFFF", fill_opacity=0.28)
    fibres = (
        [(716, 208), (718, 250), (696, 306)], [(722, 208), (744, 258), (760, 316)], [(710, 212), (680, 250), (640, 290)],
        [(866, 416), (832, 400), (806, 340)], [(864, 424), (834, 466), (806, 516)], [(740, 610), (734, 570), (744, 540)],
        [(734, 610), (708, 586), (690, 560)], [(744, 606), (770, 560), (800, 520)], [(612, 252), (660, 256), (720, 246)],
        [(604, 266), (660, 276), (740, 270)], [(834, 300), (842, 350), (846, 396)], [(820, 290), (828, 340), (836, 380)],
        [(632, 576), (684, 586), (720, 574)], [(622, 562), (670, 566), (700, 548)],
    )  # fmt: skip
    threads(plate, fibres, "#DE8E78", 2, 0.6)
    stack(plate, 642, 352, -0.4, "#F3BBA9", "#C9705A")
    for mx, my, turn in (
        (650, 258, 0.2),
        (816, 306, 0.9),
        (822, 506, -0.9),
        (708, 566, 0.2),
        (646, 446, 1.2),
        (748, 262, 0.4),
    ):
        mitochondrion(plate, mx, my, turn, 17, "#F3BBA9", "#C9806B")
    plate.path(dots(cytosol(plate, CELL, 80)), "none", "#DE9C88", 3.2)
    folds_around(plate, NUCLEUS[0], NUCLEUS[1], NUCLEUS[2], NUCLEUS[3], (-0.75, 1.0), "#FBE0D6", "#D58E7A")
    membrane(plate, smooth(CELL), "#A34A39", "#FBDDD2")


def nucleus(plate: Plate) -> None:
    x, y, rx, ry = NUCLEUS
    paint = plate.gradient("nucleus", ((0, "#FCD9CE"), (0.55, "#F4BCAB"), (1, "#E39A86")), (0.1, 0, 0.8, 1))
    plate.path(ring(x + 4, y + 8, rx + 1, ry + 1), "#5E1F15", fill_opacity=0.16)
    plate.path(ring(x, y, rx, ry), paint, CORAL_LINE, 6.6)
    plate.path(ring(x, y, rx, ry), "none", "#F7C9BB", 2.4, stroke_dasharray="13 6")
    threads(plate, curls(plate, x, y, rx * 0.8, ry * 0.8, 20), "#C9705A", 2.4, 0.45)
    plate.circle(x - 22, y + 60, 16, "#D27A65", CORAL_LINE, 2)
    plate.circle(x - 27, y + 55, 5.5, "#F0B5A4")
    plate.ellipse(x, y + 14, 66, 28, "#FFF6F1", fill_opacity=0.6)
    helix(plate, x - 60, x + 56, y + 18)


def helix(plate: Plate, x0: float, x1: float, y: float) -> None:
    """A stretch of DNA: two strands, rungs between them; the strand in front is outlined again at each crossing."""

    def strand(phase: float) -> list[Point]:
        return [(x0 + (x1 - x0) * k / 40, y + 15 * math.sin(k / 40 * 3.5 * math.tau / 1.75 + phase)) for k in range(41)]

    one, two = strand(0), strand(math.pi)
    rungs = bars((one[k], two[k]) for k in range(2, 40, 2) if abs(one[k][1] - two[k][1]) > 9)
    plate.path(rungs, "none", "#DDA24A", 2.8)
    for line, tone in ((two[::2], "#7FA3DA"), (one[::2], "#4F7FC4")):
        plate.path(smooth(line), "none", "#234A80", 6.6)
        plate.path(smooth(line), "none", tone, 3.8)


# ---------------------------------------------------------------- the signal


def catenin(plate: Plate, x: float, y: float, turn: float, size: float) -> None:
    """One beta-catenin: a long bent rod of many coils, lit from above."""
    spine = placed(
        x, y, turn, [(-size, 0.3 * size), (-0.5 * size, -0.05 * size), (0, -0.17 * size), (0.5 * size, -0.05 * size), (size, 0.3 * size)]
    )
    plate.path(smooth(spine), "none", TEAL_LINE, round(0.95 * size, 1))
    plate.path(smooth(spine), "none", TEAL, round(0.95 * size - 4, 1))
    coils = [(u * size, (0.36 * u * u - 0.17) * size) for u in (-0.72, -0.36, 0, 0.36, 0.72)]
    bands = [tuple(placed(x, y, turn, [(u - 0.06 * size, v - 0.24 * size), (u + 0.06 * size, v + 0.24 * size)])) for u, v in coils]
    plate.path(bars((a, b) for a, b in bands), "none", TEAL_LINE, 1.6, stroke_opacity=0.75)
    shine = placed(x, y, turn, [(-0.9 * size, 0.12 * size), (0, -0.33 * size), (0.9 * size, 0.12 * size)])
    plate.path(smooth(shine), "none", "#B5ECE6", 2)


def receptor(plate: Plate, x: float, y: float) -> None:
    """The receptor: coils through the cell's edge, a cup outside."""
    coils = bars(((x - 12, y + d), (x + 18, y + d)) for d in (-12, -4, 4, 12))
    plate.path(coils, "none", STEEL_LINE, 9)
    plate.path(coils, "none", "#6E97AE", 5.6)
    plate.path(bars(((x - 11, y + d - 1.4), (x + 17, y + d - 1.4)) for d in (-12, -4, 4, 12)), "none", "#BFD6E2", 1.6)
    cup = [
        (x - 12, y - 17),
        (x - 24, y - 22),
        (x - 33, y - 15),
        (x - 25, y - 6),
        (x - 24, y + 4),
        (x - 32, y + 13),
        (x - 24, y + 21),
        (x - 12, y + 17),
    ]
    plate.path(smooth(cup) + "Z", "#6E97AE", STEEL_LINE, 2.4)
    plate.path(smooth([(x - 15, y - 14), (x - 23, y - 17), (x - 28, y - 14)]), "none", "#D6E6EE", 2.2)


def wnt(plate: Plate) -> None:
    """Inside the cell: the receptor passes the word on; beta-catenin, waiting there, moves to the genes."""
    for k in range(3):
        wave = oval(590, 300, 14 + 8 * k, 12 + 6 * k, -0.75, 0.75, 6)
        plate.path(smooth(wave), "none", "#FFFFFF", 5.6, stroke_opacity=0.7)
        plate.path(smooth(wave), "none", STEEL_LINE, 2.6)
    for x, y, turn in CATENIN:
        catenin(plate, x, y, turn, 13.4)
    plate.path(smooth(WAY_IN), "none", "#FFFFFF", 8, stroke_opacity=0.7)
    plate.path(smooth(WAY_IN), "none", TEAL_LINE, 3.4)
    (ax, ay), (bx, by) = WAY_IN[-2:]
    tip = placed(bx, by, math.atan2(by - ay, bx - ax), [(11, 0), (-5, -8), (-5, 8)])
    plate.path("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in tip) + "Z", TEAL_LINE, "#FFFFFF", 1.6)
    catenin(plate, NUCLEUS[0] - 2, NUCLEUS[1] - 3, 0.0, 17)


def touch(plate: Plate) -> None:
    """The first way: the signal on the vesicle sits in the receptor's cup."""
    receptor(plate, 576, 300)
    knobs = placed(514, 300, 0, [(25, -9), (27, 2), (23, 12)])
    vesicle(plate, 514, 300, 22, 0.2)
    lumpy(plate, [(x, y, 7.4) for x, y in knobs], GOLD, GOLD_LINE, 2.2)


def entry(plate: Plate) -> None:
    """Two more ways: its skin merges with the cell's, or it is swallowed."""
    bulge = smooth(FUSING)
    plate.path(bulge, "none", VIOLET_LINE, 8.4)
    plate.path(bulge, "none", "#A790D6", 4)
    spill = ([(548, 400), (560, 394), (570, 404), (584, 398)], [(592, 410), (604, 402), (612, 414), (624, 408)])
    plate.path("".join(smooth(s) for s in spill), "none", "#274A86", 5)
    plate.path("".join(smooth(s) for s in spill), "none", "#6F9BD8", 2.6)
    plate.path(dots([(552, 414), (586, 420), (606, 392), (632, 396)]), "none", "#8F4A1B", 8)
    plate.path(dots([(552, 414), (586, 420), (606, 392), (632, 396)]), "none", "#DE8A4E", 5.4)
    for x, y in ((532, 386), (549, 429)):
        plate.path(dots([(x, y)]), "none", GOLD_LINE, 10)
        plate.path(dots([(x, y)]), "none", GOLD, 6.6)
    exosome(plate, 603, 499, 16, 0.9)
    for x, y, r in ((660, 534, 25),):
        plate.circle(x + 3, y + 6, r, "#5E1F15", fill_opacity=0.14)
        plate.circle(x, y, r, MEDIUM, "#A34A39", 6.2)
        plate.circle(x, y, r, "none", "#FBDDD2", 2.2)
        exosome(plate, x, y, r * 0.58, 2.4)


DRIFT = (
    (362, 404, 11), (388, 368, 13), (392, 432, 12), (416, 402, 11), (430, 334, 12), (426, 462, 14), (448, 424, 13), (456, 376, 12),
    (472, 310, 12), (470, 476, 11), (488, 424, 11), (494, 388, 13), (420, 518, 10), (566, 490, 12), (480, 350, 9), (462, 524, 12),
    (384, 502, 9), (488, 510, 10),
)  # fmt: skip


def bubbles(plate: Plate) -> None:
    """Vesicles adrift between the two cells, each with its gold signal outside."""
    for way in (
        [(360, 396), (402, 372), (442, 334), (476, 308)],
        [(364, 404), (412, 402), (460, 406), (508, 405)],
        [(360, 414), (402, 442), (448, 482), (506, 504), (566, 500)],
    ):
        plate.path(smooth(way), "none", "#D9CCEC", 30, stroke_opacity=0.55)
    for k, (x, y, r) in enumerate(DRIFT):
        exosome(plate, x, y, r, 0.7 * k)


# ---------------------------------------------------------------- the open question


GREY = "#8A9498"
VEIL = mixed("#B8BFC2", "#FFFFFF", 0.55)  # under colours that follow a tone: seen through, they come out as `worn` and `faded` make them


def faded(tone: str) -> str:
    return mixed(mixed(tone, "#B8BFC2", 0.35), "#FFFFFF", 0.3)


def worn(tone: str) -> str:
    """For outlines: greyed but still dark enough for paper."""
    return mixed(tone, GREY, 0.45)


def follicle(plate: Plate, x: float, top: float) -> None:
    """A small block of scalp with one follicle, in washed-out tones: this part is not known."""
    left, right, low = x - 92, x + 92, top + 300
    surface = [(left + 8 * k, top + 3 * math.sin(k * 1.3)) for k in range(24)]
    junction = [(left + 8 * k, top + 34 + 8 * math.sin(k * 0.9)) for k in range(24)]
    fat = [(left + 8 * k, top + 214 + 6 * math.sin(k * 0.6)) for k in range(24)]
    floor = [(left + 8 * k, low + 2 * math.sin(k * 0.5)) for k in range(24)]
    plate.path(joined([(a + 6, b + 8) for a, b in surface], [(a + 6, b + 8) for a, b in floor]), "#1D2B2F", fill_opacity=0.1)
    plate.path(joined(fat, floor), faded("#F7DE9A"))
    plate.path(joined(junction, fat), faded(PALETTE["dermis_mid"]))
    plate.path(joined(surface, junction), VEIL)
    plate.path(joined(surface, junction), PALETTE["skin_mid"], fill_opacity=0.455, **SKIN)
    for k in range(11):
        a, b = left + 12 + 16 * k + plate.rng.uniform(-3, 3), top + 246 + 30 * (k % 2) + plate.rng.uniform(-5, 5)
        if abs(a - x) > 40:
            plate.path(smooth(blob(plate.rng, a, b, 12, 12, 0.08, 8), True), faded(PALETTE["fat_cell"]), faded(PALETTE["fat_line"]), 1.6)
    strands = []
    for _ in range(26):
        a, b, w = plate.rng.uniform(left + 6, right - 46), plate.rng.uniform(top + 56, top + 200), plate.rng.uniform(18, 40)
        if a + w < x - 26 or a > x + 26:
            strands.append([(a, b), (a + w * 0.4, b + plate.rng.uniform(-4, 4)), (a + w, b + plate.rng.uniform(-5, 5))])
    threads(plate, strands, faded("#DE9C88"), 2, 0.8)
    plate.path(smooth(junction), "none", GREY, 2)
    plate.path(smooth(junction), "none", PALETTE["skin_line"], 2, stroke_opacity=0.55, **SKIN)
    plate.path(joined(surface, floor), "none", worn("#8A6A5A"), 2.6)
    sheath = [
        (x - 14, top + 2),
        (x - 13, top + 90),
        (x - 15, top + 180),
        (x - 28, top + 222),
        (x - 32, top + 246),
        (x - 22, top + 268),
        (x, top + 274),
    ]
    shape = sheath + [(2 * x - a, b) for a, b in reversed(sheath[:-1])]
    plate.path(smooth(shape) + "Z", faded("#DDA084"), worn(PALETTE["sheath_line"]), 3)
    plate.path(
        smooth([(x - 9, top + 8), (x - 8, top + 120), (x - 10, top + 206), (x + 10, top + 206), (x + 8, top + 120), (x + 9, top + 8)])
        + "Z",
        faded("#F3D9BE"),
    )
    matrix = [
        (round(x + u), round(top + v))
        for u, v in ((-17, 232), (-20, 246), (-13, 220), (-6, 213), (3, 212), (11, 218), (17, 230), (20, 246), (-15, 258), (15, 258))
    ]
    plate.path(dots(matrix), "none", worn(PALETTE["matrix_line"]), 9)
    plate.path(dots(matrix), "none", faded("#F4BFAF"), 6)
    papilla = [
        (x - 5, top + 272),
        (x - 12, top + 258),
        (x - 13, top + 242),
        (x, top + 224),
        (x + 13, top + 242),
        (x + 12, top + 258),
        (x + 5, top + 272),
    ]
    plate.path(smooth(papilla) + "Z", worn(PALETTE["papilla_low"]), worn(CORAL_LINE), 2.4)
    shaft = smooth([(x + 7, top - 46), (x + 2, top), (x, top + 110), (x, top + 208)])
    lit = smooth([(x + 6, top - 45), (x + 1, top), (x - 1, top + 110), (x - 1, top + 206)])
    plate.path(shaft, "none", GREY, 11)
    plate.path(shaft, "none", PALETTE["hair_line"], 11, stroke_opacity=0.55, **HAIR)
    plate.path(lit, "none", VEIL, 5)
    plate.path(lit, "none", PALETTE["hair_light"], 5, stroke_opacity=0.455, **HAIR)


def question(plate: Plate) -> None:
    """The washed-out follicle and a big question mark."""
    follicle(plate, 1090, 124)
    x, y = 1090, 640
    hook = [
        (x - 50, y - 34),
        (x - 40, y - 72),
        (x - 2, y - 90),
        (x + 38, y - 74),
        (x + 50, y - 38),
        (x + 34, y - 4),
        (x + 6, y + 20),
        (x, y + 56),
    ]
    plate.path(smooth(hook), "none", "#36474E", 33)
    plate.circle(x, y + 98, 19, "#36474E")
    plate.path(smooth(hook), "none", "#7B8A90", 27)
    plate.circle(x, y + 98, 16, "#7B8A90")
    plate.path(smooth([(a - 5, b - 5) for a, b in hook[:5]]), "none", "#B6C0C4", 5)
    plate.circle(x - 5, y + 93, 4, "#B6C0C4")


def main() -> None:
    plate = Plate(seed=11)
    with plate.group("dish"):
        dish(plate)
    with plate.group("donor"):
        donor(plate)
    with plate.group("sac"):
        sac(plate)
    with plate.group("cell"):
        cell(plate)
    with plate.group("nucleus"):
        nucleus(plate)
    with plate.group("wnt"):
        wnt(plate)
    with plate.group("touch"):
        touch(plate)
    with plate.group("entry"):
        entry(plate)
    with plate.group("bubbles"):
        bubbles(plate)
    with plate.group("question"):
        question(plate)
    print(plate.save(TARGET))


if __name__ == "__main__":
    main()
