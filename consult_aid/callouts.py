"""Where the callouts of a picture stand, on screen and on paper: beside what they name, inside the picture, and never over each other.

All boxes are in picture units. Everything here is geometry; how wide a text is, the caller knows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from consult_aid.illustration import Box, Label, Point, label_box

ROUNDS = 24
"""How often neighbours push each other before a label looks for another place."""
COVERED = 160.0
"""A leader that runs under another label is as bad as a label this far from its place, in picture units."""
DOT = 6.0
"""Half the room that the dot at a leader's end takes."""


def overlap(one: Box, two: Box, gap: float = 0.0) -> bool:
    """Whether two boxes cover each other or come nearer than `gap`."""
    return (
        one.x < two.x + two.width + gap
        and two.x < one.x + one.width + gap
        and one.y < two.y + two.height + gap
        and two.y < one.y + one.height + gap
    )


def inside(box: Box, bounds: Point) -> bool:
    """Whether the picture holds the whole box."""
    slack = 0.01
    return box.x >= -slack and box.y >= -slack and box.x + box.width <= bounds[0] + slack and box.y + box.height <= bounds[1] + slack


def tidy(boxes: Sequence[Box], bounds: Point, taken: Sequence[Box] = ()) -> bool:
    """Whether no box covers another, or what is `taken`, or leaves the picture."""
    if not all(inside(box, bounds) for box in boxes):
        return False
    return not any(overlap(*pair) for pair in combinations(boxes, 2)) and not any(overlap(box, other) for box in boxes for other in taken)


def place(
    labels: Sequence[Label],
    size: float,
    measure: Callable[[str, float], float],
    bounds: Point,
    gap: float,
    edge: float = 0.0,
    taken: Sequence[Box] = (),
    thorough: bool = True,
) -> tuple[Box, ...]:
    """The box of each label: its own place if that is free, else the nearest that is, `gap` from the others and `edge` from the rim.

    `taken` is kept free of labels. Where no room is found for all of them at this size, the result is not `tidy`; `thorough` looks longer.
    """
    own = [_within(label_box(label, size, measure, bounds), bounds, edge) for label in labels]
    if _spaced(own, taken, gap):
        return tuple(own)
    pushed = tuple(_within(box, bounds, edge) for box in _apart(own, bounds, gap))
    found = [pushed] if _spaced(pushed, taken, gap * 0.99) else []
    pointing = [label for label, box in zip(labels, own, strict=True) if not _crosses(label.to, label.to, box)]
    dots = [Box(label.to[0] - DOT, label.to[1] - DOT, 2 * DOT, 2 * DOT) for label in pointing]
    orders = _orders(own) if thorough else _orders(own)[:1]
    for keeps, avoided in ((True, dots), (False, dots), (True, []), (False, [])) if thorough else ((True, dots),):
        walked = (_one_by_one(own, order, bounds, gap, edge, taken, avoided, keeps) for order in orders)
        found += [boxes for boxes in walked if boxes is not None]
        if found:
            break
    return min(found, key=lambda boxes: _harm(labels, own, boxes)) if found else pushed


def _harm(labels: Sequence[Label], own: Sequence[Box], boxes: Sequence[Box]) -> float:
    """How far labels went, and what they cover of other callouts."""
    harm = 0.0
    for i, (label, box) in enumerate(zip(labels, boxes, strict=True)):
        if (box.x, box.y) == (own[i].x, own[i].y):
            continue
        harm += (box.x - own[i].x) ** 2 + (box.y - own[i].y) ** 2
        start = leader_start(box, label.to)
        for j, (other, beside) in enumerate(zip(labels, boxes, strict=True)):
            if i != j:
                lines = ((start, label.to, beside), (leader_start(beside, other.to), other.to, box))
                harm += COVERED**2 * sum(_crosses(one, two, over) for one, two, over in lines)
        if not _crosses(label.to, label.to, own[i]):  # else it stands on what it names, as a caption does
            harm += COVERED**2 * _crosses(label.to, label.to, box)
    return harm


def _crosses(one: Point, two: Point, box: Box) -> bool:
    """Whether the line from `one` to `two` runs over the box; looked at in nine places, which is enough to choose by."""
    return any(
        box.x < one[0] + (two[0] - one[0]) * part / 8 < box.x + box.width
        and box.y < one[1] + (two[1] - one[1]) * part / 8 < box.y + box.height
        for part in range(9)
    )


