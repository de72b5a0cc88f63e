# SPDX-License-Identifier: EUPL-1.2
"""What a page of outcomes shows, and a report with it: of one gathering, and of all gatherings of a round together."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import get_language

from samenspraak.civic.conversations import queries
from samenspraak.rulebook.conversations import Outcomes
from samenspraak.web.conversations import analysis
from samenspraak.web.conversations.answers_under import Question, Under, questions_of, under_room, under_round
from samenspraak.web.conversations.plates import content_for_reader, plates_of, way
from samenspraak.web.conversations.results import (
    Result,
    results_of,
    shared_and_divided,
    who_took_part,
    with_what_the_room_made,
)
from samenspraak.web.conversations.summary import Line, gist_of, summary_of
from samenspraak.web.shared.clock import today
from samenspraak.web.shared.fragments import kept


def of_room(room: Any) -> dict[str, Any]:
    """What was said at one gathering, as far as it is revealed or closed."""
    content = content_for_reader(room.round)
    heard = queries.heard_in(room)
    said, under = heard.outcomes, under_room(room)
    shown = None if room.status == "closed" else room.revealed
    over = room.status == "closed"
    results = with_what_the_room_made(
        results_of(plates_of(content, room.plates), said, content, shown, under),
        queries.gathered_in(room),
        queries.conclusions_in(room),
    )
    context = {
        "room": room,
        "area": room.round.area,
        "results": _with_gist((result for result in results if result.shown), said, under),
        "not_shown": [result.plate.title for result in results if not result.shown],
        "summary": summary_of(said, content, under) if over else None,
        "who": who_took_part(said) if over else None,
        "said": said,
        "content": content,
        "online": queries.online_after(room) if room.status == "closed" else None,
        **shared_and_divided(said, content, under),
    }
    if not over:
        return context
    return context | analysis.of(room.round.area, heard, content, today(), under, f"gathering {room.pk}")


def of_round(round_: Any) -> dict[str, Any]:
    """What was said in all gatherings of a round together."""
    content = content_for_reader(round_)
    heard = queries.heard_of(round_)
    said, under = heard.outcomes, under_round(round_)
    results = results_of(plates_of(content, queries.plates_of(content)), said, content, None, under)
    return {
        "round": round_,
        "area": round_.area,
        "results": _with_gist((result for result in results if result.answers), said, under),
        "summary": summary_of(said, content, under),
        "who": who_took_part(said),
        "said": said,
        "content": content,
        **shared_and_divided(said, content, under),
        **analysis.of(round_.area, heard, content, today(), under, f"round {round_.pk}"),
    }


def _with_gist(results: Iterable[Result], said: Outcomes, under: Under) -> list[tuple[Result, list[Line]]]:
    """Each plate with the few lines that stand on top of it."""
    return [(result, gist_of(result, said, under)) for result in results]


def answers_in(room: Any, key: str) -> dict[str, Any] | None:
    """The answers at one plate of a gathering, as far as it is revealed or closed. None when it has no such plate."""
    over = room.status == "closed"
    found = _answers(
        room.round, room.plates, key, lambda: queries.heard_in(room), f"gathering {room.pk}" if over else ""
    )
    if found is None:
        return None
    shown = over or key in room.revealed
    conclusion = queries.conclusions_in(room).get(key) if shown else None
    return {**found, "room": room, "under": under_room(room), "shown": shown, "conclusion": conclusion}


def answers_of(round_: Any, key: str) -> dict[str, Any] | None:
    """The answers at one plate in all gatherings of a round. None when there is no such plate."""
    keys = queries.plates_of(content_for_reader(round_))
    found = _answers(round_, keys, key, lambda: queries.heard_of(round_), "")
    return found and {**found, "round": round_, "under": under_round(round_), "shown": True}


def _answers(
    held_in: Any, keys: list[str], key: str, hear: Callable[[], queries.Heard], kept_as: str
) -> dict[str, Any] | None:
    content = content_for_reader(held_in)
    here = way(plates_of(content, keys), key)
    if here is None:
        return None

    def made() -> list[Question]:
        return questions_of(here.plate, hear().outcomes, content)

    name = f"{get_language() or 'nl'} answers at {key} of {kept_as}"
    return {
        "area": held_in.area,
        "way": here,
        "plate": here.plate,
        "questions": kept(name, made) if kept_as else made(),
        "content": content,
    }
