"""A hair follicle in cross-section: all its parts in their layers, with a fine (vellus) follicle beside it."""

from __future__ import annotations

import math
from pathlib import Path

from brush import PALETTE, Plate, Point, smooth
from follicles import (
    VEIN,
    FatRow,
    Follicle,
    Ground,
    crests,
    draw_bulge,
    draw_canal,
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
    draw_thinning,
    draw_vessel,
    level,
    mix,
    steps,
)

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/follicle.svg"

BIG = Follicle(x=600, y=126, depth=576, girth=35, shaft=28, length=116, tilt=0.075, curl=4, bulge_at=292, duct_at=146)
FINE = Follicle(x=985, y=126, depth=226, girth=13, shaft=5, length=52, fade=0.75, tilt=0.05, curl=10, bulge_at=150, duct_at=118)
SKIN = Ground(y=126, epidermis=70, fat=566, bottom=800)
RISES = (224.0, 1172.0)  # where vessels rise between lobules


def fat_edge(x: float) -> float:
    """Where dermis turns into fat."""
    return 572 + 13 * math.sin(x / 92 + 0.5) + 6 * math.sin(x / 37)


def deep_line(x: float) -> float:
    """The septum in which the deep vessels run."""
    return 746 + 7 * math.sin(x / 120)


def near_root(x: float, y: float) -> bool:
    """Ground that must stay quiet: round the follicles."""
    d = y - SKIN.y
    return abs(x - BIG.axis(d)) < 64 or (d < 270 and abs(x - FINE.axis(d)) < 34) or (640 < x < 900 and 200 < y < 440) or y < 262


def draw_vessels(plate: Plate) -> None:
    """Deep artery and vein in their septum, branches rising between lobules to the upper net, and the root's own supply."""
    artery = PALETTE["artery"]
    draw_upper_net(plate)
    for x in RISES:
        draw_rise(plate, x)
    foot = BIG.at(0, BIG.depth + 0.1 * BIG.bulb)
    draw_vessel(plate, [(foot[0] + 60, deep_line(600) + 8), (foot[0] + 30, 742), (foot[0] + 9, 724), (foot[0] + 4, foot[1])], VEIN, 4)
    draw_vessel(plate, [(x, deep_line(x) + 9) for x in steps(0, 1200, 16)], VEIN, 9)
    draw_vessel(plate, [(foot[0] - 62, deep_line(520) - 6), (foot[0] - 30, 732), (foot[0] - 9, 722), (foot[0] - 4, foot[1])], artery, 4)
    draw_vessel(plate, [(x, deep_line(x) - 7) for x in steps(0, 1200, 16)], artery, 9)


def draw_rise(plate: Plate, x: float) -> None:
    """An artery and a vein that rise to the upper net and there part into two arms each; on the way they feed small beds."""
    artery = PALETTE["artery"]
    lean = 1 if x < 600 else -1
    rise = [(x - 3 * lean, 660), (x + 3 * lean, 590), (x + 9 * lean, 500), (x - 5 * lean, 400), (x + 5 * lean, 310), (x + 2 * lean, 274)]
    pair = [(u + 11, v + 2) for u, v in rise]
    for y, far in ((392, 84), (520, -70)) if x < 600 else ((520, 84), (372, 82)):
        draw_bed(plate, (level(rise[::-1], y, 1), y), (level(pair[::-1], y + 12, 1), y + 12), lean * far)
    for stem, tone, drop in (([(x + 13, deep_line(x) + 8), *pair], VEIN, 7), ([(x, deep_line(x) - 6), *rise], artery, 0)):
        top = stem[-1]
        draw_vessel(plate, stem, tone, 4)
        for way in (-1, 1):
            flat = [(top[0] + way * u, net_line(top[0] + way * u) + drop) for u in (22, 34, 48)]
            draw_thinning(
                plate, [(top[0], top[1] + 3), (top[0] + way * 2, top[1] - 9), (top[0] + way * 8, top[1] - 23), *flat], tone, 4.4, 0.3
            )


