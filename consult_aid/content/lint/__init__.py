"""What `check` finds in a pack beyond the rules that keep it from being used: how it reads, how it words chances, what it leaves out.

`examine` looks at a folder; `findings` at a draft that is being written. Both take a while (pictures are drawn, every text is read), so
nothing here runs when a pack is opened for a patient.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from consult_aid.content.cache import digest_of
from consult_aid.content.compile import compile_pack
from consult_aid.content.draft import Draft, Findings
from consult_aid.content.facts import Pack
from consult_aid.content.load import files_of, finished
from consult_aid.errors import Problem

from .balance import check_balance
from .drawing import check_drawings
from .evidence import check_evidence
from .glossary import check_unexplained, check_unused
from .lengths import check_lengths, check_places
from .reading import Reading, check_reading, readings
from .risk import check_certainties, check_denominators, check_numbers, check_promises, check_relative, check_words_only
from .score import Case, Score
from .scores import scores
from .texts import Material
from .translation import check_translation

_CHECKS: dict[str, Callable[[Material, Findings], None]] = {
    "reading": check_reading,
    "denominators": check_denominators,
    "relative": check_relative,
    "chances in words": check_words_only,
    "promises": check_promises,
    "certainty": check_certainties,
    "numbers": check_numbers,
    "unexplained": check_unexplained,
    "glossary": check_unused,
    "translation": check_translation,
    "long texts": check_lengths,
    "places": check_places,
    "balance": check_balance,
    "drawings": check_drawings,
}
"""What is looked for, by the name that scores know it by."""


@dataclass(frozen=True, slots=True)
class Examination:
    """All that `check` has to say of a pack. `pack` is None when its main files cannot be understood; then there are no scores."""

    pack: Pack | None
    problems: tuple[Problem, ...]
    scores: tuple[Score, ...] = ()
    readings: tuple[Reading, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "warning")


def examine(folder: Path, today: datetime.date | None = None, overlay: Path | None = None) -> Examination:
    """Everything there is to say about the pack in this folder. Raises CannotDo when there is no such folder."""
    today = today or datetime.date.today()
    files = files_of(folder, overlay)
    compiled = compile_pack(files, folder.resolve().name, digest_of(files))
    loaded = finished(folder, compiled.pack, (*files.problems, *compiled.problems), compiled.review_line, today)
    if loaded.pack is None or compiled.draft is None:
        return Examination(None, loaded.problems)
    material = Material(compiled.draft)
    found = _found(material, today)
    problems = tuple(sorted({*loaded.problems, *(problem for told in found.values() for problem in told)}))
    read = readings(material)
    return Examination(loaded.pack, problems, scores(Case(loaded.pack, material, found), read, today), read)


def findings(draft: Draft, today: datetime.date) -> tuple[Problem, ...]:
    """What the checks find in the files of the draft, by file and line."""
    return tuple(sorted({problem for problems in _found(Material(draft), today).values() for problem in problems}))


def _found(material: Material, today: datetime.date) -> dict[str, tuple[Problem, ...]]:
    def run(check: Callable[[Findings], None]) -> tuple[Problem, ...]:
        findings = Findings()
        check(findings)
        return tuple({fault.problem for faults in findings.faults.values() for fault in faults})

    found = {name: run(partial(check, material)) for name, check in _CHECKS.items()}
    return {**found, "evidence": run(partial(check_evidence, material, today))}
