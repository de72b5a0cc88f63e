# SPDX-License-Identifier: EUPL-1.2
"""The public money book of an area: to read, to take along, and to write in for who may."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspraak.civic.agenda import actions, policy, queries
from samenspraak.civic.agenda.actions import Written
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.agenda import books
from samenspraak.web.agenda.books import pot_named
from samenspraak.web.agenda.project_forms import HideWordsForm, LineForm, PutRightForm
from samenspraak.web.agenda.views.asking import Question, ask
from samenspraak.web.agenda.views.found import area_named, payable, project_of, proposal_at
from samenspraak.web.shared import amounts
from samenspraak.web.shared.access import person_of, signed_in
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.fragments import kept
from samenspraak.web.shared.tables import as_csv


@require_safe
def book(request: HttpRequest, area: str) -> HttpResponse:
    """All money of a wijk: what there is, what it is set aside for, what was paid. Every line, with its sums."""
    found = kept(f"money {get_language()} {area}", lambda: books.book_of(area_named(area)))
    roles = queries.roles(request.user.pk, found.area, today())
    context = {
        "area": found.area,
        "book": found,
        "may_give": policy.why_not_give(roles=roles) is None,
        "may_book": bool(roles.wijk or policy.official(roles)),
        "may_hide": roles.team is not None,
        "may_account": roles.wijk is not None,
    }
    return render(request, "agenda/money.html", context)


@require_safe
def table(request: HttpRequest, area: str) -> HttpResponse:
    """The whole book for a spreadsheet."""
    found = area_named(area)
    text = as_csv(books.COLUMNS, (books.row(one) for one in queries.bookings_of(found)))
    headers = {"Content-Disposition": f'attachment; filename="geld-{found.slug}.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
def data(request: HttpRequest, area: str) -> JsonResponse:
    """The whole book as data."""
    found = area_named(area)
    made = books.as_json(found, queries.bookings_of(found))
    return JsonResponse(made, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _book_of(area: Any) -> str:
    return reverse("agenda:money", args=[area.slug])


def _project(proposal: Any) -> str:
    return reverse("agenda:project", args=[proposal.area.slug, proposal.number])


def _written(given: Mapping[str, Any]) -> Written:
    return Written(given["amount"], given["text"], given["reference"], given.get("on"))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, area: str) -> HttpResponse:
    """Money of the municipality for this wijk, this year."""
    found = area_named(area)

    def do(given: Mapping[str, Any]) -> object:
        return actions.give(found, _written(given), key=given["key"], by=person_of(request), at=now())

    asked = Question(
        area=found,
        title=_("Make money available"),
        lead=_("Money of the municipality for this area, this year, beside what the agreement gives."),
        press=_("Make it available"),
        done=_("It stands in the book."),
        back=_book_of(found),
        in_book=True,
        form=LineForm(request.POST or None),
        do=do,
        why_not=policy.why_not_give(roles=queries.roles(request.user.pk, found, today())),
    )
    return ask(request, asked)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reserve(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Set money aside for a project."""
    proposal = proposal_at(area, number)
    ahead = project_of(proposal).goes_ahead
    roles = queries.roles(request.user.pk, proposal.area, today())
    pots, no_pot = _reservable(proposal.area, roles) if ahead else ([], None)
    why_not = policy.why_not_money_here(status=proposal.status, goes_ahead=ahead) or no_pot

    def do(given: Mapping[str, Any]) -> object:
        if why_not:
            raise Refused(why_not)
        pot = queries.pot_from(given["pot"])
        assert pot is not None  # one of the choices
        return actions.reserve(proposal.pk, pot, _written(given), key=given["key"], by=person_of(request), at=now())

    choices = [(pot.key, _told(pot, term)) for pot, term in pots]
    asked = Question(
        area=proposal.area,
        proposal=proposal,
        title=_("Set money aside"),
        lead=proposal.title,
        press=_("Set it aside"),
        done=_("It was set aside, and stands in the book."),
        back=reverse("agenda:project", args=[proposal.area.slug, proposal.number])
        if ahead
        else _book_of(proposal.area),
        form=LineForm(request.POST or None, pots=choices, initial=_first(choices)),
        do=do,
        why_not=why_not,
    )
    return ask(request, asked)


