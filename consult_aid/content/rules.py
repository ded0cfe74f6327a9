"""What a schema cannot say: rules that span the files of a pack.

Every mistake is found in one go. Entries of a list that are wrong (a row, a source) are left out at once, so that their own mistake is told
and not those that follow from it.
"""

from __future__ import annotations

import datetime
import re
from typing import Any, TypeVar

from consult_aid.errors import Problem
from consult_aid.tones import luminance

from .draft import Draft, Entry, Findings, without_items
from .places import Path, did_you_mean, quoted
from .rules_options import EARLIEST, check_option
from .rules_pictures import check_picture
from .rules_text import check_sources, check_words

ID = re.compile(r"[a-z0-9-]{1,64}")
NO_TREATMENT = "no-treatment"

T = TypeVar("T")


def check(draft: Draft) -> Findings:
    """All faults of the pack that its schemas let through. Wrong entries of lists are taken out of `draft` on the way."""
    findings = Findings()
    _check_source_list(draft, findings)
    draft.sources = _settled(draft, draft.sources, findings)
    languages = _check_languages(draft, findings)
    named: set[str] = set()

    def check_evidence(entry: Entry[Any]) -> None:
        named.update(check_sources(entry, draft, findings))

    _check_manifest(draft, findings)
    check_evidence(draft.manifest)
    draft.manifest = _settled(draft, draft.manifest, findings)
    _check_attributes(draft, findings)
    check_evidence(draft.attributes)
    draft.attributes = _settled(draft, draft.attributes, findings)
    _check_priorities(draft, findings)
    draft.priorities = _settled(draft, draft.priorities, findings)
    if draft.glossary is not None:
        _unique(draft.glossary, "terms", findings)
        check_evidence(draft.glossary)
        draft.glossary = _settled(draft, draft.glossary, findings)
    for id, picture in draft.illustrations.items():
        check_evidence(picture)
        check_picture(picture, draft.arts.get(id), findings)
    judged_ids: set[str] = set()
    for topic in draft.topics.values():
        check_evidence(topic)
        _check_shown(topic, draft, findings)
        _check_judged(topic, judged_ids, findings)
    for option in draft.options.values():
        check_evidence(option)
        _check_shown(option, draft, findings)
        _unique(option, "outcomes", findings)
        check_option(option, draft, findings)
    groups: tuple[dict[str, Entry[Any]], ...] = (draft.illustrations, draft.topics, draft.options)
    for group in groups:
        for id, entry in group.items():
            _check_own_id(entry, id, findings)
            check_words(entry, languages, findings)
    singles: tuple[Entry[Any] | None, ...] = (draft.manifest, draft.attributes, draft.priorities, draft.glossary)
    for single in singles:
        if single is not None:
            check_words(single, languages, findings)
    _check_unused(draft, named, findings)
    return findings


def _settled(draft: Draft, entry: Entry[T], findings: Findings) -> Entry[T]:
    """A file that cannot be left out, without the entries of its lists that are wrong."""
    return without_items(entry, findings.errors(entry.file), draft.broken)


def _check_languages(draft: Draft, findings: Findings) -> tuple[str, ...]:
    entry = draft.manifest
    languages = entry.fact.languages
    if not languages:
        findings.say(entry, ("languages",), "no language is named", "write at least one, for example [en]")
    for index, language in enumerate(languages):
        if not re.fullmatch(r"[a-z]{2}", language):
            findings.say(entry, ("languages", index), f"{quoted(language)} is not a language code", "use two small letters, for example en")
        if language in languages[:index]:
            findings.say(entry, ("languages", index), f"language {quoted(language)} is listed twice", "keep one")
    return tuple(dict.fromkeys(languages))


def _check_manifest(draft: Draft, findings: Findings) -> None:
    entry, manifest = draft.manifest, draft.manifest.fact
    _check_id(entry, ("id",), manifest.id, findings)
    if manifest.id != draft.folder:
        what = f"the pack's id is {quoted(manifest.id)} but its folder is called {quoted(draft.folder)}"
        findings.say(entry, ("id",), what, "give both the same name", "warning")
    _unique(entry, "countries", findings)
    _check_tones(entry, "skins", findings)
    _check_tones(entry, "hairs", findings)
    _check_list(entry, "topics", draft.topic_ids, findings)
    _check_list(entry, "options", draft.option_ids, findings)
    if manifest.logo and manifest.logo not in draft.illustration_ids:
        add = f"add illustrations/{quoted(manifest.logo)[1:-1]}.yaml and .svg"
        findings.unknown(entry, ("logo",), "illustration", manifest.logo, draft.illustration_ids, add)
    for id in sorted(set(manifest.topics) & set(manifest.options)):
        what = f"{quoted(id)} is both a topic and an option"
        findings.say(entry, ("topics", manifest.topics.index(id)), what, "give each its own id")
    if not any(NO_TREATMENT in id for id in manifest.options):
        what = "no option is for having no treatment"
        findings.say(entry, ("options",), what, f"add one whose id holds '{NO_TREATMENT}'", "warning")
    dates: list[tuple[Path, datetime.date]] = [(("reviewed",), manifest.reviewed), (("review_due",), manifest.review_due)]
    dates += [(("reviewers", index, "date"), reviewer.date) for index, reviewer in enumerate(manifest.reviewers)]
    for path, day in dates:
        if day < EARLIEST:
            findings.say(entry, path, "this date cannot be right", "write it like 2026-11-23")
    if manifest.review_due < manifest.reviewed:
        findings.say(entry, ("review_due",), "the next review is due before the last one", "check both dates")


