"""The hair cycle: one follicle growing, letting go, resting and shedding, the loop that joins them, and the share of hairs in each."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from brush import Plate, Point, num
from follicles import (
    FatRow,
    Follicle,
    Ground,
    cells,
    draw_bulge,
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
    resting_papilla,
    tapered,
)

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/hair-cycle.svg"

SKIN = Ground(y=150, epidermis=44, fat=500, bottom=592, rete=8, pitch=52)
ANAGEN = Follicle(x=116, y=150, depth=408, girth=24, shaft=17, length=128, tilt=0.06, curl=5, epidermis=44, bulge_at=192, duct_at=96)
CATAGEN = replace(ANAGEN, x=398, depth=262, phase="catagen", length=132)
TELOGEN = replace(ANAGEN, x=684, depth=246, phase="telogen", length=132)
EXOGEN = replace(ANAGEN, x=992, depth=318, phase="exogen", shaft=11, length=0)
OLD = replace(ANAGEN, x=996, depth=600, length=112, tilt=0.16, curl=16)
ALL = (ANAGEN, CATAGEN, TELOGEN, EXOGEN)
QUIET, LOOP_TOP, SHARE_BASE = "#5F737A", 616, 748
HUES = {"anagen": "#3B2418", "catagen": "#C9503C", "telogen": "#B98A3A", "exogen": "#6C7F86"}


def fat_edge(x: float) -> float:
    """Where dermis turns into fat."""
    return 506 + 8 * math.sin(x / 80 + 0.5) + 4 * math.sin(x / 31)


def near_root(x: float, y: float) -> bool:
    """Ground that must stay quiet."""
    return any(-40 < x - f.axis(y - f.y) < (120 if y < 380 else 44) for f in ALL)


def upper_part(plate: Plate, f: Follicle, name: str) -> None:
    """What every phase keeps: muscle, sheath, canal, gland."""
    draw_muscle(plate, f, (f.x + 138, f.y + 62), 10, name)
    draw_trail(plate, f, f.depth - 6, min(396, f.depth + (132 if f.phase == "catagen" else 40)))
    draw_sheath(plate, f, name)


def draw_anagen(plate: Plate) -> None:
    """Growing: deep root, bulb wrapped round the papilla."""
    f = ANAGEN
    upper_part(plate, f, "anagen")
    draw_canal(plate, f)
    draw_inner_sheath(plate, f)
    draw_gland(plate, f, 0.56, "anagen")
    draw_bulge(plate, f)
    draw_matrix(plate, f)
    draw_papilla(plate, f, "anagen")
    draw_shaft(plate, f, "anagen")


def draw_ending(plate: Plate, f: Follicle, papilla: float, club: float) -> None:
    """Letting go or resting: a club hair in a shortened sac, the papilla by itself at depth `papilla`."""
    upper_part(plate, f, f.phase)
    draw_canal(plate, f)
    draw_gland(plate, f, 0.56, f.phase)
    draw_bulge(plate, f)
    resting_papilla(plate, f, f.phase, papilla, 15)
    draw_club(plate, f, f.phase, club)


def draw_exogen(plate: Plate) -> None:
    """Shedding: the old club hair slides out while a new bulb grows down and a new hair up."""
    f = EXOGEN
    upper_part(plate, f, "exogen")
    draw_canal(plate, f, 8)
    draw_inner_sheath(plate, f)
    draw_gland(plate, f, 0.56, "exogen")
    draw_bulge(plate, f)
    draw_matrix(plate, f)
    draw_papilla(plate, f, "exogen")
    draw_shaft(plate, replace(f, length=-110), "exogen", cut=False)
    draw_club(plate, OLD, "old", 58)
    draw_way_out(plate)


def draw_way_out(plate: Plate) -> None:
    """A solid arrow along the way the old hair falls."""
    plate.path(tapered([(956, 128), (961, 98), (974, 68), (985, 52)], 6, 9), QUIET)
    plate.path("M972 48L1002 28L997 64Z", QUIET, QUIET, 2)


def chevron(plate: Plate, tip: Point, angle: float, tone: str, size: float = 6.5) -> None:
    """A small sign that points along a path."""

    def turn(x: float, y: float) -> str:
        return f"{num(tip[0] + x * math.cos(angle) - y * math.sin(angle))} {num(tip[1] + x * math.sin(angle) + y * math.cos(angle))}"

    plate.path(f"M{turn(-size, -size)}L{turn(0, 0)}L{turn(-size, size)}", line=tone, width=4.4)


def draw_loop(plate: Plate) -> None:
    """A ring below the skin: forward along the top under the four follicles, back along the bottom."""
    x0, x1, y0, y1, r = 42, 1158, LOOP_TOP, 786, 80
    k = 34
    ring = f"M{x0 + r} {y0}H{x1 - r}C{x1 - k} {y0} {x1} {y0 + k} {x1} {y0 + r}C{x1} {y1 - k} {x1 - k} {y1} {x1 - r} {y1}"
    ring += f"H{x0 + r}C{x0 + k} {y1} {x0} {y1 - k} {x0} {y1 - r}C{x0} {y0 + k} {x0 + k} {y0} {x0 + r} {y0}Z"
    plate.path(ring, line="#B9C6CA", width=18)
    plate.path(ring, line="#DDE5E7", width=14)
    stops = [f.axis(430) for f in ALL]
    for here, there in pairwise(stops):
        for n in (-1, 0, 1):
            chevron(plate, ((here + there) / 2 + 22 * n, y0), 0, QUIET)
    chevron(plate, (1070, y0), 0, QUIET)
    for x in (1040, 820, 600, 380, 160):
        chevron(plate, (x, y1), math.pi, QUIET)
    for x, y, angle in ((x1, (y0 + y1) / 2 + 4, math.pi / 2), (x0, (y0 + y1) / 2 - 4, -math.pi / 2)):
        chevron(plate, (x, y), angle, QUIET)


def draw_stop(plate: Plate, f: Follicle) -> None:
    """The follicle's stop on the loop; hollow where the phase has no share among the hundred hairs."""
    x = f.axis(430)
    plate.path(f"M{num(x)} 586V{LOOP_TOP}", line=HUES[f.phase], width=4)
    if f.phase == "exogen":
        plate.circle(x, LOOP_TOP, 11, "#FFFFFF", HUES[f.phase], 4)
    else:
        plate.circle(x, LOOP_TOP, 12, HUES[f.phase], "#FFFFFF", 3.4)


