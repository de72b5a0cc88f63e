# SPDX-License-Identifier: EUPL-1.2
"""Statements that participants offer: on the phone, and on the page where the gebiedsteam reads them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.conversations import clean_statement
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.conversations import channels
from samenspraak.web.conversations.forms import DECLINES, TAKES_DOWN, VOTES, PlateForm, StatementForm, initial_of
from samenspraak.web.conversations.plates import Way, content_for_reader, plates_of, way
from samenspraak.web.conversations.statements import LooksLike, Offered, look_alikes, offered_in_words, on_table
from samenspraak.web.conversations.views import phone
from samenspraak.web.conversations.views.found import area_named, gathering, in_room, only_organisers
from samenspraak.web.shared import errors
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now

AT_ONCE = 50  # waiting statements on a page: the next ones come up when these have been read
LONGEST_READ = 1000  # characters that are compared while somebody types; what is longer is refused anyway


def _place(room: Any, key: str) -> Way:
    place = way(plates_of(content_for_reader(room.round), room.plates), key)
    if place is None:
        raise Http404
    return place


@require_http_methods(["GET", "HEAD", "POST"])
@in_room
def offer(request: HttpRequest, room: Any, someone: Any, key: str) -> HttpResponse:
    """Offer a statement. What looks like one that is there already is shown first; people may insist."""
    if request.method != "POST":
        return redirect("conversations:plate", room.code, key)
    if someone is None:
        return errors.stale_form(request)
    place, form = _place(room, key), StatementForm(request.POST)
    if not form.is_valid():
        return phone.show_plate(request, room, someone, place, offer=form, status=400)
    text = clean_statement(form.cleaned_data["text"])
    likes = () if form.cleaned_data["insist"] else _likes(room, text, key)
    if likes:
        return _ask(request, room, someone, place, form, likes)
    return _offer(request, room, someone, place, form)


def _offer(request: HttpRequest, room: Any, someone: Any, place: Way, form: StatementForm) -> HttpResponse:
    given = form.cleaned_data
    try:
        conversations.offer_statement(someone.pk, plate=place.plate.key, text=given["text"], key=given["key"], at=now())
    except Refused as refused:
        for finding in refused.findings:
            form.add_error("text", wording.sentence(finding))
        fresh = queries.conversation_by_code(room.code)
        return phone.show_plate(request, fresh, someone, place, offer=form, status=409)
    channels.tell(room.code)
    thanks = _("Thank you. The area team reads your statement first. Under “My answers” you see what becomes of it.")
    messages.success(request, thanks, extra_tags="offered")
    return redirect("conversations:plate", room.code, place.plate.key)


def _likes(room: Any, text: str, here: str) -> list[LooksLike]:
    return look_alikes(text, on_table(plates_of(content_for_reader(room.round), room.plates), here))


def _ask(
    request: HttpRequest, room: Any, someone: Any, place: Way, form: StatementForm, likes: list[LooksLike]
) -> HttpResponse:
    """ "Does this look like …?" Nothing has been sent yet, hence 409: a queue must not think that it has."""
    votes = {one.question: one.value["vote"] for one in queries.answers_by(someone) if one.kind == "statement"}
    context = {
        "room": room,
        "area": room.round.area,
        "someone": someone,
        "plate": place.plate,
        "form": form,
        "likes": [(one, str(dict(VOTES).get(votes.get(one.key, ""), ""))) for one in likes],
        "votes": VOTES,
    }
    return render(request, "conversations/looks_like.html", context, status=409)


@require_POST
@in_room
def typed(request: HttpRequest, room: Any, someone: Any, key: str) -> HttpResponse:
    """What looks like the text that somebody is typing: a piece of the plate page. The text is not kept."""
    if someone is None:
        raise Http404
    text = clean_statement(request.POST.get("text", "")[:LONGEST_READ])
    context = {"likes": _likes(room, text, key), "here": key, "room": room}
    return render(request, "conversations/parts/looks_like.html", context)


@require_safe
@in_room
def fresh(request: HttpRequest, room: Any, someone: Any, key: str) -> HttpResponse:
    """The statements of people at a plate, as fields: those that a page does not have yet are put under the others."""
    if someone is None:
        raise Http404
    place = _place(room, key)
    block = place.plate.on
    added = tuple(one for one in getattr(block, "statements", ()) if one.by_people)
    fields: Any = ()
    if added:
        only = replace(place.plate, on=replace(block, statements=added))
        initial = initial_of(queries.answers_by(someone))
        fields = PlateForm(content_for_reader(room.round), only, initial=initial).statements
    return render(request, "conversations/parts/statement_fields.html", {"fields": fields})


@require_POST
@in_room
def take_back(request: HttpRequest, room: Any, someone: Any, offered: int) -> HttpResponse:
    """Take back a statement that waits."""
    found = queries.own_offer(someone, offered) if someone else None
    if found is None:
        raise Http404
    try:
        conversations.take_back_statement(found.pk, participant_id=someone.pk, at=now())
    except Refused as refused:
        messages.error(request, wording.sentence(refused.findings[0]))
        return redirect("conversations:mine", room.code)
    channels.tell(room.code)
    messages.success(request, _("Taken back. Nobody will see your statement."))
    return redirect("conversations:mine", room.code)


# The gebiedsteam


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def from_paper(request: HttpRequest, area: str, number: int, sheet: int, key: str) -> HttpResponse:
    """Type in a statement that stands on a sheet: the same door for paper."""
    room = gathering(area, number)
    only_organisers(request, room.round.area)
    someone, place = queries.sheet(room, sheet), _place(room, key)
    if someone is None:
        raise Http404
    form = StatementForm(request.POST or None)
    context = {"room": room, "area": room.round.area, "someone": someone, "plate": place.plate, "form": form}
    if request.method != "POST" or not form.is_valid():
        status = 400 if request.method == "POST" else 200
        return render(request, "conversations/sheet_statement.html", context, status=status)
    given = form.cleaned_data
    try:
        conversations.offer_statement(
            someone.pk, plate=key, text=given["text"], key=given["key"], by=request.user.pk, at=now()
        )
    except Refused as refused:
        for finding in refused.findings:
            form.add_error("text", wording.sentence(finding))
        return render(request, "conversations/sheet_statement.html", context, status=409)
    channels.tell(room.code)
    messages.success(request, _("Saved."))
    return redirect("conversations:sheet-plate", area, number, sheet, key)


@signed_in
@require_safe
def waiting(request: HttpRequest, area: str) -> HttpResponse:
    """What people offered in the newest round: what waits, each beside what it looks like, and what was decided."""
    here = area_named(area)
    only_organisers(request, here)
    return _waiting_page(request, here)


def _waiting_page(request: HttpRequest, area: Any, *, findings: Any = (), status: int = 200) -> HttpResponse:
    held_in = queries.newest_round(area)
    context = {"area": area, "round": held_in, "findings": findings, "declines": DECLINES, "takes_down": TAKES_DOWN}
    if held_in is not None:
        content = content_for_reader(held_in)
        context["waiting"] = list(
            _beside_their_likes(queries.offered_in(held_in, decided=False, most=AT_ONCE), content)
        )
        context["more"] = len(context["waiting"]) == AT_ONCE
        context["decided"] = offered_in_words(queries.offered_in(held_in, decided=True), content)
    return render(request, "conversations/statements.html", context, status=status)


def _beside_their_likes(found: list[Any], content: ContentSet) -> Iterator[Offered]:
    """Each statement that waits, with what it looks like on the plates and among those that came in before it."""
    plates = {plate.key: plate for plate in plates_of(content, queries.plates_of(content))}
    among = on_table(plates.values())
    for one, words in zip(found, offered_in_words(found, content), strict=True):
        yield replace(words, likes=look_alikes(one.text, among))
        if one.plate in plates:
            among.append(LooksLike(plates[one.plate], one.receipt, one.text))


def _admit(offered: int, request: HttpRequest) -> str:
    conversations.admit_statement(offered, by=request.user.pk, at=now())
    return _("The statement stands on the plate, for everybody.")


def _decline(offered: int, request: HttpRequest) -> str:
    reason = request.POST.get("reason", "")
    conversations.decline_statement(offered, reason, by=request.user.pk, at=now(), answer=_answer(reason))
    return _("The statement was not let through. Whoever offered it can read why.")


def _take_down(offered: int, request: HttpRequest) -> str:
    reason = request.POST.get("reason", "")
    conversations.take_down_statement(offered, reason, by=request.user.pk, at=now(), answer=_answer(reason))
    return _("The statement was taken away. Whoever offered it can read why.")


def _answer(reason: str) -> str:
    """The reason in words, for the receipt. Dutch, as everything that is kept."""
    with override("nl"):
        words = dict(DECLINES).get(reason, "")
        return _("Your statement is not put to everybody. Reason: {reason}.").format(reason=words)


JUDGEMENTS: dict[str, Callable[[int, HttpRequest], str]] = {
    "toelaten": _admit,
    "afwijzen": _decline,
    "weghalen": _take_down,
}


@signed_in
@require_POST
def judge(request: HttpRequest, area: str, offered: int, name: str) -> HttpResponse:
    """Let one statement through, or not, or take it away."""
    here = area_named(area)
    only_organisers(request, here)
    held_in = queries.newest_round(here)
    if name not in JUDGEMENTS or held_in is None or queries.offer_in(held_in, offered) is None:
        raise Http404
    try:
        said = JUDGEMENTS[name](offered, request)
    except Refused as refused:
        return _waiting_page(request, here, findings=refused.findings, status=409)
    for code in queries.open_codes(held_in):
        channels.tell(code, room=True)
    messages.success(request, said)
    return redirect("conversations:statements", area)