def _check_list(entry: Entry[Any], name: str, there: frozenset[str], findings: Findings) -> None:
    """The list names each file of its folder once, and no other."""
    listed: tuple[str, ...] = getattr(entry.fact, name)
    one = name[:-1]
    for index, id in enumerate(listed):
        if id not in there:
            near = did_you_mean(id, there - set(listed)) if there - set(listed) else ""
            todo = near if near.startswith("did") else f"write that file, or take {quoted(id)} out of the list"
            findings.say(entry, (name, index), f"there is no file {name}/{quoted(id)[1:-1]}.yaml", todo)
        if id in listed[:index]:
            findings.say(entry, (name, index), f"{one} {quoted(id)} is listed twice", "keep one")
    for id in sorted(there - set(listed)):
        what = f"the file {name}/{id}.yaml is there but not listed, so nobody sees it"
        findings.say(entry, (name,), what, f"add '{id}' to the list, or move the file out of the pack", "warning")


def _check_attributes(draft: Draft, findings: Findings) -> None:
    entry, attributes = draft.attributes, draft.attributes.fact
    _unique(entry, "groups", findings)
    _unique(entry, "rows", findings)
    groups = [group.id for group in attributes.groups]
    countries = [country.id for country in draft.manifest.fact.countries]
    answered = {id for option in draft.options.values() for id in option.fact.values}
    for index, row in enumerate(attributes.rows):
        if row.group not in groups and row.group not in draft.left_out("groups"):
            findings.unknown(entry, ("rows", index, "group"), "row group", row.group, groups, "add it to `groups`")
        if row.kind == "approval" and row.country is None:
            findings.say(entry, ("rows", index), "the row asks for approval but names no country", "add 'country:'")
        elif row.kind != "approval" and row.country is not None:
            findings.say(entry, ("rows", index, "country"), "only rows of kind approval have a country", "take it out")
        elif row.country is not None and row.country not in countries and row.country not in draft.left_out("countries"):
            findings.unknown(entry, ("rows", index, "country"), "country", row.country, countries, "add it to `countries` in pack.yaml")
        if row.kind == "value" and draft.options and row.id not in answered:
            what = "no option answers this row"
            findings.say(entry, ("rows", index), what, f"add '{quoted(row.id)[1:-1]}:' to `values` of every option, or take the row out")
    kinds = {(row.kind, row.country) for row in attributes.rows}
    for kind, what in (("harms", "harms"), ("unknown", "what is not known")):
        if (kind, None) not in kinds:
            findings.say(entry, ("rows",), f"the comparison has no row for {what}", f"add a row with 'kind: {kind}'")
    for country in countries:
        if ("approval", country) not in kinds:
            todo = f"add a row with 'kind: approval' and 'country: {quoted(country)[1:-1]}'"
            findings.say(entry, ("rows",), f"the comparison has no row for approval in '{country}'", todo)
    for index, pair in enumerate(attributes.pairs):
        for side, id in enumerate(pair.options):
            if id not in draft.option_ids:
                findings.unknown(entry, ("pairs", index, "options", side), "option", id, draft.option_ids, "add its file")
        if pair.options[0] == pair.options[1]:
            findings.say(entry, ("pairs", index, "options"), "an option is compared with itself", "name two options")


def _check_priorities(draft: Draft, findings: Findings) -> None:
    entry = draft.priorities
    rows = [row.id for row in draft.attributes.fact.rows]
    _unique(entry, "priorities", findings)
    for index, priority in enumerate(entry.fact.priorities):
        for number, id in enumerate(priority.rows):
            if id not in rows and id not in draft.left_out("rows"):
                path = ("priorities", index, "rows", number)
                findings.unknown(entry, path, "row", id, rows, "add it to attributes.yaml")


def _check_source_list(draft: Draft, findings: Findings) -> None:
    _unique(draft.sources, "sources", findings)
    for index, source in enumerate(draft.sources.fact.sources):
        for name in ("authors", "title", "kind"):
            if not getattr(source, name).strip():
                findings.say(draft.sources, ("sources", index, name), "the text is empty", "write it")


