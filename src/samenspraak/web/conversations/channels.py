# SPDX-License-Identifier: EUPL-1.2
"""The live channels of a gathering: `phone/…` says where the room is, `screen/…` also how many people and answers.

The name is the join code with a seal, so that nobody can try codes on the live address.
"""

from collections.abc import Callable
from typing import Any

from django.utils.crypto import constant_time_compare, salted_hmac

from samenspraak.civic.conversations import queries
from samenspraak.web.shared import live

SALT = "samenspraak.web.conversations.channels"


def name(kind: str, code: str) -> str:
    """The channel of this gathering, such as "phone/ABC234.3f9a…"."""
    return f"{kind}/{code}.{_seal(code)}"


def tell(code: str, *, room: bool = False) -> None:
    """Say that something changed: an answer only matters to the screen, a deed of the host to the whole room."""
    live.tell(name("screen", code))
    if room:
        live.tell(name("phone", code))


def _seal(code: str) -> str:
    return salted_hmac(SALT, code, algorithm="sha256").hexdigest()[:16]


def _guarded(read: Callable[[str], dict[str, Any] | None]) -> live.Source:
    def read_when_sealed(channel: str) -> dict[str, Any] | None:
        code, _, seal = channel.partition(".")
        return read(code) if constant_time_compare(seal, _seal(code)) else None

    return read_when_sealed


live.source("phone", _guarded(queries.live_state))
live.source("screen", _guarded(queries.screen_state))
