# SPDX-License-Identifier: EUPL-1.2
"""The wijkagenda: which proposal may be taken in, what may follow on what, and when a ballot may open.

The agreement in force gives the power and the days of consultation; here stands only what follows from them.
docs/rules/agenda.md tells the same in plain words.
"""

import unicodedata
from collections.abc import Collection
from datetime import date, datetime, timedelta

from samenspraak.rulebook.agreements.terms import MoneyTerm
from samenspraak.rulebook.periods import on_a_working_day, working_days_after
from samenspraak.rulebook.verdicts import Finding

TITLE_LIMIT, TEXT_LIMIT, COMMENT_LIMIT, QUESTION_LIMIT = 120, 5000, 2000, 300  # characters
EXCERPT_LIMIT = 200
COST_LIMIT = 10**12  # cents: ten milliard euro
REPLY_DAYS = 42  # when no agreement says otherwise: six weeks, long enough for a decision of the college
BINDING, ADVICE = "binding", "advice"

MOVES = {
    "submitted": {"looked-into", "on-agenda", "withdrawn", "merged", "declined"},
    "looked-into": {"on-agenda", "withdrawn", "declined"},
    "merged": {"submitted"},
    "on-agenda": {"in-decision"},
    "in-decision": {"granted", "rejected", "advised", "on-agenda"},  # back when a ballot was void or withdrawn
    "advised": {"answered"},
    "granted": {"underway"},
    "answered": {"underway"},  # when the municipality said that it will be done
    "underway": {"done", "stopped"},
}
BEFORE_PLACING = ("submitted", "looked-into")  # still with who sent it in and who draws up the agenda
_WHY_NOT_MOVE = {
    "looked-into": "not-to-be-looked-into",
    "declined": "not-to-be-declined",
    "on-agenda": "not-to-be-placed",
    "in-decision": "not-to-be-decided",
    "withdrawn": "not-to-be-withdrawn",
    "merged": "not-to-be-merged",
    "answered": "not-to-be-answered",
    "underway": "not-to-be-begun",
    "done": "not-underway",
    "stopped": "not-underway",
}


def why_not_move(status: str, to: str) -> Finding | None:
    """Why a proposal in this status cannot go to that one."""
    if to in MOVES.get(status, ()):
        return None
    return Finding(_WHY_NOT_MOVE.get(to, "not-in-decision"), {"status": status})


def why_not_text(name: str, text: str, limit: int, *, missing: str = "writing-missing") -> Finding | None:
    """Why this cannot stand in a field: it is empty, or longer than fits. `about` names the field."""
    if not text.strip():
        return Finding(missing, about=name)
    if len(text) > limit:
        return Finding("writing-too-long", {"limit": limit, "length": len(text)}, about=name)
    return None


# Words with which somebody would pass for who decides or organises. Who does so from a seat is shown with their body.
OFFICES = (
    *("gemeente", "gebiedsteam", "ambtenaar", "wethouder", "burgemeester", "griffie", "gemeenteraad", "raadslid"),
    *("collegevan", "wijkraad", "wijkpanel", "samenspraak"),
)
# Letters that cannot be told from ours, each with the one it looks like: Cyrillic, Greek, and a few of our own.
LOOKALIKES = str.maketrans(
    "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0455\u0456\u0458\u04bb\u0501"
    "\u03b1\u03b2\u03b5\u03b6\u03b7\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7"
    "\u0131\u0261\u0262",
    "abekmhopctyxsijhdabezhikmnoptyxigg",
)


def why_not_name(name: str, shown_as: str) -> Finding | None:
    """Why nobody can be shown by this name: it says an office. `name` is the field."""
    plain = _as_read(shown_as)
    return Finding("name-of-an-office", about=name) if any(office in plain for office in OFFICES) else None


def _as_read(text: str) -> str:
    """The letters as people see them, all small: no accents, spaces or dashes, and none that passes for another."""
    letters = unicodedata.normalize("NFKD", text).casefold().translate(LOOKALIKES)
    return "".join(one for one in letters if one.isalpha())


SIDES = ("for", "against")  # what an argument can be; a comment need not be one


def why_not_side(side: str) -> Finding | None:
    """Why a comment cannot be on this side."""
    return None if side in ("", *SIDES) else Finding("side-not-known", about="side")


def why_not_propose(
    *, title: str, text: str, topic: str, topics: Collection[str], cost_cents: int | None
) -> tuple[Finding, ...]:
    """Everything that is wrong with a proposal as it was written down."""
    found = (
        why_not_text("title", title, TITLE_LIMIT, missing="title-needed"),
        why_not_text("text", text, TEXT_LIMIT),
        None if topic in topics else Finding("topic-unknown", about="topic"),
        None if cost_cents is None or 0 <= cost_cents <= COST_LIMIT else Finding("cost-wrong", about="cost"),
    )
    return tuple(finding for finding in found if finding)


