"""IPDAS version 4: qualifying (1.x), certifying (2.x) and quality items (QC), in our own words.

The items on tests (2.4.x, QC24 to QC28) do not apply to treatments. The QC numbers are ours; the official ones were not to be had.
"""

from __future__ import annotations

import datetime

from consult_aid.content.facts import Claim, Outcome, Pack, Reviewer, Row
from consult_aid.content.rules import NO_TREATMENT

from .balance import is_even, weigh
from .readability import measured
from .score import Case, Score, judge, lacking, said

LIVING = ("body", "mind", "social")


def qualifying(case: Case) -> tuple[Score, ...]:
    score, pack = judge("IPDAS qualifying"), case.pack
    options = pack.options
    broken = [id for id in case.material.draft.manifest.fact.options if pack.option(id) is None]
    without_good = [*broken, *(option.id for option in options if not option.benefits)]
    without_bad = [*broken, *(option.id for option in options if not option.harms)]
    none = any(NO_TREATMENT in option.id for option in options)
    listed = f"{len(options)} options, {'one' if none else 'none'} of them for no treatment"
    listed += f"; left out for their errors: {', '.join(broken)}" if broken else ""
    return (
        score("1.1.1", "says what the condition is", bool(pack.topics), f"topics: {len(pack.topics)}"),
        score("1.1.2", "states the decision outright", said(pack.manifest.decision), "field decision of pack.yaml"),
        score("1.1.3", "lists the options, no treatment among them", len(options) >= 2 and none and not broken, listed),
        score("1.1.4", "gives the good points of every option", bool(options) and not without_good, lacking(without_good)),
        score("1.1.5", "gives the bad points of every option", bool(options) and not without_bad, lacking(without_bad)),
        score("1.2.1", "tells what living with each option is like: body, mind, other people", *_living(pack, broken)),
    )


def _living(pack: Pack, broken: list[str]) -> tuple[bool, str]:
    rows: dict[str, list[Row]] = {kind: [row for row in pack.attributes.rows if row.living == kind] for kind in LIVING}
    missing = [kind for kind in LIVING if not rows[kind]]
    if missing:
        return False, f"no row of the comparison is marked 'living: {missing[0]}'"
    silent = broken + [
        f"{option.id} ({kind})" for option in pack.options for kind in LIVING if not any(row.id in option.values for row in rows[kind])
    ]
    cells = [option.values[row.id] for option in pack.options for kind in LIVING for row in rows[kind] if row.id in option.values]
    unknown = sum(cell.state == "not_known" for cell in cells)
    return bool(pack.options) and not silent, f"{lacking(silent)}; {unknown} of {len(cells)} answers say that it is not known"


def certifying(case: Case, today: datetime.date) -> tuple[Score, ...]:
    score, pack = judge("IPDAS certifying"), case.pack
    manifest, outcomes = pack.manifest, outcomes_of(pack)
    claims = [fact for _, _, fact in case.material.facts if isinstance(fact, Claim) and fact.certainty != "advice"]
    unsourced = sum(not claim.sources for claim in claims)
    unsure = [outcome.id for outcome in outcomes if outcome.n is not None and outcome.certainty == "not_known"]
    weights = [weigh(option, manifest.languages[0]) for option in pack.options]
    lopsided = [weight.option for weight in weights if not is_even(weight)]
    detail = "words for and against: " + ", ".join(f"{weight.option} {weight.good_words} to {weight.bad_words}" for weight in weights)
    policy, due = said(manifest.update_policy), manifest.review_due
    return (
        score(
            "2.1.1",
            "gives good and bad points in comparable detail",
            bool(weights) and not lopsided,
            f"{'uneven: ' + ', '.join(lopsided) + '; ' if lopsided else ''}{detail}",
        ),
        score("2.2.1", "cites its evidence", bool(claims) and not unsourced, f"{len(claims)} claims, {unsourced} without a source"),
        score("2.2.2", "shows a date", True, f"version {manifest.version}, reviewed {manifest.reviewed.isoformat()}"),
        score("2.2.3", "says how it is kept up to date, and is not overdue", policy and due >= today, f"next review due {due.isoformat()}"),
        score(
            "2.2.4", "says how uncertain the chances are", bool(outcomes) and not unsure, f"chances: {len(outcomes)}, each with a certainty"
        ),
        score("2.3.1", "says who paid", said(manifest.funding), "field funding of pack.yaml"),
    )


