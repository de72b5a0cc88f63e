# SPDX-License-Identifier: EUPL-1.2
"""The shape of what people fill in: one form for each kind of term, and small ones that ask for a reason."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenspraak.rulebook.agreements.fields import FEWEST_TIMES, LARGEST, LINE_LIMIT, MOST_TIMES, TEXT_LIMIT
from samenspraak.rulebook.agreements.signing import WAYS, WORDS_LIMIT, How
from samenspraak.rulebook.agreements.terms import (
    ALL_TOPICS,
    MUNICIPALITY,
    BodyTerm,
    MoneyTerm,
    SafeguardTerm,
    SayTerm,
    Term,
    Terms,
    TextTerm,
    TransferTerm,
)
from samenspraak.rulebook.content import ContentSet
from samenspraak.web.shared import components
from samenspraak.web.shared.forms import CarefulForm, DayField
from samenspraak.web.wording.agreements import (
    ALL_TOPICS_WORD,
    CHOSEN,
    INSTRUMENTS,
    MUNICIPALITY_WORD,
    OWNERS,
    REACHED,
    WHO,
)
from samenspraak.web.wording.shared import REASONS

PARTS = 3  # so many groups of seats stand on the form of a body, and more when it has more
Row = dict[str, Any]


def localised(entry: Mapping[str, Any], name: str) -> str:
    """A text of the content in the reader's language; Dutch where there is no translation."""
    language = (get_language() or "nl").split("-")[0]
    return str(entry.get(f"{name}_{language}") or entry.get(name) or "")


def _line(label: Any, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=LINE_LIMIT)


def _count(label: Any, help_text: Any = "", *, least: int = 0, most: int = 100_000) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=help_text, required=False, min_value=least, max_value=most)


def around(words: str) -> tuple[str, str]:
    """The words before and after the number in "Answer within … days"."""
    before, _gap, after = words.partition("…")
    return before.strip(), after.strip()


def _within(words: str, field: forms.IntegerField) -> forms.IntegerField:
    """A number that stands in the middle of its words: the template reads `before` and `after`."""
    vars(field)["before"], vars(field)["after"] = around(words)
    return field


def _day(label: Any) -> DayField:
    return DayField(label=label, required=False)


def _yes(label: Any, help_text: Any = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=help_text, required=False)


def _choice(label: Any, choices: Mapping[str, Any], help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(choices.items()), help_text=help_text, required=False)


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


class WordsForm(TermForm):
    """An aim, a name, a custom."""

    kind, shown = TextTerm.kind, ("title",)
    title = _line(_("Heading"))


class SayForm(TermForm):
    """The words and the body of one cell of the matrix; how much say is set in the matrix."""

    kind, shown = SayTerm.kind, ("body",)
    body = forms.ChoiceField(label=_("Who uses this say"), required=False)

    def prepare(self) -> None:
        self.offer("body", self.bodies)


