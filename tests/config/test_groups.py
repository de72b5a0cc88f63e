# SPDX-License-Identifier: EUPL-1.2
"""`samenspraak groups FILE`: whoever took the votes along makes the groups again."""

import hashlib

import pytest

from samenspraak.config import command
from samenspraak.rulebook.conversations.opinions import nameless, written
from tests.rulebook.conversations.test_opinions import camps, laid


def groups(file, capsys):
    code = command.main(["groups", str(file)])
    return code, capsys.readouterr()


def test_the_groups_in_a_file(tmp_path, capsys):
    matrix, _ = camps(40, 12, 2, seed=3)
    file = tmp_path / "stellingen.csv"
    file.write_text(written(nameless(laid(matrix, statements=[f"s{n:02}" for n in range(12)]))))
    code, said = groups(file, capsys)
    assert code == 0
    assert hashlib.sha256(file.read_bytes()).hexdigest() in said.out
    assert "40 people, 12 statements, 40 people placed: groups." in said.out
    assert "Group A: 20 people" in said.out and "Group B: 20 people" in said.out


def test_without_groups_it_says_so(tmp_path, capsys):
    file = tmp_path / "stellingen.csv"
    file.write_text("participant;a\n1;1\n")
    code, said = groups(file, capsys)
    assert code == 0
    assert "too-few-statements" in said.out


@pytest.mark.parametrize("content", [b"something;else\n", b"\xff\xfe", b""])
def test_another_kind_of_file_is_refused(tmp_path, capsys, content):
    file = tmp_path / "stellingen.csv"
    file.write_bytes(content)
    code, said = groups(file, capsys)
    assert (code, said.out) == (2, "")
    assert "cannot be read" in said.err


def test_a_file_that_is_not_there(tmp_path, capsys):
    assert groups(tmp_path / "nothing.csv", capsys)[0] == 2
