# SPDX-License-Identifier: EUPL-1.2
import pytest


@pytest.fixture(autouse=True)
def now(cast, monkeypatch):
    """The pages look at the clock of the cast."""
    from samenspraak.web.shared import clock

    monkeypatch.setattr(clock, "now", lambda: cast.now)
    monkeypatch.setattr(clock, "today", lambda: cast.now.date())
