# SPDX-License-Identifier: EUPL-1.2
"""A plate as a page shows it: in the reader's language, with its place among the others of this gathering."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspraak.civic.conversations import queries
from samenspraak.rulebook.content import ARCHETYPES, COMPASS, ContentSet


@dataclass(frozen=True)
class Plate:
    """One plate on the table. `number` is its place in this gathering, from 1; `on` is its content."""

    key: str
    number: int
    of: int
    on: Any

    @property
    def title(self) -> str:
        return str(self.on.title)

    @property
    def short(self) -> str:
        return str(self.on.short)

    @property
    def picture(self) -> str:
        return str(self.on.picture)

    @property
    def own(self) -> bool:
        """Whether this wijk put it beside the common plates."""
        return bool(getattr(self.on, "own", False))

    @property
    def label(self) -> str:
        """The title, and that it is the wijk's own where it is: for lists to choose from."""
        return f"{self.title} ({_('our own plate')})" if self.own else self.title

    @property
    def is_compass(self) -> bool:
        return self.key == COMPASS

    @property
    def is_triangle(self) -> bool:
        return self.key == ARCHETYPES


@lru_cache(maxsize=64)
def _in_language(digest: str, own: str, language: str) -> ContentSet:
    return queries.content_with(digest, own).in_(language)


def content_for_reader(held_in: Any) -> ContentSet:
    """The content of a round in the reader's language, or in Dutch where there is no translation."""
    return _in_language(*queries.content_key(held_in), get_language() or "nl")


def plates_of(content: ContentSet, keys: Sequence[str]) -> list[Plate]:
    """The plates with these keys, in this order."""
    return [Plate(key, number, len(keys), content.plate(key)) for number, key in enumerate(keys, start=1)]


@dataclass(frozen=True)
class Way:
    """Where a plate stands among the others: the one before and the one after."""

    plate: Plate
    before: Plate | None
    after: Plate | None


def way(plates: Iterable[Plate], key: str) -> Way | None:
    """The plate with this key and its neighbours; None when it is not on the table."""
    row = list(plates)
    at = next((index for index, plate in enumerate(row) if plate.key == key), None)
    if at is None:
        return None
    return Way(row[at], row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None)
