"""The sheet that the patient takes home: what was decided first, then what was looked at, then the sources."""

from __future__ import annotations

from collections.abc import Iterator

from consult_aid.compose.comparison import comparison_blocks
from consult_aid.compose.topic import Body, chosen_in
from consult_aid.compose.voice import Voice
from consult_aid.content.facts import Option, Pack, Topic
from consult_aid.pages import Block, Bullets, Footer, Heading, Letterhead, Line, NewPage, Notice, Page, Statement, Text, Writing
from consult_aid.plain import shortened
from consult_aid.record import record
from consult_aid.visit import Visit

WRITING_LINES = 3


@record
class Choice:
    """A section of the handout that a practitioner may print or leave out; `fixed` ones are always printed."""

    id: str
    title: str
    shown: bool
    fixed: bool = False


def sections(pack: Pack, visit: Visit, language: str) -> tuple[Choice, ...]:
    """The sections of this visit's handout, in printed order."""
    voice = Voice(pack, visit, language)
    words, out = voice.words, visit.left_out
    choices = [
        Choice("matters", words["matters"], "matters" not in out),
        Choice("next-steps", words["next_steps"], "next-steps" not in out),
    ]
    choices += [Choice("help", words["help"], True, fixed=True), Choice("questions", words["questions"], "questions" not in out)]
    for subject in _subjects(voice):
        id = f"topic:{subject.id}"
        choices.append(Choice(id, voice.say(subject.title if isinstance(subject, Topic) else subject.name), id not in out))
    if visit.options:
        choices.append(Choice("comparison", words["side_by_side"], "comparison" not in out))
    return (*choices, Choice("sources", words["sources"], True, fixed=True))


def handout_page(pack: Pack, visit: Visit, language: str) -> Page:
    """The whole handout. Its title names the content, never the patient."""
    voice = Voice(pack, visit, language)
    return Page(
        title=voice.words["handout_title"].format(title=voice.say(pack.manifest.title)),
        language=language,
        blocks=(*_first_sheet(voice), *_talked_about(voice), *_closing(voice)),
        letterhead=_letterhead(voice),
        footer=_footer(voice),
        unprintable=voice.words["unprintable"],
    )


def _letterhead(voice: Voice) -> Letterhead:
    visit, words = voice.visit, voice.words
    contact = " · ".join(part for part in (visit.clinic.phone, visit.clinic.email) if part)
    aside = []
    if visit.patient:
        aside.append(words["for_patient"].format(name=shortened(visit.patient)))
    if visit.date:
        aside.append(words.date(visit.date))
    if visit.practitioner:
        aside.append(words["with_practitioner"].format(name=shortened(visit.practitioner)))
    lines = (*visit.clinic.address.splitlines(), contact)
    logo = voice.pack.illustrations.get(voice.pack.manifest.logo)
    return Letterhead(
        visit.clinic.name,
        tuple(line for line in lines if line.strip()),
        tuple(aside),
        logo.id if logo else "",
        voice.say(logo.alt) if logo else "",
    )


def _footer(voice: Voice) -> Footer:
    manifest, words = voice.pack.manifest, voice.words
    text = words["footer" if voice.signature() == "signed" else "footer_unsigned"].format(
        version=manifest.version, reviewed=words.date(manifest.reviewed), due=words.date(manifest.review_due)
    )
    return Footer(text, words["page_of"])


def _subjects(voice: Voice) -> tuple[Topic | Option, ...]:
    """Topics and options whose pages were shown, in the order of the visit; then topics of which single sentences were chosen."""
    found = (voice.pack.topic(id) or voice.pack.option(id) for id in voice.visit.topics)
    singly = (topic for topic in voice.pack.topics if topic.id not in voice.visit.topics and chosen_in(topic, voice.visit))
    return (*(subject for subject in found if subject), *singly)


def _wanted(voice: Voice, section: str) -> bool:
    return section not in voice.visit.left_out


