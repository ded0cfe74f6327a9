"""Heads with hair that can be thinned at will: seen from above (nose upwards) and from the left.

A head's hair is a density field, 0 (bare) to 1 (full), in the head's own coordinates (u to the right, v down). The hair mass is drawn as
contours of that field laid over the scalp, so that skin truly shines through where hair is thin; single strands follow the way hair grows.

From above: skull about 158 wide and 203 long, middle at (0, 0), forehead at v = -100, back of the head at v = 103, ears at u = +-80.
From the left: crown at v = -103, chin at v = 104, nose tip at u = -104, back of the head at u = 92, ear about (14, 20).
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Sequence

from brush import HAIR, PALETTE, SKIN, Group, Plate, Point, ThriftyPlate, bars, num
from clinic import Frame

Field = Callable[[float, float], float]
Box = tuple[float, float, float, float]

LIT, LIGHT, MID, LOW, DARK, SKIN_LINE = "#F9E0CD", "#F3CFB4", "#E9B896", "#D59A78", "#C98A69", "#A96748"
STRAND = {"deep": "#2F1C11", "mid": "#4A2F1E", "lit": "#8D6747"}
MASS = ((0, "#765238"), (0.5, "#5A3C27"), (1, "#3B2418"))
HAIR_LINE = PALETTE["hair_line"]
CLOTH, CLOTH_LINE, CLOTH_LIT = ((0, "#A9BFC8"), (1, "#7C97A2")), "#4D6873", "#D5E1E5"


class HeadsPlate(ThriftyPlate):
    """A plate with many heads: round joins and caps are said once for each part, not with each of its lines."""

    def path(self, d: str, fill: str = "none", line: str = "", width: float = 2.4, **more: object) -> None:
        """As before, with the joins and caps of its group."""
        if d:
            pen = {"stroke": line, "stroke_width": f"{width:g}"} if line else {}
            super().path(terse(d), fill, **{**pen, **more})

    def group(self, name: str) -> Group:
        """One part."""
        return RoundGroup(self, f'id="{name}"')


def terse(d: str) -> str:
    """The same path on a grid of a fifth of a unit, its curves told from where each begins: a third fewer bytes, here and on paper."""
    out: list[str] = []
    x = y = 0.0
    for kind, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", d):
        values = [float(text) for text in re.findall(r"-?[\d.]+", rest)]
        if kind in "MLC":
            values = [round(value * 5) / 5 for value in values]
        if kind == "C":
            out.append("c" + short(*(num(value - (y if k % 2 else x)) for k, value in enumerate(values))))
        elif kind in "ML":
            out.append(kind + short(*(num(value) for value in values)))
        else:
            out.append(kind + rest)
        if kind in "MLC":
            x, y = values[-2:]
        elif kind == "l":
            x, y = x + sum(values[::2]), y + sum(values[1::2])
    return "".join(out)


class RoundGroup(Group):
    """A part whose lines have round joins and caps."""

    def __enter__(self) -> None:
        self._plate.add(f'<g {self._attribute} stroke-linejoin="round" stroke-linecap="round">')


# ---------------------------------------------------------------- fields


def step(value: float) -> float:
    """0 below 0, 1 above 1, smooth between."""
    t = min(1.0, max(0.0, value))
    return t * t * (3 - 2 * t)


def patch(
    u0: float, v0: float, ru: float, rv: float, soft: float = 12, left: float = 0.0, power: float = 2.0, turn: float = 0.0
) -> Field:  # fmt: skip
    """A bare oval with a soft edge, turned clockwise by `turn` degrees; `left` of the hair stays. A higher `power` makes it squarer."""
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def field(u: float, v: float) -> float:
        x, y = (u - u0) * c + (v - v0) * s, (v - v0) * c - (u - u0) * s
        far = (abs(x / ru) ** power + abs(y / rv) ** power) ** (1 / power)
        return left + (1 - left) * step(0.5 + (far - 1) * min(ru, rv) / soft)

    return field


def hairline(middle: float, temples: float = 6, at: float = 40, wide: float = 22, soft: float = 7, bow: float = 14) -> Field:
    """Bare in front of a hairline: `middle` is its v at u = 0; at |u| = `at` it runs `temples` further back, in a notch `wide`."""

    def field(u: float, v: float) -> float:
        a = abs(u)
        notch = max(0.0, 1 - abs(a - at) / wide)
        edge = middle + bow * (a / 60) ** 2 + temples * notch ** (1.15 if temples > 20 else 1.6)
        return step(0.5 + (v - edge) / soft)

    return field


def parting(width: float, start: float = -76, end: float = 62, soft: float = 6, left: float = 0.0, u0: float = 0.0) -> Field:
    """A central parting, bare over `width`; it tapers off at both ends."""

    def field(u: float, v: float) -> float:
        half = width / 2 * min(1.0, max(0.0, (v - start) / 16 + 0.3)) * math.sqrt(min(1.0, max(0.0, (end - v) / 50)))
        if v > end or half <= 0:
            return 1.0
        return left + (1 - left) * max(step(0.5 + (abs(u - u0) - half) / soft), step((v - end + 16) / 16))

    return field


def below(line: Sequence[Point], soft: float = 9) -> Field:
    """Hair only below a line that runs from left to right."""

    def field(u: float, v: float) -> float:
        k = next((k for k in range(1, len(line) - 1) if u < line[k][0]), len(line) - 1)
        (a, b), (c, d) = line[k - 1], line[k]
        return step(0.5 + (v - b - (d - b) * min(1.0, max(0.0, (u - a) / (c - a)))) / soft)

    return field


def together(*fields: Field) -> Field:
    """Hair grows where all of these let it."""

    def field(u: float, v: float) -> float:
        value = 1.0
        for each in fields:
            value *= each(u, v)
            if value <= 0:
                return 0.0
        return value

    return field


def noise(seed: int, cell: float) -> Field:
    """Smooth irregularity from -1 to 1."""
    rng = random.Random(seed)
    grid = [[rng.uniform(-1, 1) for _ in range(64)] for _ in range(64)]

    def field(u: float, v: float) -> float:
        x, y = u / cell + 32, v / cell + 32
        i, j = int(x), int(y)
        s, t = step(x - i), step(y - j)
        a, b = grid[j % 64], grid[(j + 1) % 64]
        top = a[i % 64] * (1 - s) + a[(i + 1) % 64] * s
        low = b[i % 64] * (1 - s) + b[(i + 1) % 64] * s
        return top * (1 - t) + low * t

    return field


# ---------------------------------------------------------------- shapes


def inside(edge: Sequence[Point]) -> Field:
    """How deep a place lies within a closed line: positive inside, negative outside (in units)."""
    sides = list(zip(edge, [*edge[1:], edge[0]], strict=True))

    def field(u: float, v: float) -> float:
        odd, near = False, 1e9
        for (a, b), (c, d) in sides:
            if (b > v) != (d > v) and u < (c - a) * (v - b) / (d - b) + a:
                odd = not odd
            dx, dy = c - a, d - b
            t = min(1.0, max(0.0, ((u - a) * dx + (v - b) * dy) / (dx * dx + dy * dy)))
            near = min(near, (u - a - t * dx) ** 2 + (v - b - t * dy) ** 2)
        return math.sqrt(near) * (1 if odd else -1)

    return field


def sampled(field: Field, box: Box) -> list[list[float]]:
    """The field at the corners of a grid over the box."""
    x0, y0, x1, y1 = box
    nx, ny = math.ceil((x1 - x0) / CELL), math.ceil((y1 - y0) / CELL)
    return [[field(x0 + i * CELL, y0 + j * CELL) for i in range(nx + 1)] for j in range(ny + 1)]


def contours(value: Sequence[Sequence[float]], box: Box) -> list[list[Point]]:
    """Closed lines round the places where a sampled field is above nought (marching squares); on the rim of the box it never is."""
    x0, y0 = box[:2]
    ny, nx = len(value) - 1, len(value[0]) - 1

    def cross(i: int, j: int, k: int, m: int) -> Point:
        a, b = value[j][i], value[m][k]
        t = a / (a - b)
        return x0 + (i + (k - i) * t) * CELL, y0 + (j + (m - j) * t) * CELL

    after: dict[tuple[int, ...], tuple[tuple[int, ...], Point]] = {}
    for j in range(ny):
        for i in range(nx):
            corner = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)]
            full = [value[y][x] > 0 for x, y in corner]
            leave = [k for k in range(4) if full[k] and not full[(k + 1) % 4]]
            enter = [k for k in range(4) if not full[k] and full[(k + 1) % 4]]
            for k in leave:  # walk with the hair on one side, from where we leave it to where we enter it next
                m = next((k + d) % 4 for d in (1, 2, 3) if (k + d) % 4 in enter)
                name = [tuple(sorted((corner[s], corner[(s + 1) % 4]))) for s in (k, m)]
                ends = [cross(*corner[s], *corner[(s + 1) % 4]) for s in (k, m)]
                after[(*name[0][0], *name[0][1])] = ((*name[1][0], *name[1][1]), ends[0])
    loops = []
    while after:
        first = key = next(iter(after))
        loop = []
        while key in after:
            key, point = after.pop(key)
            loop.append(point)
        if key == first and len(loop) > 5:
            loops.append(loop)
    return loops


def simpler(loop: Sequence[Point], tolerance: float) -> list[Point]:
    """Fewer points along much the same closed line (Douglas-Peucker on its two halves)."""

    def thin(part: Sequence[Point]) -> list[Point]:
        (a, b), (c, d) = part[0], part[-1]
        far = math.hypot(c - a, d - b) or 1e-9
        gaps = [abs((c - a) * (b - y) - (a - x) * (d - b)) / far for x, y in part[1:-1]]
        worst = max(gaps, default=0)
        if worst <= tolerance:
            return [part[0], part[-1]]
        k = gaps.index(worst) + 1
        return thin(part[: k + 1])[:-1] + thin(part[k:])

    half = len(loop) // 2
    return thin(loop[: half + 1])[:-1] + thin([*loop[half:], loop[0]])[:-1]


def mass(frame: Frame, grown_to: Sequence[Sequence[float]], depths: Sequence[Sequence[float]], box: Box, level: float) -> str:
    """Path data of the hair where it is denser than `level`, up to the edge of the head."""
    value = [
        [min(each - level, (deep + 0.6) * 0.2) for each, deep in zip(*rows, strict=True)] for rows in zip(grown_to, depths, strict=True)
    ]
    loops = (simpler(loop, 0.55 if level > 0.7 else 0.8) for loop in contours(value, box))
    return "".join(ragged_line(frame.all(points)) for points in loops if len(points) > 3)


def ragged_line(points: Sequence[Point]) -> str:
    """A closed line of short straight sides on whole units: light on paper, and hair has no smoother edge."""
    x, y = round(points[0][0]), round(points[0][1])
    out = [f"M{x} {y}l"]
    steps = []
    for a, b in points[1:]:
        if (round(a), round(b)) != (x, y):
            steps.append(short(str(round(a) - x), str(round(b) - y)))
            x, y = round(a), round(b)
    return out[0] + short(*steps) + "Z"


def short(*numbers: str) -> str:
    """Numbers of path data in a row, with a space only where one is needed."""
    return "".join(text if k == 0 or text[0] == "-" else f" {text}" for k, text in enumerate(numbers))


def hairs(frame: Frame, roots: Sequence[tuple[float, float, float]], flow: Callable[[float, float], Point]) -> str:
    """Path data of single hairs, each from its root (u, v, length) along the flow: straight if short, with one bend if long."""
    out = []
    for u, v, far in sorted(roots):
        du, dv = flow(u, v)
        places = [(u, v), (u + du * far / 2, v + dv * far / 2)]
        eu, ev = flow(*places[1])
        places.append((places[1][0] + eu * far / 2, places[1][1] + ev * far / 2))
        if far * frame.scale < 22:
            del places[1]
        (x, y), *rest = [(round(a), round(b)) for a, b in frame.all(places)]
        out.append(f"M{x} {y}l")
        for a, b in rest:
            out.append(short(str(a - x), str(b - y)) if out[-1][-1] == "l" or a < x else " " + short(str(a - x), str(b - y)))
            x, y = a, b
    return "".join(out)


def scattered(rng: random.Random, box: Box, gap: float) -> list[Point]:
    """Places about `gap` apart, evenly but not in rows, in no order of place."""
    x0, y0, x1, y1 = box
    nx, ny = int((x1 - x0) / gap), int((y1 - y0) / gap)
    places = [
        (x0 + (i + 0.5 * (j % 2) + rng.uniform(0, 1)) * gap, y0 + (j + rng.uniform(0, 1)) * gap) for j in range(ny) for i in range(nx)
    ]
    rng.shuffle(places)
    return places


# ---------------------------------------------------------------- from above

HALF_SKULL = ((0, -100), (24, -97), (45, -87), (60, -68), (68, -42), (75, -10), (79, 20), (77, 48), (67, 74), (48, 93), (24, 101), (0, 103))
SKULL = (*HALF_SKULL, *((-u, v) for u, v in reversed(HALF_SKULL[1:-1])))
CELL = 3.0  # of the grid on which density is sampled
TOP_BOX = (-96.0, -120.0, 96.0, 120.0)
WHORL = (7.0, 50.0)


def short_flow(u: float, v: float) -> Point:
    """Short hair turns out of the whorl at the crown and lies towards the forehead and the sides."""
    du, dv = u - WHORL[0], v - WHORL[1]
    far = math.hypot(du, dv) or 1
    turn = math.atan2(dv, du) + 0.95 / (1 + (far / 46) ** 2) + 0.12
    return math.cos(turn), math.sin(turn)


def parted_flow(u: float, v: float) -> Point:
    """Long hair falls from the parting to both sides along the hairline, at the back straight down."""
    side = 1 if u >= 0 else -1
    turn = 0.16 + 0.75 * (abs(u) / 80) ** 1.6 + 0.3 * step((v + 80) / 140)
    turn += (math.pi / 2 - turn) * step((v - 26 + 0.3 * abs(u)) / 74) * 0.92
    return side * math.cos(turn), math.sin(turn)


def grown(points: Sequence[Point], by: float) -> list[Point]:
    """The line moved outwards from the middle by `by` units."""
    out = []
    for u, v in points:
        far = math.hypot(u, v) or 1
        out.append((u + u / far * by, v + v / far * by))
    return out


def crescent(plate: Plate, f: Frame, rim: Sequence[Point], reach: Sequence[float], layers: int = 3) -> None:
    """Shade that swells from the rim of the skull inwards: `reach` says how far (share of the way to the middle) at each of its points."""
    for k in range(layers):
        share = (k + 1) / layers
        inner = [(u * (1 - r * share) - 5 * r * share, v * (1 - r * share) - 5 * r * share) for (u, v), r in zip(rim, reach, strict=True)]
        plate.path(ragged_line(f.all([*finer(rim), *reversed(finer(inner))])), LOW, fill_opacity=0.3, **SKIN)


def glow(plate: Plate, f: Frame, place: Point, size: Point, turn: float, layers: int = 3, share: float = 0.26) -> None:
    """A soft patch of light on skin."""
    for k in range(layers):
        r = 1 - k / (layers + 1)
        local = Frame(*f.at(*place), f.scale, f.turn + turn)
        ring = [(size[0] * r * math.cos(t), size[1] * r * math.sin(t)) for t in (n * math.tau / 14 for n in range(14))]
        plate.path(ragged_line(local.all(ring)), LIT, fill_opacity=share, **SKIN)


def top_of_head(
    plate: Plate, f: Frame, density: Field, *, name: str, long: bool = False, seed: int = 1, strands: float = 1.0, shoulders: bool = True,
    ragged: float = 0.32, full: float = 5.0,
) -> None:  # fmt: skip
    """A head seen from above. `density` says how much hair grows where (hairline included: see `hairline`, `patch`, `parting`, `together`).

    `long`: parted hair that falls to the shoulders (a woman's head); `full`: how far the hair stands out; `ragged`: how uneven thin edges
    are; `strands`: how many single hairs (1 for a head 220 units wide on the plate, 0.4 for one of 130).
    """
    edge = grown(SKULL, full)
    if long:
        edge = [(u * (1.02 + 0.07 * step((v + 60) / 90)), v * (1.0 if v < 0 else 1.03)) for u, v in edge]
    if shoulders:
        draw_shoulders(plate, f, name)
    if long:
        draw_long_hair(plate, f, name, seed, strands)
    draw_ears_above(plate, f, name)
    draw_scalp_above(plate, f, name, density(0, 45) * density(-20, -30) < 0.9)
    flow = parted_flow if long else short_flow
    grow_hair(plate, f, density, edge, SKULL, flow, TOP_BOX, name=name, seed=seed, strands=strands * (0.8 if long else 1), ragged=ragged,
              far=52 if long else 27, hangs=long, lined=lambda u, v: not long or v < 54)  # fmt: skip


def draw_shoulders(plate: Plate, f: Frame, name: str) -> None:
    """Shoulders in a shirt, behind and below the head."""
    cloth = [(-125, 74), (-108, 53), (-60, 46), (60, 46), (108, 53), (125, 74), (119, 95), (92, 107), (50, 114), (0, 117)]
    cloth += [(-50, 114), (-92, 107), (-119, 95)]
    plate.path(f.curve(cloth, True), plate.gradient(f"{name}_shirt", CLOTH), CLOTH_LINE, f.size(2.4, 1.6))
    seams = bars([(f.at(-92, 56), f.at(-86, 106)), (f.at(92, 56), f.at(86, 106))])
    plate.path(seams, line=CLOTH_LINE, width=f.size(1.6, 1), stroke_opacity=0.6)
    plate.path(f.curve([(-116, 72), (-106, 62), (-98, 59)]), line=CLOTH_LIT, width=f.size(3.4, 1.4))


def draw_long_hair(plate: Plate, f: Frame, name: str, seed: int, strands: float) -> None:
    """Hair that hangs down behind the head, over the shoulders."""
    rng = random.Random(seed + 100)
    fall = [(-80, 0), (-91, 36), (-93, 78), (-86, 106), (-66, 119), (-32, 125), (0, 127), (32, 125), (66, 119), (86, 106), (93, 78)]
    fall += [(91, 36), (80, 0)]
    paint = plate.gradient(f"{name}_fall", ((0, "#5A3C27"), (1, "#3B2418")), **HAIR)
    plate.path(f.curve(fall) + "Z", paint, HAIR_LINE, f.size(2.2, 1.4), **HAIR)
    for tone, many in (("deep", 26), ("mid", 26), ("lit", 10)):
        d = ""
        for _ in range(round(many * strands)):
            u = rng.uniform(-84, 84 if tone != "lit" else -20)
            low = 122 - 9 * (abs(u) / 80) ** 3 - rng.uniform(0, 5)
            d += f.curve([(u * 1.02, low - rng.uniform(16, 34)), (u * 1.02, low - 10), (u, low)])
        plate.path(d, line=STRAND[tone], width=f.size(1.5, 0.9), **HAIR)


def draw_ears_above(plate: Plate, f: Frame, name: str) -> None:
    """Ears from above: narrow, leaning backwards."""
    for s in (-1, 1):
        ear = [(s * 70, -14), (s * 80, -18), (s * 88, -10), (s * 93, 8), (s * 92, 20), (s * 86, 24), (s * 80, 14), (s * 70, 8)]
        plate.path(f.curve(ear, True), LIGHT if s < 0 else LOW, SKIN_LINE, f.size(2.2, 1.3), **SKIN)
        plate.path(f.curve([(s * 78, -9), (s * 84, -2), (s * 88, 12)]), line=DARK, width=f.size(1.8, 1.1), **SKIN)


def draw_scalp_above(plate: Plate, f: Frame, name: str, bald: bool = True) -> None:
    """Nose, forehead and scalp in skin, lit from the upper left."""
    wide = f.size(2.4, 1.5)
    nose = [(-19, -92), (-14, -104), (-10, -112), (-5, -120), (5, -120), (10, -112), (14, -104), (19, -92)]
    plate.path(f.curve(nose) + "Z", plate.gradient(f"{name}_nose", ((0, LIT), (1, LOW)), (0, 0, 1, 0.4), **SKIN), SKIN_LINE, wide, **SKIN)
    plate.path(f.curve([(-4, -117), (-5, -108), (-6, -100)]), line=LIT, width=f.size(3.4, 1.4), **SKIN)
    skin = plate.gradient(f"{name}_scalp", ((0, LIT), (0.35, LIGHT), (0.68, MID), (1, LOW)), (0.12, 0.05, 0.85, 1), **SKIN)
    plate.path(f.curve(SKULL, True), skin, SKIN_LINE, wide, **SKIN)
    shade = [(46, -86), (62, -64), (75, -10), (79, 20), (70, 70), (34, 99), (-12, 103), (-48, 93)]
    rim = [(u * 0.985, v * 0.985) for u, v in shade]
    crescent(plate, f, rim, (0, 0.1, 0.3, 0.4, 0.5, 0.42, 0.2, 0), 3 if bald else 0)
    glow(plate, f, (-23, -30), (31, 48), 0.3, 3 if bald else 1)
    over, under = ((12, -94), (22, -95), (34, -91.5), (46, -81)), ((34, -88), (22, -91), (12.5, -90.5))
    brows = "".join(f.curve([(s * u, v) for u, v in (*over, *under)], True) for s in (-1, 1))
    plate.path(brows, "#5A3C27", **HAIR)


# ---------------------------------------------------------------- from the left

FACE = (
    (-28, 140), (-30, 122), (-36, 110), (-54, 106), (-66, 102), (-74, 92), (-72, 80), (-77, 72), (-76, 65), (-73, 61), (-79, 55),
    (-78, 47), (-80, 41), (-95, 40), (-104, 33), (-101, 22), (-92, 4), (-82, -14), (-83, -24), (-86, -30), (-84, -50), (-76, -70),
    (-62, -86), (-40, -97), (0, -103), (42, -97), (71, -76), (89, -42), (92, -8), (86, 22), (74, 46), (66, 62), (64, 88), (70, 116),
    (80, 138),
)  # fmt: skip
HAIR_EDGE = (
    (-76, -74), (-66, -66), (-56, -54), (-49, -40), (-50, -28), (-47, -18), (-36, -12), (-25, -4), (-22, 16), (-20, 32), (-9, 32),
    (-6, 10), (2, -8), (20, -13), (37, -4), (42, 16), (40, 40), (44, 62), (54, 76), (66, 78), (72, 64), (80, 47), (92, 22), (98, -8),
    (95, -45), (76, -81), (44, -103), (0, -109), (-42, -103), (-66, -90),
)  # fmt: skip
SIDE_BOX = (-110.0, -122.0, 110.0, 96.0)


def side_flow(u: float, v: float) -> Point:
    """From the crown forwards to the forehead, downwards at the side and the back."""
    du, dv = u - 58, v + 84
    turn = math.atan2(dv, du)
    if u < 20:  # in front of the ear hair leans forwards and down
        turn = math.pi - 0.25 - 0.85 * step((v + 100) / 110)
    elif u < 58:
        share = step((u - 20) / 38)
        turn = (math.pi - 0.25 - 0.85 * step((v + 100) / 110)) * (1 - share) + share * 1.7
    else:
        turn = min(1.75, max(1.2, turn))
    return math.cos(turn), math.sin(turn)


def left_of_head(plate: Plate, f: Frame, density: Field, *, name: str, seed: int = 1, strands: float = 1.0, ragged: float = 0.32) -> None:
    """A man's head from the left, with a bit of neck and collar; `density` as in `top_of_head`, in the coordinates of this view."""
    draw_collar(plate, f, name)
    draw_face(plate, f, name, density(-40, -80) * density(68, -50) < 0.9)
    grow_hair(plate, f, density, HAIR_EDGE, FACE, side_flow, SIDE_BOX, name=f"{name}_side", seed=seed, strands=strands, ragged=ragged,
              far=27, lined=lambda u, v: v < -72 or u > 62)  # fmt: skip
    draw_ear(plate, f)


def draw_collar(plate: Plate, f: Frame, name: str) -> None:
    """Shoulder and collar under the neck."""
    shirt = [(-70, 160), (-50, 142), (-28, 130), (20, 140), (74, 124), (98, 136), (122, 160)]
    plate.path(f.curve(shirt) + "Z", plate.gradient(f"{name}_collar", CLOTH), CLOTH_LINE, f.size(2.4, 1.5))


def draw_face(plate: Plate, f: Frame, name: str, bald: bool = True) -> None:
    """Profile of face, skull and neck with light from the upper left."""
    wide = f.size(2.4, 1.5)
    skin = plate.gradient(f"{name}_face", ((0, LIT), (0.3, LIGHT), (0.66, MID), (1, LOW)), (0.1, 0, 0.8, 1), **SKIN)
    neckline = [(80, 138), (50, 149), (20, 152), (-8, 148), (-28, 140)]
    plate.path(f.curve(FACE) + "L" + f.curve(neckline)[1:] + "Z", skin, SKIN_LINE, wide, **SKIN)
    under = [(-25, 118), (-34, 106), (-8, 92), (10, 72), (18, 54), (40, 62), (56, 76), (40, 100), (16, 122), (-8, 134), (-23, 134)]
    for k in range(3):
        r = 1 - 0.22 * k
        plate.path(ragged_line(f.all([(4 + (u - 4) * r, 96 + (v - 96) * r) for u, v in under])), LOW, fill_opacity=0.24, **SKIN)
    back = [(18, -102), (54, -92), (78, -68), (91, -26), (88, 12), (73, 46), (64, 70)]
    rim = [(u * 0.985, v * 0.985) for u, v in back]
    crescent(plate, f, rim, (0, 0.1, 0.26, 0.46, 0.5, 0.3, 0), 3 if bald else 0)
    glow(plate, f, (-34, -64), (46, 25), -0.45, 3 if bald else 1)
    glow(plate, f, (-48, 32), (17, 13), -0.3, 3, 0.2)
    socket = [(-82, -14), (-70, -18), (-54, -14), (-50, -4), (-60, 4), (-74, 6), (-84, 0)]
    plate.path(f.curve(socket, True), LOW, fill_opacity=0.3, **SKIN)
    plate.path(f.curve([(-97, 24), (-90, 8), (-84, -8)]), line=LIT, width=f.size(3.4, 1.4), **SKIN)
    wing = [(-84, 41), (-80, 34), (-81, 27), (-88, 25)]
    plate.path(f.curve(wing), line=DARK, width=f.size(2, 1.1), **SKIN)
    plate.path(f.curve([(-79, 36), (-71, 46), (-67, 58)]), line=LOW, width=f.size(1.8, 1), **SKIN)
    plate.path(f.curve([(-60, 100), (-30, 96), (-4, 82), (6, 56)]), line=DARK, width=f.size(1.8, 1), stroke_opacity=0.7, **SKIN)
    lips = f.curve([(-79, 55), (-70, 58), (-62, 62), (-70, 68), (-77, 72), (-76, 65), (-73, 61)], True)
    plate.path(lips, "#CB7F70")
    plate.path(f.curve([(-74, 61.5), (-68, 62), (-60, 62.5)]), line="#8F4A3F", width=f.size(1.8, 1))
    eye = [(-77, -3), (-72, -7), (-64, -6), (-57, -1), (-65, 1), (-74, 1)]
    plate.path(f.curve(eye, True), "#FFFFFF")
    plate.ellipse(*f.at(-71.5, -2.8), 3.6 * f.scale, 4.2 * f.scale, "#3F4B4E")
    plate.path(f.curve([(-78, -4), (-72, -8), (-64, -7), (-55, -1)]), line="#4A2B20", width=f.size(2.4, 1.2))
    plate.path(f.curve([(-75, 2), (-66, 2.4), (-58, 0)]), line=DARK, width=f.size(1.3, 0.8), **SKIN)
    brow = [(-85, -22), (-76, -27), (-62, -26), (-52, -19), (-62, -22), (-76, -22)]
    plate.path(f.curve(brow, True), "#5A3C27", **HAIR)


def draw_ear(plate: Plate, f: Frame) -> None:
    """The left ear."""
    ear = [(0, 4), (4, -6), (16, -11), (29, -8), (34, 4), (31, 18), (24, 28), (18, 40), (9, 45), (2, 40), (1, 28)]
    plate.path(f.curve(ear, True), LIGHT, SKIN_LINE, f.size(2.2, 1.3), **SKIN)
    plate.path(f.curve([(6, 2), (14, -4), (24, -2), (27, 7), (24, 17), (18, 24), (15, 32)]), line=DARK, width=f.size(1.9, 1), **SKIN)
    plate.path(f.curve([(7, 12), (15, 6), (19, 12), (14, 22), (7, 26)], True), LOW, SKIN_LINE, f.size(1.3, 0.8), **SKIN)
    plate.path(f.curve([(9, -7), (18, -9), (28, -5)]), line=LIT, width=f.size(2.2, 1), **SKIN)


# ---------------------------------------------------------------- hair


COVER = ((0.28, 0.3), (0.54, 0.5), (0.8, 1.0))
SOFT_COVER = ((0.2, 0.18), (0.36, 0.24), (0.52, 0.32), (0.67, 0.48), (0.8, 1.0))
"""Layers of a hair mass from thin to dense: how dense hair is there, and how much the layer hides of what lies below."""


def grow_hair(
    plate: Plate, f: Frame, density: Field, edge: Sequence[Point], skull: Sequence[Point], flow: Callable[[float, float], Point], box: Box,
    *, name: str, seed: int, strands: float, ragged: float, far: float, hangs: bool = False,
    lined: Callable[[float, float], bool] = lambda u, v: True,
) -> None:  # fmt: skip
    """Hair within `edge`, which stands out from the `skull`: mass by contours of its density, then strands along the flow.

    `hangs`: at the back it falls beyond the edge; `lined`: where the edge is the outline of the head.
    """
    rng = random.Random(seed)
    depth, bone = inside(edge), inside(skull)
    rough = grain(seed) if hangs else noise(seed, 5)

    def here(u: float, v: float) -> float:
        deep = depth(u, v)
        if deep < -5:
            return 0.0
        value = density(u, v)
        if 0.01 < value < 0.99:
            value = value + ragged * rough(u, v) * 4 * value * (1 - value)
        if deep < 7 and value < 0.95 and bone(u, v) < 0:  # hair that stands out from the skull: there or not, nothing shines through
            value = step((value - 0.5) / 0.2)
        return value

    lay_mass(plate, f, here, depth, box, f"{name}_hair", SOFT_COVER if hangs else COVER)
    rows: dict[str, list[tuple[float, float, float]]] = {tone: [] for tone in (*STRAND, "thin", "wisp")}
    gap = 5.8 / math.sqrt(strands)
    for fine in (False, True):  # strands of the mass; then finer ones where scalp shows
        for u, v in scattered(rng, box, gap * (0.58 if fine else 1)):
            value = here(u, v)
            if value < 0.05 or depth(u, v) < 1.5 or fine != (value < 0.8):
                continue
            long = far * rng.uniform(0.75, 1.2) * (0.35 + 0.5 * value if fine else 1)
            du, dv = flow(u, v)
            while long > 6 and (v + long > 112 if hangs and v > 30 else depth(u + du * long, v + dv * long) < 0.5):
                long *= 0.8
            spare = 3 if fine else 6  # so far may it reach over bare skin
            while long > spare + 2 and here(u + du * (long - spare), v + dv * (long - spare)) < (0.04 if fine else 0.3):
                long *= 0.8
            if depth(u + du * long, v + dv * long) < -1.5 and not hangs:
                continue
            if fine:
                if rng.random() < 0.06 + 0.8 * value:
                    rows["thin" if value > 0.2 or not hangs else "wisp"].append((u, v, long))
                continue
            lit = (-u * 0.55 - v * 0.75) / 90 + rng.uniform(-0.6, 0.6) > 0.25
            rows["lit" if lit else rng.choice(("deep", "mid", "mid"))].append((u, v, long))
    for tone, wide in (("wisp", 0.7), ("thin", 1.1), ("deep", 1.4), ("mid", 1.5), ("lit", 1.2)):
        plate.path(hairs(f, rows[tone], flow), line=STRAND.get(tone, STRAND["mid"]), width=f.size(wide, 0.9), **HAIR)
    outline(plate, f, lambda u, v: here(u, v) if lined(u, v) else 0.0, edge)


def grain(seed: int) -> Field:
    """Irregularity in streaks across the head, as of combed hair."""
    rough = noise(seed, 6)
    return lambda u, v: rough(u * 0.3, v * 1.3 - abs(u) * 0.5)


def lay_mass(plate: Plate, f: Frame, here: Field, depth: Field, box: Box, name: str, cover: Sequence[tuple[float, float]]) -> None:
    """The mass of the hair, layer upon layer."""
    grown_to, depths = sampled(here, box), sampled(depth, box)
    paint = plate.gradient(name, MASS, (0.1, 0, 0.7, 1), **HAIR)
    for level, share in cover:
        shape = mass(f, grown_to, depths, box, level)
        if shape:
            plate.path(shape, paint, **({"fill_opacity": share} if share < 1 else {}), **HAIR)


def outline(plate: Plate, f: Frame, here: Field, edge: Sequence[Point]) -> None:
    """A dark line along the edge of the head where hair is dense."""
    n = len(edge)
    fine = [between(edge[k - 1], edge[k], edge[(k + 1) % n], edge[(k + 2) % n], t) for k in range(n) for t in (0.0, 0.33, 0.67)]
    dense = [here(u * 0.97, v * 0.97) > 0.55 for u, v in fine]
    if all(dense):
        plate.path(f.curve(edge, True), line=HAIR_LINE, width=f.size(2.4, 1.4), **HAIR)
        return
    runs: list[list[Point]] = [[]]
    begin = dense.index(False)
    for k in range(begin, begin + len(fine)):
        if dense[k % len(fine)]:
            runs[-1].append(fine[k % len(fine)])
        elif runs[-1]:
            runs.append([])
    d = "".join(f.curve([*run[1:-2:2], run[-2]]) for run in runs if len(run) > 5)
    if d:
        plate.path(d, line=HAIR_LINE, width=f.size(2.4, 1.4), **HAIR)


def finer(line: Sequence[Point]) -> list[Point]:
    """The open line with one more place, on its smooth course, between each two."""
    out: list[Point] = []
    for k in range(len(line) - 1):
        out += [line[k], between(line[max(k - 1, 0)], line[k], line[k + 1], line[min(k + 2, len(line) - 1)], 0.5)]
    return [*out, line[-1]]


def between(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    """The place at `t` on the smooth line from p1 to p2."""
    x, y = (
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
        for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
    )
    return x, y


# ---------------------------------------------------------------- a parting close by

CLOSE = (-92.0, -100.0, 92.0, 100.0)


def close_up(plate: Plate, f: Frame, bare: float, strip: float, share: float, *, spot: bool, rng: random.Random) -> None:
    """A parting seen from close by in a frame with round corners, 184 x 200: bare over `bare`; within `strip` only `share` of the hair is
    left; `spot`: a bare place near the front (above)."""
    x0, y0, x1, y1 = CLOSE
    frame = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    skin = plate.gradient("close_skin", ((0, LIT), (0.4, LIGHT), (1, MID)), (0, 0, 1, 1), **SKIN)
    plate.path(f.shape(frame, 16), skin, **SKIN)
    rough, edge = grain(rng.randrange(1000)), f.shape(frame, 16)
    near_front = patch(0, y0 + 8, bare * 0.4 + 14, 46, 30, 0.1)

    def depth(u: float, v: float) -> float:
        a, b = abs(u) - x1 + 16, abs(v) - y1 + 16
        return 16 - math.hypot(max(a, 0.0), max(b, 0.0)) - min(max(a, b), 0.0)

    def here(u: float, v: float) -> float:
        soft = 7 + bare * 0.14
        value = step(0.5 + (abs(u) - bare / 2) / soft)
        if strip:
            value *= share + (1 - share) * step(0.5 + (abs(u) - strip) / 40)
        if spot:
            value *= near_front(u, v)
        if 0.01 < value < 0.99:
            value += 0.2 * rough(u, v) * 4 * value * (1 - value)
        return max(value, 0.09 if bare > 40 else 0.0)

    def flow(u: float, v: float) -> Point:
        turn = 0.3 + 0.75 * (abs(u) / 92) ** 1.2
        return (1 if u >= 0 else -1) * math.cos(turn), math.sin(turn)

    lay_mass(plate, f, here, depth, (x0 - 6, y0 - 6, x1 + 6, y1 + 6), "close_hair", SOFT_COVER)
    rows: dict[str, list[tuple[float, float, float]]] = {tone: [] for tone in (*STRAND, "thin", "wisp")}
    for fine in (False, True):
        for u, v in scattered(rng, CLOSE, 5.2 if fine else 7.6):
            value = here(u, v)
            if value < 0.05 or fine != (value < 0.8) or depth(u, v) < 7 or (fine and rng.random() > 0.05 + 0.7 * value):
                continue
            far = (12 + 24 * value if fine else 46) * rng.uniform(0.7, 1.2)
            du, dv = flow(u, v)
            while far > 5 and min(depth(u + du * far, v + dv * far), depth(u + du * far, v + dv * far * 1.6)) < 2:
                far *= 0.8
            lit = (-u * 0.5 - v * 0.6) / 90 + rng.uniform(-0.6, 0.6) > 0.2
            rows["wisp" if value < 0.2 else "thin" if fine else "lit" if lit else rng.choice(("deep", "mid", "mid"))].append((u, v, far))
    for tone, wide in (("wisp", 0.9), ("thin", 1.4), ("deep", 2), ("mid", 2.1), ("lit", 1.7)):
        plate.path(hairs(f, rows[tone], flow), line=STRAND.get(tone, STRAND["mid"]), width=f.size(wide), **HAIR)
    plate.path(edge, line="#7C979E", width=2.4)
