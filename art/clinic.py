"""Things of the consulting room for the plates prp, source-lines and minoxidil: arm, needle, tubes, centrifuge, syringe, arrows.

Each thing has its own coordinates (u to the right, v down); a `Frame` puts them on the plate, so line weights stay the same at every size.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from brush import PALETTE, SKIN, Plate, Point, bars, dots, mixed, num, smooth

RAMP = (
    (0.0, "#F3CDB1"),
    (0.07, "#F8DCC7"),
    (0.2, "#F9E0CD"),
    (0.34, "#F3CFB4"),
    (0.55, "#E9B896"),
    (0.78, "#D59A78"),
    (0.92, "#C98A69"),
    (1.0, "#D9A280"),
)
SKIN_LINE = "#A96748"
BLOOD, BLOOD_DARK, BLOOD_LIT = "#A82A2A", "#741A1E", "#D8675C"
CAP, CAP_DARK, CAP_LIT = "#5B9DBE", "#35718F", "#B9DBEA"
PLASMA, PLASMA_DARK, PLASMA_LIT = "#F3DC8C", "#D2A944", "#FBF0C4"
BAND, BAND_DARK = "#F0BC5A", "#9A6A12"
RUBBER = "#46555B"
ARROW, ARROW_SOFT = "#6F8289", "#DDE5E7"


@dataclass(frozen=True)
class Frame:
    """Puts local coordinates on the plate: shifted, scaled and turned (radians, clockwise)."""

    x: float
    y: float
    scale: float = 1.0
    turn: float = 0.0

    def at(self, u: float, v: float) -> Point:
        """Plate coordinates of a local place."""
        c, s = math.cos(self.turn) * self.scale, math.sin(self.turn) * self.scale
        return self.x + u * c - v * s, self.y + u * s + v * c

    def all(self, points: Sequence[Point]) -> list[Point]:
        """Plate coordinates of many local places."""
        return [self.at(u, v) for u, v in points]

    def curve(self, points: Sequence[Point], closed: bool = False) -> str:
        """Smooth path data through local places."""
        return smooth(self.all(points), closed)

    def shape(self, points: Sequence[Point], radius: float = 0) -> str:
        """A closed straight-edged shape; `radius` (local units) softens its corners."""
        return soft(self.all(points), radius * self.scale)

    def oval(self, u: float, v: float, ru: float, rv: float) -> str:
        """A closed oval."""
        return smooth(self.all(arc(u, v, ru, rv, 0, math.tau, 12)[:-1]), closed=True)

    def size(self, value: float, least: float = 1.0) -> float:
        """A line width that follows the scale."""
        return round(max(least, value * self.scale), 1)


def arc(u: float, v: float, ru: float, rv: float, start: float, end: float, count: int = 8) -> list[Point]:
    """Places along an oval, from angle `start` to `end` (0 = right, a quarter turn = down)."""
    return [(u + ru * math.cos(t), v + rv * math.sin(t)) for t in (start + (end - start) * k / count for k in range(count + 1))]


def soft(points: Sequence[Point], radius: float = 0) -> str:
    """A closed polygon with rounded corners."""
    if radius <= 0:
        return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + "Z"
    parts = []
    n = len(points)
    for k, (x, y) in enumerate(points):
        ends = []
        for a, b in (points[k - 1], points[(k + 1) % n]):
            far = math.hypot(a - x, b - y) or 1
            r = min(radius, far * 0.48)
            ends.append((x + (a - x) * r / far, y + (b - y) * r / far))
        parts.append(f"{'L' if parts else 'M'}{num(ends[0][0])} {num(ends[0][1])}Q{num(x)} {num(y)} {num(ends[1][0])} {num(ends[1][1])}")
    return "".join(parts) + "Z"


def ramp(stops: Sequence[tuple[float, str]], share: float) -> str:
    """The colour at `share` of a row of stops."""
    for (a, first), (b, second) in pairwise(stops):
        if share <= b:
            return mixed(first, second, (share - a) / (b - a))
    return stops[-1][1]


def between(first: Sequence[Point], second: Sequence[Point], share: float) -> list[Point]:
    """The line that runs `share` of the way from one line to another with as many points."""
    return [(a + (c - a) * share, b + (d - b) * share) for (a, b), (c, d) in zip(first, second, strict=True)]


def back_and_forth(first: Sequence[Point], second: Sequence[Point]) -> str:
    """A closed band between two lines (plate coordinates)."""
    return smooth(first) + "L" + smooth(list(reversed(second)))[1:] + "Z"


# ---------------------------------------------------------------- arm

ARM_TOP = (
    (0, 54),
    (40, 48),
    (84, 47),
    (120, 53),
    (148, 61),
    (170, 65),
    (194, 62),
    (224, 55),
    (262, 52),
    (302, 57),
    (342, 67),
    (382, 79),
    (420, 88),
    (438, 83),
    (458, 82),
    (478, 88),
    (490, 104),
)
ARM_LOW = (
    (0, 170),
    (44, 173),
    (90, 171),
    (128, 168),
    (150, 169),
    (170, 172),
    (190, 171),
    (214, 166),
    (252, 164),
    (292, 160),
    (334, 153),
    (378, 146),
    (420, 143),
    (438, 150),
    (458, 156),
    (476, 152),
    (488, 136),
)
SHIFT = -22.0  # where the drawn arm starts, so that the sleeve has room on its left
ENTRY = (200.0, 73.0)  # where the needle goes in
NEEDLE_TURN = math.radians(-29)


def draw_arm(plate: Plate, frame: Frame) -> None:
    """An arm laid palm up: sleeve, upper arm with a band round it, elbow with a vein seen through the skin, forearm, wrist, loose fist."""
    arm = replace(frame, x=frame.x + SHIFT * frame.scale)
    draw_skin(plate, arm, ARM_TOP, ARM_LOW)
    modelling(plate, arm)
    draw_hand(plate, arm)
    wrist_creases(plate, arm)
    tourniquet(plate, arm)
    draw_sleeve(plate, arm)


def draw_skin(plate: Plate, frame: Frame, upper: Sequence[Point], lower: Sequence[Point], shades: int = 17) -> None:
    """Skin between two edges, round from light above to shade below."""
    top, low = frame.all(upper), frame.all(lower)
    with plate.follows(SKIN):
        for k in range(shades):
            plate.path(back_and_forth(between(top, low, k / shades), low), ramp(RAMP, k / shades))
        plate.path(smooth(top) + smooth(low), line=SKIN_LINE, width=2.4)


def draw_hand(plate: Plate, frame: Frame) -> None:
    """A loose fist, palm up: heel of the hand, four bent fingers, the thumb laid over them."""
    with plate.follows(SKIN):
        mound = [(420, 138), (434, 148), (452, 153), (462, 146), (456, 134), (440, 130)]
        plate.path(frame.curve(mound, True), "#F3CFB4", fill_opacity=0.5)
        fingers = ((156, 447, 484, 15), (137, 441, 493, 17.5), (117, 439, 496, 18), (97, 441, 492, 17))
        for v, left, right, thick in fingers:
            h = thick / 2 + 1.6
            roll = [
                (left + h, v - h),
                (right - h, v - h),
                (right, v - h * 0.3),
                (right - 2, v + h * 0.7),
                (right - h, v + h),
                (left + h, v + h),
            ]
            plate.path(frame.curve([*roll, (left, v + h * 0.5), (left, v - h * 0.5)], True), "#EBB997", SKIN_LINE, 2)
            lit = [(left + h, v - h * 0.45), ((left + right) / 2, v - h * 0.55), (right - h, v - h * 0.4)]
            plate.path(frame.curve(lit), line="#FADFCB", width=frame.size(4, 1.6))
            shade = [(left + h, v + h * 0.62), ((left + right) / 2, v + h * 0.66), (right - h * 0.9, v + h * 0.55)]
            plate.path(frame.curve(shade), line="#C4825F", width=frame.size(3, 1.2), stroke_opacity=0.5)
        upper = [(408, 86), (424, 78), (446, 73), (466, 79), (483, 91), (490, 103), (485, 111), (473, 109)]
        under = [(473, 109), (459, 101), (444, 100), (430, 107), (420, 117)]
        plate.path(smooth(frame.all([(u, v + 5) for u, v in upper[2:]] + [(u, v + 6) for u, v in under[1:]])), "#8A4A2B", fill_opacity=0.22)
        plate.path(smooth(frame.all(upper + under[1:])), "#F3CBAE")
        plate.path(smooth(frame.all(upper + under[1:])), line=SKIN_LINE, width=2.2)
        plate.path(frame.curve([(414, 86), (432, 79), (452, 80), (470, 90)]), line="#FCE6D6", width=frame.size(5, 2))
        plate.path(tapered(frame, [(458, 81), (462, 88), (461, 96)], 2.6), SKIN_LINE, fill_opacity=0.6)


def wrist_creases(plate: Plate, frame: Frame) -> None:
    """Two folds across the wrist and the tendons that run up to them."""
    with plate.follows(SKIN):
        folds = ([(397, 92), (402, 106), (402, 124), (398, 136)], [(406, 96), (410, 108), (410, 122), (406, 134)])
        plate.path("".join(frame.curve(run) for run in folds), line="#A9603D", width=frame.size(2.4, 1.4), stroke_opacity=0.75)
        tendons = ([(318, 98), (350, 104), (390, 109)], [(326, 112), (356, 115), (390, 118)])
        plate.path("".join(tapered(frame, run, 4) for run in tendons), "#FBE5D6", fill_opacity=0.7)
        plate.path("".join(tapered(frame, [(u, v + 4) for u, v in run], 2.6) for run in tendons), "#A9603D", fill_opacity=0.3)


def draw_sleeve(plate: Plate, frame: Frame) -> None:
    """The cuff of a short sleeve; it is cut off straight where the picture of the arm ends."""
    cloth = [(2, 42), (24, 38), (48, 40)], [(2, 186), (24, 186), (50, 182)]
    hem = [(48, 40), (53, 76), (54, 120), (50, 182)]
    top, low = frame.all(cloth[0]), frame.all(cloth[1])
    plate.path(frame.curve([(54, 60), (60, 100), (60, 140), (55, 172)]), line="#8A4A2B", width=frame.size(7), stroke_opacity=0.16)
    body = smooth(top) + "L" + smooth(frame.all(hem))[1:] + "L" + smooth(low[::-1])[1:] + "Z"
    plate.path(body, plate.gradient(f"sleeve{frame.scale:g}".replace(".", "_"), ((0, "#C3D2D8"), (0.35, "#AFC2CA"), (1, "#7C97A2"))))
    plate.path(smooth(top) + smooth(low) + frame.curve(hem), line="#4D6873", width=2.2)
    plate.path(frame.curve([(u - 8, v + (2 if v < 100 else -2)) for u, v in hem]), line="#E3ECEF", width=1.6, stroke_dasharray="4 4")
    folds = ([(8, 70), (22, 84), (36, 88)], [(6, 150), (20, 140), (38, 138)])
    plate.path("".join(tapered(frame, run, 3.4) for run in folds), "#4D6873", fill_opacity=0.4)


def tapered(frame: Frame, points: Sequence[Point], width: float) -> str:
    """A line that is widest in its middle and runs out at both ends."""
    n = len(points) - 1
    halves = [width / 2 * math.sin(math.pi * (0.04 + 0.92 * k / n)) ** 0.6 for k in range(n + 1)]
    up = [(u, v - h) for (u, v), h in zip(points, halves, strict=True)]
    down = [(u, v + h) for (u, v), h in zip(points, halves, strict=True)]
    return back_and_forth(frame.all(up), frame.all(down))


def modelling(plate: Plate, frame: Frame) -> None:
    """Muscle, crease, point of the elbow and veins: soft, low in contrast."""
    with plate.follows(SKIN):
        hollow = [(132, 64), (152, 74), (174, 80), (196, 79), (186, 92), (166, 97), (144, 86)]
        plate.path(frame.curve(hollow, True), "#B56F4C", fill_opacity=0.1)
        plate.path(frame.curve([(150, 73), (166, 80), (182, 81), (180, 87), (164, 89), (152, 81)], True), "#B56F4C", fill_opacity=0.12)
        elbow = [(140, 156), (160, 158), (182, 160), (198, 157), (194, 167), (172, 170), (150, 167)]
        plate.path(frame.curve(elbow, True), "#9A5230", fill_opacity=0.14)
        plate.path(tapered(frame, [(156, 153), (168, 151), (182, 154)], 3.4), "#F0C6A9", fill_opacity=0.8)
        folds = ([(104, 140), (124, 138), (142, 131), (152, 122)], [(216, 148), (246, 146), (280, 142), (310, 137)])
        plate.path("".join(tapered(frame, run, 3) for run in folds), "#A9603D", fill_opacity=0.3)
        creases = ([(150, 64), (156, 74), (166, 84), (180, 92)], [(162, 69), (168, 77), (177, 83)], [(146, 82), (152, 90), (162, 97)])
        plate.path("".join(tapered(frame, run, 2.6) for run in creases), "#A96748", fill_opacity=0.75)
        glow = ([(214, 64), (244, 60), (284, 64), (324, 74)], [(106, 58), (118, 60), (132, 65)])
        plate.path("".join(tapered(frame, run, 6) for run in glow), "#FFF3E8", fill_opacity=0.85)
    veins = (
        [(346, 108), (310, 99), (270, 88), (232, 80), (200, 80), (164, 84), (130, 83), (98, 76)],
        [(300, 130), (258, 120), (222, 104), (196, 84)],
    )
    plate.path("".join(tapered(frame, run, 8) for run in veins), "#7890A8", fill_opacity=0.36, **SKIN)
    plate.path("".join(tapered(frame, [(u, v - 1.6) for u, v in run], 2.6) for run in veins), "#D9DEE0", fill_opacity=0.5, **SKIN)


def tourniquet(plate: Plate, frame: Frame) -> None:
    """A flat elastic band round the upper arm, tucked under itself."""
    tail = [(84, 42), (100, 30), (122, 24), (138, 30), (132, 34), (120, 32), (104, 38), (92, 48)]
    plate.path(frame.curve(tail, True), "#7FA9BA", "#47748A", 2)
    left, right = [(66, 39), (61, 70), (59, 110), (62, 150), (67, 174)], [(92, 39), (89, 70), (88, 110), (90, 150), (94, 174)]
    plate.path(frame.curve([(96, 52), (94, 100), (96, 150), (100, 170)]), line="#8A4A2B", width=frame.size(6), stroke_opacity=0.18)
    strip = back_and_forth(frame.all(left), frame.all(right))
    plate.path(strip, "#6B9AAE", "#3F6C82", 2.4)
    plate.path(back_and_forth(frame.all(between(left, right, 0.12)), frame.all(between(left, right, 0.34))), "#B5D2DC", fill_opacity=0.75)
    plate.path(
        frame.curve([(66, 158), (78, 162), (92, 158)]) + frame.curve([(68, 168), (80, 171), (93, 168)]),
        line="#3F6C82",
        width=1.6,
        stroke_opacity=0.6,
    )
    plate.path(frame.shape([(70, 33), (96, 34), (98, 50), (68, 50)], 6), "#7FA9BA", "#3F6C82", 2.2)
    plate.path(frame.curve([(74, 38), (84, 37), (92, 38)]), line="#D3E6EC", width=frame.size(2.6))


def draw_blood_needle(plate: Plate, frame: Frame) -> None:
    """The needle in the elbow vein with its clear holder; the tube pushed into it fills with blood."""
    x, y = frame.at(ENTRY[0] + SHIFT, ENTRY[1])
    tool = Frame(x, y, frame.scale, NEEDLE_TURN)
    for grow, alpha in ((1.0, 0.08), (0.7, 0.1)):
        shade = [
            (54 + (u - 54) * grow, 16 + (v - 16) * grow) for u, v in ((4, 6), (40, 2), (80, 6), (118, 20), (96, 30), (54, 26), (20, 16))
        ]
        plate.path(Frame(x, y, frame.scale).curve(shade, True), "#7A3D22", fill_opacity=alpha)
    plate.path(bars([(tool.at(-19, 0), tool.at(0, 0))]), line="#5F7787", width=frame.size(2.6, 1.6), stroke_opacity=0.55)
    plate.path(tool.oval(0, 0.5, 5.4, 3), "#B4553F", fill_opacity=0.5)
    steel(plate, tool, (0, 0), (40, 0), 3.4)
    plate.path(tool.shape([(34, -4.5), (50, -7), (50, 7), (34, 4.5)], 2), "#D9A94E", "#8F6A1E", 1.8)
    # tube, lying in the holder: the blood settles towards the needle, its surface stays level
    h = 12.0
    tube = [(72, -h), (176, -h), *arc(176, 0, h, h, -math.pi / 2, math.pi / 2, 14)[1:-1], (176, h), (72, h)]
    plate.path(tool.shape(tube), "#EAF3F5")
    full, lean = 122, 2 * (h - 1.6) / math.tan(-NEEDLE_TURN)
    plate.path(tool.shape([(74, -h + 1.6), (full, -h + 1.6), (full + lean, h - 1.6), (74, h - 1.6)], 2), BLOOD, BLOOD_DARK, 1.2)
    plate.path(tool.shape([(76, 4), (full + lean * 0.5, 4), (full + lean * 0.9, h - 2), (76, h - 2)], 2), "#5E1216", fill_opacity=0.35)
    plate.path(bars([(tool.at(full, -h + 2.2), tool.at(full + lean, h - 2.2))]), line=BLOOD_LIT, width=frame.size(2.2, 1.2))
    plate.path(tool.shape(tube), line=PALETTE["glass_line"], width=2)
    plate.path(bars([(tool.at(84, -h * 0.5), tool.at(174, -h * 0.5))]), line="#FFFFFF", width=frame.size(3, 1.4), stroke_opacity=0.75)
    plate.path(tool.shape([(62, -11), (76, -13.5), (76, 13.5), (62, 11)], 3), CAP, CAP_DARK, 1.6)
    plate.path(bars([(tool.at(66, -6), tool.at(72, -6.6))]), line=CAP_LIT, width=frame.size(3, 1.4))
    holder = [(50, -9), (56, -18), (126, -18), (126, 18), (56, 18), (50, 9)]
    plate.path(tool.shape(holder, 5), "#E3EFF2", PALETTE["glass_line"], 2, fill_opacity=0.24)
    plate.path(tool.shape([(123, -27), (131, -27), (131, 27), (123, 27)], 3.5), "#E9F1F3", PALETTE["glass_line"], 2)
    plate.path(bars([(tool.at(61, -14.6), tool.at(117, -14.6))]), line="#FFFFFF", width=frame.size(3, 1.4), stroke_opacity=0.95)


def steel(plate: Plate, frame: Frame, start: Point, end: Point, width: float) -> None:
    """A steel needle: dark rim, light core."""
    d = bars([(frame.at(*start), frame.at(*end))])
    w = max(2.2, width * frame.scale)
    plate.path(d, line=PALETTE["steel_line"], width=round(w + 1.2, 1))
    plate.path(d, line="#C9D3D7", width=round(w - 0.6, 1))
    plate.path(d, line="#FFFFFF", width=round(w * 0.3, 1))


# ---------------------------------------------------------------- tubes


def draw_tube(
    plate: Plate,
    frame: Frame,
    half: float,
    length: float,
    layers: Sequence[tuple[float, str]],
    cap: bool = True,
    paints: Sequence[str] = (),
) -> None:
    """A glass tube with a round bottom, its rim at the local origin. `layers` = (upper level, colour) from the top; `paints` = fills."""
    flat = 0.17
    end = length - half

    def front(level: float, r: float = half) -> list[Point]:
        return arc(0, level, r, r * flat, math.pi, 0, 6)

    wall = frame.all([(-half, 0), (-half, end - half * 0.4), *arc(0, end, half, half, math.pi, 0, 8), (half, end - half * 0.4), (half, 0)])
    glass = f"M{num(wall[0][0])} {num(wall[0][1])}L" + smooth(wall[1:-1])[1:] + f"L{num(wall[-1][0])} {num(wall[-1][1])}"
    plate.path(frame.oval(0, 0, half, half * flat), "#F4F9FA", PALETTE["glass_line"], 1.6)
    plate.path(glass + "Z", "#EAF3F5")
    inner = half - max(2.0 / frame.scale, 0.07 * half)
    for k in reversed(range(len(layers))):
        level, tone = layers[k]
        foot = layers[k + 1][0] if k + 1 < len(layers) else None
        upper = frame.all(front(level, inner))
        if foot is None:
            lower = frame.all([(-inner, end - half * 0.4), *arc(0, end, inner, inner * 0.97, math.pi, 0, 8), (inner, end - half * 0.4)])
        else:
            lower = frame.all(front(foot + 0.5, inner))
        plate.path(smooth(upper) + "L" + smooth(list(reversed(lower)))[1:] + "Z", paints[k] if paints else tone)
    if layers:
        level, tone = layers[0]
        plate.path(frame.oval(0, level, inner, inner * flat), mixed(tone, "#FFFFFF", 0.45), mixed(tone, "#5A3A10", 0.25), 1.4)
    top = layers[0][0] if layers else end
    for reach, alpha in ((0.4, 0.1), (0.66, 0.12)):
        shade = [
            (inner, top + 3),
            (inner, end + half * 0.1),
            (inner * 0.84, end + half * 0.5),
            (inner * reach, end + half * 0.62),
            (inner * reach, top + half * 0.16),
        ]
        plate.path(frame.shape(shade, half * 0.3), "#3A1414", fill_opacity=alpha)
    lit = [
        (-half * 0.72, half * 0.2),
        (-half * 0.5, half * 0.26),
        (-half * 0.5, end - half * 0.1),
        (-half * 0.62, end + half * 0.2),
        (-half * 0.72, end),
    ]
    plate.path(frame.shape(lit, half * 0.12), "#FFFFFF", fill_opacity=0.5)
    plate.path(
        bars([(frame.at(half * 0.8, half * 0.3), frame.at(half * 0.8, end))]),
        line="#FFFFFF",
        width=round(max(1.2, half * 0.06 * frame.scale), 1),
        stroke_opacity=0.5,
    )
    plate.path(glass, line=PALETTE["glass_line"], width=2.2 if half * frame.scale > 14 else 1.7)
    if cap:
        draw_cap(plate, frame, half)


def draw_cap(plate: Plate, frame: Frame, half: float) -> None:
    """The tube's blue stopper."""
    w, tall = half * 1.16, half * 1.5
    plate.path(frame.shape([(-w, -tall * 0.8), (w, -tall * 0.8), (w, tall * 0.28), (-w, tall * 0.28)], half * 0.26), CAP, CAP_DARK, 1.8)
    ribs = [(frame.at(w * k, -tall * 0.4), frame.at(w * k, tall * 0.18)) for k in (-0.15, 0.2, 0.55, 0.82)]
    plate.path(bars(ribs), line=CAP_DARK, width=1.3, stroke_opacity=0.7)
    plate.path(
        bars([(frame.at(-w * 0.55, -tall * 0.52), frame.at(-w * 0.55, tall * 0.1))]),
        line=CAP_LIT,
        width=round(max(1.5, half * 0.2 * frame.scale), 1),
    )
    plate.path(frame.oval(0, -tall * 0.78, w * 0.94, w * 0.22), mixed(CAP, "#FFFFFF", 0.35), CAP_DARK, 1.6)


