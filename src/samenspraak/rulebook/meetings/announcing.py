# SPDX-License-Identifier: EUPL-1.2
"""What an agreement asks of the days before and after a meeting. Days are counted whole, from day to day."""

from datetime import date, timedelta

from samenspraak.rulebook.verdicts import Finding


def last_day_to_announce(on: date, before: int | None) -> date | None:
    """The last day on which agenda and papers of a meeting on this day can be published; None: nothing was agreed."""
    return on - timedelta(days=before) if before is not None else None


def in_time(since: date | None, on: date, before: int | None) -> bool:
    """Whether what was published on a day stood there long enough before the meeting. On the last day is in time."""
    last = last_day_to_announce(on, before)
    return last is None or (since is not None and since <= last)


def why_too_late_to_decide(since: date, on: date, before: int | None) -> Finding | None:
    """Why the meeting can talk about a point, but not decide on it: residents could not prepare for it as agreed.

    `earliest`: the first day of a meeting that can, when the point goes on its agenda on the day of this one.
    """
    if before is None or in_time(since, on, before):
        return None
    return Finding("point-too-late", {"before": before, "since": since, "earliest": on + timedelta(days=before)})


def minutes_due(on: date, days: int | None) -> date | None:
    """The last day for the minutes of a meeting on this day; None when no number of days was agreed."""
    return on + timedelta(days=days) if days is not None else None
