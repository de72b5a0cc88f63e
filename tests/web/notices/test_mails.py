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


SAYS = {"post", "tell", "announce", "announce_to_round", "_tell"}  # the verb, and what packages call it through


def kinds_posted() -> set[str]:
    """The kinds that verbs post: what stands first in calls, also where one of two is chosen."""
    found = set()
    for path in (SOURCE / "civic").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if called and getattr(called, "attr", getattr(called, "id", "")) in SAYS and node.args:
                found |= {leaf.value for leaf in ast.walk(node.args[0]) if isinstance(leaf, ast.Constant)}
    return {kind for kind in found if isinstance(kind, str)}


def texts() -> list[str]:
    return sorted(path.stem for path in (SOURCE / "web/templates/notices/mail").glob("*.txt"))


def test_every_message_has_a_text():
    for kind in ("agreement-to-sign", "follower-welcome", "follower-draft"):
        assert kind in kinds_posted(), "not found: has the verb another name?"
    assert not kinds_posted() - set(texts())


def test_no_text_is_left_over():
    source = "".join(path.read_text("utf-8") for path in (SOURCE / "civic").rglob("*.py"))
    assert not [kind for kind in texts() if f'"{kind}"' not in source]


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
