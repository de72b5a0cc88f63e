# SPDX-License-Identifier: EUPL-1.2
"""What changes only when a deed is recorded: made once, and kept until the logbook has a newer entry.

What is kept is known by the seal of the newest entry, which no two states of an installation share. So nothing has
to be told when it goes stale, and several processes never show each other's past.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from samenspraak.civic.ledger import queries as ledger
from samenspraak.web.shared.clock import now

MOST = 1500  # things kept in one process, the longest unused go first
Mark = tuple[str, str]
Made = TypeVar("Made")

_kept: OrderedDict[str, tuple[Mark, Any]] = OrderedDict()
_lock = Lock()


def fragment(name: str, make: Callable[[], SafeString]) -> SafeString:
    """The part of a page with this name, in the reader's language. One query when it is kept.

    Only for what the logbook records and what everybody may see; dates in it are at most an hour behind.
    """
    return kept(f"{get_language()} {name}", make)


def current() -> Mark:
    """The state of the logbook and the hour: what is kept holds for exactly this. One query."""
    return ledger.head()[1], now().strftime("%Y-%m-%d %H")


def kept(name: str, make: Callable[[], Made], mark: Mark | None = None) -> Made:
    """The same for anything else that a page needs: for everybody alike, and nobody changes it afterwards.

    A page that needs several things asks `current` once.
    """
    mark = mark or current()
    with _lock:
        found = _kept.get(name)
        if found and found[0] == mark:
            _kept.move_to_end(name)
            known: Made = found[1]
            return known
    made = make()
    with _lock:
        _kept[name] = (mark, made)
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return made


def forget() -> None:
    """Forget everything: for tests and benches that write past the logbook."""
    with _lock:
        _kept.clear()
