# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenspraak.civic.evaluation.policy import LONGEST_CONCLUSION, LONGEST_LESSON, LONGEST_OBSERVANCE
from samenspraak.web.shared.forms import DayField, KeyedForm, MomentField


class StartForm(forms.Form):
    """The gathering at which the same questions are asked again."""

    title = forms.CharField(label=_("Title of the gathering"), max_length=120)
    place = forms.CharField(label=pgettext_lazy("gathering", "Where"), max_length=200, required=False)
    starts_at = MomentField(
        label=pgettext_lazy("gathering", "When"),
    )


class LessonForm(KeyedForm):
    """One lesson."""

    text = forms.CharField(
        label=_("What did we learn?"), max_length=LONGEST_LESSON, widget=forms.Textarea(attrs={"rows": 4})
    )
    block = forms.ChoiceField(label=_("What is it about?"), required=False)
    change = forms.BooleanField(
        label=_("The agreement should change because of this"),
        required=False,
        help_text=_("Then the lesson goes along to the next version."),
    )

    def __init__(self, *args: Any, blocks: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["block"].choices = [("", _("everything together")), *blocks]  # type: ignore[attr-defined]


class ConclusionForm(forms.Form):
    """What we conclude, for everybody to read."""

    conclusion = forms.CharField(
        label=_("Conclusion"),
        max_length=LONGEST_CONCLUSION,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What went well, what did not, and what happens now. Lessons cannot be added after this."),
    )


class ObservanceForm(KeyedForm):
    """That a promise was carried out."""

    on = DayField(label=_("On which day?"))
    text = forms.CharField(
        label=_("What was done?"),
        max_length=LONGEST_OBSERVANCE,
        help_text=_("One or two sentences. Do not name people."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    link = forms.URLField(
        label=_("Where can it be read?"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("An address on the web, if there is one."),
    )
    to_council = forms.BooleanField(label=_("The council was told as well"), required=False)

    def __init__(self, *args: Any, guard: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if guard != "accountability":
            del self.fields["to_council"]
