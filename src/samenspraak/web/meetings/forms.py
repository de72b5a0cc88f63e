# SPDX-License-Identifier: EUPL-1.2
"""The shape of what is typed about a meeting. What may be, the verbs say."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenspraak.civic.meetings import actions, policy
from samenspraak.web.shared.forms import KeyedForm, MomentField, OpenChoice
from samenspraak.web.wording.meetings import CHOICES, STATES, TASKS


class WhenForm(KeyedForm):
    """When and where, and whether everybody may come."""

    title = forms.CharField(label=pgettext_lazy("meeting", "Title"), max_length=policy.LONGEST_TITLE)
    starts_at = MomentField(label=pgettext_lazy("meeting", "When"))
    minutes_long = forms.IntegerField(label=_("How many minutes?"), min_value=15, max_value=720, initial=120)
    place = forms.CharField(
        label=pgettext_lazy("meeting", "Where"),
        max_length=policy.LONGEST_LINE,
        help_text=_("A room with its address, or the address of a call."),
    )
    public = forms.BooleanField(label=_("Everybody may come and listen"), required=False, initial=True)
    closed_why = forms.CharField(
        label=_("If not: why not?"),
        max_length=policy.LONGEST_LINE,
        required=False,
        help_text=_("Everybody reads this reason. Do not name people."),
    )


class PlanForm(WhenForm):
    """A new meeting: also of which body."""

    body = forms.TypedChoiceField(label=_("Which body meets?"), coerce=int)
    field_order = ("body",)

    def __init__(self, *args: Any, bodies: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = list(bodies)  # type: ignore[attr-defined]


class PointForm(KeyedForm):
    """A point of the agenda."""

    title = forms.CharField(label=_("What is the point called?"), max_length=policy.LONGEST_TITLE)
    text = forms.CharField(
        label=_("What is it about?"),
        max_length=policy.LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "What will be asked of the meeting, so that everybody can prepare. Everybody can read it at once, also "
            "when the meeting itself is closed."
        ),
    )
    to_decide = forms.BooleanField(
        label=_("The meeting decides on this"),
        required=False,
        help_text=_("On a point that is only to talk about, nothing can be decided."),
    )
    proposal = forms.TypedChoiceField(
        label=_("Is it about an idea for the neighbourhood agenda?"), coerce=int, empty_value=None, required=False
    )
    topic = forms.ChoiceField(
        label=_("If not: about which topic?"),
        required=False,
        help_text=_("Leave it as it is for what is about the body itself."),
    )
    task = forms.ChoiceField(label=_("What is decided about it?"), required=False)

    def __init__(self, *args: Any, ideas: Iterable[tuple[int, str]], topics: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proposal"].choices = [("", pgettext_lazy("idea", "no")), *ideas]  # type: ignore[attr-defined]
        self.fields["topic"].choices = [("", _("the body itself")), *topics.items()]  # type: ignore[attr-defined]
        self.fields["task"].choices = [("", _("what we think of it")), *TASKS.items()]  # type: ignore[attr-defined]


class PaperForm(KeyedForm):
    """Something to read beforehand."""

    title = forms.CharField(
        label=_("What is the paper called?"),
        max_length=policy.LONGEST_TITLE,
        help_text=_("Everybody can read the paper at once, also when the meeting itself is closed."),
    )
    text = forms.CharField(
        label=_("The text"), max_length=policy.LONGEST_TEXT, required=False, widget=forms.Textarea(attrs={"rows": 10})
    )
    link = forms.CharField(
        label=_("Or a page of this site"),
        max_length=policy.LONGEST_LINE,
        required=False,
        help_text=_("Begins with /, such as /oosterparkwijk/agenda/3/."),
    )
    file = forms.FileField(
        label=_("Or a PDF file"),
        required=False,
        help_text=_("10 megabytes at most. It is shown as it is, with the name of its maker if that is in it."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        allow_empty_file=True,  # what a file must be, the rule says
    )
    accessible = forms.ChoiceField(
        label=_("If you send a file: can everybody read it, also who has it read aloud?"),
        choices=[("yes", _("Yes")), ("no", _("No, or I do not know"))],
        required=False,
        widget=forms.RadioSelect,
        help_text=_("If not, say in the text what is in it."),
    )

    @property
    def asked(self) -> dict[str, Any]:
        """The paper, with what was sent along."""
        given = {name: self.cleaned_data[name] for name in ("title", "text", "link", "key")}
        file = self.cleaned_data["file"]
        if file is None:
            return given
        sent = actions.Sent(file.read(), file.name, self.cleaned_data["accessible"])
        return given | {"sent": sent}


class ReasonForm(forms.Form):
    """Why a meeting is called off."""

    why = forms.CharField(
        label=_("Why is it called off?"), max_length=policy.LONGEST_LINE, help_text=_("Everybody reads this.")
    )


class AttendanceForm(forms.Form):
    """Who is there, and how many people listen."""

    visitors = forms.IntegerField(
        label=_("How many people came to listen?"), min_value=0, max_value=10_000, required=False
    )

    def __init__(self, *args: Any, members: Sequence[tuple[int, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        visitors = self.fields.pop("visitors")
        for seat, name, state in members:
            self.fields[f"seat-{seat}"] = OpenChoice(label=name, choices=list(STATES.items()), initial=state)
        self.fields["visitors"] = visitors

    @property
    def states(self) -> dict[int, str]:
        """The states that were filled in, by seat."""
        return _by_seat(self.cleaned_data)


class InterestForm(forms.Form):
    """Who has an interest of their own, and which."""

    seat = forms.TypedChoiceField(label=pgettext_lazy("interest", "Who?"), coerce=int)
    text = forms.CharField(
        label=_("What kind of interest?"),
        max_length=policy.LONGEST_INTEREST,
        help_text=_("In a few words, as it was said. Everybody reads it."),
    )

    def __init__(self, *args: Any, members: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].choices = list(members)  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    """What was decided, by whom."""

    text = forms.CharField(
        label=_("What was put to the meeting?"),
        max_length=policy.LONGEST_RESOLUTION,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One or two sentences, so that they can be read by themselves in the decision list."),
    )
    how = forms.ChoiceField(
        label=_("How was it decided?"),
        choices=[
            ("consent", _("By consent: nobody is against")),
            ("vote", _("By a vote, by name: choose below what each member voted")),
        ],
        widget=forms.RadioSelect,
    )
    minority = forms.CharField(
        label=_("What do those who were against think?"),
        max_length=policy.LONGEST_RESOLUTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In their own words, so that their view goes along with the decision."),
    )

    def __init__(self, *args: Any, voting: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        minority = self.fields.pop("minority")
        for seat, name in voting:
            self.fields[f"seat-{seat}"] = OpenChoice(label=name, choices=list(CHOICES.items()))
        self.fields["minority"] = minority

    def clean(self) -> dict[str, Any]:
        """A vote is of everybody who may vote: none at all is by consent, and that is chosen above."""
        given = super().clean() or {}
        if given.get("how") == "vote" and not _by_seat(given):
            self.add_error("how", _("Choose for each member how they voted."))
        return given

    @property
    def votes(self) -> dict[int, str]:
        """The choices by seat; none when it was by consent."""
        return _by_seat(self.cleaned_data) if self.cleaned_data["how"] == "vote" else {}


class MinutesForm(forms.Form):
    """The minutes, a field for each point. Each knows after which revision it was written."""

    def __init__(self, *args: Any, points: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in points:
            self.fields[f"point-{one.number}"] = forms.CharField(
                label=f"{one.number}. {one.title}",
                max_length=policy.LONGEST_TEXT,
                required=False,
                initial=one.minutes,
                widget=forms.Textarea(attrs={"rows": 6}),
            )
            self.fields[f"after-{one.number}"] = forms.IntegerField(
                min_value=0, initial=one.minutes_revision, required=False, widget=forms.HiddenInput
            )


class CorrectionForm(forms.Form):
    """Why the minutes are published once more."""

    why = forms.CharField(
        label=_("What was corrected?"), max_length=policy.LONGEST_LINE, help_text=_("Everybody reads this.")
    )


def _by_seat(given: Mapping[str, Any]) -> dict[int, str]:
    found = {name.removeprefix("seat-"): value for name, value in given.items() if name.startswith("seat-")}
    return {int(seat): value for seat, value in found.items() if value}