def draw_share(plate: Plate, phase: str) -> None:
    """This phase's part of a hundred hairs."""
    parts = {"anagen": (0, 87, 52, "#F08C74"), "catagen": (87, 88, 52, "#F6C8BA"), "telogen": (88, 100, 42, "#F0D9B4")}
    first, last, tall, fill = parts[phase]
    strands, roots = "", []
    for n in range(first, last):
        x = share_x(n)
        height, sway = tall + plate.rng.uniform(-4, 4), plate.rng.uniform(-2.4, 2.4)
        strands += f"M{num(x)} {SHARE_BASE}q{num(sway * 0.2)} {num(-height * 0.5)} {num(sway)} {num(-height)}"
        roots.append((x, SHARE_BASE))
    plate.path(strands, line=HUES[phase], width=5.4 if phase == "catagen" else 3)
    cells(plate, roots, 4.6 if phase == "catagen" else 3.1, fill, HUES[phase], 1.6)


def share_x(n: int) -> float:
    """Where hair number n of the hundred stands."""
    return 98 + 8.8 * n + (18 if n >= 87 else 0) + (18 if n >= 88 else 0)


def draw_scale(plate: Plate) -> None:
    """The ground line under the hundred hairs, in one piece for each phase."""
    y = SHARE_BASE + 10
    for first, last in ((0, 86), (87, 87), (88, 99)):
        plate.path(f"M{num(share_x(first) - 5)} {y}H{num(share_x(last) + 5)}", line="#8FA2A9", width=2.6)


def draw() -> Plate:
    """The whole plate."""
    plate = Plate(seed=23)
    with plate.group("ground"):
        draw_dermis(plate, SKIN, near_root, 90)
        borders = (-60, 52, 150, 268, 352, 424, 540, 640, 704, 820, 924, 1030, 1140, 1260)
        draw_fat(plate, SKIN, (FatRow(lambda x: fat_edge(x) + 2, lambda x: 678, borders),), 26)
        draw_epidermis(plate, SKIN, ALL)
    with plate.group("loop"):
        draw_loop(plate)
    with plate.group("shares"):
        draw_scale(plate)
    with plate.group("anagen"):
        draw_anagen(plate)
        draw_stop(plate, ANAGEN)
        draw_share(plate, "anagen")
    with plate.group("catagen"):
        draw_ending(plate, CATAGEN, CATAGEN.depth + 3.4 * CATAGEN.girth, CATAGEN.depth - 0.9 * CATAGEN.girth)
        draw_stop(plate, CATAGEN)
        draw_share(plate, "catagen")
    with plate.group("telogen"):
        draw_ending(plate, TELOGEN, TELOGEN.depth + 14, TELOGEN.depth - 0.6 * TELOGEN.girth)
        draw_stop(plate, TELOGEN)
        draw_share(plate, "telogen")
    with plate.group("exogen"):
        draw_exogen(plate)
        draw_stop(plate, EXOGEN)
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
