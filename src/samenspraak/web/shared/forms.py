# SPDX-License-Identifier: EUPL-1.2
"""How forms look and read: one template per field, an error summary on top, and the key that makes resending safe."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from django import forms
from django.core import signing
from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from samenspraak.rulebook.verdicts import Finding
from samenspraak.web import wording
from samenspraak.web.shared.clock import now

SALT = "samenspraak.web.shared.forms"
HASTE_SECONDS = 1.0  # nobody reads and fills in a form within this

NO_NAMES: Mapping[str, str] = MappingProxyType({})
YEARS = range(1900, 2200)  # a day outside is a slip of the keyboard, and no reckoning with it may break


class Renderer(TemplatesSetting):
    """Renders with our own templates."""

    form_template_name = "shared/forms/form.html"
    field_template_name = "shared/forms/field.html"


def new_key() -> str:
    """A key for one filled-in form: the same key sent twice is one input."""
    return secrets.token_urlsafe(18)


class KeyedForm(forms.Form):
    """A form that may safely be sent twice (double click, two tries on a bad network)."""

    key = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = new_key


def _in_our_time(day: date) -> None:
    if day.year not in YEARS:
        raise forms.ValidationError(_("Choose a day between 1900 and 2200."))


def timed_key() -> str:
    """A key that also says when the form was shown, sealed: "<tenths of seconds, chance>:<seal>"."""
    shown = format(int(now().timestamp() * 10), "x") + "-" + secrets.token_urlsafe(9)
    return f"{shown}:{_seal(shown)}"


def _seal(shown: str) -> str:
    return signing.Signer(salt=SALT).signature(shown)[:10]


def seconds_since_shown(key: str) -> float | None:
    """How long ago the form with this key was shown; None for a key that is not one of ours, or of a clock ahead."""
    shown, _colon, seal = key.rpartition(":")
    if not shown or not secrets.compare_digest(seal.encode(), _seal(shown).encode()):
        return None
    passed = now().timestamp() - int(shown.partition("-")[0], 16) / 10
    return passed if passed >= -HASTE_SECONDS else None  # another process showed it, or the clock was put back


class CarefulForm(KeyedForm):
    """A form in which machines like to leave their texts. It has a field that people do not see, and notices haste.

    No riddles for people: whoever is taken for a machine presses once more, and nothing typed is lost.
    """

    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        template_name="shared/forms/unseen.html",  # type: ignore[call-arg]  # newer than the stubs
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = timed_key

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or {}
        passed = seconds_since_shown(given.get("key", ""))
        if given.get("website") or (passed is not None and passed < HASTE_SECONDS):
            self.data = {**self.data.dict(), "website": ""} if hasattr(self.data, "dict") else self.data
            self.add_error(None, forms.ValidationError(HASTY, code="hasty"))
        return given

    @property
    def status(self) -> int:
        """With what status the page shows the form again."""
        return 429 if self.has_error("__all__", "hasty") else 400


HASTY = _("That went faster than people type. Look it over, and send it once more.")


class DayField(forms.DateField):
    """A day, picked or typed."""

    default_validators = [_in_our_time]
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class MomentField(forms.DateTimeField):
    """A day and an hour, picked or typed."""

    default_validators = [_in_our_time]
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def on_form(form: forms.Form, findings: Iterable[Finding], names: Mapping[str, str] = NO_NAMES) -> list[Finding]:
    """Put each finding at the field it is about; those about no field are returned.

    `names` are the fields of what findings call otherwise.
    """
    rest = []
    for finding in findings:
        name = names.get(finding.about, finding.about)
        if name in form.fields:
            form.add_error(name, wording.sentence(finding))
        else:
            rest.append(finding)
    return rest


Choices = tuple[tuple[str, str], ...]


class OpenChoice(forms.ChoiceField):
    """Buttons of which none need be pressed, where what stands around them says so: none is marked as optional."""

    widget = forms.RadioSelect
    unmarked = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


class QuickSelect(forms.Widget):
    """A select that does not make its options anew for every page: five hundred areas are too many for that."""

    choices: Choices = ()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        options, chosen = _options(self.choices), format_html('<option value="{}"', value or "")
        if chosen not in options:  # what was asked stays there to be seen
            options += format_html("{}>{}</option>\n", chosen, value)
        options = mark_safe(options.replace(chosen, f"{chosen} selected", 1))  # both were escaped above
        return format_html('<select name="{}"{}>\n{}</select>', name, flatatt(attrs or {}), options)


@lru_cache(maxsize=32)
def _options(choices: Choices) -> SafeString:
    return format_html_join("", '<option value="{}">{}</option>\n', choices)
