# SPDX-License-Identifier: EUPL-1.2
"""A gathering for anybody's calendar."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samenspraak.web.conversations import invitation
from samenspraak.web.conversations.views.found import gathering
from samenspraak.web.shared.calendars import answer
from samenspraak.web.shared.clock import now


@require_safe
def calendar(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The calendar file, for everybody."""
    return answer(invitation.calendar(gathering(area, number), now()), f"{area}-gesprek-{number}")
