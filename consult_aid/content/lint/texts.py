"""Every text of a pack in one language, with the place an author finds it and the fact it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from consult_aid.content.draft import Draft, Entry, walk
from consult_aid.content.facts import Words
from consult_aid.content.places import Path

NAMES = frozenset({"title", "name", "short", "label", "kind", "role", "term", "forms"})
"""Fields that are names and labels rather than sentences."""

GLOSSARY = "glossary.yaml"


@dataclass(frozen=True, slots=True)
class Said:
    """One text by language: where it stands (`path` into the file of `entry`), and the fact it is a field of."""

    entry: Entry[Any]
    path: Path
    words: Words
    owner: Any

    @property
    def field(self) -> str:
        """The last name on the way to it: `text`, `title`, `frequency` …"""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def is_name(self) -> bool:
        return self.field in NAMES

    @property
    def is_quoted_claim(self) -> bool:
        """What other people say: it is there to be judged, so it may say what the pack itself may not."""
        return self.field == "says"

    def at(self, language: str) -> Path:
        """The way to its words in one language."""
        return (*self.path, language)


class Material:
    """What the checks read: the draft, and its texts in the order of the files."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.languages: tuple[str, ...] = tuple(dict.fromkeys(draft.manifest.fact.languages))

    @property
    def entries(self) -> Iterator[Entry[Any]]:
        draft = self.draft
        yield draft.manifest
        yield draft.attributes
        yield draft.priorities
        if draft.glossary is not None:
            yield draft.glossary
        for group in (draft.topics, draft.options, draft.illustrations):
            yield from group.values()

    @cached_property
    def facts(self) -> tuple[tuple[Entry[Any], Path, Any], ...]:
        """Every fact and every text by language, with its file and the way to it."""
        return tuple((entry, path, value) for entry in self.entries for path, value in walk(entry.fact))

    @cached_property
    def texts(self) -> tuple[Said, ...]:
        found = []
        for entry in self.entries:
            owners: dict[Path, Any] = {}
            for path, value in walk(entry.fact):
                if isinstance(value, Mapping):
                    found.append(Said(entry, path, value, _owner(owners, path)))
                else:
                    owners[path] = value
        return tuple(found)

    def spoken(self, language: str) -> Iterator[tuple[Said, str]]:
        """Every text that people read in this language; lists of word forms are for programs."""
        for said in self.texts:
            if said.field != "forms" and (text := said.words.get(language, "").strip()):
                yield said, text


def _owner(owners: Mapping[Path, Any], path: Path) -> Any:
    while path not in owners:
        path = path[:-1]
    return owners[path]
