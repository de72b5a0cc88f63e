# SPDX-License-Identifier: EUPL-1.2
"""Talk about a draft: one article with all that was said of it, suggestions, answers, and who changed what."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspraak.civic.agreements import actions, policy, queries
from samenspraak.civic.people import queries as people
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.agreements import shown, talk
from samenspraak.web.agreements.forms import FORMS, HideForm, RemarkForm, SuggestForm, TermForm
from samenspraak.web.agreements.views.drafting import status_of, term_form
from samenspraak.web.agreements.views.found import Page, page_or_404
from samenspraak.web.shared import clock
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.forms import on_form
from samenspraak.web.shared.numbers import whole
from samenspraak.web.wording import agreements as words

EDITS = 30  # on one page


def _why_not_speak(page: Page) -> Finding | None:
    user = page.request.user
    lives_here = page.roles.seat is None and people.lives_in(user.pk, page.area, clock.today())  # a seat is enough
    return policy.why_not_speak(
        signed_in=user.is_authenticated, lives_here=lives_here, roles=page.roles, status=page.version.status
    )


@require_safe
def article(request: HttpRequest, area: str, number: int, term: str) -> HttpResponse:
    """One article: what it says and why, what was said about it, and who changed it."""
    return show_article(page_or_404(request, area, number), term)


@require_safe
def overview(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """All that was said about a draft."""
    return show_talk(page_or_404(request, area, number))


def show_article(page: Page, number: str, findings: Any = (), status: int = 200, **typed: Any) -> HttpResponse:
    """The page of one article; with the reasons why something was refused, and what was typed."""
    found = page.term(number)
    if found is None:
        raise Http404
    reader = page.reader(with_words=True)
    about = [one for one in page.findings if one.about in (number, getattr(found, "cell", number))]
    context = _talk(page, queries.remarks_of(page.version.pk, number), reader, findings, **typed) | {
        "term": reader.term(found, page.area.slug),
        "congruence": shown.findings(about, page.deviations, reader) if about else [],
    }
    return render(page.request, "agreements/article.html", context, status=status)


def show_talk(page: Page, findings: Any = (), status: int = 200, **typed: Any) -> HttpResponse:
    """The page with all remarks: those that wait first."""
    said = list(queries.remarks_of(page.version.pk))
    reader = page.reader()
    context = _talk(page, said, reader, findings, **typed)
    waiting = [one for one in context["remarks"] if one["may_answer"] and one["kind"] != "comment"]
    kinds = [(kind, title) for kind, title in words.KINDS.items() if kind != "say"]
    context |= {"waiting": waiting, "everywhere": True, "kinds": kinds, "offered": shown.offered(page.version)}
    return render(page.request, "agreements/talk.html", context, status=status)


def _talk(
    page: Page, said: Any, reader: Any, findings: Any, form: RemarkForm | None = None, answered: Any = None
) -> dict[str, Any]:
    """What both pages show. `form` and `answered` (which remark, and the words) are what somebody typed."""
    why_not = _why_not_speak(page)
    return {
        "area": page.area,
        "version": page.version,
        "findings": findings,
        "remarks": talk.remarks(
            said,
            reader,
            roles=page.roles,
            person=page.request.user.pk,
            open_draft=page.version.status == "draft",
        ),
        "why_not": why_not,
        "answered": answered,
        "form": form or (None if why_not else _remark_form(page)),
        "may_edit": policy.why_not_edit(roles=page.roles, status=page.version.status) is None,
    }


def _remark_form(page: Page, given: Any = None) -> RemarkForm:
    seat = page.roles.seat
    name = "" if seat else getattr(page.request.user, "name", "")
    return RemarkForm(
        given, seat=seat.name if seat else "", team=page.roles.team is not None, initial={"shown_as": name}
    )


@signed_in
@require_POST
def remark(request: HttpRequest, area: str, number: int, term: str = "") -> HttpResponse:
    """Say or ask something about an article, or about the whole."""
    page = page_or_404(request, area, number)
    form = _remark_form(page, request.POST)
    if not form.is_valid():
        return _again(page, term, (), form.status, form=form)
    given = form.cleaned_data
    try:
        said = actions.remark(
            page.version.pk,
            kind=given["kind"],
            term=term,
            text=given["remark"],
            shown_as=given["shown_as"],
            channel=given["channel"] or policy.ONLINE,
            key=given["key"],
            by=request.user.pk,
            at=clock.now(),
        )
    except Refused as refused:
        rest = on_form(form, refused.findings)
        return _again(page, term, rest, _status(refused), form=form)
    messages.success(request, _("Thank you. Your receipt is {number}.").format(number=said.receipt))
    return redirect(_address(page, said))


def _status(refused: Refused) -> int:
    """429 for who must wait a little, else as for every deed on a draft."""
    return 429 if any(one.code == "enough-comments" for one in refused.findings) else status_of(refused.findings)


def _again(page: Page, term: str, findings: Any, status: int, **typed: Any) -> HttpResponse:
    if term and page.term(term):
        return show_article(page, term, findings, status, **typed)
    return show_talk(page, findings, status, **typed)


def _address(page: Page, said: Any) -> str:
    """Where a remark stands: at its article, or with all others when that is not there (yet, or any more)."""
    where = [page.area.slug, page.version.number]
    if said.term and page.term(said.term):
        return f"{reverse('agreements:article', args=[*where, said.term])}#r{said.pk}"
    return f"{reverse('agreements:talk', args=where)}#r{said.pk}"


# Suggestions


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, area: str, number: int, term: str) -> HttpResponse:
    """Suggest another text, other numbers or another body for an article."""
    page = page_or_404(request, area, number)
    found = page.term(term)
    if found is None:
        raise Http404
    shown_term = page.reader().term(found, page.area.slug)
    return _suggestion(page, term_form(page, found.kind, term=found), kind=found.kind, term=shown_term)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def suggest_new(request: HttpRequest, area: str, number: int, kind: str) -> HttpResponse:
    """Suggest a new article."""
    page = page_or_404(request, area, number)
    if kind not in FORMS or kind == "say":
        raise Http404
    guard = request.POST.get("guard") or request.GET.get("borging", "")
    return _suggestion(page, term_form(page, kind, guard=guard), kind=kind)


def _suggestion(page: Page, form: TermForm, **more: Any) -> HttpResponse:
    request, seat = page.request, page.roles.seat
    if why_not := _why_not_speak(page):
        context = {"area": page.area, "version": page.version, "findings": [why_not]}
        return render(request, "agreements/closed.html", context, status=status_of([why_not]))
    given = request.POST if request.method == "POST" else None
    why = SuggestForm(given, seat=seat.name if seat else "", team=page.roles.team is not None)
    context = {"area": page.area, "version": page.version, "form": form, "why": why, "findings": ()} | more
    if given is None:
        return render(request, "agreements/suggest.html", context)
    if not (form.is_valid() & why.is_valid()):
        return render(request, "agreements/suggest.html", context, status=why.status)
    try:
        said = _suggested(page, form, why, more.get("term"))
    except Refused as refused:
        context["findings"] = on_form(why, refused.findings)
        return render(request, "agreements/suggest.html", context, status=_status(refused))
    messages.success(request, _("Your suggestion is there. Your receipt is {number}.").format(number=said.receipt))
    return redirect(_address(page, said))


def _suggested(page: Page, form: TermForm, why: SuggestForm, term: Any) -> Any:
    given = why.cleaned_data
    return actions.suggest(
        page.version.pk,
        form.changes() if term else form.row(),
        term=term["number"] if term else "",
        text=given["remark"],
        shown_as=given["shown_as"],
        channel=given["channel"] or policy.ONLINE,
        key=given["key"],
        by=page.request.user.pk,
        at=clock.now(),
    )


# Answers


@signed_in
@require_POST
def answer(request: HttpRequest, area: str, number: int, said: int) -> HttpResponse:
    """Answer a remark, take a suggestion over, or decline it."""
    page, found = _said(request, area, number, said)
    text = request.POST.get("answer", "")
    deeds: dict[str, tuple[Callable[..., Any], Any]] = {
        "answer": (actions.answer_remark, _("Your answer stands below it.")),
        "accept": (actions.accept_suggestion, _("The suggestion has been taken over in the text.")),
        "decline": (actions.decline_suggestion, _("The suggestion was not taken over; your reason stands below it.")),
    }
    if request.POST.get("deed") not in deeds:
        raise Http404
    verb, done = deeds[request.POST["deed"]]
    deed = partial(verb, found.pk, text=text, by=request.user.pk, at=clock.now())
    return _do(page, found, deed, done, answered={"pk": found.pk, "words": text})


@signed_in
@require_POST
def withdraw(request: HttpRequest, area: str, number: int, said: int) -> HttpResponse:
    """Take one's own words back."""
    page, found = _said(request, area, number, said)
    deed = partial(actions.withdraw_remark, found.pk, by=request.user.pk, at=clock.now())
    return _do(page, found, deed, _("You have taken your words back."))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def hide(request: HttpRequest, area: str, number: int, said: int) -> HttpResponse:
    """Hide a remark, with a reason."""
    page, found = _said(request, area, number, said)
    form = HideForm(request.POST if request.method == "POST" else None)
    context = {"area": page.area, "version": page.version, "said": found, "form": form}
    if page.roles.team is None:
        context["findings"] = [Finding("only-the-team-hides")]
        return render(request, "agreements/closed.html", context, status=403)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        deed = partial(actions.hide_remark, found.pk, reason=reason, by=request.user.pk, at=clock.now())
        return _do(page, found, deed, _("The remark is hidden now."))
    return render(request, "agreements/hide.html", context, status=400 if form.is_bound else 200)


