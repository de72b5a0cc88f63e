# SPDX-License-Identifier: EUPL-1.2
"""Worked cases: agreements of elsewhere to begin with."""

from samenspraak.civic.agreements.models import Case


def cases() -> list[Case]:
    """The worked cases, by title."""
    return list(Case.objects.order_by("title"))


def case_titles() -> dict[str, str]:
    """The worked cases: titles by name, in the order of titles. One query."""
    return dict(Case.objects.order_by("title").values_list("name", "title"))


def case(name: str) -> Case | None:
    """The worked case with this name."""
    return Case.objects.filter(name=name).first()
