# SPDX-License-Identifier: EUPL-1.2
"""What every test shares: the cast. The settings stand in tests/settings.py."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says something about the machine; speed is held in bench/.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

from tests.browser import browser  # noqa: E402, F401
from tests.cast import cast, django_db_setup, nobody, pytest_runtest_teardown  # noqa: E402, F401  (for every test)

WITHOUT_DATABASE = ("architecture/", "rulebook/", "web/design/", "web/paper/")


@pytest.fixture(autouse=True)
def in_dutch():
    """Every test begins in Dutch, whatever language the page of the test before it was in."""
    from django.utils import translation

    translation.activate("nl")


@pytest.fixture(autouse=True)
def nothing_kept():
    """What pages keep between deeds is of the database of one test."""
    from samenspraak.web.conversations import known_groups
    from samenspraak.web.shared import fragments

    fragments.forget()
    known_groups.forget()


def pytest_collection_modifyitems(items):
    """What touches no database is tested once."""
    here = Path(__file__).parent
    for item in items:
        if str(item.path.relative_to(here)).startswith(WITHOUT_DATABASE):
            item.add_marker(pytest.mark.once)
