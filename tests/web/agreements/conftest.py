# SPDX-License-Identifier: EUPL-1.2
from importlib import import_module

import pytest


@pytest.fixture(autouse=True)
def now(cast, monkeypatch):
    """The pages look at the clock of the cast. All are loaded first: none may keep that clock for other tests."""
    from samenspraak.web.shared import clock

    import_module("samenspraak.config.urls")
    monkeypatch.setattr(clock, "now", lambda: cast.now)
    monkeypatch.setattr(clock, "today", lambda: cast.now.date())
