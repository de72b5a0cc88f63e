# SPDX-License-Identifier: EUPL-1.2
"""The article by which the municipality gives a power."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspraak.rulebook.agreements.terms import ALL_TOPICS, TransferTerm
from samenspraak.web.agreements.forms.fields import choice, count, day, line, yes
from samenspraak.web.agreements.forms.terms import TermForm
from samenspraak.web.shared import components
from samenspraak.web.wording.agreements import ALL_TOPICS_WORD, INSTRUMENTS, OWNERS


class TransferForm(TermForm):
    """What the municipality gives, by which instrument and on what ground."""

    kind = TransferTerm.kind
    shown = (
        "instrument", "owner", "power", "topics", "tasks", "to", "to_officials", "legal_basis", "limits", "consent",
        "decision", "published", "since", "until", "shown_as_binding", "motivated_deviation", "deadline_days",
    )  # fmt: skip
    instrument = choice(_("How is it given?"), INSTRUMENTS, _("Legally these are different things."))
    owner = choice(_("Whose power is it?"), OWNERS)
    power = line(_("What may they do with it?"), _("For instance: decide on plans for green and play."))
    topics = forms.MultipleChoiceField(
        label=_("On which topics?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: all topics."),
    )
    tasks = forms.MultipleChoiceField(
        label=_("For which tasks?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(components.TASKS.items()),
        help_text=_("None: deciding."),
    )
    to = forms.ChoiceField(label=_("To whom?"), required=False)
    to_officials = yes(_("It is given to officials"))
    legal_basis = line(_("Legal basis"), _("The article of a law or bylaw."))
    limits = line(_("Limits"))
    consent = yes(_("Whoever receives it has agreed"))
    decision = line(_("Decision that gives it"))
    published = line(_("Where it was published"))
    since = day(_("From"))
    until = day(_("Until"))
    shown_as_binding = yes(_("It is shown as binding"))
    motivated_deviation = yes(_("The municipality explains it when it deviates"))
    deadline_days = count(_("Within how many days does the municipality follow, or explain?"), most=3650)

    def prepare(self) -> None:
        self.offer("to", self.bodies)
        self.offer("topics", {ALL_TOPICS: ALL_TOPICS_WORD, **self.topic_titles})

    def data_of(self) -> dict[str, Any]:
        found = super().data_of()
        return {**found, **{name: found[name].isoformat() for name in ("since", "until") if name in found}}
