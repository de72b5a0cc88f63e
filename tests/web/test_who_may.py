# SPDX-License-Identifier: EUPL-1.2
"""Who may do what, at every address that takes a form: one table, held against what really changes.

Each line is one press, with everything filled in as somebody would who knows what they want; behind it stands for whom
it changes anything. Each press is undone before the next. For nobody else does a row change in any table.

```
anyone     whoever has the code, the link or the number, signed in or not
no-voter   the same, but not who is signed in and has a vote of their own there
signed-in  whoever is signed in, about themselves
resident   Charlie, who lives in Oosterparkwijk and holds no seat
seat       Bo, who lives there and chairs its wijkraad, with a mandate to sign
team       Alice of the gebiedsteam
college    Wim, the wijkwethouder, with a mandate to sign
griffie    Roos
phone      a phone that takes part in gatherings 1 and 3; it never signed in
-          nobody: it only reads, or looks something up
```

Never named, because they have no business in Oosterparkwijk: a visitor; and an outsider, who had every seat there is
here until yesterday and holds them all in De Wijert now. Officials have shown their second step: that nobody of them
gets anywhere without it is walked in tests/web/accounts/test_second_factor.py.
"""

import copy
import re
from contextlib import contextmanager
from functools import partial

import pytest
import time_machine
from django.apps import apps
from django.db import connection, transaction

from samenspraak.civic.people import actions as people
from samenspraak.web.agenda.views import feasibility
from samenspraak.web.conversations.views import hosting, statements, wishes
from tests.architecture.test_conventions import LADDER
from tests.cast import LONG_AGO
from tests.web.accounts.test_second_factor import shows
from tests.web.addresses import addresses
from tests.web.town import Town

pytestmark = pytest.mark.once  # who may is decided above the database; the verbs are tested on both