def quality(case: Case) -> tuple[Score, ...]:
    score, pack = judge("IPDAS quality"), case.pack
    manifest = pack.manifest
    numbers = [outcome for outcome in outcomes_of(pack) if outcome.n is not None]
    chances, found = bool(numbers), f"numbers: {len(numbers)}"
    course = any(outcome.kind == "course" for option in pack.options if NO_TREATMENT in option.id for outcome in option.outcomes)
    quiet = [option.id for option in pack.options if not option.questions]
    graded = sum(outcome.certainty != "not_known" for outcome in numbers)
    nameless = [outcome.id for outcome in numbers if not outcome.studied]
    unmeasured = [language for language in manifest.languages if language not in measured()]
    way = {"topics": pack.topics, "rows": pack.attributes.rows, "priorities": pack.priorities, "next steps": manifest.next_steps}
    gaps = [name for name, filled in way.items() if not filled]
    return (
        score("QC1", "describes the course with no action", course, "an outcome of kind course under no treatment"),
        score("QC2", "lets options be compared point by point", len(pack.options) >= 2 and bool(pack.attributes.rows), "shared rows"),
        score("QC3", "gives chances of outcomes", chances, found),
        score("QC4", "names the people whom the numbers come from", chances and not nameless, lacking(nameless)),
        score("QC5", "gives event rates", chances, found),
        score("QC6", "compares chances over the same time span", *_times(pack, numbers)),
        score(
            "QC7",
            "compares on the same denominator",
            chances and not case.errors("denominators"),
            f"chances that are not out of 100: {case.errors('denominators')}",
        ),
        score("QC8", "shows chances in more than one way", chances, "in words and as pictures of 100 people"),
        score("QC9", "asks the patient what matters most", bool(pack.priorities), f"priorities: {len(pack.priorities)}"),
        score("QC10", "gives a step-by-step way: learn, compare, what matters, next steps", not gaps, lacking(gaps)),
        score("QC11", "has questions for the talk", bool(pack.options) and not quiet, lacking(quiet)),
        score("QC12", "asked patients what they need", None, "keep a record"),
        score("QC13", "asked practitioners what they need", None, "keep a record"),
        score("QC14", "was reviewed by patients not involved", *_reviewed(pack, "patient")),
        score("QC15", "was reviewed by practitioners not involved", *_reviewed(pack, "clinician")),
        score("QC16", "was tried with patients who face the choice", None, "keep a record"),
        score("QC17", "was tried with practitioners", None, "keep a record"),
        score("QC18", "says how evidence was found and put together", said(manifest.evidence), "field evidence of pack.yaml"),
        score(
            "QC19", "says how good the evidence is", chances and graded == len(numbers), f"{graded} of {len(numbers)} numbers are graded"
        ),
        score("QC20", "names authors and what qualifies them", bool(manifest.authors), f"named: {len(manifest.authors)}"),
        score("QC21", "reports a reading level", not unmeasured, f"no measure for {', '.join(unmeasured)}" if unmeasured else "told below"),
        score("QC22", "is shown to help choices fit preferences", None, "needs a study"),
        score("QC23", "is shown to raise knowledge", None, "needs a study"),
    )


def _times(pack: Pack, numbers: list[Outcome]) -> tuple[bool, str]:
    """What is set side by side shares a span of time: a number and its other group stand under one time frame, and so do numbers for the
    same outcome of several options. Numbers of other outcomes are not compared: the pages say so."""
    timeless = [outcome.id for outcome in numbers if not outcome.time]
    language = pack.manifest.languages[0]
    spans: dict[str, set[str]] = {}
    for outcome in numbers:
        spans.setdefault(outcome.title.get(language, ""), set()).add((outcome.time or {}).get(language, ""))
    uneven = [title for title, times in spans.items() if len(times) > 1]
    if uneven:
        return False, f"'{uneven[0]}' is told over different times"
    return bool(numbers) and not timeless, f"numbers without a time frame: {', '.join(timeless) or 'none'}"


def _reviewed(pack: Pack, kind: str) -> tuple[bool | None, str]:
    """A record of this version counts; anything else still needs people."""
    others = [reviewer for reviewer in pack.manifest.reviewers if reviewer.kind == kind and not reviewer.wrote]
    if any(reviewer.version == pack.manifest.version for reviewer in others):
        return True, f"recorded: {_latest(others)}"
    return None, f"recorded for version {_latest(others)} only" if others else "keep a record under reviewers in pack.yaml"


def _latest(reviewers: list[Reviewer]) -> str:
    latest = max(reviewers, key=lambda reviewer: reviewer.date)
    return f"{latest.version}, {latest.date.isoformat()}"


def outcomes_of(pack: Pack) -> list[Outcome]:
    return [outcome for option in pack.options for outcome in option.outcomes]
