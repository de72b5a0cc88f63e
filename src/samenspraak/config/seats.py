# SPDX-License-Identifier: EUPL-1.2
"""The first seats of an installation. Whoever runs the server can give them; the logbook shows each one."""

import sys
from argparse import Namespace

from django.db import transaction
from django.utils import timezone

from samenspraak.civic.people import actions as people
from samenspraak.civic.people import queries
from samenspraak.civic.people.models import Body, Seat
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.shared.clock import now


def give(asked: Namespace) -> int:
    """Give a seat, in a body that is founded when needed. Exit code 2 when a word is unknown, 1 when it is refused."""
    wrong = _wrong(asked)
    if wrong:
        print(wrong, file=sys.stderr)
        return 2
    try:
        with transaction.atomic():
            _give(asked)
    except Refused as refused:
        print("\n".join(wording.sentence(finding) for finding in refused.findings), file=sys.stderr)
        return 1
    print(f"{asked.email} holds a seat in {asked.body} ({asked.role}).")
    return 0


def _wrong(asked: Namespace) -> str:
    kinds, roles = dict(Body.KINDS), dict(Seat.ROLES)
    if asked.kind not in kinds:
        return f"{asked.kind}: no such kind of body. Choose from {', '.join(kinds)}."
    if asked.role not in roles:
        return f"{asked.role}: no such role. Choose from {', '.join(roles)}."
    if asked.area and places.area(asked.area) is None:
        return f"{asked.area}: no such area."
    if asked.kind in Body.OF_RESIDENTS and not asked.until:
        return "A seat of residents has an end: give --until."
    return ""


def _give(asked: Namespace) -> None:
    at = now()
    area = places.area(asked.area) if asked.area else None
    body = queries.body_named(asked.kind, asked.body) or people.found(asked.kind, asked.body, area=area, at=at)
    person = people.register(asked.email)
    today = timezone.localtime(at).date()
    people.seat(person.pk, body, role=asked.role, may_sign=asked.may_sign, since=today, until=asked.until, at=at)
