# SPDX-License-Identifier: EUPL-1.2
"""All wijken side by side: one question, and what each said. In the order of their names, never a ranking."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspraak.civic.conversations import queries
from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.conversations.side_by_side import beside as side_by_side
from samenspraak.web.conversations import compared
from samenspraak.web.conversations.plates import content_for_reader

FIRST = "zeggenschap"  # what the page begins with: how much say there is, and is wanted


@require_safe
def beside(request: HttpRequest) -> HttpResponse:
    """One question of the common plates, in every wijk where a gathering has closed."""
    rounds = queries.rounds_to_compare()
    if not rounds:
        return render(request, "conversations/beside.html", {"rows": []})
    newest = max(rounds, key=lambda held_in: held_in.content.number)
    content = content_for_reader(newest)
    plate, asked = _asked(content, request.GET.get("vraag", FIRST))
    same = [held_in for held_in in rounds if _same(held_in, plate, asked)]
    names = {held_in.pk: held_in.area.name for held_in in same}
    given = queries.answers_in(same, plate, asked.key)
    facts = {names[pk]: given.get(pk, []) for pk in names}
    rows = side_by_side(asked, facts)
    slugs = {held_in.area.name: held_in.area.slug for held_in in same}
    context = {
        "choices": compared.choices(content),
        "chosen": asked.key,
        "plate": content.plate(plate),
        "asked": compared.question(asked),
        "kind": asked.kind,
        "rows": [compared.shown(row, asked, slugs[row.area], plate) for row in rows],
        "triangle": compared.triangle(rows, content) if asked.kind == "triangle" else "",
        "corners": content.archetypes,
        "others": [held_in.area.name for held_in in rounds if held_in not in same],
        "silent": [name for name, found in facts.items() if not found],
    }
    return render(request, "conversations/beside.html", context)


def _asked(content: ContentSet, key: str) -> tuple[str, Any]:
    """The plate and the question with this key; the first choice when it is unknown, open, or a wijk's own."""
    offered = {asked.key: (plate, asked) for plate, asked in compared.comparable(content)}
    return offered.get(key) or offered[FIRST]


def _same(held_in: Any, plate: str, asked: Any) -> bool:
    """Whether a round asked this very question: in Dutch, which is authentic, word for word."""
    there = queries.content_of(held_in).question(plate, asked.key)
    return there is not None and there.text.in_("nl") == asked.text.in_("nl")
