# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from samenspraak.civic.conversations.actions import Input
from samenspraak.rulebook.content import TRIANGLE, ContentSet
from samenspraak.rulebook.conversations import WISH_LIMIT
from samenspraak.web.conversations.plates import Plate
from samenspraak.web.shared.forms import KeyedForm, MomentField

SIDES = [
    ("resident", _("I live here")),
    ("organisation", _("I am here for an organisation or a group")),
    ("municipality", _("I work for the municipality")),
    ("council", _("I am a member of the council")),
    ("elsewhere", _("I live somewhere else")),
]
SIDE_NAMES = {
    "resident": _("residents"),
    "organisation": _("organisations"),
    "municipality": _("municipality"),
    "council": _("council members"),
    "elsewhere": _("people from elsewhere"),
}
CHANNELS = [
    ("table", _("A table that answers together")),
    ("paper", _("A sheet of paper")),
    ("on-behalf", _("Somebody who asks me to type for them")),
]
CHANNEL_NAMES = {
    "phone": _("by phone"),
    "table": _("at a table"),
    "paper": _("on paper"),
    "on-behalf": _("typed in for somebody"),
}
REASONS = [
    ("personal", _("It is about a person")),
    ("hurtful", _("It is hurtful")),
    ("off-topic", _("It is about something else")),
    ("double", _("It is there twice")),
]
VOTES = [("agree", _("Agree")), ("disagree", _("Disagree")), ("pass", _("Pass"))]
SCALE = [(str(number), str(number)) for number in range(1, 6)]


class CodeForm(forms.Form):
    """The six characters on the screen."""

    code = forms.CharField(
        label=_("Join code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "code-field",
                "size": "8",
            }
        ),
    )


class SideForm(forms.Form):
    """From which side somebody takes part."""

    side = forms.ChoiceField(label=_("How do you take part?"), choices=SIDES, widget=forms.RadioSelect)