def _said(request: HttpRequest, area: str, number: int, said: int) -> tuple[Page, Any]:
    page, found = page_or_404(request, area, number), queries.remark_by_id(said)
    if found is None or found.version_id != page.version.pk:
        raise Http404
    return page, found


def _do(page: Page, said: Any, deed: Callable[[], Any], done: Any, **typed: Any) -> HttpResponse:
    """Do it and go back to the remark; or show it with the reasons why not, and what was typed."""
    try:
        deed()
    except Refused as refused:
        fresh = page_or_404(page.request, page.area.slug, page.version.number)
        return _again(fresh, said.term, refused.findings, status_of(refused.findings), **typed)
    messages.success(page.request, done)
    fresh = page_or_404(page.request, page.area.slug, page.version.number)
    return redirect(_address(fresh, queries.remark_by_id(said.pk)))


# Who changed what


@require_safe
def edits(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Who changed what in this text, or in one article (`?artikel=2.1`), the newest first."""
    return _show_edits(page_or_404(request, area, number))


def _show_edits(page: Page, findings: Any = (), status: int = 200) -> HttpResponse:
    term = page.request.GET.get("artikel", "")
    found = talk.edits_about(page.version.pk, term) if term else queries.edits_of(page.version.pk)
    sheet = Paginator(found, EDITS).get_page(whole(page.request.GET.get("blad", "")) or 1)
    context = {
        "area": page.area,
        "version": page.version,
        "findings": findings,
        "edits": talk.edits(sheet, page.reader()),
        "sheet": sheet,
        "term": term,
        "may_edit": policy.why_not_edit(roles=page.roles, status=page.version.status) is None,
    }
    return render(page.request, "agreements/edits.html", context, status=status)


@signed_in
@require_POST
def undo(request: HttpRequest, area: str, number: int, revision: int) -> HttpResponse:
    """Undo one change."""
    page = page_or_404(request, area, number)
    if not queries.edits_of(page.version.pk).filter(revision=revision).exists():
        raise Http404
    try:
        actions.undo(page.version.pk, revision, by=request.user.pk, at=clock.now())
    except Refused as refused:
        fresh = page_or_404(request, area, number)
        return _show_edits(fresh, refused.findings, status_of(refused.findings))
    messages.success(request, _("It stands there again as it did."))
    return redirect("agreements:edits", area, number)
