# SPDX-License-Identifier: EUPL-1.2
"""Where a room is: what phones and the screen ask again and again."""

from functools import cache
from typing import Any

from django.db.models import CharField, Count, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from samenspraak.civic.conversations.models import Answer, Conversation, Fit, OfferedStatement, Participant
from samenspraak.civic.ledger import queries as ledger

STATE = ("revision", "plate", "status", "roaming", "revealed")  # of a gathering, as phones and the screen hear it


def live_state(code: str) -> dict[str, Any] | None:
    """Where the room is: what phones and the screen must know. None when there is no such gathering."""
    room = Conversation.objects.filter(code=code).first()
    return _state(room) if room else None


def _state(room: Conversation) -> dict[str, Any]:
    return {name: getattr(room, name) for name in STATE}


def screen_state(code: str) -> dict[str, Any] | None:
    """The same with the number of people and answers; changes with every answer and every deed. One query.

    `fitted` is when somebody last said whether a conclusion fits, `deed` what was done last here (its place in the
    logbook): they tell that something changed, and nothing about what was said.
    """
    row = _screens().filter(code=code).first()
    if row is None:
        return None
    state = {name.removeprefix("now_"): value for name, value in row.items()}
    return {**state, "fitted": state["fitted"].isoformat() if state["fitted"] else ""}


@cache
def _screens() -> QuerySet[Conversation, dict[str, Any]]:
    numbers = {f"now_{name}": one for name, one in _counted_here().items()}  # apart from fields of the same name
    return Conversation.objects.values(*STATE, "checks_first", **numbers).order_by()


def _counted_here() -> dict[str, Any]:
    """Numbers of a gathering, each a small query within the query of the gathering."""
    answers = Answer.objects.filter(conversation=OuterRef("pk"))
    people = Participant.objects.filter(conversation=OuterRef("pk"))
    fits = Fit.objects.filter(conclusion__conversation=OuterRef("pk"))
    offered = OfferedStatement.objects.filter(conversation=OuterRef("pk"), decided_at=None)  # and waiting
    done = ledger.entries().filter(subject=Concat(Value("conversation:"), Cast(OuterRef("pk"), CharField())))
    return {
        "participants": Coalesce(_whole(people, Count("pk")), 0),
        "answers": Coalesce(_whole(answers.filter(withdrawn_at=None, hidden_why=""), Count("pk")), 0),
        "latest": _whole(answers, Max("pk")),
        "fitted": _whole(fits, Max("given_at")),
        "deed": Subquery(done.values("number")[:1]),
        "offered": Coalesce(_whole(offered, Count("pk")), 0),
    }


def _whole(found: QuerySet[Any], what: Any) -> Any:
    """One number over all of these rows, as a part of another query."""
    return Subquery(found.order_by().values(one=Value(1)).annotate(whole=what).values("whole"))
