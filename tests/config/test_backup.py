# SPDX-License-Identifier: EUPL-1.2
"""One file holds the whole installation; it comes back whole into an empty database, or nothing changes."""

import json
import zipfile

import pytest
from django.apps import apps
from django.db import connection

from samenspraak.config.backup import archive, shape
from tests import installation

FILL = """
from samenspraak import content
from samenspraak.civic.people import actions as people
from samenspraak.civic.places import queries as places
from datetime import UTC, date, datetime
at = datetime(2026, 5, 4, 19, 30, 0, 123456, tzinfo=UTC)
griffie = people.found("griffie", "Griffie", at=at)
for name in ("Roos", "Zoë", "Bo"):
    person = people.register(name.lower() + "@example.org", name=name)
    people.settle(person.pk, places.area("oosterparkwijk"), assurance=1, since=date(2025, 1, 1), at=at)
people.seat(person.pk, griffie, role="griffier", since=date(2025, 1, 1), at=at)
from io import BytesIO
from PIL import Image
from samenspraak.civic.agenda import actions as agenda
Image.effect_noise((400, 300), 90).save(photo := BytesIO(), "PNG")
park = places.area("oosterparkwijk")
from samenspraak.civic.places import actions as grounds
from samenspraak.rulebook.agenda.spots import Where
from samenspraak.rulebook.places import Unit
ring = [[6.58, 53.21], [6.6, 53.21], [6.6, 53.23], [6.58, 53.21]]
unit = Unit("BU00140441", "buurt", "Park", {"type": "Polygon", "coordinates": [ring]})
grounds.import_units([unit], year=2025, source="x", at=at, territories={park.slug: [unit.code]})
given = {"topic": "green-play", "key": "k", "by": person.pk, "at": at, "where": Where("hier", (6.595, 53.2151))}
idea = agenda.submit(park, title="Bankjes", text="Op het plein.", **given)
agenda.add_picture(idea.pk, data=photo.getvalue(), alt="Een plein.", key="k", by=person.pk, at=at)
from datetime import timedelta
from samenspraak.civic.meetings import actions as meetings
body = people.found("wijkraad", "Wijkraad", area=park, at=at)
people.seat(person.pk, body, role="voorzitter", since=date(2025, 1, 1), at=at)
when = {"starts_at": at + timedelta(days=9), "place": "Zaal"}
met = meetings.plan(park, body=body.pk, title="Overleg", key="k", by=person.pk, at=at, **when)
meetings.add_point(met.pk, title="Punt", key="k", by=person.pk, at=at)
pdf = meetings.Sent(b"%PDF-1.7 " + bytes(range(256)) + b"%%EOF", "stuk.pdf", "yes")
meetings.add_paper(met.pk, 1, title="Stuk", key="k", sent=pdf, by=person.pk, at=at)
from samenspraak.civic.people.models import Person
Person.objects.create(email=None, name="gone").delete()  # its number may never be given out again
"""
NEXT_PERSON = "from samenspraak.civic.people.models import Person; print(Person.objects.create(email='x@y.z').pk)"
FOUND = """
from samenspraak.civic.agenda import queries
from samenspraak.civic.places import queries as places
print(len(queries.said(places.area("oosterparkwijk"), "bankjes")))
"""
EMPTY = "from samenspraak.config.backup import tables; tables.make_ready(); print('empty')"


def held(path) -> dict:
    """What a backup file holds, by member; without the moment it was made at."""
    with zipfile.ZipFile(path) as file:
        found = {name: file.read(name) for name in file.namelist()}
    found["manifest.json"] = {**json.loads(found["manifest.json"]), "made_at": ""}
    return found


