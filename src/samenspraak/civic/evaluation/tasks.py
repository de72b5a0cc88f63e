# SPDX-License-Identifier: EUPL-1.2
"""What the clock asks of safeguards: to say that a promise is nearly due, and that one was not kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from samenspraak.civic.agreements import actions as verbs
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.evaluation import queries
from samenspraak.civic.evaluation.queries import InPractice
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.notices import queries as outbox
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.models import Body
from samenspraak.rulebook.agreements.terms import SafeguardTerm
from samenspraak.rulebook.safeguards import TOLD_ELSEWHERE, Reminders

DUE, NOT_KEPT = "safeguard-due", "safeguard-not-kept"
KINDS = {"wijk": Body.OF_RESIDENTS, "gemeente": ("gebiedsteam", "college")}


@dataclass(frozen=True)
class _News:
    """One thing to say about one promise: on which day it must be done, or had to be."""

    kind: str
    term: SafeguardTerm
    about: str
    day: date
    acts: frozenset[str]  # who must act

    def key(self, version: int, person: int) -> str:
        return f"{self.kind}:{version}:{self.term.number}:{self.about}:{self.day.isoformat()}:{person}"


def due(at: datetime) -> int:
    """Tell whoever must act, once for each promise and day. Safe to run twice. Returns how many messages were new."""
    today = timezone.localtime(at).date()
    reminders, found = agreements.reminders(), queries.in_practice(today).values()
    _hold_up(found, at)
    return sum(_tell(one, reminders, today, at) for one in found)


def _hold_up(found: Iterable[InPractice], at: datetime) -> None:
    """What the agreement says follows when a promise was not kept, follows; and ends when it was mended."""
    going = agreements.holds_of(one.version.pk for one in found)
    for one in found:
        if one.holds_up != going.get(one.version.pk, set()):
            verbs.hold_up(one.version.pk, one.holds_up, at=at)


def _tell(found: InPractice, reminders: Reminders, today: date, at: datetime) -> int:
    news = list(_news(found, reminders, today))
    if not news:
        return 0
    version, area = found.version, found.area
    seated = {side: people.persons_seated(area, today, kinds=kinds) for side, kinds in KINDS.items()}
    letters = {
        one.key(version.pk, person.pk): (one, person.pk)
        for one in news
        for side in sorted(one.acts)
        for person in seated[side]
    }
    fresh = letters.keys() - outbox.posted(letters)
    with transaction.atomic():
        for key in sorted(fresh):
            one, person = letters[key]
            notices.post(
                one.kind,
                to=person,
                key=key,
                at=at,
                area=area.slug,
                area_name=area.name,
                number=one.term.number,
                text=one.term.text,
                day=one.day.isoformat(),
            )
    return len(fresh)


def _news(found: InPractice, reminders: Reminders, today: date) -> Iterator[_News]:
    for promise in (one for one in found.promises if one.term.guard not in TOLD_ELSEWHERE):
        for one in reminders.nearly_due(promise, today):
            yield _News(DUE, promise.term, _once(one.about), one.due or one.on, promise.who_acts(one))
        for one in promise.standing:
            yield _News(NOT_KEPT, promise.term, _once(one.about), one.due or one.on, promise.who_acts(one))


def _once(about: str) -> str:
    """A budget decides on many ideas at once, and one letter is enough for all of them."""
    return about.partition("/")[0]
