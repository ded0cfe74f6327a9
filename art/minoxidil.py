"""Minoxidil on the scalp: the liquid soaks in along the hair canal; a resting follicle may start to grow sooner."""

from __future__ import annotations

import math
from pathlib import Path

from brush import PALETTE, Plate, Point, bars, dots, lumpy, mixed, smooth
from clinic import Frame, arc, back_and_forth, draw_arrow
from follicles import (
    FatRow,
    Follicle,
    Ground,
    draw_canal,
    draw_club,
    draw_dermis,
    draw_epidermis,
    draw_fat,
    draw_gland,
    draw_inner_sheath,
    draw_matrix,
    draw_muscle,
    draw_papilla,
    draw_shaft,
    draw_sheath,
    draw_trail,
    draw_vessel,
    level,
    resting_papilla,
    surface,
    wall,
)

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/minoxidil.svg"

TEAL, TEAL_SOFT, TEAL_DARK, TEAL_PALE = PALETTE["minoxidil"], PALETTE["minoxidil_soft"], "#07484B", "#D6EDEB"
TAG, TAG_LINE = "#F2B63A", "#8A5F0A"
SKIN = Ground(y=246, epidermis=52, fat=668, bottom=800, rete=10, pitch=46)
RESTING = Follicle(
    x=372,
    y=246,
    depth=286,
    girth=26,
    shaft=13,
    length=150,
    fade=0.1,
    tilt=0.05,
    curl=4,
    epidermis=52,
    bulge_at=206,
    duct_at=112,
    phase="telogen",
)
GROWING = Follicle(
    x=806, y=246, depth=478, girth=29, shaft=12, length=34, fade=0.1, tilt=0.05, epidermis=52, bulge_at=214, duct_at=114
)  # a new hair as thick as the old one: that hair gets thicker is not certain
OLD = Follicle(x=604, y=214, depth=600, girth=26, shaft=13, length=150, fade=0.1, tilt=0.3, curl=10, epidermis=52)
DROPPER = Frame(262, 172, 1.0, math.radians(-20))
ENZYME_LENS = (148.0, 504.0, 98.0)
VESSEL_LENS = (1078.0, 524.0, 98.0)


def fat_edge(x: float) -> float:
    """Where dermis turns into fat."""
    return 674 + 9 * math.sin(x / 85 + 0.9) + 4 * math.sin(x / 33)


def near_root(x: float, y: float) -> bool:
    """Ground that must stay quiet."""
    lens = any(math.hypot(x - a, y - b) < r + 16 for a, b, r in (ENZYME_LENS, VESSEL_LENS))
    return lens or any(abs(x - f.axis(y - f.y)) < 54 for f in (RESTING, GROWING))


def draw_ground(plate: Plate) -> None:
    """Dermis, fat and epidermis."""
    draw_dermis(plate, SKIN, near_root, 100)
    draw_fat(
        plate, SKIN, (FatRow(lambda x: fat_edge(x) + 2, lambda x: 900, (-60, 60, 176, 290, 410, 520, 636, 752, 870, 990, 1100, 1240)),), 26
    )
    draw_epidermis(plate, SKIN, (RESTING, GROWING))


def fill_wall(plate: Plate, f: Follicle) -> None:
    """Cells of the outer sheath where the muscle holds on; this plate does not speak of the bulge."""
    edge, r = wall(f), max(2.2, 0.125 * f.girth)
    spots = [
        f.at(side * (level(edge, f.bulge_at + k * r * 2.7) - 1.5 * r), f.bulge_at + k * r * 2.7)
        for side, many in ((1, 3), (-1, 2))
        for k in range(-many, many + 1)
    ]
    plate.path(dots(spots), line="#BA775B", width=round(r * 1.8, 1))


def draw_resting(plate: Plate) -> None:
    """A resting follicle: short, the old hair held by its club, the papilla waiting below."""
    f = RESTING
    draw_muscle(plate, f, (f.x + 146, f.y + 72), 10, "resting")
    draw_trail(plate, f, f.depth - 4, 430)
    draw_sheath(plate, f, "resting")
    draw_canal(plate, f)
    draw_gland(plate, f, 0.6, "resting")
    fill_wall(plate, f)
    resting_papilla(plate, f, "resting", f.depth + 15, 15)
    draw_club(plate, f, "resting", f.depth - 0.6 * f.girth)


