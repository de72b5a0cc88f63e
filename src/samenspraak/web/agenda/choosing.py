# SPDX-License-Identifier: EUPL-1.2
"""The kinds of ballot on something of the agenda, in words, and the form of a choice between options."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from samenspraak.rulebook.agenda import QUESTION_LIMIT
from samenspraak.rulebook.ballots.options import FEWEST, KINDS, MOST, SINGLE, TEXT_LIMIT
from samenspraak.web.agenda.forms import DaysForm

Text = str | Promise
YES_NO = "ja-nee"
# how a kind is called in the address → the kind, its name, and what people do
SORTS: Mapping[str, tuple[str, Text, Text]] = {
    "een": ("one", _("One of several"), _("People choose one option.")),
    "meer": ("several", _("Several of them"), _("People tick every option that they find good.")),
    "volgorde": ("ranking", _("In order"), _("People put options in the order in which they want them.")),
    "punten": ("score", _("Points"), _("People give each option 0 to 5 points.")),
}
COUNTS: Mapping[str, Text] = {
    "instant-runoff": _(
        "In rounds: whoever has fewest goes out, until one option has more than half (usual, for one that wins)"
    ),
    "stv": _("In rounds, for several that win: smaller groups also get something"),
    "borda": _("Points by place: what stands high on many papers wins"),
    "schulze": _("In pairs: what beats every other option wins"),
}
STAYS = _("None of these: everything stays as it is")


def sorts(known: Sequence[str]) -> list[str]:
    """The kinds of choice that are offered, as in the address."""
    return [name for name, (kind, *_words) in SORTS.items() if counts_of(kind, known)]


def counts_of(kind: str, known: Sequence[str]) -> list[str]:
    """How a kind can be counted here, the usual way first."""
    return [count for count in known if count in KINDS[kind]]


class ChoiceForm(DaysForm):
    """A ballot with options: the question, those, how they are counted where there is a choice, and the days."""

    question = forms.CharField(
        label=_("The question"),
        help_text=_("People answer it with one of your options. For example: what will the square look like?"),
        max_length=QUESTION_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    options = forms.CharField(
        label=_("What can people choose from?"),
        help_text=_("One option on each line: at least {fewest}, at most {most}."),
        max_length=(MOST + 2) * (TEXT_LIMIT + 50),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    stays = forms.BooleanField(
        label=_("People can also choose that everything stays as it is"),
        help_text=_("If that wins, it does not go ahead. As many votes for it as for something else: it wins."),
        required=False,
    )
    count = forms.ChoiceField(label=_("How is it counted?"), widget=forms.RadioSelect)
    places = forms.IntegerField(
        label=_("How many options win?"),
        min_value=1,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    field_order = ("question", "options", "stays", "count", "places")

    def __init__(self, *args: Any, counts: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.counts = counts
        asked = self.fields["options"]
        asked.help_text = str(asked.help_text).format(fewest=FEWEST, most=MOST)
        if len(counts) > 1:
            self.fields["count"].choices = [(one, COUNTS[one]) for one in counts]  # type: ignore[attr-defined]
        else:
            del self.fields["count"]
        if all(one in SINGLE for one in counts):
            del self.fields["places"]
        elif len(counts) > 1:
            self.fields["places"].help_text = _("Counted in rounds with one that wins, it is 1.")

    def clean_options(self) -> list[str]:
        """What stands on each line; empty lines say nothing."""
        return [line.strip() for line in self.cleaned_data["options"].splitlines() if line.strip()]

    @property
    def asked(self) -> dict[str, Any]:
        """What people choose from and how, as the verb asks it. What is voted on is written in Dutch."""
        given = self.cleaned_data
        with override("nl"):
            stays = str(STAYS) if given["stays"] else ""
        return {
            "options": given["options"],
            "count": given.get("count") or self.counts[0],
            "places": given.get("places") or 1,
            "stays": stays,
        }
