# SPDX-License-Identifier: EUPL-1.2
"""Anyone counts a budget ballot or a choice again from the published file, and sees where the result differs."""

import hashlib
import json

import pytest

from samenspraak.config import command
from samenspraak.rulebook.ballots import budgets, published, rankings, recount
from samenspraak.rulebook.ballots.count import Rule
from samenspraak.rulebook.ballots.voting import mark_of
from samenspraak.rulebook.ledger import canonical
from samenspraak.rulebook.verdicts import Refused

TOLD = {"ballot": "oosterparkwijk/4", "question": "Waar gaat het geld heen?", "force": "binding", "electorate": 9}
GREEN = budgets.Pot(50, (budgets.Project("bomen", 50), budgets.Project("bloemen", 10)), ("bloemen", "bomen"))
PLAY = budgets.Pot(40, (budgets.Project("veldje", 40),))


def marked(*choices):
    return [(mark_of(f"code {number}"), choice) for number, choice in enumerate(choices)]


def budget(*titles):
    pots = {"groen": (GREEN, budgets.Rule("equal-shares", fill=True)), "spel": (PLAY, budgets.Rule())}
    cast = marked({"bomen": 1}, {"bloemen": 1}, {})
    return published.budget(**TOLD, pots={title: pots[title] for title in titles}, cast=cast)


def choice(method="instant-runoff"):
    given = [{"a": 3}, {"b": 1}] if method == "score" else [["a", "b"], ["b"]]
    return published.choice(**TOLD, options=("a", "b"), rule=rankings.Rule(method, lot=("b", "a")), cast=marked(*given))


def in_points(*choices):
    pots = {"": (GREEN, budgets.Rule("equal-shares", fill=True))}
    return published.budget(**TOLD, pots=pots, cast=marked(*choices), points=10)


POINTED = in_points({"bomen": 4, "bloemen": 6}, {"bloemen": 10})
DOCUMENTS = [
    POINTED,
    budget("groen"),
    budget("groen", "spel"),
    choice(),
    choice("score"),
    choice("schulze"),
    choice("approval"),
]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_file_alone_leads_to_the_same_outcome(document):
    file = canonical(document)
    found = published.recounted(file)
    assert found.differ == () and found.digest == hashlib.sha256(file).hexdigest()
    assert {title: one.as_stored() for title, one in found.outcomes.items()}.keys() == document["result"].keys()
    marks = [paper["mark"] for paper in document["papers"]]
    assert marks == sorted(marks)


def test_a_result_that_does_not_follow_from_the_papers_is_named():
    document = json.loads(canonical(budget("groen", "spel")))
    document["papers"][0]["choice"] = {"veldje": 1}
    assert "spel" in published.recounted(json.dumps(document)).differ


@pytest.mark.parametrize(("said", "most"), [({"bomen": 4, "bloemen": 7}, 10), ({"bomen": 2}, None)])
def test_a_paper_with_more_points_than_there_were_is_no_such_file(said, most):
    document = json.loads(canonical(POINTED))
    document["papers"][0]["choice"] = said
    if most is None:
        del document["points"]
    with pytest.raises(Refused):
        published.recounted(json.dumps(document))


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.pop("papers"),
        lambda d: d.update(more=1),
        lambda d: d.update(kind="beauty"),
        lambda d: d["papers"].append(d["papers"][0]),
        lambda d: d["papers"][0].update(choice={"zwembad": 1}),
        lambda d: d["papers"][0].update(choice={"bomen": -1}),
        lambda d: d["papers"][0].update(choice="bomen"),
        lambda d: d["parts"][0]["rule"].update(method="beauty"),
        lambda d: d["parts"][0].update(budget="50"),
        lambda d: d["parts"][0]["projects"][0].update(cost=-5),
        lambda d: d["parts"][0].update(budget=10**400),
        lambda d: d["parts"][0].update(title=1),
    ],
)
def test_what_is_no_such_file_is_refused(change):
    document = json.loads(canonical(budget("groen")))
    change(document)
    with pytest.raises(Refused):
        published.recounted(json.dumps(document))
    with pytest.raises(Refused):
        published.recounted("[")


def run(tmp_path, capsys, name, text, *more):
    (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    code = command.main(["recount", str(tmp_path / name), *more])
    return code, "".join(capsys.readouterr())


def test_the_command_counts_a_published_file(tmp_path, capsys):
    file = canonical(budget("groen", "spel"))
    code, said = run(tmp_path, capsys, "stemmen.json", file)
    assert code == 0 and hashlib.sha256(file).hexdigest() in said and "groen: 2 papers, 1 granted: bloemen" in said
    document = json.loads(file)
    document["result"]["groen"]["steps"] = []
    code, said = run(tmp_path, capsys, "stemmen.json", json.dumps(document))
    assert code == 1 and "DIFFERS: groen" in said


PB = """META
key;value
budget;100
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;selected
a;60;0
b;60;1
VOTES
voter_id;vote
1;a
2;a
3;b
"""


def test_the_command_counts_a_pabulib_file_and_names_what_differs(tmp_path, capsys):
    code, said = run(tmp_path, capsys, "x.pb", PB)
    assert code == 1 and "granted: a" in said and "selected in the file, not here: b" in said
    code, said = run(tmp_path, capsys, "x.pb", PB, "--rule", "equal-shares+cardinality+add-1+fill")
    assert code == 1 and "equal-shares, cardinality, add-1, fill" in said


@pytest.mark.parametrize(
    ("name", "text", "more", "says"),
    [
        ("x.pb", PB.replace("3;b", "3;z"), [], "line 14: 'z' was not announced (pb-unknown)"),
        ("x.pb", PB, ["--rule", "beauty"], "cannot be counted"),
        ("x.json", "{}", [], "budget-file-unreadable"),
        ("x.json", b"\xff", [], "cannot be counted"),
        ("x.json", '["samenspraak-papers-1",' + "[" * 100_000, [], "refused: papers-unreadable"),
    ],
)
def test_the_command_says_why_it_cannot_count(tmp_path, capsys, name, text, more, says):
    code, said = run(tmp_path, capsys, name, text, *more)
    assert code == 2 and says in said


def test_names_in_a_file_cannot_write_lines_of_their_own(tmp_path, capsys):
    """Somebody who sends a file around could otherwise let the command say whatever they like."""
    code, said = run(
        tmp_path,
        capsys,
        "x.pb",
        PB.replace("a;60;0", '"a\x1b[2K\rSHA-256 fine";60;0').replace(";a\n", ';"a\x1b[2K\rSHA-256 fine"\n'),
    )
    assert code == 1 and "\x1b" not in said and "\r" not in said and "SHA-256 fine" in said


def test_the_command_counts_papers_with_yes_and_no_too(tmp_path, capsys):
    papers = [("aa", "yes"), ("bb", "no"), ("cc", "yes")]
    document = recount.published(
        ballot="oosterparkwijk/3", question="Komt hij er?", force="advice", electorate=9, rule=Rule(), papers=papers
    )
    code, said = run(tmp_path, capsys, "stemmen.json", recount.as_file(document))
    assert code == 0 and '"outcome": "granted"' in said
