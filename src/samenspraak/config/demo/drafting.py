# SPDX-License-Identifier: EUPL-1.2
"""The draft of De Wijert is being worked on: the municipality and residents ask and suggest, and get answers."""

from datetime import datetime, timedelta

from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.agreements import queries
from samenspraak.civic.people import queries as people
from samenspraak.civic.places import queries as places

GOAL = "De Wijert wil zelf aan de slag met plannen van bewoners, samen met de gemeente."
VIEWS = "Bewoners kunnen vooraf twee weken meepraten: online, op papier en op de markt."


def fill(at: datetime) -> None:
    """A day of talk: a question that was answered, one that waits, a suggestion taken over, one not, one that waits."""
    area = places.area("de-wijert")
    assert area is not None
    version, when = queries.versions_of(area)[0], at - timedelta(days=1)
    team, own, wethouder = (_person(name) for name in ("gebiedsteam", "dewijert", "wethouder"))
    terms = queries.terms_of(version)
    goal, body, views = terms.all[0].number, terms.bodies[0].number, terms.safeguards[0].number

    asked = agreements.remark(
        version.pk, kind="question", term=body, key="demo-1", by=wethouder, at=when,
        text="Hoe weten mensen die niet naar bijeenkomsten komen wie de koplopers zijn?",
    )  # fmt: skip
    agreements.answer_remark(
        asked.pk, by=own, at=when + timedelta(hours=2), text="Er komt een lijst met foto's in het wijkcentrum."
    )
    agreements.remark(
        version.pk, kind="question", term=body, key="demo-2", by=_person("bewoner2"), at=when, shown_as="Henk",
        text="Mag ik ook meedoen als ik hier net woon?",
    )  # fmt: skip
    shorter = agreements.suggest(
        version.pk, {"text": GOAL}, term=goal, key="demo-3", by=wethouder, at=when,
        text="We doen het samen; dat mag er staan.",
    )  # fmt: skip
    agreements.accept_suggestion(shorter.pk, by=own, at=when + timedelta(hours=3), text="Eens.")
    fewer = agreements.suggest(
        version.pk, {"data": {"key": "koplopers", "name": "Koplopers De Wijert"}}, term=body, key="demo-4",
        by=wethouder, at=when, text="Twintig zetels lijkt ons veel.",
    )  # fmt: skip
    agreements.decline_suggestion(
        fewer.pk, by=own, at=when + timedelta(hours=3), text="Wij willen een grote groep: niet iedereen kan elke keer."
    )
    agreements.suggest(
        version.pk, {"text": VIEWS, "data": {"kind": "consultation", "params": {"days": 14}}}, term=views, key="demo-5",
        by=team, at=when + timedelta(hours=5), text="Een week is kort. Met twee weken haalt ook de wijkkrant het.",
    )  # fmt: skip


def _person(name: str) -> int:
    found = people.person_by_email(f"{name}@demo.example")
    assert found is not None
    return found.pk
