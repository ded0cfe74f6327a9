"""The voice of one page: facts said in one language, with marks, badges and numbered sources. Compose functions speak through it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from consult_aid.content.facts import Approval, Certainty, Claim, Harm, Judged, Option, Outcome, Pack, Source, Standing, State, Words
from consult_aid.pages import Badge, IconArray, Judgement, Line, Mark, Notice, SourceList
from consult_aid.visit import Visit
from consult_aid.words import Lexicon, lexicon

STARS: dict[Certainty, int] = {"high": 4, "moderate": 3, "low": 2, "very_low": 1}
"""GRADE certainty as filled circles (GRADE working group: high ⊕⊕⊕⊕ … very low ⊕◯◯◯)."""

BadgeKind = Literal["good", "caution", "bad", "unknown", "neutral"]
APPROVAL_LOOK: dict[str, BadgeKind] = {
    "approved": "good",
    "cleared": "caution",
    "off_label": "caution",
    "cosmetic_only": "caution",
    "not_approved": "bad",
    "not_applicable": "neutral",
    "not_checked": "unknown",
}


class Bibliography:
    """Numbers sources in the order in which a page first cites them."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.sources = sources
        self.order: dict[str, int] = {}

    def cite(self, ids: Iterable[str]) -> tuple[int, ...]:
        """The printed numbers of these sources, ascending; new ones get the next number."""
        known = [id for id in ids if id in self.sources]
        return tuple(sorted({self.order.setdefault(id, len(self.order) + 1) for id in known}))

    def entries(self) -> SourceList:
        """All cited sources with their numbers."""
        return SourceList(tuple((number, self._printed(self.sources[id])) for id, number in self.order.items()))

    @staticmethod
    def _printed(source: Source) -> str:
        named = f"{source.authors} ({source.year})" if source.year else source.authors
        where = source.publisher if source.publisher != source.authors else ""
        parts = (named, source.title, where or source.url)
        ends = (part.strip(" .") for part in parts if part.strip(" ."))
        return " ".join(part if part.endswith(("?", "!")) else f"{part}." for part in ends)


