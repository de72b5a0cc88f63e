# SPDX-License-Identifier: EUPL-1.2
"""The same room as in the tests of civic, with browsers."""

import pytest
import time_machine

from tests.civic.conversations.conftest import closed, kim, online, planned, room  # noqa: F401  (fixtures)


@pytest.fixture
def phone(room):  # noqa: F811
    """A phone that has come in as a resident."""
    browser = room.cast.client()
    browser.post(f"/g/{room.code}/", {"side": "resident"})
    return browser


@pytest.fixture
def host(room):  # noqa: F811
    """The host's browser."""
    return room.cast.client(room.cast.alice)


@pytest.fixture
def at_home(online):  # noqa: F811
    """A phone that takes part online, as a resident."""
    browser = online.cast.client()
    browser.post(f"/g/{online.code}/", {"side": "resident"})
    return browser


@pytest.fixture
def clock(room):  # noqa: F811
    """Pages look at the clock: let it stand at the moment of the cast."""
    with time_machine.travel(room.cast.now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def colleague(room, kim):  # noqa: F811
    """The browser of a colleague, who does not lead."""
    return room.cast.client(kim)
