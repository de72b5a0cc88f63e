# SPDX-License-Identifier: EUPL-1.2
"""Amounts of money as people type them ("1250", "€ 1.250,50", "1,250.50"), and as they are shown everywhere."""

import re
from collections.abc import Mapping
from dataclasses import replace

from samenspraak.rulebook.verdicts import Finding
from samenspraak.web.wording import money

GROUPS = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*")  # 1.250 or 1,250,000: the mark groups thousands


def cents(typed: str) -> int | None:
    """The amount in whole cents; None when nothing was typed. Raises ValueError for what is no amount."""
    plain = re.sub(r"[€\s]|(?:euro|eur)", "", typed.lower()).removesuffix(",-").removesuffix(",--")
    if not plain:
        return None
    whole, fraction = _split(plain)
    if not re.fullmatch(r"\d{1,10}", whole) or not re.fullmatch(r"\d{0,2}", fraction):
        raise ValueError(typed)
    return int(whole) * 100 + int(fraction.ljust(2, "0"))


def _split(plain: str) -> tuple[str, str]:
    """The whole part without marks, and the part behind the decimal mark."""
    if GROUPS.fullmatch(plain):
        return re.sub(r"[.,]", "", plain), ""
    last = max(plain.rfind("."), plain.rfind(","))
    if last < 0:
        return plain, ""
    head = plain[:last]
    grouped = GROUPS.fullmatch(head)
    if grouped and grouped[1] != plain[last]:  # one mark cannot mean both
        head = head.replace(grouped[1], "")
    return head, plain[last + 1 :]


def shown(amount: int | None) -> str:
    """An amount of money in words of the reader, on pages, on paper and in mail; "" when there is none."""
    return "" if amount is None else money.in_euros(amount)


# What is an amount in a finding.
CENTS = ("bound", "cost", "left", "price", "load", "together", "cheaper", "budget", "paid")
OVER_BUDGET = ("paper-over-budget", "paper-over-one-pot")


def in_euros(finding: Finding, names: Mapping[str, str] | None = None) -> Finding:
    """The finding of a count or a paper with its amounts in words of the reader, and options by their names."""
    params = {name: shown(value) if name in CENTS else value for name, value in finding.params.items()}
    if finding.code in OVER_BUDGET:
        params["most"] = shown(finding.params["most"])
    if "stopped_by" in params:
        params["stopped_by"] = (names or {}).get(params["stopped_by"], "")
    return replace(finding, params=params)
