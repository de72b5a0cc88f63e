# SPDX-License-Identifier: EUPL-1.2
"""Statements on a page: in the order in which this participant sees them, marked when people added them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from samenspraak.civic.conversations import queries
from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.conversations import alike, in_order, is_spread
from samenspraak.web.conversations.forms import DECLINES
from samenspraak.web.conversations.plates import Plate

MARK = "{text} ({mark})"


def marked(statement: Any) -> str:
    """The statement in words; who added it stands behind it."""
    text = str(statement.text)
    return MARK.format(text=text, mark=_("from a participant")) if statement.by_people else text


def arranged(plate: Plate, room: Any, someone: Any, answers: Iterable[Any]) -> Plate:
    """The plate with its statements in the order of this participant. One query, and only when there are many."""
    statements = getattr(plate.on, "statements", ())
    if not is_spread(statements):
        return plate
    answered = {answer.question for answer in answers if answer.kind == "statement"}
    order = in_order(statements, queries.votes_at(room.round, plate.key), answered, someone.pk)
    return replace(plate, on=replace(plate.on, statements=order))


@dataclass(frozen=True)
class LooksLike:
    """A statement that stands on a plate already, and that says almost the same as somebody is typing."""

    plate: Plate
    key: str
    text: str


def on_table(plates: Iterable[Plate], here: str = "") -> list[LooksLike]:
    """All statements of these plates, those of the plate `here` before the others."""
    row = sorted(plates, key=lambda plate: plate.key != here)
    return [LooksLike(plate, one.key, str(one.text)) for plate in row for one in getattr(plate.on, "statements", ())]


def look_alikes(text: str, among: Iterable[LooksLike]) -> list[LooksLike]:
    """What says almost the same."""
    known = {one.key: one for one in among}
    return [known[key] for key in alike(text, [(key, one.text) for key, one in known.items()])]


@dataclass(frozen=True)
class Offered:
    """A statement that somebody offered, and what became of it: waiting, admitted, declined or taken-back."""

    id: int
    plate: str
    text: str
    receipt: str
    state: str
    why: str
    number: int  # of the gathering
    likes: Sequence[LooksLike] = ()

    @property
    def is_admitted(self) -> bool:
        return self.state == "admitted"


def offered_in_words(found: Iterable[Any], content: ContentSet) -> list[Offered]:
    """Offered statements as a page shows them."""
    return [_offered(one, content) for one in found]


def _offered(one: Any, content: ContentSet) -> Offered:
    plate = content.plate(one.plate)
    title = str(plate.title) if plate else one.plate
    why = str(dict(DECLINES).get(one.declined_why, ""))
    number = one.conversation.number
    return Offered(one.pk, title, one.text, one.receipt, state_of(one), why, number)


def state_of(one: Any) -> str:
    """In which state an offered statement is."""
    if one.decided_at is None:
        return "waiting"
    if one.declined_why:
        return "declined" if one.declined_why in dict(DECLINES) else "taken-back"
    return "admitted"
