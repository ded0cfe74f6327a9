"""How a pack does against the standards for decision aids, as far as a program can tell; what only people can judge says so."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from .clear import actionability, clear_communication, understandability
from .ipdas import certifying, qualifying, quality
from .reading import MOST_AVERAGE, MOST_GRADE, Reading
from .score import Case, Score, judge, share_of, total_of

READING = "Reading grade"
LEAST_QUALITY = 15
"""Of 23; the other eight need people."""
LEAST_SHARE = 0.9
"""Of the items of PEMAT and of the CDC index that a program can decide."""


def scores(case: Case, readings: tuple[Reading, ...], today: datetime.date) -> tuple[Score, ...]:
    """Every item, a total per standard before its items. `today` tells whether the review is overdue."""
    first, second, third = qualifying(case), certifying(case, today), quality(case)
    counted = ((first, len(first)), (second, len(second)), (third, LEAST_QUALITY))
    shared = (understandability(case, readings), actionability(case), clear_communication(case, readings))
    found = [score for items, least in counted for score in (total_of(items, least), *items)]
    found += [score for items in shared for score in (share_of(items, LEAST_SHARE), *items)]
    return (*found, *_reading(readings))


def _reading(readings: tuple[Reading, ...]) -> Iterator[Score]:
    score = judge(READING)
    for reading in readings:
        asks = f"no text above grade {MOST_GRADE}, {MOST_AVERAGE} on average"
        if reading.average is None:
            yield score(reading.language, asks, None, reading.told)
            continue
        met = reading.average <= MOST_AVERAGE and not reading.above_most
        why = f"{reading.told} over {reading.texts} texts; {reading.above_most} above grade {MOST_GRADE}; hardest: {reading.hardest}"
        yield score(reading.language, asks, met, why + (f"; SMOG {reading.smog}" if reading.smog is not None else ""))
