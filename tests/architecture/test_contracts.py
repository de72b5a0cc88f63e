# SPDX-License-Identifier: EUPL-1.2
"""Each import contract is shown to fail: a violation is planted in a copy of the tree, and the linter must name it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CIVIC, WEB, RULEBOOK = "samenspraak/civic", "samenspraak/web", "samenspraak/rulebook"

PLANTED = [
    ("Floors: config, web, civic, rulebook", f"{CIVIC}/places/queries.py", "from samenspraak.web import wording"),
    ("Floors: config, web, civic, rulebook", f"{WEB}/wording/shared.py", "from samenspraak.config import catalogue"),
    ("The civic ladder", f"{CIVIC}/people/queries.py", "from samenspraak.civic.agenda import queries as hidden"),
    (
        "Inside every civic package",
        f"{CIVIC}/agenda/models/proposals.py",
        "from samenspraak.civic.agenda import queries as up",
    ),
    ("The rulebook is pure", f"{RULEBOOK}/periods.py", "import django.utils.timezone"),
    ("Pages never touch tables", f"{WEB}/about/views.py", "from samenspraak.civic.agenda.models import Proposal"),
    (
        "Page packages do not import each other",
        f"{WEB}/about/views.py",
        "from samenspraak.web.places import views as v",
    ),
    (
        "Only the ledger touches its tables",
        f"{CIVIC}/people/queries.py",
        "from samenspraak.civic.ledger.models import Entry",
    ),
    (
        "Only the command line reads the content",
        f"{CIVIC}/people/queries.py",
        "from samenspraak import content as files",
    ),
    (
        "No cycles",
        f"{CIVIC}/ledger/queries.py",
        "def late():\n    from samenspraak.civic.agenda import queries as q\n    return q",
    ),
]


def lint(tree: Path) -> str:
    env = {**os.environ, "PYTHONPATH": str(tree), "COLUMNS": "300"}
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    done = subprocess.run(command, cwd=tree, env=env, capture_output=True, text=True)
    return done.stdout + done.stderr


@pytest.fixture
def tree(tmp_path):
    shutil.copytree(ROOT / "src" / "samenspraak", tmp_path / "samenspraak", ignore=shutil.ignore_patterns("*.mo"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def broken(output: str) -> str:
    return "\n".join(line for line in output.splitlines() if "BROKEN" in line)


def test_the_house_as_it_stands_keeps_every_contract(tree):
    output = lint(tree)
    assert "0 broken" in output, output


@pytest.mark.parametrize(("contract", "path", "line"), PLANTED, ids=[f"{c} {p}" for c, p, _ in PLANTED])
def test_a_planted_violation_is_named(tree, contract, path, line):
    file = tree / path
    file.write_text(file.read_text() + f"\n\n{line}\n")
    assert contract in broken(lint(tree))


def test_a_stray_module_in_a_civic_package_is_named(tree):
    (tree / CIVIC / "agenda" / "utils.py").write_text("x = 1\n")
    assert "utils" in lint(tree)
