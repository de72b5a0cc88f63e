# SPDX-License-Identifier: EUPL-1.2
"""A gathering for anybody's calendar."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samenspraak.web.conversations import invitation
from samenspraak.web.conversations.views.found import gathering
from samenspraak.web.shared.clock import now


@require_safe
def calendar(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The calendar file, for everybody."""
    room = gathering(area, number)
    disposition = f'attachment; filename="{area}-gesprek-{number}.ics"'
    made = invitation.calendar(room, now())
    return HttpResponse(made, content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": disposition})
