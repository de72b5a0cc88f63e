# SPDX-License-Identifier: EUPL-1.2
"""Remedies: pressing one takes its finding away, and brings none that blocks or asks."""

import pytest
from hypothesis import given, settings

from samenspraak import content
from samenspraak.rulebook.agreements import Setting, incongruences, parse
from samenspraak.rulebook.agreements.congruence import TIPS
from samenspraak.rulebook.agreements.remedies import CODES, Kit, remedy
from tests.rulebook.agreements.build import THRESHOLDS, body, guard, money, numbered, promise, say, strong, transfer
from tests.rulebook.agreements.strategies import agreements

SAFEGUARDS = content.read("safeguards")


def kit(**setting):
    return Kit(Setting(**setting), THRESHOLDS, SAFEGUARDS)


def mended(code, *rows, about=None, **setting):
    """The remedy of the finding with this code; None when people must choose."""
    rows, tools = numbered(rows), kit(**setting)
    found = incongruences(parse(rows), tools.setting, THRESHOLDS)
    [finding] = [one for one in found if one.code == code and about in (None, one.about)]
    return remedy(finding, rows, tools)


def term(made):
    return next(term for term in parse(made.rows).all if term.number == made.number)


class TestSafeguards:
    @pytest.mark.parametrize("kind", ["consultation", "reach", "openness", "complaint", "reply", "review", "exit"])
    def test_a_missing_one_is_added_with_the_numbers_and_the_sentence_of_the_content(self, kind):
        made = mended(f"{kind}-missing", say("decides"), body(), promise(), *strong(kind))
        added = term(made)
        assert (made.code, added.guard.value) == ("add-safeguard", kind)
        assert added.text
        assert "{" not in added.text
        assert added.sources == ({"kind": "rule", "code": f"{kind}-missing"},)

    def test_accounts_go_to_the_council_too_where_powers_were_transferred(self):
        made = mended("accountability-missing", say("decides"), body(), transfer(), *strong("accountability"))
        assert term(made).params["to_council"] is True

    @pytest.mark.parametrize(
        ("kind", "weak", "enough"), [("reply", 60, 42), ("consultation", 7, 14), ("openness", 30, 14)]
    )
    def test_a_weak_one_gets_the_number_of_the_threshold_also_in_its_words(self, kind, weak, enough):
        row = guard(kind, days=weak) | {"text": f"Het duurt {weak} dagen."}
        made = mended(f"{kind}-missing", say("decides"), body(), promise(), *strong(kind), row)
        assert (made.code, term(made).params["days"], term(made).text) == (
            "strengthen",
            enough,
            f"Het duurt {enough} dagen.",
        )

    @pytest.mark.parametrize("text", ["Een week.", "Binnen 60 dagen, echt 60."])
    def test_where_the_words_say_it_otherwise_people_choose(self, text):
        row = guard("reply", days=60) | {"text": text}
        assert mended("reply-missing", say("decides"), body(), promise(), *strong("reply"), row) is None

    def test_a_vague_one_gets_a_number_and_keeps_its_words(self):
        row = guard("consultation") | {"text": "Eerst praten."}
        made = mended("safeguard-vague", say("decides"), body(), promise(), *strong("consultation"), row)
        assert (made.code, term(made).params["days"]) == ("fill-number", 14)
        assert term(made).text.startswith("Eerst praten. Voor elk besluit")

    def test_a_number_in_the_words_is_not_guessed_at(self):
        row = guard("consultation") | {"text": "Eerst 10 dagen praten."}
        assert mended("safeguard-vague", say("decides"), body(), promise(), *strong("consultation"), row) is None


class TestPromises:
    def test_a_promise_is_called_a_promise(self):
        rows = say("decides"), body(), promise(shown_as_binding=True), *strong()
        for code in ("promise-as-power", "delegation-without-statute"):
            made = mended(code, *rows)
            assert made.code == "not-binding"
            assert not term(made).shown_as_binding

    def test_an_open_promise_gets_a_day_and_a_duty_to_explain(self):
        made = mended("promise-open-ended", say("decides"), body(), promise(deadline_days=None), *strong())
        assert (term(made).deadline_days, term(made).motivated_deviation) == (42, True)
        assert "42 dagen" in term(made).text

    def test_a_deadline_that_was_agreed_stays(self):
        made = mended("promise-open-ended", say("decides"), body(), promise(deadline_days=7, motivated_deviation=False))
        assert term(made).deadline_days == 7


class TestBodies:
    def test_as_many_are_invited_as_the_seats_need(self):
        made = mended(
            "seats-unfillable", body(drawn=11, invited=50) | {"text": "We vragen 50 mensen."}, population=12_500
        )
        assert (term(made).invited, term(made).text) == (69, "We vragen 69 mensen.")

    def test_not_more_than_there_are(self):
        assert mended("seats-unfillable", body(drawn=11, invited=50), population=60) is None

    def test_seats_get_an_end_and_come_free(self):
        assert term(mended("term-too-long", body(open_=9, term_months=60))).term_months == 48
        assert term(mended("no-rotation", body(open_=9, rotation=""))).rotation

    def test_a_body_works_for_the_area(self):
        made = mended("territory-unclear", body(territory="Selwerd"), territory="Beijum")
        assert term(made).territory == ""


class TestPeopleChoose:
    """Whose consent, which law, which organ, whose wish: nobody can press a button for that."""

    @pytest.mark.parametrize(
        ("code", "rows"),
        [
            ("mandate-without-consent", [transfer("mandaat", consent=False)]),
            ("delegation-without-statute", [transfer("delegatie", legal_basis="")]),
            ("delegation-to-subordinate", [transfer("delegatie", to_officials=True)]),
            ("ground-missing", [transfer("mandaat", decision="")]),
            ("power-excluded", [transfer(owner="burgemeester")]),
            ("power-without-ground", [say("decides")]),
            ("representation-missing", [say("decides"), body(speaks_for="")]),
            ("body-unknown", [say("decides", body="niemand")]),
            ("decide-without-executor", [say("decides")]),
            ("money-control-missing", [money(payer=""), guard("money-control")]),
        ],
    )
    def test_no_button(self, code, rows):
        assert mended(code, *rows, *([] if code in ("body-unknown", "representation-missing") else [body()])) is None


@given(agreements())
@settings(max_examples=60)
def test_a_remedy_takes_its_finding_away_and_brings_nothing_grave(rows):
    tools = kit(population=500, territory="De Hoogte")
    before = incongruences(parse(rows), tools.setting, THRESHOLDS)
    for finding in before:
        made = remedy(finding, rows, tools)
        if made is None:
            continue
        after = incongruences(parse(made.rows), tools.setting, THRESHOLDS)
        assert made.code in CODES
        assert (finding.code, finding.about) not in {(one.code, one.about) for one in after}
        grave = {(one.code, one.about) for one in after if one.severity != TIPS}
        assert grave <= {(one.code, one.about) for one in before}


@given(agreements())
@settings(max_examples=30)
def test_a_remedy_changes_one_article_only(rows):
    tools, before = kit(), {row["number"]: row for row in parse(rows).as_rows()}
    for finding in incongruences(parse(rows), tools.setting, THRESHOLDS):
        if made := remedy(finding, rows, tools):
            after = {row["number"]: row for row in parse(made.rows).as_rows()}
            ordered = {number for number in before if {**after[number], "order": 0} != {**before[number], "order": 0}}
            assert ordered | (after.keys() - before.keys()) == {made.number}
