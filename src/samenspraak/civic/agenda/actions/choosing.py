# SPDX-License-Identifier: EUPL-1.2
"""What is announced of a ballot in which people choose between options: those, the rule, and the lot for ties."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from samenspraak.civic.agenda import queries
from samenspraak.civic.ballots.actions import Choosable
from samenspraak.rulebook.ballots.options import POINTS, why_not_options
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.verdicts import refuse_all


@dataclass(frozen=True)
class Choice:
    """What people choose from, and how.

    options: in the order in which they are announced. count: by which rule, one of `ballots.options.COUNTS`.
    places:  how many of them win. stays: how the option is called that everything stays as it is; "" without it.
    """

    options: Sequence[str]
    count: str
    places: int = 1
    stays: str = ""


def announced(asked: Choice) -> tuple[tuple[Choosable, ...], dict[str, Any]]:
    """The options with their numbers, and what the rule of the ballot says of them. The lot is drawn here; "everything
    stays as it is" goes first in it, so that a tie changes nothing. Refused when no ballot can be held like this.
    """
    texts = [" ".join(clean_text(text).split()) for text in asked.options]
    known = queries.offered_counts()
    stays = " ".join(asked.stays.split())
    whole = [*texts, stays] if stays else texts
    refuse_all(why_not_options(whole, count=asked.count, places=asked.places, stays=bool(stays), known=known))
    options = tuple(Choosable(str(number), text) for number, text in enumerate(whole, start=1))
    lot = [one.key for one in options[: len(texts)]]
    secrets.SystemRandom().shuffle(lot)
    last = options[-1].key if stays else ""
    rule = {
        "count": asked.count,
        "places": asked.places,
        "points": POINTS if asked.count == "score" else None,
        "stays": last,
        "tie": "lot",
        "lot": [last, *lot] if stays else lot,
    }
    return options, rule