def draw_growing(plate: Plate) -> None:
    """A growing follicle: deep, with a full bulb; its new hair has just come through the skin."""
    f = GROWING
    draw_muscle(plate, f, (f.x + 150, f.y + 72), 10, "growing")
    draw_sheath(plate, f, "growing")
    draw_canal(plate, f)
    draw_inner_sheath(plate, f)
    draw_gland(plate, f, 0.62, "growing")
    fill_wall(plate, f)
    draw_matrix(plate, f)
    draw_papilla(plate, f, "growing")
    draw_shaft(plate, f, "growing", cut=False)


def draw_dropper(plate: Plate) -> None:
    """A dropper: rubber bulb, collar, glass pipette with the liquid."""
    f = DROPPER
    bulb = [(-16, -104), (-20, -124), (-19, -150), (-8, -164), (8, -164), (19, -150), (20, -124), (16, -104)]
    plate.path(f.curve(bulb, True), "#4F6168", "#2C383C", 2.4)
    plate.path(f.curve([(-11, -112), (-13, -130), (-10, -150)]), line="#A9B8BD", width=5)
    plate.path(f.shape([(-22, -108), (22, -108), (22, -84), (-22, -84)], 5), "#E4EAEC", PALETTE["steel_line"], 2.2)
    plate.path(bars([(f.at(-16 + 6.4 * k, -104), f.at(-16 + 6.4 * k, -88)) for k in range(6)]), line="#9AA9AF", width=1.6)
    glass = [(-11, -84), (11, -84), (11, -24), (4.4, -10), (4.4, 0), (-4.4, 0), (-4.4, -10), (-11, -24)]
    plate.path(f.shape(glass, 3), "#EAF3F5", PALETTE["glass_line"], 2.2)
    liquid = [(-8.6, -66), (8.6, -66), (8.6, -24), (2.6, -10), (2.6, 0), (-2.6, 0), (-2.6, -10), (-8.6, -24)]
    plate.path(f.shape(liquid, 2), "#86C4C2", "#3E8F90", 1.3)
    plate.path(f.shape([(2.6, -64), (8.6, -64), (8.6, -24), (2.6, -12)], 1), TEAL, fill_opacity=0.22)
    plate.path(bars([(f.at(-6, -78), f.at(-6, -26))]), line="#FFFFFF", width=2.8, stroke_opacity=0.9)


def drop(plate: Plate, x: float, y: float, r: float) -> None:
    """One falling drop."""
    shape = [
        (x, y - r * 1.9),
        (x + r * 0.45, y - r * 0.9),
        (x + r * 0.95, y),
        (x + r * 0.7, y + r * 0.75),
        (x, y + r),
        (x - r * 0.7, y + r * 0.75),
        (x - r * 0.95, y),
        (x - r * 0.45, y - r * 0.9),
    ]
    plate.path(smooth(shape, closed=True), "#86C4C2", "#2F7F81", 1.8)
    plate.path(
        smooth([(x - r * 0.5, y + r * 0.3), (x - r * 0.55, y - r * 0.15), (x - r * 0.28, y - r * 0.7)]),
        line="#FFFFFF",
        width=round(max(1.6, r * 0.26), 1),
    )


def hair_half(f: Follicle, d: float, pointed: float) -> float:
    """Half the hair's width at a depth; `pointed` = length of its natural tip, 0 for a cut hair."""
    return f.shaft / 2 * (0.16 + 0.84 * min(1.0, max(0.0, (d + f.length) / pointed)) ** 0.7 if pointed else 1)


