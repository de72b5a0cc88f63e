# SPDX-License-Identifier: EUPL-1.2
"""What is asked before something is printed or typed over."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspraak.civic.conversations.actions import Input
from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.conversations import MOST_AT_ONCE
from samenspraak.web.conversations.forms.names import AGES, LIVED, SIDES
from samenspraak.web.conversations.forms.plates import PlateForm
from samenspraak.web.conversations.plates import Plate
from samenspraak.web.shared.forms import KeyedForm

PAPER_SIZES = [("a4", _("A4, for one person")), ("a3", _("A3, for a table"))]


class PrintForm(forms.Form):
    """How many sheets with a number, on what paper, with which plates."""

    sheets = forms.IntegerField(
        label=_("How many sheets?"),
        help_text=_("Each sheet has a number of its own, so that nothing is typed in twice."),
        min_value=1,
        max_value=MOST_AT_ONCE,
    )
    size = forms.ChoiceField(label=_("On what paper?"), choices=PAPER_SIZES, widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=_("In which language?"), choices=[("nl", "Nederlands"), ("en", "English")], widget=forms.RadioSelect
    )
    plates = forms.MultipleChoiceField(label=_("With which plates?"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, plates: Iterable[Plate], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["plates"]
        field.choices = [(plate.key, plate.label) for plate in plates]


class OwnPlateForm(forms.Form):
    """A plate that this wijk puts beside the common ones."""

    title = forms.CharField(label=_("Title of the plate"), required=False)
    short = forms.CharField(
        label=_("In one or two sentences: what is it about?"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    question_1 = forms.CharField(
        label=_("First open question"), help_text=_("Ask one thing, in plain words."), required=False
    )
    question_2 = forms.CharField(label=_("Second open question"), required=False)
    question_3 = forms.CharField(label=_("Third open question"), required=False)
    statement_1 = forms.CharField(
        label=_("First statement"),
        help_text=_("People agree, disagree or pass. With a second one that leans the other way you steer nobody."),
        required=False,
    )
    statement_2 = forms.CharField(label=_("Second statement"), required=False)
    statement_3 = forms.CharField(label=_("Third statement"), required=False)

    def texts(self, kind: str) -> list[str]:
        """The questions, or the statements, that were filled in or left empty."""
        return [self.cleaned_data[f"{kind}_{number}"] for number in (1, 2, 3)]

    def blame(self, about: str, sentence: str) -> None:
        """Put a refusal at the field it is about."""
        fields = {"questions": "question_1", "statements": "statement_1"}
        name = fields.get(about, about)
        self.add_error(name if name in self.fields else None, sentence)


class SheetNumberForm(forms.Form):
    """The number on a sheet: typed, or scanned."""

    sheet = forms.CharField(
        label=_("Number of the sheet"),
        help_text=_("It stands in the corner of every page. The last digits are enough: 14."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text", "autofocus": True, "size": "12"}),
    )


class SheetHeadForm(KeyedForm):
    """Who filled a sheet in, as it stands on its first page."""

    side = forms.ChoiceField(label=_("How do you take part?"), choices=SIDES, widget=forms.RadioSelect)
    age = forms.ChoiceField(label=_("Age"), choices=AGES, required=False, widget=forms.RadioSelect)
    lived = forms.ChoiceField(label=_("Lives here"), choices=LIVED, required=False, widget=forms.RadioSelect)
    again = forms.BooleanField(required=False, widget=forms.HiddenInput)


class SheetPlateForm(PlateForm):
    """One plate of a sheet that is typed over: each line of an open question is a wish of its own."""

    def inputs(self) -> list[Input]:
        return [part for one in super().inputs() for part in _by_line(one)]


def _by_line(one: Input) -> Sequence[Input]:
    if one.kind != "wish":
        return [one]
    lines = [line for line in one.value["text"].splitlines() if line.strip()]
    return [Input(one.question, "wish", {"text": text}, f"{one.key}-{at}") for at, text in enumerate(lines)]


def sheet_plates(content: ContentSet, plates: Iterable[Plate], *args: Any, **kwargs: Any) -> list[SheetPlateForm]:
    """The forms of all plates of a sheet; their questions have names of their own, so they share one page."""
    return [SheetPlateForm(content, plate, *args, **kwargs) for plate in plates]
