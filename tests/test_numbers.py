"""Every number that a patient sees in the shipped pack can be traced to a source that somebody has read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from consult_aid.content.draft import walk
from consult_aid.content.facts import Claim, Pack
from consult_aid.record import replace

DIGIT = re.compile(r"\d")
OF_THE_PACK_ITSELF = {"decision", "update_policy", "evidence", "disclaimer"}
"""Fields of pack.yaml that speak of the pack: how many options it has, when it was written."""
NAMES = {"name", "short", "forms", "questions"}
"""Fields that name or ask and state nothing: a medicine by its dose, a scale from 0 to 10."""


def holders(pack: Pack) -> Iterator[tuple[str, Any]]:
    yield "pack.yaml", pack.manifest
    yield "attributes.yaml", pack.attributes
    for group in (pack.topics, pack.options, tuple(pack.illustrations.values()), pack.glossary):
        for fact in group:
            yield f"{type(fact).__name__} {fact.id}", fact


def untraced(pack: Pack) -> list[str]:
    """Texts and figures with digits that rest on nothing: neither themselves nor a fact around them names a source that was read."""
    found = []
    for name, fact in holders(pack):
        facts = dict(walk(fact))
        for path, value in facts.items():
            figures = [getattr(value, key, None) for key in ("n", "people")] if not isinstance(value, Mapping) else list(value.values())
            shown = [figure for figure in figures if isinstance(figure, int) or (isinstance(figure, str) and DIGIT.search(figure))]
            if not shown or (name == "pack.yaml" and path and path[0] in OF_THE_PACK_ITSELF):
                continue
            if NAMES.intersection(path) or (name == "attributes.yaml" and path[0] == "rows"):
                continue
            around = [facts[path[:end]] for end in range(len(path), -1, -1) if path[:end] in facts]
            if not any(traced(pack, one) for one in around):
                found.append(f"{name} {path}: {shown[0]}")
    return found


def traced(pack: Pack, fact: Any) -> bool:
    given = getattr(fact, "sources", ())
    named = isinstance(given, tuple) and any(isinstance(id, str) and id in pack.sources and pack.sources[id].verified for id in given)
    return named or getattr(fact, "certainty", None) == "advice"


def test_every_number_of_the_shipped_pack_has_a_source(shipped):
    assert untraced(shipped.pack) == []


@pytest.mark.parametrize("lost", ["claim", "number"])
def test_the_test_would_notice(shipped, lost):
    prp = shipped.pack.option("prp")
    if lost == "claim":
        prp = replace(prp, benefits=(Claim(text={"en": "26 more hairs"}, certainty="low"),))
    else:
        prp = replace(prp, outcomes=tuple(replace(outcome, sources=()) for outcome in prp.outcomes))
    assert untraced(replace(shipped.pack, options=(prp,)))
