# SPDX-License-Identifier: EUPL-1.2
"""Reading tables that people wrote, and noting everything that is wrong with them at its place."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from samenspraak.rulebook.content.shapes import Text
from samenspraak.rulebook.verdicts import Finding

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def wrong(code: str, file: str, at: str, **params: Any) -> Finding:
    """What is wrong, in which file and where: "blocks[deciding].choice"."""
    return Finding(code, {"file": file, "at": at, **params}, about=f"{file}: {at}")


class Reader:
    """Stands at one table of one file. Reading goes on after a fault, so that a clerk hears everything at once.

    A table that is not there is one finding, not one for each of its fields.
    """

    def __init__(self, file: str, value: Any, at: str, findings: list[Finding]) -> None:
        self.file, self.at, self.findings = file, at, findings
        self.there = isinstance(value, Mapping)
        self.table: Mapping[str, Any] = value if isinstance(value, Mapping) else {}
        if not self.there:
            code = "content-shape" if value is not None else "content-missing" if at else "content-file-missing"
            findings.append(wrong(code, file, at))

    def text(self, field: str, limit: int | None = None) -> Text:
        """A text with its translations: `title`, `title_en`."""
        dutch = self._string(field, limit)
        mark = f"{field}_"
        found = {name.removeprefix(mark): value for name, value in self.table.items() if name.startswith(mark)}
        return Text(dutch, {code: value.strip() for code, value in found.items() if isinstance(value, str)})

    def texts(self, field: str) -> tuple[Text, ...]:
        """A list of texts; a translated list counts when it is as long."""
        dutch = self.words(field)
        mark = f"{field}_"
        others = {
            name.removeprefix(mark): value
            for name, value in self.table.items()
            if name.startswith(mark) and isinstance(value, list) and len(value) == len(dutch)
        }
        return tuple(
            Text(one, {code: str(value[place]) for code, value in others.items()}) for place, one in enumerate(dutch)
        )

    def key(self, limit: int) -> str:
        """The stable key of this table: small letters, digits and hyphens, for it goes into addresses and exports."""
        found = self._string("key", limit)
        if found and not KEY.fullmatch(found):
            self._note("content-shape", "key")
        return found

    def word(self, field: str, *, among: tuple[str, ...] = ()) -> str:
        """A plain string, one of a list when there is one."""
        found = self._string(field, None)
        if found and among and found not in among:
            self._note("content-unknown", field, found=found, known=", ".join(among))
        return found

    def words(self, field: str) -> tuple[str, ...]:
        """A list of plain strings, at least one."""
        return tuple(one.strip() for one in self._list(field) if self._is_text(one, field))

    def number(self, field: str) -> int:
        """A whole number above zero."""
        found = self.table.get(field)
        if isinstance(found, int) and not isinstance(found, bool) and found > 0:
            return found
        self._note("content-missing" if found is None else "content-shape", field)
        return 0

    def one(self, field: str) -> "Reader":
        """The table under this name."""
        if not self.there:
            return self
        return Reader(self.file, self.table.get(field), self._path(field), self.findings)

    def many(self, field: str) -> "list[Reader]":
        """The tables in this list, at least one, each named by its key. Keys are never double."""
        path = self._path(field)
        readers = [
            Reader(self.file, value, f"{path}[{_name_of(value, place)}]", self.findings)
            for place, value in enumerate(self._list(field), start=1)
        ]
        for key in doubles(str(reader.table["key"]) for reader in readers if "key" in reader.table):
            self._note("content-double", field, key=key)
        return readers

    def _path(self, field: str) -> str:
        return f"{self.at}.{field}" if self.at else field

    def _note(self, code: str, field: str, **params: Any) -> None:
        if self.there:
            self.findings.append(wrong(code, self.file, self._path(field), **params))

    def _list(self, field: str) -> list[Any]:
        found = self.table.get(field)
        if isinstance(found, list) and found:
            return found
        self._note("content-missing" if found in (None, []) else "content-shape", field)
        return []

    def _string(self, field: str, limit: int | None) -> str:
        found = self.table.get(field)
        if not self._is_text(found, field):
            return ""
        stripped = str(found).strip()
        if limit is not None and len(stripped) > limit:
            self._note("content-too-long", field, limit=limit, length=len(stripped))
        return stripped

    def _is_text(self, found: Any, field: str) -> bool:
        if isinstance(found, str) and found.strip():
            return True
        self._note("content-missing" if found is None or isinstance(found, str) else "content-shape", field)
        return False


def doubles(keys: Iterable[str]) -> list[str]:
    """The keys that stand there more than once, each named once."""
    seen: set[str] = set()
    double: list[str] = []
    for key in keys:
        if key in seen and key not in double:
            double.append(key)
        seen.add(key)
    return double


def _name_of(value: Any, place: int) -> str:
    return str(value["key"]) if isinstance(value, Mapping) and value.get("key") else str(place)
