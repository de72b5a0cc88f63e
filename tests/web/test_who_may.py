# SPDX-License-Identifier: EUPL-1.2
"""Nobody changes anything where they have no business, at any address, whatever number they put in it.

```
                                                    in Oosterparkwijk
visitor                                             changes nothing
resident of another wijk, with or without a seat    changes nothing
official of another gebied                          changes nothing
seat of Oosterparkwijk whose term has ended         changes nothing
resident of Oosterparkwijk                          may take part, decides nothing
```
"""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.people import actions as people
from samenspraak.civic.people.models import Residency, Seat
from tests.architecture.test_conventions import LADDER
from tests.cast import LONG_AGO
from tests.civic.agenda.steps import idea, placed
from tests.civic.agreements.texts import proposed
from tests.civic.conversations.conftest import open_room
from tests.web.addresses import addresses

BY_CODE = {"conversations:join", "conversations:enter", "conversations:plate"}  # whoever has the code takes part
OF_ONESELF = {"accounts:introduce", "accounts:settle", "accounts:remove", "accounts:me", "accounts:export"}
VERBS = ("openen", "afzeggen", "naar", "onthullen", "verbergen", "vrij", "samen", "antwoord-verbergen", "sluiten")


@pytest.fixture
def town(cast):
    """Oosterparkwijk with something of everything: a room, two ideas, a text to be signed."""
    text = proposed(cast)
    room = open_room(cast)
    sheet = conversations.enter_for(
        room.pk, side="resident", channel="paper", sheet="1", key="k", by=cast.alice.pk, at=cast.now
    )
    room.given, room.sheet, room.text = room.say(room.come_in()), sheet, text
    placed(cast, by=cast.alice)
    idea(cast)
    return room


def outsider(cast, who):
    """Somebody who has no business in Oosterparkwijk."""
    if who == "visitor":
        return None
    person = people.register(f"{who.replace(' ', '-')}@example.org", name="Buiten")
    zuid = cast.de_wijert.parent
    bodies = {
        "seat elsewhere": lambda: people.found("wijkraad", "Wijkraad De Wijert", area=cast.de_wijert, at=cast.now),
        "official elsewhere": lambda: people.found("gebiedsteam", "Gebiedsteam Zuid", area=zuid, at=cast.now),
        "ended seat": lambda: cast.wijkraad,
        "ended official": lambda: cast.gebiedsteam,
    }
    if who in bodies:
        until = timezone.localdate() if who.startswith("ended") else None
        term = {"role": "lid", "may_sign": True, "since": LONG_AGO, "until": until}
        people.seat(person.pk, bodies[who](), **term, at=cast.now)
    people.settle(person.pk, cast.de_wijert, assurance=1, since=LONG_AGO, at=cast.now)
    return person


def everything():
    """All rows of all our tables, but for what counts how much somebody put in."""
    models = [model for model in apps.get_models() if model._meta.app_label in LADDER and model.__name__ != "Allowance"]
    return {model.__name__: list(model.objects.order_by("pk").values_list()) for model in models}


def plausible(room) -> dict:
    """Everything that any form asks, as somebody would fill it in who knows what they want."""
    today = timezone.localdate()
    soon, later = today + timedelta(days=40), today + timedelta(days=60)
    return {
        "text": "Een tekst.",
        "title": "Titel",
        "topic": "safety",
        "key": "buiten",
        "shown_as": "Ik",
        "doe": "steun",
        "plate": "our-area",
        "answer": str(room.given.pk),
        "reason": "double",
        "purpose": "Ronde",
        "place": "Zaal",
        "starts_at": f"{soon}T19:30",
        "plates": ["our-area"],
        "channel": "paper",
        "side": "resident",
        "sheet": "2",
        "question": "Doen?",
        "consultation_since": str(today),
        "opens_on": str(soon),
        "closes_on": str(later),
        "from": "outcomes",
        "revision": str(room.text.revision),
        "summary": "Kort.",
        "digest": room.text.digest,
        "agree": "on",
        "motive": "Daarom.",
        "finding": "x",
        "follows": "yes",
        "choice": "yes",
        "conclusion": "Klaar.",
        "outcome": "agreed",
        "reference": "R1",
        "decided_on": str(today),
        "since": str(today),
        "until": str(later),
        "kind": "wijkraad",
        "name": "Wijkraad van mij",
        "speaks_for": "mij",
        "chosen_how": "zelf",
        "role": "lid",
        "email": "buiten@example.org",
        "may_sign": "on",
        "amount": "10",
        "wish-our-area-works": "Wens",
    }


