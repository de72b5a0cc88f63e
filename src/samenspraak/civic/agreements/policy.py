# SPDX-License-Identifier: EUPL-1.2
"""May this be done now? Each question has one answer, which the button, the refusal and the help text share."""

from collections.abc import Collection
from datetime import date

from samenspraak.civic.agreements.models import Remark
from samenspraak.civic.agreements.queries import Roles
from samenspraak.civic.people.models import Seat
from samenspraak.rulebook.agreements import moves
from samenspraak.rulebook.agreements.moves import Status
from samenspraak.rulebook.agreements.sealing import is_check_code
from samenspraak.rulebook.verdicts import Finding

MOTIVE_LIMIT = 2000  # characters
REMARK_LIMIT = 500
SUMMARY_LIMIT = 2000
SIGNABLE = (Status.PROPOSED, Status.SIGNED)
SPOKEN_LIMIT = 2000

ONLINE, ON_BEHALF = "online", ("desk", "paper")
SPOKEN = ("comment", "question")
REASONS = ("personal", "hurtful", "off-topic", "double")  # for hiding a remark


def why_not_draft(*, roles: Roles, making: int | None = None) -> Finding | None:
    """The gebiedsteam of the area and the residents' own bodies draw up texts; one text is in the making at a time."""
    if not roles.drafter:
        return Finding("not-a-drafter")
    return Finding("version-in-the-making", {"number": making}) if making else None


def why_not_edit(*, roles: Roles, status: str) -> Finding | None:
    """Only a draft changes, by those who draw it up."""
    if not roles.drafter:
        return Finding("not-a-drafter")
    return None if moves.may_edit(status) else Finding("version-not-a-draft", {"status": status})


def why_not_revision(*, revision: int, now: int, known: int) -> Finding | None:
    """What somebody saw must be a state that the draft had, with every change since then (`known`) at hand."""
    return None if 0 <= revision <= now and known == now - revision else Finding("stale-form")


def why_not_deviate(*, roles: Roles, status: str) -> Finding | None:
    """Only who may sign for a party can accept that the text deviates, and only while it is a draft."""
    if not roles.party:
        return Finding("no-mandate-to-sign")
    return None if moves.may_edit(status) else Finding("version-not-a-draft", {"status": status})


def why_not_this_deviation(found: Finding | None, *, accepted: bool, motive: str) -> Finding | None:
    """A deviation is about a finding that stands, that asks (what is impossible cannot be accepted), and says why."""
    if found is None:
        return Finding("finding-not-there")
    if found.severity != "asks":
        return Finding("finding-cannot-be-accepted", {"severity": found.severity})
    if accepted:
        return Finding("deviation-accepted-already")
    return why_not_text(motive, MOTIVE_LIMIT, missing="deviation-motive-missing", about="motive")


def why_not_text(text: str, limit: int, *, missing: str, about: str) -> Finding | None:
    """Something must be said, and not too much."""
    if not text.strip():
        return Finding(missing, about=about)
    return Finding("words-too-many", {"limit": limit, "length": len(text)}, about=about) if len(text) > limit else None


def why_not_propose(*, roles: Roles, status: str, terms: int, same: bool = True) -> Finding | None:
    """A draft is proposed by those who draw it up, when there is something in it, and as it stands on their screen."""
    if not roles.drafter:
        return Finding("not-a-drafter")
    if not terms:
        return Finding("nothing-agreed-yet")
    return moves.why_not_move(status, Status.PROPOSED) or (None if same else Finding("stale-form"))


def why_not_sign(
    *, roles: Roles, status: str, digest: str = "", shown: str = "", signed: Collection[int] = ()
) -> Finding | None:
    """A party signs once, with a mandate, and exactly the text that was shown."""
    if not roles.party:
        return Finding("no-mandate-to-sign")
    if status not in SIGNABLE:
        return Finding("version-not-proposed", {"status": status})
    if roles.party.body in signed:
        return Finding("signed-already", {"body": roles.party.name})
    return Finding("digest-outdated") if digest != shown else None


