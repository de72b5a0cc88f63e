# SPDX-License-Identifier: EUPL-1.2
"""A ballot ready to show: what is asked, how it is counted, on what ground, and what came out."""

from collections.abc import Mapping
from typing import Any

from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspraak.civic.ballots.queries import counts
from samenspraak.web.shared.clock import now

Text = str | Promise
HELD_BY: Mapping[str, Text] = {
    "law": gettext_lazy("The power to decide was transferred to the wijk. The decision holds in law."),
    "contract": gettext_lazy("The decision holds by contract between the wijk and the municipality."),
    "promise": gettext_lazy(
        "The municipality promised to follow the decision. That is a political promise, not a transfer of power in law."
    ),
}
CHANNELS: Mapping[str, Text] = {
    "online": gettext_lazy("online"),
    "desk": gettext_lazy("at the desk"),
    "paper": gettext_lazy("on paper"),
    "letter": gettext_lazy("with a code from a letter"),
    "live": gettext_lazy("in the room"),
}
OUTCOMES: Mapping[str, tuple[Text, str]] = {
    "granted": (gettext_lazy("Yes has it"), "ok"),
    "rejected": (gettext_lazy("No, it stays as it is"), "error"),
    "void": (gettext_lazy("Nothing decided"), "warning"),
}


def moment(when: Any) -> str:
    """A moment in words, where the municipality is."""
    return formats.date_format(timezone.localtime(when), "j F Y, H:i")


def state_of(held: Any) -> str:
    """What to show: "planned", "open", "paused", "counting", "closed" or "withdrawn"."""
    if held.status != "open":
        return str(held.status)
    if held.paused_at:
        return "paused"
    return "open" if now() < held.closes_at else "counting"


def rules_of(held: Any) -> list[Text]:
    """How it is counted, in sentences: announced beforehand."""
    share = held.rule.get("majority_percent", 50)
    plain = _("It goes ahead when more people vote yes than no.")
    more = _("It goes ahead when more than {share} per cent of the votes for and against are yes.").format(share=share)
    return [
        plain if share <= 50 else more,
        _("When as many people vote yes as no, everything stays as it is."),
        _("Abstaining counts for how many people took part, not for yes or no."),
        quorum_of(held),
    ]


def quorum_of(held: Any) -> str:
    """How many people must take part, in a sentence."""
    percent, people = held.rule.get("quorum_percent", 0), held.rule.get("quorum_people", 0)
    if held.electorate and held.quorum:
        return _(
            "At least {quorum} of the {electorate} people who may vote must take part. If not, nothing is decided."
        ).format(quorum=held.quorum, electorate=held.electorate)
    if percent:
        return _(
            "At least {percent} per cent of the people who may vote must take part. If not, nothing is decided."
        ).format(percent=percent)
    if people:
        return _("At least {people} people must take part. If not, nothing is decided.").format(people=people)
    return _("It counts however many people take part.")


def facts_of(held: Any) -> list[tuple[str, Any]]:
    """The days, who may vote, and the ground."""
    rule, since = held.rule, held.consultation_since
    asked = rule.get("consultation_days")
    facts = [
        (_("Opens"), moment(held.opens_at)),
        (_("Closes"), moment(held.closes_at)),
        (_("Who may vote"), _who(held)),
        (_("People could give their view"), _consultation(since, asked) if asked and since else ""),
        (_("On the ground of"), held.ground),
        (_("Letters with a code"), _letters(held)),
    ]
    return [(term, value) for term, value in facts if value]


def _who(held: Any) -> str:
    if held.electorate is None or held.status == "planned":
        return _("everybody who lives in {area}").format(area=held.area.name)
    return _("everybody who lives in {area}: {electorate} people when it opened").format(
        area=held.area.name, electorate=held.electorate
    )


def _letters(held: Any) -> str:
    """How many were made: public, so that everybody can hold them against the number of people who may vote."""
    if not held.letters_made:
        return ""
    return _("{made} made, {void} of them voided").format(made=held.letters_made, void=held.letters_void)


def _consultation(since: Any, days: int) -> str:
    return _("{days} days were agreed; it began on {since}").format(
        days=days, since=formats.date_format(since, "j F Y")
    )


def result_of(held: Any) -> dict[str, Any] | None:
    """What came out of a closed ballot with yes and no, with a table of its numbers."""
    outcome = counts.outcome_of(held)
    if outcome is None:
        return None
    text, tone = OUTCOMES[outcome.outcome]
    return {
        "text": text,
        "tone": tone,
        "explained": outcome.explanation,
        "rows": [(_("Yes"), outcome.yes), (_("No"), outcome.no), (_("Abstained"), outcome.abstain)],
        "most": max(outcome.votes, 1),
    }


def turnout_of(held: Any) -> dict[str, Any]:
    """How many took part in a closed ballot and by which channel, and the digest of their papers."""
    papers, channels = held.result["papers"], held.result.get("channels", {})
    return {
        "facts": [
            (_("People who voted"), papers),
            (_("People who may vote"), held.electorate),
            (_("Turnout"), _turnout(papers, held.electorate)),
            (_("Needed for it to count"), held.quorum),
            *[(_("Voted {channel}").format(channel=CHANNELS.get(name, name)), n) for name, n in channels.items()],
        ],
        "adds_up": sum(channels.values()) == papers,
        "digest": held.digest,
    }


def _turnout(papers: int, electorate: int | None) -> str:
    """The turnout in per cents, to one decimal. More people may have become known as residents than were counted."""
    if not electorate:
        return ""
    return formats.number_format(round(100 * papers / electorate, 1), 1) + "%"
