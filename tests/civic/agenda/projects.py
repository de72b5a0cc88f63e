# SPDX-License-Identifier: EUPL-1.2
"""From a decision to a project with money, through the verbs. Other tests may use it too."""

from datetime import timedelta

from django.utils import timezone

from samenspraak.civic.agenda import actions, queries, tasks
from samenspraak.civic.agenda.actions import Written
from tests.civic.agenda.steps import BINDING_TOPIC, called, neighbours, new_key, vote
from tests.civic.agreements.texts import CONGRUENT, MONEY, MONEY_CONTROL, guard, say

RICH = [*CONGRUENT, MONEY, MONEY_CONTROL]  # the wijk decides on green and play, and allocates € 20,000 a year
HELPED = guard("support", "6.15", how="een vaste ambtenaar", months=12)
CARRIES_OUT = [*RICH, HELPED, say("green-play", "carry-out", "decides", "2.5")]
TOGETHER = [*RICH, HELPED, say("green-play", "carry-out", "initiates", "2.5")]


def decided(cast, topic=BINDING_TOPIC):
    """An idea that the wijk decided to carry out, or advised to; and the moment after."""
    held = called(cast, topic)
    tasks.due(held.opens_at)
    held.refresh_from_db()
    for person in neighbours(cast, 3):
        vote(held, person)
    after = held.closes_at + timedelta(hours=1)
    tasks.due(after)
    return queries.proposal_about(held), after


def underway(cast, by=None):
    """A project that Alice of the gebiedsteam began; and the moment after."""
    found, after = decided(cast)
    actions.begin(found.pk, by=(by or cast.alice).pk, at=after)
    return queries.proposal_by_id(found.pk), after


def day(at, **more):
    """The day of a moment, or one a while after it."""
    return timezone.localtime(at).date() + timedelta(**more)


def step(cast, found, at, title="De grond klaarmaken", days=14):
    """A step of the municipality, due in two weeks."""
    given = {"title": title, "due": day(at, days=days), "owner": "gemeente", "key": new_key()}
    return actions.add_step(found.pk, by=cast.alice.pk, at=at, **given)


def euros(amount, text="Aarde en planten", **more):
    """A line as somebody writes it down."""
    return Written(amount * 100, text, **more)
