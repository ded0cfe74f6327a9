"""Compiles a pack: every file read and checked, all mistakes collected, and what is sound put together.

A topic, option or picture with a mistake is left out, and so is every mention of it; the rest stands. A file of an overlay with a mistake
is left out whole: the pack's own words stand there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from consult_aid.errors import Problem
from consult_aid.illustration import Art

from .art import compile_art
from .draft import TABLES, Draft, Entry, pruned, without_items
from .facts import Attributes, Manifest, Pack, Priority
from .files import PackFiles
from .overlay import Known, alone, gone, lay
from .places import Fault
from .reader import Document, read_yaml
from .rules import check
from .schema import Kind, build

_SINGLE: dict[str, Kind] = {
    "pack.yaml": "pack",
    "attributes.yaml": "attributes",
    "priorities.yaml": "priorities",
    "sources.yaml": "sources",
}
_MANY: dict[str, Kind] = {"illustrations": "illustration", "topics": "topic", "options": "option"}


@dataclass(frozen=True, slots=True)
class Compiled:
    """The pack (None when one of its four main files cannot be understood) and every problem but those of today's date.

    `review_line` is the line of pack.yaml that says when the next review is due; `files` are those that the pack was made of. `draft` is
    every file that can be understood, with its lines: what `lint` reads.
    """

    pack: Pack | None
    problems: tuple[Problem, ...]
    review_line: int
    files: PackFiles
    draft: Draft | None = None


def compile_pack(files: PackFiles, folder: str, digest: str) -> Compiled:
    """`folder` is the name of the pack's folder, `digest` what the pack will be known by."""
    compiled = _compiled(files, folder, digest)
    told: set[Problem] = set()
    while (over := compiled.files.over) is not None and (wrong := _errors(compiled)):
        own = {problem.file for problem in wrong if problem.file.startswith(f"{over.place}/")}
        kept = {name: data for name, data in over.contents.items() if f"{over.place}/{name}" not in own}
        if len(kept) < len(over.contents):
            told.update(problem for problem in compiled.problems if problem.file in own)
            compiled = _compiled(replace(compiled.files, over=replace(over, contents=kept)), folder, digest)
            continue
        without = _compiled(replace(files, over=None), folder, digest)
        if not wrong <= _errors(without):  # the pack is sound by itself, so it is the overlay that does not fit
            first = min(wrong - _errors(without))
            what, todo = "the overlay does not fit this pack, so none of it is shown", f"with it, {first} - mend that in the overlay"
            told.add(Problem(over.place, 0, "", what, todo))
            compiled = without
        break
    return replace(compiled, problems=tuple(sorted({*compiled.problems, *told})))


def _errors(compiled: Compiled) -> set[Problem]:
    return {problem for problem in compiled.problems if problem.severity == "error"}


def _compiled(files: PackFiles, folder: str, digest: str) -> Compiled:
    work = _Work(files)
    many = {sub: work.many(sub, kind) for sub, kind in _MANY.items()}
    arts = work.pictures()
    manifest, attributes, priorities, sources = (work.single(name, kind) for name, kind in _SINGLE.items())
    glossary = work.single("glossary.yaml", "glossary") if work.is_there("glossary.yaml") else None
    if manifest is None or attributes is None or priorities is None or sources is None:
        return Compiled(None, work.problems(), 0, files)
    draft = Draft(
        folder=folder,
        manifest=manifest,
        attributes=attributes,
        priorities=priorities,
        sources=sources,
        glossary=glossary,
        topics=many["topics"],
        options=many["options"],
        illustrations=many["illustrations"],
        arts=arts,
        topic_ids=work.ids("topics", ".yaml"),
        option_ids=work.ids("options", ".yaml"),
        illustration_ids=work.ids("illustrations", ".yaml"),
        art_ids=work.ids("illustrations", ".svg"),
        hidden=work.hidden,
        broken=work.broken,
    )
    line = manifest.document.lines.at(("review_due",))
    for file, faults in check(draft).faults.items():
        work.faults.setdefault(file, []).extend(faults)
    pack = _assembled(draft, work, digest)
    return Compiled(pack, work.problems(), line, files, draft)