def film(plate: Plate, f: Follicle, left: float, right: float, pointed: float = 0) -> None:
    """Liquid: a thin layer on the skin that gathers in the mouth and runs down between hair and canal wall."""
    skin = [(x, y) for x, y in surface(SKIN, (RESTING, GROWING)) if y < f.y + 0.5 * f.epidermis]
    for side, reach in ((-1, left), (1, right)):
        s, g = hair_half(f, -6, pointed) * side, f.girth * side
        low = sorted((p for p in skin if 0.5 * f.girth < side * (p[0] - f.x) < reach - 6), key=lambda p: -side * p[0])
        low = [(f.x + side * reach, f.y + 2), *low]
        top = [(f.x + side * reach, f.y + 1)]
        top += [(x, y - 6 * min(1.0, (reach - abs(x - f.x)) / 30)) for x, y in low[1:] if abs(x - f.x) > 2 * f.girth]
        top += [
            (f.x + 1.7 * g, f.y - 6),
            (f.x + 1.15 * g, f.y - 1),
            (f.x + 0.8 * g, f.y + 7),
            (f.axis(-2) + s * 1.5, f.y + 4),
            (f.axis(-8) + s, f.y - 8),
        ]
        wall = [
            f.at(side * w, d)
            for d, w in ((0.5 * f.epidermis, 0.6 * f.girth), (0.8 * f.epidermis, 0.48 * f.girth), (1.4 * f.epidermis, 0.38 * f.girth))
        ]
        depths = (f.duct_at + 18, 0.8 * f.epidermis, 0.2 * f.epidermis)
        hair = [f.at(side * hair_half(f, d, pointed), d) for d in depths]
        low += [*wall, hair[0]]
        plate.path(smooth(top) + "L" + smooth(hair[::-1])[1:] + "L" + smooth(low[::-1])[1:] + "Z", "#B9E4E1", fill_opacity=0.95)
        plate.path(smooth(low), line="#2F7F81", width=1.5)
        plate.path(smooth(top), line="#2F7F81", width=1.7)
        lit = [(x, y + 2.2) for x, y in top[1:-3]]
        if len(lit) > 2:
            plate.path(smooth(lit), line="#FFFFFF", width=2)


def molecule_dots(plate: Plate, points: list[Point], size: float = 8.4) -> None:
    """The medicine as it soaks in: pale teal dots."""
    plate.path(dots(points), line=TEAL, width=size + 1.8)
    plate.path(dots(points), line="#A6DAD7", width=round(size - 0.8, 1))


def active_dots(plate: Plate, points: list[Point], size: float = 7) -> None:
    """The active form: dark teal with a yellow tag."""
    tags = [(x + size * 0.52, y - size * 0.44) for x, y in points]
    plate.path(dots(points), line=TEAL_DARK, width=size + 1.6)
    plate.path(dots(points), line="#17878A", width=round(size - 0.6, 1))
    plate.path(dots(tags), line=TAG_LINE, width=round(size * 0.62 + 1.4, 1))
    plate.path(dots(tags), line=TAG, width=round(size * 0.62, 1))


def draw_drops(plate: Plate) -> None:
    """Falling drops, the film on the skin, the way down the canal and into its wall."""
    drop(plate, 266, 194, 8.5)
    drop(plate, 267, 227, 9.5)
    film(plate, RESTING, 164, 104)
    film(plate, GROWING, 104, 110, pointed=170)
    rng = plate.rng
    points: list[Point] = []
    for f in (RESTING, GROWING):
        for d in (66, 90, 112, 136, 158, 182):
            for side in (-1, 1):
                if rng.random() < 0.86:
                    points.append(f.at(side * f.girth * rng.uniform(0.55, 0.9), d + rng.uniform(-6, 6)))
    molecule_dots(plate, points)


def lens(plate: Plate, where: tuple[float, float, float], goal: Point, fill: str) -> None:
    """A round window with two leader lines to the place it shows."""
    cx, cy, r = where
    turn = math.atan2(goal[1] - cy, goal[0] - cx)
    ends = [(cx + r * math.cos(turn + s * 1.25), cy + r * math.sin(turn + s * 1.25)) for s in (-1, 1)]
    starts = [(goal[0] + 9 * math.cos(turn + s * 1.57), goal[1] + 9 * math.sin(turn + s * 1.57)) for s in (-1, 1)]
    plate.path(bars(zip(starts, ends, strict=True)), line="#7A6A64", width=1.8)
    plate.circle(*goal, 10, "none", "#52646B", 2.4)
    plate.circle(cx + 5, cy + 7, r + 3, "#5A2E1E", fill_opacity=0.16)
    plate.circle(cx, cy, r, fill)


def lens_rim(plate: Plate, where: tuple[float, float, float]) -> None:
    """The window's rim and gloss."""
    cx, cy, r = where
    plate.circle(cx, cy, r, "none", "#FFFFFF", 7)
    plate.circle(cx, cy, r + 3, "none", "#52646B", 3)
    plate.path(smooth(arc(cx, cy, r - 9, r - 9, math.radians(196), math.radians(244), 5)), line="#FFFFFF", width=5, stroke_opacity=0.85)