def leader_start(box: Box, to: Point) -> Point:
    """Where the line to `to` leaves the box: in the middle of the side that faces it, or straight up or down."""
    x = min(max(to[0], box.x), box.x + box.width)
    y = min(max(to[1], box.y), box.y + box.height)
    return (x, y) if box.x < to[0] < box.x + box.width else (x, box.y + box.height / 2)


def _within(box: Box, bounds: Point, edge: float) -> Box:
    x = max(edge, min(box.x, bounds[0] - box.width - edge))
    y = max(edge, min(box.y, bounds[1] - box.height - edge))
    return Box(x, y, box.width, box.height)


def _spaced(boxes: Sequence[Box], taken: Sequence[Box], gap: float) -> bool:
    return not any(overlap(one, two, gap) for one, two in combinations(boxes, 2)) and not any(
        overlap(box, other, gap) for box in boxes for other in taken
    )


def _orders(boxes: Sequence[Box]) -> tuple[list[int], ...]:
    """In which order labels look for a place: as written, from the top, from the bottom, the widest first."""
    numbers = list(range(len(boxes)))
    return (
        numbers,
        sorted(numbers, key=lambda i: (boxes[i].y, boxes[i].x)),
        sorted(numbers, key=lambda i: (-boxes[i].y, boxes[i].x)),
        sorted(numbers, key=lambda i: -boxes[i].width * boxes[i].height),
    )


def _one_by_one(
    own: Sequence[Box],
    order: Sequence[int],
    bounds: Point,
    gap: float,
    edge: float,
    taken: Sequence[Box],
    avoided: Sequence[Box],
    keeps: bool,
) -> tuple[Box, ...] | None:
    """Every label at the nearest free place; with `keeps`, those that nobody disturbs stay. None when one finds no place."""
    stay = [
        keeps
        and not any(overlap(box, other, gap) for j, other in enumerate(own) if j != i)
        and not any(overlap(box, other, gap) for other in taken)
        for i, box in enumerate(own)
    ]
    placed = {i: own[i] for i in order if stay[i]}
    for i in order:
        if stay[i]:
            continue
        found = _nearest(own[i], [*placed.values(), *taken], avoided, bounds, gap, edge)
        if found is None:
            return None
        placed[i] = found
    return tuple(placed[i] for i in range(len(own)))


def _nearest(box: Box, others: Sequence[Box], avoided: Sequence[Box], bounds: Point, gap: float, edge: float) -> Box | None:
    """The free place of this size that is nearest to `box`: such a place touches a neighbour or the rim, or is where the box was."""
    if not any(overlap(box, other, gap) for other in others):
        return box
    right, low = bounds[0] - box.width - edge, bounds[1] - box.height - edge
    across = {box.x, edge, right}
    upright = {box.y, edge, low}
    for other in others:
        across |= {other.x - box.width - gap, other.x + other.width + gap}
        upright |= {other.y - box.height - gap, other.y + other.height + gap}
    xs = [x for x in across if edge <= x <= right]
    ys = [y for y in upright if edge <= y <= low]
    spots = sorted(((x - box.x) ** 2 + (y - box.y) ** 2, x, y) for x in xs for y in ys)
    near = gap * 0.99  # what just touches is free
    for _, x, y in spots:
        moved = Box(x, y, box.width, box.height)
        if not any(overlap(moved, other, near) for other in others) and not any(overlap(moved, dot) for dot in avoided):
            return moved
    return None


def _apart(boxes: Sequence[Box], bounds: Point, gap: float) -> list[Box]:
    """The boxes pushed up and down, each pair by the same way, until none comes too near another; as far as that goes."""
    placed = list(boxes)
    for _ in range(ROUNDS):
        moved = False
        for j, i in combinations(range(len(placed)), 2):
            one, other = placed[i], placed[j]
            beside = one.x >= other.x + other.width + gap or other.x >= one.x + one.width + gap
            deep = min(one.y + one.height, other.y + other.height) - max(one.y, other.y) + gap
            if beside or deep <= 0.01:
                continue
            up, down = (i, j) if one.y + one.height / 2 < other.y + other.height / 2 else (j, i)
            for k, push in ((up, -deep / 2), (down, deep / 2)):
                box = placed[k]
                placed[k] = Box(box.x, max(0.0, min(box.y + push, bounds[1] - box.height)), box.width, box.height)
            moved = True
        if not moved:
            break
    return placed
