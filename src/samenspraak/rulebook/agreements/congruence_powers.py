# SPDX-License-Identifier: EUPL-1.2
"""Promise, mandate, delegation and contract are legally different things: what each asks, and what cannot be."""

from collections.abc import Iterator
from datetime import date

from samenspraak.rulebook.agreements.congruence_rule import ASKS, BLOCKS, Hit, Matter, Rule, rule
from samenspraak.rulebook.agreements.ending import first_day_without
from samenspraak.rulebook.agreements.terms import Instrument, Owner, Say, Task, TransferTerm, Who

RULES: list[Rule] = []
NAMED = (Instrument.TOEZEGGING, Instrument.MANDAAT, Instrument.DELEGATIE, Instrument.OVEREENKOMST)
# Powers that no agreement can give away: words in `power`, as key or as people write it.
EXCLUDED = (
    "zoning-plan",
    "omgevingsplan",
    "bestemmingsplan",
    "mayors-power",
    "openbare orde",
    "statutory-minimum",
    "wettelijk minimum",
)
GENERAL_RULES = ("general-rules", "verordening", "algemeen verbindend")  # not by mandate


def is_transfer(term: TransferTerm) -> bool:
    """Whether it is a transfer in law."""
    return term.instrument in (Instrument.MANDAAT, Instrument.DELEGATIE)


def claims_own_power(term: TransferTerm) -> bool:
    """Whether it gives, or is shown as giving, a power to be used on one's own responsibility: what delegation is."""
    if term.instrument is Instrument.DELEGATIE:
        return True
    return term.shown_as_binding and term.instrument in (Instrument.TOEZEGGING, Instrument.UNSAID, Instrument.GEEN)


def _facts(matter: Matter, term: TransferTerm) -> dict[str, str]:
    body = matter.terms.body(term.to)
    return {"number": term.number, "body": body.title if body else term.to}


@rule(RULES, "delegation-without-statute", BLOCKS, "awb-10-15")
def without_statute(matter: Matter) -> Iterator[Hit]:
    """Delegation, or a power shown as the wijk's own, without a statutory basis."""
    for term in matter.terms.transfers:
        if claims_own_power(term) and not term.legal_basis:
            yield Hit(term.number, _facts(matter, term))


@rule(RULES, "delegation-to-subordinate", BLOCKS, "awb-10-14")
def to_subordinate(matter: Matter) -> Iterator[Hit]:
    """Delegation to officials, or to a body of nothing but officials."""
    for term in matter.terms.transfers:
        if term.instrument is Instrument.DELEGATIE and (term.to_officials or _only_officials(matter, term)):
            yield Hit(term.number, _facts(matter, term))


def _only_officials(matter: Matter, term: TransferTerm) -> bool:
    body = matter.terms.body(term.to)
    return body is not None and {part.who for part in body.composition} == {Who.OFFICIALS}


@rule(RULES, "college-power-to-council-mix", BLOCKS, "gemeentewet-83", checked=False)
def council_mix(matter: Matter) -> Iterator[Hit]:
    """A power that is not shown to be the council's, for a body in which councillors sit."""
    for term in matter.terms.transfers:
        body = matter.terms.body(term.to)
        given = is_transfer(term) or claims_own_power(term)
        if given and term.owner is not Owner.RAAD and body and body.has(who=Who.COUNCILLORS):
            yield Hit(term.number, _facts(matter, term) | {"councillors": str(body.seats(who=Who.COUNCILLORS))})


@rule(RULES, "power-excluded", BLOCKS, "gemeentewet-mayor", checked=False)
def excluded(matter: Matter) -> Iterator[Hit]:
    """A power of the mayor, over zoning plans or below a statutory minimum; general rules by mandate."""
    for term in matter.terms.transfers:
        if term.instrument is not Instrument.GEEN and _is_excluded(term):
            yield Hit(term.number, _facts(matter, term) | {"power": term.power})


