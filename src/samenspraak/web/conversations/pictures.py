# SPDX-License-Identifier: EUPL-1.2
"""What a room may see of its answers, made once for everybody who looks at the same moment.

A screen fetches its picture again whenever something changed, and in a hall many phones may look at the screen too.
The state of the live channel changes with every answer and every deed, so it tells whether a picture still holds.
"""

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from samenspraak.civic.conversations import queries

MOST = 64  # pictures kept in one process; the longest unused go first

_kept: OrderedDict[tuple[str, ...], SafeString] = OrderedDict()
_lock = Lock()


def picture(room: Any, state: Mapping[str, Any], make: Callable[[], SafeString]) -> SafeString:
    """The picture of a room in this state, in the reader's language.

    The state must have been read before `make` reads: then a picture is never older than its state. The join code is
    in the key because no two gatherings ever share one, also not in two databases.
    """
    key = (room.code, get_language() or "", *queries.content_key(room.round), json.dumps(state))
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return found
    made = make()
    with _lock:
        _kept[key] = made
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return made