def rewritten(path, target, change) -> None:
    """A copy of a backup in which `change(name, text)` gives each member's new text; None leaves it out."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            text = change(name, old.read(name).decode())
            if text is not None:
                new.writestr(name, text)


def test_it_comes_back_whole_into_an_empty_database(install, tmp_path):
    old, new, first, second = install(ready=True), install(), tmp_path / "first.zip", tmp_path / "second.zip"
    old.python(FILL)
    made = old.run("backup", first)
    assert made.returncode == 0 and "Logbook:" in made.stdout and "secret key" in made.stdout, made.stderr
    done = new.run("restore", first)
    assert done.returncode == 0 and "The logbook holds:" in done.stdout, done.stderr
    assert new.run("backup", second).returncode == 0
    assert held(first) == held(second)
    assert new.python(FOUND) == old.python(FOUND) == "1", "what is searched with is made anew"
    assert new.python(NEXT_PERSON) == old.python(NEXT_PERSON) == "5"


@pytest.mark.skipif(not installation.GIVEN, reason="within SQLite it is the road of the test before this one")
def test_between_the_two_databases_and_back(install, tmp_path):
    """From PostgreSQL to SQLite, and back."""
    here, embedded, back = install(ready=True), install(embedded=True), install()
    files = [tmp_path / name for name in ("here.zip", "embedded.zip", "back.zip")]
    here.python(FILL)
    assert here.run("backup", files[0]).returncode == 0
    for site, taken, made in ((embedded, files[0], files[1]), (back, files[1], files[2])):
        done = site.run("restore", taken)
        assert done.returncode == 0, done.stderr
        assert site.run("backup", made).returncode == 0
    assert held(files[0]) == held(files[1]) == held(files[2])


def test_only_into_an_empty_database(install, tmp_path):
    site, file = install(ready=True), tmp_path / "one.zip"
    site.python(FILL)
    site.run("backup", file)
    refused = site.run("restore", file)
    assert refused.returncode == 1 and "not empty" in refused.stderr and "Nothing was put back." in refused.stderr
    again = site.run("backup", file)
    assert again.returncode == 1 and "never overwrites" in again.stderr


def test_it_is_of_one_moment_while_others_write(install, tmp_path):
    """Every round a body and a seat in it are recorded together; a backup never sees one without the other."""
    site, copy, file = install(ready=True), install(), tmp_path / "busy.zip"
    site.python(FILL)
    counted = site.python(
        f"""
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event, Thread
from django.db import connection, transaction
from samenspraak.civic.people import actions as people
from samenspraak.civic.people.models import Body, Person
from samenspraak.config.backup import archive, shape
at, stop, busy = datetime(2026, 5, 5, tzinfo=UTC), Event(), Event()
person = Person.objects.order_by("pk").first()
def work():
    number = 0
    while not stop.is_set():
        number += 1
        with transaction.atomic():
            body = people.found("wijkpanel", f"Panel {{number}}", at=at)
            people.seat(person.pk, body, role="lid", since=date(2026, 1, 1), at=at)
        busy.set()
    connection.close()
rows = shape.rows
def waiting(table):  # between two tables, until somebody wrote something
    busy.clear()
    assert busy.wait(20)
    return rows(table)
shape.rows = waiting
writer = Thread(target=work)
writer.start()
try:
    archive.pack(Path({str(file)!r}), at=at)
finally:
    stop.set()
    writer.join()
print(Body.objects.count())
"""
    )
    done = copy.run("restore", file)
    assert done.returncode == 0, done.stderr
    told = held(file)
    bodies, seats = (told[f"{name}.jsonl"].count(b"\n") for name in ("people_body", "people_seat"))
    founded, taken = (told["ledger_entry.jsonl"].count(kind) for kind in (b'"body.founded"', b'"seat.taken"'))
    assert bodies == seats == founded == taken
    assert bodies < int(counted)  # and others went on writing meanwhile


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A sound backup file; no test changes it."""
    folder = tmp_path_factory.mktemp("sound")
    with installation.ready(folder / "site", embedded=not installation.GIVEN) as site:
        site.python(FILL)
        assert site.run("backup", folder / "sound.zip").returncode == 0
    return folder / "sound.zip"


def emptied(site) -> bool:
    return site.python(EMPTY) == "empty"


def test_a_file_that_is_not_sound_changes_nothing(sound, install, tmp_path):
    """Everything here is refused with a sentence before, or while, it is put back; the database stays empty."""

    def with_other(member, old, new):
        def change(name, text):
            return text.replace(old, new, 1) if name == member else text

        return change

    def with_manifest(**changes):
        def change(name, text):
            return json.dumps({**json.loads(text), **changes}) if name == "manifest.json" else text

        return change

    changes = {
        "is not what its manifest says": with_other("people_person.jsonl", "Roos", "Rosa"),
        "does not hold exactly": lambda name, text: None if name == "people_seat.jsonl" else text,
        "is not a backup of Samenspraak": lambda name, text: None if name == "manifest.json" else text,
        "its manifest cannot be read": with_other("manifest.json", '"made_at"', '"made_on"'),
        "of another kind": with_manifest(format="samenspraak-backup-9"),
        "made by version": with_manifest(migrations=["people.0009_later"], version="9.9"),
        "does not end where": with_manifest(number=2),
    }
    site = install()
    for said, change in changes.items():
        bad = tmp_path / "bad.zip"
        rewritten(sound, bad, change)
        refused = site.run("restore", bad)
        assert refused.returncode == 1 and said in refused.stderr, (said, refused.stderr)
        assert "Nothing was put back." in refused.stderr and "Traceback" not in refused.stderr
    assert emptied(site)


@pytest.mark.once
@pytest.mark.parametrize("kept", [0, 10, 0.5, 0.99])
def test_a_file_that_was_cut_off_or_is_something_else(sound, install, tmp_path, kept):
    whole = sound.read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole[: kept if isinstance(kept, int) else int(len(whole) * kept)])
    site = install(embedded=True)
    refused = site.run("restore", cut)
    assert refused.returncode == 1 and "is not a backup, or it was cut off" in refused.stderr


