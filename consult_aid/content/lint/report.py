"""What `check` found, as one page that a clinic can file: made of the same neutral blocks as a handout, so that it is tagged as they are.

It is in English, as all findings are: it is read by whoever answers for the content, not by patients.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby

from consult_aid.content.facts import Pack
from consult_aid.content.sign_off import in_words
from consult_aid.errors import Problem
from consult_aid.pages import Block, Bullets, Cell, Column, Footer, Heading, Line, Notice, Page, RowGroup, Table, TableRow, Text
from consult_aid.plain import shortened

from . import Examination
from .reading import MOST_AVERAGE, MOST_GRADE, Reading
from .score import Score
from .scores import READING

MOST_PROBLEMS = 3
"""The page names the first ones; `check` lists all."""
MOST_LANGUAGES = 4
LONGEST = 160


def report_page(examined: Examination, name: str, day: datetime.date) -> Page:
    """The page for a pack; `name` is that of its folder, used where the pack cannot tell its own."""
    pack = examined.pack
    title = shortened(pack.manifest.title[pack.manifest.languages[0]] if pack else name, 80)
    return Page(
        title=f"Content check: {title}",
        language="en",
        blocks=(Heading(f"Content check: {title}", 1), *_facts(pack, day), _verdict(examined), *_tables(examined), *_first(examined)),
        footer=Footer(
            f"Checked on {day.isoformat()} by 'consult-aid check'. What a program cannot decide is left to people.", "{page} of {pages}"
        ),
    )


def _facts(pack: Pack | None, day: datetime.date) -> Iterator[Block]:
    if pack is None:
        yield Text(f"Checked on {day.isoformat()}. The main files of this pack cannot be understood, so it has no scores.")
        return
    manifest = pack.manifest
    counted = f"{len(pack.topics)} topics, {len(pack.options)} options, {len(pack.illustrations)} pictures, {len(pack.sources)} sources"
    yield Text(
        f"Version {shortened(manifest.version, 30)} of '{shortened(manifest.id, 40)}', checked on {day.isoformat()}. "
        f"Reviewed {manifest.reviewed.isoformat()}, next review due {manifest.review_due.isoformat()}. "
        f"{shortened(in_words(pack), 160)}. {counted}.\n"
        f"Fingerprint of its files: {pack.digest[:32]}"
    )


def _verdict(examined: Examination) -> Block:
    errors, warnings = len(examined.errors), len(examined.warnings)
    words = f"{errors} errors, {warnings} warnings."
    if errors:
        return Notice("caution", "Errors must be mended before this pack is used", (Line(words),))
    return Notice("info", "No errors", (Line(words),))


def _tables(examined: Examination) -> Iterator[Block]:
    rows = []
    for standard, group in groupby(examined.scores, key=lambda score: score.standard):
        scores = tuple(group)
        if standard != READING:
            rows.append(_row(standard, scores))
    if rows:
        yield Heading("Scores", 2)
        yield Table("Scores", "Standard", _columns("Result", "Not met", "Needs people"), (RowGroup("", tuple(rows)),))
    if examined.readings:
        title = f"Reading grade (at most {MOST_AVERAGE} on average, {MOST_GRADE} anywhere)"
        yield Heading(title, 2)
        columns = _columns("Average", f"Texts above grade {MOST_GRADE}", "Measure")
        yield Table(title, "Language", columns, (RowGroup("", tuple(map(_reading, examined.readings[:MOST_LANGUAGES]))),))


def _row(standard: str, scores: tuple[Score, ...]) -> TableRow:
    total, *items = scores
    missed = [score.item for score in items if score.verdict == "not met"]
    return _cells(
        standard,
        f"{total.asks.removesuffix(' decidable items')}: {'passed' if total.verdict == 'met' else 'not passed'}",
        shortened(f"{len(missed)} ({', '.join(missed)})", 40) if missed else "0",
        str(sum(score.verdict == "needs people" for score in items)),
    )


def _reading(reading: Reading) -> TableRow:
    if reading.average is None:
        return _cells(reading.language, "Not known", "Not known", "None for this language")
    second = f", SMOG {reading.smog:g}" if reading.smog is not None else ""
    return _cells(reading.language, f"Grade {reading.average:g}", f"{reading.above_most} of {reading.texts}", f"{reading.measure}{second}")


def _cells(title: str, *texts: str) -> TableRow:
    return TableRow(title, tuple(Cell((Line(text),)) for text in texts))


def _columns(*titles: str) -> tuple[Column, ...]:
    return tuple(Column(title.lower().replace(" ", "-"), title) for title in titles)


def _first(examined: Examination) -> Iterator[Block]:
    problems: Sequence[Problem] = examined.errors or examined.warnings
    if not problems:
        return
    kind = "errors" if examined.errors else "warnings"
    more = f" ({MOST_PROBLEMS} of {len(problems)})" if len(problems) > MOST_PROBLEMS else ""
    yield Heading(f"First {kind}{more}", 2)
    yield Bullets(tuple(Line(shortened(str(problem), LONGEST)) for problem in problems[:MOST_PROBLEMS]))
