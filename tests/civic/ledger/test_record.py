# SPDX-License-Identifier: EUPL-1.2
"""The logbook: one unbroken chain, in the transaction of the deed, whoever writes at the same moment."""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenspraak.civic.ledger import actions, queries
from samenspraak.civic.ledger.models import Entry
from samenspraak.rulebook import ledger
from tests import installation

AT = datetime(2026, 5, 4, 19, 30, 0, 123456, tzinfo=UTC)


def record(kind: str = "agreement.signed", **facts) -> int:
    return actions.record(
        kind, subject="agreement:1", actor="seat:4", area="de-hoogte", ground="art. 2", at=AT, **facts
    )


@pytest.mark.django_db
def test_entries_follow_each_other(db):
    first = queries.head()[0]
    numbers = [record(version=number) for number in range(5)]
    assert numbers == list(range(first + 1, first + 6))
    verdict = ledger.verify(queries.export())
    assert verdict.finding is None and (verdict.entries, verdict.head) == queries.head()


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_refuses():
    before = queries.head()
    with pytest.raises(actions.OutsideTransaction):
        record()
    assert queries.head() == before


@pytest.mark.django_db(transaction=True)
def test_a_deed_that_is_rolled_back_leaves_no_entry():
    before = queries.head()
    with pytest.raises(RuntimeError), transaction.atomic():
        record()
        raise RuntimeError
    assert queries.head() == before and not Entry.objects.filter(number__gt=before[0]).exists()
    with transaction.atomic():
        assert record() == before[0] + 1
    assert ledger.verify(queries.export()).finding is None


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(exclude_characters="\0", codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc é-_'\"", max_size=8), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.django_db
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=st.dictionaries(st.sampled_from(["version", "text", "naïef", "of"]), JSON, max_size=3))
def test_what_comes_out_of_the_database_is_what_was_sealed(facts, db):
    """Facts survive the database as they were sealed: unusual letters, deep lists, numbers beyond 32 bits."""
    number = record(**facts)
    entry = Entry.objects.get(number=number)
    told = queries.as_sealed(entry)
    assert ledger.seal(told) == entry.seal == told["seal"]
    assert told["at"] == "2026-05-04T19:30:00.123456+00:00"


@pytest.mark.django_db
@pytest.mark.parametrize("facts", [{"share": 0.5}, {"shares": [1, 0.5]}, {"of": {"it": 1e16}}])
def test_fractions_are_refused(facts):
    with pytest.raises(TypeError):
        record(**facts)


@pytest.mark.django_db
def test_pages_go_back_in_time_and_never_skip():
    for number in range(7):
        record("agreement.signed" if number % 2 else "ballot.opened")
    seen, before = [], None
    while True:
        rows, older = queries.page(area="de-hoogte", before=before, size=3)
        seen += [row.number for row in rows]
        if not older:
            break
        before = rows[-1].number
    assert seen == sorted(seen, reverse=True) and len(seen) == 7
    assert {row.kind for row in queries.page(kind="ballot", size=50)[0]} == {"ballot.opened"}
    assert len(queries.page(kind="ballot.opened", area="de-hoogte", size=50)[0]) == 4
    assert queries.page(kind="ballot.open", size=50) == ([], False)
    assert queries.page(area="elsewhere", size=50) == ([], False)


CONCURRENT = """
from datetime import UTC, datetime
from threading import Barrier, Thread
from django.core.management import call_command
from django.db import connection, transaction
call_command("migrate", verbosity=0)
from samenspraak.civic.ledger import actions, queries
from samenspraak.rulebook import ledger
at, start, failed = datetime(2026, 5, 4, tzinfo=UTC), Barrier(2), []
def write(who):
    try:
        start.wait()
        for n in range(40):
            try:
                with transaction.atomic():
                    actions.record("agreement.signed", subject=f"agreement:{n}", actor=f"seat:{who}", at=at)
                    if n % 8 == 7:
                        raise KeyError
            except KeyError:
                pass
    except Exception as error:
        failed.append(repr(error))
    finally:
        connection.close()
threads = [Thread(target=write, args=(who,)) for who in (1, 2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
verdict = ledger.verify(queries.export())
actors = {entry.actor for entry in queries.entries()}
print(failed, verdict.finding, verdict.entries, (verdict.entries, verdict.head) == queries.head(), sorted(actors))
"""


@pytest.mark.parametrize("embedded", [True, False], ids=["sqlite", "postgresql"])
def test_two_at_once_make_one_unbroken_chain(tmp_path, embedded):
    """Two threads, each with its own connection, forty deeds each of which five are rolled back."""
    if not embedded and not installation.GIVEN:
        pytest.skip("runs when the tests run on PostgreSQL")
    with installation.fresh(tmp_path, embedded=embedded) as site:
        assert site.python(CONCURRENT) == "[] None 70 True ['seat:1', 'seat:2']"


def test_nothing_cascades_into_the_logbook(db):
    assert not [field for field in Entry._meta.get_fields() if field.is_relation]
    assert connection.introspection.get_relations(connection.cursor(), "ledger_entry") == {}
