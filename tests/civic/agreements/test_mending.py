# SPDX-License-Identifier: EUPL-1.2
"""A finding that is mended by one change: made in the draft, remembered in the logbook, by who draws up."""

import pytest

from samenspraak.civic.agreements import actions, queries
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agreements.texts import CONGRUENT, draft, guard, without

pytestmark = pytest.mark.django_db


def refusal(version, finding, by, at, revision=None):
    revision = version.revision if revision is None else revision
    with pytest.raises(Refused) as refused:
        actions.mend(version.pk, finding=finding, about="", revision=revision, by=by.pk, at=at)
    return [one.code for one in refused.value.findings]


def mended(version, finding, cast, about="", revision=None):
    revision = version.revision if revision is None else revision
    return actions.mend(version.pk, finding=finding, about=about, revision=revision, by=cast.bo.pk, at=cast.now)


def codes(version):
    fresh = queries.version_by_id(version.pk)
    return {one.code for one in queries.findings_of(fresh, queries.terms_of(fresh))}


def test_the_finding_is_gone_and_it_stands_in_the_logbook(cast):
    version = draft(cast, without("exit"))
    assert codes(version) == {"exit-missing"}
    made = mended(version, "exit-missing", cast)
    assert made.code == "add-safeguard"
    assert codes(version) == set()
    entry = ledger.entries(subject=f"agreement:{version.pk}").first()
    assert (entry.kind, entry.facts["term"]) == ("agreement.finding-mended", made.number)


def test_all_that_can_be_mended_one_after_another(cast):
    weak = [row for row in CONGRUENT if row["number"] not in ("6.2", "6.11")]
    version = draft(cast, [*weak, guard("consultation", "6.2", days=7), guard("reply", "6.11", days=90)])
    for finding in ("consultation-missing", "reply-missing"):
        version.refresh_from_db()
        assert mended(version, finding, cast).code == "strengthen"
    assert codes(version) == set()


def test_pressed_twice_it_is_done_once(cast):
    version = draft(cast, without("exit"))
    mended(version, "exit-missing", cast)
    assert refusal(version, "exit-missing", cast.bo, cast.now) == ["finding-not-there"]


def test_where_people_must_choose_there_is_no_button_and_no_deed(cast):
    rows = [row for row in CONGRUENT if row["kind"] != "transfer"]
    version = draft(cast, rows)
    with pytest.raises(Refused) as refused:
        mended(version, "power-without-ground", cast, about="green-play/decide")
    assert refused.value.findings[0].code == "finding-needs-a-choice"
    assert len(queries.rows_of(version.pk)) == len(rows)


def test_only_by_who_draws_up_and_only_a_state_that_there_was(cast):
    version = draft(cast, without("exit"))
    for person in (cast.wim, cast.charlie, cast.dana, cast.roos):
        assert refusal(version, "exit-missing", person, cast.now) == ["not-a-drafter"]
    assert refusal(version, "exit-missing", cast.bo, cast.now, revision=version.revision + 5) == ["stale-form"]
    assert codes(version) == {"exit-missing"}
