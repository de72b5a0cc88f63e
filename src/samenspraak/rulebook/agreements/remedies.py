# SPDX-License-Identifier: EUPL-1.2
"""Remedies that mend: the one clear change that takes a finding away, or nothing where people have to choose.

A remedy is offered only when it works: the finding is gone afterwards, and none that blocks or asks has come.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samenspraak.rulebook.agreements.congruence import TIPS, incongruences, rule_of
from samenspraak.rulebook.agreements.congruence_bodies import invitations, response
from samenspraak.rulebook.agreements.congruence_powers import is_transfer
from samenspraak.rulebook.agreements.congruence_rule import Matter
from samenspraak.rulebook.agreements.congruence_safeguards import EXECUTABLE
from samenspraak.rulebook.agreements.draft import Said, fit, safeguard_row
from samenspraak.rulebook.agreements.editing import Rows, change, place
from samenspraak.rulebook.agreements.setting import Setting, Thresholds
from samenspraak.rulebook.agreements.terms import (
    BodyTerm,
    Chosen,
    Guard,
    Instrument,
    SafeguardTerm,
    Term,
    TransferTerm,
    parse,
)
from samenspraak.rulebook.verdicts import Finding, Refused


@dataclass(frozen=True)
class Kit:
    """What remedies are made with: the setting and thresholds of the test, and the sentences of the content."""

    setting: Setting
    thresholds: Thresholds
    content: Mapping[str, Any]  # the content file "safeguards"

    @property
    def offered(self) -> dict[str, Mapping[str, Any]]:
        """The safeguards of the content, by kind."""
        return {one["key"]: one for one in self.content["safeguards"]}

    @property
    def words(self) -> Mapping[str, Any]:
        """The sentences that a draft is filled with."""
        words: Mapping[str, Any] = self.content["draft"]
        return words


@dataclass(frozen=True)
class Remedy:
    """What was done (`code`), in which article, and the rows afterwards."""

    code: str
    number: str
    rows: Rows


Made = tuple[str, tuple[Rows, str]]  # what was done, the rows and the number of the term


def remedy(found: Finding, rows: Sequence[Mapping[str, Any]], kit: Kit) -> Remedy | None:
    """The remedy of a finding in these rows. None when it takes a choice that only people can make."""
    matter = Matter(parse(rows), kit.setting, kit.thresholds)
    make = MAKERS.get(found.code, _safeguard)
    made = make(found, matter, matter.terms.as_rows(), kit)
    if made is None:
        return None
    code, (changed, number) = made
    return Remedy(code, number, changed) if _mends(found, matter, changed) else None


def _mends(found: Finding, matter: Matter, changed: Rows) -> bool:
    try:
        after = incongruences(parse(changed), matter.setting, matter.thresholds)
    except Refused:
        return False
    before = incongruences(matter.terms, matter.setting, matter.thresholds)
    grave = {(one.code, one.about) for one in after if one.severity != TIPS}
    gone = (found.code, found.about) not in {(one.code, one.about) for one in after}
    return gone and grave <= {(one.code, one.about) for one in before}


# Safeguards


def _safeguard(found: Finding, matter: Matter, rows: Rows, kit: Kit) -> Made | None:
    """The missing safeguard with the numbers of the content; or the one that is there, made strong enough."""
    guard = rule_of(found.code).guard
    if guard is None or guard is Guard.REPRESENTATION:
        return None  # who acts for the wijk, for how long and for whom, is not said by a sentence from a list
    weak = next(iter(matter.terms.guards(guard)), None)
    if weak is not None:
        return _strengthened(weak, matter, rows, kit)
    if guard.value not in kit.offered:
        return None
    row = safeguard_row(guard, found.code, kit.offered[guard.value], Said(), kit.thresholds)
    row["data"]["params"] |= _also_to_council(guard, matter)
    return "add-safeguard", place(rows, row)


def _also_to_council(guard: Guard, matter: Matter) -> dict[str, bool]:
    is_owed = guard is Guard.ACCOUNTABILITY and any(is_transfer(term) for term in matter.terms.transfers)
    return {"to_council": True} if is_owed else {}


def _strengthened(term: SafeguardTerm, matter: Matter, rows: Rows, kit: Kit) -> Made | None:
    """Its number moved to the threshold, in the data and in the words; not where the words say it otherwise."""
    name = EXECUTABLE.get(term.guard, "percent")
    old = term.amount(name)
    if old is None:
        return _with_number(term, matter, rows, kit) if "people" not in term.params else None
    new = fit(term.guard, name, old, kit.thresholds)
    words = term.text if new == old else _with_another(term.text, old, new)
    if words is None:
        return None
    params = {**term.params, name: new, **_also_to_council(term.guard, matter)}
    changes = {"data": {**term.written(), "params": params}, "text": words}
    return "strengthen", change(rows, term.number, changes)


def _vague(found: Finding, matter: Matter, rows: Rows, kit: Kit) -> Made | None:
    term = _term(found, matter)
    return _with_number(term, matter, rows, kit) if isinstance(term, SafeguardTerm) else None


def _with_number(term: SafeguardTerm, matter: Matter, rows: Rows, kit: Kit) -> Made | None:
    """The number of the content, and its sentence after the words that are there."""
    name, offered = EXECUTABLE.get(term.guard, "percent"), kit.offered.get(term.guard.value)
    if offered is None or re.search(r"\d", term.text):
        return None  # its words name a number already: which one holds, people must say
    row = safeguard_row(term.guard, "", offered, Said(), kit.thresholds)
    if name not in row["data"]["params"]:
        return None
    params = {**term.params, name: row["data"]["params"][name], **_also_to_council(term.guard, matter)}
    changes = {"data": {**term.written(), "params": params}, "text": _after(term.text, row["text"])}
    return "fill-number", change(rows, term.number, changes)


# Promises


def _not_binding(found: Finding, matter: Matter, rows: Rows, kit: Kit) -> Made | None:
    """A promise is no longer shown as a power. What is delegated or a mandate is for people to look at."""
    term = _term(found, matter)
    if not isinstance(term, TransferTerm) or is_transfer(term) or not term.shown_as_binding:
        return None
    return "not-binding", change(rows, term.number, {"data": _without(term, "shown_as_binding")})


def _with_deadline(found: Finding, matter: Matter, rows: Rows, kit: Kit) -> Made | None:
    """A promise gets a number of days, and the duty to explain in public when the municipality deviates."""
    term = _term(found, matter)
    if not isinstance(term, TransferTerm) or term.instrument is not Instrument.TOEZEGGING:
        return None
    days = term.deadline_days or max(kit.thresholds.reply_days, 1)
    data = {**term.written(), "deadline_days": days, "motivated_deviation": True}
    sentence = kit.words["texts"].get("explain", "").format(days=days)
    return "give-deadline", change(rows, term.number, {"data": data, "text": _after(term.text, sentence)})


# Bodies


def _invite(found: Finding, matter: Matter, rows: Rows, kit: Kit) -> Made | None:
    """As many invitations as the drawn seats need."""
    body = _term(found, matter)
    if not isinstance(body, BodyTerm):
        return None
    needed = invitations(body.seats(chosen=Chosen.DRAWN), response(body, matter))
    return _of_body("invite-more", body, "invited", needed, rows)


def _shorter(found: Finding, matter: Matter, rows: Rows, kit: Kit) -> Made | None:
    body = _term(found, matter)
    if not isinstance(body, BodyTerm):
        return None
    return _of_body("shorten-terms", body, "term_months", kit.thresholds.term_months, rows)


def _of_body(code: str, body: BodyTerm, name: str, value: int, rows: Rows) -> Made:
    old = getattr(body, name)
    words = (_with_another(body.text, old, value) if old else None) or body.text
    return code, change(rows, body.number, {"data": {**body.written(), name: value}, "text": words})


def _rotating(found: Finding, matter: Matter, rows: Rows, kit: Kit) -> Made | None:
    body = _term(found, matter)
    if not isinstance(body, BodyTerm) or not kit.words.get("rotation"):
        return None
    data = {**body.written(), "rotation": kit.words["rotation"]}
    return "say-rotation", change(rows, body.number, {"data": data})


def _own_territory(found: Finding, matter: Matter, rows: Rows, kit: Kit) -> Made | None:
    """A body works for the area of the agreement, as it does when nothing else is said."""
    body = _term(found, matter)
    if not isinstance(body, BodyTerm):
        return None
    return "own-territory", change(rows, body.number, {"data": _without(body, "territory")})


MAKERS: Mapping[str, Callable[[Finding, Matter, Rows, Kit], Made | None]] = {
    "safeguard-vague": _vague,
    "promise-as-power": _not_binding,
    "delegation-without-statute": _not_binding,
    "college-power-to-council-mix": _not_binding,
    "promise-open-ended": _with_deadline,
    "seats-unfillable": _invite,
    "term-too-long": _shorter,
    "no-rotation": _rotating,
    "territory-unclear": _own_territory,
}
CODES = (
    "add-safeguard", "strengthen", "fill-number", "not-binding", "give-deadline", "invite-more", "shorten-terms",
    "say-rotation", "own-territory",
)  # fmt: skip


# What they share


def _term(found: Finding, matter: Matter) -> Term | None:
    return next((term for term in matter.terms.all if term.number == found.about), None)


def _without(term: Term, name: str) -> dict[str, Any]:
    return {key: value for key, value in term.written().items() if key != name}


def _after(text: str, sentence: str) -> str:
    return f"{text} {sentence}".strip()


def _with_another(text: str, old: int, new: int) -> str | None:
    """The words with another number; None when the old number does not stand there once."""
    return re.sub(rf"\b{old}\b", str(new), text) if not text or len(re.findall(rf"\b{old}\b", text)) == 1 else None