class _Work:
    """The files of one pack and the faults found in them."""

    def __init__(self, files: PackFiles) -> None:
        self.files = files
        self.faults: dict[str, list[Fault]] = {}
        self.broken: dict[str, set[str]] = {}
        self.hidden: frozenset[str] = frozenset()
        self._over: Mapping[str, bytes] = files.over.contents if files.over else {}
        self._unused: set[str] = set()
        self._read: dict[str, Document | None] = {}

    def problems(self) -> tuple[Problem, ...]:
        return tuple(sorted({self._placed(fault.problem) for faults in self.faults.values() for fault in faults}))

    def _placed(self, problem: Problem) -> Problem:
        """Says of a file that only the overlay has where it is."""
        foreign = problem.file in self._over and problem.file not in self.files.contents
        return replace(problem, file=self._theirs(problem.file)) if foreign else problem

    def _theirs(self, file: str) -> str:
        return f"{self.files.over.place}/{file}" if self.files.over else file

    def is_sound(self, file: str) -> bool:
        return all(fault.problem.severity == "warning" for fault in self.faults.get(file, ()))

    def is_there(self, file: str) -> bool:
        return self.files.has(file) or file in self.files.refused

    def ids(self, sub: str, ending: str) -> frozenset[str]:
        """Ids of the files that are there, the refused ones too."""
        start = f"{sub}/"
        names = {*self.files.contents, *self.files.refused, *self._over} - self._unused
        return frozenset(name[len(start) : -len(ending)] for name in names if name.startswith(start) and name.endswith(ending))

    def single(self, file: str, kind: Kind) -> Entry[Any] | None:
        """The fact of one of the main files; entries of its lists that cannot be understood are left out of it."""
        document = self._document(file, kind, "pack" if kind == "pack" else "")
        if document is None:
            if file in _SINGLE and file not in self.files.contents and file not in self.files.refused:
                self._say(file, Problem(file, 0, "", "the file is missing", "write it; a pack cannot do without it"))
            return None
        thing = "pack" if kind == "pack" else ""
        fact, faults = build(kind, document, file, thing)
        self.faults.setdefault(file, []).extend(faults)
        if fact is None and all(len(fault.path) >= 2 and isinstance(fault.path[1], int) for fault in faults):
            gone = {fault.path[:2] for fault in faults}
            self._note_broken(document, gone)
            document = Document(pruned(document.tree, gone), document.lines.without(gone))
            fact, _ = build(kind, document, file, thing)
        if fact is None:
            return None
        entry = Entry(file, thing, fact, document)
        return without_items(entry, [fault for fault in self.faults.get(file, ()) if fault not in faults], self.broken)

    def many(self, sub: str, kind: Kind) -> dict[str, Entry[Any]]:
        """The facts of a folder's files, by id, as far as they can be understood."""
        entries: dict[str, Entry[Any]] = {}
        for id in sorted(self.ids(sub, ".yaml")):
            file, thing = f"{sub}/{id}.yaml", f"{kind} {id}"
            document = self._document(file, kind, thing)
            if document is None:
                continue
            named = Document({**document.tree, "id": id}, document.lines) if isinstance(document.tree, dict) else document
            fact, faults = build(kind, named, file, thing)
            self.faults.setdefault(file, []).extend(faults)
            if fact is not None:
                entries[id] = Entry(file, thing, fact, document)
        return entries

    def pictures(self) -> dict[str, Art]:
        arts: dict[str, Art] = {}
        for id in sorted(self.ids("illustrations", ".svg")):
            file = f"illustrations/{id}.svg"
            if file in self._over and not self.is_there(f"illustrations/{id}.yaml"):
                self._unused.add(file)
                self._say(file, gone(self._theirs(file), f"there is no picture '{id}' in the pack, and no words for one in the overlay"))
            elif self.files.has(file):
                art, problems = compile_art(self.files.shown(file), self._theirs(file) if file in self._over else file)
                for problem in problems:
                    self._say(file, problem)
                if art is not None:
                    arts[id] = art
        return arts

    def _document(self, file: str, kind: Kind, thing: str) -> Document | None:
        """What the pack's file says with the overlay's laid over it."""
        if file not in self._read:
            self._read[file] = self._laid(file, kind, thing)
        return self._read[file]

    def _laid(self, file: str, kind: Kind, thing: str) -> Document | None:
        base = self._parsed(file, self.files.contents[file], file) if file in self.files.contents else None
        over = self._parsed(file, self._over[file], self._theirs(file)) if file in self._over else None
        if over is None or (base is None and file in self.files.contents):
            return base
        if base is None:
            faults = build(kind, over, file, thing)[1]
            if not faults:
                return alone(over, self._theirs(file))
            self._unused.add(file)
            what = f"the pack has no {file}, and by itself this file is not enough ({faults[0].problem.what})"
            self._say(file, gone(self._theirs(file), what))
            return None
        needs_rows = kind in ("option", "priorities")
        known = Known(
            topics=self.ids("topics", ".yaml") if kind == "pack" else (),
            options=self.ids("options", ".yaml") if kind == "pack" else (),
            pictures=self.ids("illustrations", ".yaml"),
            rows=self._rows() if needs_rows else (),
        )
        laid = lay(kind, thing, base, over, self._theirs(file), known)
        for problem in laid.problems:
            self._say(file, problem)
        if kind == "pack":
            self.hidden = laid.hidden
        return laid.document

    def _rows(self) -> frozenset[str]:
        document = self._document("attributes.yaml", "attributes", "")
        rows = document.tree.get("rows") if document and isinstance(document.tree, dict) else None
        ids = (row.get("id") for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()
        return frozenset(id for id in ids if isinstance(id, str))

    def _parsed(self, file: str, data: bytes, name: str) -> Document | None:
        document, faults = read_yaml(data, name)
        self.faults.setdefault(file, []).extend(faults)
        return document

    def _note_broken(self, document: Document, gone: set[Any]) -> None:
        tree: Any = document.tree
        for name, index in gone:
            item = tree[name][index]
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                self.broken.setdefault(name, set()).add(item["id"])

    def _say(self, file: str, problem: Problem) -> None:
        self.faults.setdefault(file, []).append(Fault((), problem))


def _assembled(draft: Draft, work: _Work, digest: str) -> Pack | None:
    """The sound parts of the draft, with no mention of the others."""
    manifest: Manifest = draft.manifest.fact
    if not manifest.languages:
        return None
    pictures = {
        id: entry.fact
        for id, entry in draft.illustrations.items()
        if id in draft.arts and work.is_sound(entry.file) and work.is_sound(f"illustrations/{id}.svg")
    }
    topics = tuple(_with_pictures(draft.topics[id].fact, pictures) for id in manifest.topics if _lives(draft.topics, id, draft, work))
    options = tuple(_with_pictures(draft.options[id].fact, pictures) for id in manifest.options if _lives(draft.options, id, draft, work))
    topic_ids, option_ids = tuple(topic.id for topic in topics), tuple(option.id for option in options)
    attributes = _sound_rows(draft, frozenset(option_ids))
    rows = {row.id for row in attributes.rows}
    priorities = tuple(_with_rows(priority, rows) for priority in draft.priorities.fact.priorities)
    languages = manifest.languages
    return Pack(
        manifest=_spoken(
            replace(manifest, topics=topic_ids, options=option_ids, logo=manifest.logo if manifest.logo in pictures else ""), languages
        ),
        topics=topics,
        options=options,
        attributes=_spoken(attributes, languages),
        priorities=_spoken(priorities, languages),
        sources={source.id: source for source in draft.sources.fact.sources},
        illustrations=pictures,
        digest=digest,
        art={id: draft.arts[id] for id in pictures},
        glossary=_spoken(draft.glossary.fact.terms, languages) if draft.glossary else (),
    )


def _lives(entries: Mapping[str, Entry[Any]], id: str, draft: Draft, work: _Work) -> bool:
    return id in entries and id not in draft.hidden and work.is_sound(entries[id].file)


def _with_pictures(fact: Any, pictures: Mapping[str, object]) -> Any:
    return replace(fact, illustrations=tuple(id for id in fact.illustrations if id in pictures))


def _sound_rows(draft: Draft, options: frozenset[str]) -> Attributes:
    attributes = draft.attributes.fact
    groups = {group.id for group in attributes.groups}
    countries = {country.id for country in draft.manifest.fact.countries}
    rows = tuple(row for row in attributes.rows if row.group in groups and (row.country is None or row.country in countries))
    pairs = tuple(pair for pair in attributes.pairs if options.issuperset(pair.options))
    return replace(attributes, rows=rows, pairs=pairs)


def _with_rows(priority: Priority, rows: set[str]) -> Priority:
    return replace(priority, rows=tuple(id for id in priority.rows if id in rows))


def _spoken(value: Any, languages: tuple[str, ...]) -> Any:
    """The fact with every text in every language: a missing one (already reported) is said in a language that is there."""
    if is_dataclass(value) and not isinstance(value, type):
        names = [item.name for item in fields(value) if item.name not in TABLES]
        return replace(value, **{name: _spoken(getattr(value, name), languages) for name in names})
    if isinstance(value, tuple):
        return tuple(_spoken(item, languages) for item in value)
    if isinstance(value, Mapping):
        spare = next((value[language] for language in languages if language in value), "")
        return {language: value.get(language, spare) for language in languages}
    return value