class BodyForm(TermForm):
    """Who acts for the neighbourhood, and how they came to that."""

    kind = BodyTerm.kind
    shown = (
        "key",
        "name",
        "composition",
        "term_months",
        "rotation",
        "speaks_for",
        "territory",
        "invited",
        "response_percent",
    )
    name = _line(_("Name"), required=True)
    speaks_for = _line(_("For whom do they speak?"), _("For instance: all residents of the neighbourhood."))
    term_months = _count(_("For how many months does somebody sit there?"), most=600)
    rotation = _line(_("When do seats come free, and how often may somebody stay?"))
    territory = _line(_("For which area?"), _("Only when it is another area than the agreement is about."))
    invited = _count(_("How many people are invited when lots are drawn?"))
    response_percent = _count(_("How many per cent of them do you expect to say yes?"), most=100)

    @property
    def places(self) -> range:
        """The groups of seats on the form, from 1."""
        has = len(self.term.composition) if isinstance(self.term, BodyTerm) else 0
        return range(1, max(PARTS, has) + 1)

    def prepare(self) -> None:
        for place in self.places:
            label = {"n": place}
            self.fields[f"who_{place}"] = _choice(_("Group %(n)s: who") % label, {"": "–", **WHO})
            self.fields[f"seats_{place}"] = _count(_("Group %(n)s: how many seats") % label, most=2000)
            self.fields[f"chosen_{place}"] = _choice(_("Group %(n)s: how chosen") % label, CHOSEN)
        groups = [f"{name}_{place}" for place in self.places for name in ("who", "seats", "chosen")]
        self.order_fields(["revision", "name", *groups])

    def data_of(self) -> dict[str, Any]:
        given = self.cleaned_data
        parts = [
            {"who": given[f"who_{place}"], "seats": given[f"seats_{place}"], "chosen": given[f"chosen_{place}"]}
            for place in self.places
            if given.get(f"who_{place}")
        ]
        return {**super().data_of(), "key": self._key(), "composition": parts}

    def _key(self) -> str:
        if isinstance(self.term, BodyTerm):
            return self.term.key
        taken = {body.key for body in self.terms.bodies} | {MUNICIPALITY}
        wanted = slugify(self.cleaned_data["name"])[:40] or "groep"
        return next(key for key in (wanted, *(f"{wanted}-{n}" for n in range(2, 99))) if key not in taken)

    @classmethod
    def values(cls, term: Any) -> dict[str, Any]:
        found = super().values(term)
        for place, part in enumerate(term.composition, start=1):
            found |= {
                f"who_{place}": part.who.value,
                f"seats_{place}": part.seats,
                f"chosen_{place}": part.chosen.value,
            }
        return found


class SafeguardForm(TermForm):
    """One safeguard with its numbers. Which numbers it has, the content says."""

    kind = SafeguardTerm.kind
    shown = ("kind", "params")

    def __init__(self, *args: Any, offered: Mapping[str, Any], **kwargs: Any) -> None:
        self.offered = offered
        super().__init__(*args, **kwargs)

    @property
    def offered_title(self) -> str:
        """What this safeguard is called."""
        return localised(self.offered, "title")

    @property
    def offered_about(self) -> str:
        """What this safeguard is for."""
        return localised(self.offered, "about")

    def prepare(self) -> None:
        for param in self.offered.get("params", ()):
            self.fields[f"p_{param['key']}"] = self._field(param)
        self.fields["text"] = self.fields.pop("text")

    @staticmethod
    def _field(param: Mapping[str, Any]) -> forms.Field:
        label = localised(param, "title")
        if param["type"] == "yes":
            return _yes(label)
        if param["type"] == "text":
            return _line(label)
        if param["type"] == "times":
            return _within(label, _count(label, least=FEWEST_TIMES, most=MOST_TIMES))
        return _within(label, _count(label, most=100 if param["type"] == "percent" else 10_000))

    def data_of(self) -> dict[str, Any]:
        asked = [param["key"] for param in self.offered.get("params", ())]
        given = {key: self.cleaned_data.get(f"p_{key}") for key in asked}
        old = self.term.params if isinstance(self.term, SafeguardTerm) else {}
        params = {**{key: value for key, value in old.items() if key not in asked}, **given}
        return {
            "kind": self.offered["key"],
            "params": {key: value for key, value in params.items() if value not in (None, "", False)},
        }

    @classmethod
    def values(cls, term: Any) -> dict[str, Any]:
        return {"text": term.text, **{f"p_{key}": value for key, value in term.params.items()}}


