# SPDX-License-Identifier: EUPL-1.2
"""An agreement with a conversation behind it, and gatherings to look back at, made through the verbs."""

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries as talks
from samenspraak.civic.evaluation import actions
from samenspraak.rulebook.content import COMPASS
from tests.civic.agreements import texts

POINTS = [
    "betrokkenheid",
    "deelname",
    "zeggenschap",
    "eigenaarschap",
    "inclusie",
    "transparantie",
    "goed-gesprek",
    "verantwoording",
]


def talk(cast, made, marks, *, at, close=True) -> None:
    """Hold a gathering: one person for each (now, wanted), the same for all eight points."""
    conversations.open(made.pk, by=cast.alice.pk, at=at)
    conversations.roam(made.pk, True, by=cast.alice.pk, at=at)
    for number, (now, wanted) in enumerate(marks):
        someone = conversations.join(made.code, side="resident", token=f"{made.pk}-{number}", at=at)
        inputs = [
            conversations.Input(point, "compass", {"now": now, "wanted": wanted}, f"{number}-{point}")
            for point in POINTS
        ]
        conversations.answer_plate(someone.pk, plate=COMPASS, inputs=inputs, at=at)
    if close:
        conversations.close(made.pk, by=cast.alice.pk, at=at)


def agreement_with_a_conversation(cast, marks=((2, 4),) * 12, **period):
    """A round with one closed conversation, and a version of that round in force."""
    held_in = conversations.start_round(cast.oosterparkwijk, "Samen", by=cast.alice.pk, at=cast.now)
    made = conversations.prepare(
        held_in.pk,
        title="Gesprek",
        place="",
        starts_at=cast.now,
        plates=talks.plates_of(talks.content_of(held_in)),
        by=cast.alice.pk,
        at=cast.now,
    )
    talk(cast, made, marks, at=cast.now)
    return texts.in_force(cast, **period)


def started(cast, version, *, days=180, by=None):
    """An evaluation that has begun so many days after now."""
    at = cast.later(days=days)
    return actions.start(version.pk, title="Terugkijken", starts_at=at, by=(by or cast.alice).pk, at=at)


def closed(cast, version, marks, *, days=180):
    """An evaluation whose gathering is closed."""
    found = started(cast, version, days=days)
    talk(cast, found.conversation, marks, at=cast.later(days=days))
    found.conversation.refresh_from_db()
    return found
