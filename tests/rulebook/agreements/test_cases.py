# SPDX-License-Identifier: EUPL-1.2
"""Three known experiments, measured. What a civil servant who was there would nod at."""

import pytest

from samenspraak import content
from samenspraak.rulebook.agreements import RULES, Task, Thresholds, incongruences, what_stands
from samenspraak.rulebook.agreements.cases import parse_case
from samenspraak.rulebook.verdicts import Refused

THRESHOLDS = Thresholds.read(content.read("thresholds"))


def found(name):
    case = parse_case(content.read_case(name))
    return {(one.severity, one.code, one.about) for one in incongruences(case.terms, case.setting, THRESHOLDS)}


def codes(name, severity):
    return {code for of, code, about in found(name) if of == severity}


class TestOosterparkwijk:
    def test_powers_without_a_statutory_basis(self):
        assert {("blocks", "delegation-without-statute", "4.1"), ("blocks", "promise-as-power", "4.1")} <= found(
            "oosterparkwijk"
        )
        assert "ground-missing" in codes("oosterparkwijk", "asks")

    def test_councillors_in_it(self):
        assert ("blocks", "college-power-to-council-mix", "4.1") in found("oosterparkwijk")

    def test_reach_beyond_the_members(self):
        assert "reach-missing" in codes("oosterparkwijk", "asks")

    def test_seats_that_could_not_be_filled(self):
        assert ("asks", "seats-unfillable", "3.1") in found("oosterparkwijk")

    def test_what_it_did_well_is_not_held_against_it(self):
        """Views before each decision, in public, by majority, accounting to the wijk, with support and research."""
        good = {"consultation", "openness", "decision-rule", "accountability", "support", "inclusion", "review"}
        assert not {f"{kind}-missing" for kind in good} & codes("oosterparkwijk", "asks")


class TestDeWijert:
    def test_a_deal_that_decides_nothing_alone_is_not_blocked(self):
        assert not codes("de-wijert", "blocks")

    def test_who_the_front_runners_speak_for_and_how_long(self):
        assert ("asks", "representation-missing", "3.1") in found("de-wijert")
        assert "term-too-long" in codes("de-wijert", "tips")

    def test_it_does_not_decide_so_what_deciding_asks_is_not_asked(self):
        assert not {"consultation-missing", "reach-missing", "power-without-ground"} & codes("de-wijert", "asks")


class TestHoogkerk:
    def test_on_what_ground_residents_decide_on_money(self):
        assert ("asks", "power-without-ground", "all/decide") in found("hoogkerk")
        assert "money-control-missing" in codes("hoogkerk", "asks")

    def test_what_it_did_for_people_who_do_not_come_by_themselves(self):
        assert not {"inclusion-missing", "review-missing", "support-missing"} & codes("hoogkerk", "asks")


WORKED_OUT = [name for name in content.cases() if name.endswith("-uitgewerkt")]


