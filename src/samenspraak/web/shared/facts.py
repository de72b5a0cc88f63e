# SPDX-License-Identifier: EUPL-1.2
"""The facts of a deed as people read them."""

import json
import re
from datetime import date, datetime
from typing import Any

from django.utils.translation import pgettext

from samenspraak.web.shared import days

A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
A_MOMENT = re.compile(rf"{A_DAY.pattern}T[0-9]{{2}}:[0-9]{{2}}[+-][0-9]{{2}}:[0-9]{{2}}")


def told(value: Any) -> str:
    """A fact for a reader: a day or a moment in words, text as it is, anything else as it was sealed."""
    if isinstance(value, str):
        return _day(value)
    if isinstance(value, bool):
        return pgettext("fact", "yes") if value else pgettext("fact", "no")
    return json.dumps(value, ensure_ascii=False)


def _day(text: str) -> str:
    try:
        if A_MOMENT.fullmatch(text):
            return days.moment(datetime.fromisoformat(text))
        return days.day(date.fromisoformat(text)) if A_DAY.fullmatch(text) else text
    except ValueError:
        return text
