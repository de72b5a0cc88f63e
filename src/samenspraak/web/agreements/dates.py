# SPDX-License-Identifier: EUPL-1.2
"""Days, moments and periods in words, in the reader's language."""

from datetime import date, datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _


def day(when: date | str | None) -> str:
    """A day in words; "" when there is none."""
    when = date.fromisoformat(when) if isinstance(when, str) and when else when
    return formats.date_format(when, "j F Y") if when else ""


def moment(when: datetime) -> str:
    """A moment in words, where the municipality is."""
    return formats.date_format(timezone.localtime(when), "j F Y, H:i")


def period(since: date | None, until: date | None) -> str:
    """From when, and until when."""
    if until:
        return _("from %(since)s until %(until)s") % {"since": day(since), "until": day(until)}
    return _("from %(since)s") % {"since": day(since)} if since else ""
