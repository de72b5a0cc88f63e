# SPDX-License-Identifier: EUPL-1.2
"""The shape of what the gebiedsteam fills in about letters, and of a vote that it types over."""

import re
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from samenspraak.rulebook.ballots.letters import MOST
from samenspraak.rulebook.ballots.weights import LIVE
from samenspraak.web.shared.clock import now
from samenspraak.web.shared.forms import KeyedForm, MomentField

KINDS = [
    ("letter", _("Letters, each with a voting paper on the second page")),
    ("paper", _("Voting papers only, to hand out")),
]
REASONS = [
    ("lost", _("Got lost, or never arrived")),
    ("returned", _("Came back")),
    ("wrong", _("Misprinted, or sent to the wrong people")),
]
CHANNELS = [("paper", _("A voting paper that came in")), ("desk", _("Somebody who is here at the desk"))]
EVERY_CHANNEL = [*CHANNELS, (LIVE, _("Somebody who is here in the room, at the meeting"))]
TO_TYPE = timedelta(hours=3)  # so long before the close papers should be in, unless somebody says otherwise
NUMBERS = re.compile(r"\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*")


class LettersForm(KeyedForm):
    """How many letters, and where people can bring their voting paper."""

    kind = forms.ChoiceField(label=_("What do you print?"), choices=KINDS, widget=forms.RadioSelect, initial="letter")
    count = forms.IntegerField(
        label=_("How many?"),
        help_text=format_lazy(_("At most {most} at once; you can print again."), most=MOST),
        min_value=1,
        max_value=MOST,
    )
    desk = forms.CharField(
        label=_("Where can people bring their voting paper, and when?"),
        help_text=_("This is printed on it. For example: the library, on weekdays from 10 to 17."),
        max_length=160,
    )
    until = MomentField(
        label=_("Until when can they bring it?"),
        help_text=_(
            "This is printed on it too. After the close no paper can be typed over any more, so leave time for that."
        ),
        required=False,
    )

    def __init__(self, *args: Any, closes: datetime, **more: Any) -> None:
        super().__init__(*args, **more)
        self.closes = closes
        self.fields["until"].initial = closes - TO_TYPE if now() < closes - TO_TYPE else closes

    def clean_until(self) -> datetime:
        """By then papers must be in; the close, when nothing was said."""
        until: datetime = self.cleaned_data["until"] or self.closes
        if until > self.closes:
            raise forms.ValidationError(_("Choose a moment before the ballot closes."))
        return until


class VoidForm(forms.Form):
    """Which letters no longer give a vote, and why."""

    run = forms.IntegerField(
        label=_("Run"), help_text=_("The number before the dash on the letter."), min_value=1, max_value=99_999
    )
    numbers = forms.CharField(
        label=_("Which letters?"),
        help_text=_("The numbers after the dash, such as: 4, 12-15. Leave this empty for the whole run."),
        max_length=200,
        required=False,
    )
    reason = forms.ChoiceField(label=_("Why?"), choices=REASONS, widget=forms.RadioSelect)

    def clean_numbers(self) -> Any:
        """All numbers that were named; None for the whole run."""
        typed = self.cleaned_data["numbers"].strip()
        if not typed:
            return None
        named: set[int] = set()
        for part in typed.split(","):
            found = NUMBERS.fullmatch(part)
            if not found:
                raise forms.ValidationError(_("Write numbers with commas between them, such as: 4, 12-15."))
            first, last = int(found[1]), int(found[2] or found[1])
            named |= set(range(first, min(last, first + MOST) + 1))
        return sorted(named)


class EnterForm(forms.Form):
    """Whose vote it is. The paper itself is of the ballot (`filled`)."""

    channel = forms.ChoiceField(label=_("What do you enter?"), choices=EVERY_CHANNEL, widget=forms.RadioSelect)
    who = forms.CharField(
        label=_("The code on the paper or letter"),
        help_text=_("Or the e-mail address of somebody who is here and showed who they are."),
        max_length=254,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autofocus": True, "data-enter": "paper"}
        ),
    )

    def __init__(self, *args: Any, in_room: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if not in_room:
            self.fields["channel"].widget.choices = CHANNELS  # who asks for it anyway is told why not by the verb
