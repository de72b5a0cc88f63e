# SPDX-License-Identifier: EUPL-1.2
"""Calling a ballot in which residents divide a pot over several ideas of the agenda."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspraak.civic.agenda import actions, policy, queries
from samenspraak.civic.agreements import queries as agreements
from samenspraak.rulebook.agenda import earliest_opening
from samenspraak.rulebook.agenda.pots import BY_BUURT, BY_TOPIC, ONE_POT, USUAL_POINTS, why_not_split
from samenspraak.rulebook.agreements import powers
from samenspraak.rulebook.agreements.terms import Task
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.agenda import words
from samenspraak.web.agenda.forms import OTHER, POINTS, DivideForm, PotOf
from samenspraak.web.agenda.pointing import ground_of
from samenspraak.web.agenda.views.found import area_named
from samenspraak.web.agenda.views.organising import FIELDS, VOTING_DAYS
from samenspraak.web.shared import amounts
from samenspraak.web.shared.access import person_of, signed_in
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.forms import on_form
from samenspraak.web.shared.fragments import Mark, current, kept


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def divide(request: HttpRequest, area: str) -> HttpResponse:
    """Call a budget ballot. Says for each idea whether the wijk decides about it: the agreement is asked beforehand."""
    mark = current()
    page = _Page(request, kept(f"agenda area {area}", lambda: area_named(area), mark), mark)
    form = page.form
    if request.method != "POST" or not form.is_valid():
        return page.shown(400 if request.method == "POST" else 200)
    page.findings = on_form(form, page.why_not_split, FIELDS)
    if form.errors:
        return page.shown(409)
    if form.asks_amounts:
        return page.shown(200)
    try:
        held = _called(page.area, form, person_of(request))
    except Refused as refused:
        page.findings = on_form(form, [amounts.in_euros(one) for one in refused.findings], FIELDS)
        return page.shown(409)
    messages.success(request, _("The ballot has been announced. It opens and closes by itself."))
    return redirect("ballots:ballot", page.area.slug, held.number)


def _called(area: Any, form: DivideForm, person: int) -> Any:
    at, asked = now(), form.cleaned_data
    opens_at, closes_at = form.moments(at)
    division = actions.Division(
        items=[int(number) for number in asked["items"]],
        pot=asked["pot"],
        money=asked["money"],
        count=asked["count"],
        most=asked["most"],
        within=asked["within"] == "yes",
        split=asked["split"],
        amounts=form.amounts,
        points=asked["points"] if asked["within"] == POINTS else None,
    )
    return actions.call_budget(
        area,
        division,
        question=asked["question"],
        consultation_since=asked["consultation_since"],
        opens_at=opens_at,
        closes_at=closes_at,
        electorate=asked["electorate"],
        by=person,
        at=at,
    )


def _told_of(own: Sequence[Any]) -> str:
    """What the ideas of one pot cost; that one alone is granted as soon as somebody wants it."""
    told = ngettext("{n} idea, that costs {costs}.", "{n} ideas, that cost {costs} together.", len(own))
    told = told.format(n=len(own), costs=amounts.shown(sum(one.cost_cents or 0 for one in own)))
    alone = _("It has this pot to itself: it is chosen as soon as one person chooses it.")
    return told if len(own) > 1 else f"{told} {alone}"


class _Page:
    """The form, with what the agreement says about each idea and about the money."""

    def __init__(self, request: HttpRequest, area: Any, mark: Mark) -> None:
        self.request, self.area, self.mark = request, area, mark
        self.topics = kept(f"agenda topics {get_language()}", words.topics, mark)
        self.findings: Sequence[Finding] = ()
        self.why_not_split: Sequence[Finding] = ()
        self.items = queries.to_divide(area)
        topics = [*dict.fromkeys(one.topic for one in self.items)]
        self.purse = agreements.purse_of(area, topics, Task.DECIDE, now())
        self.left = {one.number: queries.money_left(area, one, today()) for one in self.purse.money}
        self.binds = {power.topic: power.is_binding for power in self.purse.powers}
        self.form = DivideForm(
            request.POST or None,
            items=[(str(one.number), self._told(one)) for one in self.items],
            money=[(one.number, self._money(one)) for one in self.purse.money],
            pots=self._pots(request.POST.get("split", ONE_POT), request.POST.getlist("items")),
            initial=self._defaults() if self.items else {},
        )

    def _parts(self, split: str) -> queries.Parts:
        """The themes or buurten, as the reader calls them. No query when they are kept."""
        if split == BY_TOPIC:
            return queries.Parts(split, self.topics)
        return queries.Parts(split, ground_of(self.area, self.mark).names if split == BY_BUURT else {})

    def _pots(self, split: str, items: Sequence[str]) -> list[PotOf]:
        """The pots of the chosen ideas. None where these cannot have several (`why_not_split`): that is said before it
        is asked how much is in each."""
        parts = self._parts(split)
        chosen = [one for one in self.items if str(one.number) in items]
        self.why_not_split = why_not_split(split, {one.number: parts.key_of(one) for one in chosen})
        if self.why_not_split:
            return []
        return [PotOf(key, parts.names[key], _told_of(own)) for key, own in parts.of(chosen).items()]

    def _told(self, item: Any) -> str:
        says = _("the wijk decides") if self.binds[item.topic] else _("the municipality decides")
        topic = self.topics.get(item.topic, item.topic)
        return f"{item.title}: {amounts.shown(item.cost_cents)} ({topic}, {says})"

    def _money(self, term: Any) -> str:
        left = amounts.shown(self.left[term.number])
        return _("Article {number}: {text} Not divided yet: {left}").format(
            number=term.number, text=term.text, left=left
        )

    def _defaults(self) -> dict[str, Any]:
        since = max(timezone.localtime(one.item.placed_at).date() for one in self.items)
        consultation = max(powers.consultation_days(power) for power in self.purse.powers)
        opens = max(earliest_opening(since, consultation), today() + timedelta(days=1))
        asked = self.request.GET.getlist("items")
        money = self.purse.money[0] if self.purse.money else None
        return {
            "items": asked if len(asked) > 1 else [str(one.number) for one in self.items if self.binds[one.topic]],
            "money": money.number if money else OTHER,
            "pot": str(self.left[money.number] // 100) if money else "",
            "count": kept("agenda usual count", queries.usual_count, self.mark),
            "split": ONE_POT,
            "within": "yes",
            "points": USUAL_POINTS,
            "consultation_since": since,
            "opens_on": opens,
            "closes_on": opens + timedelta(days=VOTING_DAYS - 1),
        }

    def shown(self, status: int) -> HttpResponse:
        """The page as it is now."""
        roles = queries.roles(person_of(self.request), self.area, today())
        binding = bool(self.purse.money) and any(self.binds.values())
        force = "advice" if roles.team or not binding else "binding"
        context = {
            "area": self.area,
            "form": self.form,
            "findings": self.findings,
            "enough": len(self.items) > 1,
            "asks_amounts": self.form.asks_amounts and not self.form.errors,
            "why_not": policy.why_not_call(force=force, roles=roles, status="on-agenda"),
        }
        return render(self.request, "agenda/divide.html", context, status=status)
