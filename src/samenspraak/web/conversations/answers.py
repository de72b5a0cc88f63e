# SPDX-License-Identifier: EUPL-1.2
"""What somebody said, as a list a person can read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samenspraak.rulebook.content import ContentSet
from samenspraak.web.conversations.forms import REASONS, VOTES
from samenspraak.web.conversations.statements import marked


@dataclass(frozen=True)
class Said:
    """One answer: to what question, in words, with its receipt."""

    id: int
    plate: str
    kind: str
    question: str
    text: str
    receipt: str
    hidden: str  # why the host took it off the screens; empty when it counts


def in_words(answers: Iterable[Any], content: ContentSet) -> list[Said]:
    """The answers, each beside its question."""
    return [_said(answer, content) for answer in answers]


def _said(answer: Any, content: ContentSet) -> Said:
    asked = content.question(answer.plate, answer.question)
    question = _asked(asked)
    hidden = str(dict(REASONS).get(answer.hidden_why, answer.hidden_why))
    return Said(answer.pk, answer.plate, answer.kind, question, _words(answer, asked, content), answer.receipt, hidden)


def _asked(asked: Any) -> str:
    if asked is None:
        return ""
    return marked(asked) if asked.kind == "statement" else str(asked.text)


def _words(answer: Any, asked: Any, content: ContentSet) -> str:
    value = answer.value
    if answer.kind == "wish":
        return str(value["text"])
    if answer.kind == "statement":
        return str(dict(VOTES)[value["vote"]])
    if answer.kind == "choice":
        option = asked.option(value["option"]) if asked else None
        return str(option.text) if option else ""
    if answer.kind == "compass":
        return _("now {now}, wanted {wanted}").format(now=value.get("now") or "–", wanted=value.get("wanted") or "–")
    return " · ".join(
        f"{corner.title} {weight}%" for corner, weight in zip(content.archetypes, value["weights"], strict=True)
    )
