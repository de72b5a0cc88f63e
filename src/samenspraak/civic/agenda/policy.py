# SPDX-License-Identifier: EUPL-1.2
"""May this person do this on the agenda now? Each question has one answer, for the button, the refusal and the help."""

from collections.abc import Collection, Sequence

from samenspraak.civic.agenda.models import AgendaItem, Amendment, Booking, Comment, Decision, Question, Undertaking
from samenspraak.civic.agenda.queries import Judge, Roles, drawing_up, is_of_the_wijk, wijk_draws_up
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.agenda import BEFORE_PLACING, BINDING, feasibility, why_not_move
from samenspraak.rulebook.agenda.carrying_out import GEMEENTE, TOGETHER, WIJK
from samenspraak.rulebook.agenda.moderation import REASONS
from samenspraak.rulebook.agenda.money import BUDGET, PAID
from samenspraak.rulebook.agenda.pictures import why_not_one_more
from samenspraak.rulebook.agreements.powers import Power
from samenspraak.rulebook.ballots.weights import LIVE
from samenspraak.rulebook.verdicts import Finding

ONLINE, LETTER, ON_BEHALF = "online", "letter", ("desk", "paper")
VOTED_FOR = (*ON_BEHALF, LIVE)  # how somebody's vote can be entered for them


def why_not_submit(*, signed_in: bool, lives_here: bool, roles: Roles, channel: str) -> Finding | None:
    """Residents of the area submit; the gebiedsteam enters what somebody says at the desk or sends on paper."""
    if channel in ON_BEHALF:
        return None if roles.team else Finding("only-the-team-enters")
    if channel != ONLINE:
        return Finding("channel-not-known", about="channel")
    return why_not_take_part(signed_in=signed_in, lives_here=lives_here)


def why_not_take_part(*, signed_in: bool, lives_here: bool) -> Finding | None:
    """Submitting and supporting are for who lives here."""
    if not signed_in:
        return Finding("sign-in-first")
    return None if lives_here else Finding("not-a-resident-here")


def is_open(status: str) -> bool:
    """Whether nothing was decided yet: until then support and another wording change something."""
    return status in (*BEFORE_PLACING, "on-agenda", "in-decision")


def why_not_support(*, signed_in: bool, lives_here: bool, status: str) -> Finding | None:
    """Residents support an idea until it is decided."""
    if status == "merged":
        return Finding("merged-elsewhere")
    if not is_open(status):
        return Finding("decided-already")
    return why_not_take_part(signed_in=signed_in, lives_here=lives_here)


_OVER = {"withdrawn": Finding("proposal-withdrawn"), "declined": Finding("proposal-declined")}


def why_not_comment(*, signed_in: bool, lives_here: bool, roles: Roles, status: str) -> Finding | None:
    """Residents comment, and so do people with a seat here, who are named with it. Not on what does not go on."""
    if status == "merged":
        return Finding("merged-elsewhere")
    if status in _OVER:
        return _OVER[status]
    if not signed_in:
        return Finding("sign-in-first")
    return None if lives_here or roles.any else Finding("not-a-resident-here")


def why_not_reply_to(to: Comment | None) -> Finding | None:
    """People reply to what can be read here."""
    return Finding("not-to-be-replied-to") if to is None or to.hidden_why else None


def why_not_reword(*, signed_in: bool, lives_here: bool, roles: Roles, status: str) -> Finding | None:
    """Who may comment may propose another wording, until a ballot is called: people vote on the text as it is."""
    if status not in (*BEFORE_PLACING, "on-agenda"):
        return Finding("text-stands-fast")
    return why_not_comment(signed_in=signed_in, lives_here=lives_here, roles=roles, status=status)


def why_not_judge(judge: Judge, *, amendment: Amendment, status: str) -> Finding | None:
    """Who sent the idea in accepts or declines another wording of it, until it is placed. Then it is everybody's, and
    whoever draws up the agenda does so, as for an idea that nobody is known to have sent in."""
    if amendment.status != "open":
        return Finding("amendment-closed")
    if status not in (*BEFORE_PLACING, "on-agenda"):
        return Finding("text-stands-fast")
    if judge.of_author:
        return None if judge.is_author else Finding("only-the-author-judges")
    return None if judge.seat else Finding("who-draws-up-judges")


def why_not_take_wording_back(*, own: bool, amendment: Amendment) -> Finding | None:
    """Who proposed another wording takes it back, as long as nobody accepted or declined it."""
    if not own:
        return Finding("only-who-added-it")
    return None if amendment.status == "open" else Finding("amendment-closed")


