# SPDX-License-Identifier: EUPL-1.2
"""What a page of outcomes shows, and a report with it: of one gathering, and of all gatherings of a round together."""

from collections.abc import Iterable
from typing import Any

from samenspraak.civic.conversations import queries
from samenspraak.rulebook.conversations import Outcomes
from samenspraak.web.conversations import analysis
from samenspraak.web.conversations.plates import content_for_reader, plates_of
from samenspraak.web.conversations.results import (
    Result,
    results_of,
    shared_and_divided,
    who_took_part,
    with_what_the_room_made,
)
from samenspraak.web.conversations.summary import Line, gist_of, summary_of
from samenspraak.web.shared.clock import today


def of_room(room: Any) -> dict[str, Any]:
    """What was said at one gathering, as far as it is revealed or closed."""
    content = content_for_reader(room.round)
    heard = queries.heard_in(room)
    said = heard.outcomes
    shown = None if room.status == "closed" else room.revealed
    over = room.status == "closed"
    results = with_what_the_room_made(
        results_of(plates_of(content, room.plates), said, content, shown),
        queries.gathered_in(room),
        queries.conclusions_in(room),
    )
    context = {
        "room": room,
        "area": room.round.area,
        "results": _with_gist((result for result in results if result.shown), said),
        "not_shown": [result.plate.title for result in results if not result.shown],
        "summary": summary_of(said, content) if over else None,
        "who": who_took_part(said) if over else None,
        "said": said,
        "content": content,
        "online": queries.online_after(room) if room.status == "closed" else None,
        **shared_and_divided(said, content),
    }
    return context | (analysis.of(room.round.area, heard, content, today(), f"gathering {room.pk}") if over else {})


def of_round(round_: Any) -> dict[str, Any]:
    """What was said in all gatherings of a round together."""
    content = content_for_reader(round_)
    heard = queries.heard_of(round_)
    said = heard.outcomes
    results = results_of(plates_of(content, queries.plates_of(content)), said, content, None)
    return {
        "round": round_,
        "area": round_.area,
        "results": _with_gist((result for result in results if result.answers), said),
        "summary": summary_of(said, content),
        "who": who_took_part(said),
        "said": said,
        "content": content,
        **shared_and_divided(said, content),
        **analysis.of(round_.area, heard, content, today(), f"round {round_.pk}"),
    }


def _with_gist(results: Iterable[Result], said: Outcomes) -> list[tuple[Result, list[Line]]]:
    """Each plate with the few lines that stand on top of it."""
    return [(result, gist_of(result, said)) for result in results]
