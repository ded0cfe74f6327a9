"""Rules for what every fact has: its words in each language of the pack, and the sources it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .draft import Draft, Entry, Findings, walk
from .facts import Approval, Cell, Claim, Harm, Illustration, Judged, Outcome, Pair, Source
from .places import Path, did_you_mean, quoted

FINDINGS = frozenset({"known", "no_difference", "small_study"})
"""States of a cell or harm that say something was found, so that someone must have found it."""


def check_words(entry: Entry[Any], languages: tuple[str, ...], findings: Findings) -> None:
    """Every text is there in every language of the pack and in no other, and is not empty."""
    for path, value in walk(entry.fact):
        if isinstance(value, Mapping):
            for language in languages:
                if language not in value:
                    findings.say(entry, path, f"the text for language '{language}' is missing", f"add '{language}:'")
            for language, text in value.items():
                if language not in languages:
                    todo = did_you_mean(language, languages) or "list the languages in pack.yaml"
                    findings.say(entry, (*path, language), f"{quoted(language)} is not a language of this pack", todo)
                elif not text.strip():
                    findings.say(entry, (*path, language), "the text is empty", "write it")


def check_sources(entry: Entry[Any], draft: Draft, findings: Findings) -> set[str]:
    """Every source that is named exists, and whatever needs a verified source has one. Returns the ids that were named."""
    known = {source.id: source for source in draft.sources.fact.sources}
    named: set[str] = set()
    for path, value in walk(entry.fact):
        given: tuple[str, ...] = getattr(value, "sources", ())
        if isinstance(value, Mapping) or not isinstance(given, tuple) or any(isinstance(item, Source) for item in given):
            continue
        named.update(given)
        unknown = [id for id in given if id not in known and id not in draft.left_out("sources")]
        for id in unknown:
            findings.unknown(entry, (*path, "sources", given.index(id)), "source", id, known, "add it to sources.yaml")
        for index, id in enumerate(given):
            if id in draft.left_out("sources"):
                what, todo = f"it rests on source {quoted(id)}, which has a mistake itself", "mend that source in sources.yaml first"
                findings.say(entry, (*path, "sources", index), what, todo)
        if not unknown and _needs_source(value) and not any(id in known and known[id].verified for id in given):
            _say_unsourced(entry, path, value, given, findings)
        if isinstance(value, Claim) and value.certainty == "advice" and path[:1] == ("benefits",):
            findings.say(entry, (*path, "certainty"), "advice cannot be a benefit", "give a certainty and a source, or move it")
        if isinstance(value, Outcome) and value.certainty == "advice":
            findings.say(entry, (*path, "certainty"), "a number cannot be advice", "give its certainty and its source")
    return named


def _say_unsourced(entry: Entry[Any], path: Path, value: Any, given: tuple[str, ...], findings: Findings) -> None:
    if given:
        what, todo = "it rests only on sources that nobody has verified", "verify one of them, or name a verified source"
    else:
        what, todo = "it has no source", _way_out(value)
    findings.say(entry, (*path, "sources") if given else path, what, todo)


def _way_out(value: Any) -> str:
    match value:
        case Claim():
            return "name its source, or leave it out; only safety advice (certainty: advice) stands without one"
        case Cell() | Harm() | Pair():
            return "name its source, or say `state: not_known`"
        case Outcome():
            return "name its source, or say `n: null` for not known"
        case Approval():
            return "name the authority's page, or say `status: not_checked`"
        case _:
            return "name its source"


def _needs_source(value: Any) -> bool:
    match value:
        case Claim():
            return value.certainty != "advice"
        case Cell():
            return value.state in FINDINGS and value.certainty != "advice"
        case Harm() | Pair():
            return value.state in FINDINGS
        case Judged():
            return True
        case Outcome():
            return value.n is not None or (value.comparator is not None and value.comparator.n is not None)
        case Approval():
            return value.status not in ("not_applicable", "not_checked")
        case Illustration():
            return any(step.certainty not in (None, "advice", "not_known") for step in value.steps)
        case _:
            return False