def why_not_hide(*, roles: Roles, hidden_why: str, reason: str) -> Finding | None:
    """The gebiedsteam hides what somebody put in, with a reason from the list; its place stays visible."""
    if roles.team is None:
        return Finding("only-the-team-hides")
    if reason not in REASONS:
        return Finding("reason-not-chosen", about="reason")
    return Finding("hidden-already") if hidden_why else None


def why_not_add_picture(*, author: bool, roles: Roles, status: str, pictures: int) -> Finding | None:
    """Who sent an idea in puts pictures by it, and so does the gebiedsteam, until it is decided."""
    if not is_open(status):
        return Finding("idea-stays-as-it-is")
    if not author and roles.team is None:
        return Finding("only-the-author-or-the-team")
    return why_not_one_more(pictures)


def why_not_locate(*, author: bool, roles: Roles, status: str) -> Finding | None:
    """Who sent an idea in says where it is about, and so does the gebiedsteam, until it is decided."""
    if not is_open(status):
        return Finding("idea-stays-as-it-is")
    return None if author or roles.team else Finding("only-the-author-or-the-team")


def why_not_remove_picture(*, added_it: bool) -> Finding | None:
    """Who put a picture there takes it away, whatever became of the idea."""
    return None if added_it else Finding("only-who-added-it")


def why_not_withdraw(*, author: bool, status: str) -> Finding | None:
    """Who submitted a proposal takes it back, until it is on the agenda: from then on it is everybody's."""
    if not author:
        return Finding("only-the-author-withdraws")
    return why_not_move(status, "withdrawn")


def why_not_place(*, power: Power, roles: Roles, status: str) -> Finding | None:
    """Who draws up the agenda, as agreed: a residents' body where the wijk initiates, else the gebiedsteam."""
    if refused := why_not_move(status, "on-agenda"):
        return refused
    return why_not_draw_up(power=power, roles=roles)


def why_not_draw_up(*, power: Power, roles: Roles) -> Finding | None:
    """Placing, and merging what asks the same, is for who draws up the agenda."""
    if drawing_up(power, roles):
        return None
    return Finding("the-wijk-draws-up" if wijk_draws_up(power) else "the-team-draws-up")


def why_not_call(*, force: str, roles: Roles, status: str) -> Finding | None:
    """A binding ballot is called by a residents' body; an advice also by the gebiedsteam. Calling is not deciding."""
    if refused := why_not_move(status, "in-decision"):
        return refused
    if roles.wijk:
        return None
    if force == BINDING:
        return Finding("the-wijk-calls")
    return None if roles.team else Finding("wijk-or-team-calls")


def why_not_price(*, roles: Roles, status: str, cost: int | None) -> Finding | None:
    """Who may call a ballot says what it costs when nobody did. What was said stays: people gave their view on it."""
    if refused := why_not_move(status, "in-decision"):
        return refused
    if not (roles.wijk or roles.team):
        return Finding("wijk-or-team-calls")
    return None if cost is None else Finding("cost-said-already")


def why_not_withdraw_ballot(*, roles: Roles) -> Finding | None:
    """Who may call a ballot may take it back, as far as the ballot itself allows it."""
    return None if roles.wijk or roles.team else Finding("wijk-or-team-calls")


def why_not_cast_for(*, roles: Roles, channel: str, known: Collection[str] = ON_BEHALF) -> Finding | None:
    """At the desk the gebiedsteam puts somebody's paper in the box; in a ballot also at a meeting, in the room
    (`VOTED_FOR`). Whether a ballot takes votes in the room, it says itself."""
    if channel == ONLINE:
        return None
    if channel not in known:
        return Finding("channel-not-known", about="channel")
    return None if roles.team else Finding("only-the-team-enters")


def why_not_leave(running: Sequence[Ballot]) -> Finding | None:
    """Who voted stays known until that is counted (`running`: where they voted and it is not): or one could leave,
    come back with the same address, and vote once more. That one voted is kept, so that it happens once."""
    if not running:
        return None
    last = running[0]
    return Finding("vote-still-runs", {"question": last.question, "area": last.area.name, "closes": last.closes_at})


def why_not_print(*, roles: Roles) -> Finding | None:
    """Letters with a code are made, and voided, by the gebiedsteam. It gives no vote."""
    return None if roles.team else Finding("only-the-team-prints")


