# SPDX-License-Identifier: EUPL-1.2
"""The forms of questions, of working out an idea, and of looking again at what was hidden."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspraak.rulebook.agenda import COMMENT_LIMIT, TEXT_LIMIT
from samenspraak.rulebook.agenda.feasibility import LINE_LIMIT, STEP_LIMIT
from samenspraak.rulebook.agenda.feasibility import REASON_LIMIT as VERDICT_LIMIT
from samenspraak.rulebook.agenda.questions import REASON_LIMIT
from samenspraak.web.agenda import words
from samenspraak.web.agenda.forms import CHANNELS, name_field
from samenspraak.web.shared import amounts
from samenspraak.web.shared.forms import CarefulForm, DayField, KeyedForm

AMOUNT_WRONG = _("Write an amount in euros, such as 1250 or 99,50.")
OF_ITS_OWN = _("An amount of its own")


EVERYBODY_READS = _("Everybody can read it.")


def _reason_field(label: Any, help_text: Any = EVERYBODY_READS, limit: int = REASON_LIMIT) -> Any:
    return forms.CharField(label=label, help_text=help_text, max_length=limit, widget=forms.Textarea(attrs={"rows": 4}))


class AskForm(CarefulForm):
    """A question to the municipality. For the area team with the question how it came in."""

    text = forms.CharField(
        label=_("What do you want to know?"),
        help_text=_("Question and answer are public. Do not write about persons."),
        max_length=COMMENT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    shown_as = name_field()
    about = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, team: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if team:
            self.fields["channel"] = forms.ChoiceField(
                label=_("How did it come in?"), choices=CHANNELS, widget=forms.RadioSelect, initial="desk"
            )
            self.fields["shown_as"].help_text = _("The name of who it comes from, if they agree.")


class AnswerForm(forms.Form):
    """The answer to a question."""

    text = forms.CharField(
        label=_("The answer"),
        help_text=_("Everybody can read it. Who asked gets it by mail."),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 7}),
    )


class LaterForm(forms.Form):
    """A later day for the answer, and why."""

    until = DayField(label=_("By what day does the answer come?"))
    reason = _reason_field(_("Why does it take longer?"))


class ReasonForm(forms.Form):
    """Why an idea is taken back, or declined."""

    reason = _reason_field(_("Why?"))


class StepForm(KeyedForm):
    """Something to find out or arrange."""

    title = forms.CharField(label=_("What must be found out or arranged?"), max_length=STEP_LIMIT)
    who = forms.ChoiceField(label=_("Who does it?"), choices=[*words.WHO.items()], widget=forms.RadioSelect)
    by = DayField(label=_("By when?"))


class LineForm(KeyedForm):
    """A line of the estimate: a unit price so many times, or an amount of its own."""

    price = forms.ChoiceField(label=_("Unit price"), required=False)
    times = forms.IntegerField(label=_("How many?"), min_value=1, max_value=100_000, initial=1)
    amount = forms.CharField(
        label=_("Or an amount of its own, in euros"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    what = forms.CharField(
        label=_("What is it for?"),
        help_text=_("With a unit price you can leave this empty."),
        max_length=LINE_LIMIT,
        required=False,
    )

    def __init__(self, *args: Any, prices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["price"].choices = [("", OF_ITS_OWN), *prices]  # type: ignore[attr-defined]

    def clean_amount(self) -> int | None:
        """The amount in whole cents."""
        try:
            return amounts.cents(self.cleaned_data["amount"])
        except ValueError:
            raise forms.ValidationError(AMOUNT_WRONG) from None


class VerdictForm(forms.Form):
    """Whether it can be done, and why."""

    verdict = forms.ChoiceField(
        label=_("Can it be done?"),
        choices=[(key, text) for key, (text, _tone) in words.VERDICTS.items()],
        widget=forms.RadioSelect,
    )
    reasons = _reason_field(_("Why, and what would have to change?"), limit=VERDICT_LIMIT)


class ViewForm(forms.Form):
    """What who sent the idea in thinks of the verdict. For the area team with the question how it came in."""

    view = forms.ChoiceField(
        label=_("Do you agree with the verdict and the estimate?"),
        choices=[("agrees", _("Yes, I agree")), ("disagrees", _("No, I do not agree"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("What do you think of it?"),
        help_text=_("If you do not agree, say why. Everybody can read it."),
        max_length=VERDICT_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, team: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if team:
            self.fields["view"].label = _("Does the person who sent it in agree?")
            self.fields["channel"] = forms.ChoiceField(
                label=_("How did it come in?"), choices=CHANNELS, widget=forms.RadioSelect, initial="desk"
            )


class SilentForm(forms.Form):
    """Why there is no view of who sent it in."""

    reason = _reason_field(_("Why is there no answer? What did you try?"), limit=VERDICT_LIMIT)


class AppealForm(forms.Form):
    """Asking to look again at what was hidden."""

    text = forms.CharField(
        label=_("Why should it be shown again?"),
        help_text=_("Only who looks again reads this. You can ask it once."),
        max_length=COMMENT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ShowAgainForm(forms.Form):
    """Why something is shown again."""

    reason = _reason_field(_("Why is it shown again?"), _("Everybody can read this. Do not repeat what was hidden."))


class ReviewForm(forms.Form):
    """What happens with it, and why."""

    outcome = forms.ChoiceField(
        label=_("What happens with it?"),
        choices=[("upheld", _("It stays hidden")), ("restored", _("It is shown again"))],
        widget=forms.RadioSelect,
    )
    reason = _reason_field(_("Why?"), _("Who wrote it reads this. Do not repeat what was hidden."))
