# SPDX-License-Identifier: EUPL-1.2
"""What the gebiedsteam does for who votes without an account: printing letters, and typing over what came on paper."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from samenspraak.civic.agenda import actions as agenda
from samenspraak.civic.agenda import policy as agenda_policy
from samenspraak.civic.agenda import queries as agendas
from samenspraak.civic.ballots import policy, queries
from samenspraak.civic.ballots.actions import Cast, new_code
from samenspraak.rulebook.ballots.voting import is_code
from samenspraak.rulebook.ballots.weights import LIVE
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.ballots import filled, papers, proof, room
from samenspraak.web.ballots.letter_forms import EnterForm, LettersForm, VoidForm
from samenspraak.web.ballots.views import ballot_at
from samenspraak.web.shared.access import person_of, signed_in
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.forms import on_form

View = Callable[..., HttpResponse]


def for_the_team(view: View) -> View:
    """Find the ballot, and let only the gebiedsteam in."""

    @wraps(view)
    def guarded(request: HttpRequest, area: str, number: int) -> HttpResponse:
        held = ballot_at(area, number)
        if agenda_policy.why_not_print(roles=agendas.roles(request.user.pk, held.area, today())):
            raise PermissionDenied
        return view(request, held)

    return signed_in(never_cache(guarded))


# Letters


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_team
def letters(request: HttpRequest, held: Any) -> HttpResponse:
    """What was made, and making more: the answer is the file itself, for its codes are kept nowhere."""
    form = LettersForm(request.POST or None, closes=held.closes_at)
    if request.method != "POST" or not form.is_valid():
        return _overview(request, held, make=form, status=400 if form.is_bound else 200)
    given = form.cleaned_data
    told = {"count": given["count"], "kind": given["kind"], "key": given["key"]}
    try:
        made = agenda.make_letters(held.pk, **told, by=person_of(request), at=now())
    except Refused as refused:
        return _overview(request, held, make=_anew(form, held), findings=on_form(form, refused.findings), status=409)
    name = f"stemming-{held.area.slug}-{held.number}-brieven-{made.run.number}.pdf"
    response = HttpResponse(
        papers.letters(held, made, desk=given["desk"], until=given["until"]), content_type="application/pdf"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _anew(form: LettersForm, held: Any) -> LettersForm:
    """The form after a refusal. What was made already is not made again: whoever wants more gets a form of its own."""
    if not queries.was_made(held.pk, form.cleaned_data["key"]):
        return form
    told = {name: value for name, value in form.cleaned_data.items() if name != "key"}
    return LettersForm(initial=told, closes=held.closes_at)


@require_POST
@for_the_team
def void(request: HttpRequest, held: Any) -> HttpResponse:
    """Let letters that got lost or came back no longer give a vote."""
    form = VoidForm(request.POST)
    if not form.is_valid():
        return _overview(request, held, void=form, status=400)
    given = form.cleaned_data
    told = {"run": given["run"], "numbers": given["numbers"], "reason": given["reason"]}
    try:
        voided = agenda.void_letters(held.pk, **told, by=person_of(request), at=now())
    except Refused as refused:
        return _overview(request, held, void=form, findings=on_form(form, refused.findings), status=409)
    said = ngettext("{n} letter gives no vote any more.", "{n} letters give no vote any more.", voided)
    messages.success(request, said.format(n=voided))
    return redirect("ballots:letters", held.area.slug, held.number)


def _overview(
    request: HttpRequest, held: Any, *, make: Any = None, void: Any = None, findings: Any = (), status: int = 200
) -> HttpResponse:
    runs: list[Any] = queries.letter_runs_of(held)
    context = {
        "area": held.area,
        "held": held,
        "runs": [[one.number, papers.KINDS[one.kind], one.count, one.void] for one in runs],
        "words": [_("Run"), _("What"), _("Made"), _("Voided")],
        "standing": held.letters_made - held.letters_void,
        "why_not": policy.why_not_post(held, now()),
        "why_not_yet": policy.why_not_print(held, now()),
        "make": make or LettersForm(closes=held.closes_at),
        "void": void or VoidForm(),
        "findings": findings,
    }
    return render(request, "ballots/letters.html", context, status=status)


# Votes


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_team
def enter(request: HttpRequest, held: Any) -> HttpResponse:
    """One voting paper, or somebody at the desk; and then the next."""
    if request.method != "POST":
        channel = request.GET.get("langs", "paper")
        return _entry(request, held, EnterForm(initial={"channel": channel}, in_room=_takes_room(held)))
    form = EnterForm(request.POST, in_room=_takes_room(held))
    choice, code = filled.read(held, request.POST)
    if not form.is_valid():
        return _entry(request, held, form, choice=choice, code=code, status=400)
    given = form.cleaned_data
    try:
        cast = _cast(held, given["who"], choice, channel=given["channel"], code=code, by=person_of(request))
    except Refused as refused:
        number = _number_of(held, given["who"])
        findings = [_by_somebody_else(filled.named(held, one), number) for one in refused.findings]
        findings = on_form(form, findings, {"letter": "who"})
        return _entry(request, held, form, choice=choice, code=code, findings=findings, status=409)
    messages.success(request, _saved(cast, given["channel"], _number_of(held, given["who"])))
    path = reverse("ballots:enter", args=[held.area.slug, held.number])
    response = redirect(f"{path}?langs={given['channel']}")
    if given["channel"] == "paper":
        proof.give(request, response, path, proof.Proof("", cast.code))
    else:  # who stands at the desk looks along, and takes home that it stays like that
        proof.forget(response, path)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_team
def mend(request: HttpRequest, held: Any) -> HttpResponse:
    """What was mistyped of the paper that was typed over last, in this browser, for a quarter of an hour."""
    again = f"{reverse('ballots:enter', args=[held.area.slug, held.number])}?langs=paper"
    paper = _last(request, held)
    if paper is None:
        return redirect(again)
    if request.method != "POST":
        return _mending(request, held, filled.stored(held, paper.choice))
    choice, _code = filled.read(held, request.POST)
    try:
        agenda.change(held.pk, proof.code_of(request), choice, at=now())
    except Refused as refused:
        findings = [_by_somebody_else(filled.named(held, one)) for one in refused.findings]
        return _mending(request, held, choice, findings=findings, status=409)
    messages.success(request, _("The paper is mended. On to the next one."))
    return redirect(again)


def _mending(
    request: HttpRequest, held: Any, choice: Any, *, findings: Sequence[Finding] = (), status: int = 200
) -> HttpResponse:
    context = {
        "area": held.area,
        "held": held,
        "findings": findings,
        "why_not": policy.why_not_use(held, now()),
        **filled.shown(held, choice, "", findings=findings, as_printed=True),
    }
    return render(request, "ballots/mend.html", context, status=status)


def _last(request: HttpRequest, held: Any) -> Any:
    """The paper that was typed over last in this browser, or None."""
    code = proof.code_of(request)
    return queries.paper_with(held.pk, code) if code else None


def _takes_room(held: Any) -> bool:
    return policy.why_not_channel(held, LIVE) is None


def _cast(held: Any, who: str, choice: Any, *, channel: str, code: str, by: int) -> Cast:
    """With an @ it is somebody's address, otherwise the code of a letter."""
    given: dict[str, Any] = {"channel": channel, "code": code, "by": by, "at": now()}
    if "@" in who:
        return agenda.cast_for(held.pk, who, choice, **given)
    return agenda.cast_by_letter(held.pk, who, choice, **given)


