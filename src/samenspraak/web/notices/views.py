# SPDX-License-Identifier: EUPL-1.2
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspraak.civic.agenda.queries import moderation
from samenspraak.civic.notices import queries as notices
from samenspraak.web.notices import subjects
from samenspraak.web.notices.forms import FindForm
from samenspraak.web.shared.access import from_no_seat
from samenspraak.web.wording.notices import CHANNELS, KINDS, STATUSES

WITH_TIME = "j F Y, H:i"
DAY_ONLY = "j F Y"  # a moment might tell who voted what


@from_no_seat
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Ask for a receipt by its number."""
    form = FindForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        found = notices.receipt(form.cleaned_data["number"])
        if found:
            return redirect("notices:receipt", found.number)
        form.add_error("number", _("We do not know this number. Compare it with your receipt, sign by sign."))
        return render(request, "notices/find.html", {"form": form}, status=404)
    return render(request, "notices/find.html", {"form": form}, status=400 if form.errors else 200)


@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """What arrived, when, what has become of it, and where to see it."""
    found = notices.receipt(number)
    if found is None:
        return render(request, "notices/unknown.html", {"number": number[:30]}, status=404)
    context = {
        "receipt": found,
        "kind": KINDS.get(found.kind, found.kind),
        "channel": CHANNELS.get(found.channel, found.channel),
        "status": STATUSES[found.status],
        "received_at": localtime(found.received_at),
        "form": DAY_ONLY if found.kind == "vote" else WITH_TIME,
        "status_at": localtime(found.status_at),
        "moved": found.status_at != found.received_at,
        "hidden": moderation.hiding_with(found.number) is not None,
        "seen_at": subjects.address_of(found.subject, found.area),
        "stories": subjects.stories_of(found.subject),
    }
    return render(request, "notices/receipt.html", context)
