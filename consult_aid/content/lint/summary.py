"""What `check` found, as lines to read and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any

from consult_aid.content.sign_off import in_words

from . import Examination


def lines(examined: Examination) -> Iterator[str]:
    """Every problem, then how many there are, then the scores, standard by standard."""
    for problem in examined.problems:
        yield str(problem) if problem.severity == "error" else f"{problem} (warning)"
    yield f"{len(examined.errors)} errors, {len(examined.warnings)} warnings"
    if examined.pack:
        yield in_words(examined.pack)
    for standard, scores in groupby(examined.scores, key=lambda score: score.standard):
        yield ""
        for score in scores:
            if score.is_total:
                yield f"{standard}: {score.asks}: {score.verdict} ({score.why})"
            else:
                yield f"  {score}"


def data(examined: Examination) -> dict[str, Any]:
    """The same for programs."""
    return {
        "problems": [asdict(problem) for problem in examined.problems],
        "counts": {"errors": len(examined.errors), "warnings": len(examined.warnings)},
        "standing": examined.pack.standing if examined.pack else None,
        "scores": [asdict(score) for score in examined.scores],
        "reading": [asdict(reading) for reading in examined.readings],
    }