def _is_excluded(term: TransferTerm) -> bool:
    words = EXCLUDED + (GENERAL_RULES if term.instrument is Instrument.MANDAAT else ())
    power = term.power.casefold()
    return term.owner is Owner.BURGEMEESTER or any(word in power for word in words)


@rule(RULES, "promise-as-power", BLOCKS, "cwr-promise")
def promise_as_power(matter: Matter) -> Iterator[Hit]:
    """A political promise that is shown as if it bound in law."""
    for term in matter.terms.transfers:
        if term.instrument is Instrument.TOEZEGGING and term.shown_as_binding:
            yield Hit(term.number, _facts(matter, term))


@rule(RULES, "promise-open-ended", ASKS, "cwr-promise")
def open_ended(matter: Matter) -> Iterator[Hit]:
    """A political promise without a deadline, or without a motive when the municipality deviates."""
    for term in matter.terms.transfers:
        if term.instrument is Instrument.TOEZEGGING and not (term.deadline_days and term.motivated_deviation):
            said = (("deadline_days", term.deadline_days), ("motivated_deviation", term.motivated_deviation))
            yield Hit(term.number, _facts(matter, term) | {"missing": tuple(name for name, value in said if not value)})


@rule(RULES, "ground-missing", ASKS, "awb-10-1")
def ground(matter: Matter) -> Iterator[Hit]:
    """Mandate or delegation, or a power shown as one, of which something is missing that it rests on.

    Consent apart: a mandate without it is no mandate at all.
    """
    for term in matter.terms.transfers:
        if (is_transfer(term) or claims_own_power(term)) and (absent := _absent(term)):
            yield Hit(term.number, _facts(matter, term) | {"missing": absent})


def _absent(term: TransferTerm) -> tuple[str, ...]:
    asked = ("owner", "legal_basis", "limits", "since", "decision", "published")
    return tuple(name for name in asked if not getattr(term, name))


@rule(RULES, "mandate-without-consent", BLOCKS, "awb-10-4", checked=False)
def without_consent(matter: Matter) -> Iterator[Hit]:
    """A mandate to people who do not work for the municipality, and who have not agreed to it."""
    for term in matter.terms.transfers:
        if term.instrument is Instrument.MANDAAT and not term.to_officials and not term.consent:
            yield Hit(term.number, _facts(matter, term))


@rule(RULES, "transfer-period-empty", BLOCKS, "contradiction")
def period_empty(matter: Matter) -> Iterator[Hit]:
    """A transfer that ends before it begins, or on the same day."""
    for term in matter.terms.transfers:
        if term.since and term.until and term.until <= term.since:
            yield Hit(term.number, _period(term))


@rule(RULES, "transfer-over", BLOCKS, "contradiction")
def over(matter: Matter) -> Iterator[Hit]:
    """A transfer that is over already on the day of the test."""
    today = matter.setting.today
    for term in matter.terms.transfers:
        if today and term.until and date.fromisoformat(term.until) <= today:
            yield Hit(term.number, _period(term))


@rule(RULES, "exit-beyond-period", ASKS, "contradiction")
def exit_beyond_period(matter: Matter) -> Iterator[Hit]:
    """A transfer that is over before the notice of the agreement could have run out."""
    for term in matter.terms.transfers:
        if term.since and term.until and term.since < term.until:
            begins = date.fromisoformat(term.since)
            if first_day_without(matter.terms, begins) > date.fromisoformat(term.until):
                yield Hit(term.number, _period(term))


def _period(term: TransferTerm) -> dict[str, object]:
    days = {name: date.fromisoformat(day) for name, day in (("since", term.since), ("until", term.until)) if day}
    return {"number": term.number, **days}


@rule(RULES, "power-without-ground", ASKS, "raadsvoorstel")
def without_ground(matter: Matter) -> Iterator[Hit]:
    """The wijk decides, but no instrument says how it got that power."""
    for say in matter.at_least(Say.DECIDES, Task.DECIDE):
        if not any(term.instrument in NAMED for term in matter.terms.transfers_on(say.topic, say.task)):
            yield Hit(say.cell, {"number": say.number})
