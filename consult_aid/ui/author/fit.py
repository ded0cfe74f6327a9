"""The state of the window, cut down to what a changed pack still knows."""

from __future__ import annotations

from consult_aid.content.facts import Pack
from consult_aid.record import replace
from consult_aid.ui.session import Desk


def fitted(desk: Desk, pack: Pack) -> Desk:
    """The state without what this pack does not know any more: pages, options, sentences, steps, a language."""
    pages, options = ({entry.id for entry in group} for group in ((*pack.topics, *pack.options), pack.options))
    claims = {judged.id for topic in pack.topics for section in topic.sections for judged in section.judged}
    priorities = {priority.id for priority in pack.priorities}
    last = {id: len(picture.steps) for id, picture in pack.illustrations.items()}
    visit = desk.visit
    visit = replace(
        visit,
        topics=tuple(id for id in visit.topics if id in pages),
        options=tuple(id for id in visit.options if id in options),
        priorities=tuple(id for id in visit.priorities if id in priorities),
        claims=tuple(id for id in visit.claims if id in claims),
        steps={id: step for id, step in visit.steps.items() if step <= last.get(id, -1)},
        ink=tuple(ink for ink in visit.ink if ink.step <= last.get(ink.illustration, -1)),
    )
    first = next((page.id for page in (*pack.topics, *pack.options)), "")
    spoken = pack.manifest.languages
    return replace(
        desk,
        visit=visit,
        topic=desk.topic if desk.topic in pages else first,
        picture=desk.picture if desk.picture in last else "",
        language=desk.language if desk.language in spoken else spoken[0],
    )
