# SPDX-License-Identifier: EUPL-1.2
"""A plate on a phone: read, answer, look back, take back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import policy, queries
from samenspraak.rulebook.conversations import is_spread
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.conversations import channels
from samenspraak.web.conversations.answers import in_words
from samenspraak.web.conversations.forms import AGES, LIVED, PlateForm, StatementForm, initial_of
from samenspraak.web.conversations.plates import Way, content_for_reader, plates_of, way
from samenspraak.web.conversations.statements import arranged, offered_in_words
from samenspraak.web.conversations.views.concluding import fit_words
from samenspraak.web.conversations.views.following import following
from samenspraak.web.conversations.views.found import in_room
from samenspraak.web.shared import errors
from samenspraak.web.shared.clock import now
from samenspraak.web.shared.numbers import whole

A_MINUTE = "60"


@require_http_methods(["GET", "HEAD", "POST"])
@in_room
def plate(request: HttpRequest, room: Any, someone: Any, key: str) -> HttpResponse:
    """One plate: its questions in one form, and below it what this phone said before."""
    if someone is None:
        return _newcomer(request, room)
    place = way(plates_of(content_for_reader(room.round), room.plates), key)
    if place is None:
        raise Http404
    if request.method == "POST":
        return _answer(request, room, someone, place)
    if room.status != "open":
        return redirect("conversations:mine", room.code)
    return show_plate(request, room, someone, place)


def _newcomer(request: HttpRequest, room: Any) -> HttpResponse:
    """A phone that did not come in yet, or that forgot: it goes to the door, and what it typed is shown back."""
    return errors.stale_form(request) if request.method == "POST" else redirect("conversations:enter", room.code)


def _answer(request: HttpRequest, room: Any, someone: Any, place: Way) -> HttpResponse:
    form = PlateForm(content_for_reader(room.round), place.plate, request.POST)
    if not form.is_valid():
        return show_plate(request, room, someone, place, form=form, status=400)
    inputs = form.inputs()
    try:
        given = conversations.answer_plate(someone.pk, plate=place.plate.key, inputs=inputs, at=now())
    except Refused as refused:
        return _show_refused(request, room, someone, place, form, refused)
    _put_in_place_of(request, someone, by=given)
    channels.tell(room.code)
    tags = "sent offered" if "instead-of-own" in request.POST else "sent"
    messages.success(request, _thanks(len(given)), extra_tags=tags)
    return redirect("conversations:plate", room.code, place.plate.key)


def _thanks(count: int) -> str:
    if not count:
        return _("There was nothing to send yet.")
    return ngettext(
        "Sent. Thank you, we have your answer.", "Sent. Thank you, we have your {n} answers.", count
    ).format(n=count)


def _put_in_place_of(request: HttpRequest, someone: Any, *, by: list[Any]) -> None:
    """A wish that was changed takes the place of the old one; one that came back as it was stays."""
    old = whole(request.POST.get("instead", ""))
    if old is None or queries.own_answer(someone, old) is None or old in [one.pk for one in by]:
        return
    try:
        conversations.withdraw_answer(old, participant_id=someone.pk, at=now())
    except Refused:  # sent twice: it is gone already
        return


def _show_refused(
    request: HttpRequest, room: Any, someone: Any, place: Way, form: PlateForm, refused: Refused
) -> HttpResponse:
    """The same page with everything that was typed, and why it could not be sent."""
    for finding in refused.findings:
        if finding.about:
            form.blame(finding.about, wording.sentence(finding))
    about_the_room = [finding for finding in refused.findings if not finding.about]
    fresh: Any = queries.conversation_by_code(room.code)
    fresh.goes_round = room.goes_round
    codes = {finding.code for finding in refused.findings}
    status = 429 if "too-many-answers-now" in codes else 403 if "enough-answers" in codes else 409
    response = show_plate(request, fresh, someone, place, form=form, findings=about_the_room, status=status)
    if status == 429:
        response.headers["Retry-After"] = A_MINUTE
    return response


def show_plate(
    request: HttpRequest,
    room: Any,
    someone: Any,
    place: Way,
    *,
    form: PlateForm | None = None,
    offer: StatementForm | None = None,
    findings: Any = (),
    status: int = 200,
) -> HttpResponse:
    """The page of one plate; with `form` or `offer` as it was filled in, and what is wrong with it."""
    content = content_for_reader(room.round)
    own = queries.answers_by(someone)
    here = [answer for answer in own if answer.plate == place.plate.key]
    changing = _changing(request, here)
    plate = arranged(place.plate, room, someone, own)
    done = {tag for note in messages.get_messages(request) for tag in note.tags.split()}
    context = {
        **following(room),
        "room": room,
        "someone": someone,
        "way": place,
        "plate": place.plate,
        "plates": plates_of(content, room.plates),
        "standing": standing_of(room, place.plate.key, content, someone),
        "answered": {answer.plate for answer in own},
        "form": form or PlateForm(content, plate, initial=initial_of(here) | changing),
        "offer": offer or StatementForm(),
        "may_offer": offer is not None or policy.why_not_offer(room, content, plate.key) is None,
        "is_spread": is_spread(getattr(plate.on, "statements", ())),
        "instead": request.POST.get("instead") or request.GET.get("wijzig", "") if changing or form else "",
        "answers": in_words(here, content),
        "why_not": policy.why_not_answer_here(room, place.plate.key),
        "sent": "sent" in done,
        "offered": "offered" in done,
        "findings": findings,
        "channel": channels.name("phone", room.code),
    }
    return render(request, "conversations/plate.html", context, status=status)


def _changing(request: HttpRequest, answers: list[Any]) -> dict[str, str]:
    """The wish that somebody wants to change, back in its field."""
    asked = request.GET.get("wijzig", "")
    return {
        f"wish-{answer.question}": answer.value["text"]
        for answer in answers
        if answer.kind == "wish" and str(answer.pk) == asked
    }


def standing_of(room: Any, key: str, content: Any, someone: Any) -> dict[str, Any]:
    """Where the room is, seen from this plate; whether there is a pause or a clock; and what is asked of this phone."""
    there = way(plates_of(content, room.plates), room.plate)
    asked = queries.asked_of(room, key, someone) if someone and room.status == "open" else None
    return {
        "room": room,
        "here": key,
        "there": there.plate if there else None,
        "together": room.plate == key,
        "revealed": key in room.revealed,
        "now": now(),
        "fit": fit_words(asked) if asked else None,
    }


@require_safe
@in_room
def standing(request: HttpRequest, room: Any, someone: Any) -> HttpResponse:
    """The bar that says where the room is: a piece of the plate page, fetched again when something changed."""
    context = standing_of(room, request.GET.get("plaat", ""), content_for_reader(room.round), someone)
    return render(request, "conversations/parts/standing.html", context)


@require_safe
@in_room
def mine(request: HttpRequest, room: Any, someone: Any) -> HttpResponse:
    """Everything this phone said, with receipts."""
    if someone is None:
        return redirect("conversations:enter", room.code)
    content = content_for_reader(room.round)
    context = {
        **following(room),
        "room": room,
        "someone": someone,
        "age": dict(AGES).get(someone.age),
        "lived": dict(LIVED).get(someone.lived),
        "answers": in_words(queries.answers_by(someone), content),
        "offered": offered_in_words(queries.offered_by(someone), content),
        "may_withdraw": room.status == "open",
    }
    return render(request, "conversations/mine.html", context)


@require_POST
@in_room
def withdraw(request: HttpRequest, room: Any, someone: Any, answer: int) -> HttpResponse:
    """Take one answer back."""
    found = queries.own_answer(someone, answer) if someone else None
    if found is None:
        raise Http404
    try:
        conversations.withdraw_answer(found.pk, participant_id=someone.pk, at=now())
    except Refused as refused:
        messages.error(request, wording.sentence(refused.findings[0]))
        return redirect("conversations:mine", room.code)
    channels.tell(room.code)
    messages.success(request, _("Taken back. It does not count any more."))
    if room.status == "open" and found.plate in room.plates:
        return redirect("conversations:plate", room.code, found.plate)
    return redirect("conversations:mine", room.code)
