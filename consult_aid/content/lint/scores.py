"""How a pack does against the standards for decision aids, as far as a program can tell; what only people can judge says so.

The standards are IPDAS version 4 (qualifying 1.x, certifying 2.x, quality QC), PEMAT-P (a part), and the reading grade. The items on tests
(2.4.x, QC24 to QC28) do not apply to treatments.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from consult_aid.content.draft import walk
from consult_aid.content.facts import Claim, Option, Outcome, Pack
from consult_aid.content.rules import NO_TREATMENT

from .readability import Counts, counts, grade, measured

Verdict = Literal["met", "not met", "needs people"]
MOST_GRADE = 8.0
LEAST_WORDS = 12
"""Shorter texts have no grade of their own worth telling."""

_LABELS = frozenset({"title", "name", "short", "label", "kind", "role"})
"""Fields that are names rather than sentences."""


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


def scores(pack: Pack, today: datetime.date | None = None) -> tuple[Score, ...]:
    """Every item, a total per standard before its items. `today` (default: the system's date) tells whether the review is overdue."""
    groups = (
        _qualifying(pack),
        _certifying(pack, today or datetime.date.today()),
        _quality(pack),
        _pemat(pack),
        tuple(_reading(pack)),
    )
    return tuple(score for group in groups for score in (_total(group), *group))


def _total(group: tuple[Score, ...]) -> Score:
    met, asked = sum(score.verdict == "met" for score in group), len(group)
    people = sum(score.verdict == "needs people" for score in group)
    verdict: Verdict = "met" if met == asked else "needs people" if met + people == asked else "not met"
    why = f"{asked - met - people} not met, {people} that only people can judge"
    return Score(group[0].standard, "total", f"{met} of {asked} met", verdict, why)


def _judge(standard: str) -> Callable[[str, str, bool | None, str], Score]:
    def score(item: str, asks: str, met: bool | None, why: str) -> Score:
        return Score(standard, item, asks, "needs people" if met is None else "met" if met else "not met", why)

    return score


def _qualifying(pack: Pack) -> tuple[Score, ...]:
    score = _judge("IPDAS qualifying")
    options = pack.options
    without_good = [option.id for option in options if not option.benefits]
    without_bad = [option.id for option in options if not option.harms]
    none = any(NO_TREATMENT in option.id for option in options)
    return (
        score("1.1.1", "says what the condition is", bool(pack.topics), f"topics: {len(pack.topics)}"),
        score("1.1.2", "states the decision outright", _said(pack.manifest.decision), "field decision of pack.yaml"),
        score(
            "1.1.3",
            "lists the options, no treatment among them",
            len(options) >= 2 and none,
            f"{len(options)} options, {'one' if none else 'none'} of them for no treatment",
        ),
        score("1.1.4", "gives the good points of every option", bool(options) and not without_good, _lacking(without_good)),
        score("1.1.5", "gives the bad points of every option", bool(options) and not without_bad, _lacking(without_bad)),
        score("1.2.1", "tells what living with each option is like", None, "no field holds it yet; read the pages"),
    )


def _certifying(pack: Pack, today: datetime.date) -> tuple[Score, ...]:
    score = _judge("IPDAS certifying")
    manifest = pack.manifest
    lopsided = [option.id for option in pack.options if not option.benefits or not option.harms]
    claims = [claim for _, claim in _all(pack) if isinstance(claim, Claim) and claim.certainty != "advice"]
    unsourced = sum(not claim.sources for claim in claims)
    unsure = [outcome.id for outcome in _outcomes(pack) if outcome.n is not None and outcome.certainty == "not_known"]
    policy, due = _said(manifest.update_policy), manifest.review_due
    return (
        score("2.1.1", "gives good and bad points in equal detail", False if lopsided else None, _detail(pack, lopsided)),
        score("2.2.1", "cites its evidence", bool(claims) and not unsourced, f"{len(claims)} claims, {unsourced} without a source"),
        score("2.2.2", "shows a date", True, f"version {manifest.version}, reviewed {manifest.reviewed.isoformat()}"),
        score("2.2.3", "says how it is kept up to date", policy and due >= today, f"next review due {due.isoformat()}"),
        score("2.2.4", "says how uncertain the chances are", bool(_outcomes(pack)) and not unsure, f"numbers: {len(_outcomes(pack))}"),
        score("2.3.1", "says who paid", _said(manifest.funding), "field funding of pack.yaml"),
    )


def _quality(pack: Pack) -> tuple[Score, ...]:
    score = _judge("IPDAS quality")
    numbers = [outcome for outcome in _outcomes(pack) if outcome.n is not None]
    chances = bool(numbers)
    times = {tuple(sorted(outcome.time.items())) if outcome.time else () for outcome in numbers}
    course = any(outcome.kind == "course" for option in pack.options if NO_TREATMENT in option.id for outcome in option.outcomes)
    quiet = [option.id for option in pack.options if not option.questions]
    graded = sum(outcome.certainty != "not_known" for outcome in numbers)
    unmeasured = [language for language in pack.manifest.languages if language not in measured()]
    found = f"numbers: {len(numbers)}"
    return (
        score("QC1", "describes the course with no action", course, "an outcome of kind course under no treatment"),
        score("QC2", "lets options be compared point by point", len(pack.options) >= 2 and bool(pack.attributes.rows), "shared rows"),
        score("QC3", "gives chances of outcomes", chances, found),
        score("QC4", "names the people whom the numbers come from", None, "titles of outcomes may say it; read them"),
        score("QC5", "gives event rates", chances, found),
        score("QC6", "compares over the same time span", chances and len(times) == 1 and () not in times, f"time spans: {len(times)}"),
        score("QC7", "compares on the same denominator", chances, "every number is out of 100"),
        score("QC8", "shows chances in more than one way", chances, "as words and as pictures of people"),
        score("QC9", "asks the patient what matters most", bool(pack.priorities), f"priorities: {len(pack.priorities)}"),
        score("QC10", "gives a step-by-step way to decide", None, "read the handout"),
        score("QC11", "has questions for the talk", bool(pack.options) and not quiet, _lacking(quiet)),
        score("QC12", "asked patients what they need", None, "keep a record"),
        score("QC13", "asked practitioners what they need", None, "keep a record"),
        score("QC14", "was reviewed by patients not involved", None, "keep a record"),
        score("QC15", "was reviewed by practitioners not involved", None, "keep a record"),
        score("QC16", "was tried with patients who face the choice", None, "keep a record"),
        score("QC17", "was tried with practitioners", None, "keep a record"),
        score(
            "QC18",
            "says how evidence was found and put together",
            None if _said(pack.manifest.evidence) else False,
            "field evidence of pack.yaml; a person must judge whether it says enough",
        ),
        score(
            "QC19", "says how good the evidence is", chances and graded == len(numbers), f"{graded} of {len(numbers)} numbers are graded"
        ),
        score("QC20", "names authors and what qualifies them", bool(pack.manifest.authors), f"named: {len(pack.manifest.authors)}"),
        score("QC21", "reports a reading level", not unmeasured, f"no measure for {', '.join(unmeasured)}" if unmeasured else "see below"),
        score("QC22", "is shown to help choices fit preferences", None, "needs a study"),
        score("QC23", "is shown to raise knowledge", None, "needs a study"),
    )


def _pemat(pack: Pack) -> tuple[Score, ...]:
    score = _judge("PEMAT-like")
    untitled = [id for id, picture in pack.illustrations.items() if not _said(picture.title)]
    wordy = [row.id for row in pack.attributes.rows if any(len(text.split()) > 8 for text in row.title.values())]
    return (
        score("1", "makes its purpose plain at once", None, "read the first page"),
        score("3", "uses everyday words", None, "see the reading grade; a person must judge the words"),
        score("7", "asks for no arithmetic", bool(_outcomes(pack)), "one denominator for every number"),
        score("11", "has a summary", bool(pack.topics), "every topic and option opens with one"),
        score("15", "uses pictures where they help", None if pack.illustrations else False, f"pictures: {len(pack.illustrations)}"),
        score("17", "gives pictures titles", bool(pack.illustrations) and not untitled, _lacking(untitled)),
        score("19", "has short headings in tables", bool(pack.attributes.rows) and not wordy, "more than 8 words: " + _names(wordy)),
        score("20", "names something the reader can do", bool(pack.manifest.next_steps), f"next steps: {len(pack.manifest.next_steps)}"),
        score("21", "speaks to the reader directly", None, "read the next steps"),
        score("25", "explains how to read its tables", _said(pack.attributes.reading_help), "field reading_help of attributes.yaml"),
    )


def _reading(pack: Pack) -> Iterator[Score]:
    score = _judge("Reading grade")
    for language in pack.manifest.languages:
        asks = f"at most grade {MOST_GRADE:g} on the whole"
        if language not in measured():
            yield score(language, asks, None, "no measure for this language here")
            continue
        texts = [(place, counted) for place, text in _sentences(pack, language) if (counted := counts(text, language)).words]
        if not texts:
            yield score(language, asks, None, "no text")
            continue
        whole = grade(sum((counted for _, counted in texts), Counts(0, 0, 0)), language)
        long = [(grade(counted, language), place) for place, counted in texts if counted.words >= LEAST_WORDS]
        worst = f"; hardest text: {max(long)[1]}, grade {max(long)[0]:.1f}" if long else ""
        yield score(language, asks, whole <= MOST_GRADE, f"grade {whole:.1f} over {len(texts)} texts{worst}")


def _all(pack: Pack) -> Iterator[tuple[str, object]]:
    """Every fact and text of the pack, with the place an author looks for it."""
    named = [
        ("pack.yaml", pack.manifest),
        ("attributes.yaml", pack.attributes),
        ("priorities.yaml", pack.priorities),
        *((f"topics/{topic.id}.yaml", topic) for topic in pack.topics),
        *((f"options/{option.id}.yaml", option) for option in pack.options),
        *((f"illustrations/{id}.yaml", picture) for id, picture in pack.illustrations.items()),
    ]
    for file, fact in named:
        for path, value in walk(fact):
            yield " ".join((file, *(str(step + 1) if isinstance(step, int) else step for step in path))), value


def _sentences(pack: Pack, language: str) -> Iterator[tuple[str, str]]:
    """The texts that are whole sentences, with their places."""
    for place, value in _all(pack):
        if isinstance(value, Mapping) and language in value and place.split()[-1] not in _LABELS:
            text = value[language].strip()
            if text.endswith((".", "!", "?")):  # a few words in a cell would make the whole look easier than it reads
                yield place, text


def _outcomes(pack: Pack) -> list[Outcome]:
    return [outcome for option in pack.options for outcome in option.outcomes]


def _said(words: Mapping[str, str]) -> bool:
    return bool(words) and all(text.strip() for text in words.values())


def _names(ids: list[str]) -> str:
    return ", ".join(ids) or "none"


def _lacking(ids: list[str]) -> str:
    return f"lacking: {_names(ids)}"


def _detail(pack: Pack, lopsided: list[str]) -> str:
    if lopsided:
        return f"one side is empty: {_names(lopsided)}"
    return "words for and against: " + ", ".join(_balance(option, pack.manifest.languages[0]) for option in pack.options)


def _balance(option: Option, language: str) -> str:
    good = sum(len(claim.text.get(language, "").split()) for claim in option.benefits)
    bad = sum(len(text.get(language, "").split()) for harm in option.harms for text in (harm.what, harm.frequency))
    return f"{option.id} {good} to {bad}"
