# SPDX-License-Identifier: EUPL-1.2
"""The glossary and the code use the same words."""

import re
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
OURS = [
    "ledger",
    "places",
    "people",
    "notices",
    "ballots",
    "conversations",
    "agreements",
    "agenda",
    "meetings",
    "evaluation",
    "council",
]
WORDS_WE_DO_NOT_USE = re.compile(
    r"\b(?:def|class)\s+\w*(?:[Mm]anager|[Hh]andler|[Hh]elper|[Uu]til|[Mm]isc|_delegate|delegate_)\w*"
)


def rows() -> list[list[str]]:
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("| ")
    ]


def test_every_table_stands_in_the_glossary():
    in_code = {word for row in rows() for word in re.findall(r"`(\w+)", row[2] if len(row) > 2 else "")}
    for model in apps.get_models():
        if model._meta.app_label in OURS:
            assert model.__name__ in in_code, f"{model.__name__} is not in docs/glossary.md"


def test_every_class_the_glossary_names_exists():
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    classes = set(re.findall(r"\bclass (\w+)", source))
    for row in rows():
        for name in re.findall(r"`([A-Z]\w+)[`(]", row[2] if len(row) > 2 else ""):
            assert name in classes, f"the glossary names {name}, the code does not"


def test_words_we_do_not_use():
    for path in (ROOT / "src").rglob("*.py"):
        if "migrations" not in path.parts:
            found = WORDS_WE_DO_NOT_USE.search(path.read_text("utf-8"))
            assert not found, f"{path.name}: {found and found[0]}"
