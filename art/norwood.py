"""The Norwood-Hamilton scale: eight stages of pattern hair loss in men, each head from above and from the left."""

from __future__ import annotations

from pathlib import Path

from clinic import Frame
from heads import Field, HeadsPlate, below, hairline, left_of_head, patch, together, top_of_head

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/norwood.svg"
COLUMN, ROW = 298, 406


def fine(share: float) -> Field:
    """Hair that is finer all over: only `share` of its cover is left."""
    return lambda u, v: share


SIDES = hairline(-64, 0, soft=10)  # how far forwards the hair at the sides reaches once the front is bare
STAGES: tuple[tuple[str, Field, Field], ...] = (
    ("stage_i", hairline(-79, 3), patch(-84, -80, 6, 6)),
    ("stage_ii", hairline(-73, 16, 43, 22), together(patch(-84, -84, 17, 17), patch(-58, -58, 15, 10, turn=24))),
    (
        "stage_iii",
        hairline(-67, 50, 42, 25),
        together(patch(-86, -84, 22, 19), patch(-62, -56, 22, 15, turn=10), patch(-44, -62, 28, 10, turn=16)),
    ),
    (
        "stage_iii_vertex",
        together(hairline(-69, 34, 43, 23), patch(4, 48, 28, 27, 28, 0.12)),
        together(
            patch(-86, -84, 19, 18), patch(-60, -57, 20, 13, turn=14), patch(-48, -61, 20, 9, turn=18), patch(64, -92, 27, 21, 18, 0.12)
        ),
    ),
    (
        "stage_iv",
        together(hairline(-46, 32, 42, 30, 12), patch(3, 46, 35, 32, 20)),
        together(patch(-72, -84, 52, 36, turn=-6), patch(66, -88, 34, 27, 15)),
    ),
    (
        "stage_v",
        together(patch(0, -92, 60, 84, 14, power=2.5), patch(2, 54, 46, 40, 20), patch(2, 3, 54, 17, 16, 0.5, 3), SIDES),
        together(patch(-70, -86, 66, 42, 14, turn=-4), patch(64, -84, 47, 38, 14), patch(6, -98, 24, 30, 18, 0.38)),
    ),
    (
        "stage_vi",
        together(patch(0, -46, 63, 135, 16, power=2.2), SIDES),
        below([(-90, -24), (-58, -30), (-30, -44), (10, -56), (46, -54), (74, -38), (100, -20)], 12),
    ),
    (
        "stage_vii",
        together(patch(0, -40, 72, 133, 10, power=3.2), hairline(-30, 0, soft=10), fine(0.76)),
        together(below([(-90, 8), (-46, 2), (-26, -10), (6, -21), (32, -18), (56, -6), (78, 10), (100, 18)], 12), fine(0.76)),
    ),
)


def draw() -> HeadsPlate:
    """The whole plate."""
    plate = HeadsPlate(seed=97)
    for k, (stage, above, beside) in enumerate(STAGES):
        x, y = COLUMN * (k % 4), ROW * (k // 4)
        with plate.group(stage):
            top_of_head(
                plate,
                Frame(x + 180, y + 104, 0.81),
                above,
                name="head",
                seed=31,
                strands=0.3,
                ragged=0.12 if stage == "stage_vii" else 0.32,
            )
            left_of_head(
                plate,
                Frame(x + 180, y + 276, 0.67),
                beside,
                name="head",
                seed=32,
                strands=0.26,
                ragged=0.12 if stage == "stage_vii" else 0.32,
            )
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