def why_not_enter(*, roles: Roles, status: str) -> Finding | None:
    """The gebiedsteam, and nobody else, enters what was signed on paper."""
    if not roles.team:
        return Finding("paper-by-the-team")
    return None if status in SIGNABLE else Finding("version-not-proposed", {"status": status})


def why_not_this_paper(
    *, holder: Seat | None, by: int | None, code: str, digest: str, signed: Collection[int], signed_on: date
) -> tuple[Finding, ...]:
    """Staff signs for nobody: there is a sheet of this very text, signed by somebody else, who may sign for a party.

    `holder` is the seat that signed, if it may sign today; `signed` the bodies that signed already.
    """
    found = (
        Finding("paper-without-mandate", about="seat") if holder is None else None,
        Finding("paper-of-oneself", about="seat") if holder and holder.person_id == by else None,
        Finding("signed-already", {"body": holder.body.name}, about="seat")
        if holder and holder.body_id in signed
        else None,
        Finding("paper-before-the-mandate", {"since": holder.since}, about="signed_on")
        if holder and signed_on < holder.since
        else None,
        None if is_check_code(code, digest) else Finding("check-code-wrong", about="code"),
    )
    return tuple(one for one in found if one)


def why_not_take_signature_back(*, roles: Roles, status: str, signed: Collection[int]) -> Finding | None:
    """The body that signed may come back on it, until the raad's decision is recorded."""
    if not roles.party:
        return Finding("no-mandate-to-sign")
    if status not in SIGNABLE:
        return Finding("signature-stands", {"status": status})
    return None if roles.party.body in signed else Finding("not-signed", {"body": roles.party.name})


def why_not_withdraw(*, roles: Roles, status: str, signatures: int) -> Finding | None:
    """Who draws up may take back a text; once somebody signed, only a party with a mandate may."""
    if not roles.drafter and not roles.party:
        return Finding("not-a-drafter")
    if signatures and not roles.party:
        return Finding("withdraw-signed-by-party-only")
    return moves.why_not_move(status, Status.WITHDRAWN)


def why_not_ratify(
    *, status: str, since: date, until: date | None, today: date, before: date | None = None, notice: date | None = None
) -> tuple[Finding, ...]:
    """A version that both sides signed comes into force, for a period in which it can hold.

    `before` is the day on which the version began that it takes over from; `notice` the first day without the
    agreement if somebody ended it on its first day.
    """
    found = (
        moves.why_not_move(status, Status.IN_FORCE) if status != Status.SUSPENDED else Finding("move-done-already"),
        Finding("period-overlaps", {"since": before}, about="since") if before and since <= before else None,
        why_not_until(since, until, today, notice),
    )
    return tuple(one for one in found if one)


def why_not_until(since: date, until: date | None, today: date, notice: date | None) -> Finding | None:
    """An end comes after the beginning and after today, and not before anybody could have ended it."""
    if until is None:
        return None
    if until <= since:
        return Finding("period-empty", {"since": since, "until": until}, about="until")
    if until <= today:
        return Finding("period-over", {"until": until}, about="until")
    if notice and notice > until:
        return Finding("exit-longer-than-period", {"until": until, "notice": notice}, about="until")
    return None


def why_not_suspend(*, roles: Roles, status: str, holds: bool, suspended: bool) -> Finding | None:
    """Either party with a mandate may suspend what holds today. Organising gives no right to suspend."""
    if not roles.party:
        return Finding("no-mandate-to-suspend")
    if suspended:
        return Finding("suspended-already")
    return None if holds and status in (Status.IN_FORCE, Status.SUPERSEDED) else Finding("version-not-in-force")


def why_not_resume(*, roles: Roles, side: str, suspended_by: str) -> Finding | None:
    """The party that suspended takes it back; the other side cannot."""
    if not roles.party:
        return Finding("no-mandate-to-suspend")
    if not suspended_by:
        return Finding("version-not-suspended")
    return None if side == suspended_by else Finding("resume-by-who-suspended", {"side": suspended_by})


