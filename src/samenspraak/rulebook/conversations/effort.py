# SPDX-License-Identifier: EUPL-1.2
"""How much time a gathering asked: of the people who came, and of officials. The model's admitted price, so it is told.

Time runs from when somebody came in until the gathering closed, and at most until half an hour after the end that was
planned: a host who forgets to close does not make an evening longer. Who took part on paper was there all evening. Of
who takes part online nothing is known, and nothing is counted. Who came for the municipality counts with the officials,
and so does the time that they note for preparing and leading.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from samenspraak.rulebook.verdicts import Finding

AFTERWARDS = timedelta(minutes=30)
OFFICIALS = ("municipality",)
ALL_EVENING = ("paper", "on-behalf")
MOST_MINUTES = 60 * 24 * 30  # a month of round-the-clock work: more is a slip of the finger


@dataclass(frozen=True)
class Attendance:
    """Somebody at a gathering: from which side, through which channel, and since when."""

    side: str
    channel: str
    since: datetime


@dataclass(frozen=True)
class Effort:
    """Minutes in all. `officials` is None when what they spent beside the gathering was not noted."""

    people: int
    officials: int | None
    online: int  # people of whom no time is known

    @property
    def people_hours(self) -> int:
        """Whole hours, rounded."""
        return _hours(self.people)

    @property
    def officials_hours(self) -> int | None:
        """Whole hours, rounded; None when not noted."""
        return None if self.officials is None else _hours(self.officials)

    def __add__(self, other: "Effort") -> "Effort":
        """Of two gatherings together; what was not noted at one is not known of both."""
        known = self.officials is not None and other.officials is not None
        officials = (self.officials or 0) + (other.officials or 0) if known else None
        return Effort(self.people + other.people, officials, self.online + other.online)


def effort(
    attended: Iterable[Attendance], *, opened: datetime, closed: datetime, minutes: int, noted: int | None
) -> Effort:
    """What one gathering asked. `minutes`: how long it was planned to last; `noted`: minutes of officials beside it."""
    end = max(opened, min(closed, opened + timedelta(minutes=minutes) + AFTERWARDS))
    people = officials = online = 0
    for one in attended:
        since = opened if one.channel in ALL_EVENING else min(max(one.since, opened), end)
        spent = round((end - since).total_seconds() / 60)
        if one.channel == "online":
            online += 1
        elif one.side in OFFICIALS:
            officials += spent
        else:
            people += spent
    return Effort(people, None if noted is None else officials + noted, online)


def why_not_note(minutes: int) -> Finding | None:
    """Minutes of officials: zero or more, and not more than can be."""
    if 0 <= minutes <= MOST_MINUTES:
        return None
    return Finding("minutes-out-of-range", {"most": MOST_MINUTES // 60}, about="hours")


def _hours(minutes: int) -> int:
    return (minutes + 30) // 60
