# SPDX-License-Identifier: EUPL-1.2
"""Style, script and pictures, hashed and compressed once per version instead of at every start."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from samenspraak.rulebook.ledger import digest


def collect_when_stale() -> None:
    """Collect the static files when one of them is other than what was collected last."""
    kept = Path(settings.STATIC_ROOT) / "collected"
    fingerprint = _fingerprint()
    if kept.exists() and kept.read_text() == fingerprint:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    kept.write_text(fingerprint)


def _fingerprint() -> str:
    """What all sources look like from outside: name, size and moment of change."""
    seen = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            seen.append([path, stat.st_size, stat.st_mtime_ns])
    return digest(sorted(seen))