def draw_enzyme(plate: Plate) -> None:
    """The enzyme in the root sheath: the medicine goes in, its active form comes out."""
    cx, cy, _ = ENZYME_LENS
    lens(plate, ENZYME_LENS, RESTING.at(-21, 176), plate.gradient("enzyme_ground", ((0, "#F3D2C0"), (1, "#E5B098"))))
    walls = [
        [(cx - 84, cy - 30), (cx - 40, cy - 44), (cx + 10, cy - 60), (cx + 30, cy - 84)],
        [(cx - 60, cy + 66), (cx - 20, cy + 56), (cx + 40, cy + 60), (cx + 66, cy + 58)],
    ]
    plate.path("".join(smooth(w) for w in walls), line="#C98A6C", width=3, stroke_opacity=0.6)
    lobes = [
        (cx + 4, cy - 38, 17),
        (cx - 20, cy - 30, 19),
        (cx + 28, cy - 22, 21),
        (cx + 34, cy + 8, 20),
        (cx + 6, cy - 4, 20),
        (cx + 16, cy + 30, 20),
    ]
    lobes += [(cx - 12, cy + 36, 18), (cx - 32, cy + 26, 13), (cx - 36, cy - 20, 10)]
    lumpy(plate, lobes, "#93A7C4", "#44597E", 2.6)
    pocket = [
        (cx - 44, cy - 6),
        (cx - 26, cy - 14),
        (cx - 8, cy - 12),
        (cx + 2, cy + 2),
        (cx - 8, cy + 15),
        (cx - 26, cy + 17),
        (cx - 42, cy + 12),
    ]
    plate.path(smooth(pocket, closed=True), "#5C7196", "#44597E", 2)
    molecule_dots(plate, [(cx - 74, cy - 16), (cx - 66, cy + 14), (cx - 56, cy - 46), (cx - 46, cy + 62)], 13)
    molecule_dots(plate, [(cx - 20, cy + 2)], 13)
    plate.circle(cx - 9, cy - 5, 4.6, TAG, TAG_LINE, 1.4)
    active_dots(plate, [(cx + 72, cy - 24), (cx + 74, cy + 10), (cx + 62, cy + 44), (cx + 34, cy + 70)], 14)
    lens_rim(plate, ENZYME_LENS)


def draw_active(plate: Plate) -> None:
    """The active form near the roots and the vessel."""
    spots = [RESTING.at(*p) for p in ((-12, 226), (14, 238), (-2, 318), (18, 286), (-22, 276))]
    spots += [GROWING.at(*p) for p in ((-20, 250), (18, 282), (-17, 330), (40, 404), (-40, 424), (19, 356))]
    active_dots(plate, spots, 10.5)


def ring(plate: Plate, x: float, y: float, outer: float, inner: float) -> None:
    """A small artery cut across: muscle wall, lining, blood."""
    plate.circle(x, y, outer, "#D0766A", "#8F3A33", 2.4)
    n = 9
    mid = (outer + inner) / 2
    cells = [arc(x, y, mid, mid, k * math.tau / n + 0.12, (k + 1) * math.tau / n - 0.16, 3) for k in range(n)]
    plate.path("".join(smooth(c) for c in cells), line="#B5544A", width=round((outer - inner) * 0.62, 1))
    plate.path("".join(smooth(c[1:3]) for c in cells), line="#7E2C28", width=round(max(2.0, (outer - inner) * 0.22), 1))
    plate.circle(x, y, inner + 2, "#F6CFC4", "#8F3A33", 1.6)
    plate.circle(x, y, inner - 1.6, "#B02A2C", "#741A1E", 1.6)
    plate.path(smooth(arc(x, y, outer - 3, outer - 3, math.radians(190), math.radians(250), 4)), line="#F3B9AE", width=3)


def blood_cells(plate: Plate, x: float, y: float, r: float, spots: tuple[Point, ...]) -> None:
    """Red cells inside a vessel cut across."""
    for u, v in spots:
        plate.circle(x + u * r, y + v * r, 5.6, "#D4564B", "#741A1E", 1.3)
        plate.circle(x + u * r, y + v * r, 2.2, "#A93631")


