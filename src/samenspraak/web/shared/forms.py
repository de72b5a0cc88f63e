# SPDX-License-Identifier: EUPL-1.2
"""How forms look and read: one template per field, an error summary on top, and the key that makes resending safe."""

import secrets
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting


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
