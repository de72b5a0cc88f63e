# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspraak.rulebook.agenda import COMMENT_LIMIT, QUESTION_LIMIT, TEXT_LIMIT, TITLE_LIMIT
from samenspraak.rulebook.agenda.pictures import ALT_LIMIT
from samenspraak.rulebook.agenda.pots import BY_VOTES, EQUAL
from samenspraak.rulebook.agenda.rewording import WHY_LIMIT
from samenspraak.web.agenda import words
from samenspraak.web.shared import amounts
from samenspraak.web.shared.forms import CarefulForm, DayField, KeyedForm
from samenspraak.web.wording.shared import REASONS

CHANNELS = [("desk", _("Somebody told it at the desk or on the street")), ("paper", _("It came in on paper"))]
FOLLOWS = [("yes", _("Yes, we follow it")), ("no", _("No, we do something else"))]

SIDES = [
    ("for", _("For: this is why it should happen")),
    ("against", _("Against: this is why it should not")),
    ("", _("Neither: a question or a remark")),
]

COUNTS = [
    (EQUAL, _("In equal shares: everybody has as much to say over the money, so smaller groups also get something")),
    (BY_VOTES, _("By votes: the ideas with the most votes first, as long as they fit")),
]
OTHER = "other"  # money that is not in the agreement
WITHIN = [
    ("yes", _("No more than fits in the pot")),
    ("no", _("All that they want, also when it is more than the pot")),
]

MORNING, EVENING = time(8), time(20)