def narrowing(plate: Plate, points: list[Point], tone: str, start: float, end: float) -> None:
    """A vessel that gets thinner along its way."""
    n = len(points) - 1
    for extra, colour in ((1.2, mixed(tone, "#3A1020", 0.35)), (0.0, tone)):
        left, right = [], []
        for k, (x, y) in enumerate(points):
            (ax, ay), (bx, by) = points[max(0, k - 1)], points[min(n, k + 1)]
            far = math.hypot(bx - ax, by - ay) or 1
            w = (start + (end - start) * k / n) / 2 + extra * (1 - 0.85 * k / n)
            left.append((x + (by - ay) / far * w, y - (bx - ax) / far * w))
            right.append((x - (by - ay) / far * w, y + (bx - ax) / far * w))
        plate.path(back_and_forth(left, right), colour)


def draw_vessel_lens(plate: Plate) -> None:
    """A small artery: narrow with a tight wall, then wide with a relaxed wall."""
    cx, cy, _ = VESSEL_LENS
    artery, vein = PALETTE["artery"], PALETTE["vein"]
    fx, fy = GROWING.at(0, GROWING.depth)
    draw_vessel(plate, [(fx + 8, fy + 4), (fx + 22, fy + 30), (fx + 70, fy + 56), (fx + 90, 800)], vein, 4)
    narrowing(plate, [(964, 430), (978, 412), (992, 398), (1004, 372), (1006, 352)], artery, 3.2, 0.2)
    narrowing(plate, [(966, 456), (952, 446), (940, 434), (930, 416), (922, 402)], artery, 3.2, 0.2)
    narrowing(plate, [(966, 524), (950, 508), (930, 502), (904, 508), (880, 500), (864, 486)], artery, 3.4, 0.2)
    stem = [
        (960, 806),
        (952, 768),
        (934, 732),
        (952, 668),
        (954, 610),
        (962, 556),
        (968, 480),
        (962, 424),
        (978, 366),
        (984, 324),
        (982, 308),
    ]
    narrowing(plate, stem, artery, 7.5, 0.3)
    lit = [(x - 1, y) for x, y in stem[:7]]
    plate.path(smooth(lit), line="#FFFFFF", width=1.2, stroke_opacity=0.45)
    draw_vessel(plate, [(930, 732), (890, 744), (840, 750), (fx - 4, fy + 24), (fx - 3, fy + 2)], artery, 4.4)
    lens(plate, VESSEL_LENS, (954, 608), plate.gradient("vessel_ground", ((0, "#F9E3D8"), (1, "#EFC7B6"))))
    ring(plate, cx - 58, cy, 27, 13)
    ring(plate, cx + 50, cy, 35, 23)
    blood_cells(plate, cx - 58, cy, 8, ((-0.4, -0.5), (0.5, 0.45)))
    blood_cells(plate, cx + 50, cy, 14, ((-0.8, -0.3), (0.25, -0.85), (0.8, 0.3), (-0.3, 0.75)))
    draw_arrow(plate, [(cx - 24, cy), (cx - 6, cy), (cx + 10, cy)], "#6F8289", "#DDE5E7", 8)
    lens_rim(plate, VESSEL_LENS)


def draw() -> Plate:
    """The whole plate."""
    plate = Plate(seed=67)
    with plate.group("skin"):
        draw_ground(plate)
    with plate.group("vessel"):
        draw_vessel_lens(plate)
    with plate.group("resting"):
        draw_resting(plate)
    with plate.group("growing"):
        draw_growing(plate)
    with plate.group("drops"):
        draw_drops(plate)
    with plate.group("dropper"):
        draw_dropper(plate)
    with plate.group("enzyme"):
        draw_enzyme(plate)
    with plate.group("active"):
        draw_active(plate)
    with plate.group("arrow"):
        draw_arrow(plate, [(440, 500), (530, 552), (616, 578), (716, 584)], TEAL, "#BFE2DF", 22)
    with plate.group("old_hair"):
        draw_club(plate, OLD, "old", 20)
        draw_arrow(plate, [(656, 206), (692, 190), (722, 158)], "#6F8289", "#DDE5E7", 11)
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
