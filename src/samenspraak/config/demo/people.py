# SPDX-License-Identifier: EUPL-1.2
"""Made-up people and bodies for the demonstration. First names only; nobody here exists."""

from datetime import date, datetime, timedelta

from django.conf import settings

from samenspraak.civic.people import actions as people
from samenspraak.civic.people.models import Body, Person
from samenspraak.civic.places import queries as places
from samenspraak.civic.places.models import Area

DOMAIN = "demo.example"
BEFORE = timedelta(days=900)  # the bodies were there before the first conversation
WORK = "De gemeente in dit gebied. Organiseert, en beslist niet."

# (kind, name, slug of the area or "", whom it speaks for, how it was chosen)
BODIES = (
    ("gebiedsteam", "Gebiedsteam Centrum", "centrum", WORK, "In dienst van de gemeente"),
    ("gebiedsteam", "Gebiedsteam Oude Wijken", "oude-wijken", WORK, "In dienst van de gemeente"),
    ("gebiedsteam", "Gebiedsteam Zuid", "zuid", WORK, "In dienst van de gemeente"),
    ("gebiedsteam", "Gebiedsteam Oost", "oost", WORK, "In dienst van de gemeente"),
    ("gebiedsteam", "Gebiedsteam West", "west", WORK, "In dienst van de gemeente"),
    ("gebiedsteam", "Gebiedsteam Haren", "gebied-haren", WORK, "In dienst van de gemeente"),
    ("gebiedsteam", "Gebiedsteam Ten Boer", "gebied-ten-boer", WORK, "In dienst van de gemeente"),
    ("college", "College van B en W", "", "Het dagelijks bestuur van de gemeente", "Benoemd door de raad"),
    ("raad", "Gemeenteraad", "", "Alle inwoners van de gemeente", "Gekozen door de inwoners"),
    ("griffie", "Griffie", "", "De ondersteuning van de raad", "In dienst van de raad"),
    (
        "wijkraad",
        "Wijkraad Oosterparkwijk",
        "oosterparkwijk",
        "Iedereen die in de Oosterparkwijk woont",
        "Gekozen door bewoners, voor twee jaar. Elk jaar komt een deel van de plaatsen vrij.",
    ),
    (
        "wijkpanel",
        "Wijkpanel Oosterparkwijk",
        "oosterparkwijk",
        "Zichzelf: een dwarsdoorsnede van de wijk die meedenkt",
        "Geloot onder alle adressen",
    ),
    (
        "bewonersorganisatie",
        "Bewonersorganisatie De Wijert",
        "de-wijert",
        "De leden en wie verder meedoet in De Wijert",
        "Het bestuur wordt elk jaar gekozen door de leden",
    ),
    (
        "bewonersorganisatie",
        "Bewonersoverleg Hoogkerk",
        "hoogkerk",
        "De bewoners van Hoogkerk die naar de avonden komen",
        "Open voor iedereen. De voorzitter wordt elk jaar gekozen.",
    ),
)

# (account, first name, home, seats as (body, role, may sign))
CAST = (
    (
        "gebiedsteam",
        "Sanne",
        "",
        (
            ("Gebiedsteam Oude Wijken", "ambtenaar", False),
            ("Gebiedsteam Zuid", "ambtenaar", False),
            ("Gebiedsteam West", "ambtenaar", False),
        ),
    ),
    ("gebiedsteam2", "Kim", "", (("Gebiedsteam Oude Wijken", "ambtenaar", False),)),
    ("wethouder", "Marijn", "", (("College van B en W", "wijkwethouder", True),)),
    ("griffie", "Hilde", "", (("Griffie", "griffier", False),)),
    ("raadslid", "Ruben", "", (("Gemeenteraad", "raadslid", False),)),
    ("wijkraad", "Yusuf", "oosterparkwijk", (("Wijkraad Oosterparkwijk", "voorzitter", True),)),
    ("wijkraad2", "Tineke", "oosterparkwijk", (("Wijkraad Oosterparkwijk", "lid", False),)),
    ("wijkraad3", "Joris", "oosterparkwijk", (("Wijkraad Oosterparkwijk", "lid", False),)),
    ("bewoner", "Femke", "oosterparkwijk", ()),
    ("bewoner2", "Henk", "de-wijert", ()),
    ("dewijert", "Lia", "de-wijert", (("Bewonersorganisatie De Wijert", "voorzitter", True),)),
    ("hoogkerk", "Geert", "hoogkerk", (("Bewonersoverleg Hoogkerk", "voorzitter", True),)),
)

