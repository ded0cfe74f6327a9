"""The facts of a content pack: frozen values, named and shaped exactly as an author writes them in YAML.

These classes are the one description of every pack file. `content.schema` turns them into the checking schema (and the JSON Schema for
editors, with the sentences under each field), `content.cache` into JSON and back. Nothing here reads a file or knows pydantic or Qt.

`Words` is a text in every language of the pack: `{en: Hair loss, es: Pérdida de pelo}`. Ids are lower case words joined by hyphens.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from consult_aid.illustration import Art
from consult_aid.record import record

Words = Mapping[str, str]
STRICT: dict[str, Any] = {"extra": "forbid", "use_attribute_docstrings": True}

Certainty = Literal["high", "moderate", "low", "very_low", "not_known", "established", "plausible", "lab_only", "advice"]
"""How sure we are. The first five are GRADE certainty (`not_known`: nobody has measured it well enough). For how something works:
`established`, `plausible` (in theory), `lab_only` (seen in dishes or animals). `advice` is clinic advice that awaits sign-off: the one
kind of statement that may stand without a source."""

State = Literal["known", "not_known", "no_difference", "small_study", "not_applicable"]
"""What a cell of the comparison says: a finding, that nobody knows, that a fair test found no difference, that only a small study
exists, or that the question does not arise."""

ApprovalStatus = Literal["approved", "cleared", "off_label", "not_approved", "cosmetic_only", "not_applicable", "not_checked"]
"""`cleared`: a device let onto the market because it is like one that is there (US 510(k)); that is less than approval."""

Verdict = Literal["supported", "partly", "unsupported", "contradicted"]
"""How a statement that people bring along holds up: the evidence agrees, agrees in part, is not there either way, or says otherwise."""

Standing = Literal["signed", "changed", "over", "unsigned"]
"""Whether a clinician stands by the content today: yes; no, for it has changed since; no, for the signature has ended; nobody ever did."""

Living = Literal["body", "mind", "social"]
Shape = Literal["ring", "diamond", "drop", "square", "cross", "circle", "hexagon", "triangle", "bar", "leaf"]
Country = str


@record(kw_only=True)
class Claim:
    """One statement that can be true or false, with how sure we are and who says so."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    text: Words
    """The statement, in plain words."""
    certainty: Certainty
    """How sure we are (GRADE), or for mechanisms established / plausible / lab_only; advice for unsourced safety advice."""
    sources: tuple[str, ...] = ()
    """Ids from sources.yaml; at least one verified source unless the certainty is advice."""


@record(kw_only=True)
class Judged:
    """A statement that people have read or heard, and how it holds up."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    """Id that visits name."""
    says: Words
    """The statement in our own plain words, without quotation marks."""
    verdict: Verdict
    """supported, partly, unsupported (no good evidence either way) or contradicted."""
    why: Words
    """Why, in one to three short sentences."""
    certainty: Certainty
    """How sure we are of the statement itself (GRADE)."""
    sources: tuple[str, ...]
    """Ids from sources.yaml."""


@record(kw_only=True)
class Section:
    """A part of a topic under its own heading."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    title: Words
    """The heading; it should tell what the part says."""
    claims: tuple[Claim, ...] = ()
    """The statements, in reading order."""
    judged: tuple[Judged, ...] = ()
    """Statements that people bring along, each with its verdict."""


@record(kw_only=True)
class Topic:
    """A page on the condition (topics/<id>.yaml)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str = ""
    """May be left out: the file name is the id."""
    title: Words
    """Short title for the topic rail."""
    summary: Claim
    """The lead: the one thing to remember, said first."""
    illustrations: tuple[str, ...] = ()
    """Ids of pictures, in the order to show them."""
    sections: tuple[Section, ...]
    """The body."""
    questions: tuple[Words, ...] = ()
    """Questions that a patient may want to ask after this page."""


@record(kw_only=True)
class Cell:
    """What one option says in one row of the comparison."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    text: Words
    """The cell's words, short: about 25 words at most."""
    state: State = "known"
    """known, not_known, no_difference, small_study or not_applicable: each is drawn differently."""
    certainty: Certainty | None = None
    """Certainty mark to show in the cell, where the row is about an effect."""
    sources: tuple[str, ...] = ()
    """Ids from sources.yaml."""


