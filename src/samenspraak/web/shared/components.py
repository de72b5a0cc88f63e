# SPDX-License-Identifier: EUPL-1.2
"""What components are given: plain values for the templates in `shared/components/`, and the words for statuses."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Text = str | Promise


@dataclass(frozen=True)
class Step:
    """A step of the model. `state` is "done", "now" or "later"; `note` says when, or what comes of it."""

    label: Text
    state: str = "later"
    href: str = ""
    note: Text = ""


@dataclass(frozen=True)
class Cell:
    """What the wijk may do for one topic and task. `say` is a key of SAY, or "" when nothing was agreed."""

    say: str
    href: str = ""

    @property
    def label(self) -> Text:
        return SAY.get(self.say, NOTHING_AGREED)


@dataclass(frozen=True)
class MatrixRow:
    """One topic of the matrix of say."""

    topic: Text
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """The matrix of say: topics down, tasks across."""

    caption: Text
    tasks: tuple[Text, ...]
    rows: tuple[MatrixRow, ...]


NOTHING_AGREED = _("not agreed")
# ordered from little to much, as in the rulebook
SAY: dict[str, Text] = {
    "informed": _("is told"),
    "heard": _("is heard"),
    "advises": _("advises"),
    "initiates": _("co-decides"),
    "decides": _("decides"),
}
TASKS: dict[str, Text] = {
    "draw-up": _("draw up"),
    "decide": pgettext_lazy("task", "decide"),
    "carry-out": _("carry out"),
}
STEPS: dict[str, Text] = {
    "gesprek": _("Conversation"),
    "afspraken": _("Agreement"),
    "raad": _("Council"),
    "agenda": _("Agenda"),
    "evaluatie": _("Evaluation"),
}
SEVERITY: dict[str, tuple[Text, str]] = {
    "blocks": (_("Cannot be signed"), "error"),
    "asks": (_("Asks for an answer"), "warning"),
    "tips": (_("Tip"), "info"),
}

# status → (words, tone); one word means the same wherever it is used
STATUSES: dict[str, tuple[Text, str]] = {
    "draft": (_("Draft"), "quiet"),
    "proposed": (_("Proposed"), "info"),
    "signed": (_("Signed"), "info"),
    "in-force": (_("In force"), "ok"),
    "suspended": (_("Suspended"), "error"),
    "superseded": (_("Replaced"), "quiet"),
    "ended": (_("Ended"), "quiet"),
    "withdrawn": (_("Withdrawn"), "quiet"),
    "planned": (_("Planned"), "quiet"),
    "open": (_("Open now"), "ok"),
    "closed": (_("Closed"), "quiet"),
    "cancelled": (_("Cancelled"), "quiet"),
    "received": (_("Received"), "info"),
    "answered": (_("Answered"), "ok"),
    "waiting": (_("Waiting for an answer"), "warning"),
    "late": (_("Too late"), "error"),
    "open-condition": (_("Not met yet"), "warning"),
    "kept": (_("Kept"), "ok"),
    "broken": (_("Not kept"), "error"),
    "granted": (_("Granted"), "ok"),
    "rejected": (_("Rejected"), "error"),
    "done": (_("Done"), "ok"),
    "gesprek": (_("In conversation"), "info"),
    "afspraken": (_("Making an agreement"), "info"),
    "raad": (_("With the council"), "warning"),
    "agenda": (_("Agreement in force"), "ok"),
    "evaluatie": (_("Being evaluated"), "ok"),
    "not-started": (_("Not started yet"), "quiet"),
}


def status(key: str) -> tuple[Text, str]:
    """Words and tone for a status; an unknown one is shown as it is."""
    return STATUSES.get(key, (key, "quiet"))


def model_steps(current: str, *, links: dict[str, str] | None = None, talking: bool = False) -> Sequence[Step]:
    """The five steps of the model, with the current one marked; `links` gives addresses by step.

    While people still gather (`talking`), the conversation is not said to be done.
    """
    links = links or {}
    keys = list(STEPS)
    now = keys.index(current) if current in keys else -1
    states = ["done" if i < now else "now" if i == now else "later" for i in range(len(keys))]
    first, *rest = [Step(STEPS[key], state, links.get(key, "")) for key, state in zip(keys, states, strict=True)]
    return [replace(first, note=_("goes on")) if talking and first.state == "done" else first, *rest]