# ---------------------------------------------------------------- syringe


def draw_syringe(
    plate: Plate, frame: Frame, needle: float, barrel: float, half: float, filled: float, liquid: str, pulled: float | None = None,
) -> None:  # fmt: skip
    """A syringe; the needle's tip is at the local origin, the body goes up (negative v). `filled` = share of the barrel with liquid."""
    hub, cone = half * 1.05, half * 0.5
    low = -needle - hub - cone  # lower end of the barrel
    high = low - barrel
    stop = low - barrel * filled
    rod = high - (pulled if pulled is not None else barrel * filled)
    dark = mixed(liquid, "#5A3A10", 0.35)
    # needle, hub
    steel(plate, frame, (0, -3), (0, -needle), max(3.0, half * 0.15))
    tip = [(-max(1.6, half * 0.09), -8), (0.4, 0), (max(1.6, half * 0.09), -4), (max(1.6, half * 0.09), -10)]
    plate.path(frame.shape(tip), "#E6ECEE", PALETTE["steel_line"], 1.2)
    hubs = [
        (-half * 0.2, -needle),
        (half * 0.2, -needle),
        (half * 0.42, -needle - hub * 0.7),
        (half * 0.42, -needle - hub),
        (-half * 0.42, -needle - hub),
        (-half * 0.42, -needle - hub * 0.7),
    ]
    plate.path(frame.shape(hubs, half * 0.06), "#D9A94E", "#8F6A1E", 1.8)
    plate.path(
        bars([(frame.at(-half * 0.18, -needle - hub * 0.35), frame.at(-half * 0.24, -needle - hub * 0.9))]),
        line="#F7E3B4",
        width=frame.size(half * 0.12, 1.2),
    )
    # plunger behind the glass
    stem = half * 0.34
    plate.path(frame.shape([(-stem, stop - half * 0.6), (stem, stop - half * 0.6), (stem, rod), (-stem, rod)]), "#E9EEF0", "#8B9BA1", 1.8)
    plate.path(
        frame.shape([(stem * 0.15, stop - half * 0.6), (stem, stop - half * 0.6), (stem, rod), (stem * 0.15, rod)]),
        "#B9C6CA",
        fill_opacity=0.75,
    )
    plate.path(
        frame.shape(
            [(-half * 0.85, rod), (half * 0.85, rod), (half * 0.85, rod - half * 0.3), (-half * 0.85, rod - half * 0.3)], half * 0.12
        ),
        "#E4EAEC",
        "#7F9097",
        2,
    )
    # glass body
    body = [
        (-half * 0.3, low + cone),
        (half * 0.3, low + cone),
        (half * 0.34, low + cone * 0.4),
        (half, low - half * 0.12),
        (half, high),
        (-half, high),
        (-half, low - half * 0.12),
        (-half * 0.34, low + cone * 0.4),
    ]
    plate.path(frame.shape(body, half * 0.14), "#E7F1F3", fill_opacity=0.78)
    if filled > 0:
        m = half * 0.88
        pool = [
            (-half * 0.2, low + cone * 0.9),
            (half * 0.2, low + cone * 0.9),
            (half * 0.24, low + cone * 0.3),
            (m, low - half * 0.16),
            (m, stop),
            (-m, stop),
            (-m, low - half * 0.16),
            (-half * 0.24, low + cone * 0.3),
        ]
        plate.path(frame.shape(pool, half * 0.12), liquid, dark, 1.3)
        plate.path(
            frame.shape([(m * 0.42, low - half * 0.1), (m, low - half * 0.2), (m, stop), (m * 0.42, stop)], half * 0.06),
            dark,
            fill_opacity=0.32,
        )
    plate.path(
        frame.shape(
            [
                (-half * 0.88, stop),
                (0, stop + half * 0.2),
                (half * 0.88, stop),
                (half * 0.88, stop - half * 0.62),
                (-half * 0.88, stop - half * 0.62),
            ],
            half * 0.14,
        ),
        RUBBER,
        "#2C383C",
        1.6,
    )
    plate.path(
        bars([(frame.at(-half * 0.8, stop - half * 0.3), frame.at(half * 0.8, stop - half * 0.3))]),
        line="#7C8C92",
        width=frame.size(half * 0.08, 1.1),
    )
    ticks = [
        (
            frame.at(half * (0.36 if n % 5 == 0 else 0.6), low - barrel * (0.04 + 0.92 * n / 10)),
            frame.at(half * 0.92, low - barrel * (0.04 + 0.92 * n / 10)),
        )
        for n in range(11)
    ]
    plate.path(bars(ticks), line="#4D666E", width=1.3)
    plate.path(
        bars([(frame.at(-half * 0.58, low - half * 0.5), frame.at(-half * 0.58, high + half * 0.3))]),
        line="#FFFFFF",
        width=frame.size(half * 0.2, 1.6),
        stroke_opacity=0.8,
    )
    plate.path(frame.shape(body, half * 0.14), line="#64828B", width=2.2)
    plate.path(
        frame.shape(
            [(-half * 1.55, high), (half * 1.55, high), (half * 1.55, high - half * 0.24), (-half * 1.55, high - half * 0.24)], half * 0.1
        ),
        "#DDE9EC",
        "#64828B",
        2,
    )