@record(kw_only=True)
class Harm:
    """One unwanted effect and how often it happens."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    what: Words
    """The unwanted effect."""
    frequency: Words
    """How often, with the denominator: 5 in 100 women; or that it is not known."""
    brief: Words | None = None
    """Both in at most 20 words, for a cell of the comparison: Hard lumps: 8 women reported, rate not known. Never softer than in full."""
    serious: bool = False
    """Serious harms stand first and are marked."""
    state: State = "known"
    """not_known when no rate was found."""
    sources: tuple[str, ...]
    """Ids from sources.yaml."""


@record(kw_only=True)
class Comparator:
    """What the people in the other group got, and how they fared."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    name: Words
    """For example: a dummy liquid."""
    n: int | None
    """How many of `per` had the same outcome; null when not known."""


@record(kw_only=True)
class Outcome:
    """A number to draw as an icon array: n of per people, beside the comparator."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    """Id of this number within the option."""
    title: Words
    """The outcome, for example: Women who saw clear regrowth."""
    kind: Literal["benefit", "harm", "course"]
    """benefit, harm, or course (what happens without treatment)."""
    n: int | None
    """How many of `per` people had it; null when not known."""
    per: Literal[100] = 100
    """The denominator; the same for every number of the pack."""
    comparator: Comparator | None = None
    """The other group. Leave out only when the study had none, or for a course, whose other group belongs to the treatment."""
    time: Words | None = None
    """The time frame, for example: after 48 weeks."""
    certainty: Certainty
    """GRADE certainty of this number."""
    people: int | None = None
    """How many people were studied; null when not known."""
    studied: Words | None = None
    """Who was studied, for example: women with pattern hair loss."""
    exact: str = ""
    """The figures in the source before rounding, for reviewers; not shown."""
    note: Words | None = None
    """A caution that must stand with the number, or why it is not known."""
    sources: tuple[str, ...]
    """Ids from sources.yaml."""


@record(kw_only=True)
class Approval:
    """What a country's authority says of this option for this use."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    country: Country
    """Id of a country listed in pack.yaml."""
    status: ApprovalStatus
    """approved, off_label, not_approved, cosmetic_only, not_applicable or not_checked."""
    text: Words
    """One or two sentences that say exactly what is and is not allowed."""
    checked: datetime.date | None = None
    """The day this was last checked."""
    sources: tuple[str, ...] = ()
    """Ids from sources.yaml."""


@record(kw_only=True)
class Option:
    """A way to go, no treatment included (options/<id>.yaml)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str = ""
    """May be left out: the file name is the id."""
    name: Words
    """Full name."""
    short: Words
    """Short name for narrow places, at most 18 characters."""
    hue: str
    """The option's colour everywhere, as #RRGGBB; at least 4.5:1 on white."""
    shape: Shape
    """The option's sign everywhere, the second cue beside its colour."""
    kind: Words
    """What sort of thing it is, for example: Medicine, over the counter."""
    summary: Claim
    """The lead: what it is in one or two sentences."""
    notice: Claim | None = None
    """A warning that stands wherever the option appears, for example that it is not approved."""
    illustrations: tuple[str, ...] = ()
    """Ids of pictures, in the order to show them."""
    mechanism: tuple[Claim, ...] = ()
    """How it works, or is thought to, step by step."""
    benefits: tuple[Claim, ...]
    """Good points."""
    harms: tuple[Harm, ...]
    """Bad points, with how often."""
    outcomes: tuple[Outcome, ...] = ()
    """Numbers drawn as icon arrays."""
    suits: tuple[Claim, ...] = ()
    """Who may be right for it."""
    not_for: tuple[Claim, ...] = ()
    """Who should not have it."""
    approvals: tuple[Approval, ...] = ()
    """One entry per country."""
    unknown: tuple[Claim, ...]
    """What nobody knows yet."""
    questions: tuple[Words, ...] = ()
    """Questions to ask before saying yes."""
    aftercare: tuple[Claim, ...] = ()
    """What to do before and after, in order; `advice` where only clinics say so."""
    values: Mapping[str, Cell] = {}
    """Cells of the comparison, by the row ids of attributes.yaml."""


@record(kw_only=True)
class RowGroup:
    """A heading over rows of the comparison."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    """Id that rows name."""
    title: Words
    """The heading."""


@record(kw_only=True)
class Row:
    """One row of the comparison: the same question to every option."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    """Id of the row; options answer under this id in `values`."""
    title: Words
    """The row's heading."""
    group: str
    """Id of the group it stands in."""
    kind: Literal["value", "outcomes", "harms", "approval", "unknown"] = "value"
    """Where the answer comes from: the option's values, its icon arrays, its harms, its approval in `country`, or what is unknown."""
    country: Country | None = None
    """For kind approval: the country."""
    living: Living | None = None
    """The row tells what living with the option is like: for the body, the mind, or life with other people."""