def excerpt(text: str) -> str:
    """The beginning of a text on one line, cut after a word; kept with the text so that lists need not cut."""
    flat = " ".join(text.split())
    if len(flat) <= EXCERPT_LIMIT:
        return flat
    begin = flat[: EXCERPT_LIMIT - 1]
    return (begin.rpartition(" ")[0] or begin).rstrip(" ,;:.") + "…"


def earliest_opening(consultation_since: date, consultation_days: int) -> date:
    """The first day on which a ballot may open: so many full days of consultation come before it.

    Fourteen days that begin on the 1st are the 1st to the 14th; the ballot may open on the 15th.
    """
    return consultation_since + timedelta(days=consultation_days)


def why_not_call(
    *,
    placed: date,
    consultation_since: date,
    consultation_days: int,
    opens: date,
    opens_at: datetime,
    closes_at: datetime,
    now: datetime,
) -> tuple[Finding, ...]:
    """Everything that is wrong with the days of a ballot that somebody wants to announce.

    `placed` is the day on which the proposal came on the agenda: before it there was nothing to give a view on.
    `opens` is the day on which it opens, in the municipality. It opens in the future and stays open at least a day.
    """
    earliest = earliest_opening(consultation_since, consultation_days)
    wrong = (
        (
            consultation_days > 0 and consultation_since < placed,
            Finding("consultation-before-placing", {"placed": placed}, about="consultation_since"),
        ),
        (closes_at - opens_at < timedelta(days=1), Finding("ballot-too-short", about="closes_at")),
        (opens_at < now - timedelta(minutes=5), Finding("ballot-opens-in-the-past", about="opens_at")),
        (
            opens < earliest,
            Finding(
                "opens-before-consultation-ends", {"earliest": earliest, "days": consultation_days}, about="opens_at"
            ),
        ),
    )
    return tuple(finding for is_wrong, finding in wrong if is_wrong)


def why_not_unpriced(unpriced: MoneyTerm | None) -> Finding | None:
    """Why no ballot is called on this yet: an article says how much one decision may take (`unpriced`), and nobody said
    how much this one would. Whoever votes must know what it binds to."""
    if unpriced is None:
        return None
    return Finding("cost-first", {"article": unpriced.number, "bound": unpriced.limit_cents})


def why_not_on_this_ground(
    *, announced: str, force: str, suspended: bool, beyond: MoneyTerm | None = None
) -> Finding | None:
    """Why a ballot that was announced with this force cannot go on now.

    An advice needs no power: everybody may advise. A ballot announced as binding needs the power at every step; when
    the agreement is suspended or no longer gives it, the ballot waits. It never turns into something else.
    beyond: the article that lets one decision take less money than this one would.
    """
    if announced != BINDING or force == BINDING:
        return None
    if beyond is not None:
        return Finding("beyond-limit-now", {"article": beyond.number, "bound": beyond.limit_cents})
    return Finding("power-suspended") if suspended else Finding("power-gone")


def why_not_open_ballot(
    *,
    announced: str,
    force: str,
    suspended: bool,
    consultation_since: date | None,
    consultation_days: int,
    today: date,
    held_up: Collection[str] = (),
    beyond: MoneyTerm | None = None,
) -> Finding | None:
    """Why this ballot cannot open today: the power is not there, or the consultation before it is not over.

    `held_up` are the articles whose promise was not kept and that say that no binding ballot opens until it is.
    """
    if refused := why_not_on_this_ground(announced=announced, force=force, suspended=suspended, beyond=beyond):
        return refused
    if announced == BINDING and held_up:
        return Finding("safeguard-first", {"articles": ", ".join(sorted(held_up))})
    if consultation_days == 0:
        return None
    if consultation_since is None:
        return Finding("consultation-never-began", {"days": consultation_days})
    earliest = earliest_opening(consultation_since, consultation_days)
    if today < earliest:
        return Finding("consultation-running", {"earliest": earliest, "days": consultation_days})
    return None


def status_after(force: str, outcome: str) -> str:
    """What a decided ballot makes of the proposal. A void ballot decides nothing: it may be called again."""
    if outcome == "void":
        return "on-agenda"
    return outcome if force == BINDING else "advised"


def reply_due(day: date, days: int, *, working: bool = False) -> date:
    """The last day on which the municipality replies in time. A term that ends in a weekend or on a holiday runs on
    to the next working day (Algemene termijnenwet, art. 1)."""
    return working_days_after(day, days) if working else on_a_working_day(day + timedelta(days=days))


def why_not_reply(*, follows: bool, text: str) -> Finding | None:
    """Why this cannot be the reply to an advice: it says nothing, or it does not follow and gives no motive."""
    return why_not_text("text", text, TEXT_LIMIT, missing="motive-missing" if not follows else "writing-missing")