@pytest.mark.parametrize("name", WORKED_OUT)
class TestWorkedOut:
    """How each experiment could be proposed today: whoever copies it can have it signed."""

    def test_nothing_stands_in_its_way_that_it_does_not_explain(self, name):
        case = parse_case(content.read_case(name))
        findings = incongruences(case.terms, case.setting, THRESHOLDS)
        assert not what_stands(findings, {one.key for one in case.deviations})
        assert all(one.words and one.words_en for one in case.deviations)

    def test_it_accepts_only_what_it_finds(self, name):
        case = parse_case(content.read_case(name))
        assert {one.key for one in case.deviations} <= {(code, about) for _of, code, about in found(name)}

    def test_every_finding_of_the_experiment_is_answered_and_gone_or_explained(self, name):
        case = parse_case(content.read_case(name))
        then, now = ({(code, about) for _of, code, about in found(which)} for which in (case.works_out, name))
        assert {one.key for one in case.mended} == then
        assert then & now <= {one.key for one in case.deviations}
        assert all(one.words and one.words_en for one in case.mended)

    def test_it_is_of_the_same_place_and_people(self, name):
        case = parse_case(content.read_case(name))
        then = parse_case(content.read_case(case.works_out))
        assert case.setting == then.setting
        assert [body.key for body in case.terms.bodies] == [body.key for body in then.terms.bodies]
        assert {term.number for term in then.terms.all} <= {term.number for term in case.terms.all}

    def test_it_says_everything_that_can_be_said(self, name):
        terms = parse_case(content.read_case(name)).terms
        assert {term.task for term in terms.says} == set(Task)
        assert all(body.composition and body.speaks_for for body in terms.bodies)
        assert terms.transfers
        assert all(one.owner and one.power and one.limits for one in terms.transfers)
        assert terms.money
        assert {"exit", "review", "reply", "openness", "inclusion"} <= {term.guard.value for term in terms.safeguards}

    def test_nothing_that_nobody_decided_is_shown_as_decided(self, name):
        case = parse_case(content.read_case(name))
        assert not any(one.decision or one.published or one.since for one in case.terms.transfers)
        assert "Eigen uitwerking" in case.label
        assert "geen feit" in case.label
        said = [source["text"] for term in case.terms.all for source in term.sources]
        assert all("uitwerking" in text or "toen" in text for text in said)

    def test_law_that_was_not_looked_up_says_so(self, name):
        grounds = [one.legal_basis for one in parse_case(content.read_case(name)).terms.transfers if one.legal_basis]
        assert all("nog na te lezen" in ground for ground in grounds)


@pytest.mark.parametrize("name", content.cases())
class TestEveryCase:
    def test_each_term_says_what_it_rests_on(self, name):
        case = parse_case(content.read_case(name))
        assert all(term.sources and term.text for term in case.terms.all)

    def test_each_document_in_the_list_is_used(self, name):
        case = parse_case(content.read_case(name))
        said = " ".join(source["text"] for term in case.terms.all for source in term.sources)
        assert [mark for mark in case.sources if mark not in said] == []

    def test_it_is_marked_as_told_by_us(self, name):
        case = parse_case(content.read_case(name))
        assert "geen tekst van de gemeente" in case.label
        assert case.title_en
        assert case.summary_en


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"title": "Iets"},
        {"title": "Iets", "terms": "geen"},
        {"title": 1, "terms": []},
        {"title": "Iets", "terms": [], "setting": {"weer": "mooi"}},
        {"title": "Iets", "terms": [], "setting": {"population": "veel"}},
        {"title": "Iets", "terms": [], "setting": {"wanted": 3}},
        {"title": "Iets", "terms": [], "setting": {"archetype": {"verdelen": "veel"}}},
        {"title": "Iets", "terms": [], "setting": {"topics": "groen"}},
        {"title": "Iets", "terms": [], "setting": ["iets"]},
        {"title": "Iets", "terms": [], "sources": ["iets"]},
        {"title": "Iets", "terms": [], "mended": "iets"},
        {"title": "Iets", "terms": [], "mended": [{"finding": "exit-missing"}]},
        {"title": "Iets", "terms": [], "deviations": [{"finding": "exit-missing", "how": "zo"}]},
        {"title": "Iets", "terms": [{"number": "1", "kind": "law"}]},
    ],
)
def test_what_is_no_case_is_refused(content):
    with pytest.raises(Refused):
        parse_case(content)


def test_every_finding_has_words():
    from samenspraak.web.wording import congruence as words

    assert words.SENTENCES.keys() >= {rule.code for rule in RULES}
    for said in (words.TRIGGER, words.WHY, words.REMEDY, words.SOURCE):
        assert said.keys() == {rule.code for rule in RULES}


def test_what_was_not_checked_says_so():
    from samenspraak.web.wording import congruence as words

    for rule in RULES:
        if not rule.checked:
            assert "to be checked" in str(words.SOURCE[rule.code]) or "te controleren" in str(words.SOURCE[rule.code])
