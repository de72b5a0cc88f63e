# SPDX-License-Identifier: EUPL-1.2
"""Agreements of several areas: two beside each other, and what is agreed in how many."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspraak.civic.agreements import queries
from samenspraak.rulebook.agreements import patterns as rules
from samenspraak.rulebook.agreements.scales import Guard, Instrument, Say, Task
from samenspraak.rulebook.agreements.terms import ALL_TOPICS, SayTerm, Term
from samenspraak.rulebook.content import ContentSet
from samenspraak.web.agreements.dates import period
from samenspraak.web.agreements.forms import localised
from samenspraak.web.agreements.reading import Reader
from samenspraak.web.agreements.standing import stamp
from samenspraak.web.shared import clock, components
from samenspraak.web.shared.forms import QuickSelect
from samenspraak.web.shared.fragments import fragment, kept
from samenspraak.web.wording import agreements as words


class Pair(forms.Form):
    """Which two to compare: areas where an agreement holds."""

    a = forms.CharField(label=gettext_lazy("The one"), widget=QuickSelect)
    b = forms.CharField(label=gettext_lazy("The other"), widget=QuickSelect)

    def __init__(self, *args: Any, areas: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = areas
        for name in ("a", "b"):
            self.fields[name].widget.choices = (("", _("Choose one")), *areas.items())

    def clean(self) -> dict[str, Any]:
        """Both have an agreement, and they are two."""
        given = super().clean() or {}
        for name, slug in list(given.items()):
            if slug not in self.areas:
                self.add_error(name, ValidationError(_("No agreement is in force there."), "no_agreement"))
        if given.get("a") and given.get("a") == given.get("b"):
            self.add_error("b", ValidationError(_("Choose two different ones."), "same"))
        return given


@require_safe
def beside(request: HttpRequest) -> HttpResponse:
    """What two wijken agreed, side by side: say and safeguards, in words."""
    areas = kept("areas with an agreement", lambda: queries.areas_with_agreement(clock.today()))
    asked = bool(request.GET.get("a") and request.GET.get("b"))
    form = Pair(request.GET if asked else None, areas=areas, initial=request.GET.dict())
    context: dict[str, Any] = {"form": form, "enough": len(areas) > 1}
    if asked and form.is_valid():
        found = queries.versions_in_force(clock.today(), form.cleaned_data.values())
        by_area = {version.agreement.area.slug: version for version in found}
        if len(by_area) == 2:
            context |= _beside(*(by_area[form.cleaned_data[name]] for name in ("a", "b")))
            own = queries.areas_to_begin_in(request.user.pk, clock.today())
            for side in context["sides"]:
                side["begin_in"] = [area for area in own if area.slug != side["slug"]]
    return render(request, "agreements/beside.html", context, status=400 if form.errors else 200)


def _beside(*versions: Any) -> dict[str, Any]:
    left, right = (_reader(version) for version in versions)
    topics = list(left.topics) + [topic for topic in right.topics if topic not in left.topics]
    cells = rules.cells_beside(left.terms, right.terms, topics)
    guards = rules.guards_beside(left.terms, right.terms)
    return {
        "sides": [_side(version, reader) for version, reader in zip(versions, (left, right), strict=True)],
        "cells": [
            {
                "what": f"{_topic(pair.topic, left, len(cells) > len(Task))}: {components.TASKS[pair.task.value]}",
                "said": [_said(pair.left), _said(pair.right)],
                "differs": pair.differs,
            }
            for pair in cells
        ],
        "guards": [
            {
                "title": left.heading((pair.left or pair.right)[0]),
                "said": [_promised(pair.left, left), _promised(pair.right, right)],
                "differs": pair.differs,
            }
            for pair in guards
        ],
        "cells_differ": sum(pair.differs for pair in cells),
        "guards_differ": sum(pair.differs for pair in guards),
    }


def _topic(key: str, reader: Reader, besides: bool) -> str:
    return capfirst(str(words.OTHER_TOPICS_WORD) if key == ALL_TOPICS and besides else reader.topic(key))


def _reader(version: Any) -> Reader:
    return Reader(queries.terms_of(version), queries.content_of(version), queries.safeguards_known(version))


def _side(version: Any, reader: Reader) -> dict[str, Any]:
    area = version.agreement.area
    instruments = dict.fromkeys(str(words.INSTRUMENTS[one.instrument.value]) for one in reader.terms.transfers)
    bodies = [f"{body.title}: {reader.composition(body)}" for body in reader.terms.bodies]
    return {
        "slug": area.slug,
        "name": area.name,
        "number": version.number,
        "period": capfirst(period(version.since, version.until)),
        "stamp": stamp(version, clock.today()),
        "bodies": bodies or [str(_("Everybody speaks for themselves"))],
        "instruments": [capfirst(one) for one in instruments] or [capfirst(str(words.ONLY_AGREEMENT))],
    }


def _said(term: SayTerm | None) -> str:
    return capfirst(str(components.SAY[term.say.code] if term else components.NOTHING_AGREED))


def _promised(terms: tuple[Term, ...], reader: Reader) -> str:
    """What is promised, in facts: "Time to react: 14 days"; several of one kind one after another."""
    said = ["; ".join(f"{name}: {value}" for name, value in reader.facts(term)) or _("promised") for term in terms]
    return ". ".join(said) if said else _("not promised")


@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """Which say on which topic in how many wijken, and which safeguards how often. Counts, and no ranking."""
    return render(request, "agreements/patterns.html", {"body": fragment("patterns of agreements", _patterns)})


def _patterns() -> SafeString:
    content, _thresholds, offered = queries.newest_content()
    found = rules.patterns(queries.traits_in_force(clock.today()), [topic.key for topic in content.topics])
    titles = {one["key"]: localised(one, "title") for one in offered}
    says = [*reversed(Say), None]
    context = {
        "n": found.agreements,
        "says": [capfirst(str(components.SAY[say.code] if say else components.NOTHING_AGREED)) for say in says],
        "tasks": [(components.TASKS[task.value], _rows(found, content, task, says)) for task in Task],
        "guards": [(titles.get(guard.value, guard.value), found.guards.get(guard, 0)) for guard in Guard],
        "instruments": [
            (capfirst(str(words.INSTRUMENTS[one.value])), one.value, found.instruments.get(one, 0))
            for one in Instrument
            if one not in (Instrument.UNSAID, Instrument.GEEN)
        ],
    }
    return render_to_string("agreements/patterns_body.html", context)


def _rows(found: rules.Patterns, content: ContentSet, task: Task, says: list[Say | None]) -> list[dict[str, Any]]:
    language = get_language() or "nl"
    return [
        {
            "key": topic.key,
            "title": topic.title.in_(language),
            "counts": [found.says[topic.key, task].get(say, 0) for say in says],
        }
        for topic in content.topics
    ]