# ---------------------------------------------------------------- centrifuge


def draw_centrifuge(plate: Plate, frame: Frame, name: str, tubes: int = 6) -> None:
    """A bench centrifuge, its lid shut: through the window in the lid one sees the rotor with its tubes in balance."""
    line = "#71858D"
    plate.path(frame.oval(6, 152, 178, 16), "#1D2B2F", fill_opacity=0.1)
    # cabinet
    side = plate.gradient(f"{name}_side", ((0, "#F4F7F8"), (0.35, "#E3EAEC"), (1, "#B5C2C7")))
    face = [(-170, 30), (170, 30), (162, 150), (-162, 150)]
    plate.path(frame.shape(face, 26), side, line, 2.4)
    plate.path(frame.shape([(96, 40), (170, 40), (162, 150), (110, 150)], 24), "#6E838B", fill_opacity=0.13)
    # lid: a thick plate with hinges behind, a grip in front and a round window
    for u in (-78, 78):
        plate.path(frame.shape([(u - 17, -120), (u + 17, -120), (u + 19, -98), (u - 19, -98)], 6), "#8FA0A7", "#5B6E76", 1.8)
    under = [(-128, -96), (128, -96), (178, 60), (-178, 60)]
    plate.path(frame.shape(under, 40), "#9FB0B7", line, 2.4)
    top = plate.gradient(f"{name}_top", ((0, "#E9EFF0"), (0.5, "#FAFCFC"), (1, "#E0E8EA")))
    plate.path(frame.shape([(-128, -108), (128, -108), (177, 47), (-177, 47)], 40), top, line, 2.4)
    plate.path(frame.curve([(-150, 34), (-60, 43), (60, 43), (150, 34)]), line="#FFFFFF", width=frame.size(4))
    plate.path(frame.shape([(-34, 46), (34, 46), (30, 64), (-30, 64)], 8), "#CBD6DA", line, 2)
    plate.path(bars([(frame.at(-20, 53), frame.at(20, 53))]), line="#FFFFFF", width=frame.size(3, 1.4))
    draw_bowl(plate, frame, name, tubes)
    draw_window(plate, frame)
    draw_panel(plate, frame)


