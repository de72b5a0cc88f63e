# SPDX-License-Identifier: EUPL-1.2
"""What the verbs share: the entry in the logbook, and the letter to who submitted the proposal."""

from datetime import datetime
from typing import Any

from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.notices import actions as notices


def record(kind: str, proposal: Proposal, at: datetime, *, actor: str = "", ground: str = "", **facts: Any) -> None:
    """One deed on a proposal, with its number. No resident is named; of what was typed only the digest is kept."""
    ledger.record(
        kind,
        subject=f"proposal:{proposal.pk}",
        area=proposal.area.slug,
        actor=actor,
        ground=ground,
        at=at,
        number=proposal.number,
        **facts,
    )


def announce(kind: str, proposal: Proposal, at: datetime, *, to: int | None, about: str, **params: Any) -> None:
    """A letter about a proposal; none when nobody is known to write to. The same deed is told once."""
    if to is None:
        return
    area = proposal.area
    place = {"area_name": area.name, "number": proposal.number, "title": proposal.title}
    notices.post(kind, to=to, key=f"{kind}:{about}", at=at, area=area.slug, **place | params)