def name_field() -> forms.CharField:
    return forms.CharField(
        label=_("Name that people see"),
        help_text=_("Your first name is enough. Leave it empty if you do not want to be named."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )


class ProposalForm(CarefulForm):
    """An idea. For the area team with the question how it came in."""

    title = forms.CharField(label=_("What is your idea, in a few words?"), max_length=TITLE_LIMIT)
    text = forms.CharField(
        label=_("Tell more about it"),
        help_text=_("What should happen, where, and for whom? Whom did you talk to about it?"),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    topic = forms.ChoiceField(label=_("What is it about?"))
    cost = forms.CharField(
        label=_("What do you think it costs, in euros?"),
        help_text=_("A guess is fine. You do not have to know."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    shown_as = name_field()

    def __init__(self, *args: Any, team: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = [("", _("Choose a topic")), *words.topics().items()]  # type: ignore[attr-defined]
        if team:
            self.fields["channel"] = forms.ChoiceField(
                label=_("How did it come in?"), choices=CHANNELS, widget=forms.RadioSelect, initial="desk"
            )
            self.fields["shown_as"].help_text = _("The name of who it comes from, if they agree.")

    def clean_cost(self) -> int | None:
        """The amount in whole cents."""
        try:
            return amounts.cents(self.cleaned_data["cost"])
        except ValueError:
            raise forms.ValidationError(_("Write an amount in euros, such as 1250 or 99,50.")) from None


class CommentForm(CarefulForm):
    """A comment, or a reply to one: that takes no side."""

    side = forms.ChoiceField(
        label=_("Are you for or against?"), choices=SIDES, widget=forms.RadioSelect, required=False
    )
    text = forms.CharField(label=_("What do you think of it?"), max_length=COMMENT_LIMIT, widget=forms.Textarea)
    shown_as = name_field()

    def __init__(self, *args: Any, reply: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["rows"] = 4
        if reply:
            del self.fields["side"]
            self.fields["text"].label = _("Your reply")


class MergeForm(forms.Form):
    """Into which idea another one is merged."""

    into = forms.TypedChoiceField(label=_("Into which idea?"), coerce=int)

    def __init__(self, *args: Any, others: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Choose an idea")), *((one.pk, f"{one.number} · {one.title}") for one in others)]
        self.fields["into"].choices = choices  # type: ignore[attr-defined]


class DaysForm(forms.Form):
    """The days of a ballot, and how many may vote."""

    consultation_since = DayField(
        label=_("From what day can people give their view?"),
    )
    opens_on = DayField(
        label=_("First day of voting"),
        help_text=_("The ballot opens at eight in the morning."),
    )
    closes_on = DayField(
        label=_("Last day of voting"),
        help_text=_("The ballot closes at eight in the evening."),
    )
    electorate = forms.IntegerField(
        label=_("How many people may vote?"),
        help_text=_(
            "The number that the municipality counted. Leave it empty to use the number of residents who are known "
            "here when the ballot opens."
        ),
        min_value=1,
        max_value=2_000_000,
        required=False,
    )

    def moments(self, now: datetime) -> tuple[datetime, datetime]:
        """From eight in the morning of the first day (or now, when that is later today) to eight in the evening."""
        opens = _at(self.cleaned_data["opens_on"], MORNING)
        if timezone.localtime(now).date() == self.cleaned_data["opens_on"]:
            opens = max(opens, now)
        return opens, _at(self.cleaned_data["closes_on"], EVENING)


class CallForm(DaysForm):
    """A ballot: the question and the days. Everything else follows from the agreement."""

    question = forms.CharField(
        label=_("The question"),
        help_text=_("People answer it with yes, no or abstain. Write it so that yes means: it goes ahead."),
        max_length=QUESTION_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("question",)


class DivideForm(DaysForm):
    """A budget ballot: which ideas, what pot, how it is counted, and the days."""

    question = forms.CharField(
        label=_("The question"),
        help_text=_("For example: what do we do this year with the money of the wijk?"),
        max_length=QUESTION_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    items = forms.MultipleChoiceField(
        label=_("Which ideas can people choose from?"), widget=forms.CheckboxSelectMultiple
    )
    money = forms.ChoiceField(
        label=_("From what money?"),
        help_text=_("Without money from the agreement the ballot is an advice."),
        widget=forms.RadioSelect,
    )
    pot = forms.CharField(
        label=_("How much is there to divide, in euros?"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    count = forms.ChoiceField(label=_("How is it counted?"), choices=COUNTS, widget=forms.RadioSelect)
    within = forms.ChoiceField(label=_("How much can people choose?"), choices=WITHIN, widget=forms.RadioSelect)
    most = forms.IntegerField(
        label=_("How many ideas can people choose at most?"),
        help_text=_("Leave it empty for as many as they like."),
        min_value=1,
        required=False,
    )
    field_order = ("question", "items", "money", "pot", "count", "within", "most")

    def __init__(
        self, *args: Any, items: Sequence[tuple[str, str]], money: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = items  # type: ignore[attr-defined]
        self.fields["money"].choices = [*money, (OTHER, _("Other money: the ballot is an advice"))]  # type: ignore[attr-defined]

    def clean_money(self) -> str:
        """The number of the term that gives it; "" for other money."""
        chosen = self.cleaned_data["money"]
        return "" if chosen == OTHER else str(chosen)

    def clean_pot(self) -> int:
        """The amount in whole cents."""
        try:
            return amounts.cents(self.cleaned_data["pot"]) or 0
        except ValueError:
            raise forms.ValidationError(_("Write an amount in euros, such as 1250 or 99,50.")) from None


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


class ReplyForm(forms.Form):
    """The reply of the municipality."""

    follows = forms.ChoiceField(
        label=_("Does the municipality follow the advice?"), choices=FOLLOWS, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("What will happen, and why?"),
        help_text=_("Everybody who gave input reads this."),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 7}),
    )


class WordingForm(CarefulForm):
    """Another wording of an idea, and why."""

    title = forms.CharField(label=_("The title"), max_length=TITLE_LIMIT)
    text = forms.CharField(label=_("The text"), max_length=TEXT_LIMIT, widget=forms.Textarea(attrs={"rows": 9}))
    why = forms.CharField(
        label=_("Why is this better?"),
        help_text=_("A sentence or two. Everybody can read it."),
        max_length=WHY_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    shown_as = name_field()


class PictureForm(KeyedForm):
    """A picture, and in words what is on it."""

    picture = forms.FileField(
        label=_("The picture"),
        help_text=_("A photo or drawing, as JPEG, PNG or WebP, of 12 megabytes at most."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        allow_empty_file=True,  # what a file must be, the rule says
    )
    alt = forms.CharField(
        label=_("What is on it?"),
        help_text=_("In one sentence, for people who cannot see it. For example: a bare square with one bench."),
        max_length=ALT_LIMIT,
    )


class HideForm(forms.Form):
    """Why something is hidden."""

    reason = forms.ChoiceField(label=_("Why is it hidden?"), choices=REASONS, widget=forms.RadioSelect)


class HidePictureForm(HideForm):
    """The same of a picture, which nobody may have at all, perhaps."""

    for_good = forms.BooleanField(
        label=_("Take it away for good"),
        required=False,
        help_text=_("Only for what nobody may have, because it is against the law. Then it cannot be shown again."),
    )
