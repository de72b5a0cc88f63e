# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspraak.rulebook.agenda import COMMENT_LIMIT, QUESTION_LIMIT, TEXT_LIMIT, TITLE_LIMIT
from samenspraak.rulebook.agenda.pictures import ALT_LIMIT
from samenspraak.rulebook.agenda.pots import BY_BUURT, BY_TOPIC, BY_VOTES, EQUAL, ONE_POT
from samenspraak.rulebook.agenda.rewording import WHY_LIMIT
from samenspraak.web.agenda import words
from samenspraak.web.shared import amounts
from samenspraak.web.shared.forms import CarefulForm, DayField, KeyedForm, OpenChoice
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
SPLITS = [
    (ONE_POT, _("One pot for all ideas")),
    (BY_TOPIC, _("A pot for each theme")),
    (BY_BUURT, _("A pot for each buurt in which the ideas are")),
]
AMOUNT = "amount-"  # how a field with the amount of one of several pots begins
POINTS = "points"
WITHIN = [
    ("yes", _("They choose ideas, no more than fit in the pot together")),
    ("no", _("They choose all the ideas that they want, also when it is more than the pot")),
    (POINTS, _("They divide points over the ideas: more points for what they want more")),
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

    side = OpenChoice(label=_("Are you for or against?"), choices=SIDES)
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
            "here when the ballot opens. Letters with a code can then only be printed from the opening on."
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


def amount_field(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


class PriceForm(forms.Form):
    """What an idea costs, where nobody said it."""

    cost = amount_field(
        _("What does it cost at most, in euros?"), _("Write 0 if it takes no money. Everybody can read it.")
    )

    def clean_cost(self) -> int:
        """The amount in whole cents."""
        return _cents(self.cleaned_data["cost"])


@dataclass(frozen=True)
class PotOf:
    """A pot of its own for one theme or buurt: what it is called, and what is said of the ideas in it."""

    key: str
    name: str
    told: str


class DivideForm(DaysForm):
    """A budget ballot: which ideas, what pot, how it is counted, and the days.

    Several pots are asked in two steps: first for which parts, then how much for each. `asks_amounts`: this is the
    first of them; nothing can be announced yet.
    """

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
    pot = amount_field(_("How much is there to divide, in euros?"), _("With several pots: all of them together."))
    split = forms.ChoiceField(
        label=_("Is it one pot?"),
        help_text=_("With several pots you say in a next step how much is in each."),
        choices=SPLITS,
        widget=forms.RadioSelect,
    )
    count = forms.ChoiceField(label=_("How is it counted?"), choices=COUNTS, widget=forms.RadioSelect)
    within = forms.ChoiceField(label=_("How do people vote?"), choices=WITHIN, widget=forms.RadioSelect)
    points = forms.IntegerField(
        label=_("How many points does everybody have?"),
        help_text=_("Only when they divide points. 10 is usual; few are easier to divide."),
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    most = forms.IntegerField(
        label=_("How many ideas can people choose at most?"),
        help_text=_("Leave it empty for as many as they like."),
        min_value=1,
        required=False,
    )
    field_order = ("question", "items", "money", "pot", "split", "count", "within", "points", "most")

    def __init__(
        self,
        *args: Any,
        items: Sequence[tuple[str, str]],
        money: Sequence[tuple[str, str]],
        pots: Sequence[PotOf],
        **kwargs: Any,
    ) -> None:
        """`pots`: those that there are for the ideas and the split that were chosen; none where there is one pot."""
        super().__init__(*args, **kwargs)
        self.pots = pots
        self.asks_amounts = bool(pots) and not any(AMOUNT + one.key in self.data for one in pots)
        if not self.asks_amounts:
            self._ask_amounts()
        self.fields["items"].choices = items  # type: ignore[attr-defined]
        self.fields["money"].choices = [*money, (OTHER, _("Other money: the ballot is an advice"))]  # type: ignore[attr-defined]

    def clean_money(self) -> str:
        """The number of the term that gives it; "" for other money."""
        chosen = self.cleaned_data["money"]
        return "" if chosen == OTHER else str(chosen)

    def clean_points(self) -> int | None:
        """How many points there are to divide; the rules say how many that can be."""
        points: int | None = self.cleaned_data["points"]
        if points is None and self.cleaned_data.get("within") == POINTS:
            raise forms.ValidationError(_("Say how many points everybody has."))
        return points

    def clean_pot(self) -> int:
        """The amount in whole cents."""
        return _cents(self.cleaned_data["pot"])

    def _ask_amounts(self) -> None:
        for one in self.pots:
            label = _("How much is in the pot “{name}”, in euros?").format(name=one.name)
            self.fields[AMOUNT + one.key] = amount_field(label, one.told)
        self.order_fields(_after("split", [AMOUNT + one.key for one in self.pots], self.field_order))

    def clean(self) -> dict[str, Any]:
        """With the amounts of the pots in whole cents. They are not missed when they were not asked yet."""
        given = super().clean() or self.cleaned_data
        if self.asks_amounts:
            self._ask_amounts()
            return given
        for one in self.pots:
            name = AMOUNT + one.key
            try:
                given[name] = _cents(given.get(name, ""))
            except forms.ValidationError as wrong:
                self.add_error(name, wrong)
        return given

    @property
    def amounts(self) -> dict[str, int]:
        """The cents of each pot, by the key of its part; none where there is one pot."""
        return {one.key: self.cleaned_data[AMOUNT + one.key] for one in self.pots}


def _cents(typed: str) -> int:
    try:
        return amounts.cents(typed) or 0
    except ValueError:
        raise forms.ValidationError(_("Write an amount in euros, such as 1250 or 99,50.")) from None


def _after(name: str, more: Sequence[str], ordered: Sequence[str]) -> list[str]:
    """These fields in order, with some more right after one of them."""
    place = ordered.index(name) + 1
    return [*ordered[:place], *more, *ordered[place:]]


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

    def __init__(self, *args: Any, binding: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if binding:
            self.fields["follows"].label = _("Does the municipality follow the decision?")


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
