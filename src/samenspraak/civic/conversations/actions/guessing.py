# SPDX-License-Identifier: EUPL-1.2
"""Limits the guessing of join codes. A whole hall may share one address, so only wrong codes count, and generously."""

from datetime import datetime

from django.db import transaction

from samenspraak.civic.people import actions as people


@transaction.atomic(durable=True)
def note_wrong_code(address: str, *, at: datetime) -> None:
    """One wrong code was typed from this address (a keyed hash). Refused when there were too many."""
    people.spend("code", address, at=at)
