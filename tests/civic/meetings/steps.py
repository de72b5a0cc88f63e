# SPDX-License-Identifier: EUPL-1.2
"""A meeting of the Wijkraad Oosterparkwijk, through the verbs. Other tests may use them too."""

from datetime import timedelta
from itertools import count

from samenspraak.civic.meetings import actions, queries
from samenspraak.civic.meetings.models import Meeting
from samenspraak.civic.people import actions as people
from tests.cast import LONG_AGO

_keys = count(1)


def members(cast) -> dict[str, int]:
    """The wijkraad has four seats: Bo chairs; Els, Fay and Gus sit there as well. Their seats, by name."""
    named = {"bo": cast.bo}
    for name in ("els", "fay", "gus"):
        named[name] = people.register(f"{name}@example.org", name=name.title())
        people.seat(named[name].pk, cast.wijkraad, role="lid", since=LONG_AGO, at=cast.now)
    return {name: person.seats.get(body=cast.wijkraad).pk for name, person in named.items()}


def by(cast, person="bo", at=None) -> dict:
    return {"by": getattr(cast, person).pk, "at": at or cast.now}


def key() -> str:
    return f"key-{next(_keys)}"


PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"


def sent(**changed) -> actions.Sent:
    """A file with a paper."""
    return actions.Sent(**{"data": PDF, "name": "Begroting 2026.pdf", "accessible": "yes", **changed})


def planned(cast, days=10, **changed) -> Meeting:
    """A meeting so many days from now."""
    given = {"title": "Vergadering wijkraad", "starts_at": cast.later(days=days), "place": "Het buurthuis", **changed}
    return actions.plan(cast.oosterparkwijk, body=cast.wijkraad.pk, key=key(), **given, **by(cast))


def point(cast, found, title="Een bankje", at=None, **changed):
    return actions.add_point(found.pk, title=title, key=key(), **{"to_decide": True, **changed}, **by(cast, at=at))


def announced(cast, days=10, **changed) -> Meeting:
    """With one point on which it decides; `changed` is about the point."""
    found = planned(cast, days)
    point(cast, found, **changed)
    actions.announce(found.pk, **by(cast))
    return fresh(found)


def opened(cast, days=10, **changed) -> Meeting:
    found = announced(cast, days, **changed)
    actions.begin(found.pk, **by(cast, at=found.starts_at))
    return fresh(found)


def there(cast, found, seats, *, away=(), asked=True) -> None:
    """Who is there: all of these, but those that are away. And it is asked who has an interest."""
    states = {seat: "notice" if name in away else "present" for name, seat in seats.items()}
    actions.attend(found.pk, states=states, visitors=3, **by(cast, at=found.starts_at))
    if asked:
        actions.ask_interests(found.pk, **by(cast, at=found.starts_at))


def decided(cast, found, votes=None, number=1, **changed):
    given = {"text": "Er komt een bankje.", "votes": votes or {}, **changed}
    return actions.decide(found.pk, number, **given, **by(cast, at=found.starts_at + timedelta(minutes=30)))


def closed(cast, found) -> Meeting:
    actions.close(found.pk, **by(cast, at=found.starts_at + timedelta(hours=2)))
    return fresh(found)


def written(cast, found, text="We spraken over het bankje.", after=0, at=None) -> None:
    wrote = [actions.Written(1, text, after)]
    actions.write_minutes(found.pk, wrote, **by(cast, at=at or found.starts_at + timedelta(days=1)))


def fresh(found) -> Meeting:
    return queries.meeting(found.area.slug, found.number)
