# SPDX-License-Identifier: EUPL-1.2
"""Tables as files for a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

NUMBER = re.compile(r"-\d+(,\d+)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def as_csv(head: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    """Rows separated by semicolons, with the mark by which a spreadsheet knows UTF-8. A formula begins with '."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def harmless(cell: Any) -> Any:
    """A text that looks like a formula, as text. A number that is less than nothing is none."""
    looks_like_one = isinstance(cell, str) and cell.startswith(FORMULA) and not NUMBER.fullmatch(cell)
    return f"'{cell}" if looks_like_one else cell
