# SPDX-License-Identifier: EUPL-1.2
"""The backup file: how it is written, and everything that is checked before a database is touched."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from samenspraak import __version__
from samenspraak.config.backup import shape
from samenspraak.config.backup.shape import Table, Unusable
from samenspraak.rulebook import ledger

__all__ = ["Backup", "Manifest", "Member", "Unusable", "digest_of", "opened", "pack"]

FORMAT = "samenspraak-backup-1"
MANIFEST = "manifest.json"
LARGEST_MANIFEST = 1_000_000  # bytes; ours is about 10,000
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True)
class Member:
    """One table in the file: its columns, how many rows, the last number given out, and the SHA-256 of the lines."""

    name: str
    table: str
    columns: list[str]
    rows: int
    last: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What the file says it holds: by whom and when it was made, where the logbook stood, and every member."""

    format: str
    version: str
    made_at: str
    migrations: list[str]
    number: int  # the newest entry of the logbook …
    seal: str  # … and its seal
    members: list[Member]

    @property
    def rows(self) -> int:
        """The rows of all tables together."""
        return sum(member.rows for member in self.members)


def digest_of(path: Path) -> str:
    """SHA-256 of the file: write it down elsewhere to know later that the file is still the same."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# writing


def pack(path: Path, *, at: datetime) -> Manifest:
    """Write everything as it is at one moment, under another name until it is complete."""
    if path.exists():
        raise Unusable(f"{path} exists already; a backup never overwrites.")
    part = path.with_name(path.name + ".part")
    try:
        part.touch(mode=0o600)  # it holds addresses and votes: the owner only
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as file, shape.one_moment():
            manifest = _pack_all(file, at)
        part.replace(path)
    except OSError as error:
        raise Unusable(f"{path} cannot be written ({error.strerror or type(error).__name__}).") from error
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _pack_all(file: zipfile.ZipFile, at: datetime) -> Manifest:
    shape.refuse_when_outdated()
    number, seal = shape.ledger_head()
    manifest = Manifest(
        format=FORMAT,
        version=__version__,
        made_at=at.isoformat(timespec="seconds"),
        migrations=shape.migrations(),
        number=number,
        seal=seal,
        members=[_pack_table(file, table) for table in shape.tables()],
    )
    file.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
    return manifest


def _pack_table(file: zipfile.ZipFile, table: Table) -> Member:
    name, rows, running = f"{table.name}.jsonl", 0, hashlib.sha256()
    with file.open(name, "w", force_zip64=True) as member:
        for row in shape.rows(table):
            line = ledger.canonical(row) + b"\n"
            running.update(line)
            member.write(line)
            rows += 1
    return Member(name, table.name, list(table.columns), rows, shape.last_number(table), running.hexdigest())


# reading


@contextmanager
def opened(path: Path) -> Iterator["Backup"]:
    """The file, open for reading; refused with a sentence when it is no backup of ours."""
    try:
        file = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise Unusable(f"{path} is not there.") from error
    except BROKEN as error:
        raise Unusable(f"{path} is not a backup, or it was cut off.") from error
    with file:
        yield Backup(path, file, _manifest(path, file))


def _manifest(path: Path, file: zipfile.ZipFile) -> Manifest:
    try:
        if file.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
            raise Unusable(f"{path} is not a backup of Samenspraak: its manifest is too large.")
        told = json.loads(file.read(MANIFEST))
        if told["format"] != FORMAT:
            raise Unusable(f"{path} is a backup of another kind: {str(told['format'])[:40]!r}.")
        return Manifest(**{**told, "members": [_member(member) for member in told["members"]]})
    except (KeyError, TypeError, RecursionError, *BROKEN) as error:
        raise Unusable(f"{path} is not a backup of Samenspraak: its manifest cannot be read.") from error


def _member(told: dict[str, Any]) -> Member:
    member = Member(**told)
    if not isinstance(member.table, str) or not isinstance(member.columns, list):
        raise TypeError
    return member


@dataclass(frozen=True)
class Backup:
    """An open backup file and what its manifest says."""

    path: Path
    file: zipfile.ZipFile
    manifest: Manifest

    def checked(self) -> Manifest:
        """The manifest, once everything in the file has been held against it and the logbook's chain holds."""
        self._refuse_other_version()
        self._refuse_other_members()
        for member in self.manifest.members:
            self._refuse_changed(member)
        self._refuse_broken_ledger()
        return self.manifest

    def rows(self, member: Member) -> Iterator[list[Any]]:
        """The rows of one table."""
        for line in self._lines(member):
            yield json.loads(line)

    def _lines(self, member: Member) -> Iterator[bytes]:
        with self.file.open(member.name) as lines:
            yield from lines

    def _refuse_other_version(self) -> None:
        here = {table.name: list(table.columns) for table in shape.tables()}
        there = {member.table: member.columns for member in self.manifest.members}
        if self.manifest.migrations != shape.migrations() or here != there:
            made_by = str(self.manifest.version)[:40]
            raise Unusable(
                f"{self.path} was made by version {made_by}, whose tables differ from those of version "
                f"{__version__}. Restore it with the version that made it, then upgrade."
            )

    def _refuse_other_members(self) -> None:
        told = [MANIFEST, *(f"{member.table}.jsonl" for member in self.manifest.members)]
        names = [MANIFEST, *(member.name for member in self.manifest.members)]
        if sorted(self.file.namelist()) != sorted(told) or names != told:
            raise Unusable(f"{self.path} does not hold exactly the tables that its manifest names.")

    def _refuse_changed(self, member: Member) -> None:
        running, rows = hashlib.sha256(), 0
        try:
            for line in self._lines(member):
                running.update(line)
                rows += 1
        except BROKEN as error:
            raise Unusable(f"{self.path} is damaged in {member.name}.") from error
        if (running.hexdigest(), rows) != (member.sha256, member.rows):
            raise Unusable(f"{self.path} was changed after it was made: {member.name} is not what its manifest says.")
        self._refuse_misshapen(member)

    def _refuse_misshapen(self, member: Member) -> None:
        for number, line in enumerate(self._lines(member), start=1):
            with suppress(ValueError, RecursionError):
                row = json.loads(line)
                if isinstance(row, list) and len(row) == len(member.columns):
                    continue
            raise Unusable(f"{self.path}: line {number} of {member.name} is not a row.")

    def _refuse_broken_ledger(self) -> None:
        member = next(member for member in self.manifest.members if member.table == shape.LEDGER)
        verdict = ledger.verify(_as_sealed(self.rows(member), member.columns))
        if verdict.finding:
            raise Unusable(f"{self.path}: the logbook in it does not hold ({refusal(verdict)}).")
        if (verdict.entries, verdict.head) != (self.manifest.number, self.manifest.seal):
            raise Unusable(f"{self.path}: the logbook in it does not end where its manifest says.")


def refusal(verdict: ledger.Verdict) -> str:
    """What is wrong with a logbook, in a few words."""
    assert verdict.finding
    found = ", ".join(f"{name} {value}" for name, value in verdict.finding.params.items())
    return f"{verdict.finding.code} at {found}"


def _as_sealed(rows: Iterable[list[Any]], columns: list[str]) -> Iterator[str]:
    for row in rows:
        entry = dict(zip(columns, row, strict=True))
        with suppress(TypeError, ValueError):
            entry["at"] = datetime.fromisoformat(entry["at"]).isoformat(timespec="microseconds")
        yield json.dumps(entry)
