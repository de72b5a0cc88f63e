# SPDX-License-Identifier: EUPL-1.2
"""The same room as in the tests of civic, with browsers."""

import pytest

from tests.civic.conversations.conftest import planned, room  # noqa: F401  (fixtures)


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
