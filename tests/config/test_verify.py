# SPDX-License-Identifier: EUPL-1.2
"""`samenspraak verify FILE`, on real exports, as an outsider runs it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from samenspraak.civic.ledger import queries
from samenspraak.config import command
from samenspraak.rulebook.ledger import seal

RULES = Path(__file__).parents[2] / "docs" / "rules" / "ledger.md"


@pytest.fixture
def lines(cast) -> list[str]:
    """A real export: what the cast has done so far."""
    return list(queries.export())


def verify(tmp_path, capsys, lines: list[str]) -> tuple[int, str]:
    file = tmp_path / "logboek.jsonl"
    file.write_text("".join(lines), encoding="utf-8")
    return command.main(["verify", str(file)]), capsys.readouterr().out


def changed(line: str, **changes) -> str:
    return json.dumps({**json.loads(line), **changes}, ensure_ascii=False) + "\n"


def test_a_real_export_holds(cast, lines, tmp_path, capsys):
    number, head = queries.head()
    code, said = verify(tmp_path, capsys, lines)
    assert code == 0 and f"Holds: {number} entries, head {head}." in said and "/logboek/hoofd/" in said


def tamper(lines: list[str], how: str) -> list[str]:
    """What somebody could do to the fifth line."""
    entry = json.loads(lines[4])
    resealed = {**entry, "actor": "seat:99"}
    return {
        "changed": [*lines[:4], changed(lines[4], actor="seat:99"), *lines[5:]],
        "sealed anew": [*lines[:4], changed(lines[4], actor="seat:99", seal=seal(resealed)), *lines[5:]],
        "dropped": [*lines[:4], *lines[5:]],
        "inserted": [*lines[:4], lines[4], *lines[4:]],
        "reordered": [*lines[:4], lines[5], lines[4], *lines[6:]],
        "no JSON": [*lines[:4], lines[4][: len(lines[4]) // 2] + "\n", *lines[5:]],
        "a remark added": [*lines[:4], changed(lines[4], remark="approved"), *lines[5:]],
        "cut in the middle": [*lines[:-1], lines[-1][:40]],
    }[how]


@pytest.mark.parametrize(
    ("how", "said", "holds"),
    [
        ("changed", "entry 5 on line 5 is not what was sealed (ledger-changed)", 4),
        ("sealed anew", "entry 6 on line 6 does not follow from the entry before it (ledger-broken-link)", 5),
        ("dropped", "line 5 should hold entry 5, but holds 6 (ledger-gap)", 4),
        ("inserted", "line 6 should hold entry 6, but holds 5 (ledger-gap)", 5),
        ("reordered", "line 5 should hold entry 5, but holds 6 (ledger-gap)", 4),
        ("no JSON", "line 5 is not an entry (ledger-unreadable)", 4),
        ("a remark added", "line 5 is not an entry (ledger-unreadable)", 4),
        ("cut in the middle", "is not an entry (ledger-unreadable)", None),
    ],
)
def test_the_first_broken_entry_is_named(lines, tmp_path, capsys, how, said, holds):
    code, told = verify(tmp_path, capsys, tamper(lines, how))
    assert code == 1 and said in told
    assert f"The {len(lines) - 1 if holds is None else holds} entries before it hold." in told


def test_an_end_that_is_missing_shows_in_the_head(cast, lines, tmp_path, capsys):
    """The file alone cannot tell; the published head can, because it differs."""
    code, said = verify(tmp_path, capsys, lines[:-2])
    head = cast.client().get("/logboek/hoofd/").json()
    assert code == 0 and f"head {head['seal']}" not in said and head["number"] == len(lines)


def test_files_that_cannot_be_read(tmp_path, capsys):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")
    for name in ("nowhere.jsonl", "picture.png", "."):
        assert command.main(["verify", str(tmp_path / name)]) == 2
        assert "cannot be read" in capsys.readouterr().err


def test_what_is_printed_cannot_play_with_the_terminal(lines, tmp_path, capsys):
    code, said = verify(tmp_path, capsys, [changed(lines[0], number="\x1b[2J" + "x" * 500)])
    assert code == 1 and "\x1b" not in said and len(said) < 300


def test_the_ten_lines_in_the_manual_do_the_same(lines, tmp_path):
    """What docs/rules/ledger.md gives to outsiders runs as it stands there."""
    script = tmp_path / "verifier.py"
    script.write_text(re.search(r"```python\n(.*?)```", RULES.read_text("utf-8"), re.DOTALL)[1])
    assert len([line for line in script.read_text().splitlines() if line.strip()]) <= 12

    def run(content: list[str]) -> subprocess.CompletedProcess:
        file = tmp_path / "logboek.jsonl"
        file.write_text("".join(content), encoding="utf-8")
        return subprocess.run([sys.executable, script, file], capture_output=True, text=True)

    sound = run(lines)
    assert sound.returncode == 0 and sound.stdout.startswith(f"{len(lines)} entries hold, head ")
    for how in ("changed", "sealed anew", "dropped", "inserted", "reordered", "no JSON"):
        assert run(tamper(lines, how)).returncode == 1, how