# What the voter is told, in words for who types it over: that is somebody who leaves nothing out for another.
THERE = {
    "voted-already": "voted-already-there",
    "not-a-resident": "not-a-resident-there",
    "letter-used": "letter-used-there",
    "paper-over-budget": "paper-over-budget-there",
    "paper-over-one-pot": "paper-over-one-pot-there",
    "paper-too-many": "paper-too-many-there",
    "paper-too-many-points": "paper-too-many-points-there",
}


def _by_somebody_else(finding: Finding, number: str = "") -> Finding:
    params = {**finding.params, "number": number}
    return Finding(THERE.get(finding.code, finding.code), params, about=finding.about)


def _number_of(held: Any, who: str) -> str:
    """What stands on the paper or letter: "2-17". It says nothing about what was voted."""
    found = None if "@" in who else queries.letter_with(held.pk, who)
    return f"{found.run.number}-{found.number}" if found else ""


def _saved(cast: Cast, channel: str, number: str) -> str:
    if not cast.receipt:
        return _("This paper was in the box already. It counts once.")
    if channel != "paper":
        return _("In the box. The receipt for the voter: {receipt}").format(receipt=cast.receipt)
    if not number:
        return _("In the box. On to the next paper.")
    return _("Paper {number} is in the box. On to the next one.").format(number=number)


def _entry(
    request: HttpRequest,
    held: Any,
    form: EnterForm,
    *,
    choice: Any = "",
    code: str = "",
    findings: Sequence[Finding] = (),
    status: int = 200,
) -> HttpResponse:
    code, last = code if is_code(code) else new_code(), None if form.is_bound else _last(request, held)
    context = {
        "area": held.area,
        "held": held,
        "form": form,
        "findings": findings,
        "last": filled.in_words(held, last.choice) if last else [],
        "why_not": policy.why_not_use(held, now()),
        "in_room": room.announced(held),
        **filled.shown(held, choice, code, findings=findings, as_printed=True),
    }
    return render(request, "ballots/enter.html", context, status=status)