# By scene, each going on where the one before stopped: address, the number in it, which press, and for whom.
WHO_MAY = """
quiet
  accounts:introduce             .  .                   signed-in
  accounts:settle                .  .                   signed-in
  accounts:remove                .  .                   signed-in
  accounts:hear                  .  .                   signed-in
  accounts:new-body              .  .                   team
  accounts:new-seat              .  .                   team
  accounts:end-seat              .  .                   team
  notices:find                   .  .                   -
  conversations:join             .  .                   -
  conversations:start            .  .                   team
  agreements:begin               .  .                   seat team
  agreements:begin-in            .  .                   seat team
gatherings
  conversations:prepare          .  .                   team
  conversations:own-plate        .  .                   team
  conversations:own-plate-change .  .                   team
  conversations:enter            1  .                   anyone
  conversations:about-you        1  .                   phone
  conversations:go-round         1  .                   -
  conversations:hand-on          1  .                   -
  conversations:follow-from-room 1  .                   anyone
  conversations:stop             .  .                   anyone
  conversations:plate            1  .                   phone
  conversations:fit              1  .                   phone
  conversations:offer            3  .                   phone
  conversations:looks-like       1  .                   -
  conversations:take-back        3  .                   phone
  conversations:withdraw         1  .                   phone
  conversations:follow           2  .                   anyone
  conversations:judge            .  toelaten            team
  conversations:judge            .  afwijzen            team
  conversations:judge            .  weghalen            team
  conversations:deed             2  openen              team
  conversations:deed             2  afzeggen            team
  conversations:reschedule       2  .                   team
  conversations:deed             1  naar                team
  conversations:deed             1  onthullen           team
  conversations:deed             3  verbergen           team
  conversations:deed             1  vrij                team
  conversations:deed             3  samen               team
  conversations:deed             1  klok                team
  conversations:deed             3  klok-stoppen        team
  conversations:deed             1  pauze               team
  conversations:deed             3  pauze-voorbij       team
  conversations:deed             1  eerst-lezen         team
  conversations:deed             3  meteen-tonen        team
  conversations:deed             3  overnemen           team
  conversations:deed             1  overdragen          team
  conversations:deed             1  sluiten             team
  conversations:deed             6  sluiten             team
  conversations:deed             3  tonen               team
  conversations:deed             3  alles-tonen         team
  conversations:deed             1  antwoord-verbergen  team
  conversations:deed             1  antwoord-tonen      team
  conversations:deed             1  vastzetten          team
  conversations:deed             1  losmaken            team
  conversations:wishes-deed      3  tonen               team
  conversations:wishes-deed      3  alles-tonen         team
  conversations:wishes-deed      1  antwoord-verbergen  team
  conversations:wishes-deed      1  antwoord-tonen      team
  conversations:wishes-deed      1  vastzetten          team
  conversations:wishes-deed      1  losmaken            team
  conversations:wishes-deed      1  bij-elkaar          team
  conversations:wishes-deed      1  zet-bij             team
  conversations:wishes-deed      1  eruit               team
  conversations:wishes-deed      1  hernoemen           team
  conversations:wishes-deed      1  samenvoegen         team
  conversations:wishes-deed      1  groep-vastzetten    team
  conversations:wishes-deed      1  groep-losmaken      team
  conversations:conclude         1  .                   team
  conversations:hours            4  .                   team
  conversations:go-online        4  .                   team
  conversations:lengthen         6  .                   team
  conversations:paper            2  .                   team
  conversations:sheets           1  .                   team
  conversations:sheet-by-hand    1  .                   team
  conversations:sheet-number     1  .                   team
  conversations:sheet-number     4  .                   team
  conversations:sheet-plate      1  .                   team
  conversations:sheet-statement  1  .                   team
draft
  agreements:set-say             1  .                   seat team
  agreements:try-say             1  .                   -
  agreements:mend                1  .                   seat team
  agreements:set-summary         1  .                   seat team
  agreements:add-term            1  .                   seat team
  agreements:edit-term           1  .                   seat team
  agreements:remove-term         1  .                   seat team
  agreements:undo                1  .                   seat team
  agreements:remark              1  .                   resident seat team college griffie
  agreements:remark-on-all       1  .                   resident seat team college griffie
  agreements:suggest             1  .                   resident seat team college griffie
  agreements:suggest-new         1  .                   resident seat team college griffie
  agreements:answer              1  answer              seat team
  agreements:answer              1  accept              seat team
  agreements:answer              1  decline             seat team
  agreements:withdraw-remark     1  .                   resident
  agreements:hide-remark         1  .                   team
  agreements:deviate             1  .                   seat college
  agreements:take-back           1  .                   seat
  agreements:withdraw            1  .                   seat team college
mended
  agreements:propose             1  .                   seat team
proposed
  agreements:sign                2  .                   seat college
  agreements:sign-on-paper       2  .                   team
  agreements:withdraw            2  .                   seat team college
signed
  agreements:withdraw            2  .                   seat college
  agreements:take-signature-back 2  .                   seat college
  council:propose                .  .                   college griffie
  council:decide                 .  .                   griffie
in_force
  council:meet                   .  .                   college griffie
  agreements:suspend             2  .                   seat college
  agreements:end                 2  .                   seat college
  agreements:begin               .  .                   seat team
  agenda:new                     .  .                   resident seat team
  agenda:support                 4  .                   resident seat
  agenda:comment                 4  .                   resident seat team college griffie
  agenda:hide                    4  reactie             team
  agenda:hide                    4  idee                team
  agenda:hide                    4  foto                team
  agenda:hide                    4  tekst               team
  agenda:merge                   4  .                   seat
  agenda:part                    8  .                   seat
  agenda:reword                  4  .                   resident seat team college griffie
  agenda:judge-wording           4  overnemen           resident
  agenda:judge-wording           4  afwijzen            resident
  agenda:judge-wording           4  terugnemen          seat
  agenda:judge-wording           5  overnemen           seat
  agenda:judge-wording           5  terugnemen          resident
  agenda:add-picture             4  .                   resident team
  agenda:remove-picture          4  .                   resident
  agenda:locate                  4  .                   resident team
  agenda:withdraw                4  .                   resident
  agenda:decline                 4  .                   seat
  agenda:ask                     .  .                   resident seat team
  agenda:ask-too                 1  .                   seat
  agenda:ask-too                 2  terug               resident
  agenda:answer-question         1  .                   team college
  agenda:answer-later            1  .                   team college
  agenda:hide-question           1  .                   team
  agenda:feasibility-deed        4  beginnen            seat team
  agenda:feasibility-deed        11 stap                seat team
  agenda:feasibility-deed        11 stap-klaar          resident seat team
  agenda:feasibility-deed        11 stap-weg            seat team
  agenda:feasibility-deed        11 post                seat team
  agenda:feasibility-deed        11 post-weg            seat team
  agenda:feasibility-deed        11 oordeel             seat team
  agenda:feasibility-deed        12 heropenen           seat team
  agenda:feasibility-deed        12 mening              resident
  agenda:feasibility-deed        12 zonder-mening       seat team
  agenda:appeal                  .  .                   anyone
  agenda:review                  .  .                   college
  agenda:show-again              .  .                   team
  agenda:place                   4  .                   seat
  agenda:call                    5  .                   seat
  agenda:call                    6  .                   seat team
  agenda:call-choice             5  .                   seat
  agenda:call-choice             6  .                   seat team
  agenda:price                   13 .                   seat team
  agenda:divide                  .  .                   seat team
  agenda:arrange                 .  .                   seat
  agenda:reply                   1  .                   college
  ballots:vote                   2  .                   resident seat
  ballots:change                 2  .                   anyone
  ballots:voted                  2  .                   -
  ballots:letter                 2  .                   no-voter
  ballots:letter-shared          2  .                   no-voter
  ballots:letters                2  .                   team
  ballots:void-letters           2  .                   team
  ballots:enter                  2  .                   team
  ballots:mend                   2  .                   -
  ballots:find                   1  .                   -
  ballots:withdraw               3  .                   seat team
  evaluation:observe             .  .                   seat
  evaluation:take-back           .  .                   seat
  evaluation:start               .  .                   team
carried_out
  agenda:begin                   1  .                   team college
  agenda:add-step                2  .                   team college
  agenda:finish-step             2  .                   team college
  agenda:move-step               2  .                   team college
  agenda:end                     2  .                   team college
  agenda:reserve                 2  .                   team college
  agenda:pay                     2  .                   team college
  agenda:give                    .  .                   team college
  agenda:put-right               .  .                   team college
  agenda:hide-words              .  .                   team
suspended
  agreements:resume              2  .                   seat
looking_back
  evaluation:lesson              1  .                   seat team
  evaluation:conclude            1  .                   team
concluded
  evaluation:next                1  .                   seat team
meeting
  meetings:plan                  .  .                   seat team
  meetings:change                1  .                   seat team
  meetings:call-off              1  .                   seat team
  meetings:announce              1  .                   seat team
  meetings:add-point             1  .                   seat team
  meetings:change-point          1  .                   seat team
  meetings:drop-point            1  .                   seat team
  meetings:add-paper             1  .                   seat team
  meetings:drop-paper            1  .                   seat team
  meetings:begin                 2  .                   seat team
  meetings:attend                3  .                   seat team
  meetings:ask                   3  .                   seat
  meetings:declare               3  .                   seat
  meetings:close                 3  .                   seat
  meetings:decide                4  .                   seat
  meetings:undeclare             4  .                   seat
  meetings:undecide              4  .                   seat
  meetings:minutes               5  .                   seat team
  meetings:publish               5  .                   seat
"""

