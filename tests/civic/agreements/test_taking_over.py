# SPDX-License-Identifier: EUPL-1.2
"""Beginning a text with what another wijk agreed, or with a worked example."""

import pytest

from samenspraak import content
from samenspraak.civic.agreements import actions, queries
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.people import actions as people
from samenspraak.rulebook.agreements.taking_over import to_check
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agreements.texts import PROMISE, in_force, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def eva(cast):
    """Sits in the wijkraad of De Wijert."""
    person = people.register("eva@example.org", name="Eva")
    body = people.found("wijkraad", "Wijkraad De Wijert", area=cast.de_wijert, at=cast.now)
    people.seat(person.pk, body, role="lid", may_sign=False, since=cast.now.date(), at=cast.now)
    return person


def refusal(verb, *given, **named):
    with pytest.raises(Refused) as refused:
        verb(*given, **named)
    return [one.code for one in refused.value.findings]


def test_another_wijk_begins_with_what_holds_here(cast, eva):
    there = in_force(cast)
    made = actions.draft_from_elsewhere(cast.de_wijert, there.pk, by=eva.pk, at=cast.now)
    terms = queries.terms_of(made)
    assert [term.number for term in terms.all] == [term.number for term in queries.terms_of(there).all]
    assert made.taken_from == {
        "area": "oosterparkwijk",
        "name": "Oosterparkwijk",
        "version": 1,
        "digest": there.digest,
    }
    assert (made.based_on_id, made.summary, made.lessons, made.ground) == (None, "", [], "")
    assert {source["kind"] for term in terms.all for source in term.sources} == {"taken"}
    assert to_check(terms.bodies[0]) == ("place",)  # its territory is still Oosterparkwijk
    [entry] = ledger.entries(subject=f"agreement:{made.pk}")
    assert (entry.kind, entry.facts["origin"]) == ("agreement.taken-over", "Oosterparkwijk")


def test_the_text_it_was_taken_from_stays_as_it_was(cast, eva):
    there = in_force(cast)
    before = queries.rows_of(there.pk)
    made = actions.draft_from_elsewhere(cast.de_wijert, there.pk, by=eva.pk, at=cast.now)
    actions.remove_term(made.pk, PROMISE["number"], revision=0, by=eva.pk, at=cast.now)
    assert queries.rows_of(there.pk) == before
    assert queries.version_by_id(there.pk).digest == there.digest


def test_only_who_draws_up_there_begins_there(cast, eva):
    there = in_force(cast)
    for person in (cast.bo, cast.alice, cast.wim, cast.charlie, cast.dana):
        codes = refusal(actions.draft_from_elsewhere, cast.de_wijert, there.pk, by=person.pk, at=cast.now)
        assert codes == ["not-a-drafter"]


def test_only_what_is_in_force_elsewhere(cast, eva):
    there = proposed(cast)
    asked = {"by": eva.pk, "at": cast.now}
    assert refusal(actions.draft_from_elsewhere, cast.de_wijert, there.pk, **asked) == ["not-in-force-there"]
    assert refusal(actions.draft_from_elsewhere, cast.oosterparkwijk, there.pk, by=cast.bo.pk, at=cast.now) == [
        "taken-from-itself"
    ]


def test_one_text_is_in_the_making_at_a_time(cast, eva):
    there = in_force(cast)
    actions.draft_from_elsewhere(cast.de_wijert, there.pk, by=eva.pk, at=cast.now)
    again = refusal(actions.draft_from_elsewhere, cast.de_wijert, there.pk, by=eva.pk, at=cast.now)
    assert again == ["version-in-the-making"]


@pytest.mark.parametrize("name", content.cases())
def test_a_worked_example_can_be_begun_with(cast, name):
    case = actions.adopt_case(name, content.read_case(name), at=cast.now)
    made = actions.draft_from_case(cast.oosterparkwijk, case.pk, by=cast.bo.pk, at=cast.now)
    assert made.taken_from == {"case": name, "name": case.title, "digest": case.digest}
    for term in queries.terms_of(made).transfers:
        assert not (term.legal_basis or term.decision or term.since or term.shown_as_binding)


def test_where_somebody_may_begin(cast, eva):
    def slugs(person):
        return [area.slug for area in queries.areas_to_begin_in(person and person.pk, cast.now.date())]

    assert slugs(eva) == ["de-wijert"]
    assert slugs(cast.bo) == ["oosterparkwijk"]
    assert "oosterparkwijk" in slugs(cast.alice)
    assert "de-wijert" not in slugs(cast.alice)
    assert slugs(cast.wim) == slugs(cast.charlie) == slugs(None) == []
    proposed(cast)
    assert slugs(cast.bo) == []
