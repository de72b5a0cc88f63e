# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy as _

from samenspraak.rulebook.conversations import STATEMENT_LIMIT
from samenspraak.web.shared.forms import KeyedForm


class StatementForm(KeyedForm):
    """A statement that somebody offers to everybody. `insist`: they have seen what it looks like."""

    text = forms.CharField(
        label=_("Your statement"),
        help_text=_("One thought in one sentence, without names. Others must be able to agree or disagree."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    insist = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **{"auto_id": "stelling_%s", **kwargs})  # it stands beside the form of the plate
        self.fields["text"].max_length = STATEMENT_LIMIT  # type: ignore[attr-defined]  # only for counting along
