# SPDX-License-Identifier: EUPL-1.2
"""In one line, for the pages of agreement, area and council: were the promises of an agreement kept, and until when?"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.evaluation import queries as evaluation
from samenspraak.civic.evaluation.queries import InPractice
from samenspraak.rulebook.safeguards import State, renewal_step
from samenspraak.web.shared.clock import today
from samenspraak.web.shared.fragments import Mark, kept


@dataclass(frozen=True)
class Tally:
    """Promises counted. `not_kept` are (article, kind, whether it still waits for somebody to act)."""

    promised: int
    kept: int
    not_kept: tuple[tuple[str, str, bool], ...]
    runs_out: date | None = None  # when that is near, and nobody ended it

    @property
    def standing(self) -> tuple[tuple[str, str, bool], ...]:
        """What was not kept and still waits."""
        return tuple(one for one in self.not_kept if one[2])


def tally_of(area: Any, mark: Mark | None = None) -> Tally | None:
    """The promises of the agreement that holds here, counted; kept until the next deed or hour. One query then."""
    return kept(f"practice:{area.pk}", lambda: _tally(area), mark)


def _tally(area: Any) -> Tally | None:
    found = evaluation.practice_of(area, today())
    return counted(found, _runs_out(found.version)) if found else None


def counted(found: InPractice, runs_out: date | None = None) -> Tally:
    """The same from what became of each promise."""
    broken = tuple((one.term.number, one.term.guard.value, bool(one.standing)) for one in found.broken)
    return Tally(len(found.promises), len(found.with_state(State.KEPT)), broken, runs_out)


def _runs_out(version: Any) -> date | None:
    near = renewal_step(version.until, today(), agreements.reminders())
    until: date | None = version.until
    return until if near and version.status != "superseded" and not agreements.was_ended(version) else None
