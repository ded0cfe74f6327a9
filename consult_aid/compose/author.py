"""The page for those who write a pack: what is wrong, where and what to do; then how it does against the standards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, Protocol

from consult_aid.errors import Problem
from consult_aid.pages import Badge, Block, Bullets, Heading, Line, Notice, Page, Statement, Text
from consult_aid.words import Lexicon, lexicon


class Score(Protocol):
    """One item of a standard, as `content.lint` judges it; the item 'total' sums up the others."""

    @property
    def standard(self) -> str: ...
    @property
    def item(self) -> str: ...
    @property
    def asks(self) -> str: ...
    @property
    def verdict(self) -> Literal["met", "not met", "needs people"]: ...
    @property
    def why(self) -> str: ...


LOOKS: dict[str, Literal["bad", "unknown", "good"]] = {"not met": "bad", "needs people": "unknown", "met": "good"}
"""Look of each verdict, in the order of the page: what is open comes first."""


def author_page(problems: Sequence[Problem], scores: Sequence[Score], fault: str, language: str, shown: bool = True) -> Page:
    """The page. `fault` says why the pack as it is now cannot be shown; empty when it is shown. `shown` tells whether an earlier state of
    it is in view meanwhile. Findings are told in English."""
    words = lexicon(language)
    stale = words["author_stale" if shown else "author_not_yet"]
    notice = (Notice("caution", stale, (Line(fault),)),) if fault else ()
    return Page(words["author_title"], language, tuple(_blocks(problems, scores, notice, words)))


def _blocks(problems: Sequence[Problem], scores: Sequence[Score], notice: tuple[Block, ...], words: Lexicon) -> Iterator[Block]:
    errors, warnings = ([problem for problem in problems if problem.severity == severity] for severity in ("error", "warning"))
    yield Heading(words["author_title"], 1)
    yield from notice
    yield Text(words["author_counts"].format(errors=len(errors), warnings=len(warnings)), "lead")
    for title, group, badge in (
        (words["author_errors"], errors, Badge(words["author_error"], "bad")),
        (words["author_warnings"], warnings, Badge(words["author_warning"], "caution")),
    ):
        if group:
            yield Heading(f"{title} ({len(group)})", 2)
            yield from _each(_problem(problem, badge) for problem in group)
    if scores:
        yield Heading(words["author_scores"], 2)
        for standard in dict.fromkeys(score.standard for score in scores):
            yield from _standard([score for score in scores if score.standard == standard], words)


def _each(lines: Iterable[Line]) -> Iterator[Block]:
    """One list for each line: a long page is then built line by line."""
    return (Bullets((line,)) for line in lines)


def _problem(problem: Problem, badge: Badge) -> Line:
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    where = f"{problem.where}: " if problem.where else ""
    todo = problem.todo[:1].upper() + problem.todo[1:]
    return Line(f"{where}{problem.what}. {todo}{'' if todo.endswith(('?', '.')) else '.'}", lead=place, badge=badge)


def _standard(scores: list[Score], words: Lexicon) -> Iterator[Block]:
    """The total, then the items: what is open first."""
    totals = [score for score in scores if score.item == "total"]
    yield Heading(scores[0].standard, 3)
    yield from (Statement(Line(f"{score.asks}: {score.why}."), "quiet") for score in totals)
    items = sorted((score for score in scores if score.item != "total"), key=lambda score: list(LOOKS).index(score.verdict))
    yield from _each(_score(score, words) for score in items)


def _score(score: Score, words: Lexicon) -> Line:
    badge = Badge(words[f"score_{score.verdict.replace(' ', '_')}"], LOOKS[score.verdict])
    return Line(f"{score.asks} ({score.why})", lead=score.item, badge=badge)
