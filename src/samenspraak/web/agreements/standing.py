# SPDX-License-Identifier: EUPL-1.2
"""Whether a version holds today, as one word and as the sentence that papers carry on every page."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samenspraak.civic.agreements import queries
from samenspraak.web.agreements.dates import day


def stamp(version: Any, today: date) -> str:
    """What a paper of this version is not; "" when it holds today."""
    if version.is_suspended:
        return _("Suspended: it gives no powers now.")
    if queries.holds_today(version, today):
        return ""
    if version.status in queries.MAKING:
        return {
            "draft": _("Draft: this has not been agreed."),
            "proposed": _("Proposed: not signed by both sides yet, and not in force."),
            "signed": _("Signed, and not in force: the council has still to decide."),
        }[version.status]
    if version.status == "withdrawn":
        return _("Withdrawn: this never came into force.")
    if version.since and today < version.since:
        return _("Not in force yet: this holds from %(since)s.") % {"since": day(version.since)}
    ended = _("No longer in force: this ended on %(until)s.") % {"until": day(version.until)}
    return ended if version.until else _("No longer in force.")