@record(kw_only=True)
class Pair:
    """What a head-to-head study of two options found, or that there is none."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    options: tuple[str, str]
    """Ids of the two options."""
    text: Words
    """What was found, or that no finished study was found."""
    state: State = "known"
    """not_known when there is no finished study."""
    certainty: Certainty | None = None
    """GRADE certainty of the finding."""
    sources: tuple[str, ...]
    """Ids from sources.yaml."""


@record(kw_only=True)
class Attributes:
    """The rows of the comparison (attributes.yaml)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    groups: tuple[RowGroup, ...]
    """Headings, in order."""
    rows: tuple[Row, ...]
    """Rows, in order."""
    reading_help: Words
    """One or two sentences on how to read the table, and that figures from different studies must not be ranked."""
    pairs: tuple[Pair, ...] = ()
    """Head-to-head findings; only pairs that were really compared, or that people will ask about."""


@record(kw_only=True)
class Priority:
    """Something that may matter to a patient."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    """Id that visits name."""
    title: Words
    """In the patient's words: No needles."""
    rows: tuple[str, ...]
    """Ids of the rows that bear on it."""


@record(kw_only=True)
class Priorities:
    """What may matter to patients (priorities.yaml)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    priorities: tuple[Priority, ...]
    """In the order to offer them."""


@record(kw_only=True)
class Source:
    """A publication or page that a claim rests on."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    """Id that claims name."""
    authors: str
    """As printed."""
    year: int | None = None
    """Year of publication, null when not dated."""
    title: str
    """Title in its own language."""
    publisher: str = ""
    """Journal, publisher or authority."""
    url: str = ""
    """Address or DOI, printed as text, never opened."""
    kind: str
    """systematic review, RCT, cohort, case series, in vitro, regulator, guideline, label, textbook or other."""
    verified: bool
    """true when someone has read it; claims may not rest on unverified sources alone."""


@record(kw_only=True)
class Sources:
    """All sources of the pack (sources.yaml)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    sources: tuple[Source, ...]
    """In any order; sheets number them in order of appearance."""


@record(kw_only=True)
class Term:
    """A word that needs explaining."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    """Id of the term."""
    term: Words
    """The word or words, as they stand in the texts."""
    forms: Words | None = None
    """Other forms of it, separated by commas: platelet, platelets."""
    meaning: Words
    """What it means, in one short sentence."""
    sources: tuple[str, ...] = ()
    """Ids from sources.yaml, where the meaning states a fact."""


@record(kw_only=True)
class Glossary:
    """Words that need explaining (glossary.yaml; a pack may do without)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    terms: tuple[Term, ...]
    """In any order; sheets sort them."""


@record(kw_only=True)
class Callout:
    """A label with a leader line to a place in the picture."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    """Id that steps name."""
    label: Words
    """Two or three words; a line break starts a new line."""
    anchor: tuple[float, float]
    """Where the leader line meets the label, in the picture's own units."""
    to: tuple[float, float]
    """What it points at, in the picture's own units."""
    side: Literal["left", "right"] | None = None
    """To which side of the anchor the label extends; left out: away from the target."""


@record(kw_only=True)
class Step:
    """One step of the story that a picture tells."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    title: Words
    """A few words."""
    caption: Words
    """One short sentence."""
    highlight: tuple[str, ...] = ()
    """Ids of top-level groups of the SVG that stay strong; empty: everything."""
    callouts: tuple[str, ...] | None = None
    """Ids of the callouts to show; left out: all."""
    certainty: Certainty | None = None
    """How sure we are that this step happens: established, plausible, lab_only or not_known."""


@record(kw_only=True)
class Illustration:
    """The words of a picture (illustrations/<id>.yaml); the art is illustrations/<id>.svg."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str = ""
    """May be left out: the file name is the id."""
    title: Words
    """Title above or below the picture."""
    alt: Words
    """What the picture shows, for people who cannot see it."""
    sources: tuple[str, ...]
    """Ids from sources.yaml."""
    kind: Literal["story", "stages", "chart"] = "story"
    """story: steps are told one after the other; stages: each step is a stage of the condition, of which one is the patient's; chart:
    labels name its rows and axes, and may be many."""
    stamp: Literal["lab_only"] | None = None
    """lab_only puts 'Lab finding, not shown in people' on the picture."""
    callouts: tuple[Callout, ...] = ()
    """Labels."""
    steps: tuple[Step, ...] = ()
    """The story, step by step."""