def why_not_end(*, roles: Roles, status: str, until: date | None, today: date) -> Finding | None:
    """Either party with a mandate ends what holds, or will hold; what has run out needs no ending."""
    if not roles.party:
        return Finding("no-mandate-to-end")
    over = until is not None and until <= today
    return Finding("version-not-in-force") if over or status not in (Status.IN_FORCE, Status.SUSPENDED) else None


def why_not_take_back(*, body: int, own: int) -> Finding | None:
    """A deviation is taken back by the body that accepted it."""
    return None if body == own else Finding("deviation-of-another-body")


def why_not_remark(remark: str) -> Finding | None:
    """A remark with a signature is short; what must hold is a term."""
    if len(remark) <= REMARK_LIMIT:
        return None
    return Finding("words-too-many", {"limit": REMARK_LIMIT, "length": len(remark)}, about="remark")


def why_not_decline(*, status: str) -> tuple[Finding, ...]:
    """The raad answers on a text that both sides signed."""
    return () if status == Status.SIGNED else (Finding("version-not-proposed", {"status": status}),)


def why_not_end_sooner(*, ends: date, until: date | None) -> Finding | None:
    """Ending changes nothing when the agreement has run out by then anyway."""
    return Finding("ends-already", {"until": until}) if until is not None and until <= ends else None


def why_not_draft_from(*, said: int) -> Finding | None:
    """A text that says where it came from needs something that was said."""
    return None if said else Finding("nothing-said-yet")


def why_not_take_over(*, own: bool, holds: bool) -> Finding | None:
    """What is in force elsewhere can be taken over; the next version of an agreement begins with its own version."""
    if own:
        return Finding("taken-from-itself")
    return None if holds else Finding("not-in-force-there")


def why_not_too_long(text: str, limit: int, *, about: str) -> Finding | None:
    """It may be empty, but not too long."""
    return Finding("words-too-many", {"limit": limit, "length": len(text)}, about=about) if len(text) > limit else None


# Talk about a draft


def why_not_speak(*, signed_in: bool, lives_here: bool, roles: Roles, status: str) -> Finding | None:
    """Whoever lives here or has a seat for this area comments, asks and suggests, as long as it is a draft."""
    if not moves.may_edit(status):
        return Finding("version-not-a-draft", {"status": status})
    if not signed_in:
        return Finding("sign-in-first")
    return None if lives_here or roles.seat else Finding("not-a-resident-here")


def why_not_speak_for(*, roles: Roles, channel: str) -> Finding | None:
    """The gebiedsteam writes down what somebody says at the desk or sends on paper."""
    if channel == ONLINE:
        return None
    if channel not in ON_BEHALF:
        return Finding("channel-not-known", about="channel")
    return None if roles.team else Finding("only-the-team-enters")


def why_not_close(said: Remark) -> Finding | None:
    """A remark gets one answer, and not when it was taken back or hidden."""
    if said.hidden_why:
        return Finding("remark-is-hidden")
    return None if said.status == "open" else Finding("remark-closed", {"status": said.status})


def why_not_answer(*, kind: str) -> Finding | None:
    """A suggestion is accepted or declined; all else is answered."""
    return None if kind in SPOKEN else Finding("suggestion-needs-an-outcome")


def why_not_settle(*, kind: str) -> Finding | None:
    """Only a suggestion is accepted or declined."""
    return Finding("not-a-suggestion") if kind in SPOKEN else None


def why_not_take_back_remark(*, own: bool, status: str) -> Finding | None:
    """One takes one's own words back, as long as the text is a draft."""
    if not own:
        return Finding("remark-of-somebody-else")
    return None if moves.may_edit(status) else Finding("version-not-a-draft", {"status": status})


def why_not_hide(*, roles: Roles, hidden: bool, reason: str) -> Finding | None:
    """The gebiedsteam hides a remark, with a reason from the list; its place stays visible."""
    if roles.team is None:
        return Finding("only-the-team-hides")
    if reason not in REASONS:
        return Finding("reason-not-chosen", about="reason")
    return Finding("hidden-already") if hidden else None
