# SPDX-License-Identifier: EUPL-1.2
"""Votes in the room may weigh more than others, only where the agreement says so. docs/adr/0012 tells what that costs.

A paper that weighs w is counted as w equal papers, whatever the rule: exact, and as anybody can do by hand. How many
people took part counts every paper once. Where so few voted in the room, or elsewhere, that they could be read apart,
every paper counts once, and nothing says which were cast in the room.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from samenspraak.rulebook.agreements.fields import FEWEST_TIMES, LIVE_TIMES, MOST_TIMES

LIVE = "live"  # the channel: at the meeting itself, in the room; and how such a paper is marked in a published file
FEWEST = 5  # papers in the room, and papers elsewhere: fewer could be read apart


@dataclass(frozen=True)
class Room:
    """How many papers were cast in the room and elsewhere, and how many times each of the first counts."""

    times: int
    live: int
    others: int

    @property
    def people(self) -> int:
        """How many people voted: each once."""
        return self.live + self.others

    @property
    def votes(self) -> int:
        """How many papers are counted."""
        return self.times * self.live + self.others

    @property
    def told(self) -> str:
        """The same for who counts again, in a line of text."""
        people = f"{self.people} people voted. The {self.live} papers from the room count {self.times} times"
        return f"{people}: {self.votes} votes are counted."


def is_times(value: Any) -> bool:
    """Whether a paper can be agreed to count so many times: a whole number, from 2 to 5."""
    return type(value) is int and FEWEST_TIMES <= value <= MOST_TIMES


def in_force(agreed: int, *, live: int, others: int) -> int:
    """How many times a paper in the room counts, now that so many were cast there and elsewhere. 1: as any other."""
    return agreed if is_times(agreed) and min(live, others) >= FEWEST else 1


def marked(papers: list[dict[str, Any]], agreed: int, live: Collection[str]) -> dict[str, Any]:
    """What a published file says of its papers: where some weigh more, how much, and which. `live`: their marks."""
    if (times := in_force(agreed, live=len(live), others=len(papers) - len(live))) == 1:
        return {"papers": papers}
    return {
        LIVE_TIMES: times,
        "papers": [{**paper, "live": True} if paper["mark"] in live else paper for paper in papers],
    }


def room_of(document: Mapping[str, Any]) -> Room | None:
    """What a published file says about weights; None where every paper counts once. ValueError where it says something
    that was never published so: another weight, another mark, or a group of so few that nothing weighs more."""
    told = [paper["live"] for paper in document["papers"] if "live" in paper]
    if LIVE_TIMES not in document and not told:
        return None
    found = Room(document.get(LIVE_TIMES, 1), len(told), len(document["papers"]) - len(told))
    right = is_times(found.times) and in_force(found.times, live=found.live, others=found.others) == found.times
    if not right or any(one is not True for one in told):
        raise ValueError("live")
    return found


def counted(document: Mapping[str, Any]) -> tuple[list[Any], int | None]:
    """What is counted of a published file: what stands on each paper, as many times as it counts; and how many people
    voted, where that is another number (otherwise None). ValueError as for `room_of`."""
    papers, room = document["papers"], room_of(document)
    if room is None:
        return [paper["choice"] for paper in papers], None
    return [paper["choice"] for paper in papers for _ in range(room.times if "live" in paper else 1)], room.people
