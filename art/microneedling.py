"""Microneedling: fine needles make tiny channels in the scalp; a healing signal may reach the bulge; a liquid may get in."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from pathlib import Path

from brush import PALETTE, Plate, Point, bars, dots, packed, smooth
from clinic import Frame, back_and_forth, question
from follicles import (
    VEIN,
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
    draw_vessel,
)

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/microneedling.svg"

TEAL, TEAL_LINE, TEAL_PALE = PALETTE["minoxidil"], "#2F7F81", "#B9E4E1"
RAW, RAW_LINE, RAW_EDGE = "#C8564F", "#8C2A2C", "#FBE0D4"
SIGNAL, SIGNAL_LINE = "#E0704C", "#7A2A18"
SKIN = Ground(y=306, epidermis=50, fat=690, bottom=800, rete=10, pitch=46)
LEFT = Follicle(x=640, y=306, depth=410, girth=27, shaft=14, length=96, tilt=0.05, curl=6, epidermis=50, bulge_at=208, duct_at=108)
RIGHT = Follicle(
    x=1090, y=306, depth=396, girth=25, shaft=12.5, length=60, fade=0.1, tilt=0.04, curl=8, epidermis=50, bulge_at=200, duct_at=104
)
PEN = Frame(214, 306)
NEEDLES = (-64.0, -32.0, 0.0, 32.0, 64.0)
NEEDLE_DEPTH = 146.0
CHANNELS = ((396.0, 150.0), (444.0, 140.0), (492.0, 152.0), (812.0, 146.0), (874.0, 150.0), (936.0, 144.0))  # x, depth
WET = 3  # the last so many channels have liquid in them
ROLLER = Frame(952, 150, 1.3, math.radians(46))
CLEAR = 30.0  # how far from the root the healing signal stops: whether it acts there is not known


def fat_edge(x: float) -> float:
    """Where dermis turns into fat."""
    return 694 + 9 * math.sin(x / 85 + 0.4) + 4 * math.sin(x / 33)


def near_root(x: float, y: float) -> bool:
    """Ground that must stay quiet."""
    if any(abs(x - f.axis(y - f.y)) < 52 for f in (LEFT, RIGHT)):
        return True
    return y < SKIN.y + 180 and (any(abs(x - c) < 24 for c, _ in CHANNELS) or abs(x - PEN.x) < 92)


def draw_ground(plate: Plate) -> None:
    """Dermis, fat and epidermis."""
    draw_dermis(plate, SKIN, near_root, 130)
    borders = (-60, 60, 176, 290, 410, 520, 590, 696, 800, 920, 1034, 1146, 1260)
    draw_fat(plate, SKIN, (FatRow(lambda x: fat_edge(x) + 2, lambda x: 900, borders),), 26)
    draw_epidermis(plate, SKIN, (LEFT, RIGHT))


def draw_root(plate: Plate, f: Follicle, name: str) -> None:
    """A growing follicle and the vessels that feed it; the bulge is drawn by itself."""
    x, y = f.at(0, f.depth)
    draw_vessel(plate, [(x + 14, 806), (x + 12, 776), (x + 5, 752), (x + 4, y + 6)], VEIN, 4)
    draw_vessel(plate, [(x - 14, 806), (x - 12, 776), (x - 6, 752), (x - 4, y + 6)], PALETTE["artery"], 4)
    draw_muscle(plate, f, (f.x + 132, f.y + 70), 9, name)
    draw_sheath(plate, f, name)
    draw_canal(plate, f)
    draw_inner_sheath(plate, f)
    draw_gland(plate, f, 0.56, name)
    draw_matrix(plate, f)
    draw_papilla(plate, f, name)
    draw_shaft(plate, f, name)


def channel(plate: Plate, x: float, depth: float, wide: float = 4.2) -> None:
    """One open channel: a narrow wound that gapes a little at the skin line and ends in a point."""
    y, lean = SKIN.y, 3 * math.sin(x)
    shares = ((-0.012, 1.35), (0.05, 1.0), (0.3, 0.9), (0.6, 0.74), (0.86, 0.5), (1.0, 0.06))
    sides = [[(x + lean * s + side * wide * w, y + 2 + depth * s) for s, w in shares] for side in (-1, 1)]
    halo = [[(x + lean * s + side * wide * w * 2, y + 4 + depth * s * 1.03) for s, w in shares[1:]] for side in (-1, 1)]
    plate.path(back_and_forth(*halo), "#C8453F", fill_opacity=0.2)
    plate.path(back_and_forth(*sides), RAW)
    core = [[(x + lean * s + side * wide * w * 0.5 + 1, y + 8 + depth * s * 0.93) for s, w in shares] for side in (-1, 1)]
    plate.path(back_and_forth(*core), "#7E1F24", fill_opacity=0.75)
    plate.path(smooth(sides[0]), line=RAW_EDGE, width=2)
    plate.path(smooth(sides[1]), line=RAW_LINE, width=1.8)


def draw_channels(plate: Plate) -> None:
    """The channels the needles left."""
    for x, depth in CHANNELS:
        channel(plate, x, depth)


def needle(plate: Plate, u: float) -> None:
    """One thin steel needle of the pen, standing in the skin."""
    top, tip = -56.0, NEEDLE_DEPTH
    shape = [(u - 3.6, top), (u + 3.6, top), (u + 3.2, tip - 34), (u, tip), (u - 3.2, tip - 34)]
    y = PEN.y + 4
    plate.path(f"M{PEN.x + u - 8:.1f} {y}Q{PEN.x + u:.1f} {y + 13} {PEN.x + u + 8:.1f} {y}Z", "#8A4A2B", fill_opacity=0.4)
    plate.path(PEN.shape(shape), "#C9D3D7", PALETTE["steel_line"], 1.6)
    plate.path(bars([(PEN.at(u - 1.2, top), PEN.at(u - 1, tip - 34))]), line="#FFFFFF", width=1.8)


def draw_pen(plate: Plate) -> None:
    """The pen: needles, clear single-use tip, grip, body; it runs out of the picture at the top."""
    f, line = PEN, PALETTE["steel_line"]
    for u in NEEDLES:
        needle(plate, u)
    plate.path(f.oval(0, -2, 92, 8), "#8A4A2B", fill_opacity=0.16)
    plate.path(f.shape([(-84, -112), (84, -112), (92, -16), (82, -8), (-82, -8), (-92, -16)], 9), "#E3EFF2", fill_opacity=0.6)
    plate.path(f.shape([(-78, -74), (78, -74), (78, -48), (-78, -48)], 5), "#AEBBC0", line, 1.8)
    plate.path(bars([(f.at(-70, -67), f.at(60, -67))]), line="#EEF3F4", width=3)
    plate.path(f.shape([(-14, -106), (14, -106), (14, -74), (-14, -74)], 3), "#8FA0A7", line, 1.8)
    plate.path(bars([(f.at(-76, -104), f.at(-83, -20))]), line="#FFFFFF", width=5, stroke_opacity=0.9)
    plate.path(f.shape([(-84, -112), (84, -112), (92, -16), (82, -8), (-82, -8), (-92, -16)], 9), line=PALETTE["glass_line"], width=2.4)
    collar = plate.gradient("pen_collar", ((0, "#F4F7F8"), (0.3, "#DCE4E7"), (1, "#93A4AB")), (0, 0, 1, 0))
    plate.path(f.shape([(-86, -138), (86, -138), (86, -108), (-86, -108)], 7), collar, line, 2.4)
    plate.path(bars([(f.at(u, -132), f.at(u, -114)) for u in range(-72, 78, 12)]), line="#8FA0A7", width=1.6)
    body = plate.gradient("pen_body", ((0, "#5F757D"), (0.2, "#93A9B1"), (0.42, "#6E858D"), (1, "#33454C")), (0, 0, 1, 0))
    plate.path(f.shape([(-64, -320), (64, -320), (66, -200), (78, -138), (-78, -138), (-66, -200)], 6), body, "#2C3B41", 2.4)
    plate.path(f.shape([(-26, -262), (26, -262), (26, -206), (-26, -206)], 12), "#22302F", "#1A2526", 1.8)
    plate.path(f.curve([(-16, -244), (-6, -226), (8, -240), (17, -224)]), line="#8FD6C6", width=3)
    plate.path(bars([(f.at(-46, -306), f.at(-46, -196))]), line="#DCE8EC", width=4, stroke_opacity=0.8)


def draw_roller(plate: Plate) -> None:
    """A hand roller: handle, fork, drum set with rows of needles."""
    f, line = ROLLER, PALETTE["steel_line"]
    handle = plate.gradient("handle", ((0, "#93A9B1"), (0.4, "#6E858D"), (1, "#33454C")), (0, 0, 1, 1))
    plate.path(f.shape([(-12, -142), (12, -142), (14, -70), (9, -52), (-9, -52), (-14, -70)], 8), handle, "#2C3B41", 2.4)
    plate.path(bars([(f.at(-12, -86 + 8 * k), f.at(12, -86 + 8 * k)) for k in range(3)]), line="#22302F", width=2)
    plate.path(bars([(f.at(-6, -132), f.at(-7, -96))]), line="#DCE8EC", width=4)
    spikes = []
    for k in range(12):
        u = -33 + 6 * k
        spikes += [(f.at(u, 20), f.at(u, 26)), (f.at(u, -20), f.at(u, -25))]
    plate.path(bars(spikes), line="#52646B", width=2)
    plate.path(bars([(f.at(-50, -1), f.at(50, -1))]), line=line, width=9)
    metal = plate.gradient("drum", ((0, "#FDFEFE"), (0.45, "#D9E1E4"), (1, "#7F9097")), (0.3, 0, 0.7, 1))
    plate.path(f.shape([(-40, -21), (40, -21), (40, 21), (-40, 21)], 5), metal, line, 2.4)
    rows = [f.at(-33 + 6 * k + (3 if j % 2 else 0), -15 + 7.5 * j) for j in range(5) for k in range(12 - j % 2)]
    plate.path(dots([(x + 1.2, y + 1.4) for x, y in rows]), line="#64757C", width=3)
    plate.path(dots(rows), line="#FFFFFF", width=2)
    fork = [(-6, -56), (6, -56), (9, -42), (52, -37), (55, 5), (45, 5), (43, -27), (-43, -27), (-45, 5), (-55, 5), (-52, -37), (-9, -42)]
    plate.path(f.shape(fork, 6), "#E4EAEC", line, 2.4)
    plate.path(f.curve([(-46, -33), (-26, -36), (-8, -38)]), line="#FFFFFF", width=3)
    plate.path(dots([f.at(-50, -2), f.at(50, -2)]), line=line, width=7)


def beside(f: Follicle, x: float, y: float) -> float:
    """How far a place is from the outer wall of a follicle."""
    return abs(x - f.axis(min(y - f.y, f.depth))) - f.girth * 1.3


def draw_healing(plate: Plate) -> None:
    """The healing signal: fine dots round the channels; they stop short of the root, with a question mark in the gap."""
    rng = random.Random(5)
    spots: list[Point] = []
    for x, y, _ in packed(rng, (356, 376, 590, 530), (4.6, 4.6), 2600, overlap=2.1):
        near = min(math.hypot(max(0.0, abs(x - c) - 4), max(0.0, y - SKIN.y - depth)) for c, depth in CHANNELS[:3])
        if 7 < near < 40 and beside(LEFT, x, y) > CLEAR and y > SKIN.y + 74:
            spots.append((x, y))
    glow_spots(plate, CHANNELS[:3])
    plate.path(dots(spots), line=SIGNAL_LINE, width=8.2)
    plate.path(dots(spots), line=SIGNAL, width=5.6)
    plate.path(dots([(x - 0.9, y - 1) for x, y in spots]), line="#F8C3AE", width=1.8)


def glow_spots(plate: Plate, channels: Sequence[tuple[float, float]]) -> None:
    """A soft warm ground round the lower half of the channels."""
    mid = sum(x for x, _ in channels) / len(channels)
    for grow in (1.08, 0.97, 0.86, 0.75, 0.64, 0.5):
        edge = [(mid + 94 * grow * math.cos(t), SKIN.y + 128 + 84 * grow * math.sin(t)) for t in (k * math.tau / 12 for k in range(12))]
        plate.path(smooth(edge, closed=True), "#F7A98C", fill_opacity=0.14)


def draw_liquid(plate: Plate) -> None:
    """A liquid on the skin that runs into the channels."""
    wet = CHANNELS[-WET:]
    y = SKIN.y
    left, right = wet[0][0] - 44, wet[-1][0] + 44
    top = [
        (left, y + 1),
        (left + 22, y - 7),
        (wet[0][0], y - 9),
        (wet[1][0], y - 10),
        (wet[2][0], y - 9),
        (right - 22, y - 7),
        (right, y + 1),
    ]
    low = [(left, y + 2), (wet[0][0] - 12, y + 2), (wet[1][0], y + 3), (wet[2][0] + 12, y + 2), (right, y + 2)]
    for x, depth in wet:
        lean = 3 * math.sin(x)
        shares = ((-0.02, 1.6), (0.05, 0.95), (0.3, 0.7), (0.55, 0.52), (0.74, 0.3))
        sides = [[(x + lean * s + side * 4.4 * w, y + 2 + depth * s) for s, w in shares] for side in (-1, 1)]
        plate.path(back_and_forth(*sides), "#A6DAD7", TEAL_LINE, 1.4)
    plate.path(smooth(top) + "L" + smooth(low[::-1])[1:] + "Z", TEAL_PALE, TEAL_LINE, 1.8)
    plate.path(smooth([(x, v + 3) for x, v in top[1:-1]]), line="#FFFFFF", width=2)
    spread = [(-15, 66), (14, 92), (-13, 118), (12, 140), (-4, 166), (20, 164), (-22, 148)]
    places = [(x + u + 3 * k, y + v + 3 * k) for k, (x, _) in enumerate(wet) for u, v in spread]
    plate.path(dots(places), line=TEAL, width=9.6)
    plate.path(dots(places), line="#A6DAD7", width=7)


def draw() -> Plate:
    """The whole plate."""
    plate = Plate(seed=29)
    with plate.group("skin"):
        draw_ground(plate)
    with plate.group("other_root"):
        draw_root(plate, RIGHT, "right")
        draw_bulge(plate, RIGHT)
    with plate.group("root"):
        draw_root(plate, LEFT, "left")
    with plate.group("bulge"):
        draw_bulge(plate, LEFT)
    with plate.group("healing"):
        draw_healing(plate)
    with plate.group("channels"):
        draw_channels(plate)
    with plate.group("liquid"):
        draw_liquid(plate)
    with plate.group("pen"):
        draw_pen(plate)
    with plate.group("roller"):
        draw_roller(plate)
    with plate.group("question_bulge"):
        question(plate, 572, 512, 19)
    with plate.group("question_liquid"):
        question(plate, 996, 420, 19)
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
