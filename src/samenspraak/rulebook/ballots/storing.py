# SPDX-License-Identifier: EUPL-1.2
"""Outcomes as plain values, as they are stored and published, and back. Fractions are text: "3/7"."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any

from samenspraak.rulebook.verdicts import Finding


def plain(value: Any) -> Any:
    """Dicts, lists, text and numbers. A finding keeps its code and its facts."""
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Finding):
        return {"code": value.code, "params": dict(value.params)}
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value


def finding(stored: Mapping[str, Any]) -> Finding:
    """The finding that was stored so."""
    code, facts = stored["code"], stored["params"]
    return Finding(code, facts)