RESIDENTS = [
    "Aaltje",
    "Abel",
    "Aicha",
    "Anouk",
    "Arjan",
    "Bart",
    "Bea",
    "Bilal",
    "Bram",
    "Carla",
    "Cem",
    "Chantal",
    "Daan",
    "Dewi",
    "Dirk",
    "Eline",
    "Elif",
    "Emiel",
    "Esra",
    "Evert",
    "Fatima",
    "Fenna",
    "Floor",
    "Frits",
    "Gijs",
    "Greetje",
    "Hanna",
    "Hassan",
    "Ilse",
    "Imane",
    "Ivo",
    "Jan",
    "Jannie",
    "Jasmijn",
    "Jelle",
    "Jolanda",
    "Karim",
    "Kees",
    "Koen",
    "Lotte",
    "Loes",
    "Maarten",
    "Maaike",
    "Mehmet",
    "Mila",
    "Nadia",
    "Niels",
    "Noor",
    "Omar",
    "Pien",
    "Piet",
    "Rens",
    "Roelie",
    "Sam",
    "Selma",
    "Sietske",
    "Teun",
    "Trijntje",
    "Wout",
    "Zoë",
]
ON_THE_PANEL = 12  # of the residents


def fill(at: datetime) -> None:
    """Bodies, people with seats, and residents of Oosterparkwijk."""
    before = at - BEFORE
    bodies = {name: _body(kind, name, slug, for_whom, how, before) for kind, name, slug, for_whom, how in BODIES}
    for account, name, home, seats in CAST:
        person = _person(account, name, home, before)
        for body, role, may_sign in seats:
            _seat(person, bodies[body], role, before, may_sign=may_sign)
    for number, name in enumerate(RESIDENTS, start=1):
        person = _person(f"bewoner-{number:02}", name, "oosterparkwijk", before)
        if number <= ON_THE_PANEL:
            _seat(person, bodies["Wijkpanel Oosterparkwijk"], "lid", before)


def _area(slug: str) -> Area | None:
    return places.area(slug) if slug else None


def _body(kind: str, name: str, slug: str, speaks_for: str, chosen_how: str, at: datetime) -> Body:
    return people.found(kind, name, area=_area(slug), speaks_for=speaks_for, chosen_how=chosen_how, at=at)


def _person(account: str, name: str, home: str, at: datetime) -> Person:
    person = people.register(f"{account}@{DOMAIN}", name=name)
    area = _area(home)
    if area:
        people.settle(person.pk, area, assurance=1, since=at.date(), at=at)
    return person


def _seat(person: Person, body: Body, role: str, at: datetime, *, may_sign: bool = False) -> None:
    until = None if body.kind in Body.MUNICIPAL else _end_of_term(at.date())
    people.seat(person.pk, body, role=role, may_sign=may_sign, since=at.date(), until=until, at=at)


def _end_of_term(since: date) -> date:
    """Residents' seats have a term: four years here, so that the demonstration keeps working for a while."""
    return since + timedelta(days=4 * 365)


def welcome_lines(code: str) -> str:
    """What the terminal says: where to look, how to sign in as whom, and the code of the conversation that is on."""
    roles = "\n".join(
        f"    {account + '@' + DOMAIN:<28} {name:<8} {', '.join(body for body, *_ in seats) or 'bewoner'}"
        for account, name, _home, seats in CAST
    )
    return f"""
Samenspraak staat klaar op {settings.ORIGIN}/

  Inloggen met een druk op de knop:  {settings.ORIGIN}/demo/
{roles}
  Of met elk e-mailadres; de mail lees je op {settings.ORIGIN}/demo/post/

  Meedoen aan het gesprek dat nu bezig is: {settings.ORIGIN}/meedoen/ met code {code}

  Stoppen: Ctrl-C. Wat is ingevoerd, blijft bewaard.
"""