def paths(room):
    """Every address, with the real numbers of what lies in Oosterparkwijk."""
    for one in addresses():
        if one.name in BY_CODE | OF_ONESELF:
            continue
        numbers = {"area": "oosterparkwijk", "code": room.code, "key": "our-area", "kind": "money", "term": "1.1"}
        numbers |= {"answer": str(room.given.pk), "sheet": str(room.sheet.pk), "body": str(room.cast.wijkraad.pk)}
        numbers |= {"seat": str(Seat.objects.order_by("pk").last().pk), "slug": "iets", "str": "1"}
        for name in VERBS if one.name == "conversations:deed" else ("x",):
            for number in ("1", "2") if "<int:number>" in one.route else ("1",):
                yield one.name, one.filled(numbers | {"name": name, "number": number, "int": "1"})


@pytest.mark.parametrize(
    "who", ["visitor", "resident elsewhere", "seat elsewhere", "official elsewhere", "ended seat", "ended official"]
)
def test_who_has_no_business_here_changes_nothing(town, who):
    browser = town.cast.client(outsider(town.cast, who))
    before, changed = everything(), []
    for name, path in paths(town):
        browser.post(path, plausible(town))
        after = everything()
        if after != before:
            changed.append((name, [table for table in after if after[table] != before[table]]))
            before = after
    assert changed == []


def test_a_resident_takes_part_and_records_no_deed_of_an_organiser_or_of_a_seat(town):
    browser = town.cast.client(town.cast.charlie)
    before, changed = ledger.head()[0], set()
    for name, path in paths(town):
        rows = everything()
        browser.post(path, plausible(town))
        if everything() != rows:
            changed.add(name)
    deeds = {entry.kind for entry in ledger.entries() if entry.number > before}
    assert changed == {"agenda:new", "agenda:support", "agenda:comment", "agenda:withdraw"}
    assert deeds == {"proposal.submitted", "proposal.withdrawn"}


def test_the_walk_does_what_it_says_for_who_may(town):
    """The same requests from the gebiedsteam and from a seat do change things: so the walk can fail."""
    organiser, seat = town.cast.client(town.cast.alice), town.cast.client(town.cast.bo)
    changed = set()
    for name, path in paths(town):
        for browser in (organiser, seat):
            rows = everything()
            browser.post(path, plausible(town))
            if everything() != rows:
                changed.add(name)
    assert {
        "agreements:sign",
        "conversations:deed",
        "accounts:new-body",
        "agenda:new",
    } <= changed


@pytest.mark.parametrize("number", ["1", "2"])
def test_a_number_of_another_area_leads_nowhere(town, number):
    """What lies in Oosterparkwijk is not found under De Wijert, by those who may act in both."""
    cast = town.cast
    Residency.objects.filter(person=cast.charlie).update(area=cast.de_wijert)
    people.seat(cast.alice.pk, people.found("gebiedsteam", "Team Zuid", area=cast.de_wijert.parent, at=cast.now),
                role="ambtenaar", since=LONG_AGO, at=cast.now)  # fmt: skip
    browsers = cast.client(cast.alice), cast.client(cast.charlie)
    before = everything()
    for browser in browsers:
        for path in (
            f"gesprek/{number}/leiden/sluiten/",
            f"gesprek/{number}/invoeren/",
            f"gesprek/{number}/invoeren/{town.sheet.pk}/our-area/",
            f"afspraken/{number}/intrekken/",
            f"agenda/{number}/steun/",
            f"agenda/{number}/reactie/",
            f"agenda/{number}/op-de-agenda/",
            f"wie/{cast.wijkraad.pk}/zetel/",
            f"stemming/{number}/stem/",
        ):
            answer = browser.post(f"/de-wijert/{path}", plausible(town))
            assert answer.status_code in (403, 404), path
    assert everything() == before


def test_drafts_are_drawn_up_by_nobody_else(town):
    """An outsider with a mandate elsewhere does not sign here, with the right seal."""
    cast = town.cast
    person = outsider(cast, "seat elsewhere")
    answer = cast.client(person).post(
        f"/oosterparkwijk/afspraken/{town.text.number}/ondertekenen/", {"digest": town.text.digest, "agree": "on"}
    )
    assert answer.status_code == 403
    assert not town.text.signatures.exists()
    agreements.sign(town.text.pk, digest=town.text.digest, by=cast.bo.pk, at=cast.now)
