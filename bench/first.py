"""Prints ms: the longest step of `warm_up`, the first handout of the sample visit after it, and the next for another name."""

import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from consult_aid import assets, handout
from consult_aid.compose.handout import handout_page
from consult_aid.content.load import load
from consult_aid.content.visit_file import read_visit


def timed(step) -> float:
    start = time.perf_counter()
    step()
    return (time.perf_counter() - start) * 1e3


pack = load(assets.shipped_pack(), assets.cache_folder()).pack
visit = read_visit(assets.sample_visit())
art = {id: pack.art[id] for id in pack.art}  # the window has read the pictures it shows
longest = max(timed(step) for step in handout.warm_up())


def sheet(patient: str) -> None:
    handout.render(handout_page(pack, replace(visit, patient=patient), "en"), art)


print(longest, timed(lambda: sheet("Ms Ingrid Sørensen-Núñez")), timed(lambda: sheet("Mr Bo Li")))
