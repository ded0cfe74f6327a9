"""PEMAT-P (understanding and acting) and the CDC Clear Communication Index, as far as a program can decide, in our own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from consult_aid.content.facts import Pack
from consult_aid.content.rules import NO_TREATMENT

from .ipdas import outcomes_of
from .reading import MOST_AVERAGE, MOST_GRADE, Reading
from .score import Case, Score, judge, lacking, said

LONGEST_LIST = 7
MOST_LABELS = 10
LONGEST_HEADING = 8


def understandability(case: Case, readings: tuple[Reading, ...]) -> tuple[Score, ...]:
    score, pack = judge("PEMAT understanding"), case.pack
    chances = bool(outcomes_of(pack))
    plain = bool(readings) and all(_is_plain(reading) for reading in readings)
    unexplained, other, alone = _unexplained(case), case.errors("denominators"), case.errors("relative")
    long = len(case.found.get("long texts", ()))
    untitled = [
        id for id, picture in pack.illustrations.items() if not said(picture.title) or not all(said(step.caption) for step in picture.steps)
    ]
    unpictured = _unpictured(pack)
    crowded = _crowded(pack)
    wordy = [row.id for row in pack.attributes.rows if any(len(text.split()) > LONGEST_HEADING for text in row.title.values())]
    purpose = said(pack.manifest.title) and said(pack.manifest.decision)
    return (
        score("1", "makes its purpose plain at once", purpose, "title and decision of pack.yaml, said first"),
        score("2", "has nothing that distracts", None, "read the pages"),
        score(
            "3",
            "uses everyday words",
            plain,
            "; ".join(f"{r.language}: {r.told}, {r.above_most} texts above {MOST_GRADE}" for r in readings),
        ),
        score("4", "explains medical words", not unexplained, f"words without an explanation: {unexplained}"),
        score("5", "uses the active voice", None, "read the pages"),
        score("6", "tells numbers clearly", chances and not other, f"chances that are not out of 100: {other}"),
        score("7", "asks for no arithmetic", chances and not alone, f"changes told alone: {alone}"),
        score("8", "comes in short pieces", not long, f"texts too long to be read at one go: {long}"),
        score("9", "has headings that tell", None, "read the headings"),
        score("10", "has a logical order", None, "the pages keep one order; read them"),
        score("11", "has a summary", bool(pack.topics), "every topic and option opens with one"),
        score("12", "leads the eye to key points", bool(pack.topics or pack.options), "leads and notices have a look of their own"),
        score(
            "15", "uses pictures where they help", bool(pack.options) and not unpictured, f"options without a picture: {_names(unpictured)}"
        ),
        score("16", "has no pictures that distract", None, "look at the pictures"),
        score("17", "gives pictures titles and captions", bool(pack.illustrations) and not untitled, lacking(untitled)),
        score(
            "18", "has clear, uncluttered pictures", False if crowded else None, f"steps with over {MOST_LABELS} labels: {_names(crowded)}"
        ),
        score(
            "19", "has short headings in tables", bool(pack.attributes.rows) and not wordy, f"over {LONGEST_HEADING} words: {_names(wordy)}"
        ),
    )


def actionability(case: Case) -> tuple[Score, ...]:
    score, pack = judge("PEMAT acting"), case.pack
    steps = pack.manifest.next_steps
    questions = any(option.questions for option in pack.options)
    return (
        score("20", "names something the reader can do", bool(steps), f"next steps: {len(steps)}"),
        score("21", "speaks to the reader directly", None, "read the next steps"),
        score("22", "splits what to do into steps", len(steps) >= 2, f"next steps: {len(steps)}"),
        score("23", "gives a tool to act with", bool(steps) and questions, "boxes to tick and questions to ask, on the sheet"),
        score("24", "shows how to do any sum", not case.errors("relative"), f"changes told alone: {case.errors('relative')}"),
        score("25", "explains how to read its tables", said(pack.attributes.reading_help), "field reading_help of attributes.yaml"),
        score("26", "has pictures that help to act", None, "look at the pictures"),
    )


def clear_communication(case: Case, readings: tuple[Reading, ...]) -> tuple[Score, ...]:
    score, pack = judge("CDC index"), case.pack
    pages, steps = bool(pack.topics), pack.manifest.next_steps
    plain = bool(readings) and all(_is_plain(reading) for reading in readings) and not _unexplained(case)
    chances = bool(outcomes_of(pack))
    long = [where for where, items in _lists(pack) if len(items) > LONGEST_LIST]
    unpictured = _unpictured(pack)
    sums = case.errors("denominators") + case.errors("relative")
    silent = [option.id for option in pack.options if not option.unknown or not option.benefits]
    onesided = [option.id for option in pack.options if not option.harms or not option.benefits]
    return (
        score("1", "has one main message", pages, "the summary of every topic and option"),
        score("2", "says it first", pages, "the summary opens the page"),
        score("3", "makes it stand out", pages, "it has a look of its own"),
        score(
            "4", "supports it with a captioned picture", bool(pack.options) and not unpictured, f"options without one: {_names(unpictured)}"
        ),
        score("5", "calls the reader to act", bool(steps), f"next steps: {len(steps)}"),
        score("6", "uses the active voice", None, "read the pages"),
        score("7", "uses the reader's words and explains the others", plain, f"words without an explanation: {_unexplained(case)}"),
        score("8", f"has no list of more than {LONGEST_LIST} items", not long, f"longer: {_names(long)}"),
        score("9", "comes in chunks with headings that fit", None, "read the headings"),
        score("10", "gives the key points in the first part", pages, "the summary opens the page"),
        score("11", "says what is known and what is not", bool(pack.options) and not silent, lacking(silent)),
        score("12", "recommends something to do", bool(steps), f"next steps: {len(steps)}"),
        score("13", "says why it matters to the reader", None, "read the next steps"),
        score("14", "says how to do it and when to call", bool(steps and pack.manifest.help), f"calls for help: {len(pack.manifest.help)}"),
        score("15", "uses whole numbers", chances, "chances are whole numbers of people"),
        score("16", "explains its numbers", None, "read the notes beside them"),
        score("17", "asks for no arithmetic", chances and not sums, f"chances not out of 100, changes told alone: {sums}"),
        score("18", "tells what the risk is, how and why", None, "read the harms"),
        score("19", "tells both risks and benefits", bool(pack.options) and not onesided, lacking(onesided)),
        score("20", "shows chances in words or pictures too", chances, "both"),
    )


def _is_plain(reading: Reading) -> bool:
    return reading.average is not None and reading.average <= MOST_AVERAGE and not reading.above_most


def _unexplained(case: Case) -> int:
    return len(case.found.get("unexplained", ()))


def _unpictured(pack: Pack) -> list[str]:
    return [option.id for option in pack.options if not option.illustrations and NO_TREATMENT not in option.id]


def _crowded(pack: Pack) -> list[str]:
    return [
        f"{id} {number}"
        for id, picture in pack.illustrations.items()
        for number, step in enumerate(picture.steps, 1)
        if picture.kind != "chart" and len(picture.callouts if step.callouts is None else step.callouts) > MOST_LABELS
    ]


def _lists(pack: Pack) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Lists that a reader meets in one piece. Serious harms stand apart from the others."""
    for topic in pack.topics:
        for number, section in enumerate(topic.sections, 1):
            yield f"{topic.id} section {number}", section.claims or section.judged
    for option in pack.options:
        for name in ("benefits", "mechanism", "suits", "not_for", "unknown", "aftercare"):
            yield f"{option.id} {name}", getattr(option, name)
        for name, serious in (("serious harms", True), ("other harms", False)):
            yield f"{option.id} {name}", tuple(harm for harm in option.harms if harm.serious is serious)


def _names(ids: list[str]) -> str:
    return ", ".join(ids) or "none"
