# SPDX-License-Identifier: EUPL-1.2
"""May this be done with this ballot now? Buttons, refusals and help texts share the answer."""

from datetime import datetime

from samenspraak.civic.ballots.models import Ballot, Letter
from samenspraak.civic.ballots.queries import Voted, has_voted_with
from samenspraak.civic.ballots.queries.counts import live_times
from samenspraak.rulebook.ballots import letters, voting, weights
from samenspraak.rulebook.verdicts import Finding


def why_not_open(held: Ballot, at: datetime) -> Finding | None:
    """A ballot opens once, at the announced moment."""
    if held.status != "planned":
        return Finding("ballot-opened-already")
    return Finding("ballot-not-open-yet", {"opens": held.opens_at}) if at < held.opens_at else None


def why_not_vote(held: Ballot, *, lives_here: bool, voted: Voted, at: datetime) -> Finding | None:
    """Residents vote once, between opening and closing, in one wijk at a time. No seat helps, and none hinders."""
    if refused := why_not_use(held, at):
        return refused
    return voting.why_not_vote(
        lives_here=lives_here,
        has_voted=voted.here,
        voted_elsewhere=voted.elsewhere,
        opens=held.opens_at,
        closes=held.closes_at,
        now=at,
    )


def why_not_use(held: Ballot, at: datetime) -> Finding | None:
    """Why the box cannot be used now, by anybody: not open yet, closed, withdrawn, or paused."""
    if held.status == "withdrawn":
        return Finding("ballot-withdrawn")
    if held.status == "closed" or (held.status == "open" and not held.paused_at and at >= held.closes_at):
        return Finding("ballot-closed", {"closes": held.closes_at})
    if held.status == "planned":
        return Finding("ballot-not-open-yet", {"opens": held.opens_at})
    return Finding("ballot-paused") if held.paused_at else None


def why_not_channel(held: Ballot, channel: str) -> Finding | None:
    """Votes are taken in the room where it was announced that they count more, and nowhere else."""
    if channel == weights.LIVE and live_times(held) == 1:
        return Finding("room-not-announced", about="channel")
    return None


def why_not_close(held: Ballot, at: datetime) -> Finding | None:
    """Nobody closes a ballot early, and nobody counts while it is paused."""
    if held.status != "open":
        return Finding("ballot-not-open")
    if held.paused_at:
        return Finding("ballot-paused")
    return Finding("ballot-still-open", {"closes": held.closes_at}) if at < held.closes_at else None


def why_not_withdraw(held: Ballot) -> Finding | None:
    """A ballot is taken back before it opens, or while it is paused. One that runs is not stopped by anybody."""
    if held.status == "planned" or (held.status == "open" and held.paused_at):
        return None
    if held.status == "open":
        return Finding("ballot-runs")
    return Finding("ballot-over")


def why_not_make_letters(held: Ballot, *, wanted: int, kind: str, at: datetime) -> Finding | None:
    """Letters are made before a ballot opens and while it is open."""
    if refused := why_not_post(held, at):
        return refused
    standing = held.letters_made - held.letters_void
    return letters.why_not_make(wanted, kind=kind, standing=standing, electorate=held.electorate)


def why_not_post(held: Ballot, at: datetime) -> Finding | None:
    """Why nothing can be done with letters any more: it is over."""
    if held.status in ("planned", "open") and (at < held.closes_at or held.paused_at):
        return None
    return Finding("ballot-over")


def why_not_print(held: Ballot, at: datetime) -> Finding | None:
    """Why no letters can be made now, however few: it is over, or nobody knows yet how many people may vote."""
    return why_not_post(held, at) or letters.why_not_any(held.electorate)


def why_not_use_letter(letter: Letter | None) -> Finding | None:
    """A letter gives one vote, unless it was voided."""
    if letter is None:
        return letters.why_not_use(known=False)
    return letters.why_not_use(known=True, void=bool(letter.void_why), used=has_voted_with(letter))


def why_not_letter_beside_account(*, lives_here: bool, voted: Voted) -> Finding | None:
    """Who is signed in and may vote here does so with their account, and with no letter besides. It may be somebody
    else's letter: nobody knows that here, so after signing out it can be used."""
    if voted.here:
        return Finding("letter-beside-vote")
    return Finding("letter-beside-account") if lives_here else None