@record(kw_only=True)
class Author:
    """Who wrote the content."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    name: str
    """Name of a person or a team."""
    role: Words
    """What qualifies them, said plainly."""


@record(kw_only=True)
class SignOff:
    """A clinician who has read exactly this content and stands by it (<pack>.sign-off.yaml beside the pack's folder, never inside it)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    by: str
    """Name."""
    role: str
    """Profession and post."""
    date: datetime.date
    """The day of signing."""
    until: datetime.date
    """The last day on which the signature counts."""
    version: str
    """The version that was read."""
    digest: str
    """What the content was when it was signed; any other content is not signed."""


@record(kw_only=True)
class Reviewer:
    """Somebody who has read a version of the content."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    name: str
    """Name of a person, or of a group that was asked."""
    role: Words
    """Profession, or patient."""
    kind: Literal["clinician", "patient"]
    """clinician or patient."""
    version: str
    """The version that was read."""
    date: datetime.date
    """The day it was read."""
    wrote: bool = False
    """true when this person also wrote part of it."""


@record(kw_only=True)
class Tone:
    """One colour of skin or hair, as the colours that stand for it in the pictures."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    """Id that visits name."""
    name: Words
    """One or two words: Light."""
    colours: tuple[str, ...]
    """#RRGGBB each, from dark to light. Between the first tone's colours lie those of the pictures as drawn; what is drawn at one place
    between them gets the colour at the same place of another tone."""


@record(kw_only=True)
class CountryName:
    """A country whose rules the pack states."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: Country
    """Two or three letters."""
    name: Words
    """Its name."""


@record(kw_only=True)
class Manifest:
    """What the pack is, who made it and how old it is (pack.yaml)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    id: str
    """Id of the pack: the name of its folder."""
    title: Words
    """Title in the window and on paper."""
    decision: Words
    """The decision to be made, said outright."""
    languages: tuple[str, ...]
    """Two-letter codes; the first is the one to fall back to."""
    version: str
    """Version of the content."""
    reviewed: datetime.date
    """The day the evidence was last looked through."""
    review_due: datetime.date
    """The day by which it must be looked through again."""
    update_policy: Words
    """How and when it is brought up to date."""
    evidence: Words
    """How the evidence was found and put together."""
    funding: Words
    """Who paid."""
    authors: tuple[Author, ...]
    """Who wrote it."""
    disclaimer: Words
    """What the sheet is not: for example, not a diagnosis."""
    help: tuple[Claim, ...]
    """When and whom to call; printed on the first page."""
    next_steps: tuple[Words, ...] = ()
    """Next steps to offer."""
    logo: str = ""
    """Id of a picture to stand at the head of sheets, for example a clinic's own in an overlay."""
    reviewers: tuple[Reviewer, ...] = ()
    """Who has read which version."""
    skins: tuple[Tone, ...] = ()
    """Skin tones to choose from; the first is as drawn."""
    hairs: tuple[Tone, ...] = ()
    """Hair colours to choose from; the first is as drawn."""
    countries: tuple[CountryName, ...] = ()
    """Countries whose approval status the options state."""
    topics: tuple[str, ...]
    """Ids of the topics, in order."""
    options: tuple[str, ...]
    """Ids of the options, in order; one of them is no treatment."""


@record(kw_only=True)
class Pack:
    """Everything a pack says, compiled. `art` loads a picture on first use; packs with the same `digest` and standing say the same."""

    manifest: Manifest
    topics: tuple[Topic, ...]
    options: tuple[Option, ...]
    attributes: Attributes
    priorities: tuple[Priority, ...]
    sources: Mapping[str, Source]
    illustrations: Mapping[str, Illustration]
    digest: str
    art: Mapping[str, Art]
    glossary: tuple[Term, ...] = ()
    """Words that need explaining."""
    incomplete: bool = False
    """Whether something was left out because of an error in the pack; pages say so."""
    sign_off: SignOff | None = None
    """The signature beside the pack, whether it still counts or not."""
    standing: Standing = "unsigned"
    """Whether it counted on the day the pack was opened."""
    overdue: bool = False
    """Whether the content should have been reviewed before the day the pack was opened."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pack) and (self.digest, self.standing, self.sign_off, self.overdue) == (
            other.digest,
            other.standing,
            other.sign_off,
            other.overdue,
        )

    def __hash__(self) -> int:
        return hash(self.digest)

    def topic(self, id: str) -> Topic | None:
        """The topic with this id, or None."""
        return next((topic for topic in self.topics if topic.id == id), None)

    def option(self, id: str) -> Option | None:
        """The option with this id, or None."""
        return next((option for option in self.options if option.id == id), None)
