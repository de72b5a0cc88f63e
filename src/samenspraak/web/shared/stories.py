# SPDX-License-Identifier: EUPL-1.2
"""What was done with what people put in, in sentences: on one's own page, by a receipt, in the letter of the day."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext as _

from samenspraak.web import wording
from samenspraak.web.shared import days
from samenspraak.web.wording.carrying_out import OWNERS


class Turn(Protocol):
    """One thing that became of an idea, as the logbook has it."""

    @property
    def kind(self) -> str: ...
    @property
    def at(self) -> Any: ...
    @property
    def facts(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True)
class Line:
    """A sentence of a story: when, and what."""

    iso: str
    when: str
    sentence: str


def lines(turns: Sequence[Turn]) -> list[Line]:
    """A story, oldest first."""
    return [Line(one.at.isoformat(timespec="minutes"), days.day_of(one.at), told(one.kind, one.facts)) for one in turns]


def told(kind: str, facts: Mapping[str, Any]) -> str:
    """What happened, for who gave input; for a deed without words of its own, those of the logbook."""
    tell = TELLS.get(kind)
    return tell(facts) if tell else wording.deed(kind, facts)


def _replied(facts: Mapping[str, Any]) -> str:
    if facts.get("follows"):
        return _("The municipality answered: it follows the wijk.")
    return _("The municipality answered: it does not follow the wijk. It says why.")


def _begun(facts: Mapping[str, Any]) -> str:
    return _("It is being carried out, by {who}.").format(who=OWNERS.get(facts.get("owner"), ""))


def _moved(facts: Mapping[str, Any]) -> str:
    return _("Step {step} got another day. It is to be done by {due}.").format(
        step=facts.get("step"), due=_day(facts.get("due"))
    )


def _advised(facts: Mapping[str, Any]) -> str:
    advice = _("People voted about it. The wijk gives an advice to the municipality: do it.")
    if facts.get("outcome") == "rejected":
        advice = _("People voted about it. The wijk gives an advice to the municipality: do not do it.")
    due = _day(facts.get("reply_due"))
    return advice + (" " + _("The municipality answers by {due} at the latest.").format(due=due) if due else "")


def _day(written: Any) -> str:
    return days.day(date.fromisoformat(written)) if isinstance(written, str) and written else ""


TELLS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "proposal.placed": lambda facts: _("It came on the agenda. {body} placed it there.").format(body=facts.get("body")),
    "proposal.granted": lambda _facts: _("People voted about it. The wijk decided: it goes ahead."),
    "proposal.rejected": lambda _facts: _("People voted about it. The wijk decided: it does not go ahead."),
    "proposal.advised": _advised,
    "proposal.void": lambda _facts: _("Too few people voted about it. Nothing was decided; it stands on the agenda."),
    "proposal.replied": _replied,
    "proposal.merged": lambda facts: _("It goes on as part of idea {into}.").format(into=facts.get("into")),
    "proposal.parted": lambda _facts: _("It stands by itself again."),
    "proposal.withdrawn": lambda _facts: _("Whoever sent it in took it back."),
    "undertaking.begun": _begun,
    "undertaking.step-done": lambda facts: _("A step is done: {done} of {of}.").format(
        done=facts.get("done"), of=facts.get("of")
    ),
    "undertaking.step-moved": _moved,
    "undertaking.done": lambda _facts: _("It is done. Look at what came of it."),
    "undertaking.stopped": lambda _facts: _("Carrying it out was stopped. It says why."),
}
