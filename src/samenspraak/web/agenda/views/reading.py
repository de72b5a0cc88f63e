# SPDX-License-Identifier: EUPL-1.2
"""One proposal with all that became of it."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.ballots.queries import counts
from samenspraak.rulebook.agenda import ADVICE, BEFORE_PLACING, BINDING
from samenspraak.rulebook.agenda.backing import is_backed
from samenspraak.rulebook.agreements import powers
from samenspraak.rulebook.agreements.powers import Power
from samenspraak.rulebook.verdicts import Finding
from samenspraak.web.agenda import rows, words
from samenspraak.web.agenda.forms import CommentForm
from samenspraak.web.agenda.placed import placed
from samenspraak.web.agenda.questions import shown
from samenspraak.web.agenda.views.found import Deeds, Reader, deeds_of, is_withheld, item_of, proposal_at, reader_of
from samenspraak.web.shared import amounts, days
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.components import Step
from samenspraak.web.shared.fragments import current
from samenspraak.web.shared.numbers import whole

ENDED = ("done", "stopped")


@require_safe
def show(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """One proposal."""
    return proposal_page(request, proposal_at(area, number, request.user.pk))


def proposal_page(
    request: HttpRequest,
    proposal: Any,
    *,
    form: CommentForm | None = None,
    findings: Sequence[Finding] = (),
    status: int = 200,
) -> HttpResponse:
    """A proposal with its support, comments and ballots; again with what was refused, where something was."""
    mark = current()
    deeds = deeds_of(proposal, mark)
    reader = reader_of(request, proposal, deeds)
    comments = queries.comments(proposal, before=whole(request.GET.get("voor", "")))
    to = replied_to(request, proposal, comments)
    text, tone = words.STATUSES[proposal.status]
    changed_at = None if is_withheld(proposal) else deeds.changed_at  # what it said before is hidden too
    context = {
        "area": proposal.area,
        "proposal": proposal,
        "facts": _facts(proposal, deeds.merged),
        "merged": deeds.merged,
        "placed": placed(proposal, mark),
        "reader": reader,
        "status_text": text,
        "status_tone": tone,
        "steps": _steps(proposal, deeds),
        "project": deeds.project,
        "agreed": _agreed(proposal, deeds.power) if deeds.power and not proposal.merged_into else "",
        "ballots": [_ballot(one, proposal.number) for one in deeds.ballots],
        "resolutions": [words.resolution(one) for one in deeds.resolutions],
        "wordings": 0 if is_withheld(proposal) else deeds.wordings,
        "changed": days.moment(changed_at) if changed_at else "",
        "supported_before": bool(changed_at and proposal.supported_at and proposal.supported_at < changed_at),
        "worked_out": _worked_out(deeds),
        "questions": [shown(one) for one in deeds.questions],
        "ending": _ending(proposal),
        "hidden": words.reason(proposal.withheld.hidden_why) if is_withheld(proposal) else "",
        "pictures": [(one, words.reason(one.hidden_why)) for one in deeds.pictures],
        "supports": proposal.support_count,
        "asked": deeds.support_asked,
        "backed": is_backed(proposal.support_count, deeds.support_asked),
        "tells_said": True,  # the receipt stands by the comments, where the page opens then, and not above it all
        "comments": rows.comments(
            comments[: queries.COMMENTS_SHOWN],
            hide_at=_comment_at(proposal) if reader.roles.team else "",
            reply_at=f"{_place_of(proposal)}?op=" if reader.why_not_comment is None else "",
        ),
        "older": comments[queries.COMMENTS_SHOWN - 1].said.pk if len(comments) > queries.COMMENTS_SHOWN else None,
        "replied_to": to,
        "form": form or _empty_form(request, reader, reply=to is not None),
        "findings": findings,
    }
    return render(request, "agenda/proposal.html", context, status=status)


def _worked_out(deeds: Deeds) -> dict[str, Any] | None:
    """In a few words, whether it can be done."""
    found = deeds.worked_out
    if found is None:
        return None
    verdict, tone = words.VERDICTS.get(found.found.verdict, (_("Being worked out"), "info"))
    view, view_tone = words.VIEWS.get(found.found.view, ("", ""))
    return {
        "verdict": verdict,
        "tone": tone,
        "view": view,
        "view_tone": view_tone,
        "total": amounts.shown(found.total) if found.lines else "",
        "open": sum(one.done_at is None for one in found.steps),
    }


def _ending(proposal: Any) -> dict[str, str] | None:
    """Why it does not go on, when that is so."""
    found = getattr(proposal, "ending", None)
    if found is None:
        return None
    return {"body": found.body, "reason": found.reason, "ground": found.ground, "when": days.day_of(found.at)}


def _empty_form(request: HttpRequest, reader: Reader, *, reply: bool) -> CommentForm | None:
    if reader.why_not_comment:
        return None
    return CommentForm(reply=reply, initial={"shown_as": getattr(request.user, "name", "")})


def _place_of(proposal: Any) -> str:
    return reverse("agenda:proposal", args=[proposal.area.slug, proposal.number])


def _comment_at(proposal: Any) -> str:
    return reverse("agenda:comment", args=[proposal.area.slug, proposal.number])


def replied_to(request: HttpRequest, proposal: Any, shown: Sequence[Any]) -> Any:
    """The comment that the reader replies to, when they asked for that and it can be read. Mostly it is on the page."""
    number = whole(request.POST.get("op", "") or request.GET.get("op", ""))
    if number is None:
        return None
    said = next((one.said for one in shown if one.said.pk == number), None) or queries.comment(proposal, number)
    return None if policy.why_not_reply_to(said) else said


def _facts(proposal: Any, merged: Sequence[Any]) -> list[tuple[str, str]]:
    item = item_of(proposal)
    facts = [
        (_("Sent in by"), ", ".join(one.shown_as or _("somebody from the wijk") for one in (proposal, *merged))),
        (_("Sent in on"), days.day_of(proposal.submitted_at)),
        (_("How"), str(words.CHANNELS.get(proposal.channel, ""))),
        (_("About"), words.topics().get(proposal.topic, proposal.topic)),
        (_("Estimated cost"), amounts.shown(proposal.cost_cents)),
        (_("On the agenda since"), days.day_of(item.placed_at) if item else ""),
        (_("On the ground of"), item.ground if item else ""),
        (_("After a yes"), str(words.OWNERS[item.owner]) if item else ""),
    ]
    return [(term, value) for term, value in facts if value]


def _steps(proposal: Any, deeds: Deeds) -> list[Step]:
    """Where this proposal is on its way."""
    order = {"on-agenda": 1, "in-decision": 2, "advised": 3}
    order |= dict.fromkeys((*BEFORE_PLACING, "withdrawn", "declined", "merged"), 0)
    advice = any(one.made and one.made.force == ADVICE and one.made.outcome != "void" for one in deeds.ballots)
    labels = [
        words.STATUSES["looked-into" if proposal.status == "looked-into" else "submitted"][0],
        words.STATUSES["on-agenda"][0],
        words.STATUSES["in-decision"][0],
        _("Advice") if advice else _("Decision"),
        *([_("Reply")] if advice else []),
        *([_carrying_out(proposal.status)] if deeds.project.made else []),
    ]
    now_at = order.get(proposal.status, len(labels) if proposal.status in ENDED else max(4, len(labels) - 1))
    states = ["done" if place < now_at else "now" if place == now_at else "later" for place in range(len(labels))]
    return [Step(label, state) for label, state in zip(labels, states, strict=True)]


def _carrying_out(status: str) -> words.Text:
    return words.STATUSES[status][0] if status in ENDED else words.STAGES["uitvoering"]


def _agreed(proposal: Any, power: Power) -> SafeString:
    """What the agreement says about the next step."""
    binds, limit = queries.force_of(power) == BINDING, power.beyond or power.unpriced
    context = {
        "drawing_up": proposal.status in BEFORE_PLACING,
        "by_wijk": queries.wijk_draws_up(power),
        "binds": binds,
        "ground": powers.ground(power, proposal.area.name),
        "days": powers.consultation_days(power) if binds else 0,
        "beyond": power.beyond.number if power.beyond else "",
        "unpriced": power.unpriced.number if power.unpriced else "",
        "bound": amounts.shown(limit.limit_cents) if limit else "",
    }
    return render_to_string("agenda/parts/agreed.html", context)


def _outcome(held: Any, made: Any) -> str:
    if made is None:
        return ""
    made.ballot = held  # it is here: no query
    return words.outcome_of(made)


def _ballot(held: Any, number: int) -> dict[str, Any]:
    made, fate = getattr(held, "made", None), counts.fate_of(held, str(number))
    return {
        "held": held,
        "opens": days.moment(held.opens_at),
        "closes": days.moment(held.closes_at),
        "decision": made,
        "outcome": _outcome(held, made),
        "tone": {"granted": "ok", "rejected": "error"}.get(made.outcome, "warning") if made else "",
        "decided": days.day_of(made.at) if made else "",
        "due": days.day(made.reply_due) if made else "",
        "late": bool(made and made.reply_due and not made.replied_at and made.reply_due < today()),
        "replied": days.day_of(made.replied_at) if made and made.replied_at else "",
        "explained": amounts.in_euros(fate[1]) if fate else None,
        "is_over": held.closes_at <= now(),
    }
