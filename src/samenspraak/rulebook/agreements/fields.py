# SPDX-License-Identifier: EUPL-1.2
"""How the `data` of a term is written in a row and read back. What is empty is not written: one way to write it."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any

from samenspraak.rulebook.verdicts import Finding

TEXT_LIMIT = 4000  # characters in the text of a term
LINE_LIMIT = 300  # characters in one field of `data`
LIVE_TIMES = "live_times"  # of the safeguard decision-rule: how many times a vote in the room counts
FEWEST_TIMES, MOST_TIMES = 2, 5
LARGEST = 10**12  # no number in an agreement is larger: ten milliard euro in cents


class FieldError(Exception):
    """A value that does not fit its field. Says which field and what stood there."""

    def __init__(self, field: str, value: object, code: str = "term-field-wrong") -> None:
        super().__init__(field)
        self.field, self.value, self.code = field, str(value)[:40], code


def finding(number: str, wrong: FieldError) -> Finding:
    """What is wrong, in which term."""
    params = {"number": number, "field": wrong.field, "value": wrong.value, "limit": LINE_LIMIT}
    return Finding(wrong.code, params, about=number)


Read = Callable[[str, Any], Any]


def line(name: str, value: Any) -> str:
    """One line of text."""
    if not isinstance(value, str):
        raise FieldError(name, value)
    clean = value.strip()
    if len(clean) > LINE_LIMIT:
        raise FieldError(name, value, "term-field-too-long")
    return clean


def whole(name: str, value: Any) -> int | None:
    """A whole number from 0, or nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST:
        raise FieldError(name, value)
    return value


def percent(name: str, value: Any) -> int | None:
    """A whole number of per cents, 0 to 100, or nothing."""
    read = whole(name, value)
    if read is not None and read > 100:
        raise FieldError(name, value)
    return read


def times(name: str, value: Any) -> int | None:
    """How many times a vote in the room counts: a whole number, 2 to 5, or nothing."""
    read = whole(name, value)
    if read is not None and not FEWEST_TIMES <= read <= MOST_TIMES:
        raise FieldError(name, value)
    return read


def yes(name: str, value: Any) -> bool:
    """True or False."""
    if not isinstance(value, bool):
        raise FieldError(name, value)
    return value


def day(name: str, value: Any) -> str:
    """A date as "2026-05-04", or nothing."""
    text = line(name, value.isoformat() if isinstance(value, date) else value)
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise FieldError(name, value) from None


def one_of(words: type[Enum]) -> Read:
    """One of these words."""

    def read(name: str, value: Any) -> Any:
        try:
            return words(value)
        except ValueError:
            raise FieldError(name, value) from None

    return read


def several(read_one: Read, *, once: bool = True) -> Read:
    """A list of such values, in the order given; `once` drops doubles."""

    def read(name: str, value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise FieldError(name, value)
        found = [read_one(name, one) for one in value]
        return tuple(dict.fromkeys(found)) if once else tuple(found)

    return read


def params(name: str, value: Any) -> Mapping[str, Any]:
    """The parameters of a safeguard: numbers are whole, words are one line, and what is empty is left out."""
    if not isinstance(value, Mapping):
        raise FieldError(name, value)
    return MappingProxyType({key: read for key in sorted(value) if (read := _param(key, value[key])) not in ("", None)})


NUMBERS: Mapping[str, Read] = {"percent": percent, LIVE_TIMES: times}


def _param(name: str, value: Any) -> Any:
    if not isinstance(name, str) or len(name) > 40:
        raise FieldError("params", name)
    if isinstance(value, bool):
        return value
    if name in NUMBERS:
        return NUMBERS[name](name, value)
    return line(name, value) if isinstance(value, str) else whole(name, value)


@dataclass(frozen=True)
class Written:
    """Something that stands in the `data` of a term. Each field says how it is read and under which name it stands."""

    @classmethod
    def read(cls, data: Any) -> dict[str, Any]:
        """The fields in a plain dict. Raises `FieldError` for what does not fit, is missing, or nobody knows."""
        if not isinstance(data, Mapping):
            raise FieldError("data", data)
        own = _stored(cls)
        for name in data:
            if name not in own:
                raise FieldError(str(name), data[name], "term-field-unknown")
        for name, field in own.items():
            if _default(field) is MISSING and data.get(name) in (None, ""):
                raise FieldError(name, "", "term-field-missing")
        return {own[name].name: _value(own[name], data[name]) for name in own if name in data}

    def written(self) -> dict[str, Any]:
        """As a plain dict, without what is empty."""
        found = {name: (field, getattr(self, field.name)) for name, field in _stored(type(self)).items()}
        return {name: plain(value) for name, (field, value) in found.items() if value != _default(field)}


def _stored(written: type[Written]) -> dict[str, "Field[Any]"]:
    return {field.metadata["stored_as"] or field.name: field for field in fields(written) if "read" in field.metadata}


def _value(field: "Field[Any]", value: Any) -> Any:
    return _default(field) if value is None else field.metadata["read"](field.name, value)


def _default(field: "Field[Any]") -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def plain(value: Any) -> Any:
    """The value as JSON has it."""
    if isinstance(value, Written):
        return value.written()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, tuple) else value