def _first_sheet(voice: Voice) -> Iterator[Block]:
    words, visit, manifest = voice.words, voice.visit, voice.pack.manifest
    yield Heading(words["talked_about"], 1)
    yield Text(_agenda(voice), "quiet")
    if (signature := voice.signature()) != "signed":
        yield Notice("caution", words[f"{signature}_title"], (Line(voice.unsigned()),))
    yield from voice.standing()
    matters = tuple(Line(voice.say(priority.title)) for id in visit.priorities for priority in voice.pack.priorities if priority.id == id)
    if _wanted(voice, "matters"):
        yield Heading(words["matters"], 2)
        yield Bullets(matters, "numbers") if matters else Writing(words["write_matters"], WRITING_LINES)
    if note := visit.note():
        yield Notice("yours", words["note"], (Line(note),))
    if _wanted(voice, "next-steps"):
        yield Heading(words["next_steps"], 2)
        steps = tuple(
            Line(words["step_by"].format(text=step.text, when=step.when) if step.when else step.text) for step in visit.next_steps
        )
        yield Bullets(steps, "boxes") if steps else Writing(words["write_steps"], WRITING_LINES)
    if phone := visit.clinic.phone:
        yield Statement(Line(phone, lead=words["call_clinic"].format(clinic=visit.clinic.name or words["the_clinic"])))
    yield Heading(words["help"], 2)
    yield Bullets(tuple(voice.line(claim) for claim in manifest.help))


def _agenda(voice: Voice) -> str:
    """One sentence: what was looked at, and what was compared."""
    words = voice.words
    seen = [voice.say(subject.title) if isinstance(subject, Topic) else voice.named(subject) for subject in _subjects(voice)]
    compared = [voice.named(option) for id in voice.visit.options if (option := voice.pack.option(id))]
    parts = [words["looked_at"].format(list=", ".join(seen))] if seen else []
    parts += [words["compared"].format(list=", ".join(compared))] if compared else []
    return " ".join(parts) or voice.say(voice.pack.manifest.decision)


def _talked_about(voice: Voice) -> Iterator[Block]:
    compared = voice.visit.options if _wanted(voice, "comparison") else ()
    yield NewPage()
    whole = tuple(subject for subject in _subjects(voice) if subject.id in voice.visit.topics)
    questions = tuple(dict.fromkeys(voice.say(question) for subject in whole for question in subject.questions))
    if questions and _wanted(voice, "questions"):
        yield Heading(voice.words["questions"], 2)
        yield Bullets(tuple(Line(question) for question in questions), "boxes")
    for subject in _subjects(voice):
        if _wanted(voice, f"topic:{subject.id}"):
            body = Body(voice, level=2, brief=True, compared=compared)
            yield from body.blocks(subject) if subject in whole or isinstance(subject, Option) else body.chosen(subject)
    if compared:
        shown = tuple(subject.id for subject in _subjects(voice) if _wanted(voice, f"topic:{subject.id}"))
        yield from comparison_blocks(voice, level=2, warned=shown)


def _closing(voice: Voice) -> Iterator[Block]:
    words, manifest = voice.words, voice.pack.manifest
    if voice.cited.order:
        yield Heading(words["sources"], 2)
        yield voice.cited.entries()
    yield Heading(words["about_sheet"], 2)
    authors = ", ".join(f"{author.name} ({voice.say(author.role)})" for author in manifest.authors)
    dates = words["version_dates"].format(
        version=manifest.version, reviewed=words.date(manifest.reviewed), due=words.date(manifest.review_due)
    )
    read = (
        words["reviewer"].format(name=one.name, role=voice.say(one.role), version=one.version, date=words.date(one.date))
        for one in manifest.reviewers
    )
    lines = (
        Line(voice.say(manifest.disclaimer)),
        Line(voice.unsigned()),
        Line(dates),
        Line(voice.say(manifest.evidence), lead=words["evidence"]),
        Line(voice.say(manifest.update_policy), lead=words["update_policy"]),
        Line(authors, lead=words["authors"]),
        *((Line("; ".join(read), lead=words["reviewers"]),) if manifest.reviewers else ()),
        Line(voice.say(manifest.funding), lead=words["funding"]),
    )
    yield Bullets(lines)
