# SPDX-License-Identifier: EUPL-1.2
"""What was done with my input: one page for whoever is signed in, and the switch of the letter of the day."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from samenspraak.civic.agenda import queries as agenda
from samenspraak.civic.agenda.queries import questions
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.people import actions as people_actions
from samenspraak.rulebook.agenda import excerpt
from samenspraak.web.shared import days, stories
from samenspraak.web.shared.access import person_of, signed_in
from samenspraak.web.shared.clock import today
from samenspraak.web.shared.tags import place

WAYS = {
    "idea": gettext_lazy("your idea"),
    "support": gettext_lazy("you support this"),
    "comment": gettext_lazy("you said something about it"),
    "wording": gettext_lazy("you proposed another wording"),
    "vote": gettext_lazy("you voted in the ballot about it"),
}
# Where nothing is told yet: what is going on with an idea in this status.
NOW = {
    "submitted": gettext_lazy("It came in. Whoever draws up the agenda has not placed it yet."),
    "in-decision": gettext_lazy("A ballot was called about it. The page of the idea says when you can vote."),
}
REMARKS = {
    "open": gettext_lazy("Nobody answered it yet."),
    "answered": gettext_lazy("It was answered:"),
    "accepted": gettext_lazy("It was taken over in the text."),
    "declined": gettext_lazy("It was not taken over:"),
    "withdrawn": gettext_lazy("You took it back."),
}
BY = [("mail", gettext_lazy("By e-mail, once a day at most")), ("page", gettext_lazy("Not: I look on this page"))]


class HearForm(forms.Form):
    """Whether somebody wants the letter of the day."""

    by = forms.ChoiceField(label=gettext_lazy("How do you want to hear of it?"), choices=BY, widget=forms.RadioSelect)


@signed_in
@never_cache
@require_safe
def given(request: HttpRequest) -> HttpResponse:
    """Everything a person gave input to, newest change first, with what became of it."""
    return _page(request, HearForm(initial={"by": "mail" if _person(request).news_by_mail else "page"}))


@signed_in
@require_POST
def hear(request: HttpRequest) -> HttpResponse:
    """Switch the letter of the day on or off."""
    form = HearForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    people_actions.hear(person_of(request), by_mail=form.cleaned_data["by"] == "mail")
    messages.success(request, _("Saved."))
    return redirect("accounts:input")


def _person(request: HttpRequest) -> Any:
    return request.user


def _page(request: HttpRequest, form: HearForm, status: int = 200) -> HttpResponse:
    person = person_of(request)
    context = {
        "given": [_shown(one) for one in agenda.given_by(person)],
        "questions": [_question(one, person) for one in questions.followed_by(person)],
        "remarks": [_remark(one) for one in reversed(agreements.remarks_by(person))],
        "form": form,
    }
    return render(request, "accounts/input.html", context, status=status)


def _shown(one: Any) -> dict[str, Any]:
    proposal = one.proposal
    base = place("/", proposal.area.slug, "/agenda/", proposal.number, "/")
    lines = stories.lines(one.turns)
    item = getattr(proposal, "item", None)
    return {
        "href": base,
        "title": proposal.title,
        "area": proposal.area.name,
        "ways": ", ".join(str(WAYS[way]) for way in one.ways),
        "now": _now(proposal, lines),
        "lines": lines,
        "project": f"{base}uitvoering/" if item and hasattr(item, "undertaking") else "",
    }


def _now(proposal: Any, lines: list[stories.Line]) -> str:
    """Where it stands, in one sentence; with the day on which it came there."""
    if proposal.status == "underway" and proposal.steps:
        words = ngettext(
            "It is being carried out: {done} of {n} step is done.",
            "It is being carried out: {done} of {n} steps are done.",
            proposal.steps,
        )
        return words.format(done=proposal.steps_done, n=proposal.steps)
    if proposal.status in NOW or not lines:
        return str(NOW.get(proposal.status, ""))
    return f"{lines[-1].sentence} ({lines[-1].when})"


def _question(one: Any, person: int) -> dict[str, Any]:
    return {
        "href": place("/", one.area.slug, "/vragen/", one.number, "/"),
        "what": _("Question {number}").format(number=one.number),
        "area": one.area.name,
        "when": days.day_of(one.at),
        "own": one.author_id == person,
        "text": "" if one.hidden_why else excerpt(one.text),
        "now": _answered(one),
    }


def _answered(one: Any) -> str:
    """How it stands with the answer, in one sentence."""
    if one.hidden_why:
        return _("This question is hidden.")
    if one.answered_at:
        return _("The municipality answered on {day}.").format(day=days.day_of(one.answered_at))
    late = one.due < today()
    words = _("The answer had to be there by {due}.") if late else _("The municipality answers by {due} at the latest.")
    return words.format(due=days.day(one.due))


def _remark(one: Any) -> dict[str, Any]:
    area, version = one.version.agreement.area, one.version
    what = _("Article {number} of version {version}") if one.term else _("Version {version} as a whole")
    return {
        "href": place("/", area.slug, "/afspraken/", version.number, f"/overleg/#r{one.pk}"),
        "what": what.format(number=one.term, version=version.number),
        "area": area.name,
        "when": days.day_of(one.at),
        "text": one.text,
        "now": REMARKS[one.status],
        "answer": one.answer,
    }