def why_not_reply(*, roles: Roles, decision: Decision) -> Finding | None:
    """The college replies, once, to what waits for its reply."""
    if roles.college is None:
        return Finding("only-the-college-replies")
    if decision.reply_due is None:
        return Finding("no-reply-asked")
    return Finding("replied-already") if decision.replied_at else None


# Carrying out


def official(roles: Roles) -> Holding | None:
    """The seat from which somebody acts for the municipality here."""
    return roles.team or roles.college


def seat_to_carry_out(owner: str, roles: Roles) -> Holding | None:
    """The seat from which somebody carries out what is the wijk's, the municipality's, or both."""
    if owner == WIJK:
        return roles.wijk
    return official(roles) or (roles.wijk if owner == TOGETHER else None)


def why_not_begin(*, status: str, goes_ahead: bool, owner: str, roles: Roles) -> Finding | None:
    """Who carries it out begins with it, once it was decided that it goes ahead."""
    if refused := why_not_move(status, "underway"):
        return refused
    if not goes_ahead:
        return Finding("does-not-go-ahead")
    return _why_not_theirs(owner, roles)


def why_not_carry_out(*, undertaking: Undertaking | None, roles: Roles) -> Finding | None:
    """Who carries it out writes down and does its steps, as long as it is underway. What was done is told even when the
    agreement is suspended: that takes no power."""
    if undertaking is None or undertaking.status != "underway":
        return Finding("not-underway")
    return _why_not_theirs(undertaking.owner, roles)


def _why_not_theirs(owner: str, roles: Roles) -> Finding | None:
    if seat_to_carry_out(owner, roles):
        return None
    codes = {WIJK: "the-wijk-carries-out", GEMEENTE: "the-municipality-carries-out"}
    return Finding(codes.get(owner, "both-carry-out"))


def why_not_owner(owner: str) -> Finding | None:
    """A step is of the wijk, of the municipality, or of both."""
    return None if owner in (WIJK, GEMEENTE, TOGETHER) else Finding("owner-not-known", about="owner")


# Money


def why_not_give(*, roles: Roles) -> Finding | None:
    """Money of the municipality is entered by its officials."""
    return None if official(roles) else Finding("only-officials-book")


def why_not_money_here(*, status: str, goes_ahead: bool) -> Finding | None:
    """Money is reserved for what was decided to go ahead, and did not end."""
    return None if goes_ahead and status not in ("done", "stopped") else Finding("not-decided-yet")


def seat_for_money(roles: Roles, body: str) -> Holding | None:
    """The seat from which somebody acts where an article names this body: of the wijk, or the municipality."""
    return roles.wijk if is_of_the_wijk(body) else official(roles)


def why_not_reserve(*, roles: Roles, allocates: str) -> Finding | None:
    """Money of the agreement is reserved by who the article lets allocate it; other money by officials."""
    if seat_for_money(roles, allocates):
        return None
    return Finding("the-wijk-allocates" if is_of_the_wijk(allocates) else "only-officials-book")


def spends_by(first: Booking, item: AgendaItem) -> str:
    """Who spends what was reserved by this line: who the article names; else who carries it out, when it is money of
    the agreement; else the municipality."""
    said = str((first.term.data if first.term else {}).get("spends") or "")
    if said:
        return WIJK if is_of_the_wijk(said) else GEMEENTE
    made = getattr(item, "undertaking", None)
    return made.owner if made and first.money else GEMEENTE


def seat_to_pay(roles: Roles, spends: str) -> Holding | None:
    """The seat from which somebody writes down a payment."""
    return seat_to_carry_out(spends, roles)


def why_not_pay(*, roles: Roles, spends: str) -> Finding | None:
    """Who spends it writes down what was paid."""
    if seat_to_pay(roles, spends):
        return None
    return Finding("the-wijk-spends" if spends == WIJK else "only-officials-book")


def seat_of_line(roles: Roles, line: Booking) -> Holding | None:
    """The seat from which somebody could have written this line."""
    if line.kind == BUDGET:
        return official(roles) if line.money == "" else None
    if line.kind == PAID and line.item:
        return seat_to_pay(roles, spends_by(line, line.item))
    said = str((line.term.data if line.term else {}).get("allocates") or "")
    return seat_for_money(roles, said)


def why_not_put_right(*, roles: Roles, wrong: Booking, put_right: bool) -> Finding | None:
    """Who could have written a line puts it right, once. What the agreement gives only another agreement changes."""
    if wrong.kind == BUDGET and wrong.money:
        return Finding("given-by-the-agreement")
    if put_right or wrong.corrects_id:
        return Finding("put-right-already")
    return None if seat_of_line(roles, wrong) else Finding("who-booked-puts-right")


