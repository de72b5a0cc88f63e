# SPDX-License-Identifier: EUPL-1.2
"""Letters with a one-time code: how many there may be, and when one gives a vote. For who has no account."""

from samenspraak.rulebook.verdicts import Finding

KINDS = ("letter", "paper")  # a letter to an address, with a voting paper; or a voting paper alone, to hand out
MOST = 150  # in one go: more would take a printer and a reader too long
REASONS = ("lost", "returned", "wrong")  # for voiding letters: never arrived, came back, misprinted or wrongly sent


def why_not_make(wanted: int, *, kind: str, standing: int, electorate: int | None) -> Finding | None:
    """Why so many letters cannot be made. Letters that stand are never more than the people who may vote."""
    if kind not in KINDS:
        return Finding("letter-kind-unknown", about="kind")
    if not 0 < wanted <= MOST:
        return Finding("letters-not-so-many", {"most": MOST}, about="count")
    if electorate is None:
        return why_not_any(electorate)
    if standing + wanted > electorate:
        left = max(electorate - standing, 0)
        return Finding("letters-more-than-voters", {"electorate": electorate, "left": left}, about="count")
    return None


def why_not_any(electorate: int | None) -> Finding | None:
    """Why no letters can be made at all: it is not known yet how many people may vote."""
    return Finding("letters-need-a-number") if electorate is None else None


def why_not_void(*, reason: str, found: bool, used: bool) -> Finding | None:
    """Why these letters cannot be voided: none of them stands, or one of them was voted with. That vote counts."""
    if reason not in REASONS:
        return Finding("reason-not-chosen", about="reason")
    if not found:
        return Finding("letters-not-found", about="numbers")
    return Finding("letter-voted-with", about="numbers") if used else None


def why_not_use(*, known: bool, void: bool = False, used: bool = False) -> Finding | None:
    """Why this code gives no vote: nobody was sent it, it was voided, or somebody voted with it."""
    if not known:
        return Finding("letter-unknown", about="letter")
    if void:
        return Finding("letter-void", about="letter")
    return Finding("letter-used", about="letter") if used else None


def why_not_fit(people: int, electorate: int) -> Finding | None:
    """Why no paper by letter can come in any more: as many people voted as may vote."""
    return Finding("electorate-voted", {"electorate": electorate}) if people >= electorate else None