def draw_bed(plate: Plate, start: Point, back: Point, far: float) -> None:
    """A small capillary bed like a leaf: a red twig out, a blue twig back, hair-thin links between them."""
    (x, y), (u, v) = start, back
    out = [(x, y), (x + far * 0.2, y - 12), (x + far * 0.5, y - 24), (x + far * 0.8, y - 25), (x + far, y - 15)]
    home = [(u, v), (u + (x - u) + far * 0.26, v - 8), (x + far * 0.54, v - 9), (x + far * 0.82, v - 14), (x + far, y - 15)]
    links = ""
    for a, b, sway in ((1, 1, 5), (2, 2, -4), (3, 3, 4), (2, 1, -5), (3, 2, 5)):
        (x0, y0), (x1, y1) = out[a], home[b]
        links += smooth([(x0, y0), ((x0 + x1) / 2 + sway, (y0 + y1) / 2), (x1, y1)])
    plate.path(links, line="#9C5074", width=1.3)
    draw_thinning(plate, home, VEIN, 3.4, 1.2)
    draw_thinning(plate, out, PALETTE["artery"], 3.4, 1.2)


def draw_upper_net(plate: Plate) -> None:
    """The net of fine vessels below the epidermis; hairpin loops rise from it into the crests, branches run into the sheath of a root."""
    artery, vein = mix(PALETTE["artery"], "#F3CDBE", 0.2), mix(PALETTE["vein"], "#F3CDBE", 0.3)
    tops = [c for c in crests(SKIN, (BIG, FINE)) if any(a < c[0] < b for a, b in ((8, 450), (700, 925), (1050, 1192)))]
    runs = (
        [*((x, net_line(x)) for x in steps(0, 440, 18)), (472, 243), (500, 254), (520, 284)],
        [(672, 300), (668, 270), (680, 249), *((x, net_line(x)) for x in steps(706, 910, 9)), (936, 244), (952, 262), (962, 290)],
        [(1020, 262), (1036, 240), *((x, net_line(x)) for x in steps(1064, 1200, 6))],
    )
    for run in runs:
        plate.path(smooth([(max(0, x - 2), y + 7) for x, y in run]), line=vein, width=2.2)
        plate.path(smooth(run), line=artery, width=2.2)
    ups = downs = ""
    for x, y in tops:
        reach = y + plate.rng.uniform(7, 12)
        base = net_line(x)
        ups += smooth([(x - 5, base), (x - 3.5, (base + reach) / 2), (x - 2.5, reach + 5), (x, reach)])
        downs += smooth([(x, reach), (x + 2.5, reach + 5), (x + 3, (base + reach) / 2), (x + 6, base + 7)])
    plate.path(downs, line=vein, width=1.5)
    plate.path(ups, line=artery, width=1.5)


def net_line(x: float) -> float:
    """Height of the upper net."""
    return 237 + 4 * math.sin(x / 41) + 2 * math.sin(x / 17)


def draw() -> Plate:
    """The whole plate."""
    plate = Plate(seed=7)
    both = (BIG, FINE)
    with plate.group("dermis"):
        draw_dermis(plate, SKIN, near_root)
    with plate.group("fat"):
        over = (-40, 104, RISES[0] + 5, 340, 486, 640, 742, 898, 1010, RISES[1] + 5, 1290)
        under = (-90, 46, 150, 322, 432, 590, 702, 850, 1020, 1124, 1290)
        upper = FatRow(lambda x: fat_edge(x) + 3, lambda x: deep_line(x) - 13, over, upright=(2, 9))
        lower = FatRow(lambda x: deep_line(x) + 15, lambda x: 850, under)
        draw_fat(plate, SKIN, (upper, lower), 27)
    with plate.group("vessel"):
        draw_vessels(plate)
    with plate.group("epidermis"):
        draw_epidermis(plate, SKIN, both)
    with plate.group("muscle"):
        draw_muscle(plate, BIG, (884, 218), 17, "big")
    with plate.group("root_sheath"):
        draw_sheath(plate, BIG, "big")
        draw_canal(plate, BIG)
        draw_inner_sheath(plate, BIG)
    with plate.group("oil_gland"):
        draw_gland(plate, BIG, 0.7, "back", side=-1)
        draw_gland(plate, BIG, 1.0, "big")
    with plate.group("bulge"):
        draw_bulge(plate, BIG)
    with plate.group("matrix"):
        draw_matrix(plate, BIG)
    with plate.group("papilla"):
        draw_papilla(plate, BIG, "big")
    with plate.group("shaft"):
        draw_shaft(plate, BIG, "big")
    with plate.group("vellus"):
        draw_sheath(plate, FINE, "fine")
        draw_canal(plate, FINE)
        draw_gland(plate, FINE, 0.42, "fine")
        draw_matrix(plate, FINE)
        draw_papilla(plate, FINE, "fine")
        draw_shaft(plate, FINE, "fine", cut=False)
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
