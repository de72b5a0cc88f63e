# SPDX-License-Identifier: EUPL-1.2
"""Anyone counts again from the published file, and any change to it shows."""

import hashlib
import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.ballots.count import CHOICES, Rule, yes_no
from samenspraak.rulebook.ballots.recount import as_file, main, published, recount
from samenspraak.rulebook.ballots.voting import mark_of
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Refused


def document(choices=("yes", "no", "yes", "abstain"), rule=None):
    papers = [(mark_of(f"code {number}"), choice) for number, choice in enumerate(choices)]
    return published(
        ballot="oosterparkwijk/3",
        question="Komt er een pluktuin? Één ja is genoeg 🌱",
        force="binding",
        electorate=9,
        rule=rule or Rule(quorum=2),
        papers=papers,
    )


def code_of(text) -> str:
    with pytest.raises(Refused) as refused:
        recount(text)
    return refused.value.findings[0].code


@given(st.lists(st.sampled_from(CHOICES), max_size=30), st.integers(0, 40), st.integers(50, 99))
def test_the_file_alone_leads_to_the_same_outcome(choices, quorum, majority):
    rule = Rule(quorum, majority)
    found = recount(as_file(document(choices, rule)))
    assert found.outcome == yes_no(choices, rule)


def test_the_digest_is_the_sha256_of_the_file():
    file = as_file(document())
    assert recount(file).digest == hashlib.sha256(file).hexdigest() == digest(document())


@given(st.permutations(["yes", "no", "yes", "abstain", "no"]))
def test_papers_stand_in_the_order_of_their_marks_whatever_order_they_came_in(choices):
    marks = [paper["mark"] for paper in document(choices)["papers"]]
    assert marks == sorted(marks)


@given(st.integers(0, 3), st.sampled_from(CHOICES))
def test_a_changed_paper_changes_the_digest(number, choice):
    changed = document()
    same = changed["papers"][number]["choice"] == choice
    changed["papers"][number]["choice"] = choice
    assert (recount(json.dumps(changed)).digest == digest(document())) is same


def test_the_same_file_written_otherwise_has_the_same_digest():
    assert recount(json.dumps(document(), indent=4)).digest == digest(document())


def without(name):
    changed = document()
    del changed[name]
    return json.dumps(changed)


def with_papers(*papers):
    return json.dumps(document() | {"papers": list(papers)})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "papers-unreadable"),
        ("{", "papers-unreadable"),
        ("[]", "papers-unreadable"),
        ("[" * 100_000, "papers-unreadable"),
        (without("papers"), "papers-unreadable"),
        (json.dumps(document() | {"more": 1}), "papers-unreadable"),
        (json.dumps(document() | {"format": "other"}), "papers-unreadable"),
        (json.dumps(document() | {"quorum": -1}), "papers-unreadable"),
        (json.dumps(document() | {"quorum": True}), "papers-unreadable"),
        (json.dumps(document() | {"majority_percent": 10}), "papers-unreadable"),
        (with_papers("yes"), "paper-wrong"),
        (with_papers({"mark": "a", "choice": "maybe"}), "paper-wrong"),
        (with_papers({"mark": "a", "choice": "yes"}, {"mark": "a", "choice": "yes"}), "paper-double"),
        (with_papers({"mark": 1, "choice": "yes"}), "paper-double"),
    ],
)
def test_what_is_no_file_of_papers_is_refused(text, code):
    assert code_of(text) == code


def test_the_command_prints_digest_and_outcome():
    done = subprocess.run(
        [sys.executable, "-m", "samenspraak.rulebook.ballots.recount"],
        input=as_file(document()),
        capture_output=True,
        check=True,
    )
    said = done.stdout.decode()
    assert digest(document()) in said and '"outcome": "granted"' in said
    assert main("[]") == "refused: papers-unreadable {}\n"
