# SPDX-License-Identifier: EUPL-1.2
"""What the evaluation pages show, as plain values: dates written out once, words in the reader's language."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspraak.civic.conversations import queries as talks
from samenspraak.civic.evaluation import policy
from samenspraak.civic.evaluation.queries import LookingBack
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.conversations import Spread
from samenspraak.rulebook.evaluation import Change
from samenspraak.rulebook.safeguards import Held
from samenspraak.web import wording
from samenspraak.web.shared.charts import Layer, Rose
from samenspraak.web.wording.evaluation import SAFEGUARDS


def agreement_address(area: str, version: int) -> str:
    """Where a version of the agreement is edited."""
    home = reverse("evaluation:evaluation", args=[area]).removesuffix("evaluatie/")
    return f"{home}afspraken/{version}/bewerken/"


def blocks(found: Any) -> list[tuple[str, str]]:
    """The building blocks that a lesson can be about."""
    return [(one.key, one.title.in_(_language())) for one in talks.content_of(found.round).blocks]


def may(area: Any, found: Any, seats: Iterable[Holding]) -> dict[str, bool]:
    """What this person may do here; asks the same policy as the verbs."""
    team, writer = _seat(area, seats, policy.STARTERS), _seat(area, seats, policy.WRITERS)
    concluded = bool(found and found.concluded_at)
    return {
        "may_start": team is not None and (found is None or concluded),
        "may_write": found is not None and policy.why_not_write(seat=writer, concluded=concluded) is None,
        "may_conclude": found is not None
        and policy.why_not_conclude(
            seat=team, concluded=concluded, gathering=found.conversation.status, lessons=len(found.lessons.all())
        )
        is None,
        "may_go_on": concluded and writer is not None,
    }


def _seat(area: Any, seats: Iterable[Holding], kinds: Sequence[str]) -> Holding | None:
    within = {area.pk, area.parent_id, None}
    return next((seat for seat in seats if seat.kind in kinds and seat.area in within), None)


def evaluation(found: Any, back: LookingBack, every: Sequence[Any]) -> dict[str, Any]:
    """The values of the page of one evaluation."""
    content = talks.content_of(found.round)
    titles = {block.key: block.title.in_(_language()) for block in content.blocks}
    starts = timezone.localtime(found.conversation.starts_at)
    return {
        "evaluation": found,
        "started": formats.date_format(timezone.localtime(found.started_at), "j F Y"),
        "concluded": formats.date_format(timezone.localtime(found.concluded_at), "j F Y") if found.concluded_at else "",
        "gathering": formats.date_format(starts, "l j F Y, H:i"),
        "rose": _rose(back.changes, content),
        "points": [_point(change, content) for change in back.changes],
        "compared": any(change.difference is not None for change in back.changes),
        "people": (back.then.people, back.now.people),
        "replies": back.replies,
        "safeguards": [_safeguard(held) for held in back.safeguards],
        "lessons": [_lesson(one, titles) for one in found.lessons.all()],
        "others": [one for one in every if one.pk != found.pk],
    }


def _rose(changes: Iterable[Change], content: ContentSet) -> Rose:
    by_key = {change.key: change for change in changes}
    ordered = [by_key[point.key] for point in content.compass if point.key in by_key]
    return Rose(
        title=_("Then and now"),
        axes=tuple(point.title.in_(_language()) for point in content.compass),
        layers=(
            Layer(_("How it was then"), tuple(_mean(one.then) for one in ordered), hue=1),
            Layer(_("How it is now"), tuple(_mean(one.now) for one in ordered), hue=2),
            Layer(_("What was wanted then"), tuple(_mean(one.wanted_then) for one in ordered), wanted=True, hue=3),
        ),
    )


def _mean(spread: Spread | None) -> float | None:
    return float(spread.mean) if spread else None


def _point(change: Change, content: ContentSet) -> dict[str, Any]:
    title = next(point.title.in_(_language()) for point in content.compass if point.key == change.key)
    return {
        "title": title,
        "then": _shown(change.then),
        "now": _shown(change.now),
        "difference": _signed(change.difference),
        "verdict": wording.sentence(change.verdict),
        "wish": wording.sentence(change.wish),
    }


def _shown(spread: Spread | None) -> str:
    return formats.number_format(spread.shown, 1) if spread else "–"


def _signed(difference: Fraction | None) -> str:
    """A difference with its sign, one decimal, in the reader's notation."""
    if difference is None:
        return "–"
    shown = round(float(difference), 1) or 0.0  # never "−0,0"
    return ("+" if shown > 0 else "−" if shown < 0 else "") + formats.number_format(abs(shown), 1)


def _safeguard(held: Held) -> dict[str, Any]:
    fate = "waiting" if not held.times else "kept" if not held.missed else "broken"
    return {"name": SAFEGUARDS[held.safeguard], "times": held.times, "kept": held.kept, "fate": fate}


def _lesson(one: Any, titles: dict[str, str]) -> dict[str, Any]:
    return {
        "number": one.number,
        "text": one.text,
        "block": titles.get(one.block, ""),
        "change": one.change,
        "by": one.written_by.body.name,
        "on": formats.date_format(timezone.localtime(one.written_at), "j F Y"),
    }


def _language() -> str:
    return get_language() or "nl"
