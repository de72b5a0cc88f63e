# SPDX-License-Identifier: EUPL-1.2
"""Where in its area an idea is about: what may be pointed out, and how precisely it is kept."""

from dataclasses import dataclass, replace

from samenspraak.rulebook.agenda.course import why_not_text
from samenspraak.rulebook.places import Ground, Point, buurt_of, within
from samenspraak.rulebook.verdicts import Finding

SPOT_LIMIT = 120  # characters
DECIMALS = 4  # of a degree: some ten metres. Enough for a square, too little for a front door


@dataclass(frozen=True)
class Where:
    """A spot as somebody gives it: in words, and perhaps as a point or a buurt."""

    text: str = ""
    point: Point | None = None
    buurt: str = ""

    @property
    def given(self) -> bool:
        """Whether anything was said at all."""
        return bool(self.text or self.point or self.buurt)


def why_not_spot(where: Where, ground: Ground) -> tuple[Finding, ...]:
    """Everything that is wrong with a spot. Words always belong to it: a dot on a map does not speak for itself."""
    if not where.given:
        return ()
    found = (
        why_not_text("spot", where.text, SPOT_LIMIT, missing="spot-in-words"),
        why_not_point(where.point, ground),
        Finding("buurt-unknown", about="buurt") if where.buurt and where.buurt not in ground.names else None,
    )
    return tuple(finding for finding in found if finding)


def why_not_point(point: Point | None, ground: Ground) -> Finding | None:
    """Why this point cannot be pointed out: it does not lie in the area, or nobody knows where that lies."""
    if point is None:
        return None
    if not ground.outline:
        return Finding("area-has-no-shape", about="point")
    return None if within(rounded(point), ground.outline) else Finding("point-outside", about="point")


def settled(where: Where, ground: Ground) -> Where:
    """The spot as it is kept: the point rounded, with the buurt in which it lies."""
    if where.point is None:
        return where
    point = rounded(where.point)
    return replace(where, point=point, buurt=buurt_of(point, ground) or where.buurt)


def rounded(point: Point) -> Point:
    """The point as precisely as it is kept."""
    return round(point[0], DECIMALS), round(point[1], DECIMALS)
