# SPDX-License-Identifier: EUPL-1.2
"""Every message that a verb posts has a text, in both languages."""

import ast
from pathlib import Path

import pytest
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from samenspraak.civic.people.models import Person

SOURCE = Path(__file__).resolve().parents[3] / "src" / "samenspraak"


def kinds_posted() -> set[str]:
    """The kinds that stand in calls `notices.post("…")`, also where one of two is chosen."""
    found = set()
    for path in (SOURCE / "civic").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "notices.post" and node.args:
                found |= {leaf.value for leaf in ast.walk(node.args[0]) if isinstance(leaf, ast.Constant)}
    return found


def texts() -> list[str]:
    return sorted(path.stem for path in (SOURCE / "web/templates/notices/mail").glob("*.txt"))


def test_every_message_has_a_text():
    assert kinds_posted(), "none found: has the verb another name?"
    assert not kinds_posted() - set(texts())


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", texts())
def test_a_text_has_a_subject_a_greeting_and_nothing_left_open(kind, language):
    reader = Person(name="Fenna", language=language)
    with translation.override(language):
        context = Context({"person": reader, "area": "haren", "origin": "https://x.example"}, autoescape=False)
        text = get_template(f"notices/mail/{kind}.txt").template.render(context).strip()
    subject, _, body = text.partition("\n")
    assert 5 < len(subject) < 150
    assert body.strip()
    assert "{" not in text
    assert "%(" not in text
