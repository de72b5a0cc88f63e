# SPDX-License-Identifier: EUPL-1.2
"""The road of one text, from draft to in force, and the conditions of the raad: for agreements and for the dossier."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.council.queries import Road
from samenspraak.web.shared.clock import today
from samenspraak.web.shared.components import Step
from samenspraak.web.shared.days import day, here
from samenspraak.web.wording.council import NEXT, OUTCOMES, ROAD

OVER = ("superseded", "ended", "withdrawn")


def steps(version: Any, signed: Iterable[Any], road: Road) -> list[Step]:
    """Drafted, proposed, signed by each side, proposed to the raad, decided, in force: each with its day."""
    notes = _notes(version, list(agreements.standing(signed)), road)
    now = _now(version, notes)
    return [Step(label, _state(key, now, notes), note=notes.get(key, "")) for key, label in ROAD.items()]


def what_is_next(version: Any, signed: Iterable[Any], road: Road) -> str:
    """Who is to do what now, in a sentence; "" when the text is over, or in force."""
    return str(NEXT.get(_now(version, _notes(version, list(agreements.standing(signed)), road)), ""))


def _notes(version: Any, signed: Sequence[Any], road: Road) -> dict[str, str]:
    """The day of every step that was taken."""
    proposed, proposal, decision = agreements.proposed_on(version), road.proposal, road.decision
    begun = version.since is not None and version.since <= today()
    decided = f"{day(decision.decided_on)}: {OUTCOMES[decision.outcome]}" if decision else ""
    notes = {
        "drafted": day(here(version.drafted_at).date()),
        "proposed": day(proposed),
        **{side: _signed(signed, side) for side in ("wijk", "gemeente")},
        "to-council": f"{day(proposal.proposed_on)} ({proposal.reference})" if proposal else "",
        "decided": decided,
        "in-force": day(version.since) if begun else "",
    }
    return {key: note for key, note in notes.items() if note}


def _signed(signed: Sequence[Any], side: str) -> str:
    days = [one.signed_on or here(one.at).date() for one in signed if one.side == side]
    return day(min(days)) if days else ""


def _now(version: Any, notes: dict[str, str]) -> str:
    """The first step that was not taken, or "". The raad can decide without a proposal of the college."""
    if version.status in OVER:
        return ""
    skipped = {"to-council"} if "decided" in notes or version.ground else set()
    skipped |= {"decided"} if version.ground else set()
    return next((key for key in ROAD if key not in notes and key not in skipped), "")


def _state(key: str, now: str, notes: dict[str, str]) -> str:
    return "done" if key in notes else "now" if key == now else "later"


def conditions(found: Iterable[Any], on: date) -> list[dict[str, Any]]:
    """Conditions of the raad: what, by when, and how it stands with each."""
    return [
        {
            "pk": one.pk,
            "text": one.text,
            "due": day(one.due),
            "state": "done" if one.met_on else "late" if one.due and one.due < on else "open-condition",
            "met": day(one.met_on),
            "reference": one.met_reference,
        }
        for one in found
    ]
