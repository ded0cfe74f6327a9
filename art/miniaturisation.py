"""Miniaturisation: over years DHT makes a sensitive follicle smaller, and its hair thinner, shorter and paler, until none grows."""

from __future__ import annotations

import math
from pathlib import Path

from brush import Plate, Point, num
from follicles import (
    GROWING,
    FatRow,
    Follicle,
    Ground,
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
    draw_trail,
    resting_papilla,
)

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/miniaturisation.svg"

SKIN = Ground(y=190, epidermis=42, fat=560, bottom=694, rete=8, pitch=52)
DHT, DHT_LINE, DHT_LIT = "#A03A78", "#641F4A", "#E7B5D2"
ROW = (
    Follicle(x=130, y=190, depth=440, girth=27, shaft=20, length=172, fade=0, tilt=0.05, curl=4, epidermis=42, bulge_at=196, duct_at=98),
    Follicle(x=362, y=190, depth=366, girth=23, shaft=14, length=138, fade=0.25, tilt=0.05, curl=5, epidermis=42, bulge_at=180, duct_at=94),
    Follicle(x=594, y=190, depth=292, girth=19, shaft=9.4, length=96, fade=0.6, tilt=0.05, curl=8, epidermis=42, bulge_at=162, duct_at=90),
    Follicle(x=826, y=190, depth=220, girth=15, shaft=5, length=44, fade=0.95, tilt=0.05, curl=18, epidermis=42, bulge_at=136, duct_at=86),
    Follicle(
        x=1058, y=190, depth=150, girth=11, shaft=1, length=0, fade=1, tilt=0.05, epidermis=42, bulge_at=118, duct_at=82, phase="telogen"
    ),
)


def fat_edge(x: float) -> float:
    """Where dermis turns into fat."""
    return 566 + 9 * math.sin(x / 85 + 0.9) + 4 * math.sin(x / 33)


def near_root(x: float, y: float) -> bool:
    """Ground that must stay quiet."""
    return any(abs(x - f.axis(y - f.y)) < 46 for f in ROW)


def draw_stage(plate: Plate, f: Follicle, name: str) -> None:
    """One follicle of the row."""
    draw_trail(plate, f, f.depth - 4, min(430, f.depth + 2.6 * f.girth))
    draw_muscle(plate, f, (f.x + 132, f.y + 60), 8, name)
    draw_sheath(plate, f, name)
    draw_canal(plate, f)
    if f.phase in GROWING:
        draw_inner_sheath(plate, f)
    draw_gland(plate, f, 0.38, name)
    draw_bulge(plate, f)
    if f.phase not in GROWING:
        resting_papilla(plate, f, name, f.depth + 8, 11)
        return
    draw_matrix(plate, f)
    draw_papilla(plate, f, name)
    draw_shaft(plate, f, name, cut=f.shaft > 12)


def hexagon(x: float, y: float, r: float, turn: float) -> list[Point]:
    """Corner points of a hexagon."""
    return [(x + r * math.cos(turn + k * math.pi / 3), y + r * math.sin(turn + k * math.pi / 3)) for k in range(6)]


def outline(corners: list[Point]) -> str:
    """Straight-edged closed path data."""
    return "M" + "L".join(f"{num(a)} {num(b)}" for a, b in corners) + "Z"


def dht_places(f: Follicle) -> list[tuple[float, float, float]]:
    """Where DHT stands (x, y, r): in the papilla and at the foot of its vessels; as much in the first root as in the last."""
    if f.phase not in GROWING:
        x, y = f.at(0, f.depth + 8)
        return [(x + 2, y + 2, 5), (x + 16, y + 13, 6.5), (x - 16, y + 14, 6.5), (x, y + 27, 6.5)]
    b = f.bulb
    r = 3.6 + 0.09 * b
    within = [(-0.17, 0.74, r), (0.16, 1.0, r), (0.15, 0.46, r)]
    below = [(-0.42 - 4 / b, -0.08 - 7 / b, r), (0.46 + 4 / b, -0.06 - 8 / b, r), (0.02, -0.26 - 12 / b, r)]
    if b < 32:  # too narrow for three: one more outside
        within = [(-0.06, 1.02, r), (0.07, 0.5, r)]
        below.append((0.5 + 20 / b, 0.36, r))
    return [(*f.at(o * b, f.depth - k * b), size) for o, k, size in within + below]


def draw_dht(plate: Plate, f: Follicle) -> None:
    """DHT, drawn as hexagons with a pale edge, so that they part from the papilla in grey too."""
    shadows = edges = bodies = facets = ""
    for x, y, r in dht_places(f):
        turn = plate.rng.uniform(0, 1)
        corners = outline(hexagon(x, y, r, turn))
        shadows += outline(hexagon(x + 2, y + 3, r + 1.5, turn))
        edges += outline(hexagon(x, y, r + 2, turn))
        bodies += corners
        facets += outline(hexagon(x - r * 0.1, y - r * 0.12, r * 0.42, turn))
    plate.path(shadows, "#5A1E3E", fill_opacity=0.25)
    plate.path(edges, "#FBEAF3", "#FBEAF3", 1)
    plate.path(bodies, DHT, DHT_LINE, 2.4)
    plate.path(facets, DHT_LIT)


def draw_time(plate: Plate) -> None:
    """Time runs to the right; one stop for each follicle."""
    paint = plate.gradient("time_fill", ((0, "#B9C6CA"), (1, "#52646B")), (0, 0, 1, 0))
    plate.path("M56 724H1112V736H56Q50 736 50 730Q50 724 56 724Z", paint)
    plate.path("M1106 714L1150 730L1106 746L1114 730Z", "#52646B", "#52646B", 2)
    for n, f in enumerate(ROW):
        plate.circle(f.axis(f.depth), 730, 11 - 1.2 * n, "#FFFFFF", "#52646B", 4)


def draw() -> Plate:
    """The whole plate."""
    plate = Plate(seed=31)
    with plate.group("ground"):
        draw_dermis(plate, SKIN, near_root, 110)
        borders = (-60, 70, 180, 304, 408, 520, 636, 752, 870, 990, 1100, 1240)
        draw_fat(plate, SKIN, (FatRow(lambda x: fat_edge(x) + 2, lambda x: 770, borders),), 29)
        draw_epidermis(plate, SKIN, ROW)
    for n, f in enumerate(ROW, 1):
        with plate.group(f"f{n}"):
            draw_stage(plate, f, f"f{n}")
        with plate.group(f"dht{n}"):
            draw_dht(plate, f)
    with plate.group("time"):
        draw_time(plate)
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
