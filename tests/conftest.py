# SPDX-License-Identifier: EUPL-1.2
"""What every test shares: the message catalogue and the cast. The settings stand in tests/settings.py."""

from samenspraak.config import catalogue

catalogue.build_when_stale()

from tests.browser import browser  # noqa: E402, F401
from tests.cast import cast  # noqa: E402, F401  (the fixture for every test)
