"""One item of a standard, whether it is met, and totals over items."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from consult_aid.content.facts import Pack
from consult_aid.errors import Problem

from .texts import Material

Verdict = Literal["met", "not met", "needs people"]


@dataclass(frozen=True, slots=True)
class Score:
    """One item of a standard. `item` is its number, `asks` what it asks in our words, `why` what was found."""

    standard: str
    item: str
    asks: str
    verdict: Verdict
    why: str

    def __str__(self) -> str:
        return f"{self.standard} {self.item}: {self.verdict}: {self.asks} ({self.why})"

    @property
    def is_total(self) -> bool:
        return self.item == "total"


@dataclass(frozen=True, slots=True)
class Case:
    """What the items are judged by: the compiled pack, its texts, and what each check found."""

    pack: Pack
    material: Material
    found: Mapping[str, tuple[Problem, ...]]

    def errors(self, check: str) -> int:
        return sum(problem.severity == "error" for problem in self.found.get(check, ()))


def judge(standard: str) -> Callable[[str, str, bool | None, str], Score]:
    """Makes the items of a standard; a verdict of None is for people."""

    def score(item: str, asks: str, met: bool | None, why: str) -> Score:
        return Score(standard, item, asks, "needs people" if met is None else "met" if met else "not met", why)

    return score


def total_of(items: Sequence[Score], least: int) -> Score:
    """Every item counts; what people have not yet judged is not met."""
    met, people, open_ = _counted(items)
    why = f"{least} wanted; {open_} not met, {people} need people"
    return Score(items[0].standard, "total", f"{met} of {len(items)}", "met" if met >= least else "not met", why)


def share_of(items: Sequence[Score], least: float) -> Score:
    """Only what a program can decide counts."""
    met, people, open_ = _counted(items)
    decided = met + open_
    share = met / decided if decided else 0.0
    why = f"{100 * share:.0f} %, {100 * least:.0f} % wanted; {people} more need people"
    return Score(items[0].standard, "total", f"{met} of {decided} decidable items", "met" if share >= least else "not met", why)


def _counted(items: Sequence[Score]) -> tuple[int, int, int]:
    met = sum(item.verdict == "met" for item in items)
    people = sum(item.verdict == "needs people" for item in items)
    return met, people, len(items) - met - people


def said(words: Mapping[str, str]) -> bool:
    return bool(words) and all(text.strip() for text in words.values())


def lacking(ids: Sequence[str]) -> str:
    return f"lacking: {', '.join(ids)}" if ids else "nothing is lacking"
