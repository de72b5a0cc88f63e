# SPDX-License-Identifier: EUPL-1.2
"""How much support makes that whoever draws up the agenda is told of an idea. It gives no right and takes none."""

from collections.abc import Mapping
from typing import Any

from samenspraak.rulebook.verdicts import Finding, refuse_all

FEWEST, MOST = 2, 10_000  # people, between which a municipality chooses


def support_asked(content: Mapping[str, Any]) -> int | None:
    """How many people must support an idea, as the content states it: `[agenda]` in "thresholds".

    None when it states nothing: then nobody is told, and pages say nothing of it. `Refused` when the number makes no
    sense.
    """
    given = content.get("agenda") or {}
    refuse_all(Finding("threshold-unknown", {"name": name}) for name in sorted(given.keys() - {"support"}))
    if not given:
        return None
    value = given["support"].get("value")
    whole = isinstance(value, int) and not isinstance(value, bool)
    refuse_all([] if whole and FEWEST <= value <= MOST else [Finding("threshold-wrong", {"name": "support"})])
    return int(value)


def is_backed(supports: int, asked: int | None) -> bool:
    """Whether so many people support it that it is told."""
    return asked is not None and supports >= asked