def _reservable(area: Any, roles: queries.Roles) -> tuple[list[tuple[queries.Pot, Any]], Finding | None]:
    """The pots from which this reader may set money aside, and why from none."""
    pots = queries.reservable(area, now())
    why_not = [policy.why_not_reserve(roles=roles, allocates=term.allocates if term else "") for _pot, term in pots]
    theirs = [one for one, refused in zip(pots, why_not, strict=True) if refused is None]
    return theirs, None if theirs else why_not[0]


def _told(pot: queries.Pot, term: Any) -> str:
    return f"{pot_named(pot)}: {term.text}" if term else pot_named(pot)


def _first(choices: list[tuple[str, str]]) -> dict[str, str]:
    return {"pot": choices[0][0]} if choices else {}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Write down what was paid for a project."""
    proposal = proposal_at(area, number)
    project = project_of(proposal)
    pots, why_not = payable(project, queries.roles(request.user.pk, proposal.area, today()))

    def do(given: Mapping[str, Any]) -> object:
        if why_not:
            raise Refused(why_not)
        pot = queries.pot_from(given["pot"])
        assert pot is not None  # one of the choices
        return actions.pay(proposal.pk, pot, _written(given), key=given["key"], by=person_of(request), at=now())

    choices = [(pot.key, _left(pot, project.lines)) for pot in pots]
    asked = Question(
        area=proposal.area,
        proposal=proposal,
        title=_("Write down a payment"),
        lead=proposal.title,
        press=_("Write it down"),
        done=_("The payment stands in the book."),
        back=_project(proposal) if project.goes_ahead else _book_of(proposal.area),
        form=LineForm(request.POST or None, pots=choices, paid=True, initial={"on": today(), **_first(choices)}),
        do=do,
        why_not=why_not,
    )
    return ask(request, asked)


def _left(pot: queries.Pot, lines: Iterable[Any]) -> str:
    """A pot, with what of it can still be paid."""
    sums = books.balance([one for one in lines if (one.money, one.year) == (pot.money, pot.year)])
    return _("{pot}: {left} still to pay").format(pot=pot_named(pot), left=amounts.shown(sums.to_pay))


def _line(area: str, number: int) -> Any:
    found = queries.booking(area, number)
    if found is None:
        raise Http404
    return found


def _lead(line: Any) -> str:
    return _("Line {number}: {amount}, {text}").format(
        number=line.number, amount=amounts.shown(line.amount_cents), text=line.text
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def put_right(request: HttpRequest, area: str, booking: int) -> HttpResponse:
    """Put a line right by a counter-entry."""
    line = _line(area, booking)
    roles = queries.roles(request.user.pk, line.area, today())

    def do(given: Mapping[str, Any]) -> object:
        told = {"amount": given["amount"], "reason": given["reason"], "key": given["key"]}
        return actions.put_right(line.pk, **told, by=person_of(request), at=now())

    asked = Question(
        area=line.area,
        title=_("Put a line right"),
        lead=_lead(line),
        press=_("Put it right"),
        done=_("It was put right. Both lines stand in the book."),
        back=_book_of(line.area),
        in_book=True,
        form=PutRightForm(request.POST or None),
        do=do,
        why_not=policy.why_not_put_right(roles=roles, wrong=line, put_right=hasattr(line, "corrected_by")),
        names={"text": "reason"},
    )
    return ask(request, asked)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def hide_words(request: HttpRequest, area: str, booking: int) -> HttpResponse:
    """Hide the words of a line. The amount stands."""
    line = _line(area, booking)
    roles = queries.roles(request.user.pk, line.area, today())

    def do(given: Mapping[str, Any]) -> object:
        return actions.hide_words(line.pk, reason=given["reason"], by=person_of(request), at=now())

    asked = Question(
        area=line.area,
        title=_("Hide the words of a line"),
        lead=_lead(line),
        press=_("Hide the words"),
        done=_("The words are gone. The amount stands."),
        back=_book_of(line.area),
        in_book=True,
        form=HideWordsForm(request.POST or None),
        do=do,
        why_not=policy.why_not_hide(roles=roles, hidden_why=line.hidden_why, reason="personal"),
        note=_("The words are not kept. This cannot be undone."),
    )
    return ask(request, asked)
