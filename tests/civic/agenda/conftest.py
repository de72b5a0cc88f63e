# SPDX-License-Identifier: EUPL-1.2
"""Who else works on the agenda in these tests."""

import pytest

from samenspraak.civic.people import actions as people
from tests.cast import LONG_AGO


@pytest.fixture
def kim(cast):
    """A colleague of Alice's in the gebiedsteam."""
    person = people.register("kim@example.org", name="Kim")
    people.seat(person.pk, cast.gebiedsteam, role="ambtenaar", since=LONG_AGO, at=cast.now)
    return person
