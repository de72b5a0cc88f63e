# SPDX-License-Identifier: EUPL-1.2
"""Opinion groups, found once and kept: of what is over for as long as it stays so, of a room that talks for a while.

Looking for groups takes a fifth of a second of a processor for 5,000 people and 500 statements. In a room three hundred
phones answer at once, and with each answer the screen shows another number. So a room that talks is looked at anew at
most once in some seconds, and rests twenty times as long as looking took. Meanwhile, and while one who looks at the
screen is waiting for it, everybody else sees what was found before. Nobody who answers ever waits for it: phones that
send an answer do not ask for groups.
"""

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from samenspraak.civic.conversations import queries
from samenspraak.rulebook.content import ContentSet
from samenspraak.web.shared.clock import now

REST = timedelta(seconds=5)  # at least, between two times that a room that talks is looked at
SHARE = 20  # and so many times as long as looking took: at most a twentieth of one processor
MOST = 64  # gatherings and rounds kept in one process; the longest unused go first

_over: OrderedDict[Hashable, Any] = OrderedDict()
_talking: OrderedDict[str, "Look"] = OrderedDict()
_looking: set[str] = set()
_lock = Lock()


def of_what_is_over(heard: queries.Heard) -> Any:
    """The groups in the votes of all gatherings that are over. Their seals tell whether anything changed."""
    seals = tuple((room.pk, room.digest) for room in heard.rooms if room.status == "closed")
    key = (seals, frozenset(heard.outcomes.statements))
    with _lock:
        if key in _over:
            _over.move_to_end(key)
            return _over[key]
    found = heard.opinions
    with _lock:
        _keep(_over, key, found)
    return found


@dataclass(frozen=True)
class Look:
    """What was found in a room that talks: the groups, in which state of the room, and when to look again.

    `number` counts the looks, so that a picture with it is known from one with the look before.
    """

    found: Any
    votes: Any
    state: Hashable
    again: datetime
    number: int


@dataclass(frozen=True)
class Now:
    """The groups as far as they are known, and whether there is something newer to be found in a while."""

    found: Any = None
    number: int = 0
    is_behind: bool = False


def of_a_room(room: Any, content: ContentSet, state: Mapping[str, Any]) -> Now:
    """The groups in the votes that a room may see, a few seconds old at times. One query when it looks, none else.

    The state must have been read before: then what is found is never older than the state it is kept by.
    """
    mark = tuple(state.get(name) for name in ("revision", "answers", "latest"))
    with _lock:
        last = _talking.get(room.code)
        is_new = last is None or last.state != mark
        rests = last is not None and now() < last.again
        if not is_new or rests or room.code in _looking:
            return Now(last.found, last.number, is_new) if last else Now(is_behind=True)
        _looking.add(room.code)
    try:
        look = _look(room, content, mark, last)
        with _lock:
            _keep(_talking, room.code, look)
    finally:
        with _lock:
            _looking.discard(room.code)
    return Now(look.found, look.number)


def forget() -> None:
    """Forget everything: for tests and benches."""
    with _lock:
        _over.clear()
        _talking.clear()


def _look(room: Any, content: ContentSet, mark: Hashable, last: Look | None) -> Look:
    """Look again. When nobody voted in between, it is not worked out again."""
    from samenspraak.rulebook.conversations.opinions import opinions

    since = now()
    votes = queries.votes_to_see(room, content)
    if last and _are_the_same(votes, last.votes):
        found = last.found
    else:
        found = opinions(votes, before=last.found.places if last else None)
    until = now()
    number = 1 + (last.number if last else 0)
    return Look(found, votes, mark, until + max(REST, SHARE * (until - since)), number)


def _are_the_same(one: Any, other: Any) -> bool:
    alike = (one.participants, one.statements) == (other.participants, other.statements)
    return alike and bool((one.matrix == other.matrix).all())


def _keep(known: OrderedDict[Any, Any], key: Hashable, one: Any) -> None:
    known[key] = one
    known.move_to_end(key)
    while len(known) > MOST:
        known.popitem(last=False)
