# SPDX-License-Identifier: EUPL-1.2
"""Tables as files for a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

NUMBER = re.compile(r"-\d+(,\d+)?")
# Where a spreadsheet would begin to run something: at the beginning, or after a comma or tab, where some of them take
# that for the end of a cell. The marks are also known in their wide form.
FORMULA = re.compile(r"(?:^|(?<=[,;\t\r\n]))(?=[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])")


def as_csv(head: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    """Rows separated by semicolons, with the mark by which a spreadsheet knows UTF-8. A formula begins with '."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def harmless(cell: Any) -> Any:
    """A text that looks like a formula, as text. A number that is less than nothing is none."""
    return FORMULA.sub("'", cell) if isinstance(cell, str) and not NUMBER.fullmatch(cell) else cell