def _check_shown(entry: Entry[Any], draft: Draft, findings: Findings) -> None:
    for index, id in enumerate(entry.fact.illustrations):
        if id not in draft.illustration_ids:
            add = f"add illustrations/{quoted(id)[1:-1]}.yaml and .svg"
            findings.unknown(entry, ("illustrations", index), "illustration", id, draft.illustration_ids, add)


def _check_judged(entry: Entry[Any], seen: set[str], findings: Findings) -> None:
    """The ids of judged statements are well formed, and each is used once in the pack: visits name them without their topic."""
    for number, section in enumerate(entry.fact.sections):
        for index, judged in enumerate(section.judged):
            path: Path = ("sections", number, "judged", index, "id")
            _check_id(entry, path, judged.id, findings)
            if judged.id in seen:
                findings.say(entry, path, f"the id {quoted(judged.id)} is used twice", "give each its own")
            seen.add(judged.id)


def _check_tones(entry: Entry[Any], name: str, findings: Findings) -> None:
    """Every tone lists a colour for each colour of the first, each colour is one, and they go from dark to light."""
    tones = getattr(entry.fact, name)
    _unique(entry, name, findings)
    if tones and not tones[0].colours:
        findings.say(entry, (name, 0, "colours"), "no colour is listed", "list two or more, from dark to light")
    for index, tone in enumerate(tones):
        if len(tone.colours) != len(tones[0].colours):
            what = f"{len(tone.colours)} colours are listed, but the first tone lists {len(tones[0].colours)}"
            findings.say(entry, (name, index, "colours"), what, "list one for each colour of the first tone, in the same order")
        for number, colour in enumerate(tone.colours):
            if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
                findings.say(entry, (name, index, "colours", number), "this is not a colour", "write it like '#0B6468', in quotes")
                break
            if number and luminance(tone.colours[number - 1]) >= luminance(colour):
                what = "this colour is not lighter than the one before it"
                findings.say(entry, (name, index, "colours", number), what, "list the colours from dark to light")


def _check_own_id(entry: Entry[Any], stem: str, findings: Findings) -> None:
    """An id may be left out; one that is written must be the file's name."""
    written = entry.document.tree.get("id") if isinstance(entry.document.tree, dict) else None
    if written is not None and written != stem:
        name = quoted(written) if isinstance(written, str) else "that is written"
        findings.say(entry, ("id",), f"the id {name} is not the name of the file", f"write '{stem}', or leave the id out")


def _unique(entry: Entry[Any], name: str, findings: Findings) -> None:
    """Ids in a list are well formed, and each is used once."""
    first: dict[str, Path] = {}
    for index, item in enumerate(getattr(entry.fact, name)):
        path: Path = (name, index, "id")
        _check_id(entry, path, item.id, findings)
        if item.id in first:
            line = entry.document.lines.at(first[item.id])
            findings.say(entry, path, f"the id {quoted(item.id)} is used twice, first on line {line}", "give each its own")
        else:
            first[item.id] = path


def _check_id(entry: Entry[Any], path: Path, id: str, findings: Findings) -> None:
    if not ID.fullmatch(id):
        findings.say(entry, path, f"{quoted(id)} cannot be an id", "use only small letters, digits and hyphens, at most 64")


def _check_unused(draft: Draft, named: set[str], findings: Findings) -> None:
    """Pictures without art, art without words, and whatever nobody uses."""
    for id in sorted(draft.illustration_ids - draft.art_ids):
        _say_file(findings, f"illustrations/{id}.yaml", f"the picture illustrations/{id}.svg is missing", "add it, or delete this file")
    for id in sorted(draft.art_ids - draft.illustration_ids):
        what = f"the words of this picture, illustrations/{id}.yaml, are missing"
        _say_file(findings, f"illustrations/{id}.svg", what, "add them, or delete this file")
    holders: list[Entry[Any]] = [*draft.topics.values(), *draft.options.values()]
    shown = {id for entry in holders for id in entry.fact.illustrations} | {draft.manifest.fact.logo}
    all_read = len(draft.topics) == len(draft.topic_ids) and len(draft.options) == len(draft.option_ids)
    if not all_read:
        return  # a file that could not be read may use them
    for id in sorted(set(draft.illustrations) - shown):
        findings.say(draft.illustrations[id], (), "no topic or option shows this picture", "name it there, or delete it", "warning")
    if len(draft.illustrations) == len(draft.illustration_ids):
        for index, source in enumerate(draft.sources.fact.sources):
            if source.id not in named:
                findings.say(
                    draft.sources, ("sources", index), "nothing rests on this source", "name it somewhere, or delete it", "warning"
                )


def _say_file(findings: Findings, file: str, what: str, todo: str) -> None:
    findings.add(file, (), Problem(file, 0, "", what, todo))
