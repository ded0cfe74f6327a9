"""A pack's picture as a figure block: words in one language, the visit's ink and step."""

from __future__ import annotations

from consult_aid.compose.voice import Voice
from consult_aid.content.facts import Callout, Illustration, Tone
from consult_aid.illustration import Label, Ramp, Tones
from consult_aid.pages import Figure, Frame


def figures(voice: Voice, ids: tuple[str, ...], seen_only: bool = False) -> tuple[Figure, ...]:
    """The pictures with these ids that the pack has. With `seen_only` just those that the visit stepped through or drew on, or else the
    first: a sheet shows what was talked about."""
    known = [voice.pack.illustrations[id] for id in ids if id in voice.pack.illustrations]
    if seen_only:
        touched = {ink.illustration for ink in voice.visit.ink} | {id for id, step in voice.visit.steps.items() if step}
        known = [picture for picture in known if picture.id in touched] or known[:1]
    return tuple(_figure(voice, picture) for picture in known)


def _figure(voice: Voice, picture: Illustration) -> Figure:
    visit = voice.visit
    labels = {callout.id: _label(voice, callout) for callout in picture.callouts}
    whole = Frame("", "", (), tuple(labels.values()), ink=visit.ink_on(picture.id))
    frames = tuple(
        Frame(
            title=voice.say(step.title),
            caption=voice.say(step.caption),
            highlight=step.highlight,
            labels=tuple(labels[id] for id in (labels if step.callouts is None else step.callouts) if id in labels),
            mark=None if step.certainty == "established" else voice.mark(step.certainty),
            ink=visit.ink_on(picture.id, number),
        )
        for number, step in enumerate(picture.steps, 1)
    )
    return Figure(
        art=picture.id,
        title=voice.say(picture.title),
        alt=voice.say(picture.alt),
        whole=whole,
        frames=frames,
        shown=_shown(voice, picture, len(frames)),
        stamp=voice.words[f"stamp_{picture.stamp}"] if picture.stamp else "",
        cites=voice.cited.cite(picture.sources),
        tones=_tones(voice),
    )


def _tones(voice: Voice) -> Tones:
    manifest = voice.pack.manifest
    return Tones(_ramps(manifest.skins, voice.visit.skin), _ramps(manifest.hairs, voice.visit.hair))


def _ramps(tones: tuple[Tone, ...], id: str) -> tuple[Ramp, Ramp]:
    """The first tone's ramp and the chosen one's; none where nothing changes."""
    chosen = next((tone for tone in tones[1:] if tone.id == id), None) if id else None
    return (tones[0].colours, chosen.colours) if chosen else ((), ())


def _label(voice: Voice, callout: Callout) -> Label:
    side = callout.side or ("right" if callout.anchor[0] >= callout.to[0] else "left")
    return Label(voice.say(callout.label), callout.anchor, callout.to, side)


def _shown(voice: Voice, picture: Illustration, last: int) -> tuple[int, ...]:
    """What paper draws: the whole picture, and every step that carries ink (then the whole picture only if it carries ink too); of stages
    the one that was chosen, always."""
    chosen = {step for id, step in voice.visit.steps.items() if picture.kind == "stages" and id == picture.id and 0 < step <= last}
    inked = sorted(
        chosen | {ink.step for ink in voice.visit.ink if ink.illustration == picture.id and ink.strokes and 0 <= ink.step <= last}
    )
    return tuple(inked) or (0,)
