"""Words and abbreviations that need explaining and are not, and explanations that nobody needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from consult_aid.assets import resources
from consult_aid.content.draft import Findings
from consult_aid.content.facts import Glossary, Term
from consult_aid.content.places import quoted

from .texts import GLOSSARY, Material, Said

_ABBREVIATION = re.compile(r"(?<![\w-])[A-ZÁÉÍÓÚÑ]{2,}\d*(?![\w-])")
_ROMAN = re.compile(r"[IVXLC]+")
_KNOWN = {
    "en": frozenset({"US", "USA", "UK", "EU", "UN", "OK", "AM", "PM", "DVD", "TV", "PDF", "ID"}),
    "es": frozenset({"UE", "EE", "UU", "ONU", "OMS", "TV", "PDF", "EEUU"}),
}
"""Abbreviations that everybody knows."""


def check_unexplained(material: Material, findings: Findings) -> None:
    """Each word is told once in a language, where it is first met without an explanation."""
    for language in material.languages:
        texts = [(said, text) for said, text in material.spoken(language) if said.entry.file != GLOSSARY]
        _say_unexplained(texts, language, _entries(material, language), findings)


def _say_unexplained(texts: list[tuple[Said, str]], language: str, explained: re.Pattern[str] | None, findings: Findings) -> None:
    first: dict[str, tuple[Said, str]] = {}
    times: dict[str, int] = {}
    for said, text in texts:
        covered = [found.span() for found in explained.finditer(text)] if explained else []
        for key, found in _hard(text, language):
            if any(start <= found.start() and found.end() <= end for start, end in covered) or _in_brackets(found):
                continue
            times[key] = times.get(key, 0) + 1
            first.setdefault(key, (said, found.group()))
    for key, (said, word) in first.items():
        more = f" ({times[key]} times in all)" if times[key] > 1 else ""
        kind = "abbreviation" if word.isupper() else "word"
        what = f"the {kind} {quoted(word)} is not explained in '{language}'{more}"
        findings.say(said.entry, said.at(language), what, "give it an entry in glossary.yaml, or say it in everyday words", "warning")


def _hard(text: str, language: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Abbreviations, and words of the language's list; each with the key that its other forms share."""
    for found in _ABBREVIATION.finditer(text):
        if found.group() not in _KNOWN.get(language, frozenset()) and not _ROMAN.fullmatch(found.group()):
            yield found.group(), found
    every, listed = _listed(language)
    for found in every.finditer(text) if every else ():
        yield next(key for key, pattern in listed if pattern.fullmatch(found.group())), found


def _in_brackets(found: re.Match[str]) -> bool:
    """Whether brackets beside the word explain it, or it stands in brackets beside everyday words."""
    text = found.string
    after = text[found.end() : found.end() + 2]
    inside = text.rfind("(", 0, found.start()) > text.rfind(")", 0, found.start())
    return after == " (" or inside


@cache
def _listed(language: str) -> tuple[re.Pattern[str] | None, tuple[tuple[str, re.Pattern[str]], ...]]:
    """The words of the language's list: a pattern for any of them, and each line with its own."""
    path = resources() / "terms" / f"{language}.txt"
    if language not in {file.stem for file in path.parent.glob("*.txt")}:
        return None, ()
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    bodies = {line: _body(line) for line in lines if line and not line.startswith("#")}
    every = re.compile(rf"(?<![\w-])(?:{'|'.join(bodies.values())})(?!\w)", re.IGNORECASE)
    return every, tuple((line, re.compile(body, re.IGNORECASE)) for line, body in bodies.items())


def _body(line: str) -> str:
    """The pattern of a line of the list: `*` is any letters, `?` at most one."""
    return re.escape(line).replace(r"\*", r"[\w-]*").replace(r"\?", r"\w?").replace(r"\ ", r"\s+")


def _entries(material: Material, language: str) -> re.Pattern[str] | None:
    """Matches whatever the glossary explains."""
    entry = material.draft.glossary
    found = {form for term in (entry.fact.terms if entry else ()) for form in forms(term, language)}
    return _any_of(found)


def _words(text: str) -> str:
    """A pattern for these words, however lines break between them."""
    return r"\s+".join(map(re.escape, text.split()))


def _any_of(texts: set[str]) -> re.Pattern[str] | None:
    if not texts:
        return None
    longest_first = sorted(texts, key=lambda text: (-len(text), text))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(_words, longest_first)) + r")(?!\w)", re.IGNORECASE)


def forms(term: Term, language: str) -> Iterator[str]:
    """Every form of the term that texts may hold; what its name holds in brackets is another name."""
    listed = (term.forms or {}).get(language, "").split(",")
    for text in (term.term.get(language, ""), *listed):
        bare = re.sub(r"\s*\([^)]*\)", "", text)
        for form in (text, bare, *re.findall(r"\(([^)]*)\)", text)):
            if form.strip():
                yield form.strip()


def check_unused(material: Material, findings: Findings) -> None:
    """Entries of the glossary that no text needs."""
    entry = material.draft.glossary
    if entry is None:
        return
    glossary: Glossary = entry.fact
    for language in material.languages:
        whole = "\n".join(text for said, text in material.spoken(language) if said.entry.file != GLOSSARY)
        for index, term in enumerate(glossary.terms):
            pattern = _any_of(set(forms(term, language)))
            if pattern and not pattern.search(whole):
                what = f"no text in '{language}' uses {quoted(term.term.get(language, ''))}"
                findings.say(entry, ("terms", index), what, "add the form that the texts use to 'forms', or delete it", "warning")