# Questions


def why_not_ask(*, signed_in: bool, lives_here: bool, roles: Roles, channel: str) -> Finding | None:
    """Residents ask, and so do people with a seat in a residents' body here. The gebiedsteam enters what somebody asked
    at the desk or on paper; the municipality does not ask itself."""
    if channel in ON_BEHALF or channel != ONLINE:
        return why_not_submit(signed_in=signed_in, lives_here=lives_here, roles=roles, channel=channel)
    return None if roles.wijk else why_not_take_part(signed_in=signed_in, lives_here=lives_here)


def why_not_ask_too(
    *, signed_in: bool, lives_here: bool, roles: Roles, own: bool, question: Question
) -> Finding | None:
    """Who may ask may want to know what somebody else asked, as long as it waits for an answer."""
    if own:
        return Finding("asked-it-yourself")
    if question.hidden_why:
        return Finding("question-hidden")
    if question.answered_at:
        return Finding("answered-already")
    return why_not_ask(signed_in=signed_in, lives_here=lives_here, roles=roles, channel=ONLINE)


def why_not_answer(*, roles: Roles, question: Question) -> Finding | None:
    """The gebiedsteam of the area and the college answer, once; not what was hidden."""
    if answering(roles) is None:
        return Finding("team-or-college-answers")
    if question.hidden_why:
        return Finding("question-hidden")
    return Finding("answered-already") if question.answered_at else None


def answering(roles: Roles) -> Holding | None:
    """The seat from which somebody speaks for the municipality here."""
    return roles.team or roles.college


# Working out an idea


def why_not_look_into(*, roles: Roles, status: str, begun: bool) -> Finding | None:
    """The gebiedsteam, or somebody with a seat in a residents' body here, begins to work out an idea."""
    if refused := why_not_work_out(roles=roles, status=status):
        return refused
    return feasibility.why_not_begin(status, begun=begun)


def why_not_work_out(*, roles: Roles, status: str) -> Finding | None:
    """Steps, estimate and verdict come from the gebiedsteam and from residents' bodies, until a ballot is called."""
    if working_out(roles) is None:
        return Finding("team-or-body-works-out")
    return None if status in feasibility.LOOKED_INTO else Finding("not-to-be-looked-into", {"status": status})


def working_out(roles: Roles) -> Holding | None:
    """The seat from which somebody works out an idea: what body they are named with."""
    return roles.team or roles.wijk


def why_not_finish_step(*, roles: Roles, author: bool, who: str, status: str) -> Finding | None:
    """Who sent the idea in marks their own steps as done; who works it out marks any."""
    if author and who == "proposer" and status in feasibility.LOOKED_INTO:
        return None
    return why_not_work_out(roles=roles, status=status)


def why_not_view(*, roles: Roles, author: bool, known: bool, channel: str, status: str) -> Finding | None:
    """Who sent the idea in says what they think of the verdict. When that is nobody we know, because it came in at the
    desk or on paper, the gebiedsteam enters it the same way."""
    if status not in feasibility.LOOKED_INTO:
        return Finding("not-to-be-looked-into", {"status": status})
    if channel == ONLINE:
        return None if author else Finding("only-the-author-has-a-view")
    if channel not in ON_BEHALF:
        return Finding("channel-not-known", about="channel")
    if roles.team is None:
        return Finding("only-the-team-enters")
    return Finding("only-the-author-has-a-view") if known else None


# Ending


def why_not_decline(*, power: Power, roles: Roles, status: str) -> Finding | None:
    """Whoever draws up the agenda may say no to an idea, until it is placed."""
    return why_not_move(status, "declined") or why_not_draw_up(power=power, roles=roles)


# Looking again at what was hidden


def why_not_appeal(*, own: bool, has_receipt: bool) -> Finding | None:
    """Who wrote it asks to look again: known by the account it was written with, or by its receipt."""
    return None if own or has_receipt else Finding("only-who-wrote-it")


def why_not_show_again(*, roles: Roles) -> Finding | None:
    """Who may hide something shows it again when it was hidden by mistake: also who hid it."""
    return None if roles.team else Finding("only-the-team-hides")


def why_not_review(*, roles: Roles) -> Finding | None:
    """The gebiedsteam or the college looks again; that it is somebody else than who hid it, the rule says."""
    return None if roles.team or roles.college else Finding("team-or-college-looks")
