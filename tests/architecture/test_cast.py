# SPDX-License-Identifier: EUPL-1.2
"""The tests leave the database alone that was only named to make the test database in."""

from contextlib import suppress
from types import SimpleNamespace

import pytest

from tests import cast


@pytest.mark.parametrize(("following", "emptied"), [("another test", 1), (None, 0)])
def test_nothing_is_emptied_after_the_last_test(request, monkeypatch, following, emptied):
    """By then the test database was dropped, and the connection leads to the one that it was made from."""
    done = []
    monkeypatch.setattr(cast, "_put_back", done.append)
    monkeypatch.setattr(cast, "KEPT", {"everybody": {}})
    mark = pytest.mark.django_db(transaction=True).mark
    last = SimpleNamespace(get_closest_marker=lambda _name: mark, config=request.config)
    teardown = cast.pytest_runtest_teardown(last, following)
    next(teardown)
    with suppress(StopIteration):
        teardown.send(None)
    assert len(done) == emptied
