# SPDX-License-Identifier: EUPL-1.2
"""The sentence for every finding and for every deed. The rulebook speaks codes; only here they become language."""

from collections.abc import Mapping
from datetime import date, datetime
from importlib import import_module
from typing import Any

from django.utils import formats, timezone

from samenspraak.rulebook.verdicts import Finding
from samenspraak.web.wording import money
from samenspraak.web.wording.ballots import WEIGHED

NOUNS = (
    "shared",
    "about",
    "accounts",
    "agenda",
    "agreements",
    "answers",
    "ballots",
    "carrying_out",
    "congruence",
    "conversations",
    "council",
    "desk",
    "evaluation",
    "ledger",
    "meetings",
    "notices",
    "places",
)


def _gather(name: str) -> dict[str, Any]:
    gathered: dict[str, Any] = {}
    for noun in NOUNS:
        own = getattr(import_module(f"samenspraak.web.wording.{noun}"), name)
        double = gathered.keys() & own.keys()
        if double:
            raise ValueError(f"{name} says twice: {sorted(double)}")
        gathered.update(own)
    return gathered


SENTENCES = _gather("SENTENCES")
DEEDS = _gather("DEEDS")
COUNTED = ("ballot.closed", "ballot.chosen", "ballot.divided")


class _Facts(dict[str, Any]):
    """Facts for a sentence; one that is missing shows as an ellipsis rather than breaking a page."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence(finding: Finding) -> str:
    """The finding in the reader's language."""
    facts = _Facts({name: _readable(value) for name, value in finding.params.items()})
    return str(SENTENCES[finding.code]).format_map(facts)


def _readable(value: Any) -> Any:
    """A date or a moment as people write it, where the municipality is; anything else as it is."""
    if isinstance(value, datetime):
        return formats.date_format(timezone.localtime(value), "j F Y H:i")
    return formats.date_format(value, "j F Y") if isinstance(value, date) else value


def deed(kind: str, facts: Mapping[str, Any]) -> str:
    """A logbook entry in the reader's language."""
    said = str(DEEDS.get(kind, kind))
    if kind in COUNTED and "times" in facts:
        said = f"{said} {WEIGHED}"
    return said.format_map(_Facts(_with_euros(facts)))


def _with_euros(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The logbook keeps whole cents; people read euros."""
    cents = facts.get("cents")
    if not isinstance(cents, int):
        return dict(facts)
    return {**facts, "euros": money.in_euros(cents)}
