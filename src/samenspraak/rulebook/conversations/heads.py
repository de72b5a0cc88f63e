# SPDX-License-Identifier: EUPL-1.2
"""Somebody who takes part twice in one round, in the evening and again online, is one person."""

from collections.abc import Iterable
from dataclasses import replace

from samenspraak.rulebook.conversations.answers import AnswerFact


def latest(facts: Iterable[AnswerFact]) -> list[AnswerFact]:
    """What counts when gatherings are put together, in the order it was given.

    `participant` must be the same for one person in all gatherings. Of a closed question the latest answer counts;
    what was said in words all stays. Who chose another side the second time, counts from that side alone.
    """
    given = sorted(facts, key=lambda fact: fact.id)
    last = {(fact.participant, fact.plate, fact.question): fact.id for fact in given}
    side = {fact.participant: fact.side for fact in given}
    counted = (
        fact for fact in given if fact.kind == "wish" or last[fact.participant, fact.plate, fact.question] == fact.id
    )
    return [
        fact if fact.side == side[fact.participant] else replace(fact, side=side[fact.participant]) for fact in counted
    ]