class RoundForm(forms.Form):
    """What a traject is about."""

    purpose = forms.CharField(
        label=_("What is this round about?"),
        help_text=_("One or two sentences that residents will read."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GatheringForm(KeyedForm):
    """A gathering in a few clicks."""

    title = forms.CharField(label=_("Title"), max_length=120)
    starts_at = MomentField(
        label=_("Date and time"),
        input_formats=["%Y-%m-%dT%H:%M", "%d-%m-%Y %H:%M"],
    )
    place = forms.CharField(label=_("Where"), max_length=200, required=False, help_text=_("Name and address."))
    plates = forms.MultipleChoiceField(
        label=_("What do you talk about?"),
        help_text=_("The questions are the same in every neighbourhood. Fewer plates give more time for each."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, plates: Iterable[Plate], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plates_field: Any = self.fields["plates"]
        plates_field.choices = [(plate.key, plate.title) for plate in plates]


class SheetForm(KeyedForm):
    """For whom the gebiedsteam types."""

    channel = forms.ChoiceField(label=_("What do you enter?"), choices=CHANNELS, widget=forms.RadioSelect)
    side = forms.ChoiceField(label=_("From which side?"), choices=SIDES, widget=forms.RadioSelect)
    sheet = forms.CharField(
        label=_("What stands on the sheet or the table?"),
        help_text=_("For example: table 3, sheet 2. The same sheet is never counted twice."),
        max_length=40,
        required=False,
    )


class PlateForm(KeyedForm):
    """Everything that can be answered at one plate, in one form with one button: nothing typed elsewhere gets lost."""

    def __init__(self, content: ContentSet, plate: Plate, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.content, self.plate = content, plate
        if plate.is_compass:
            self._add_compass()
        elif plate.is_triangle:
            self._add_triangle()
        else:
            self._add_block()

    def _add_block(self) -> None:
        block = self.plate.on
        for question in block.questions:
            self.fields[f"wish-{question.key}"] = _wish(question.text)
        for statement in block.statements:
            self.fields[f"statement-{statement.key}"] = _radios(statement.text, VOTES)
        options = [(option.key, option.text) for option in block.choice.options]
        self.fields[f"choice-{block.choice.key}"] = _radios(block.choice.text, options)

    def _add_compass(self) -> None:
        for point in self.content.compass:
            self.fields[f"now-{point.key}"] = _radios(point.now, SCALE)
            self.fields[f"wanted-{point.key}"] = _radios(point.wanted, SCALE)

    def _add_triangle(self) -> None:
        self.fields["triangle"] = forms.CharField(
            label=self.plate.title,
            required=False,
            validators=[RegexValidator(r"^\d{1,3},\d{1,3},\d{1,3}$", _("Choose a spot in the triangle."))],
        )

    def named(self, prefix: str) -> list[forms.BoundField]:
        """The fields of one kind, for the template."""
        return [self[name] for name in self.fields if name.startswith(f"{prefix}-")]

    @property
    def wishes(self) -> list[forms.BoundField]:
        return self.named("wish")

    @property
    def statements(self) -> list[forms.BoundField]:
        return self.named("statement")

    @property
    def choices(self) -> list[forms.BoundField]:
        return self.named("choice")

    @property
    def triangle(self) -> forms.BoundField | None:
        return self["triangle"] if self.plate.is_triangle else None

    @property
    def corners(self) -> Sequence[Any]:
        """The three archetypes: top, left, right."""
        return self.content.archetypes

    @property
    def points(self) -> list[dict[str, Any]]:
        """The compass: each point with its two scales."""
        return [
            {
                "title": point.title,
                "short": point.short,
                "low": point.low,
                "high": point.high,
                "now": self[f"now-{point.key}"],
                "wanted": self[f"wanted-{point.key}"],
            }
            for point in (self.content.compass if self.plate.is_compass else ())
        ]

    def inputs(self) -> list[Input]:
        """What was filled in, as the verb takes it."""
        given, key = self.cleaned_data, self.cleaned_data["key"]
        if self.plate.is_compass:
            return self._compass_inputs(given, key)
        if self.plate.is_triangle:
            return self._triangle_inputs(given, key)
        return [
            _input(name, value.strip() if isinstance(value, str) else value, key)
            for name, value in given.items()
            if name != "key" and value and str(value).strip()
        ]

    def _compass_inputs(self, given: Mapping[str, Any], key: str) -> list[Input]:
        found = []
        for point in self.content.compass:
            marks = {side: int(mark) for side in ("now", "wanted") if (mark := given.get(f"{side}-{point.key}"))}
            if marks:
                found.append(Input(point.key, "compass", marks, f"{key}-{point.key}"))
        return found

    def _triangle_inputs(self, given: Mapping[str, Any], key: str) -> list[Input]:
        if not given["triangle"]:
            return []
        weights = [int(weight) for weight in given["triangle"].split(",")]
        return [Input(TRIANGLE, "triangle", {"weights": weights}, f"{key}-triangle")]

    def blame(self, question: str, sentence: str) -> None:
        """Put a refusal of the rulebook at the field it is about."""
        fitting = (name for name in self.fields if name == question or name.endswith(f"-{question}"))
        self.add_error(next(fitting, None), sentence)


def _wish(label: str) -> forms.CharField:
    field = forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    field.max_length = WISH_LIMIT  # only for counting along: the rulebook refuses, so that nothing typed is cut off
    return field


def _radios(label: str, choices: list[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect)


def _input(name: str, value: str, key: str) -> Input:
    kind, _sign, question = name.partition("-")
    shapes = {"wish": {"text": value}, "statement": {"vote": value}, "choice": {"option": value}}
    return Input(question, kind, shapes[kind], f"{key}-{name}")


def initial_of(answers: Iterable[Any]) -> dict[str, Any]:
    """The closed answers somebody gave, as a form shows them. Wishes are listed apart: a new one comes beside them."""
    initial: dict[str, Any] = {}
    for answer in answers:
        value = answer.value
        if answer.kind == "statement":
            initial[f"statement-{answer.question}"] = value["vote"]
        elif answer.kind == "choice":
            initial[f"choice-{answer.question}"] = value["option"]
        elif answer.kind == "compass":
            initial |= {f"{side}-{answer.question}": str(mark) for side, mark in value.items() if mark}
        elif answer.kind == "triangle":
            initial["triangle"] = ",".join(map(str, value["weights"]))
    return initial
