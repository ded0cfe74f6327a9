"""The visit: what this patient was shown, said and decided. Immutable; every step returns a new visit. No files, no Qt."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from consult_aid.illustration import Stroke
from consult_aid.record import record, replace

MOST_OPTIONS = 4
"""Most options compared at once; more columns are unreadable on paper and from 1.5 m."""


@record(kw_only=True)
class Clinic:
    """The letterhead and whom to call. Any field may be empty."""

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@record(kw_only=True)
class Note:
    """Words of the practitioner; `about` is a topic or option id, or empty for the visit as a whole."""

    text: str
    about: str = ""


@record(kw_only=True)
class NextStep:
    """Something to do, and by when (free words, may be empty)."""

    text: str
    when: str = ""


@record(kw_only=True)
class Ink:
    """What was drawn on one picture; `step` is 1-based, 0 for the whole picture."""

    illustration: str
    step: int = 0
    strokes: tuple[Stroke, ...]


@record(kw_only=True)
class Visit:
    """One consultation. `topics` holds ids of topics and options whose pages were shown, in order; `left_out` the sections of the handout
    that the practitioner took out; `claims` the ids of sentences that people have read and that go into the handout singly; `steps` the
    step (1-based) at which each picture was left; `skin` and `hair` the tones of its pictures, empty for as drawn."""

    patient: str = ""
    date: datetime.date | None = None
    practitioner: str = ""
    clinic: Clinic = Clinic()
    language: str = ""
    topics: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    steps: Mapping[str, int] = {}
    ink: tuple[Ink, ...] = ()
    left_out: tuple[str, ...] = ()
    skin: str = ""
    hair: str = ""

    def with_topic(self, id: str) -> Visit:
        """The page of this topic or option goes into the handout."""
        return self if id in self.topics else replace(self, topics=(*self.topics, id))

    def without_topic(self, id: str) -> Visit:
        return replace(self, topics=tuple(topic for topic in self.topics if topic != id))

    def with_claim(self, id: str) -> Visit:
        """This sentence, with its verdict, goes into the handout."""
        return self if id in self.claims else replace(self, claims=(*self.claims, id))

    def without_claim(self, id: str) -> Visit:
        return replace(self, claims=tuple(claim for claim in self.claims if claim != id))

    def with_option(self, id: str) -> Visit:
        """The option joins the comparison; with `MOST_OPTIONS` there already, nothing changes."""
        return self if id in self.options or len(self.options) >= MOST_OPTIONS else replace(self, options=(*self.options, id))

    def without_option(self, id: str) -> Visit:
        return replace(self, options=tuple(option for option in self.options if option != id))

    def with_priority(self, id: str) -> Visit:
        """Matters too: joins at the end of the order, or leaves it when it was there."""
        kept = tuple(priority for priority in self.priorities if priority != id)
        return replace(self, priorities=kept if len(kept) < len(self.priorities) else (*kept, id))

    def with_note(self, text: str, about: str = "") -> Visit:
        """The note about this topic (or the visit) becomes `text`; an empty text removes it."""
        kept = tuple(note for note in self.notes if note.about != about)
        return replace(self, notes=(*kept, Note(text=text, about=about)) if text.strip() else kept)

    def with_step(self, illustration: str, step: int) -> Visit:
        """The picture was left at this step (1-based; 0 is the whole picture)."""
        return replace(self, steps={**self.steps, illustration: step})

    def with_section(self, section: str, shown: bool) -> Visit:
        """The section is printed or left out."""
        kept = tuple(out for out in self.left_out if out != section)
        return replace(self, left_out=kept if shown else (*kept, section))

    def with_skin(self, tone: str) -> Visit:
        """Pictures show skin in this tone of the pack; empty is as drawn."""
        return replace(self, skin=tone)

    def with_hair(self, tone: str) -> Visit:
        """Pictures show hair in this colour of the pack; empty is as drawn."""
        return replace(self, hair=tone)

    def note(self, about: str = "") -> str:
        """The practitioner's words about this topic or option, or about the visit."""
        return "\n".join(note.text for note in self.notes if note.about == about)

    def ink_on(self, illustration: str, step: int = 0) -> tuple[Stroke, ...]:
        """The strokes drawn on this picture at this step."""
        return tuple(stroke for ink in self.ink if (ink.illustration, ink.step) == (illustration, step) for stroke in ink.strokes)
