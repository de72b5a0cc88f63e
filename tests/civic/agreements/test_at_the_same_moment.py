# SPDX-License-Identifier: EUPL-1.2
"""What people do to one agreement at the same moment, in threads of their own."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from samenspraak.civic.agreements import actions, queries
from samenspraak.civic.agreements.models import Version
from samenspraak.civic.council import actions as council
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agreements.texts import BODY, draft, in_force, proposed, sign, signed, without

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="the tests' SQLite lives in the memory of one connection"),
]


@pytest.fixture
def people(cast):
    return cast


def together(deeds):
    """Do all of these at once; the codes of those that were refused."""

    def one(deed):
        try:
            deed()
        except Refused as refused:
            return refused.findings[0].code
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(max_workers=8) as threads:
        return sorted(threads.map(one, deeds))


def test_one_draft_is_begun(people):
    by = [people.alice.pk, people.bo.pk] * 3
    found = together([lambda by=by: actions.draft_empty(people.oosterparkwijk, by=by, at=people.now) for by in by])
    assert found == ["done"] + ["version-in-the-making"] * 5
    assert Version.objects.count() == 1


def test_one_of_two_editors_is_told_that_the_other_was_first(people):
    version = draft(people, [BODY])

    def edit(text):
        actions.edit_term(version.pk, "3.1", {"text": text}, revision=1, by=people.bo.pk, at=people.now)

    assert together([lambda n=n: edit(f"Tekst {n}") for n in range(6)]) == ["changed-meanwhile"] * 5 + ["done"]


def test_a_party_signs_once_and_two_sides_complete_it_once(people):
    version = proposed(people)

    found = together([lambda who=who: sign(people, version, who) for who in [people.bo, people.wim] * 3])
    assert found == ["done", "done"] + ["signed-already"] * 4
    version.refresh_from_db()
    assert (version.status, version.signatures.count()) == ("signed", 2)


def test_a_signature_is_taken_back_once_and_leaves_the_text_waiting(people):
    version = signed(people)

    def back(person):
        actions.take_signature_back(version.pk, reason="Toch niet.", by=person.pk, at=people.now)

    found = together([lambda who=who: back(who) for who in [people.bo, people.wim] * 3])
    assert found == ["done", "done"] + ["not-signed"] * 4
    version.refresh_from_db()
    assert (version.status, queries.bodies_signed(version.pk)) == ("proposed", set())


def test_taking_back_while_the_raad_decides_is_the_one_or_the_other(people):
    version, day = signed(people), people.now.date()
    told = {"outcome": "agreed", "reference": "R1", "text": "Akkoord.", "decided_on": day, "since": day}
    found = together(
        [
            lambda: council.record_decision(version.pk, **told, by=people.roos.pk, at=people.now),
            lambda: actions.take_signature_back(version.pk, reason="Nee.", by=people.bo.pk, at=people.now),
        ]
    )
    version.refresh_from_db()
    ends = {"in-force": ["done", "signature-stands"], "proposed": ["done", "version-not-signed"]}
    assert found == ends[version.status]
    assert bool(queries.bodies_signed(version.pk) - {people.college.pk}) == (version.status == "in-force")


def test_both_sides_accept_one_finding_once(people):
    version = draft(people, without("minority"))

    def accept(person):
        actions.accept_deviation(
            version.pk, finding="minority-missing", about="", motive="Zo.", by=person.pk, at=people.now
        )

    found = together([lambda who=who: accept(who) for who in [people.bo, people.wim] * 2])
    assert found == ["deviation-accepted-already"] * 3 + ["done"]


def test_proposing_while_somebody_edits_fixes_the_one_or_refuses_the_other(people):
    version = draft(people)
    by = {"revision": version.revision, "by": people.bo.pk, "at": people.now}
    deeds = [
        lambda: actions.propose(version.pk, **by),
        lambda: actions.edit_term(version.pk, "3.1", {"text": "X"}, **by),
    ]
    assert together(deeds) in (["done", "stale-form"], ["done", "version-not-a-draft"])
    found = queries.version_by_id(version.pk)
    if found.digest:
        assert queries.what_is_signed(found, queries.terms_of(found), []) == found.digest


def test_it_is_suspended_once(people):
    version = in_force(people)

    def suspend(person):
        actions.suspend(version.pk, reason="Zo.", by=person.pk, at=people.now)

    assert (
        together([lambda who=who: suspend(who) for who in [people.bo, people.wim] * 2])
        == ["done"] + ["suspended-already"] * 3
    )
