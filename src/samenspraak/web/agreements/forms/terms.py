# SPDX-License-Identifier: EUPL-1.2
"""What the form of every article has, and what the agreement comes down to."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenspraak.rulebook.agreements.fields import TEXT_LIMIT
from samenspraak.rulebook.agreements.terms import MUNICIPALITY, Term, Terms
from samenspraak.rulebook.content import ContentSet
from samenspraak.web.wording.agreements import MUNICIPALITY_WORD

Row = dict[str, Any]


class RevisionForm(forms.Form):
    """A form that knows which state of the draft was on the screen."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class TermForm(RevisionForm):
    """What every term has. `kept` is the data that the form does not show: it stays as it was."""

    kind = ""
    shown: tuple[str, ...] = ()
    text = forms.CharField(
        label=_("In words"),
        help_text=_("What you agree, in a few sentences that everybody understands. These words are signed."),
        required=False,
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    field_order: Sequence[str] = ("revision",)

    def __init__(self, *args: Any, terms: Terms, content: ContentSet, term: Term | None = None, **kwargs: Any) -> None:
        self.terms, self.content, self.term = terms, content, term
        self.kept = {key: value for key, value in (term.written() if term else {}).items() if key not in self.shown}
        super().__init__(*args, **kwargs)
        self.fields["text"] = self.fields.pop("text")  # the words come last
        self.prepare()

    def prepare(self) -> None:
        """Fields that depend on the agreement or on the content."""

    @property
    def bodies(self) -> dict[str, Any]:
        """The bodies that can be chosen: those of this agreement, and the municipality."""
        described = {body.key: body.title for body in self.terms.bodies}
        return {"": _("not said"), **described, MUNICIPALITY: MUNICIPALITY_WORD}

    @property
    def topic_titles(self) -> dict[str, str]:
        """The topics that can be chosen."""
        return {topic.key: topic.title.in_(get_language() or "nl") for topic in self.content.topics}

    def offer(self, name: str, choices: Mapping[str, Any]) -> None:
        """Fill a list to choose from."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices.items())

    def data_of(self) -> dict[str, Any]:
        """What goes in `data`: the fields that are shown, without what is empty."""
        values = {name: self.cleaned_data.get(name) for name in self.shown}
        return {name: value for name, value in values.items() if value not in (None, "", [], False)}

    def changes(self) -> Row:
        """What the form says, as columns of a term."""
        return {"text": self.cleaned_data["text"], "data": {**self.kept, **self.data_of()}}

    def row(self) -> Row:
        """A new term."""
        return {"kind": self.kind, **self.changes()}

    @classmethod
    def values(cls, term: Any) -> dict[str, Any]:
        """What the form begins with."""
        return {**term.written(), "text": term.text}


class SummaryForm(RevisionForm):
    """What the agreement comes down to."""

    summary = forms.CharField(
        label=_("In short"),
        help_text=_("What it comes down to, in three sentences. This stands on top of the page."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
