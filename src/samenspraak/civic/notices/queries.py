# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable

from samenspraak.civic.notices.models import Notice, Receipt


def receipt(number: str) -> Receipt | None:
    """The receipt with this number, however it was typed: lower case, without dashes, with spaces."""
    plain = "".join(character for character in number.upper() if character.isalnum())
    dashed = "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))
    return Receipt.objects.filter(number=dashed[:14]).first()


def posted(keys: Iterable[str]) -> set[str]:
    """Which of these messages were put in the outbox before. One query, none for no keys."""
    asked = list(keys)
    return set(Notice.objects.filter(key__in=asked).values_list("key", flat=True)) if asked else set()