class TransferForm(TermForm):
    """What the municipality gives, by which instrument and on what ground."""

    kind = TransferTerm.kind
    shown = (
        "instrument", "owner", "power", "topics", "tasks", "to", "to_officials", "legal_basis", "limits", "consent",
        "decision", "published", "since", "until", "shown_as_binding", "motivated_deviation", "deadline_days",
    )  # fmt: skip
    instrument = _choice(_("How is it given?"), INSTRUMENTS, _("Legally these are different things."))
    owner = _choice(_("Whose power is it?"), OWNERS)
    power = _line(_("What may they do with it?"), _("For instance: decide on plans for green and play."))
    topics = forms.MultipleChoiceField(
        label=_("On which topics?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: all topics."),
    )
    tasks = forms.MultipleChoiceField(
        label=_("For which tasks?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(components.TASKS.items()),
        help_text=_("None: deciding."),
    )
    to = forms.ChoiceField(label=_("To whom?"), required=False)
    to_officials = _yes(_("It is given to officials"))
    legal_basis = _line(_("Legal basis"), _("The article of a law or bylaw."))
    limits = _line(_("Limits"))
    consent = _yes(_("Whoever receives it has agreed"))
    decision = _line(_("Decision that gives it"))
    published = _line(_("Where it was published"))
    since = _day(_("From"))
    until = _day(_("Until"))
    shown_as_binding = _yes(_("It is shown as binding"))
    motivated_deviation = _yes(_("The municipality explains it when it deviates"))
    deadline_days = _count(_("Within how many days does the municipality follow, or explain?"), most=3650)

    def prepare(self) -> None:
        self.offer("to", self.bodies)
        self.offer("topics", {ALL_TOPICS: ALL_TOPICS_WORD, **self.topic_titles})

    def data_of(self) -> dict[str, Any]:
        found = super().data_of()
        return {**found, **{name: found[name].isoformat() for name in ("since", "until") if name in found}}


class MoneyForm(TermForm):
    """Money that goes with it. Whole euros and cents; stored as cents."""

    kind = MoneyTerm.kind
    shown = ("amount_cents", "per", "allocates", "spends", "limit_cents", "payer", "executor")
    amount = forms.DecimalField(
        label=_("Amount in euros"),
        required=False,
        min_value=0,
        max_value=LARGEST // 100,
        decimal_places=2,
        localize=False,
    )
    per = _choice(_("For how long?"), {"": _("not said"), "year": _("each year"), "once": _("once")})
    allocates = forms.ChoiceField(label=_("Who decides what it goes to?"), required=False)
    spends = forms.ChoiceField(label=_("Who spends it?"), required=False)
    limit = forms.DecimalField(
        label=_("At most, per decision, in euros"),
        required=False,
        min_value=0,
        max_value=LARGEST // 100,
        decimal_places=2,
    )
    payer = _line(_("Who pays?"))
    executor = _line(_("Who carries out what it goes to?"))

    def prepare(self) -> None:
        for name in ("allocates", "spends"):
            self.offer(name, self.bodies)

    def data_of(self) -> dict[str, Any]:
        found = super().data_of()
        for name in ("amount", "limit"):
            if self.cleaned_data.get(name) is not None:
                found[f"{name}_cents"] = int(self.cleaned_data[name] * 100)
        return found

    @classmethod
    def values(cls, term: Any) -> dict[str, Any]:
        euros = {name: getattr(term, f"{name}_cents") for name in ("amount", "limit")}
        return super().values(term) | {name: f"{cents / 100:.2f}" for name, cents in euros.items() if cents is not None}


FORMS: dict[str, type[TermForm]] = {
    form.kind: form for form in (WordsForm, SayForm, BodyForm, SafeguardForm, TransferForm, MoneyForm)
}


class SpokenForm(CarefulForm):
    """What somebody says about a draft: their words, the name they are shown by, and for the area team whose words.

    `seat` is the body they speak from; it is shown of itself, so no name is asked.
    """

    remark = forms.CharField(label=_("What do you want to say or ask?"), max_length=2000, widget=forms.Textarea)
    shown_as = forms.CharField(
        label=_("Name that people see"),
        help_text=_("Your first name is enough. Leave it empty if you do not want to be named."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    channel = forms.ChoiceField(
        label=_("Whose words are these?"),
        choices=[
            ("online", _("Ours, of the area team")),
            ("desk", _("Of somebody who told it at the desk or on the street")),
            ("paper", _("Of somebody who wrote it on paper")),
        ],
        initial="online",
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, seat: str = "", team: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remark"].widget.attrs["rows"] = 4
        if seat and not team:
            self.fields["shown_as"].widget = forms.HiddenInput()
        if team:
            self.fields["shown_as"].help_text = _("The name of who it comes from, if they agree.")
        else:
            self.fields["channel"].widget = forms.HiddenInput()


class RemarkForm(SpokenForm):
    """A comment or a question."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[("comment", _("I want to say something")), ("question", _("I ask a question, and want an answer"))],
        initial="comment",
        widget=forms.RadioSelect,
    )
    field_order = ("kind",)


class SuggestForm(SpokenForm):
    """Why a suggestion is better."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remark"].label = _("Why is this better?")


class HideForm(forms.Form):
    """Why a remark is hidden."""

    reason = forms.ChoiceField(label=_("Why is this remark hidden?"), choices=REASONS, widget=forms.RadioSelect)


class SummaryForm(RevisionForm):
    """What the agreement comes down to."""

    summary = forms.CharField(
        label=_("In short"),
        help_text=_("What it comes down to, in three sentences. This stands on top of the page."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MotiveForm(forms.Form):
    """Why a deviation is accepted."""

    finding = forms.CharField(widget=forms.HiddenInput, max_length=40)
    about = forms.CharField(widget=forms.HiddenInput, max_length=80, required=False)
    motive = forms.CharField(
        label=_("Why do you accept this?"),
        help_text=_("Everybody can read it, also the council."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Fill a list to choose from, beginning with nothing chosen."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", _("choose")), *choices]


class HowForm(forms.Form):
    """How a body decided to sign: public, beside the signature."""

    reached = forms.ChoiceField(label=_("How did you decide this together?"))
    decided_on = DayField(label=_("On which day was that?"))
    decided = forms.CharField(
        label=_("What came of it, in one line"),
        help_text=_("For instance: 42 for, 3 against. Everybody can read it; name no persons."),
        max_length=WORDS_LIMIT,
    )

    def how(self, way: str = "") -> How:
        """What was filled in; `way` where there is nothing to choose."""
        given = self.cleaned_data
        return How(way or given["reached"], given["decided_on"], given["decided"])


class SignForm(HowForm):
    """A party signs the text with this seal. The college has one way to decide, and names its decision."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    remark = forms.CharField(
        label=_("Remark with your signature"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Public. What must hold does not belong here but in the text."),
    )
    agree = forms.BooleanField(label=_("I have read this text and I sign it"))

    def __init__(self, *args: Any, side: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.way = WAYS[side][0] if len(WAYS[side]) == 1 else ""
        if self.way:
            del self.fields["reached"]
            self.fields["decided_on"].label = _("On which day did the college decide this?")
            self.fields["decided"].label = _("Which decision of the college is it?")
            self.fields["decided"].help_text = _("Its number or address, so that everybody can find it.")
        else:
            _offer(self, "reached", [(way.value, REACHED[way]) for way in WAYS[side]])


class PaperForm(HowForm):
    """What stands on a signing sheet, as the gebiedsteam enters it."""

    seat = forms.ChoiceField(label=_("Who signed, and for which body?"))
    signed_on = DayField(label=_("Which day stands beside the signature?"))
    code = forms.CharField(
        label=_("Check code at the top of the sheet"),
        max_length=80,
        help_text=_("Eight letters and digits. They show that this text was signed, and no other."),
    )
    sure = forms.BooleanField(label=_("I have the signed sheet here, and I keep it"))
    field_order = ("seat", "signed_on", "code", "reached", "decided_on", "decided", "sure")

    def __init__(self, *args: Any, seats: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "seat", [(one.pk, f"{one.body.name}: {one.person} ({one.get_role_display()})") for one in seats])
        _offer(self, "reached", REACHED.items())


class ReasonForm(forms.Form):
    """Why something is withdrawn, suspended or ended."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Everybody can read it."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
