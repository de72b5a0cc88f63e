# SPDX-License-Identifier: EUPL-1.2
"""A pot for each theme or buurt: which of them there are, and in which of them an idea is."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.agenda.queries.powers import topics
from samenspraak.civic.agenda.queries.spots import where
from samenspraak.civic.places import queries as places
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.agenda.pots import BY_BUURT, BY_TOPIC


@dataclass(frozen=True)
class Parts:
    """The themes or buurten that can have a pot of their own: what each is called, by its key. None for one pot."""

    split: str
    names: Mapping[str, str]

    def key_of(self, proposal: Proposal) -> str:
        """In which part an idea is; "" where nobody said so, or where that part is not known here."""
        key = proposal.topic
        if self.split == BY_BUURT:
            spot = where(proposal)
            key = spot.buurt if spot else ""
        return key if key in self.names else ""

    def of(self, found: Iterable[Proposal]) -> dict[str, list[Proposal]]:
        """The ideas by part, in the order in which the parts are known; only parts in which there are ideas."""
        by_part: dict[str, list[Proposal]] = {key: [] for key in self.names}
        for one in found:
            if key := self.key_of(one):
                by_part[key].append(one)
        return {key: own for key, own in by_part.items() if own}


def parts_of(area: Area, split: str, on: date) -> Parts:
    """The parts of this split. They are called as in Dutch: what is announced is said in one language. Three queries at
    most, none for one pot."""
    if split == BY_TOPIC:
        return Parts(split, {one.key: one.title.in_("nl") for one in topics()})
    return Parts(split, _told_apart(places.ground_of(area, on).names) if split == BY_BUURT else {})


def _told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Buurten of the same name get their code beside it: no two pots are called the same."""
    often = Counter(names.values())
    return {code: name if often[name] == 1 else f"{name} ({code})" for code, name in names.items()}
