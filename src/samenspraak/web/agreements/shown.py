# SPDX-License-Identifier: EUPL-1.2
"""What the pages of agreements show beside the terms, as plain values: findings, rules, deeds."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenspraak.civic.agreements import queries
from samenspraak.rulebook.agreements.congruence import RULES, SEVERITIES, what_stands
from samenspraak.rulebook.agreements.draft import defaults
from samenspraak.rulebook.verdicts import Finding
from samenspraak.web import wording
from samenspraak.web.agreements.dates import day, moment, period
from samenspraak.web.agreements.forms import localised
from samenspraak.web.agreements.reading import Reader, taken_from
from samenspraak.web.shared import components
from samenspraak.web.wording import agreements as words
from samenspraak.web.wording import congruence

__all__ = [
    "accepted_in_case", "begin_safeguard", "case_titles", "day", "deeds", "findings", "localised", "mended", "moment",
    "offered", "period", "rules", "severities", "taken", "tally", "with_remedies",
]  # fmt: skip

GUARDS = {rule.code: rule.guard.value for rule in RULES if rule.guard}  # which safeguard mends a finding


def findings(
    found: Iterable[Finding], deviations: Iterable[Any] = (), reader: Reader | None = None
) -> list[dict[str, Any]]:
    """What is not congruent: what is the matter, why that matters, what mends it, what it rests on, and any motive."""
    accepted = {(one.finding, one.about): one for one in deviations}
    return [_finding(one, accepted.get((one.code, one.about)), reader) for one in found]


def with_remedies(
    version: Any, found: Iterable[Finding], deviations: Iterable[Any], reader: Reader
) -> list[dict[str, Any]]:
    """The same for a draft: with the button that mends it, where there is one clear change."""
    listed, rows = list(found), reader.terms.as_rows()
    made = [queries.remedy_of(version, one, rows) for one in listed]
    buttons = [words.REMEDIES[one.code][0] if one else "" for one in made]
    told = findings(listed, deviations, reader)
    return [one | {"button": button} for one, button in zip(told, buttons, strict=True)]


def _finding(found: Finding, deviation: Any, reader: Reader | None) -> dict[str, Any]:
    missing = [str(congruence.PARTS.get(part, part)) for part in found.params.get("missing", ()) or ()]
    lacks = _("Missing: %(parts)s.") % {"parts": ", ".join(missing)}
    return {
        "code": found.code,
        "about": found.about,
        "severity": found.severity,
        "text": f"{wording.sentence(found)} {lacks}" if missing else wording.sentence(found),
        "why": congruence.WHY[found.code],
        "remedy": congruence.REMEDY[found.code],
        "source": congruence.SOURCE[found.code],
        "where": _where(found.about, reader),
        "href": f"#art-{found.about}" if found.about[:1].isdigit() else "",
        "guard": GUARDS.get(found.code, ""),
        "motive": f"{deviation.motive} ({deviation.by.body.name}, {moment(deviation.at)})" if deviation else "",
        "deviation": deviation.pk if deviation else None,
        "deviation_body": deviation.by.body_id if deviation else None,
    }


def _where(about: str, reader: Reader | None) -> str:
    """What a finding is about, in words: an article, or a cell of the matrix."""
    topic, cell, task = about.partition("/")
    if cell and reader and task in components.TASKS:
        return f"{capfirst(reader.topic(topic))}: {components.TASKS[task]}"
    return _("article %(number)s") % {"number": about} if about[:1].isdigit() else ""


def tally(found: Sequence[Finding], accepted: Iterable[tuple[str, str]]) -> str:
    """How it stands with congruence, in a sentence."""
    left = what_stands(found, accepted)
    if not left:
        return _("Nothing stands in the way of proposing this text.")
    n = len(left)
    return ngettext("%(n)s finding stands in the way of signing.", "%(n)s findings stand in the way of signing.", n) % {
        "n": n
    }


def rules() -> list[dict[str, Any]]:
    """All rules of congruence, by severity, from the registry itself."""
    return [
        {
            "severity": severity,
            "title": congruence.SEVERITY[severity],
            "rules": [_rule(rule) for rule in RULES if rule.severity == severity],
        }
        for severity in SEVERITIES
    ]


def _rule(rule: Any) -> dict[str, Any]:
    return {
        "code": rule.code,
        "trigger": congruence.TRIGGER[rule.code],
        "why": congruence.WHY[rule.code],
        "remedy": congruence.REMEDY[rule.code],
        "source": congruence.SOURCE[rule.code],
        "checked": rule.checked,
    }


def taken(version: Any, reader: Reader) -> dict[str, Any] | None:
    """What a draft was begun with, and in how many articles something is still to be looked at."""
    mark = version.taken_from
    if not mark:
        return None
    checks = [term.number for term in reader.terms.all if reader.checks(term)]
    return {**mark, "href": taken_from(mark), "checks": checks}


def deeds(entries: Iterable[Any]) -> list[dict[str, str]]:
    """Entries of the logbook, for a timeline."""
    return [
        {"iso": one.at.isoformat(), "when": moment(one.at), "sentence": wording.deed(one.kind, one.facts)}
        for one in entries
    ]


def severities(found: Sequence[Finding]) -> list[tuple[str, str, int]]:
    """How many findings of each severity: key, words, number."""
    counted = Counter(one.severity for one in found)
    return [(key, str(components.SEVERITY[key][0]), counted[key]) for key in SEVERITIES if counted[key]]


def case_titles(read: Any) -> dict[str, str]:
    """Title and summary of a worked case in the reader's language."""
    english = (get_language() or "nl").startswith("en")
    title = read.title_en if english and read.title_en else read.title
    return {"title": title, "summary": read.summary_en if english and read.summary_en else read.summary}


def offered(version: Any) -> list[tuple[str, str]]:
    """The safeguards to choose from, by key and title."""
    return [(one["key"], localised(one, "title")) for one in queries.safeguards_known(version)]


def _said(answered: Any) -> str:
    english = (get_language() or "nl").startswith("en")
    return str(answered.words_en if english and answered.words_en else answered.words)


def accepted_in_case(found: list[dict[str, Any]], deviations: Iterable[Any]) -> list[dict[str, Any]]:
    """The findings of a worked case, with the motive of those that it accepts."""
    motives = {one.key: _said(one) for one in deviations}
    return [one | {"motive": motives.get((one["code"], one["about"]), "")} for one in found]


def mended(was: Iterable[Mapping[str, Any]], answers: Iterable[Any]) -> list[dict[str, Any]]:
    """Each finding of an experiment beside what was changed to mend it."""
    how = {one.key: _said(one) for one in answers}
    words = ((one, *components.SEVERITY[one["severity"]]) for one in was)
    return [
        {"severity": severity, "tone": tone, "text": one["text"], "how": how.get((one["code"], one["about"]), "")}
        for one, severity, tone in words
    ]


def begin_safeguard(offered: Mapping[str, Any]) -> dict[str, Any]:
    """What the form of a new safeguard begins with: the numbers and the sentence of the content."""
    params = defaults(offered)
    return {"text": offered["text"].format(**params), **{f"p_{key}": value for key, value in params.items()}}