EVERYBODY = {"visitor", "outsider", "resident", "seat", "team", "college", "griffie", "phone"}
WORDS = {
    "anyone": EVERYBODY,
    "signed-in": EVERYBODY - {"visitor", "phone"},
    "no-voter": EVERYBODY - {"resident", "seat"},
    "-": (),
}
READING_ONLY = {"None", "about:about", "about:privacy", "about:accessibility", "about:components", "about:room"}
PICTURES = (".pdf", ".odt")  # take long to make; they have tests of their own
WRITES = re.compile(r'\s*(?:INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM) "(\w+)"')


def bylaw():
    """The table: for each scene, each press ("address number press") with the names of whom it changes anything for."""
    scenes = {}
    for line in WHO_MAY.strip().splitlines():
        if not line.startswith(" "):
            scenes[line] = presses = {}
            continue
        name, number, press, *who = line.split()
        presses[f"{name} {number} {press}"] = {one for word in who for one in WORDS.get(word, (word,))}
    return scenes


# Whoever presses


def outsider(cast):
    """Had every seat here until yesterday, and moved to De Wijert, to hold them all there."""
    person, today = people.register("vroeger@example.org", name="Vroeger"), cast.now.date()
    for body in (cast.gebiedsteam, cast.wijkraad, cast.college, cast.griffie):
        people.seat(person.pk, body, role="lid", may_sign=True, since=LONG_AGO, until=today, at=cast.now)
    for kind, area in (("gebiedsteam", cast.de_wijert.parent), ("wijkraad", cast.de_wijert)):
        body = people.found(kind, f"{kind} elders", area=area, at=cast.now)
        people.seat(person.pk, body, role="lid", may_sign=True, since=LONG_AGO, at=cast.now)
    people.settle(person.pk, cast.oosterparkwijk, assurance=1, since=LONG_AGO, at=cast.now)
    people.settle(person.pk, cast.de_wijert, assurance=1, since=today, at=cast.now)
    return person


def persons(town):
    cast = town.cast
    named = {"resident": cast.charlie, "seat": cast.bo, "team": cast.alice, "college": cast.wim, "griffie": cast.roos}
    return {"visitor": None, "outsider": outsider(cast), **named, "phone": None}


