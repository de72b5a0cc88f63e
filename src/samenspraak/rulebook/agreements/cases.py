# SPDX-License-Identifier: EUPL-1.2
"""Worked cases: what is known of a real experiment, written down as an agreement, each term with its source.

A case file has `title`, `summary`, `setting`, `sources` and `terms`; a term is a row of an agreement, with its data
beside its columns and `source` for what the source says.

A case may work out another (`works_out`): how that experiment could be proposed today. Then `mended` says of each
finding of the other what was changed, and `deviations` which findings of its own it accepts, and why.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from samenspraak.rulebook.agreements.setting import Setting
from samenspraak.rulebook.agreements.terms import Terms, parse
from samenspraak.rulebook.verdicts import Finding, Refused

WORDS = ("summary", "title_en", "summary_en", "label", "works_out")
COLUMNS = frozenset({"number", "kind", "topic", "task", "say", "text", "data"})


@dataclass(frozen=True)
class Answered:
    """What is said about one finding: what was changed to mend it, or the motive to accept it."""

    finding: str
    about: str
    words: str
    words_en: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Which finding it is about."""
        return self.finding, self.about


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
    works_out: str = ""
    mended: tuple[Answered, ...] = ()
    deviations: tuple[Answered, ...] = ()


def parse_case(content: Mapping[str, Any]) -> Case:
    """A case from its file. Raises `Refused` with what is wrong, in which term."""
    title, terms = content.get("title"), content.get("terms")
    if not isinstance(title, str) or not isinstance(terms, list) or not all(isinstance(row, Mapping) for row in terms):
        raise Refused(Finding("case-unreadable", {"need": "title, terms"}))
    words = {name: str(content.get(name) or "") for name in WORDS}
    return Case(
        title,
        parse(_row(row) for row in terms),
        _setting(content),
        _sources(content),
        mended=_answered(content, "mended", "how"),
        deviations=_answered(content, "deviations", "motive"),
        **words,
    )


def _answered(content: Mapping[str, Any], name: str, words: str) -> tuple[Answered, ...]:
    given = content.get(name) or []
    if not isinstance(given, list) or not all(isinstance(one, Mapping) and one.get(words) for one in given):
        raise Refused(Finding("case-unreadable", {"need": f"{name}: finding, {words}"}))
    names = ("finding", "about", words, f"{words}_en")
    return tuple(Answered(*(str(one.get(key) or "") for key in names)) for one in given)


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