def draw_window(plate: Plate, frame: Frame) -> None:
    """The clear window over the rotor: a pale film, a bolted rim and two streaks of light."""
    plate.path(frame.oval(0, -26, 122, 55), "#DCEBEF", "#C7D5DA", 2, fill_opacity=0.14)
    gloss = ([(-96, -46), (-60, -66), (-30, -74), (-44, -60), (-72, -44), (-88, -28)], [(-22, -76), (-6, -78), (-30, -62), (-40, -60)])
    for patch in gloss:
        plate.path(frame.curve(patch, True), "#FFFFFF", fill_opacity=0.42)
    bolts = [frame.at(128 * math.cos(t), -26 + 58.5 * math.sin(t)) for t in (k * math.tau / 8 + math.pi / 8 for k in range(8))]
    plate.path(dots(bolts), line="#8DA0A7", width=frame.size(5, 2.4))


def draw_bowl(plate: Plate, frame: Frame, name: str, tubes: int) -> None:
    """Bowl, rotor, tubes that lean inwards, hub and spin signs."""
    wall = plate.gradient(f"{name}_bowl", ((0, "#3E4C52"), (0.55, "#5E6F77"), (1, "#93A4AB")))
    plate.path(frame.oval(0, -26, 134, 62), "#FDFEFE", "#8DA0A7", 2.2)
    plate.path(frame.oval(0, -24, 118, 53), wall, "#4A5A61", 2.2)
    rotor = plate.gradient(f"{name}_rotor", ((0, "#8E9CA2"), (0.5, "#C4CFD3"), (1, "#E8EEF0")))
    plate.path(frame.oval(0, -8, 101, 42), "#2F3B40", fill_opacity=0.55)
    plate.path(frame.oval(0, -15, 101, 43), "#75868D", "#46555B", 2)
    plate.path(frame.oval(0, -20, 100, 42), rotor, "#5B6C74", 2)
    plate.path(frame.oval(0, -19, 48, 19), "#AEBBC0", "#7F9097", 1.5)
    places = [(k + 0.5) * math.tau / tubes for k in range(tubes)]  # evenly, so that every tube has one opposite
    order = sorted(places, key=math.sin)
    for half in (order[: tubes // 2], order[tubes // 2 :]):
        for turn in half:
            c, s = math.cos(turn), math.sin(turn)
            u, v = 74 * c, -20 + 30 * s
            plate.path(frame.oval(u, v, 14.5, 7.6), "#39464B", "#26302F", 1.4)
            leaning_tube(plate, frame, (u, v), (u - 13 * c, v - 24 - 3 * s))
        if half[0] == order[0]:
            draw_hub(plate, frame)


def draw_hub(plate: Plate, frame: Frame) -> None:
    """The knob in the middle of the rotor."""
    plate.path(frame.shape([(-15, -40), (15, -40), (17, -18), (-17, -18)], 5), "#7B8B92", "#46555B", 1.8)
    plate.path(frame.oval(0, -40, 15.5, 6.4), "#D7DFE2", "#46555B", 1.8)
    plate.path(bars([(frame.at(-8, -32), frame.at(-9, -22))]), line="#C9D3D7", width=frame.size(3.2))


def leaning_tube(plate: Plate, frame: Frame, foot: Point, head: Point) -> None:
    """The upper end of a tube in the rotor: glass with blood, blue stopper."""
    (x0, y0), (x1, y1) = frame.at(*foot), frame.at(*head)
    far = math.hypot(x1 - x0, y1 - y0)
    tool = Frame(x0, y0, frame.scale, math.atan2(y1 - y0, x1 - x0) + math.pi / 2)
    tall = far / frame.scale
    plate.path(tool.shape([(-9, 2), (9, 2), (9, -tall * 0.62), (-9, -tall * 0.62)], 3), BLOOD, BLOOD_DARK, 1.4)
    plate.path(bars([(tool.at(-4.6, 0), tool.at(-4.6, -tall * 0.55))]), line="#E9A79C", width=frame.size(2.4, 1.1))
    plate.path(tool.shape([(-10.5, -tall * 0.5), (10.5, -tall * 0.5), (10.5, -tall - 4), (-10.5, -tall - 4)], 3), CAP, CAP_DARK, 1.6)
    plate.path(bars([(tool.at(-5.2, -tall * 0.58), tool.at(-5.2, -tall - 2))]), line=CAP_LIT, width=frame.size(2.8, 1.1))
    plate.path(tool.oval(0, -tall - 4, 10, 4.4), mixed(CAP, "#FFFFFF", 0.4), CAP_DARK, 1.4)


def draw_panel(plate: Plate, frame: Frame) -> None:
    """Front panel: screen, buttons, knob, vents, feet."""
    plate.path(frame.shape([(-140, 70), (-30, 70), (-32, 116), (-138, 116)], 9), "#2E4148", "#22302F", 2)
    plate.path(frame.shape([(-134, 75), (-36, 75), (-37, 92), (-133, 92)], 6), "#4C666E", fill_opacity=0.5)
    trace = [(-126, 104), (-110, 103), (-98, 88), (-74, 86), (-58, 87), (-48, 102), (-40, 104)]
    plate.path(frame.curve(trace), line="#8FD6C6", width=frame.size(2.6, 1.3))
    for u, tone in ((-4, "#7FB58F"), (22, "#C9736A")):
        plate.path(frame.oval(u, 94, 9, 9), tone, "#64757C", 1.8)
        plate.path(
            frame.curve(arc(u, 94, 5.6, 5.6, math.pi * 1.05, math.pi * 1.5, 4)), line="#FFFFFF", width=frame.size(2), stroke_opacity=0.8
        )
    plate.path(frame.oval(92, 97, 25, 25), "#7E8F96", fill_opacity=0.35)
    plate.path(frame.oval(90, 94, 24, 24), "#D3DCDF", "#64757C", 2)
    plate.path(frame.oval(90, 93, 17, 17), "#F4F7F8", "#93A4AB", 1.6)
    plate.path(bars([(frame.at(90, 88), frame.at(97, 79))]), line="#46555B", width=frame.size(3.4, 1.4))
    plate.path(
        bars([(frame.at(-120 + 14 * k, 132), frame.at(-112 + 14 * k, 132)) for k in range(18)]), line="#90A1A8", width=frame.size(3, 1.4)
    )


def spin_signs(plate: Plate, frame: Frame) -> None:
    """Two bent arrows on the lid, left and right of the window."""
    for start in (math.radians(134), math.radians(-46)):
        run = arc(0, -24, 149, 76, start, start + math.radians(84), 9)
        plate.path(frame.curve(run), line="#FFFFFF", width=frame.size(13, 5))
        plate.path(frame.curve(run), line=PALETTE["prp"], width=frame.size(6, 2.6))
        head(plate, frame.at(*run[-2]), frame.at(*run[-1]), PALETTE["prp"], max(6.0, 13 * frame.scale))


# ---------------------------------------------------------------- arrows


def head(plate: Plate, before: Point, tip: Point, tone: str, size: float) -> None:
    """A filled arrow head at the end of a line that comes from `before`."""
    far = math.hypot(tip[0] - before[0], tip[1] - before[1]) or 1
    dx, dy = (tip[0] - before[0]) / far, (tip[1] - before[1]) / far
    end = (tip[0] + dx * size * 0.9, tip[1] + dy * size * 0.9)
    sides = [(tip[0] - dx * size * 0.5 + s * dy * size * 0.8, tip[1] - dy * size * 0.5 - s * dx * size * 0.8) for s in (1, -1)]
    notch = (tip[0] - dx * size * 0.2, tip[1] - dy * size * 0.2)
    plate.path(soft([end, sides[0], notch, sides[1]], size * 0.1), tone, "#FFFFFF", 1.4)


def draw_arrow(plate: Plate, points: Sequence[Point], tone: str = ARROW, soft_tone: str = ARROW_SOFT, width: float = 12) -> None:
    """A calm, wide arrow along a smooth line: pale body with a darker rim and a head of the darker tone."""
    (ax, ay), (bx, by) = points[-2], points[-1]
    far = math.hypot(bx - ax, by - ay) or 1
    dx, dy = (bx - ax) / far, (by - ay) / far
    size = width * 1.5
    body = [*points[:-1], (bx - dx * size * 0.9, by - dy * size * 0.9)]
    plate.path(smooth(body), line=tone, width=width)
    plate.path(smooth(body), line=soft_tone, width=width - 4.4)
    tip = [
        (bx, by),
        (bx - dx * size * 1.2 - dy * size * 0.85, by - dy * size * 1.2 + dx * size * 0.85),
        (bx - dx * size * 0.95, by - dy * size * 0.95),
        (bx - dx * size * 1.2 + dy * size * 0.85, by - dy * size * 1.2 - dx * size * 0.85),
    ]
    plate.path(soft(tip, 2), tone, tone, 1.6)


def platelet(plate: Plate, x: float, y: float, r: float, arms: int = 0) -> None:
    """One platelet: a small amber disc, or, when switched on, one with a few short arms."""
    line = PALETTE["platelet_line"]
    if arms:
        turns = [k * math.tau / arms + x for k in range(arms)]
        ends = [(x + math.cos(t) * r * 1.6, y + math.sin(t) * r * 1.6) for t in turns]
        plate.path(bars([((x, y), p) for p in ends]), line=line, width=round(r * 0.34 + 1.4, 1))
        plate.path(bars([((x, y), p) for p in ends]), line=PALETTE["platelet"], width=round(r * 0.34, 1))
    plate.circle(x, y, r, PALETTE["platelet"], line, 1.5)
    plate.path(dots([(x + r * 0.25, y + r * 0.2), (x - r * 0.1, y + r * 0.42)]), line="#A8701A", width=round(r * 0.36, 1))
    plate.circle(x - r * 0.3, y - r * 0.34, r * 0.3, "#F8DFA4", "")


def question(plate: Plate, x: float, y: float, size: float) -> None:
    """A question mark, drawn, on a disc."""
    plate.circle(x + 2, y + 3, size, "#1D2B2F", fill_opacity=0.16)
    plate.circle(x, y, size, "#FFF3CF", "#9A6A12", 2.6 if size > 16 else 2)
    s = size / 20
    hook = [
        (x - 6.4 * s, y - 5.6 * s),
        (x - 4.6 * s, y - 10.4 * s),
        (x + 0.6 * s, y - 12 * s),
        (x + 6 * s, y - 9 * s),
        (x + 5.8 * s, y - 3.6 * s),
        (x + 1.2 * s, y - 0.2 * s),
        (x, y + 4.6 * s),
    ]
    plate.path(smooth(hook), line="#6B4708", width=round(4 * s, 1))
    plate.circle(x, y + 10.6 * s, 2.6 * s, "#6B4708")


def tablet(plate: Plate, x: float, y: float, r: float, body: str, line: str, name: str) -> None:
    """A round coated tablet with a score line, seen at a slant."""
    dark = mixed(body, line, 0.45)
    plate.ellipse(x + r * 0.1, y + r * 0.62, r * 1.04, r * 0.3, "#1D2B2F", fill_opacity=0.16)
    side = [(x - r, y - r * 0.14), (x - r, y + r * 0.2), (x + r, y + r * 0.2), (x + r, y - r * 0.14)]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = side
    rim = f"M{num(ax)} {num(ay)}L{num(bx)} {num(by)}C{num(bx)} {num(by + r * 0.66)} {num(cx)} {num(cy + r * 0.66)} {num(cx)} {num(cy)}"
    wide = 2.4 if r > 16 else 1.8
    plate.path(rim + f"L{num(dx)} {num(dy)}Z", dark, line, wide)
    plate.ellipse(
        x, y - r * 0.14, r, r * 0.54, plate.gradient(name, ((0, mixed(body, "#FFFFFF", 0.5)), (1, body)), (0, 0, 1, 1)), line, wide
    )
    plate.path(bars([((x - r * 0.54, y + r * 0.14), (x + r * 0.54, y - r * 0.42))]), line=line, width=wide)
    plate.path(
        smooth([(x - r * 0.76, y - r * 0.26), (x - r * 0.44, y - r * 0.48), (x + r * 0.06, y - r * 0.54)]),
        line="#FFFFFF",
        width=round(r * 0.1, 1),
    )