class Voice:
    """Says facts of `pack` to `visit`'s patient in `language`."""

    def __init__(self, pack: Pack, visit: Visit, language: str) -> None:
        self.pack, self.visit, self.language = pack, visit, language
        self.words: Lexicon = lexicon(language)
        self.cited = Bibliography(pack.sources)

    def say(self, words: Words) -> str:
        """The text in the page's language; the pack's first language where a translation is missing."""
        return words.get(self.language) or words.get(self.pack.manifest.languages[0], "")

    def mark(self, certainty: Certainty | None) -> Mark | None:
        """The certainty mark, with its word. 'Not known' has no circles: four empty ones would look like a score of nought."""
        if certainty is None:
            return None
        settled = certainty == "advice" and self.signature() == "signed"
        return Mark(self.words["advice_signed" if settled else f"certainty_{certainty}"], STARS.get(certainty), certainty)

    def line(self, claim: Claim) -> Line:
        """A claim with its mark and sources. Plain established facts carry no mark: the mark is for what may be otherwise."""
        mark = None if claim.certainty == "established" else self.mark(claim.certainty)
        return Line(self.say(claim.text), mark=mark, cites=self.cited.cite(claim.sources))

    def judgement(self, judged: Judged) -> Judgement:
        """A statement that people bring along, its verdict, and why."""
        says = self.words["they_say"].format(text=self.say(judged.says).rstrip("."))
        why = Line(self.say(judged.why), mark=self.mark(judged.certainty), cites=self.cited.cite(judged.sources))
        return Judgement(judged.id, says, self.words[f"verdict_{judged.verdict}"], judged.verdict, why)

    def state_badge(self, state: State) -> Badge | None:
        """The word that keeps 'not known', 'no difference found' and 'small study' apart."""
        if state in ("known", "not_applicable"):
            return None
        return Badge(self.words[f"state_{state}"], "unknown" if state == "not_known" else "neutral")

    def harm(self, harm: Harm) -> Line:
        """An unwanted effect and how often; serious ones say so. No badge for a rate that is not known: it would put the harm in doubt."""
        lead = self.words["serious"] if harm.serious else ""
        text = self.words["harm"].format(what=self.say(harm.what).rstrip("."), frequency=self.say(harm.frequency).rstrip("."))
        return Line(text, lead=lead, cites=self.cited.cite(harm.sources))

    def harm_in_brief(self, harm: Harm) -> Line:
        """The same for a cell of the comparison, in the pack's own short words."""
        if harm.brief is None:
            return self.harm(harm)
        return Line(self.say(harm.brief), lead=self.words["serious"] if harm.serious else "", cites=self.cited.cite(harm.sources))

    def harms(self, option: Option, brief: bool = False) -> tuple[Line, ...]:
        """All harms of an option, serious ones first."""
        say = self.harm_in_brief if brief else self.harm
        return tuple(say(harm) for harm in sorted(option.harms, key=lambda harm: not harm.serious))

    def country(self, id: str) -> str:
        """The country's name."""
        return next((self.say(country.name) for country in self.pack.manifest.countries if country.id == id), id.upper())

    def approval_badge(self, approval: Approval) -> Badge:
        """Approval status as a badge that names the country."""
        status = self.words[f"approval_{approval.status}"]
        if approval.status == "not_applicable":
            return Badge(status, "neutral")
        return Badge(
            self.words["approval_in"].format(status=status, country=self.country(approval.country)), APPROVAL_LOOK[approval.status]
        )

    def approval_in_brief(self, approval: Approval) -> Line:
        """Status and day only, for a cell whose row names the country; the option's page says exactly what is allowed."""
        badge = Badge(self.words[f"approval_{approval.status}"], APPROVAL_LOOK[approval.status])
        day = self.words["checked_on"].format(date=self.words.date(approval.checked)) if approval.checked else ""
        return Line(day, badge=badge, cites=self.cited.cite(approval.sources))

    def approval(self, approval: Approval) -> Line:
        """What a country's authority says, with the day it was checked."""
        text = self.say(approval.text)
        if approval.checked:
            text = self.words["checked"].format(text=text, date=self.words.date(approval.checked))
        return Line(text, badge=self.approval_badge(approval), cites=self.cited.cite(approval.sources))

    def open_question(self, claim: Claim) -> Line:
        """What nobody knows, where the panel or row around it already says so."""
        return Line(self.say(claim.text), cites=self.cited.cite(claim.sources))

    def named(self, option: Option) -> str:
        """The option's short name; one that is not approved says so wherever it is listed."""
        first = option.approvals[0] if option.approvals else None
        if first is None or first.status != "not_approved":
            return self.say(option.short)
        return self.words["named_not_approved"].format(name=self.say(option.short), country=self.country(first.country))

    def icons(self, outcome: Outcome, option: Option) -> IconArray:
        """A number as an icon array beside its comparator, or the 'not known' panel."""
        said, other, other_n = self.words["not_known"], "", None
        if outcome.n is not None:
            said = self.words["n_in_per"].format(n=outcome.n, per=outcome.per)
        if outcome.n is not None and outcome.comparator is None and outcome.kind != "course":
            other = self.words["no_comparator"]
        elif outcome.n is not None and outcome.comparator is not None:
            other_n, name = outcome.comparator.n, self.say(outcome.comparator.name)
            key = "n_in_per_with" if other_n is not None else "not_known_with"
            other = self.words[key].format(n=other_n, per=outcome.per, name=name)
        facts = [self.say(outcome.time)] if outcome.time else []
        if outcome.people is not None:
            facts.append(self.words["people_studied"].format(n=f"{outcome.people:,}".replace(",", self.words["thousands"])))
        if outcome.studied:
            facts.append(self.say(outcome.studied))
        if outcome.note:
            facts.append(self.say(outcome.note))
        return IconArray(
            title=self.say(outcome.title),
            n=outcome.n,
            per=outcome.per,
            words=said,
            comparator=other,
            comparator_n=other_n,
            facts=tuple(facts),
            mark=self.mark(outcome.certainty) if outcome.n is not None else None,
            kind=outcome.kind,
            sign=(option.shape, option.hue),
            cites=self.cited.cite(outcome.sources),
        )

    def signature(self) -> Standing:
        """Whether a clinician stands by the content, on the day it was opened and on the day of the visit."""
        pack, day = self.pack, self.visit.date
        ended = pack.sign_off is not None and day is not None and day > pack.sign_off.until
        return "over" if pack.standing == "signed" and ended else pack.standing

    def unsigned(self) -> str:
        """The sentence that says whether a clinician stands by the content."""
        signed = self.pack.sign_off
        if signed is None:
            return self.words["unsigned"]
        date, until = self.words.date(signed.date), self.words.date(signed.until)
        return self.words[self.signature()].format(by=signed.by, role=signed.role, date=date, until=until)

    def standing(self) -> tuple[Notice, ...]:
        """What must be known of the content as a whole, first thing on a page: that parts are missing, that its review is overdue."""
        words, due = self.words, self.words.date(self.pack.manifest.review_due)
        missing = Notice("caution", words["incomplete_title"], (Line(words["incomplete"]),))
        late = Notice("caution", words["overdue_title"], (Line(words["overdue"].format(due=due)),))
        return ((missing,) if self.pack.incomplete else ()) + ((late,) if self.overdue() else ())

    def overdue(self) -> bool:
        """Whether the review was due before the day the content was opened, or before the day of the visit."""
        return self.pack.overdue or (self.visit.date is not None and self.visit.date > self.pack.manifest.review_due)
