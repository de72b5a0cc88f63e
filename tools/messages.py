# SPDX-License-Identifier: EUPL-1.2
"""Messages of the product: `build` the catalogue, `check` that each is translated, `missing` prints what is not.

Reads Python (`_("…")`, `ngettext`, `pgettext`) and templates (`{% translate %}`, `{% blocktranslate %}`).
"""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspraak.config.settings")

import django

django.setup()

from django.utils.translation import templatize

from samenspraak.config import catalogue

WEB = Path(catalogue.LOCALE).parent
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
Message = tuple[str, str | None]  # id (singular), context


def used() -> dict[Message, str]:
    """Every message in the product, with the first place it stands."""
    found: dict[Message, str] = {}
    for path in sorted([*WEB.rglob("*.py"), *WEB.rglob("*.html"), *WEB.rglob("*.txt")]):
        for line, message in _messages(path):
            found.setdefault(message, f"{path.relative_to(WEB)}:{line}")
    return found


def _messages(path: Path) -> Iterator[tuple[int, Message]]:
    source = path.read_text("utf-8")
    if path.suffix != ".py":
        source = templatize(source, origin=str(path))
    for line, ids, _comments, context in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
        first = ids[0] if isinstance(ids, tuple) else ids
        if first:
            yield line, (first, context)


def report() -> tuple[list[str], list[str]]:
    """Messages without Dutch, and Dutch without a message."""
    messages, whole = used(), catalogue.merged()
    known = {(m.id[0] if isinstance(m.id, tuple) else m.id, m.context): m for m in whole if m.id}
    missing = [f"{place}: {message[0]!r}" for message, place in messages.items() if message not in known]
    left_over = [repr(message[0]) for message in known if message not in messages]
    fuzzy = [f"fuzzy: {m.id!r}" for m in known.values() if m.fuzzy]
    return missing + fuzzy, left_over


def main(verb: str) -> int:
    if verb == "build":
        print(catalogue.build())
        return 0
    missing, left_over = report()
    for line in missing:
        print("untranslated", line)
    for line in left_over:
        print("left over", line)
    print(f"{len(missing)} untranslated, {len(left_over)} left over")
    return 1 if (missing or left_over) and verb == "check" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))
