"""The page of one topic or option: picture, claims with certainty, harms beside benefits, what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from consult_aid.compose.figures import figures
from consult_aid.compose.voice import Voice
from consult_aid.content.facts import Claim, Judged, Option, Pack, Section, Topic, Words
from consult_aid.errors import CannotDo
from consult_aid.pages import Block, Bullets, Heading, Judgements, Level, Line, Notice, Page, Statement
from consult_aid.record import record
from consult_aid.visit import Visit


def topic_page(pack: Pack, visit: Visit, id: str, language: str) -> Page:
    """The page of the topic or option `id`, with its own sources at the end. Raises CannotDo for an unknown id."""
    voice = Voice(pack, visit, language)
    subject = pack.topic(id) or pack.option(id)
    if subject is None:
        raise CannotDo(f"This pack has no topic or option '{id}'.")
    heading, *body = Body(voice, level=1).blocks(subject)
    blocks = (heading, *voice.standing(), *body, Statement(Line(voice.unsigned()), "quiet"))
    sources = (Heading(voice.words["sources"], 2), voice.cited.entries()) if voice.cited.order else ()
    title = subject.title if isinstance(subject, Topic) else subject.name
    return Page(voice.say(title), language, (*blocks, *sources), unprintable=voice.words["unprintable"])


def chosen_in(topic: Topic, visit: Visit) -> tuple[Judged, ...]:
    """The topic's sentences that go into the handout singly, in the order of the pack."""
    return tuple(judged for section in topic.sections for judged in section.judged if judged.id in visit.claims)


@record
class Body:
    """Blocks of a topic or option under a heading of `level`.

    On a sheet (`brief`) the picture's steps tell the mechanism, only pictures that were looked at are drawn, of the sentences that people
    bring along only those chosen singly are said (where any were), and what the comparison on the same sheet says (`compared`: option ids)
    is not said twice. Warnings, good points, harms and who should not have it are always said.
    """

    voice: Voice
    level: Level
    brief: bool = False
    compared: tuple[str, ...] = ()

    def blocks(self, subject: Topic | Option) -> tuple[Block, ...]:
        """Everything the page says, in reading order."""
        return tuple(self._topic(subject) if isinstance(subject, Topic) else self._option(subject))

    def chosen(self, topic: Topic) -> tuple[Block, ...]:
        """Of a topic that does not go into the handout as a whole: the sentences that were chosen singly."""
        items = tuple(self.voice.judgement(judged) for judged in chosen_in(topic, self.voice.visit))
        return (Heading(self.voice.say(topic.title), self.level), Judgements(items))

    def _topic(self, topic: Topic) -> Iterator[Block]:
        voice = self.voice
        yield Heading(voice.say(topic.title), self.level)
        yield Statement(voice.line(topic.summary), "lead")
        yield from self._note(topic.id)
        yield from figures(voice, topic.illustrations, seen_only=self.brief)
        chosen = chosen_in(topic, voice.visit) if self.brief else ()
        for section in topic.sections:
            judged = tuple(entry for entry in section.judged if entry in chosen) if chosen else section.judged
            if judged or section.claims or not section.judged:
                yield from self._section(section, judged)
        if not self.brief:
            yield from self._questions(topic.questions)

    def _section(self, section: Section, judged: tuple[Judged, ...]) -> Iterator[Block]:
        yield Heading(self.voice.say(section.title), self._below)
        if section.claims:
            yield Bullets(tuple(self.voice.line(claim) for claim in section.claims))
        if judged:
            yield Judgements(tuple(self.voice.judgement(entry) for entry in judged))

    def _option(self, option: Option) -> Iterator[Block]:
        voice, words = self.voice, self.voice.words
        sign = (option.shape, option.hue)
        yield Heading(voice.say(option.name), self.level, sign)
        approval = option.approvals[0] if option.approvals else None
        badge = voice.approval_badge(approval) if approval and approval.status != "not_applicable" else None
        yield Statement(Line(voice.say(option.kind), badge=badge), "quiet")
        yield Statement(voice.line(option.summary), "lead")
        if option.notice:
            refused = approval is not None and approval.status == "not_approved"
            yield Notice("caution", words["approval_not_approved" if refused else "please_note"], (voice.line(option.notice),))
        yield from self._note(option.id)
        pictures = figures(voice, option.illustrations, seen_only=self.brief)
        yield from pictures
        if option.mechanism and not (self.brief and any(picture.frames for picture in pictures)):
            yield Heading(words["mechanism"], self._below)
            yield Bullets(tuple(voice.line(claim) for claim in option.mechanism), "numbers")
        yield from self._listed(words["benefits"], option.benefits)
        yield from (voice.icons(outcome, option) for outcome in option.outcomes if outcome.kind == "benefit")
        yield Heading(words["harms"], self._below)
        yield Bullets(voice.harms(option))
        yield from (voice.icons(outcome, option) for outcome in option.outcomes if outcome.kind != "benefit")
        if option.unknown and option.id not in self.compared:
            yield Notice("unknown", words["unknown"], tuple(voice.open_question(claim) for claim in option.unknown))
        yield from self._listed(words["suits"], option.suits)
        yield from self._listed(words["not_for"], option.not_for)
        yield from self._listed(words["aftercare"], option.aftercare)
        if option.approvals:
            yield Heading(words["approvals"], self._below)
            yield Bullets(tuple(voice.approval(approval) for approval in option.approvals))
        if not self.brief:
            yield from self._questions(option.questions)

    @property
    def _below(self) -> Level:
        return cast(Level, min(self.level + 1, 3))

    def _listed(self, title: str, claims: tuple[Claim, ...]) -> Iterator[Block]:
        if claims:
            yield Heading(title, self._below)
            yield Bullets(tuple(self.voice.line(claim) for claim in claims))

    def _note(self, about: str) -> Iterator[Block]:
        if note := self.voice.visit.note(about):
            yield Notice("yours", self.voice.words["note"], (Line(note),))

    def _questions(self, questions: tuple[Words, ...]) -> Iterator[Block]:
        if questions:
            yield Heading(self.voice.words["questions"], self._below)
            yield Bullets(tuple(Line(self.voice.say(question)) for question in questions))
