# SPDX-License-Identifier: EUPL-1.2
"""The paper of a ballot with options: reading what was filled in, and showing it, in an order of the browser's own."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspraak.civic.ballots.actions import new_code
from samenspraak.civic.ballots.queries import choices
from samenspraak.rulebook.ballots.options import BLANK, MOST, POINTS, RANKING, SCORE
from samenspraak.rulebook.verdicts import Finding

PREFIX = {RANKING: "place-", SCORE: "points-"}
LONGEST = 20  # characters of an option's key
TOO_MANY = 4 * MOST  # fields that no page of ours has
SALT = "samenspraak.web.ballots.kinds"


def read(held: Any, given: QueryDict) -> Any:
    """What was filled in, as the rules judge it: nothing is left out, so that what was typed can be shown again."""
    prefix = PREFIX.get(choices.kind_of(held))
    if prefix is None:
        return [one[:LONGEST] for one in given.getlist("choice")[:TOO_MANY]]
    typed = [(name.removeprefix(prefix), str(given.get(name) or "")) for name in given if name.startswith(prefix)]
    marked: dict[str, Any] = {key[:LONGEST]: number_in(value) for key, value in typed[:TOO_MANY] if value.strip()}
    if given.get(BLANK):
        marked[BLANK] = 1
    return [BLANK] if [*marked] == [BLANK] else marked


def marked_of(held: Any, choice: Any) -> Any:
    """What stands on a paper that is in the box, as `read` gave it: to fill it in again."""
    if not choice:
        return [BLANK]
    if choices.kind_of(held) == RANKING:
        return {key: place for place, key in enumerate(choice, start=1)}
    return choice


def number_in(typed: str) -> Any:
    """The number that was typed; what is no number stays text, and is refused by the rules."""
    plain = typed.strip()[:LONGEST]
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 4 else plain


def seed_of(request: HttpRequest, held: Any) -> str:
    """From what the order of the options follows: this browser's session, sealed, or else what its page was given.
    Nothing about the person, and nothing that is kept.
    """
    session = request.session.session_key
    if session:
        return salted_hmac(SALT, f"{session}:{held.pk}").hexdigest()[:32]
    return request.POST.get("order", "")[:32] or new_code()


def mixed(options: Sequence[Any], seed: str) -> list[Any]:
    """The options in the order that follows from this seed: each time the same, another one for everybody else. Without
    a seed they stand as they were announced.
    """
    if not seed:
        return [*options]
    return sorted(options, key=lambda one: hashlib.sha256(f"{seed}:{one.key}".encode()).digest())


def paper_of(held: Any, options: Sequence[Any], seed: str, marked: Any = ()) -> dict[str, Any]:
    """The paper as it is shown: each option with what was filled in, and the words that go with it."""
    kind = choices.kind_of(held)
    numbers = marked if isinstance(marked, Mapping) else {}
    return {
        "kind": kind,
        "seed": seed,
        "rows": [
            {"key": one.key, "text": one.text, "chosen": one.key in marked, "value": numbers.get(one.key)}
            for one in mixed(options, seed)
        ],
        "places": [(place, place_name(place)) for place in range(1, len(options) + 1)],
        "points": range(POINTS + 1),
        "blank": BLANK in marked,
        "several": _wins(held),
    }


def _wins(held: Any) -> str:
    places = held.rule["places"]
    return _("{n} options win.").format(n=places) if places > 1 else ""


def place_name(place: int) -> str:
    """How a place on a paper is called."""
    return _("choice {place}").format(place=place)


def named(finding: Finding, texts: Mapping[str, str]) -> Finding:
    """A finding about a paper, with options by their texts."""
    params = dict(finding.params)
    if "option" in params:
        params["option"] = texts.get(params["option"], params["option"])
    if "options" in params:
        params["options"] = ", ".join(f"“{texts.get(one, one)}”" for one in params["options"])
    return replace(finding, params=params)


def lines_of(held: Any, choice: Any, texts: Mapping[str, str]) -> list[str]:
    """What stands on a paper, in words."""
    if not choice:
        return [_("Blank")]
    kind = choices.kind_of(held)
    if kind == SCORE:
        return [points_line(texts[key], given) for key, given in choice.items()]
    if kind == RANKING:
        return [f"{place}. {texts[key]}" for place, key in enumerate(choice, start=1)]
    return [texts[key] for key in choice]


def points_line(text: str, points: int) -> str:
    """What a paper gives to one option, in words."""
    return ngettext("{text}: {points} point", "{text}: {points} points", points).format(text=text, points=points)
