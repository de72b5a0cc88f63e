# SPDX-License-Identifier: EUPL-1.2
"""How an evening is divided: welcome, the plates, a break when it is long, closing. It adds up to the minute."""

from collections.abc import Sequence
from dataclasses import dataclass

from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.verdicts import Finding

SHORTEST, LONGEST = 30, 480  # minutes of a gathering
BREAK_AFTER = 90  # a longer gathering has a break
BREAK = 15
STEP = 5  # people read five minutes, not three
OPEN_WEIGHT, CLOSED_WEIGHT, LEAST_WEIGHT = 3, 1, 4  # talking takes longer than ticking
SHORT = 5  # minutes: a plate that gets fewer is hurried


@dataclass(frozen=True)
class Part:
    """A piece of the evening: "welcome", "plate", "break" or "closing". `begins` is minutes from the start."""

    kind: str
    begins: int
    minutes: int
    plate: str = ""

    @property
    def ends(self) -> int:
        """Minutes from the start."""
        return self.begins + self.minutes


def run_sheet(content: ContentSet, plates: Sequence[str], minutes: int) -> tuple[Part, ...]:
    """The run sheet of a gathering of so many minutes over these plates. Ask `why_not_minutes` first."""
    welcome = 10 if minutes >= 60 else STEP
    pause = BREAK if minutes > BREAK_AFTER and len(plates) > 1 else 0
    talking = minutes - 2 * welcome - pause
    shares = _shares([weight(content, plate) for plate in plates], talking)
    closing = minutes - welcome - pause - sum(shares)
    blocks = [("plate", share, plate) for plate, share in zip(plates, shares, strict=True)]
    if pause:
        blocks.insert(_middle(shares), ("break", pause, ""))
    return _timed([("welcome", welcome, ""), *blocks, ("closing", closing, "")])


def weight(content: ContentSet, plate: str) -> int:
    """How much there is to do at a plate: an open question is three, a closed one is one, and the least is four."""
    asked = content.questions_of(plate)
    return max(LEAST_WEIGHT, sum(OPEN_WEIGHT if one.kind == "wish" else CLOSED_WEIGHT for one in asked))


def why_not_minutes(minutes: int, plates: int) -> Finding | None:
    """A gathering lasts from half an hour to a day, and every plate has at least a minute."""
    if not SHORTEST <= minutes <= LONGEST:
        return Finding("length-out-of-range", {"least": SHORTEST, "most": LONGEST}, about="minutes")
    if plates > _room_for_plates(minutes):
        return Finding("more-plates-than-minutes", {"plates": plates, "minutes": minutes}, about="minutes")
    return None


def is_hurried(parts: Sequence[Part]) -> bool:
    """Whether a plate gets so little time that people will hardly talk: something to say beforehand, not to forbid."""
    return any(part.kind == "plate" and part.minutes < SHORT for part in parts)


def _room_for_plates(minutes: int) -> int:
    welcome = 10 if minutes >= 60 else STEP
    return minutes - 2 * welcome - (BREAK if minutes > BREAK_AFTER else 0)


def _shares(weights: Sequence[int], minutes: int) -> list[int]:
    """The minutes in proportion to the weights, in fives where every plate can have five; nobody gets nothing.

    In fives, what is left over goes to the closing.
    """
    step = STEP if minutes >= STEP * len(weights) else 1
    units = minutes // step
    return [step * part for part in _divided(weights, units)]


def _divided(weights: Sequence[int], units: int) -> list[int]:
    """Whole parts in proportion, one at least. The largest remainders are rounded up, earlier plates first."""
    spare, total = units - len(weights), sum(weights)
    floors = [spare * one // total for one in weights]
    remainders = sorted(range(len(weights)), key=lambda place: (-(spare * weights[place] % total), place))
    for place in remainders[: spare - sum(floors)]:
        floors[place] += 1
    return [1 + one for one in floors]


def _middle(shares: Sequence[int]) -> int:
    """After how many plates the break comes: as near to half of the talking as can be, and never first or last."""
    half = sum(shares) / 2
    return min(range(1, len(shares)), key=lambda place: abs(sum(shares[:place]) - half))


def _timed(blocks: Sequence[tuple[str, int, str]]) -> tuple[Part, ...]:
    parts, at = [], 0
    for kind, minutes, plate in blocks:
        parts.append(Part(kind, at, minutes, plate))
        at += minutes
    return tuple(parts)
