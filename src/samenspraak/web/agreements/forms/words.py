# SPDX-License-Identifier: EUPL-1.2
"""Articles of words: an aim, a name, a custom; and the words of a cell of the matrix."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspraak.rulebook.agreements.terms import SayTerm, TextTerm
from samenspraak.web.agreements.forms.fields import line
from samenspraak.web.agreements.forms.terms import TermForm


class WordsForm(TermForm):
    """An aim, a name, a custom."""

    kind, shown = TextTerm.kind, ("title",)
    title = line(_("Heading"))


class SayForm(TermForm):
    """The words and the body of one cell of the matrix; how much say is set in the matrix."""

    kind, shown = SayTerm.kind, ("body",)
    body = forms.ChoiceField(label=_("Who uses this say"), required=False)

    def prepare(self) -> None:
        self.offer("body", self.bodies)
