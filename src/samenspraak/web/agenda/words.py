# SPDX-License-Identifier: EUPL-1.2
"""The words of the agenda: statuses, topics and outcomes, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.core.cache import cache
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samenspraak.civic.agenda import queries
from samenspraak.civic.ballots.queries import choices
from samenspraak.web.shared import days
from samenspraak.web.wording.meetings import FORCES
from samenspraak.web.wording.meetings import OUTCOMES as RESOLVED
from samenspraak.web.wording.shared import REASONS

Text = str | Promise
TOPICS_KEPT = 60  # seconds: new content is rare, and every page names topics

# status of a proposal → (words, tone)
STATUSES: Mapping[str, tuple[Text, str]] = {
    "submitted": (pgettext_lazy("status", "Idea"), "quiet"),
    "looked-into": (_("Being worked out"), "info"),
    "on-agenda": (_("On the agenda"), "info"),
    "in-decision": (pgettext_lazy("status", "Ballot"), "warning"),
    "granted": (_("Decided: it goes ahead"), "ok"),
    "rejected": (_("Decided: it does not go ahead"), "error"),
    "advised": (_("Advice given, reply to come"), "warning"),
    "answered": (_("Advice given and answered"), "ok"),
    "underway": (_("Being carried out"), "info"),
    "done": (_("Carried out"), "ok"),
    "stopped": (_("Stopped"), "error"),
    "withdrawn": (_("Taken back"), "quiet"),
    "declined": (_("Not taken up"), "error"),
    "merged": (_("Merged with another idea"), "quiet"),
}
STAGES: Mapping[str, Text] = {
    "idee": _("Ideas"),
    "uitzoeken": _("Being worked out"),
    "agenda": _("On the agenda"),
    "stemming": pgettext_lazy("status", "Ballot"),
    "besloten": _("Decided"),
    "uitvoering": _("Carrying out"),
    "afgewezen": _("Not taken up"),
}
# whose a step is → words
WHO: Mapping[str, Text] = {
    "proposer": _("Who sent in the idea"),
    "gebiedsteam": _("The area team"),
    "body": _("A residents' body"),
}
# whether an idea can be done → (words, tone)
VERDICTS: Mapping[str, tuple[Text, str]] = {
    "feasible": (_("It can be done"), "ok"),
    "with-changes": (_("It can be done with changes"), "warning"),
    "not-feasible": (_("It cannot be done"), "error"),
}
# what who sent it in thinks of that → (words, tone)
VIEWS: Mapping[str, tuple[Text, str]] = {
    "agrees": (_("Who sent it in agrees"), "ok"),
    "disagrees": (_("Who sent it in does not agree"), "warning"),
    "silent": (_("Who sent it in did not answer"), "quiet"),
}
# what became of it → (words, tone)
REVIEWS: Mapping[str, tuple[Text, str]] = {
    "": (_("Hidden"), "quiet"),
    "asked": (_("Somebody looks again"), "info"),
    "upheld": (_("Looked at again: stays hidden"), "warning"),
    "restored": (_("Looked at again: shown again"), "ok"),
    "mistake": (_("Hidden by mistake: shown again"), "ok"),
}
# why something is hidden, explained → (what it is, an example)
EXPLAINED: Mapping[str, Text] = {
    "personal": _(
        "It names or describes somebody, or gives an address or telephone number. Also when it is meant well."
    ),
    "hurtful": _("It insults, threatens or puts down people or a group. A sharp opinion about an idea is not hurtful."),
    "off-topic": _("It has nothing to do with this idea or this neighbourhood, such as an advertisement."),
    "double": _("The same person put the same thing here before. One of the two stays."),
}


def reason(hidden_why: str) -> Text:
    """Why something is hidden."""
    return dict(REASONS).get(hidden_why, hidden_why)


# what became of another wording → (words, tone)
WORDINGS: Mapping[str, tuple[Text, str]] = {
    "open": (pgettext_lazy("wording", "Proposed"), "info"),
    "accepted": (pgettext_lazy("wording", "Accepted"), "ok"),
    "declined": (pgettext_lazy("wording", "Not accepted"), "error"),
    "outdated": (_("The text has changed since"), "quiet"),
    "withdrawn": (_("Taken back"), "quiet"),
}
CHANNELS: Mapping[str, Text] = {"desk": _("entered at the desk"), "paper": _("came in on paper")}
OWNERS: Mapping[str, Text] = {
    "wijk": _("The wijk carries it out"),
    "gemeente": _("The municipality carries it out"),
    "samen": _("The wijk and the municipality carry it out together"),
}
# for the filter above the list
CARRIES_OUT: Mapping[str, Text] = {
    "wijk": _("The wijk"),
    "gemeente": _("The municipality"),
    "samen": _("Both together"),
}
ORDERS: Mapping[str, Text] = {
    "nieuw": _("Newest first"),
    "steun": _("Most support first"),
    "reacties": _("Most talked about first"),
    "agenda": _("As they stand on the agenda"),
}
SHOWN_AS: Mapping[str, Text] = {"lijst": _("List"), "kaart": _("Map")}
# what an advice or a decision came to → words
OUTCOMES: Mapping[tuple[str, str], Text] = {
    ("binding", "granted"): _("The wijk decided: it goes ahead"),
    ("binding", "rejected"): _("The wijk decided: it does not go ahead"),
    ("advice", "granted"): _("The advice of the wijk: do it"),
    ("advice", "rejected"): _("The advice of the wijk: do not do it"),
    ("binding", "void"): _("Nothing was decided: too few people voted"),
    ("advice", "void"): _("No advice was given: too few people voted"),
}


CHOSEN: Mapping[str, Text] = {
    "binding": _("The wijk decided: {chosen}"),
    "advice": _("The advice of the wijk: {chosen}"),
}


def outcome_of(made: Any) -> str:
    """What a decision came to; of a choice between options with what was chosen."""
    chosen = choices.chosen_in(made.ballot)
    return str(CHOSEN[made.force]).format(chosen=chosen) if chosen else str(OUTCOMES[made.force, made.outcome])


Titles = list[tuple[str, dict[str, str]]]  # key of a topic, and its title by language


def topics() -> dict[str, str]:
    """The titles of the topics by key, in the reader's language. No query when they were read a moment ago."""
    found = cache.get("agenda-topics")
    return topics_now() if found is None else _in_language(found)


def topics_now() -> dict[str, str]:
    """The same, read anew: for what is kept."""
    found = [(one.key, {code: one.title.in_(code) for code in ("nl", "en")}) for one in queries.topics()]
    cache.set("agenda-topics", found, TOPICS_KEPT)
    return _in_language(found)


def _in_language(found: Titles) -> dict[str, str]:
    code = "en" if (get_language() or "nl").startswith("en") else "nl"
    return {key: titles[code] for key, titles in found}


def resolution(made: Any) -> dict[str, Any]:
    """What a meeting of a body of residents decided about an idea."""
    found = made.point.meeting
    outcome, tone = RESOLVED[made.outcome]
    return {
        "text": made.text,
        "outcome": outcome,
        "tone": tone,
        "force": str(FORCES[made.force][0]).format(body=found.body.name),
        "meeting": found.number,
        "title": found.title,
        "on": days.day_of(found.starts_at),
    }
