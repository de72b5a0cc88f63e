# SPDX-License-Identifier: EUPL-1.2
"""Worked cases: what is known of a real experiment, written down as an agreement, each term with its source.

A case file has `title`, `summary`, `setting`, `sources` and `terms`; a term is a row of an agreement, with its data
beside its columns and `source` for what the source says.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from samenspraak.rulebook.agreements.setting import Setting
from samenspraak.rulebook.agreements.terms import Terms, parse
from samenspraak.rulebook.verdicts import Finding, Refused

COLUMNS = frozenset({"number", "kind", "topic", "task", "say", "text", "data"})


@dataclass(frozen=True)
class Case:
    """A worked case. `sources` are the documents by their mark; each term carries what they say as its sources."""

    title: str
    terms: Terms
    setting: Setting
    sources: Mapping[str, str]
    summary: str = ""
    title_en: str = ""
    summary_en: str = ""
    label: str = ""


def parse_case(content: Mapping[str, Any]) -> Case:
    """A case from its file. Raises `Refused` with what is wrong, in which term."""
    title, terms = content.get("title"), content.get("terms")
    if not isinstance(title, str) or not isinstance(terms, list) or not all(isinstance(row, Mapping) for row in terms):
        raise Refused(Finding("case-unreadable", {"need": "title, terms"}))
    words = {name: str(content.get(name) or "") for name in ("summary", "title_en", "summary_en", "label")}
    return Case(title, parse(_row(row) for row in terms), _setting(content), _sources(content), **words)


def _row(term: Mapping[str, Any]) -> dict[str, Any]:
    said = str(term.get("source") or "").strip()
    row = {name: term[name] for name in COLUMNS if name in term}
    return row | {"sources": [{"text": said}] if said else []}


def _sources(content: Mapping[str, Any]) -> dict[str, str]:
    given = content.get("sources") or {}
    if not isinstance(given, Mapping):
        raise Refused(Finding("case-unreadable", {"need": "sources: mark = document"}))
    return {str(mark): str(words) for mark, words in given.items()}


def _is_weights(value: object) -> bool:
    return isinstance(value, Mapping) and all(_is_number(one) for one in value.values())


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


SHAPES: Mapping[str, Callable[[Any], bool]] = {
    "population": lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= 0,
    "wanted": _is_weights,
    "archetype": _is_weights,
    "topics": lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
    "territory": lambda value: isinstance(value, str),
}


def _setting(content: Mapping[str, Any]) -> Setting:
    given = content.get("setting") or {}
    if not isinstance(given, Mapping):
        raise Refused(Finding("case-unreadable", {"need": "setting: " + ", ".join(SHAPES)}))
    wrong = [name for name, value in given.items() if name not in SHAPES or not SHAPES[name](value)]
    if wrong:
        raise Refused(Finding("case-setting-wrong", {"name": str(wrong[0])[:40], "known": ", ".join(SHAPES)}))
    return Setting(**{**given, "topics": tuple(given.get("topics") or ())})