def browser_of(town, who, person):
    browser = town.cast.client(person)
    if who == "phone":
        browser.cookies["deelnemer"] = "phone"
    return browser if person is None else shows(browser, person)


# What a press changes


MODELS = [one for one in apps.get_models() if one._meta.app_label in LADDER and one.__name__ != "Allowance"]
TABLES = {one._meta.db_table: one for one in MODELS}  # an allowance only counts how much somebody put in


class Rows:
    """All rows of all tables as they are now, and which tables a press changes. Only what is written to is compared."""

    def __init__(self):
        self.before = {table: self._rows(table) for table in TABLES}

    def _rows(self, table):
        return list(TABLES[table].objects.order_by("pk").values_list())

    def changed_by(self, press):
        written = set()

        def note(execute, sql, params, many, context):
            if found := WRITES.match(sql):
                written.add(found[1])
            return execute(sql, params, many, context)

        with undone(), connection.execute_wrapper(note):
            press()
            return {table for table in written & TABLES.keys() if self._rows(table) != self.before[table]}


@contextmanager
def undone():
    """Everything in it is taken back. Deeds are transactions of their own: the test frame lets them run in another."""
    frame = transaction.atomic()
    frame._from_testcase = True
    with frame:
        yield
        transaction.set_rollback(True)


# The walk


KNOWN = {one.name: one for one in addresses()}


def filled_in(town, press):
    """The address and the form of one press."""
    name, number, deed = press.split()
    parts = {"area": "oosterparkwijk", "key": "our-area", "name": deed, "number": number}
    parts["code"] = town.codes.get(number, "")
    for found in (name, press):
        parts |= town.parts.get(found, {})
    fields = town.plausible()
    for found in (name, press):
        fields |= town.fields.get(found, {})
    return KNOWN[name].filled({hole: str(part) for hole, part in parts.items()}), fields


@pytest.fixture
def town(cast, settings, caplog):
    settings.STAFF_MFA = True
    caplog.set_level("CRITICAL", "django.request")  # a thousand refusals
    with time_machine.travel(cast.now, tick=False) as clock:
        yield Town(cast, clock)


def test_who_may_do_what(town):
    everybody, wrong = persons(town), []
    for scene, presses in bylaw().items():
        getattr(town, scene)()
        rows = Rows()
        browsers = {who: browser_of(town, who, person) for who, person in everybody.items()}
        for press, allowed in presses.items():
            path, fields = filled_in(town, press)
            changed = {who for who, browser in browsers.items() if _changes(rows, browser, path, fields)}
            if changed != allowed:
                wrong.append(f"{press}: {sorted(changed - allowed)} too, {sorted(allowed - changed)} not")
            if re.search(r"/\d+/", path):  # what lies here is not found under De Wijert, by who may everything there
                there = path.replace("/oosterparkwijk/", "/de-wijert/")
                if there != path and _changes(rows, browsers["outsider"], there, fields):
                    wrong.append(f"{press}: also under De Wijert")
    assert wrong == [], "\n" + "\n".join(wrong)


def _changes(rows, browser, path, fields):
    kept = copy.copy(browser.cookies)
    changed = rows.changed_by(partial(browser.post, path, fields))
    browser.cookies = kept
    return changed


def test_reading_changes_nothing(town):
    town.gatherings()
    rows, browser = Rows(), browser_of(town, "team", town.cast.alice)
    browser.cookies["deelnemer"] = "phone"
    parts = {"area": "oosterparkwijk", "code": town.codes["1"], "key": "our-area", "slug": "iets", "int": "1"}
    paths = [path for one in addresses() if not (path := one.filled(parts)).endswith(PICTURES)]
    assert [path for path in paths if rows.changed_by(partial(browser.get, path))] == []


def test_every_address_that_takes_a_form_stands_in_the_table(cast, caplog):
    caplog.set_level("CRITICAL", "django.request")
    browser, parts = cast.client(cast.alice), {"area": "oosterparkwijk", "slug": "iets", "int": "1", "str": "1"}
    takes_a_form = {one.name for one in addresses() if browser.post(one.filled(parts)).status_code != 405}
    presses = [press.split() for scene in bylaw().values() for press in scene]
    assert takes_a_form - READING_ONLY == {name for name, _number, _press in presses}
    for name, deeds in (
        ("conversations:deed", hosting.DEEDS),
        ("conversations:wishes-deed", wishes.DEEDS),
        ("conversations:judge", statements.JUDGEMENTS),
        ("agenda:feasibility-deed", feasibility.DEEDS),
    ):
        assert {press for address, _number, press in presses if address == name} == set(deeds)
