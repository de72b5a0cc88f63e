# SPDX-License-Identifier: EUPL-1.2
"""Where each area stands in the model, put together from what conversations and agreements say. Two queries for all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.agreements.queries import Standing
from samenspraak.civic.conversations import queries as conversations
from samenspraak.civic.conversations.queries import RoundFacts

# The stage that follows from the status of the version that holds, or else is newest.
BY_VERSION = {
    "draft": "afspraken",
    "proposed": "afspraken",
    "signed": "raad",
    "in-force": "agenda",
    "suspended": "suspended",
}


@dataclass(frozen=True)
class Stage:
    """Where an area stands: a key of the statuses in `shared/components.py`, and the facts behind it."""

    key: str = "not-started"
    round: RoundFacts | None = None
    agreement: Standing | None = None

    @property
    def step(self) -> str:
        """The step of the model that this stage lies in."""
        return "agenda" if self.key == "suspended" else self.key


NOT_STARTED = Stage()


def stages_of(areas: Iterable[int] | None = None) -> Mapping[int, Stage]:
    """The stage of each of these areas (by id) that began with the model; of all areas when none are given."""
    ids = None if areas is None else list(areas)
    rounds, standings = conversations.stage_of(ids), agreements.standing_of(ids)
    return {
        area: Stage(_key(rounds.get(area), standings.get(area)), rounds.get(area), standings.get(area))
        for area in rounds.keys() | standings.keys()
    }


def _key(facts: RoundFacts | None, standing: Standing | None) -> str:
    by_version = BY_VERSION.get(standing.status) if standing else None
    if by_version == "agenda" and facts and facts.evaluations and facts.closed_at is None:
        return "evaluatie"
    if by_version:
        return by_version
    return "gesprek" if facts and facts.closed_at is None else "not-started"