@pytest.mark.once
def test_a_damaged_byte_is_found(sound, install, tmp_path):
    whole = bytearray(sound.read_bytes())
    with zipfile.ZipFile(sound) as file:
        place = file.getinfo("places_area.jsonl")
    whole[place.header_offset + 30 + len(place.filename) + 20 + place.compress_size // 2] ^= 0xFF
    bad = tmp_path / "damaged.zip"
    bad.write_bytes(whole)
    refused = install(embedded=True).run("restore", bad)
    assert refused.returncode == 1 and "places_area.jsonl" in refused.stderr and "Traceback" not in refused.stderr


def resealed(sound, target, member, change) -> None:
    """A forger's copy: a member changed, and the manifest changed with it."""
    import hashlib

    told = {}

    def forged(name, text):
        if name == member:
            told["text"] = change(text)
            return told["text"]
        return text

    def manifest(name, text):
        if name != "manifest.json":
            return forged(name, text)
        found = json.loads(text)
        for one in found["members"]:
            if one["name"] == member:
                one["sha256"] = hashlib.sha256(told["text"].encode()).hexdigest()
                one["rows"] = told["text"].count("\n")
        return json.dumps(found)

    rewritten(sound, target, manifest)


@pytest.mark.once
def test_a_forged_logbook_is_found_though_the_manifest_was_forged_with_it(sound, install, tmp_path):
    bad = tmp_path / "forged.zip"
    resealed(sound, bad, "ledger_entry.jsonl", lambda text: text.replace("griffier", "voorzitter", 1))
    refused = install(embedded=True).run("restore", bad)
    assert refused.returncode == 1 and "ledger-changed" in refused.stderr


def test_a_restore_that_fails_midway_leaves_the_database_empty(sound, install, tmp_path):
    """Rows that do not fit, in one of the last tables that hold rows: all that went before is undone."""
    site = install()
    for change in (
        lambda text: text.replace("2025-01-01", "not a day", 1),  # no date
        lambda text: text * 2,  # a number twice
        lambda text: text.replace("[", "[[", 1).replace(",", "],", 1),  # a list where a number belongs
        lambda text: text.replace('"griffier"', '"griffier",1', 1),  # one value too many
    ):
        bad = tmp_path / "misfit.zip"
        resealed(sound, bad, "people_seat.jsonl", change)
        refused = site.run("restore", bad)
        assert refused.returncode == 1 and "Traceback" not in refused.stderr, refused.stderr
        assert "Nothing was put back." in refused.stderr
        assert emptied(site)
    done = site.run("restore", sound)
    assert done.returncode == 0, done.stderr


def test_every_table_is_in_a_backup_or_left_out_for_a_reason(db):
    """A new table is backed up by itself; one that is left out stands in the list, and the list has no ghosts."""
    there = {name for name in connection.introspection.table_names() if name != "django_migrations"}
    there = {name for name in there if not name.startswith("agenda_words")}  # SQLite's index, filled by its triggers
    kept = {table.name for table in shape.tables()}
    assert kept.isdisjoint(shape.LEFT_OUT)
    assert kept | set(shape.LEFT_OUT) == there


def test_a_table_comes_after_those_it_refers_to():
    order = [table.name for table in shape.tables()]
    for table in shape.tables():
        for field in table.fields:
            if field.is_relation and field.related_model is not table.model:
                assert order.index(field.related_model._meta.db_table) < order.index(table.name)
    assert len(order) == len({model._meta.db_table for model in apps.get_models(include_auto_created=True)}) - len(
        shape.LEFT_OUT
    )


def test_nobody_else_may_read_it_and_nothing_half_stays_behind(install, tmp_path):
    site, file = install(embedded=True), tmp_path / "mine.zip"
    early = site.run("backup", file)  # before there are tables
    assert early.returncode == 1 and "set-up" in early.stderr
    site.run("set-up")
    site.python(FILL)
    site.run("backup", file)
    assert file.stat().st_mode & 0o077 == 0
    missing = site.run("backup", tmp_path / "no" / "such" / "folder.zip")
    assert missing.returncode == 1 and "cannot be written" in missing.stderr
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".zip" and path.is_file()] == []


def test_a_restored_installation_serves(install, sound):
    """The logbook page of the copy shows the head of the original."""
    site = install(embedded=True)
    assert site.run("restore", sound).returncode == 0
    told = site.python(
        "from django.test import Client; print(Client(headers={'host': 'localhost'}).get('/logboek/hoofd/').json())"
    )
    manifest = held(sound)["manifest.json"]
    assert told == str({"number": manifest["number"], "seal": manifest["seal"]})


def test_the_format_is_plain(sound):
    """Anyone can read it in ten years: lines of JSON, a row each, and the names of the columns."""
    found = held(sound)
    member = next(one for one in found["manifest.json"]["members"] if one["table"] == "people_person")
    rows = [dict(zip(member["columns"], json.loads(line), strict=True)) for line in found[member["name"]].splitlines()]
    assert [row["name"] for row in rows] == ["Roos", "Zoë", "Bo"]
    assert rows[0]["since"].endswith("+00:00")
    assert found["manifest.json"]["format"] == archive.FORMAT
