# SPDX-License-Identifier: EUPL-1.2
"""Who signed an agreement, for the pages and papers of agreements and of the raad: as plain values."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from samenspraak.web.shared.days import day, moment
from samenspraak.web.wording.agreements import REACHED


def signatures(found: Iterable[Any]) -> list[dict[str, Any]]:
    """For which body and side, when, how they decided, with what remark; whether from paper, and if taken back."""
    return [_signature(one) for one in found]


def _signature(one: Any) -> dict[str, Any]:
    sides = {"wijk": _("for the neighbourhood"), "gemeente": _("for the municipality")}
    entered = _("on paper; entered by {body} on {on}")
    return {
        "body": one.body.name,
        "side": sides[one.side],
        "role": one.seat.get_role_display(),
        "on": day(one.signed_on) if one.signed_on else moment(one.at),
        "how": _how(one),
        "paper": entered.format(body=one.entered_by.body.name, on=moment(one.at)) if one.entered_by else "",
        "remark": one.remark,
        "back": {"on": moment(one.taken_back_at), "why": one.taken_back_why} if one.taken_back_at else None,
    }


def _how(one: Any) -> str:
    """How the body decided, in one line; "" for a signature from before that was asked."""
    return f"{REACHED[one.reached]}, {day(one.decided_on)}: {one.decided}" if one.reached else ""
