# SPDX-License-Identifier: EUPL-1.2
"""Fields that the forms of an agreement are made of, and the words around them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language

from samenspraak.rulebook.agreements.fields import LINE_LIMIT
from samenspraak.web.shared.forms import DayField


def localised(entry: Mapping[str, Any], name: str) -> str:
    """A text of the content in the reader's language; Dutch where there is no translation."""
    language = (get_language() or "nl").split("-")[0]
    return str(entry.get(f"{name}_{language}") or entry.get(name) or "")


def around(words: str) -> tuple[str, str]:
    """The words before and after the number in "Answer within … days"."""
    before, _gap, after = words.partition("…")
    return before.strip(), after.strip()


def line(label: Any, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    """One line of words."""
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=LINE_LIMIT)


def count(label: Any, help_text: Any = "", *, least: int = 0, most: int = 100_000) -> forms.IntegerField:
    """A whole number that may be left out."""
    return forms.IntegerField(label=label, help_text=help_text, required=False, min_value=least, max_value=most)


def within(words: str, field: forms.IntegerField) -> forms.IntegerField:
    """A number that stands in the middle of its words: the template reads `before` and `after`."""
    vars(field)["before"], vars(field)["after"] = around(words)
    return field


def day(label: Any) -> DayField:
    """A day that may be left out."""
    return DayField(label=label, required=False)


def yes(label: Any, help_text: Any = "") -> forms.BooleanField:
    """A box to tick."""
    return forms.BooleanField(label=label, help_text=help_text, required=False)


def choice(label: Any, choices: Mapping[str, Any], help_text: Any = "") -> forms.ChoiceField:
    """A list to choose from."""
    return forms.ChoiceField(label=label, choices=list(choices.items()), help_text=help_text, required=False)
