# SPDX-License-Identifier: EUPL-1.2
"""Tables as files for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def as_csv(head: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    """Rows separated by semicolons, with the mark by which a spreadsheet knows UTF-8. A formula begins with '."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def harmless(cell: Any) -> Any:
    """A text that looks like a formula, as text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
