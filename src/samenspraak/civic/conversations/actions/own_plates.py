# SPDX-License-Identifier: EUPL-1.2
"""Plates that a wijk puts beside the common ones. Under the lock of the round, for all its gatherings share them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.conversations.models import Round
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.content import own_plate, why_not_own_plate
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.verdicts import Finding, refuse, refuse_all


@dataclass(frozen=True)
class PlateText:
    """What stands on a plate of one's own. Empty questions and statements are left out."""

    title: str
    short: str
    questions: Sequence[str]
    statements: Sequence[str]

    def cleaned(self) -> dict[str, Any]:
        """The texts as they are kept."""
        return {
            "title": clean_text(self.title),
            "short": clean_text(self.short),
            "questions": [text for text in map(clean_text, self.questions) if text],
            "statements": [text for text in map(clean_text, self.statements) if text],
        }


@transaction.atomic(durable=True)
def add_own_plate(round_id: int, text: PlateText, *, by: int | None, at: datetime) -> str:
    """Put a plate beside the common ones of this round. Returns its key. The same plate sent twice is one."""
    held_in, holding = _locked(round_id, by, at)
    cleaned, plates = text.cleaned(), list(held_in.own.get("plates", ()))
    same = next((one["key"] for number, one in enumerate(plates, start=1) if one == own_plate(number, **cleaned)), "")
    if same:
        return str(same)
    refuse_all(why_not_own_plate(queries.content_of(held_in), **cleaned))
    made = own_plate(len(plates) + 1, **cleaned)
    _save(held_in, [*plates, made])
    _record("plate.added", held_in, holding, at, made)
    return str(made["key"])


@transaction.atomic(durable=True)
def change_own_plate(round_id: int, key: str, text: PlateText, *, by: int | None, at: datetime) -> None:
    """Improve a plate of one's own, as long as no gathering used it."""
    held_in, holding = _locked(round_id, by, at)
    refuse(policy.why_not_change_own_plate(key, held_in.own, held_in.conversations.all()))
    cleaned = text.cleaned()
    refuse_all(why_not_own_plate(queries.content_of(held_in), **cleaned, instead_of=key))
    plates = list(held_in.own["plates"])
    place = next(at for at, plate in enumerate(plates) if plate["key"] == key)
    plates[place] = own_plate(place + 1, **cleaned)
    _save(held_in, plates)
    _record("plate.changed", held_in, holding, at, plates[place])


def _locked(round_id: int, by: int | None, at: datetime) -> tuple[Round, Holding | None]:
    held_in = Round.objects.select_for_update(of=("self",)).select_related("area", "content").get(pk=round_id)
    holding = queries.organiser(by, held_in.area, at)
    closed = Finding("round-closed", {"number": held_in.number}) if held_in.closed_at else None
    refuse(policy.why_not_organise(holding), closed)
    return held_in, holding


def _save(held_in: Round, plates: list[Any]) -> None:
    held_in.own = {**held_in.own, "plates": plates}
    held_in.save(update_fields=["own"])


def _record(kind: str, held_in: Round, holding: Holding | None, at: datetime, plate: Any) -> None:
    actor = holding.ref if holding else ""
    facts = {"plate": plate["key"], "called": plate["title"]}
    ledger.record(kind, subject=f"round:{held_in.pk}", area=held_in.area.slug, actor=actor, at=at, **facts)
