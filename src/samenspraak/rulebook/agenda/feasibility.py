# SPDX-License-Identifier: EUPL-1.2
"""Whether and how an idea can be done, worked out with who sent it in: steps, an estimate, a verdict, and their view.

It informs, it does not decide: what can hardly be done may still be placed and voted on, with the reasons beside it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from samenspraak.rulebook.agenda.course import COST_LIMIT, why_not_text
from samenspraak.rulebook.verdicts import Finding, refuse_all

WHO = ("proposer", "gebiedsteam", "body")  # whose a step can be
VERDICTS = ("feasible", "with-changes", "not-feasible")
AGREES, DISAGREES, SILENT = "agrees", "disagrees", "silent"
VIEWS = (AGREES, DISAGREES, SILENT)  # of who sent the idea in; silent: it was asked, and did not come
MOST_STEPS, MOST_LINES, MOST_TIMES = 20, 30, 100_000
STEP_LIMIT, LINE_LIMIT, REASON_LIMIT = 160, 120, 2000  # characters
VIEW_DAYS = 14  # so long who sent it in has the time to say what they think of it
AHEAD = timedelta(days=730)  # a step further away than this is a slip of the keyboard
LOOKED_INTO = ("submitted", "looked-into", "on-agenda")


@dataclass(frozen=True)
class UnitPrice:
    """What one of something costs, as the content states it."""

    key: str
    title: Mapping[str, str]  # by language
    unit: Mapping[str, str]
    cents: int
    source: str

    def title_in(self, language: str) -> str:
        """What it is called, in this language; Dutch where it says none."""
        return self.title.get(language) or self.title["nl"]

    def unit_in(self, language: str) -> str:
        """Of what it is the price."""
        return self.unit.get(language) or self.unit["nl"]


def prices(content: Mapping[str, Any]) -> tuple[UnitPrice, ...]:
    """The unit prices of the content, from the file "prices"; none when it has none. `Refused` when one makes no sense:
    a price is above nothing, and says of what it is and where it comes from."""
    found = content.get("prices") or {}
    refuse_all(Finding("price-wrong", {"name": key}) for key, one in found.items() if not _is_price(one))
    return tuple(
        UnitPrice(
            key,
            {"nl": one["title"], "en": one.get("title_en", "")},
            {"nl": one["unit"], "en": one.get("unit_en", "")},
            one["cents"],
            one["source"],
        )
        for key, one in found.items()
    )


def _is_price(one: Any) -> bool:
    if not isinstance(one, Mapping):
        return False
    cents = one.get("cents")
    said = all(isinstance(one.get(name), str) and one[name].strip() for name in ("title", "unit", "source"))
    return said and isinstance(cents, int) and not isinstance(cents, bool) and 0 < cents <= COST_LIMIT


def total(lines: Iterable[tuple[int, int]]) -> int:
    """What an estimate comes to, in cents: each line is a price and a number of times."""
    return sum(cents * times for cents, times in lines)


def why_not_begin(status: str, *, begun: bool) -> Finding | None:
    """Why an idea is not looked into: it is being looked into already, or a ballot was called, or it is over."""
    if begun:
        return Finding("looked-into-already")
    return None if status in LOOKED_INTO else Finding("not-to-be-looked-into", {"status": status})


def why_not_step(*, title: str, who: str, by: date, today: date, steps: int) -> tuple[Finding, ...]:
    """Everything that is wrong with a step."""
    found = (
        why_not_text("title", title, STEP_LIMIT, missing="title-needed"),
        None if who in WHO else Finding("step-of-nobody", about="who"),
        None if today <= by <= today + AHEAD else Finding("step-day-wrong", about="by"),
        Finding("steps-enough", {"most": MOST_STEPS}) if steps >= MOST_STEPS else None,
    )
    return tuple(one for one in found if one)


def why_not_line(*, what: str, cents: int, times: int, lines: Iterable[tuple[int, int]]) -> tuple[Finding, ...]:
    """Everything that is wrong with a line of an estimate. What the lines come to must stay an amount we can use."""
    before = list(lines)
    right = cents > 0 and 0 < times <= MOST_TIMES
    too_much = right and total([*before, (cents, times)]) > COST_LIMIT
    found = (
        why_not_text("what", what, LINE_LIMIT, missing="line-says-nothing"),
        None if cents > 0 else Finding("line-without-amount", about="amount"),
        None if 0 < times <= MOST_TIMES else Finding("line-times-wrong", {"most": MOST_TIMES}, about="times"),
        Finding("cost-wrong", about="amount") if too_much else None,
        Finding("lines-enough", {"most": MOST_LINES}) if len(before) >= MOST_LINES else None,
    )
    return tuple(one for one in found if one)


def why_not_judge(*, verdict: str, reasons: str, judged: bool) -> tuple[Finding, ...]:
    """Everything that is wrong with a verdict: whatever it is, everybody reads why."""
    found = (
        Finding("verdict-there-already") if judged else None,
        None if verdict in VERDICTS else Finding("verdict-not-chosen", about="verdict"),
        why_not_text("reasons", reasons, REASON_LIMIT, missing="reason-not-chosen"),
    )
    return tuple(one for one in found if one)


def why_not_view(*, verdict: str, view: str, reason: str) -> tuple[Finding, ...]:
    """Everything that is wrong with the view of who sent it in: there is nothing to have a view on yet, or there is one
    already; who does not agree says why."""
    found = (
        None if verdict else Finding("verdict-not-there"),
        None if view in VIEWS else Finding("view-not-chosen", about="view"),
        None if view == AGREES and not reason else _why_not_reason(reason),
    )
    return tuple(one for one in found if one)


def _why_not_reason(reason: str) -> Finding | None:
    return why_not_text("reason", reason, REASON_LIMIT, missing="reason-not-chosen")


def why_not_silent(*, judged_at: datetime, now: datetime) -> Finding | None:
    """Why it cannot be put down yet that who sent it in did not answer: they have two weeks for it."""
    ready = judged_at + timedelta(days=VIEW_DAYS)
    return Finding("view-may-still-come", {"at": ready}) if now < ready else None


def is_done(verdict: str, view: str) -> bool:
    """Whether all has been said: a verdict, and beside it the view of who sent it in, or why that is not there."""
    return bool(verdict and view)


def why_not_go_on(*, begun: bool, verdict: str, view: str) -> Finding | None:
    """Why an idea cannot be placed, or voted on, yet: what was begun to be worked out is worked out first."""
    return Finding("feasibility-first") if begun and not is_done(verdict, view) else None
