# SPDX-License-Identifier: EUPL-1.2
"""The article with a safeguard."""

from collections.abc import Mapping
from typing import Any

from django import forms

from samenspraak.rulebook.agreements.fields import FEWEST_TIMES, MOST_TIMES
from samenspraak.rulebook.agreements.terms import SafeguardTerm
from samenspraak.web.agreements.forms.fields import count, line, localised, within, yes
from samenspraak.web.agreements.forms.terms import TermForm


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
            return yes(label)
        if param["type"] == "text":
            return line(label)
        if param["type"] == "times":
            return within(label, count(label, least=FEWEST_TIMES, most=MOST_TIMES))
        return within(label, count(label, most=100 if param["type"] == "percent" else 10_000))

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
