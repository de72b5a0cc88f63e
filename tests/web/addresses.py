# SPDX-License-Identifier: EUPL-1.2
"""Every address of the product, from the resolver itself: what is added later is walked too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

PART = re.compile(r"<(?:(\w+):)?(\w+)>")
OF_THE_LIBRARY = ("account_", "mfa_")  # signing in: the library's own pages


@dataclass(frozen=True)
class Address:
    """One address with holes: "oosterparkwijk/agenda/<int:number>/"."""

    name: str
    route: str
    view: Any

    def filled(self, given: dict[str, str]) -> str:
        """The path with these parts in its holes, by the name of the part or of its kind."""
        return "/" + PART.sub(lambda hole: given.get(hole[2], given.get(hole[1] or "str", "1")), self.route)


def addresses() -> list[Address]:
    """All of them, in the default language, without the pages of the sign-in library."""
    return [one for one in _walk(get_resolver(), "", "") if not one.name.startswith(OF_THE_LIBRARY)]


def _walk(resolver: URLResolver, before: str, space: str) -> Iterator[Address]:
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one, route, f"{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern):
            yield Address(
                f"{'' if (one.name or '').startswith(OF_THE_LIBRARY) else space}{one.name}", route, one.callback
            )
