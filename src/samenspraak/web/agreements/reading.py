# SPDX-License-Identifier: EUPL-1.2
"""Reads the terms of an agreement aloud: every kind of term as a heading, facts, words and where it came from."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenspraak.rulebook.agreements.taking_over import TAKEN, to_check
from samenspraak.rulebook.agreements.terms import (
    ALL_TOPICS,
    MUNICIPALITY,
    BodyTerm,
    MoneyTerm,
    SafeguardTerm,
    SayTerm,
    Task,
    Term,
    Terms,
    TextTerm,
    TransferTerm,
)
from samenspraak.rulebook.content import ContentSet
from samenspraak.web.agreements.dates import day
from samenspraak.web.agreements.forms import around, localised
from samenspraak.web.shared import amounts, components
from samenspraak.web.wording import agreements as words
from samenspraak.web.wording import congruence

Offered = Sequence[Mapping[str, Any]]
CHAPTERS = ("text", "say", "body", "transfer", "money", "safeguard")


def taken_from(mark: Mapping[str, Any], place: str = "") -> str:
    """The address of what something was taken over from; "" when it was not."""
    if "case" in mark:
        return reverse("agreements:case", args=[mark["case"]]) + place
    return reverse("agreements:version", args=[mark["area"], mark["version"]]) + place if "area" in mark else ""


class Reader:
    """Reads terms for one reader: knows the titles of topics, bodies and safeguards in their language."""

    def __init__(self, terms: Terms, content: ContentSet, offered: Offered, said: Mapping[int, str] | None = None):
        language = get_language() or "nl"
        self.terms, self.content, self.said = terms, content, said or {}
        self.language = language
        self.topics = {topic.key: topic.title.in_(language) for topic in content.topics}
        self.offered = {one["key"]: one for one in offered}

    # Words

    def topic(self, key: str) -> str:
        """The title of a topic."""
        return str(words.ALL_TOPICS_WORD) if key == ALL_TOPICS else self.topics.get(key, key)

    def body(self, key: str) -> str:
        """The name of a body."""
        found = self.terms.body(key)
        return str(words.MUNICIPALITY_WORD) if key == MUNICIPALITY else found.title if found else key

    def heading(self, term: Term) -> str:
        """What a term is about, in a few words."""
        if isinstance(term, SayTerm):
            return f"{capfirst(self.topic(term.topic))}: {components.TASKS[term.task.value]}"
        if isinstance(term, BodyTerm):
            return term.title
        if isinstance(term, SafeguardTerm):
            return localised(self.offered.get(term.guard.value, {"title": term.guard.value}), "title")
        if isinstance(term, TransferTerm):
            return term.power or capfirst(str(words.INSTRUMENTS[term.instrument.value]))
        if isinstance(term, MoneyTerm):
            return self.amount(term) or str(words.KINDS["money"])
        return (term.title if isinstance(term, TextTerm) else "") or str(words.KINDS["text"])

    # Facts

    def facts(self, term: Term) -> list[tuple[str, str]]:
        """What a term says, as pairs of a word and a value; what it does not say is left out."""
        if isinstance(term, SayTerm):
            found = self._say_facts(term)
        elif isinstance(term, BodyTerm):
            found = self._body_facts(term)
        elif isinstance(term, SafeguardTerm):
            found = self._safeguard_facts(term)
        elif isinstance(term, TransferTerm):
            found = self._transfer_facts(term)
        else:
            found = self._money_facts(term) if isinstance(term, MoneyTerm) else []
        return [(str(name), str(value)) for name, value in found if value]

    def _say_facts(self, term: SayTerm) -> list[tuple[Any, Any]]:
        say = term.say.code
        level = capfirst(str(components.SAY[say]))
        means = level if term.text else f"{level}. {words.SAY_MEANS[say]}"
        return [(_("Say"), means), (_("Who uses it"), self.body(term.body))]

    def composition(self, term: BodyTerm) -> str:
        """Who sits in a body and how they were chosen: "9 residents, elected; 2 organisations, appointed"."""
        groups = [
            " ".join(filter(None, [str(part.seats or ""), str(words.WHO[part.who.value])]))
            + (f" ({words.CHOSEN[part.chosen.value]})")
            for part in term.composition
        ]
        return "; ".join(groups)

    def _body_facts(self, term: BodyTerm) -> list[tuple[Any, Any]]:
        months = term.term_months
        invited = {"invited": term.invited, "percent": term.response_percent}
        draw = _("%(invited)s people are invited; %(percent)s per cent is expected to say yes") % invited
        return [
            (_("Who"), self.composition(term)),
            (_("For how long"), ngettext("%(n)s month", "%(n)s months", months) % {"n": months} if months else ""),
            (_("Coming and going"), term.rotation),
            (_("Speaks for"), term.speaks_for),
            (_("Area"), term.territory),
            (_("Draw"), draw if term.invited and term.response_percent else ""),
        ]

    def _safeguard_facts(self, term: SafeguardTerm) -> list[tuple[Any, Any]]:
        titles = {p["key"]: p for p in self.offered.get(term.guard.value, {}).get("params", ())}
        found = []
        for key, value in term.params.items():
            name, unit = around(localised(titles[key], "title") if key in titles else key)
            said = (_("yes") if value else _("no")) if isinstance(value, bool) else f"{value} {unit}".strip()
            found.append((name.rstrip(":"), said))
        return found

    def _transfer_facts(self, term: TransferTerm) -> list[tuple[Any, Any]]:
        days = term.deadline_days
        topics = [self.topic(key) for key in term.topics] or [str(words.ALL_TOPICS_WORD)]
        tasks = [str(components.TASKS[task.value]) for task in term.tasks or (Task.DECIDE,)]
        return [
            (_("How"), words.INSTRUMENTS[term.instrument.value]),
            (_("Whose power"), words.OWNERS[term.owner.value] if term.owner.value else ""),
            (_("On"), f"{', '.join(topics)} ({', '.join(tasks)})"),
            (_("To"), self.body(term.to)),
            (_("To officials"), _("yes") if term.to_officials else ""),
            (_("Legal basis"), term.legal_basis),
            (_("Limits"), term.limits),
            (_("Decision"), term.decision),
            (_("Published"), term.published),
            (_("From"), day(term.since)),
            (_("Until"), day(term.until)),
            (
                _("Follows or explains"),
                ngettext("within %(n)s day", "within %(n)s days", days) % {"n": days} if days else "",
            ),
            (_("Shown as binding"), _("yes") if term.shown_as_binding else ""),
        ]

    @staticmethod
    def amount(term: MoneyTerm) -> str:
        """How much, and whether each year or once."""
        if term.amount_cents is None:
            return ""
        per = {"year": _("each year"), "once": _("once")}.get(term.per, term.per)
        return f"{amounts.shown(term.amount_cents)} {per}".strip()

    def _money_facts(self, term: MoneyTerm) -> list[tuple[Any, Any]]:
        return [
            (_("Amount"), self.amount(term)),
            (_("Decides what it goes to"), self.body(term.allocates)),
            (_("Spends it"), self.body(term.spends)),
            (_("At most, per decision"), amounts.shown(term.limit_cents or None)),
            (_("Pays"), term.payer),
            (_("Carries out"), term.executor),
        ]

    # Where it comes from

    def sources(self, term: Term, area: str = "") -> list[dict[str, str]]:
        """What was said, or which rule asks for it: words, and where to read on."""
        return [found for source in term.sources if (found := self._source(source, area))]

    def _source(self, source: Mapping[str, Any], area: str) -> dict[str, str] | None:
        kind = source.get("kind", "")
        if kind == "rule":
            code = source.get("code", "")
            known = code in congruence.TRIGGER
            text = _("The rules ask for it: %(when)s") % {"when": congruence.TRIGGER[code]} if known else code
            return {"text": text, "href": f"{reverse('agreements:rules')}#{code}", "quote": ""}
        if kind == TAKEN:
            return {"text": self._taken(source), "href": taken_from(source, f"#art-{source.get('article', '')}")}
        where = reverse("conversations:round-outcomes", args=[area]) if area else ""
        if kind == "wish":
            quote = self.said.get(source.get("answer", 0), "")
            return (
                {"text": self._block(source), "href": f"{where}#{source.get('block', '')}", "quote": quote}
                if quote
                else None
            )
        text = self._choice(source) if kind == "choice" else self._weights(source) if kind == "archetype" else ""
        return {"text": text or str(source.get("text", "")), "href": where if kind else "", "quote": ""}

    @staticmethod
    def _taken(source: Mapping[str, Any]) -> str:
        if "case" in source:
            return _("Taken over from the worked example “%(name)s”, article %(article)s") % source
        return _("Taken over from the agreement of %(name)s, version %(version)s, article %(article)s") % source

    @staticmethod
    def checks(term: Term) -> list[str]:
        """What of a term that was taken over is still to be looked at, in sentences."""
        found = to_check(term)
        anew = [str(congruence.PARTS[name]) for name in found if name in congruence.PARTS]
        said = [str(words.TAKEN_CHECKS[what]) for what in found if what in words.TAKEN_CHECKS]
        lacks = _("This must be given anew, here: %(parts)s.") % {"parts": ", ".join(anew)}
        return said + ([lacks] if anew else [])

    def _block(self, source: Mapping[str, Any]) -> str:
        found = self.content.block(source.get("block", ""))
        return _("Said at “%(title)s”") % {"title": found.title.in_(self.language)} if found else _("Said")

    def _choice(self, source: Mapping[str, Any]) -> str:
        choices = (block.choice for block in self.content.blocks if block.choice)
        choice = next((one for one in choices if one.key == source.get("question")), None)
        option = next((o for o in choice.options if o.key == source.get("option")), None) if choice else None
        if choice is None or option is None:
            return ""
        facts = {"question": choice.text.in_(self.language), "option": option.text.in_(self.language)}
        numbers = {"count": source.get("count"), "of": source.get("of")}
        return _("%(question)s – “%(option)s”: %(count)s of %(of)s") % {**facts, **numbers}

    def _weights(self, source: Mapping[str, Any]) -> str:
        titles = {one.key: one.title.in_(self.language) for one in self.content.archetypes}
        parts = [f"{titles.get(key, key)} {weight}%" for key, weight in source.get("weights", {}).items()]
        return _("The triangle of the conversations: %(parts)s") % {"parts": ", ".join(parts)}

    # Terms and matrix

    def term(self, term: Term, area: str = "") -> dict[str, Any]:
        """One term as it stands on a page."""
        return {
            "number": term.number,
            "kind": term.kind,
            "heading": self.heading(term),
            "text": term.text,
            "facts": self.facts(term),
            "sources": self.sources(term, area),
            "checks": self.checks(term),
        }

    def chapters(self, area: str = "") -> list[dict[str, Any]]:
        """All terms, by kind, in the order of the agreement."""
        found = []
        for kind in CHAPTERS:
            terms = [self.term(term, area) for term in self.terms.all if term.kind == kind]
            found.append({"kind": kind, "title": words.KINDS[kind], "terms": terms})
        return found

    def matrix(self, caption: str, href: str = "") -> components.Matrix:
        """Who has how much say. Topics that only follow what holds for all topics share the last row."""
        own = [topic for topic in self.topics if any(term.topic == topic for term in self.terms.says)]
        others = [term.topic for term in self.terms.says if term.topic not in (*self.topics, ALL_TOPICS)]
        rows = [self._row(topic, self.topic(topic), href) for topic in dict.fromkeys([*own, *others])]
        if any(term.topic == ALL_TOPICS for term in self.terms.says) or not rows:
            word = words.OTHER_TOPICS_WORD if rows else words.ALL_TOPICS_WORD
            rows.append(self._row(ALL_TOPICS, capfirst(str(word)), href))
        return components.Matrix(caption, tuple(components.TASKS[task.value] for task in Task), tuple(rows))

    def _row(self, topic: str, title: str, href: str) -> components.MatrixRow:
        agreed = [self.terms.say_on(topic, task) for task in Task]
        cells = [
            components.Cell(t.say.code, f"{href}#art-{t.number}" if href else "") if t else components.Cell("")
            for t in agreed
        ]
        return components.MatrixRow(title, tuple(cells))

    def cells(self, chosen: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
        """The matrix as a form: per topic three choices. `chosen` is what somebody filled in and sent.

        `said`: something holds for this topic alone; the others are folded away.
        """
        agreed = {term.cell: term.say.code for term in self.terms.says}
        rows = []
        for topic in (ALL_TOPICS, *self.topics):
            fields = []
            for task in Task:
                name = f"say-{topic}-{task.value}"
                now = chosen.get(name, "") if chosen is not None else agreed.get(f"{topic}/{task.value}", "")
                fields.append({"name": name, "task": components.TASKS[task.value], "now": now})
            said = topic == ALL_TOPICS or any(field["now"] for field in fields)
            rows.append({"key": topic, "title": self.topic(topic), "fields": fields, "said": said})
        return rows
