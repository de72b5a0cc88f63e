# SPDX-License-Identifier: EUPL-1.2
"""What is said about a draft, and why it is hidden."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspraak.web.shared.forms import CarefulForm
from samenspraak.web.wording.shared import REASONS


class SpokenForm(CarefulForm):
    """What somebody says about a draft: their words, the name they are shown by, and for the area team whose words.

    `seat` is the body they speak from; it is shown of itself, so no name is asked.
    """

    remark = forms.CharField(label=_("What do you want to say or ask?"), max_length=2000, widget=forms.Textarea)
    shown_as = forms.CharField(
        label=_("Name that people see"),
        help_text=_("Your first name is enough. Leave it empty if you do not want to be named."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    channel = forms.ChoiceField(
        label=_("Whose words are these?"),
        choices=[
            ("online", _("Ours, of the area team")),
            ("desk", _("Of somebody who told it at the desk or on the street")),
            ("paper", _("Of somebody who wrote it on paper")),
        ],
        initial="online",
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, seat: str = "", team: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remark"].widget.attrs["rows"] = 4
        if seat and not team:
            self.fields["shown_as"].widget = forms.HiddenInput()
        if team:
            self.fields["shown_as"].help_text = _("The name of who it comes from, if they agree.")
        else:
            self.fields["channel"].widget = forms.HiddenInput()


class RemarkForm(SpokenForm):
    """A comment or a question."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[("comment", _("I want to say something")), ("question", _("I ask a question, and want an answer"))],
        initial="comment",
        widget=forms.RadioSelect,
    )
    field_order = ("kind",)


class SuggestForm(SpokenForm):
    """Why a suggestion is better."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remark"].label = _("Why is this better?")


class HideForm(forms.Form):
    """Why a remark is hidden."""

    reason = forms.ChoiceField(label=_("Why is this remark hidden?"), choices=REASONS, widget=forms.RadioSelect)
