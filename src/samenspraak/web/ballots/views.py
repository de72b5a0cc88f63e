# SPDX-License-Identifier: EUPL-1.2
"""The pages of a ballot: read, vote, take home, change, and count again."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspraak.civic.agenda import actions as agenda
from samenspraak.civic.agenda import queries as agendas
from samenspraak.civic.ballots import policy, queries
from samenspraak.civic.ballots.actions import new_code
from samenspraak.civic.ballots.queries import counts
from samenspraak.civic.people import queries as people
from samenspraak.rulebook.agenda import why_not_on_this_ground
from samenspraak.rulebook.ballots.recount import as_file
from samenspraak.rulebook.ballots.voting import is_code, shown_code
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.ballots import filled, pot_papers, pots, proof, room, shown
from samenspraak.web.ballots.forms import (
    CHOICE_NOTES,
    ChangeForm,
    CodeForm,
    WithdrawForm,
)
from samenspraak.web.ballots.option_views import change_options, options_of
from samenspraak.web.shared import amounts, days
from samenspraak.web.shared.access import sign_in_first, signed_in
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.forms import on_form


def ballot_at(area: str, number: int) -> Any:
    """The ballot at this address, or 404."""
    held = queries.ballot(area, number)
    if held is None:
        raise Http404
    return held


@require_safe
def show(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """A ballot as it stands now. While it runs nobody sees how it goes."""
    return _page(request, ballot_at(area, number))


def _page(
    request: HttpRequest,
    held: Any,
    *,
    findings: Sequence[Finding] = (),
    choice: Any = "",
    code: str = "",
    look: bool = False,
    status: int = 200,
) -> HttpResponse:
    state = shown.state_of(held)
    proposal = None if held.method == counts.BUDGET else agendas.proposal_about(held)
    why_waits = _why_waits(held, proposal) if state in ("open", "paused") else None
    code = code if is_code(code) else new_code()
    decision = agendas.decision_of(held) if state == "closed" else None
    context = {
        "area": held.area,
        "held": held,
        "proposal": proposal,
        "state": "paused" if why_waits and state == "open" else state,
        "why_waits": why_waits,
        "why_not": _why_not(request, held) if state == "open" and not why_waits else None,
        "facts": shown.facts_of(held),
        "held_by": shown.HELD_BY.get(held.rule.get("held_by", ""), "") if held.force == "binding" else "",
        "opens": shown.moment(held.opens_at),
        "closes": shown.moment(held.closes_at),
        "turnout": shown.turnout_of(held) if held.result else None,
        "weighed": room.weighed(held),
        "in_room": counts.live_times(held) > 1,
        "logbook": reverse("ledger:logbook"),
        "decision": decision,
        "replies_by": days.day(decision.reply_due) if decision and not decision.replied_at else "",
        "choice": choice,
        "code": code,
        "letters": held.letters_made > held.letters_void,
        **_may(request, held),
        "findings": findings,
    }
    if held.method == counts.OPTIONS:
        context |= options_of(request, held, choice)
    else:
        context |= _pot(held, choice, code, look) if held.method == counts.BUDGET else _yes_no(held)
    context["rules"] = [*room.rules_of(held), *context["rules"]]
    context["choice_error"] = filled.wrong_choice(context["findings"])
    return render(request, "ballots/ballot.html", context, status=status)


def _yes_no(held: Any) -> dict[str, Any]:
    return {
        "rules": shown.rules_of(held),
        "result": shown.result_of(held),
        "choices": CHOICE_NOTES,
    }


def _pot(held: Any, choice: Any, code: str, look: bool) -> dict[str, Any]:
    options = filled.options_of(held)
    result = pots.result_of(held, options)
    return {
        "pot_paper": pot_papers.paper_of(held, options, code, choice or ()),
        "rules": [*pots.rules_of(held, options), shown.quorum_of(held)],
        "result": result,
        "example": [] if result else pots.example_of(held, options),
        "look": pot_papers.look(held, options, choice) if look else None,
    }


def _why_waits(held: Any, proposal: Any) -> Finding | None:
    """Why a ballot that is open cannot be used now: asked again for every page, as for every vote."""
    if held.force != "binding":
        return None
    at = now()
    of_a_pot = proposal is None
    standing: Any = (
        agendas.standing_behind(held, at)
        if of_a_pot
        else agendas.standing(held.area, proposal.topic, at, cost=proposal.cost_cents)
    )
    why = why_not_on_this_ground(
        announced=held.force, force=standing.force, suspended=standing.suspended, beyond=standing.beyond
    )
    return why and amounts.in_euros(why)


def _why_not(request: HttpRequest, held: Any) -> Finding | None:
    person = request.user.pk
    if person is None:
        return Finding("sign-in-first")
    lives_here = people.lives_in(person, held.area, today())
    return policy.why_not_vote(held, lives_here=lives_here, voted=queries.voted(held, person), at=now())


def _may(request: HttpRequest, held: Any) -> dict[str, bool]:
    """What of what only some may do is shown. One query; none for a visitor, or when it is over."""
    if request.user.pk is None or held.status not in ("planned", "open"):
        return {"may_withdraw": False, "may_print": False}
    roles = agendas.roles(request.user.pk, held.area, today())
    may_withdraw = policy.why_not_withdraw(held) is None and bool(roles.wijk or roles.team)
    return {"may_withdraw": may_withdraw, "may_print": roles.team is not None}


@require_POST
def vote(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Put a paper in the box. Only when it is safely stored the voter hears so."""
    held = ballot_at(area, number)
    if not request.user.is_authenticated:
        return sign_in_first(request)
    choice, code = filled.read(held, request.POST)
    if held.method == counts.BUDGET and request.POST.get("look"):
        return _page(request, held, choice=choice, code=code, look=True)
    try:
        cast = agenda.cast(held.pk, request.user.pk, choice, code=code, at=now())
    except Refused as refused:
        malformed = any(finding.about == "choice" for finding in refused.findings)
        findings = [filled.named(held, finding) for finding in refused.findings]
        return _page(request, held, findings=findings, choice=choice, code=code, status=400 if malformed else 409)
    path = reverse("ballots:voted", args=[area, number])
    response = redirect(path)
    proof.give(request, response, path, proof.Proof(cast.receipt, cast.code))
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def voted(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The receipt and the code, for a quarter of an hour, in this browser only. POST forgets them at once."""
    held, kept = ballot_at(area, number), proof.of(request)
    if request.method == "POST":
        response = redirect("ballots:ballot", area, number)
        proof.forget(response, request.path)
        return response
    if kept is None:
        return redirect("ballots:ballot", area, number)
    context = {
        "area": held.area,
        "held": held,
        "receipt": kept.receipt,
        "code": shown_code(kept.code),
        "closes": shown.moment(held.closes_at),
    }
    return render(request, "ballots/voted.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Change a vote with its code. Nobody has to sign in: the code is enough, and says nothing about who."""
    held = ballot_at(area, number)
    if held.method == counts.OPTIONS:
        return change_options(request, held)
    on_pot = held.method == counts.BUDGET
    form = (CodeForm if on_pot else ChangeForm)(request.POST or None)
    context = {"area": held.area, "held": held, "form": form, "why_not": policy.why_not_use(held, now())}
    choice = filled.read(held, request.POST)[0]
    if on_pot:
        context["pot_paper"] = pot_papers.paper_of(held, filled.options_of(held), "", choice)
    if request.method != "POST" or not form.is_valid():
        return render(request, "ballots/change.html", context, status=400 if request.method == "POST" else 200)
    try:
        agenda.change(held.pk, form.cleaned_data["code"], choice, at=now())
    except Refused as refused:
        findings = [filled.named(held, finding) for finding in refused.findings]
        context |= {"findings": on_form(form, findings), "choice_error": filled.wrong_choice(findings)}
        return render(request, "ballots/change.html", context, status=409)
    messages.success(request, _("Your vote has been changed."))
    return redirect("ballots:ballot", area, number)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Find one's own paper among the counted ones, with its code. Only after the close: before it, nobody reads any."""
    held, form = ballot_at(area, number), CodeForm(request.POST or None)
    context: dict[str, Any] = {"area": held.area, "held": held, "form": form}
    if held.status != "closed":
        return redirect("ballots:ballot", area, number)
    if request.method != "POST" or not form.is_valid():
        return render(request, "ballots/find.html", context, status=400 if request.method == "POST" else 200)
    paper = queries.paper_with(held.pk, form.cleaned_data["code"])
    if paper is None:
        context["findings"] = on_form(form, [Finding("code-unknown-here", about="code")])
        return render(request, "ballots/find.html", context, status=404)
    context |= {"found": filled.in_words(held, paper.choice), "mark": paper.code, "times": room.times_of(held, paper)}
    return render(request, "ballots/find.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Take back a ballot that did not open yet, or that is paused."""
    held, form = ballot_at(area, number), WithdrawForm(request.POST or None)
    context = {"area": held.area, "held": held, "form": form, "why_not": policy.why_not_withdraw(held)}
    if request.method != "POST" or not form.is_valid():
        return render(request, "ballots/withdraw.html", context, status=400 if request.method == "POST" else 200)
    try:
        agenda.withdraw_ballot(held.pk, reason=form.cleaned_data["reason"], by=request.user.pk, at=now())
    except Refused as refused:
        return render(request, "ballots/withdraw.html", {**context, "findings": refused.findings}, status=409)
    messages.success(request, _("The ballot has been withdrawn. What it was about stands on the agenda again."))
    return redirect("ballots:ballot", area, number)


@require_safe
def papers(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """All papers of a closed ballot as one file, whose SHA-256 stands in the logbook."""
    held = ballot_at(area, number)
    if held.status != "closed":
        raise Http404
    response = HttpResponse(as_file(counts.published(held)), content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="stemmen-{area}-{number}.json"'
    response.headers["ETag"] = f'"{held.digest}"'
    return response


@require_safe
def pabulib(request: HttpRequest, area: str, number: int, pot: int = 0) -> HttpResponse:
    """The papers of a closed budget ballot in the format in which budget ballots are compared all over the world: a
    file of its own for each pot, where there are several."""
    held = ballot_at(area, number)
    if held.status != "closed" or held.method != counts.BUDGET or bool(pot) != bool(held.rule.get("pots")):
        raise Http404
    text = counts.pabulib(held, pot or 1)
    if text is None:
        raise Http404
    name = f"stemmen-{area}-{number}-{pot}.pb" if pot else f"stemmen-{area}-{number}.pb"
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
