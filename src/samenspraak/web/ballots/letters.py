# SPDX-License-Identifier: EUPL-1.2
"""Voting with the code of a letter: at home, or on a device on which several people vote after each other."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from samenspraak.civic.agenda import actions as agenda
from samenspraak.civic.ballots import actions as ballots
from samenspraak.civic.ballots import policy, queries
from samenspraak.civic.ballots.actions import new_code
from samenspraak.civic.people import queries as people
from samenspraak.rulebook.ballots.voting import is_code, shown_code
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.ballots import filled, proof, shown
from samenspraak.web.ballots.forms import LetterForm
from samenspraak.web.ballots.views import ballot_at
from samenspraak.web.shared import networks
from samenspraak.web.shared.access import from_no_seat
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.forms import on_form

STATUS_OF = {"letter-unknown": 404, "enough-letter-codes": 429}


@from_no_seat
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: HttpRequest, area: str, number: int, *, shared: bool = False) -> HttpResponse:
    """The code of the letter and the paper on one page. `shared`: the device forgets everything after each vote."""
    held = ballot_at(area, number)
    if request.method != "POST":
        return _page(request, held, LetterForm(), shared=shared)
    (choice, code), form = filled.read(held, request.POST), LetterForm(request.POST)
    if not form.is_valid():
        return _page(request, held, form, shared=shared, choice=choice, code=code, status=400)
    try:
        letter, signed_in = form.cleaned_data["letter"], request.user.pk
        cast = agenda.cast_by_letter(held.pk, letter, choice, code=code, signed_in=signed_in, at=now())
    except Refused as refused:
        findings = [_counted(request, filled.named(held, one)) for one in refused.findings]
        given = {"choice": choice, "code": code, "status": _status(findings), "findings": on_form(form, findings)}
        return _page(request, held, form, shared=shared, **given)
    path = reverse("ballots:voted-here" if shared else "ballots:voted", args=[area, number])
    response = redirect(path)
    proof.give(request, response, path, proof.Proof(cast.receipt, cast.code))
    return response


def _why_not_beside(request: HttpRequest, held: Any) -> Finding | None:
    """The same answer that the verb gives, before anything is typed."""
    person = request.user.pk
    if person is None:
        return None
    lives_here = people.lives_in(person, held.area, today())
    return policy.why_not_letter_beside_account(lives_here=lives_here, voted=queries.voted(held, person))


def _counted(request: HttpRequest, finding: Finding) -> Finding:
    """Who types many codes that do not exist waits a little. A right code always works."""
    if finding.code != "letter-unknown":
        return finding
    try:
        ballots.note_wrong_letter(networks.address_of(request, "letters"), at=now())
    except Refused as refused:
        return refused.findings[0]
    return finding


def _page(
    request: HttpRequest,
    held: Any,
    form: LetterForm,
    *,
    shared: bool,
    findings: Sequence[Finding] = (),
    choice: Any = "",
    code: str = "",
    status: int = 200,
) -> HttpResponse:
    code = code if is_code(code) else new_code()
    context = {
        "area": held.area,
        "held": held,
        "shared": shared,
        "why_not": policy.why_not_use(held, now()) or _why_not_beside(request, held),
        "closes": shown.moment(held.closes_at),
        "form": form,
        "findings": findings,
        **filled.shown(held, choice, code, findings=findings),
    }
    return render(request, "ballots/letter.html", context, status=status)


def _status(findings: Sequence[Finding]) -> int:
    return STATUS_OF.get(findings[0].code, 400 if findings[0].about == "choice" else 409)


@never_cache
@require_safe
def voted_here(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The receipt and the code, once: what is shown is forgotten at that moment. Going back shows an empty paper."""
    held, kept = ballot_at(area, number), proof.of(request)
    if kept is None:
        return redirect("ballots:letter-shared", area, number)
    context = {"area": held.area, "held": held, "receipt": kept.receipt, "code": shown_code(kept.code)}
    response = render(request, "ballots/voted_here.html", {**context, "closes": shown.moment(held.closes_at)})
    if request.method == "GET":
        proof.forget(response, request.path)
    return response
