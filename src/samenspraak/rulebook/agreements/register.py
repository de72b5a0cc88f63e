# SPDX-License-Identifier: EUPL-1.2
"""All powers that an agreement gives, one by one: what the register of powers has a row for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samenspraak.rulebook.agreements.powers import NONE, Power, power_from, transfer_behind
from samenspraak.rulebook.agreements.terms import ALL_TOPICS, Task, Terms, TransferTerm


@dataclass(frozen=True)
class Held:
    """One power: what may be done, by which body in words, and the term that transfers it, if there is one."""

    power: Power
    body: str = ""
    transfer: TransferTerm | None = None


def powers_held(terms: Terms, on: date, *, area: str = "", version: int | None = None) -> tuple[Held, ...]:
    """Every power that these terms give on this day, in the order in which topics are named, and by task.

    Only what binds or is advice: to be told or to be heard is no power. "All topics" is one row, and so is each topic
    of which something else was agreed, also when only the instrument is another.
    """
    return tuple(_held(terms, on, area, version))


def _held(terms: Terms, on: date, area: str, version: int | None) -> Iterator[Held]:
    topics = (*(topic for topic in terms.topics if topic != ALL_TOPICS), ALL_TOPICS)
    general = {task: _behind(terms, ALL_TOPICS, task, on) for task in Task}
    for topic in topics:
        for task in Task:
            behind = _behind(terms, topic, task, on)
            if topic != ALL_TOPICS and behind == general[task]:
                continue
            power = power_from(terms, topic, task, area=area, version=version, on=on)
            if power.force != NONE:
                body = terms.body(power.body)
                yield Held(power, body.title if body else power.body, behind[1])


def _behind(terms: Terms, topic: str, task: Task, on: date) -> tuple[str, TransferTerm | None]:
    """The number of the say for this cell, and the transfer that counts for it."""
    say = terms.say_on(topic, task)
    return (say.number, transfer_behind(terms, say, topic, on)) if say else ("", None)
