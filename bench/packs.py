"""Packs to measure with: one of the drawings of the handout that all peers print, and one of any number of generated topics."""

from __future__ import annotations

from pathlib import Path

from bench.common import load, wordless
from tests.packs import FILES, write_pack

TOPIC, PICTURE, DRAWING = (FILES[name] for name in ("topics/how-a-knee-works.yaml", "illustrations/knee.yaml", "illustrations/knee.svg"))
TITLE = "{en: How a knee works, es: Cómo funciona una rodilla}"


def drawings_pack(folder: Path) -> Path:
    """A small pack whose pictures are the drawings of the peers' handout, by the id of their topic."""
    document, changes = load(), {}
    for topic in document["topics"]:
        svg = (Path(document["dir"]) / topic["figure"]).read_text(encoding="utf-8")
        changes[f"illustrations/{topic['id']}.svg"] = wordless(svg)
        changes[f"illustrations/{topic['id']}.yaml"] = (
            "title: {en: A joint, es: Una articulación}\nalt: {en: Three drawings of a joint., es: Tres dibujos de una articulación.}\n"
            "sources: [textbook-2020]\n"
        )
    return write_pack(folder, **changes)


def topics_pack(folder: Path, topics: int) -> Path:
    """A pack of that many topics, each with its own words and its own picture."""
    ids = [f"topic-{number:04}" for number in range(topics)]
    changes: dict[str, str | None] = {
        "pack.yaml": FILES["pack.yaml"].replace("topics: [how-a-knee-works]", f"topics: [{', '.join(ids)}]"),
        "topics/how-a-knee-works.yaml": None,
    }
    for number, id in enumerate(ids):
        title = f"{{en: Topic number {number} on the knee, es: Tema número {number} sobre la rodilla}}"
        changes[f"topics/{id}.yaml"] = (
            TOPIC.replace(TITLE, title)
            .replace("illustrations: [knee]", f"illustrations: [{id}]")
            .replace("id: regrows", f"id: regrows-{number}")
            .replace("id: rest-heals", f"id: rest-heals-{number}")
        )
        changes[f"illustrations/{id}.yaml"] = PICTURE
        changes[f"illustrations/{id}.svg"] = DRAWING.replace('x="160"', f'x="{100 + number % 60}"')
    return write_pack(folder, **changes)
